"""An edition as plain text of 72 columns and as Markdown, for mail, terminals and notebooks.

Both are laid out by one function, so that they cannot say different things.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daybrief.model import Brief, Edition
from daybrief.presses import Sheet, Shelf, folder, lines, since
from daybrief.presses.paragraphs import Credit, Note, Run, notes, paragraphs, printed
from daybrief.presses.safe import link, printable
from daybrief.presses.words import words

COLUMNS = 72


def sheets(shelf: Shelf) -> Iterator[Sheet]:
    """Print the newest edition as text and as Markdown."""
    if shelf.edition:
        at = folder(shelf.edition)
        text = plain(shelf.edition, shelf.earlier, shelf.address)
        marked = markdown(shelf.edition, shelf.earlier, shelf.address)
        media_type = "text/plain; charset=utf-8"
        yield Sheet(path=f"{at}/edition.txt", media_type=media_type, body=text.encode())
        media_type = "text/markdown; charset=utf-8"
        yield Sheet(path=f"{at}/edition.md", media_type=media_type, body=marked.encode())


def plain(edition: Edition, earlier: Sequence[Edition], address: str) -> str:
    """Set an edition in plain text; sources are numbered and listed at the end."""
    noted = notes(edition, printed(edition))
    blocks = [*_blocks(edition, earlier, address, PLAIN, noted)]
    if noted:
        blocks.append(PLAIN.heading(words(edition.language).sources_heading, 2))
        blocks.extend(_note(note) for note in noted.values())
    return "\n\n".join(blocks) + "\n"


def markdown(edition: Edition, earlier: Sequence[Edition], address: str) -> str:
    """Set an edition in CommonMark; each outlet's name links to its article."""
    noted = notes(edition, printed(edition))
    return "\n\n".join(_blocks(edition, earlier, address, MARKDOWN, noted)) + "\n"


@dataclass(frozen=True, kw_only=True)
class Marks:
    """How one kind of text marks what it sets."""

    text: Callable[[str], str]
    """Make outside text harmless."""
    strong: Callable[[str], str]
    quiet: Callable[[str], str]
    """An aside inside a paragraph: the outlets behind a run of sentences."""
    remark: Callable[[str], str]
    """A paragraph of its own, less loud: the coverage."""
    address: Callable[[str], str]
    credit: Callable[[Credit, Mapping[str, Note]], str]
    heading: Callable[[str, int], str]
    block: Callable[[str], str]
    item: Callable[[str], str]


def _blocks(
    edition: Edition,
    earlier: Sequence[Edition],
    address: str,
    marks: Marks,
    noted: Mapping[str, Note],
) -> Iterator[str]:
    w = words(edition.language)
    yield marks.heading(edition.title, 1)
    if edition.also:
        yield marks.block(marks.text(lines.also(edition)))
    at, read, until, following = lines.dateline(edition)
    yield marks.block(marks.text(f"{at} · {read}, {until} · {following}"))
    if not edition.leads:
        yield marks.block(marks.text(w.no_lead))
    for brief in edition.leads:
        yield marks.heading(brief.headline.text, 2)
        for told in _paragraphs(brief, edition, marks, noted):
            yield marks.block(told)
        for told in _disputed(brief, edition, marks):
            yield marks.block(told)
        if before := lines.told_before(brief, edition, earlier):
            label = lines.run_in(lines.label("catch_up", edition.language), edition.language)
            yield marks.block(f"{marks.strong(marks.text(label))} {marks.text(before[0])}")
        says = lines.coverage(brief.coverage, edition.language)
        says = " ".join(filter(None, (says, lines.news(brief, edition, earlier))))
        yield marks.block(marks.remark(marks.text(says)))
    if edition.sections:
        yield marks.heading(w.more, 2)
    for section in edition.sections:
        if section.name:
            yield marks.heading(section.name, 3)
        yield _bullets(section.briefs, edition, earlier, marks, noted)
    told_since = since.items(edition)
    if edition.since_last or told_since:
        yield marks.heading(lines.since(edition, earlier), 2)
        bullets = _bullets(edition.since_last, edition, earlier, marks, noted)
        carried = "\n".join(_item(item, edition, marks, noted) for item in told_since)
        yield "\n".join(filter(None, (bullets, carried)))
    yield marks.heading(w.unread_heading, 2)
    rows = [
        f"{marks.strong(marks.text(lines.run_in(row.what, edition.language)))} "
        f"{marks.text(row.count)} · {marks.text(row.outlets)}"
        for row in lines.ledger_rows(edition)
    ]
    yield "\n".join(marks.item(row) for row in rows)
    yield marks.block(marks.text(w.corrections))
    web = f"{address}/{folder(edition)}/"
    yield marks.block(w.on_the_web.format(address=marks.address(web)))


def _paragraphs(
    brief: Brief, edition: Edition, marks: Marks, noted: Mapping[str, Note]
) -> Iterator[str]:
    for paragraph in paragraphs(brief):
        told = []
        if paragraph.label:
            told.append(marks.strong(marks.text(lines.run_in(paragraph.label, edition.language))))
        told.extend(_runs(paragraph.runs, marks, noted))
        yield " ".join(told)


def _runs(runs: Iterable[Run], marks: Marks, noted: Mapping[str, Note]) -> Iterator[str]:
    for run in runs:
        yield from (marks.text(sentence.text) for sentence in run.sentences)
        if run.credits:
            named = ", ".join(marks.credit(credit, noted) for credit in run.credits)
            yield marks.quiet(named)


def _item(item: since.Item, edition: Edition, marks: Marks, noted: Mapping[str, Note]) -> str:
    told = (
        marks.strong(marks.text(lines.run_in(item.label, edition.language))),
        *_runs(item.runs, marks, noted),
        marks.text(item.remark),
        *_runs(item.said, marks, noted),
    )
    return marks.item(" ".join(told))


def _disputed(brief: Brief, edition: Edition, marks: Marks) -> Iterator[str]:
    for told in brief.disagreements:
        label = lines.run_in(lines.label("disputed", edition.language), edition.language)
        says = marks.text(lines.disputed(told, edition))
        yield f"{marks.strong(marks.text(label))} {says}"


def _bullets(
    briefs: Iterable[Brief],
    edition: Edition,
    earlier: Sequence[Edition],
    marks: Marks,
    noted: Mapping[str, Note],
) -> str:
    items = []
    for brief in briefs:
        opening = lines.run_in(brief.headline.text, edition.language)
        told = [marks.strong(marks.text(opening)), *_paragraphs(brief, edition, marks, noted)]
        if says := lines.news(brief, edition, earlier):
            told.append(marks.text(says))
        items.append(marks.item(" ".join(told)))
    return "\n".join(items)


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Wrap at 72 columns; an address or a long name is never cut."""
    return textwrap.fill(
        text.strip(),
        COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain_heading(text: str, level: int) -> str:
    told = _wrapped(printable(text))
    line = {1: "=", 2: "-"}.get(level, "")
    return f"{told}\n{line * max(map(len, told.splitlines()), default=0)}" if line else told


def _numbered(credit: Credit, noted: Mapping[str, Note]) -> str:
    numbers = "".join(f"[{noted[article].number}]" for article in credit.articles)
    return f"{printable(credit.outlet)}\N{NO-BREAK SPACE}{numbers}"


def _note(note: Note) -> str:
    mark = f"[{note.number}] "
    told = _wrapped(
        printable(f"{note.outlet}: {note.title}" if note.title else note.outlet), mark, "    "
    )
    address = link(note.url)
    return f"{told}\n    {address}" if address else told


PLAIN = Marks(
    text=printable,
    strong=lambda text: text,
    quiet=lambda text: f"({text})",
    remark=lambda text: text,
    address=lambda url: url,
    credit=_numbered,
    heading=_plain_heading,
    block=_wrapped,
    item=lambda text: _wrapped(text, "- ", "  "),
)

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~|#])")
_MARKDOWN_OPENING = re.compile(r"^(\d{0,9})([-+=.)])")


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", printable(text).strip())


def _linked(credit: Credit, noted: Mapping[str, Note]) -> str:
    address = link(credit.url)
    outlet = _escaped(credit.outlet)
    # Between angle brackets nothing but a bracket ends an address; link() has escaped those.
    return f"[{outlet}](<{address.replace('&', '&amp;')}>)" if address else outlet


def _marked_block(text: str) -> str:
    """Keep a paragraph from being read as a list, a heading or a rule."""
    return _MARKDOWN_OPENING.sub(r"\1\\\2", text.strip())


MARKDOWN = Marks(
    text=_escaped,
    strong=lambda text: f"**{text}**" if text else "",
    quiet=lambda text: f"*{text}*" if text else "",
    remark=lambda text: f"*{text}*" if text else "",
    address=lambda url: f"<{url}>",
    credit=_linked,
    heading=lambda text, level: f"{'#' * level} {_escaped(text)}",
    block=_marked_block,
    item=lambda text: f"- {text}",
)
