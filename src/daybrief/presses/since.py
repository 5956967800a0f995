"""What became of earlier editions' stories: what came true, what lapsed, what stands unchanged.

Every press sets the same items. The words between the sentences are the program's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daybrief.model import Edition, Expectation, Outcome, Override
from daybrief.presses.lines import A_WEEK, moment
from daybrief.presses.paragraphs import Run, runs
from daybrief.presses.words import words
from daybrief.tools.words import long_date, weekday


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line below "Since yesterday": a label, what it is about, and our remark."""

    label: str
    runs: tuple[Run, ...]
    remark: str
    said: tuple[Run, ...] = ()
    """After the remark, what an earlier edition said."""


def items(edition: Edition) -> tuple[Item, ...]:
    """Set what came true, what lapsed, and the stories without anything new."""
    return (*_expected(edition), *_unchanged(edition))


def ahead(edition: Edition) -> tuple[tuple[Expectation, str], ...]:
    """Give what is still to come, each with the day by which, in words."""
    w = words(edition.language)
    return tuple(
        (
            one,
            w.due.format(date=long_date(one.due, edition.language)) if one.due else w.no_due,
        )
        for one in edition.expectations
        if one.outcome is Outcome.OPEN
    )


def moved(edition: Edition, one: Override) -> str:
    """Say what an editor changed, who, when and why."""
    w = words(edition.language)
    return w.moved.format(
        was=w.places[one.was],
        place=w.places[one.place],
        by=one.by,
        at=moment(edition, one.at),
        why=one.why,
    )


def _expected(edition: Edition) -> Iterator[Item]:
    w = words(edition.language)
    for one in edition.expectations:
        named = _named(one.day, edition)
        if one.told:
            yield Item(
                label=w.came_true,
                runs=runs((one.told,)),
                remark=w.was_next.format(edition=named),
                said=runs((one.said,)),
            )
        elif one.outcome is Outcome.LAPSED:
            remark = w.lapsed_why.format(edition=named)
            yield Item(label=w.lapsed, runs=runs((one.said,)), remark=remark)


def _unchanged(edition: Edition) -> Iterator[Item]:
    w = words(edition.language)
    for one in edition.unchanged:
        yield Item(
            label=w.unchanged,
            runs=runs((one.headline,)),
            remark=f"{_named(one.day, edition)}.",
        )


def _named(day: date, edition: Edition) -> str:
    w = words(edition.language)
    phrase = w.edition_of if edition.day - day <= A_WEEK else w.edition_of_date
    return phrase.format(
        weekday=weekday(day, edition.language), date=long_date(day, edition.language)
    )
