"""An edition as web pages: no script, no third party, links that work on a site and in a folder.

The pages are the newest edition (also at the root), its stories, its ledger, and the archive.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import groupby
from pathlib import Path

from daybrief.model import (
    Brief,
    Citation,
    Counts,
    Edition,
    Expectation,
    Failure,
    Reference,
    Sentence,
)
from daybrief.presses import Sheet, Shelf, folder, lines, since
from daybrief.presses.paragraphs import Note, notes, printed
from daybrief.presses.safe import slug
from daybrief.presses.template import environment
from daybrief.presses.words import Words, words
from daybrief.tools.words import long_date, month

MEDIA_TYPE = "text/html; charset=utf-8"
FEEDS = (
    ("RSS", "feed.rss", "application/rss+xml"),
    ("Atom", "feed.atom", "application/atom+xml"),
    ("JSON Feed", "feed.json", "application/feed+json"),
)
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def sheets(shelf: Shelf) -> Iterator[Sheet]:
    """Print the newest edition's pages, the front page and the archive."""
    style = Path(__file__).with_name("templates") / "style.css"
    yield Sheet(path="style.css", media_type="text/css; charset=utf-8", body=style.read_bytes())
    yield _sheet("edition.html", Page(shelf=shelf, path="index.html", is_front=True))
    yield _sheet("archive.html", Page(shelf=shelf, path="archive/index.html"))
    if shelf.edition:
        at = folder(shelf.edition)
        yield _sheet("edition.html", Page(shelf=shelf, path=f"{at}/index.html"))
        yield _sheet("ledger.html", Page(shelf=shelf, path=f"{at}/ledger/index.html"))
        for brief in shelf.edition.briefs:
            page = Page(shelf=shelf, path=f"{at}/{slug(brief)}/index.html", brief=brief)
            yield _sheet("story.html", page)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a template may ask for: the edition, and our own words about it."""

    shelf: Shelf
    path: str
    brief: Brief | None = None
    """On a story's page, the story."""
    is_front: bool = False
    """The front page says so when the day could not be told."""
    feeds = FEEDS

    @property
    def edition(self) -> Edition | None:
        return self.shelf.edition

    @property
    def publication(self) -> str:
        return self.shelf.publication

    @property
    def language(self) -> str:
        return self.shelf.language

    @property
    def is_rtl(self) -> bool:
        return self.language[:2] in RIGHT_TO_LEFT

    @property
    def w(self) -> Words:
        return words(self.language)

    @property
    def root(self) -> str:
        """The way from this sheet to the root: the same on a site and in a folder."""
        return "../" * self.path.count("/")

    @property
    def canonical(self) -> str:
        shown = f"{folder(self._edition)}/" if self.is_front and self.edition else self.path
        return f"{self.shelf.address}/{shown.removesuffix('index.html')}"

    @property
    def folder(self) -> str:
        return f"{self.root}{folder(self._edition)}/"

    # lines about the edition

    @property
    def outage(self) -> str:
        """Say that there is no edition for a day, or that it is late; empty on other days."""
        if not self.is_front:
            return ""
        if self.shelf.outage:
            return lines.outage(self.shelf.outage, self.edition, self.language)
        return lines.late(self.shelf.late, self.edition, self.language) if self.shelf.late else ""

    @property
    def down(self) -> str:
        outage = self.shelf.outage
        return lines.sources_down(outage.down, self.language) if outage else ""

    @property
    def ledger_of(self) -> str:
        return self.w.ledger_of.format(date=long_date(self._edition.day, self.language))

    @property
    def whole_edition(self) -> str:
        return self.w.whole_edition.format(date=long_date(self._edition.day, self.language))

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        counts = self._edition.counts
        return tuple(
            zip(self.w.counts, (getattr(counts, f.name) for f in fields(Counts)), strict=True)
        )

    @property
    def failures(self) -> tuple[tuple[str, tuple[Failure, ...]], ...]:
        by_stage = sorted(self._edition.ledger.failures, key=lambda failure: failure.stage)
        return tuple(
            (stage, tuple(found)) for stage, found in groupby(by_stage, key=lambda f: f.stage)
        )

    @property
    def months(self) -> tuple[tuple[str, tuple[tuple[Edition, str], ...]], ...]:
        """Every edition on the shelf with its address, by month, newest first."""
        named = groupby(self.shelf.editions, key=lambda e: month(e.day, self.language))
        return tuple(
            (
                name[0].upper() + name[1:],
                tuple((e, f"{self.root}{folder(e)}/index.html") for e in editions),
            )
            for name, editions in named
        )

    # a brief, as it is set

    def story(self, brief: Brief) -> str:
        return f"{self.folder}{slug(brief)}/index.html"

    def told_before(self, brief: Brief) -> tuple[str, str] | None:
        found = lines.told_before(brief, self._edition, self.shelf.earlier)
        if found is None:
            return None
        says, edition, old = found
        return says, f"{self.root}{folder(edition)}/{slug(old)}/index.html"

    def news(self, brief: Brief) -> str:
        return lines.news(brief, self._edition, self.shelf.earlier)

    @property
    def since(self) -> tuple[since.Item, ...]:
        return since.items(self._edition)

    @property
    def ahead(self) -> tuple[tuple[Expectation, str], ...]:
        return since.ahead(self._edition)

    @property
    def overrides(self) -> tuple[tuple[str, str], ...]:
        return tuple((o.title, since.moved(self._edition, o)) for o in self._edition.overrides)

    # what the sentences rest on

    @cached_property
    def references(self) -> dict[str, Reference]:
        return {reference.article: reference for reference in self._edition.references}

    @cached_property
    def notes(self) -> dict[str, Note]:
        return notes(self._edition, printed(self._edition))

    @property
    def articles(self) -> tuple[Note, ...]:
        return tuple(notes(self._edition, self._sentences).values())

    @cached_property
    def numbered(self) -> tuple[tuple[int, Citation], ...]:
        """Number the passages of a story, each once, in the order of its sentences."""
        assert self.brief, "only a story's page asks for its passages"
        cited = dict.fromkeys(self.brief.citations)
        return tuple(enumerate(cited, 1))

    def numbers(self, sentence: Sentence) -> tuple[int, ...]:
        cited = {*sentence.citations, *(edit.citation for edit in sentence.edits)}
        return tuple(number for number, citation in self.numbered if citation in cited)

    @property
    def _sentences(self) -> tuple[Sentence, ...]:
        assert self.brief, "only a story's page asks for its passages"
        return (self.brief.headline, *self.brief.sentences)

    @property
    def _edition(self) -> Edition:
        assert self.edition, "the templates ask for the edition only where there is one"
        return self.edition


def _sheet(template: str, page: Page) -> Sheet:
    text = environment().get_template(template).render(page=page, brief=page.brief)
    return Sheet(path=page.path, media_type=MEDIA_TYPE, body=text.encode())
