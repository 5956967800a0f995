"""What sort of piece an article is, and why we think so.

From structured data, the address, labels the page shows and the form of its title; the text's
completeness is another matter. The words stand in `phrases/kinds.toml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from daybrief.model import Evidence, Kind
from daybrief.stages.read import phrases
from daybrief.stages.read.body.passages import Passage, leads_within
from daybrief.stages.read.declared import Declared

ITEMS_AT_LEAST = 5
"""Headings that are links, each over a few lines, that make a page a round-up. # guess, 2026-11"""
TITLE_AT_MOST = 300
"""Characters of a title or a label; nothing honest is longer."""

_TYPES = (
    (Kind.LIVE, frozenset({"LiveBlogPosting"})),
    (Kind.SPONSORED, frozenset({"AdvertiserContentArticle"})),
    (Kind.OPINION, frozenset({"OpinionNewsArticle", "AskPublicNewsArticle"})),
    (Kind.GALLERY, frozenset({"ImageGallery", "MediaGallery"})),
    (Kind.VIDEO, frozenset({"VideoObject"})),
)
_MEDIA = frozenset({Kind.VIDEO, Kind.GALLERY})
"""A page that has one of these and an article as well is an article."""
_SHOWN = frozenset({Kind.OPINION, Kind.SPONSORED})
"""Kinds told by a label beside the title; `Live` and `Video` also stand in a menu there."""
_LABEL_ENDS = re.compile(r"\s*[·•|–—:]\s*|\s+-\s+|\s+(?:by|from|presented|paid)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class _Words:
    labels: Mapping[Kind, re.Pattern[str]]
    titles: Mapping[Kind, re.Pattern[str]]
    buttons: Mapping[Kind, re.Pattern[str]]
    round_up: re.Pattern[str]


def kind_of(
    said: Declared, title: str, url: str, labels: Sequence[str], passages: Sequence[Passage]
) -> tuple[Kind, Evidence | None]:
    """Say what sort of piece it is.

    Takes:   `labels`, the short lines that the page shows around its title.
    Gives:   ARTICLE without evidence when nothing speaks for another kind.
    """
    for found, why in _signs(said, title, url, labels, passages):
        return found, Evidence(fact="kind", says=why)
    return Kind.ARTICLE, None


def _signs(
    said: Declared, title: str, url: str, labels: Sequence[str], passages: Sequence[Passage]
) -> Iterator[tuple[Kind, str]]:
    """Give what speaks for a kind, surest first."""
    word_count = sum(len(passage.text.split()) for passage in passages)
    words, plain = _words(), _plain(title)
    if words.round_up.search(plain):
        yield Kind.ROUND_UP, f"the title has the form of a round-up: {title!r}"
    for found, types in _TYPES:
        if types & said.types and not (found in _MEDIA and word_count > 150):
            yield found, f"its structured data calls it {min(types & said.types)}"
    for found, form in words.titles.items():
        if form.search(plain):
            yield found, f"the title says so: {title!r}"
    folders = _folders(url)
    for found in words.labels:
        if found in _MEDIA and word_count > 150:
            continue
        yield from _labelled(found, said.sections, labels, folders)
    items = _linked_items(passages, urlsplit(url).hostname or "")
    if items >= ITEMS_AT_LEAST:
        yield Kind.ROUND_UP, f"{items} short items, each under a heading that links elsewhere"


def _labelled(
    kind: Kind, sections: Sequence[str], labels: Sequence[str], folders: Sequence[str]
) -> Iterator[tuple[Kind, str]]:
    words = _words()
    form, button = words.labels[kind], words.buttons.get(kind)
    for label in sections:
        if form.fullmatch(_first_part(label)):
            yield kind, f"the page is labelled {label!r}"
    for label in labels if kind in _SHOWN else ():
        part = _first_part(label)
        if form.fullmatch(part) and not (button and button.fullmatch(part)):
            yield kind, f"the page is labelled {label!r}"
    for folder in folders:
        if form.fullmatch(folder.lower()):
            yield kind, f"its address is under /{folder}/"


def _linked_items(passages: Sequence[Passage], host: str) -> int:
    """Count headings that lead to other pieces of the site and stand over a few lines of text.

    Gives:   0 where such items are not most of the text: then they are references in an article.
    """
    items = {
        here.target.partition("#")[0]: len(here.text) + len(after.text)
        for here, after in pairwise(passages)
        if here.tag == "head"
        and here.linked > 0.8
        and len(here.text.split()) >= 4
        and after.tag == "p"
        and len(after.text.split()) < 120
        and leads_within(here, host)
    }
    items.pop("", None)
    is_most = sum(items.values()) * 2 > sum(len(passage.text) for passage in passages)
    return len(items) if is_most else 0


def _folders(url: str) -> list[str]:
    return unquote(urlsplit(url).path).strip("/").split("/")[:-1][:3] if url else []


def _first_part(label: str) -> str:
    """`Sponsored content · Paid for by a company`: the first part is the label."""
    return _LABEL_ENDS.split(_plain(label), maxsplit=1)[0]


def _plain(text: str) -> str:
    return text[:TITLE_AT_MOST].lower().replace("’", "'")


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = phrases.load("kinds")
    round_up = _any(told["round-up"]["phrases"])
    for name in ("day", "hour", "digest"):
        round_up = round_up.replace(name.upper(), f"(?:{_any(told['round-up'][name])})")
    return _Words(
        labels={
            Kind(kind): re.compile(rf"\W*(?:{_any(lines)})\W*")
            for kind, lines in told["labels"].items()
        },
        titles={Kind(kind): re.compile(_any(lines)) for kind, lines in told["titles"].items()},
        buttons={
            Kind(kind): re.compile(rf"\W*(?:{_any(lines)})\W*")
            for kind, lines in told["buttons"].items()
        },
        round_up=re.compile(round_up),
    )


def _any(lines: str) -> str:
    return "|".join(lines.strip().splitlines())
