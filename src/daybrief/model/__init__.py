"""The nouns every part shares: frozen dataclasses, no I/O, no behaviour that costs anything."""

from daybrief.model.article import Article, Completeness, Evidence, Kind
from daybrief.model.brief import (
    Brief,
    CheckResult,
    Citation,
    Coverage,
    Label,
    Role,
    Sentence,
    Verdict,
)
from daybrief.model.document import Document, Entry
from daybrief.model.edition import (
    Counts,
    Edition,
    Ledger,
    LedgerRow,
    LeftOut,
    Outage,
    Reference,
    Section,
    SourceDown,
    State,
)
from daybrief.model.failure import Failure
from daybrief.model.source import Source, Terms, Visit, VisitState
from daybrief.model.story import Pick, Place, Reason, Story

__all__ = [
    "Article",
    "Brief",
    "CheckResult",
    "Citation",
    "Completeness",
    "Counts",
    "Coverage",
    "Document",
    "Edition",
    "Entry",
    "Evidence",
    "Failure",
    "Kind",
    "Label",
    "Ledger",
    "LedgerRow",
    "LeftOut",
    "Outage",
    "Pick",
    "Place",
    "Reason",
    "Reference",
    "Role",
    "Section",
    "Sentence",
    "Source",
    "SourceDown",
    "State",
    "Story",
    "Terms",
    "Verdict",
    "Visit",
    "VisitState",
]
