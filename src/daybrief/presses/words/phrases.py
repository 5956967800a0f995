"""What a sheet says in its own voice: the phrases that every language has to give."""

from collections.abc import Mapping
from dataclasses import dataclass

from daybrief.model import Completeness, Place


@dataclass(frozen=True, kw_only=True)
class Plural:
    """A counted noun."""

    one: str
    many: str
    is_one_at_zero: bool = False
    """French counts nothing as one."""

    def __call__(self, count: int) -> str:
        is_one = count == 1 or (count == 0 and self.is_one_at_zero)
        return f"{count:,} {self.one if is_one else self.many}".replace(",", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language's phrases; `{…}` is filled in by `presses/lines.py`."""

    numbers: tuple[str, ...]
    """From zero to twelve, as written in running text."""
    quotation_marks: tuple[str, str]
    articles: Plural
    articles_of: Plural
    """After "from", where a language bends the noun."""
    sources: Plural
    outlets: Plural
    origins: Plural
    documents: Plural

    # masthead and foot
    skip: str
    archive: str
    latest: str
    whole_edition: str
    other_forms: str
    plain_text: str
    on_the_web: str

    # the head of an edition
    also: str
    at: str
    origin_of_text: str
    read_until: str
    next_edition: str
    today: str
    tomorrow: str
    yesterday: str

    # its parts
    run_in: str
    no_lead: str
    more: str
    since: str
    since_yesterday: str
    since_last: str
    new_yesterday: str
    new_weekday: str
    new_last: str
    some_new: str
    edition_of: str
    edition_of_date: str
    unchanged: str
    came_true: str
    was_next: str
    lapsed: str
    lapsed_why: str
    still_ahead: str
    due: str
    no_due: str
    overrides: str
    moved: str
    places: Mapping[Place, str]
    told_before: str
    told_before_date: str
    opens: str
    corrections: str
    version: str
    outage: str
    late: str
    outage_last: str
    outage_last_date: str
    outage_first: str
    sources_down: str

    # what outlets tell differently
    version_or: str

    # coverage
    one_article: str
    reprints: str
    one_unread: str
    unread: str

    # the ledger
    unread_heading: str
    count_column: str
    outlets_column: str
    completeness: Mapping[Completeness, str]
    others: str
    one_other: str
    source_down: str
    ledger: str
    ledger_of: str
    in_numbers: str
    counts: tuple[str, ...]
    """In the order of the fields of `Counts`."""
    how_read: str
    set_aside: str
    left_out: str
    score_column: str
    made_with: str
    settings: str
    inputs: str
    none: str

    # a story
    why_picked: str
    passages: str
    told_by: str
    checked: str
    checks: Mapping[str, str]
    headline_of: str
    sources_heading: str
