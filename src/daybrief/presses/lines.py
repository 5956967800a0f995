"""What every sheet says about an edition in a line: when, from what, by whom, what is missing.

Plain text in the publication's language, never escaped here. The phrases are in `words/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from daybrief.model import (
    Brief,
    Completeness,
    Coverage,
    Disagreement,
    Edition,
    LedgerRow,
    Outage,
    SourceDown,
)
from daybrief.presses.words import words
from daybrief.tools.words import LABELS, long_date, weekday

A_WEEK = timedelta(days=6)
"""So long ago a weekday's name says which day is meant."""
OUTLETS_IN_ROW = 5
"""Outlets named in one row under an edition; the ledger page names all."""
WHY_AT_MOST = 40
"""Characters of a reason that still reads as an aside; a longer one stands in the ledger."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of "What we could not read"."""

    what: str
    count: str
    outlets: str


def also(edition: Edition) -> str:
    """Name two other stories below the title; nothing on a day without."""
    if not edition.also:
        return ""
    headlines = "; ".join(headline.rstrip(" .") for headline in edition.also)
    says = words(edition.language).also.format(headlines=headlines)
    return says.removesuffix(".") if headlines.endswith(("?", "!", "…")) else says


def dateline(edition: Edition) -> tuple[str, str, str, str]:
    """Say when and where, from what, read until when, and when the next one comes."""
    w, zone = words(edition.language), ZoneInfo(edition.zone)
    due_at, next_at = edition.due_at.astimezone(zone), edition.next_at.astimezone(zone)
    read = sum(row.article_count for row in edition.ledger.rows)
    date_told = long_date(edition.day, edition.language)
    if _place(edition.zone):
        at = w.at.format(date=date_told, time=_hour(due_at), place=_place(edition.zone))
    else:
        at = f"{date_told}, {_hour(due_at)} {due_at.tzname()}"
    return (
        at,
        w.origin_of_text.format(
            articles=w.articles_of(read), sources=w.sources(edition.counts.sources_answered)
        ),
        w.read_until.format(time=_when(edition.cutoff_at.astimezone(zone), edition, bare=True)),
        w.next_edition.format(time=_when(next_at, edition)),
    )


def day(edition: Edition) -> str:
    """Write an edition's day out."""
    return long_date(edition.day, edition.language)


def moment(edition: Edition, at: datetime | None) -> str:
    """Write a moment in the publication's zone; nothing if it is not known."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(edition.zone))
    return f"{long_date(local.date(), edition.language)}, {_hour(local)}"


def run_in(text: str, language: str) -> str:
    """Set a label or headline before the text that it opens.

    >>> run_in("What's next", "en"), run_in("Who pays?", "en")
    ("What's next:", 'Who pays?')
    """
    bare = text.rstrip(" .:")
    return bare if bare.endswith(("?", "!", "…")) else words(language).run_in.format(label=bare)


def coverage(told: Coverage, language: str) -> str:
    """Say who told the story, whose text others print, and who could not be read."""
    w = words(language)
    if told.article_count == 1 and len(told.outlets) == 1:
        says = w.one_article.format(outlet=told.outlets[0])
    else:
        counted = (
            w.articles(told.article_count),
            w.outlets(len(told.outlets)),
            w.origins(told.origin_count),
        )
        says = ", ".join(counted)
        if told.reprinted_from:
            number = _number(told.reprint_count, language)
            says += f" ({w.reprints.format(number=number, outlet=told.reprinted_from)})"
        says += "."
    if told.unread:
        outlets = ", ".join(f"{outlet} ({why})" if why else outlet for outlet, why in told.unread)
        count = len(told.unread)
        phrase = w.one_unread if count == 1 else w.unread
        number = _number(count, language).capitalize()
        says += " " + phrase.format(number=number, outlets=outlets)
    return says


def disputed(told: Disagreement, edition: Edition) -> str:
    """Line up what outlets tell differently, each in its own words with its time.

    `“12 people were killed” (Coast Wire, Tuesday 19:40) or “15 people died” (Lake Gazette, 04:05)`
    """
    w = words(edition.language)
    opened, closed = w.quotation_marks
    versions = [
        f"{opened}{version.says}{closed} ({version.outlet}, {_told_at(version.at, edition)})"
        for version in told.versions
    ]
    return (w.version_or if len(versions) == 2 else "; ").join(versions) + "."


def label(contract: str, language: str) -> str:
    """The words that open a part with such a promise: `Disputed`, `Catch up`."""
    labels = LABELS[contract]
    return labels.get(language[:2].lower(), labels["en"])


def _told_at(at: datetime | None, edition: Edition) -> str:
    """Give the hour at which something was said, and the weekday if it was another day."""
    if at is None:
        return "–"
    local = at.astimezone(ZoneInfo(edition.zone))
    if local.date() == edition.day:
        return _hour(local)
    return f"{_named(local.date(), edition)} {_hour(local)}"


def ledger_rows(edition: Edition) -> tuple[Row, ...]:
    """Count what was read and what was not, with the outlets that it came from."""
    w = words(edition.language)
    rows = [
        Row(
            what=w.completeness[row.completeness],
            count=str(row.article_count),
            outlets=_outlets(row, edition.language),
        )
        for row in edition.ledger.rows
    ]
    if edition.ledger.down:
        rows.append(Row(what=w.source_down, count="–", outlets=_down(edition.ledger.down)))
    return tuple(rows)


def since(edition: Edition, earlier: Sequence[Edition]) -> str:
    """Head the stories that go on from the last edition."""
    w = words(edition.language)
    last = earlier[0].day if earlier else None
    if last == edition.day - timedelta(days=1):
        return w.since_yesterday
    if last and last < edition.day <= last + A_WEEK:
        return w.since.format(weekday=weekday(last, edition.language))
    return w.since_last


def news(brief: Brief, edition: Edition, earlier: Sequence[Edition]) -> str:
    """Say how much of a story that goes on no earlier article had; nothing if none is."""
    fresh = sum(sentence.is_new for sentence in brief.sentences)
    if not brief.thread or not fresh:
        return ""
    w = words(edition.language)
    last = earlier[0].day if earlier else None
    if last == edition.day - timedelta(days=1):
        says = w.new_yesterday
    elif last and last < edition.day <= last + A_WEEK:
        says = w.new_weekday.format(weekday=weekday(last, edition.language))
    else:
        says = w.new_last
    if fresh == len(brief.sentences):
        return f"{says}."
    return w.some_new.format(new=says, number=fresh, total=len(brief.sentences))


def told_before(
    brief: Brief, edition: Edition, earlier: Sequence[Edition]
) -> tuple[str, Edition, Brief] | None:
    """Find what an earlier edition on the shelf told of this story, and name it."""
    w = words(edition.language)
    for before in earlier:
        for old in before.briefs:
            if brief.thread and brief.thread in (old.story, old.thread):
                phrase = w.told_before if before.day + A_WEEK >= edition.day else w.told_before_date
                says = phrase.format(
                    weekday=weekday(before.day, edition.language),
                    date=long_date(before.day, edition.language),
                    headline=old.headline.text,
                )
                return says, before, old
    return None


def outage(told: Outage, last: Edition | None, language: str) -> str:
    """Say that there is no edition, why, and which is the last one."""
    w = words(language)
    says = w.outage.format(
        weekday=weekday(told.day, language),
        answered=told.sources_answered,
        sources=w.sources(told.sources_asked),
    )
    return f"{says} {_last(told.day, last, language)}"


def late(day: date, last: Edition | None, language: str) -> str:
    """Say that a day's edition is late, and which is the last one."""
    says = words(language).late.format(weekday=weekday(day, language))
    return f"{says} {_last(day, last, language)}"


def _last(day: date, last: Edition | None, language: str) -> str:
    w = words(language)
    if last is None:
        return w.outage_first
    phrase = w.outage_last if last.day + A_WEEK >= day else w.outage_last_date
    return phrase.format(weekday=weekday(last.day, language), date=long_date(last.day, language))


def sources_down(down: Sequence[SourceDown], language: str) -> str:
    """Name the sources that did not answer, with the reason; nothing if all did."""
    return words(language).sources_down.format(sources=_down(down)) if down else ""


def checked(brief: Brief, language: str) -> str:
    """Name the checks that every sentence passed; nothing if any sentence has not."""
    w = words(language)
    verdicts = [sentence.verdict for sentence in (brief.headline, *brief.sentences)]
    if not all(verdict and verdict.supported for verdict in verdicts):
        return ""
    names = dict.fromkeys(r.check for v in verdicts if v for r in v.results)
    told = ", ".join(w.checks.get(name, name) for name in names)
    return w.checked.format(checks=told) if told else ""


def _down(down: Sequence[SourceDown]) -> str:
    return ", ".join(f"{each.outlet} ({each.why})" if each.why else each.outlet for each in down)


def _outlets(row: LedgerRow, language: str) -> str:
    w = words(language)
    if row.completeness is Completeness.COMPLETE:
        return w.sources(len(row.outlets))
    named = [
        f"{outlet} {count}" if len(row.outlets) > 1 else outlet
        for outlet, count in row.outlets[:OUTLETS_IN_ROW]
    ]
    told = ", ".join(named)
    others = len(row.outlets) - OUTLETS_IN_ROW
    if others > 0:
        told += " " + (w.one_other if others == 1 else w.others.format(count=others))
    is_short = len(row.why) == 1 and len(row.why[0]) <= WHY_AT_MOST
    return f"{told} ({row.why[0]})" if is_short else told


def _when(at: datetime, edition: Edition, *, bare: bool = False) -> str:
    """Name a moment as seen from the edition's day; `bare` leaves out "today"."""
    w, days = words(edition.language), (at.date() - edition.day).days
    if days == 0:
        return _hour(at) if bare else w.today.format(time=_hour(at))
    if abs(days) == 1:
        return (w.tomorrow if days == 1 else w.yesterday).format(time=_hour(at))
    return f"{_named(at.date(), edition)}, {_hour(at)}"


def _named(day: date, edition: Edition) -> str:
    is_near = abs(day - edition.day) <= A_WEEK
    return (weekday if is_near else long_date)(day, edition.language)


def _hour(at: datetime) -> str:
    return f"{at:%H:%M}"


def _place(zone: str) -> str:
    """Give the city that a zone is named after; `UTC` and `Etc/GMT+5` have none."""
    area, _, city = zone.rpartition("/")
    return city.replace("_", " ") if area and area != "Etc" else ""


def _number(count: int, language: str) -> str:
    numbers = words(language).numbers
    return numbers[count] if 0 <= count < len(numbers) else str(count)
