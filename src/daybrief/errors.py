"""Every error daybrief raises on purpose, in one tree.

Each error has three parts: `problem` (what), `where` (which file, source or edition) and `fix`
(what the person can do). Arguments are positional so that errors survive pickling.
"""


class NewsroomError(Exception):
    """Something we can name went wrong; the root of every error raised on purpose."""

    exit_code = 1

    def __init__(self, problem: str, where: str = "", fix: str = "") -> None:
        super().__init__(problem, where, fix)
        self.problem = problem
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        told = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{told}. {self.fix}" if self.fix else told


class InvalidInput(NewsroomError, ValueError):
    """What was given is wrong; nothing was changed."""


class SettingsError(InvalidInput):
    """A settings file, or one key in it, is missing or wrong."""


class InvalidSource(InvalidInput):
    """An address or a kind of source that cannot be gathered from."""


class NotFound(NewsroomError, LookupError):
    """Something asked for by name is not there."""


class UnknownSource(NotFound):
    """No source has this name."""


class UnknownEdition(NotFound):
    """No edition has this id."""


class SourceError(NewsroomError):
    """The outside world's trouble with one source; becomes a `Failure`, never stops the day."""

    status = 0
    """The HTTP status that told of it, where there was one."""
    wait_seconds = 0
    """How long the server asked to be left alone."""
    is_slow = False
    """Whether it took longer than it may."""


class Unreachable(SourceError):
    """No answer: refused, too slow, not found, or the server is in trouble."""


class NotAllowed(SourceError):
    """We may not read it: robots.txt, 401, 402, 403, or an address the guard refuses."""


class Unreadable(SourceError):
    """It answered, but the answer is not what it claims to be, or is too large."""


class StageError(NewsroomError):
    """A stage could not handle one item; becomes a `Failure`, never stops the day."""


class NothingToRead(StageError):
    """A document holds no article text at all."""


class NothingToWrite(StageError):
    """A story gives no sentence that may be printed."""


class EditionError(NewsroomError):
    """What was asked of an edition may not be done."""


class TooFewSources(EditionError):
    """So few sources answered that a day cannot be told; this is an outage, not a quiet day."""


class UncheckedBrief(EditionError):
    """A brief has a sentence without a supported verdict; it may not be published."""


class StoreError(NewsroomError):
    """The disk or the database failed; the original error is chained."""


class NewerDatabase(StoreError):
    """The database was written by a newer daybrief than this one."""


class AlreadyRunning(StoreError):
    """Another run holds this newsroom's lock."""


class LeaseLost(StoreError):
    """A job has been taken over by another worker; the first one's work on it does not count."""


class DeliveryError(NewsroomError):
    """A press or a mailer could not do its work."""


class EmbeddingError(NewsroomError):
    """The optional embeddings cannot be installed or loaded; everything works without them."""


class PluginError(NewsroomError):
    """A plugin could not be loaded or broke its promise; the cause is chained."""
