"""What a program that runs for long says as it goes: a line an event, for a person or a program."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from daybrief.records.worker import Done, Trouble


@dataclass(frozen=True, kw_only=True)
class Log:
    """Writes events to standard output, each line whole though several processes write."""

    clock: Callable[[], datetime]
    is_json: bool = False

    def __call__(self, event: str, says: str, **more: object) -> None:
        at = self.clock()
        if self.is_json:
            told = {"at": at.isoformat(timespec="seconds"), "event": event, "says": says, **more}
            line = json.dumps(told, ensure_ascii=False, default=str)
        else:
            line = f"{at:%Y-%m-%d %H:%M:%S}Z {event:<9} {says}"
        sys.stdout.write(line.replace("\n", " ") + "\n")
        sys.stdout.flush()

    def job(self, came: Done | Trouble) -> None:
        """Say what came of a job."""
        match came:
            case Done(result=dict(told)) if "event" in told:
                self(**{**told, "job": came.key})
            case Done():
                self("done", came.key, job=came.key)
            case Trouble(again_at=None):
                self("failed", f"{came.key}: {came.error}", job=came.key)
            case Trouble(again_at=again_at):
                again = f"tried again at {again_at:%H:%M:%S}Z"
                says = f"{came.key}: {str(came.error).rstrip('.')}; {again}"
                self("trouble", says, job=came.key, again_at=again_at)
