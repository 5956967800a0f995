"""The shelf as RSS 2.0, Atom 1.0 and JSON Feed 1.1: whole editions, with ids that never change.

An id rests on the publication's name and the edition's id, so that a site that moves to another
address shows no reader an edition twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from daybrief.model import Edition
from daybrief.presses import Sheet, Shelf, folder, lines, since, text
from daybrief.presses.safe import printable
from daybrief.presses.template import environment
from daybrief.presses.words import words

EDITIONS_AT_MOST = 20
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Atom asks when a feed was last updated, even of one that has no entry yet."""


def sheets(shelf: Shelf) -> Iterator[Sheet]:
    """Print the three feeds of the newest editions."""
    feed = _feed(shelf)
    for path, media_type in (
        ("feed.rss", "application/rss+xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
    ):
        body = environment().get_template(path).render(feed=feed)
        yield Sheet(path=path, media_type=media_type, body=body.encode())
    yield Sheet(path="feed.json", media_type="application/feed+json", body=_json(feed))


@dataclass(frozen=True, kw_only=True)
class Item:
    """One edition in a feed."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    """HTML, safe to be shown as it is."""
    text: str
    published_at: datetime
    language: str


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What all three formats say."""

    id: str
    title: str
    home: str
    language: str
    updated_at: datetime
    items: tuple[Item, ...]


def _feed(shelf: Shelf) -> Feed:
    shown = shelf.editions[:EDITIONS_AT_MOST]
    items = tuple(
        _item(edition, shelf.editions[number:], shelf) for number, edition in enumerate(shown, 1)
    )
    return Feed(
        id=_id(shelf.publication),
        title=printable(shelf.publication),
        home=f"{shelf.address}/",
        language=shelf.language,
        updated_at=max((item.published_at for item in items), default=NEVER),
        items=items,
    )


def _item(edition: Edition, earlier: tuple[Edition, ...], shelf: Shelf) -> Item:
    content = environment().get_template("feed_content.html")
    return Item(
        id=_id(shelf.publication, edition.id),
        url=f"{shelf.address}/{folder(edition)}/",
        title=printable(edition.title),
        summary=printable(lines.also(edition) or lines.dateline(edition)[0]),
        content=content.render(
            edition=edition,
            earlier=earlier,
            items=since.items(edition),
            w=words(edition.language),
        ),
        text=text.plain(edition, earlier, shelf.address),
        published_at=edition.due_at,
        language=edition.language,
    )


def _id(*named: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(("daybrief", *named))).urn


def _json(feed: Feed) -> bytes:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.home}feed.json",
        "language": feed.language,
        "authors": [{"name": feed.title}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "summary": item.summary,
                "content_html": item.content,
                "content_text": item.text,
                "date_published": item.published_at,
                "date_modified": item.published_at,
                "language": item.language,
            }
            for item in feed.items
        ],
    }
    return msgspec.json.encode(told) + b"\n"
