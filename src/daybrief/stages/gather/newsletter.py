"""The `newsletter` gatherer: letters in; a document for each article or letter out.

A letter that tells of several articles is split and each article's own page is fetched; a letter
that is one article is a document itself. No tracking link is ever followed.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from daybrief.errors import SourceError, Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.dates import honest
from daybrief.stages.gather.letter import Letter, read
from daybrief.stages.gather.pages import offer, pages, password
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.links import hides
from daybrief.tools.mailboxes import imap_letters, letters
from daybrief.tools.net import Net

HIDDEN = "the letter's link does not say where it leads, and tracking links are not followed"


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read a source's newest letters, then fetch the pages that they lead to.

    A letter that cannot be read is a failure of its own; the others go on.

    Raises:  SourceError, Unreadable if no letter can be read.
    """
    read_letters: list[Letter] = []
    newest_problem = ""
    for name, raw in _letters(source, limits):
        try:
            read_letters.append(within_limits(partial(read, raw, name), name))
        except SourceError as error:
            newest_problem = newest_problem or error.problem
            yield Failure.of("gather", f"{source.name}: {name}", error)
    if newest_problem and not read_letters:
        problem = f"no letter could be read; the newest: {newest_problem}"
        raise Unreadable(problem, source.address)
    told = [entry for letter in read_letters for entry in letter.items]
    told += [letter.whole for letter in read_letters if not letter.items]
    yield offer(honest(told, net.clock()))
    by_page: dict[str, Entry] = {}
    for letter in read_letters:
        whole = honest((letter.whole,), net.clock())[0]
        if not letter.items:
            yield _letter(source, letter, whole, net)
        for item in letter.items:
            by_page.setdefault(item.url.partition("#")[0], replace(item, published_at=None))
    entries = list(by_page.values())[: limits.entries_at_most]
    for entry in entries:
        if hides(entry.url):
            yield Document(
                source=source.name,
                url=entry.url,
                fetched_at=net.clock(),
                entry=entry,
                trouble=HIDDEN,
            )
    yield from pages(source, [entry for entry in entries if not hides(entry.url)], net)


def _letters(source: Source, limits: Limits) -> Iterator[tuple[str, bytes]]:
    if "://" not in source.address:
        return letters(source.address, limits.entries_at_most)
    return imap_letters(
        source.address,
        source.user,
        password(source),
        at_most=limits.entries_at_most,
        seconds=limits.seconds_at_most,
        allow_private=source.allow_private,
    )


def _letter(source: Source, letter: Letter, whole: Entry, net: Net) -> Document:
    return Document(
        source=source.name,
        url=whole.url,
        final_url=whole.url,
        status=200,
        headers=(("content-type", "text/html; charset=utf-8"),),
        fetched_at=net.clock(),
        body=letter.html.encode("utf-8", "replace"),
        entry=whole,
    )
