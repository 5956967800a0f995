"""Who, when, where, in which language: the facts of an article beside its text.

Chooses among a page's claims (`declared`), what it shows and what its feed entry says; each date
with how it was learnt.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from courlan import extract_domain
from dateutil import parser as date_words
from htmldate import find_date
from lxml.html import HtmlElement
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from daybrief.model import Entry
from daybrief.model.article import FIRST_SEEN
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.lines import PARTICLES, is_byline
from daybrief.tools.html import squeeze

DATED_AHEAD = timedelta(days=1)
"""Grace for wrong zones; a claim later than that after the fetching is wrong."""
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
SURE = 0.9
"""Probability above which the text itself, not the page's `lang`, tells the language."""

_SEPARATOR = re.compile(r"\s+[|–—·•«»:*⋆~-]+\s+|\s*\|\s*")
_TRACKING = re.compile(r"^(?:utm_.*|fbclid|gclid|mc_[ce]id|ocid|cmpid?|ito|smid|ref_src|icid)$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:/|-|_|\b)")
_BY = re.compile(
    r"(?:^|\b)(?:(?:written|story|text|words|posted|reported|researched|reviewed) )?"
    r"(?:by|von|par|por|di|door|author|autor|auteur|text)(?:\s*:|\b)",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:staff|desk|newsroom|redaktion|rédaction|redacción|redazione|redactie|redação|admin|"
    r"editors?|team|agenc\w+|news|press|reuters|afp|dpa|ansa|efe|wire|online|https?)\b|[@/]|\.com",
    re.IGNORECASE,
)


_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  # what a date leaves out; its zone is told apart
_ZONES = {
    name: int(hours * 3600)
    for name, hours in {
        "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
        "ET": -5, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "IST": 5.5, "JST": 9,
        "AEST": 10, "AEDT": 11,
    }.items()
}  # fmt: skip
"""Seconds from UTC; news pages use these names for these zones."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows beside its running text."""

    headings: tuple[str, ...] = ()
    """The first `h1`s."""
    title: str = ""
    """The `title` element."""
    bylines: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


def shown(tree: HtmlElement) -> Shown:
    """Collect headings, bylines and times that a tree shows."""
    bylines = tree.xpath(
        "(//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or "
        "contains(@class, 'author-name') or contains(@class, 'author__name') or "
        "contains(@class, 'article-author') or contains(@class, 'entry-author') or "
        "contains(concat(' ', @class, ' '), ' author ')])[position() < 6]"
    )
    times = tree.xpath("(//time[@datetime])[position() < 4]/@datetime")
    headings = [squeeze(heading.text_content()[:1000]) for heading in tree.iter("h1")]
    titles = [squeeze(title.text_content()[:1000]) for title in tree.iter("title")]
    return Shown(
        headings=tuple(heading for heading in headings if heading)[:3],
        title=next(iter(titles), ""),
        bylines=tuple(squeeze(byline.text_content())[:200] for byline in bylines),
        times=tuple(times),
    )


def title(said: Declared, seen: Shown, entry: Entry | None, host: str) -> str:
    """Choose the article's title and take the site's name off it.

    Method:  the only `h1`, or the `h1` that the page's claims confirm; else the claims in order.
    """
    claims = [said.headline, *said.titles, seen.title]
    names = [*said.site_names, host, host.removeprefix("www."), host.split(".")[-2:][0]]
    claims = [bare for claim in claims if (bare := without_site(claim, names))]
    known = {_folded(claim) for claim in claims}
    for heading in seen.headings:
        if _folded(heading) in known:
            return heading
    if len(seen.headings) == 1 and 8 < len(seen.headings[0]) < 250:
        heading = without_site(seen.headings[0], names)
        if not claims or _overlap(heading, claims[0]) > 0.3 or len(heading.split()) > 3:
            return heading
    told = [entry.title] if entry and entry.title else []
    return next(iter([*claims, *told, *seen.headings]), "")


def without_site(claim: str, names: Iterable[str]) -> str:
    """Take the site's name, as far as it is known, off the ends of a title."""
    folded = {_folded(name).replace(" ", "") for name in names if name}
    while True:
        parts = list(_SEPARATOR.finditer(claim))
        if not parts:
            return claim.strip()
        head, tail = claim[: parts[-1].start()], claim[parts[-1].end() :]
        first, rest = claim[: parts[0].start()], claim[parts[0].end() :]
        if head and _is_name(tail, folded):
            claim = head
        elif rest and _is_name(first, folded):
            claim = rest
        elif "|" in parts[-1][0] and len(tail.split()) <= 4 and len(head.split()) > 4:
            claim = head
        else:
            return claim.strip()


def byline(
    said: Declared, seen: Shown, entry: Entry | None, blocks: Sequence[str] = ()
) -> tuple[str, ...]:
    """Name the people who wrote, without desks, agencies and the outlet itself.

    Takes:   the page's blocks of text: a line that only says who wrote is believed last.
    """
    sites = {_folded(name) for name in (*said.site_names, *said.organisations)}
    lines = tuple(block for block in blocks if is_byline(block))[:1]
    told = (said.people, said.meta_authors, seen.bylines, (entry.byline if entry else "",), lines)
    for claims in told:
        people = [person for claim in claims for person in _people(claim)]
        if claims is said.people and not people:  # one word is a name if it is said to be a person
            people = [name for name in claims if _is_like_a_name(name, at_least=1)]
        people = [person for person in people if _folded(person) not in sites]
        if people:
            return tuple(dict.fromkeys(people))[:12]
    return ()


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A moment with how it was learnt."""

    at: datetime
    learnt_from: str
    is_day_only: bool = False


def published(
    tree: HtmlElement, said: Declared, seen: Shown, url: str, entry: Entry | None, now: datetime
) -> Dated:
    """Tell when the article was published and how that was learnt; at worst, when it was seen.

    Takes:   `now`, the moment the page was fetched: later claims are wrong.
    """
    entry_at = entry.published_at if entry else None
    if entry_at and not OLDEST < entry_at <= now + DATED_AHEAD:
        entry_at = None
    for dated in _claims(said, seen, url, now):
        near = entry_at and abs(entry_at - dated.at) < timedelta(hours=36)
        if dated.is_day_only and near and entry_at:
            return Dated(at=entry_at, learnt_from="feed")  # knows the hour as well
        return _at_noon(dated, now) if dated.is_day_only else dated
    if entry_at:
        return Dated(at=entry_at, learnt_from="feed")
    found = find_date(tree, original_date=True, max_date=now, min_date=OLDEST)
    # The first of January is what the search says when it found nothing but a year.
    searched = moment(found) if found and not found.endswith("-01-01") else None
    if searched:
        found_at = Dated(at=searched.at, learnt_from="visible", is_day_only=True)
        return _at_noon(found_at, now)
    return Dated(at=now, learnt_from=FIRST_SEEN)


def _at_noon(dated: Dated, now: datetime) -> Dated:
    """Give a day without an hour its noon, or the moment it was seen if that is earlier.

    Midnight UTC is the day before west of Greenwich, and "yesterday" would mean another day.
    """
    noon = dated.at.replace(hour=12, minute=0)
    return replace(dated, at=max(dated.at, min(noon, now)))


def updated(said: Declared, published_at: datetime, now: datetime) -> datetime | None:
    """Tell when the article was last changed, if it says so and that is after it came out."""
    for claim in said.modified:
        dated = moment(claim)
        if dated and published_at < dated.at <= now + DATED_AHEAD:
            return dated.at
    return None


def moment(words: str) -> Dated | None:
    """Read a date as machines write it, or in words with a four-digit year; UTC if it has no zone.

    >>> moment("2026-11-23T06:00:00+01:00").at.isoformat()
    '2026-11-23T05:00:00+00:00'
    """
    words = words.strip()
    if not 8 <= len(words) <= 60 or not re.search(r"(?:19|20)\d\d", words):
        return None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        try:
            # A fixed default, or what is missing would be filled from today.
            at = date_words.parse(words, default=_NO_DAY, tzinfos=_ZONES)
        except (ValueError, OverflowError, TypeError, AttributeError, date_words.ParserError):
            return None
    try:
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return Dated(at=at, learnt_from="", is_day_only=not re.search(r"\d:\d\d|T\d", words))


def language(text: str, hint: str, source_language: str) -> str:
    """Tell the language of a text; a short or doubtful one has the page's, or the source's."""
    hint = hint if re.fullmatch(r"[a-z]{2}", hint) else source_language
    if len(text) < 40:
        return hint or (_guess(text)[0] if text.strip() else "")
    name, probability = _guess(text)
    return name if probability >= SURE or not hint else hint


def canonical(said: Declared, url: str, final_url: str, source_address: str) -> str:
    """Choose the article's address.

    Gives:   the declared canonical one if its host is one that was asked or answered, or the
             outlet's own; never another's, and never the front page for an article.
    """
    here = final_url or url
    hosts = {domain(address) for address in (url, final_url, source_address) if address}
    for claim in said.canonical:
        try:
            address = urljoin(here, claim.strip()) if here else claim.strip()
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            continue
        is_front = parts.path in {"", "/"} and not parts.query
        if (not hosts or domain(address) in hosts) and not (is_front and here):
            return without_tracking(address)
    return without_tracking(here)


def domain(url: str) -> str:
    """Give the registered domain of an address; the host itself if it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return extract_domain(url, fast=True) or host


def without_tracking(url: str) -> str:
    """Take the fragment and the parameters that only follow readers out of an address."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return url
    kept = [(name, value) for name, value in query if not _TRACKING.match(name.lower())]
    told = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, told, ""))


def _claims(said: Declared, seen: Shown, url: str, now: datetime) -> Iterator[Dated]:
    """Give the believable dates that page and address claim, surest first."""
    claims = [*said.published, *(("visible", words) for words in seen.times[:1])]
    for how, words in claims:
        dated = moment(words)
        if dated and OLDEST < dated.at <= now + DATED_AHEAD:
            yield Dated(at=dated.at, learnt_from=how, is_day_only=dated.is_day_only)
    match = _IN_ADDRESS.search(urlsplit(url).path if url else "")
    if match and (dated := moment("-".join(match.groups()))) and dated.at <= now + DATED_AHEAD:
        yield Dated(at=dated.at, learnt_from="address", is_day_only=True)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _guess(text: str) -> tuple[str, float]:
    name, probability = _identifier().classify(text[:3000])
    return str(name), float(probability)


def _people(claim: str) -> Iterator[str]:
    """Take the names of people out of a byline."""
    claim = _BY.sub(" ", re.split(r"[|•·]|\b(?:is an?|has been|updated|published)\b", claim)[0])
    for name in re.split(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b)\s*", claim):
        name = name.strip(" .:–-")
        if _is_like_a_name(name, at_least=2):
            yield name


def _is_like_a_name(name: str, *, at_least: int) -> bool:
    words = name.split()
    return (
        at_least <= len(words) <= 5
        and len(name) < 60
        and not _NOT_PEOPLE.search(name)
        and not re.search(r"\d", name)
        and all(word[0].isupper() or word.lower() in PARTICLES for word in words)
    )


def _is_name(part: str, names: set[str]) -> bool:
    folded = _folded(part).replace(" ", "")
    return bool(folded) and any(
        folded == name or (len(folded) > 4 and (folded in name or name in folded) and len(name) > 3)
        for name in names
        if name
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _overlap(one: str, other: str) -> float:
    first, second = set(_folded(one).split()), set(_folded(other).split())
    return len(first & second) / max(1, min(len(first), len(second)))
