"""An item set aside, with its error; it reaches the report."""

from dataclasses import dataclass
from typing import Self

from daybrief.errors import NewsroomError


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One item's trouble, as a value: it never stops the day and never gets lost."""

    stage: str
    """Which stage set it aside: `gather`, `read`, `write`, `check`."""
    item: str
    """What it was: a source's name, an address, a headline."""
    kind: str
    """Class of the error: `Unreachable`."""
    problem: str
    where: str = ""
    fix: str = ""

    @classmethod
    def of(cls, stage: str, item: str, error: NewsroomError) -> Self:
        return cls(
            stage=stage,
            item=item,
            kind=type(error).__name__,
            problem=error.problem,
            where=error.where,
            fix=error.fix,
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.problem}"
