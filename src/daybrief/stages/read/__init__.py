"""Documents to articles: the text that a page really shows, its facts, and what was missing.

One bad page never stops the others. Nothing is fetched here, and no gate is read around.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from daybrief.errors import NothingToRead, SourceError, StageError, Unreadable
from daybrief.model import (
    Article,
    Caption,
    Completeness,
    Document,
    Entry,
    Evidence,
    Failure,
    Source,
)
from daybrief.stages.read import body as bodies
from daybrief.stages.read import extent, facts, gate
from daybrief.stages.read.body.measures import Told
from daybrief.stages.read.body.passages import Passage, block
from daybrief.stages.read.body.runs import runs
from daybrief.stages.read.declared import Declared, declared
from daybrief.stages.read.items import items_of
from daybrief.stages.read.kind import kind_of
from daybrief.stages.read.talk import talk_of
from daybrief.tools import html

__all__ = ["article", "article_or_error", "articles"]

T = TypeVar("T")
R = TypeVar("R")

PARAGRAPHS_AT_MOST = 5_000


class Each(Protocol):
    """What `map` does: apply a function to each item, in order; an item may end in an error."""

    def __call__(
        self, function: Callable[[T], R], items: Iterable[T], /
    ) -> Iterator[R | StageError]: ...


# Trafilatura logs each page it dislikes; what matters becomes evidence here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def articles(
    documents: Iterable[Document], sources: Mapping[str, Source], *, each: Each = map
) -> Iterator[Article | Failure]:
    """Read each document; one that holds nothing to read is set aside.

    Takes:   the sources by name; a document of a source no longer there is read all the same.
             `each` applies the reading: here and now, unless other processes are to do it.
    """
    documents, told = tee(documents)
    tasks = ((d, sources.get(d.source) or Source(name=d.source, address="")) for d in documents)
    for document, found in zip(told, each(article_or_error, tasks), strict=True):
        if isinstance(found, Article):
            yield found
        else:
            yield Failure.of("read", document.final_url or document.url, found)


def article_or_error(task: tuple[Document, Source]) -> Article | StageError | SourceError:
    """Read one document; what is wrong with it is a value, as another process can hand it back."""
    try:
        return article(*task)
    except (StageError, SourceError) as error:
        return error


def article(document: Document, source: Source) -> Article:
    """Read one document.

    Gives:   an article, its text empty where the page shows none: `completeness` then says why.
             The feed's own words stand in for a page that cannot be read.
             Of an enormous page, the article is read that stands in its beginning.
    Raises:  NothingToRead if there is neither page nor entry; Unreadable for a PDF, an image and
             what else is no page.
    """
    if not document.body:
        return _of_entry(document, source, document.trouble or "the answer was empty")
    where = document.final_url or document.url
    content_type = next((value for name, value in document.headers if name == "content-type"), "")
    try:
        page = html.page(document.body, content_type, where)
    except Unreadable as error:
        if document.entry and (document.entry.summary or document.entry.content):
            return _of_entry(document, source, error.problem)
        raise
    frame_count = extent.frame_count(page.tree)
    read = extent.of_paragraphs(_of_page(document, source, page.tree), PARAGRAPHS_AT_MOST)
    read = extent.of_frames(read, frame_count)
    if page.cut:
        read = extent.of_beginning(read, html.page(document.body, content_type, where))
    unreadable = {
        Completeness.SHELL,
        Completeness.CONSENT,
        Completeness.BLOCKED,
        Completeness.ERROR,
        Completeness.EMPTY,
    }
    if read.completeness in unreadable and document.entry and _fed(document.entry):
        why = next(told.says for told in read.evidence if told.fact == "completeness")
        return _of_entry(document, source, why)
    return read


@dataclass(frozen=True, kw_only=True)
class _Page:
    """A page's tree, measured before and after what it hides is gone."""

    said: Declared
    url: str
    seen: facts.Shown
    hidden: bodies.Hidden
    dated: facts.Dated
    script_count: int
    refresh: str
    blocks: tuple[str, ...]
    found: bodies.Body
    is_declared: bool
    """Whether the text stands in structured data alone."""


def _of_page(document: Document, source: Source, tree: HtmlElement) -> Article:
    page = _page(document, source, tree)
    said, seen, entry, url = page.said, page.seen, document.entry, page.url
    host = urlsplit(url).hostname or ""
    title = facts.title(said, seen, entry, host)
    names = (*said.people, *said.meta_authors, *said.site_names, *seen.bylines, source.outlet)
    titles = (title, said.headline, *said.titles, *seen.headings, seen.title)
    passages = bodies.without_opening(page.found.passages, titles, names)
    text = "\n".join(passage.text for passage in passages)
    language = facts.language(text or title, said.language, source.language)
    found = gate.verdict(
        gate.Page(
            title=title,
            language=language,
            body=page.found,
            passages=passages,
            blocks=page.blocks,
            hidden=page.hidden,
            said=said,
            status=document.status or 200,
            script_count=page.script_count,
            refresh=page.refresh,
            fed=" ".join(html.plain(entry.content)) if entry else "",
        )
    )
    kept = found.passages[:PARAGRAPHS_AT_MOST]
    paragraphs = tuple(passage.text for passage in kept)
    paywalled, why_paywalled = gate.paywalled(said)
    labels = _labels(page.blocks, title)
    sort, why_sort = kind_of(said, title, url, labels, found.passages)
    claims = tuple(when for _, when in (*said.published[:1], *said.modified[:1]))
    end = sum(len(paragraph) for paragraph in paragraphs) + 2 * max(0, len(paragraphs) - 1)
    evidence = (
        found.evidence(end if found.at_end else None),
        why_paywalled,
        why_sort,
        _DECLARED if page.is_declared and kept else None,
    )
    dated = page.dated
    changed = facts.updated(said, seen, entry, dated.at, document.fetched_at)
    return Article(
        id=_id(source, url, title, paragraphs),
        source=source,
        url=url,
        title=title,
        byline=facts.byline(said, seen, entry, page.blocks),
        signed=facts.signed(said, seen, entry, page.blocks),
        published_at=dated.at,
        published_offset=dated.offset,
        published_from=dated.learnt_from,
        updated_at=changed.at if changed else None,
        updated_offset=changed.offset if changed else None,
        updated_from=changed.learnt_from if changed else "",
        section=facts.section(said, seen, title),
        place=facts.place(paragraphs),
        corrections=facts.corrections(page.blocks, title),
        language=language,
        paragraphs=paragraphs,
        blocks=tuple(block(passage, url) for passage in kept),
        captions=_captions(page.found, kept),
        completeness=found.completeness,
        paywalled=paywalled,
        kind=sort,
        items=items_of(sort, kept, url, claims),
        evidence=(*(told for told in evidence if told), _dating(dated)),
        document=document.id,
    )


def _page(document: Document, source: Source, tree: HtmlElement) -> _Page:
    """Measure a page in the one order that works: claims and times first, for pruning is final."""
    said = declared(tree)
    seen = facts.shown(tree, said)
    url = facts.canonical(said, document.url, document.final_url, source.address)
    scripts = sum(1 for _ in tree.iter("script"))
    refresh = tree.xpath(
        "string(//meta[translate(@http-equiv,'REFSH','refsh')='refresh']/@content)"
    )
    dated = facts.published(
        said, seen, document.final_url or document.url, document.entry, document.fetched_at
    )
    hidden = bodies.prune(tree, is_gated=said.is_free is False)
    standing = runs(tree)
    blocks = tuple(run.text for run in standing)
    found = bodies.candidates(standing, tree)
    told = Told.of(said, (seen.title, *seen.headings))
    shown = bodies.body(found, told, tree)
    elsewhere = bodies.declared_only(said, shown)
    if elsewhere and gate.is_closed(said, blocks, hidden):
        elsewhere = None  # what a page holds for a script behind its gate is no text
    return _Page(
        said=said,
        url=url,
        seen=seen,
        hidden=hidden,
        dated=dated,
        script_count=scripts,
        refresh=refresh.partition("=")[2].strip(),
        blocks=blocks,
        found=elsewhere or shown,
        is_declared=elsewhere is not None,
    )


def _of_entry(document: Document, source: Source, why: str) -> Article:
    """Make an article of what the feed says, for want of a page.

    Raises:  NothingToRead if the feed says nothing either.
    """
    entry = document.entry
    if entry is None or not (entry.title or _fed(entry)):
        raise NothingToRead(f"nothing to read: {why}", document.final_url or document.url)
    summary, content = html.plain(entry.summary), html.plain(entry.content)
    told = content if len(" ".join(content)) >= len(" ".join(summary)) else summary
    paragraphs = tuple(p for p in told if not talk_of(p))[:PARAGRAPHS_AT_MOST]
    title = " ".join(html.plain(entry.title))
    if paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    is_whole = told is content and gate.is_whole(paragraphs, " ".join(summary))
    says = f"only the feed's words could be read: {why}"
    if is_whole:
        count = len(" ".join(paragraphs).split())
        says = f"the feed carries the whole article ({count} words); the page: {why}"
    said = Declared()
    url = facts.canonical(said, document.url or entry.url, document.final_url, source.address)
    language = facts.language("\n".join((title, *paragraphs)), "", source.language)
    dated = facts.published(said, facts.Shown(), url, entry, document.fetched_at)
    changed = facts.updated(said, facts.Shown(), entry, dated.at, document.fetched_at)
    passages = tuple(Passage(text=paragraph) for paragraph in paragraphs)
    sort, why_sort = kind_of(said, title, url, (), passages)
    evidence = (Evidence(fact="completeness", says=says), why_sort, _dating(dated))
    return Article(
        id=_id(source, url, title, paragraphs),
        source=source,
        url=url,
        title=title,
        byline=facts.byline(said, facts.Shown(), entry),
        signed=facts.signed(said, facts.Shown(), entry),
        published_at=dated.at,
        published_offset=dated.offset,
        published_from=dated.learnt_from,
        updated_at=changed.at if changed else None,
        updated_offset=changed.offset if changed else None,
        updated_from=changed.learnt_from if changed else "",
        place=facts.place(paragraphs),
        corrections=facts.corrections(paragraphs, title),
        language=language,
        paragraphs=paragraphs,
        completeness=Completeness.COMPLETE if is_whole else Completeness.FEED_ONLY,
        kind=sort,
        evidence=tuple(told for told in evidence if told),
        document=document.id,
    )


_DECLARED = Evidence(fact="text", says="the text stands in structured data alone (articleBody)")


def _captions(found: bodies.Body, kept: Sequence[Passage]) -> tuple[Caption, ...]:
    """Say where the captions stand between the passages that are left."""
    if not kept:
        return ()
    places = {id(passage): at + 1 for at, passage in enumerate(kept)}
    start = next(n for n, passage in enumerate(found.passages) if id(passage) in places)
    places |= {id(passage): 0 for passage in found.passages[:start]}  # the opening, dropped
    places[id(None)] = 0
    return tuple(
        Caption(text=under.text, at=places[id(under.after)])
        for under in found.captions
        if id(under.after) in places
    )


def _fed(entry: Entry) -> bool:
    return bool(html.plain(entry.summary) or html.plain(entry.content))


def _dating(dated: facts.Dated) -> Evidence:
    precision = ", to the day" if dated.is_day_only else ""
    return Evidence(fact="published", says=f"learnt from: {dated.learnt_from}{precision}")


def _labels(blocks: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Give the short lines right before and after the title."""
    at = next((n for n, block in enumerate(blocks) if n and block == title), None)
    if at is None:
        return ()
    near = (*blocks[max(0, at - 2) : at], *blocks[at + 1 : at + 3])
    return tuple(line for line in near if len(line) < 80)


def _id(source: Source, url: str, title: str, paragraphs: tuple[str, ...]) -> str:
    told = repr((source.name, url, title, "\n\n".join(paragraphs)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
