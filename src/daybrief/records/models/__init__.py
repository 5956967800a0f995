"""The tables, by noun.

Columns are what is searched and ordered by; `told` is the noun itself as canonical JSON, so that
what is read back equals what was kept.
"""

from daybrief.records.models.article import ArticleRow
from daybrief.records.models.document import BodyRow, DocumentRow, RulesRow, ValidatorRow
from daybrief.records.models.edition import (
    EditionRow,
    InputDocumentRow,
    InputsRow,
    OutageRow,
    VersionRow,
)
from daybrief.records.models.failure import FailureRow
from daybrief.records.models.job import JobRow
from daybrief.records.models.lock import LockRow
from daybrief.records.models.sheet import SheetRow
from daybrief.records.models.source import SourceRow, VisitRow
from daybrief.records.models.story import StoryRow

__all__ = [
    "ArticleRow",
    "BodyRow",
    "DocumentRow",
    "EditionRow",
    "FailureRow",
    "InputDocumentRow",
    "InputsRow",
    "JobRow",
    "LockRow",
    "OutageRow",
    "RulesRow",
    "SheetRow",
    "SourceRow",
    "StoryRow",
    "ValidatorRow",
    "VersionRow",
    "VisitRow",
]
