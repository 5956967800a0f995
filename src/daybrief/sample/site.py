"""What stands at an address of an invented outlet at a moment: pages, feeds, fronts, moves.

Pure: a path and a moment in, a `Found` out. Sockets and headers of HTTP are `server.py`'s work.
"""

import hashlib
import json
import re
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from daybrief.sample.calendar import ZONE, day_of_month, fill, weekday
from daybrief.sample.world import FOLDER, Feed, Outlet, Piece, World

NOTICE = {
    "en": "Invented: this page, its outlet, people and places are part of the sample wire"
    " of daybrief.",
    "de": "Erfunden: Diese Seite, ihre Zeitung, Menschen und Orte gehören zum sample wire"
    " von daybrief.",
    "fr": "Inventé : cette page, son journal, ses personnes et ses lieux font partie du sample wire"
    " de daybrief.",
}
"""Stands on every page: nothing here ever happened."""
MEDIA_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}
_ENTRIES_AT_MOST = 20


@dataclass(frozen=True, kw_only=True)
class Found:
    """An answer, before it becomes HTTP."""

    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    body: bytes = b""
    changed_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A piece with its days filled in, as it stands at one moment."""

    piece: Piece
    title: str
    summary: str
    paragraphs: tuple[tuple[str, str], ...]
    """Element and inner HTML: (`p`, text) or (`h2`, text)."""
    address: str
    link: str
    """What the feed names: an old address where the page has moved."""
    published: datetime
    """In the wire's zone, as the two below."""
    updated: datetime
    day_words: str
    hour: str
    is_updated: bool

    @property
    def word_count(self) -> int:
        return sum(len(text.split()) for _, text in self.paragraphs)


@dataclass(frozen=True, kw_only=True)
class Site:
    """One outlet's site."""

    world: World
    outlet: Outlet
    today: date
    base: str
    """Its address without a path: `http://127.0.0.1:8700`."""
    paths: dict[str, Piece] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        paths = {self.path(piece): piece for piece in self.world.of(self.outlet)}
        object.__setattr__(self, "paths", paths)

    def path(self, piece: Piece, slug: str = "") -> str:
        """The piece's path, in the outlet's pattern; under another slug if it had one."""
        if piece.file:
            return f"/files/{piece.file}"
        day = piece.versions[0].at.on(self.today).astimezone(ZoneInfo(ZONE))
        number = zlib.crc32(piece.slug.encode()) % 9_000_000 + 1_000_000
        section = piece.section.lower().replace(" ", "-") or "news"
        told = {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
        return self.outlet.page.format(
            slug=slug or piece.slug, section=section, number=number, **told
        )

    def find(self, path: str, now: datetime) -> Found:
        """Tell what stands at a path at a moment; a path nobody wrote is a 404."""
        if path == "/robots.txt":
            return self._robots()
        if self.outlet.refuses:
            return self._told(403, "Forbidden", "You may not read this site.")
        if self.outlet.down_from and now >= self.outlet.down_from.on(self.today):
            words = "The server cannot answer at the moment. Please come back later."
            return self._told(503, "Service Unavailable", words, (("Retry-After", "3600"),))
        for feed in self.outlet.feeds:
            if path == feed.path:
                return self._feed(feed, now)
            if feed.moved_from and path == feed.moved_from:
                return self._moved(feed.path)
        for moved in self.paths.values():
            if path == self.path(moved, self._old_slug(moved)) != self.path(moved):
                return self._moved(self.path(moved))
        piece = self.paths.get(path)
        if piece and self._is_out(piece, now):
            return self._page(piece, now)
        section = re.fullmatch(r"/section/([a-z-]+)", path)
        if path in ("/", self.outlet.front or "/") or section:
            return self._front(now, section[1] if section else "")
        return self._told(404, "Not found", "There is no such page here.")

    def printed(self, now: datetime) -> list[Printed]:
        """Everything the outlet has out at a moment, newest first."""
        out = [piece for piece in self.paths.values() if self._is_out(piece, now)]
        return [self.print(piece, now) for piece in reversed(out)]

    def print(self, piece: Piece, now: datetime) -> Printed:
        """Fill in a piece's days, in the version that stands at this moment."""
        language, zone = self.outlet.language, ZoneInfo(ZONE)
        current = [v for v in piece.versions if v.at.on(self.today) <= now][-1]
        text = fill(current.text, self.today, language)
        blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
        parts = tuple(("h2", b[3:]) if b.startswith("## ") else ("p", b) for b in blocks)
        first = next((_plain(text) for kind, text in parts if kind == "p"), "")
        published = piece.versions[0].at.on(self.today).astimezone(zone)
        day = f"{day_of_month(published.date(), language)} {published.year}"
        return Printed(
            piece=piece,
            title=fill(piece.title, self.today, language),
            summary=fill(piece.summary, self.today, language) or first,
            paragraphs=parts,
            address=self.base + self.path(piece),
            link=self.base + self.path(piece, self._old_slug(piece)),
            published=published,
            updated=current.at.on(self.today).astimezone(zone),
            day_words=f"{weekday(published.date(), language)} {day}",
            hour=f"{published:%H:%M}",
            is_updated=current is not piece.versions[0],
        )

    def _old_slug(self, piece: Piece) -> str:
        return next((old for old, new in self.outlet.moved if new == piece.slug), "")

    def _is_out(self, piece: Piece, now: datetime) -> bool:
        return piece.versions[0].at.on(self.today) <= now

    def _page(self, piece: Piece, now: datetime) -> Found:
        if piece.file:
            whole = (FOLDER / "files" / piece.file).read_bytes()
            at = piece.versions[0].at.on(self.today)
            return Found(media_type="application/pdf", body=whole, changed_at=at)
        article = self.print(piece, now)
        # Only older pieces are named as related, so that a page's bytes change only when it does.
        older = [p for p in self.paths.values() if p.versions[0].at < piece.versions[0].at][-4:]
        related = [self.print(p, now) for p in reversed(older)]
        name = f"{piece.gate}.html" if piece.gate in {"script", "consent"} else self._template
        body = self._render(f"pages/{name}", article=article, related=related)
        encoded = body.encode(piece.encoding, errors="xmlcharrefreplace")
        return Found(body=encoded, changed_at=article.updated.astimezone(UTC))

    def _front(self, now: datetime, section: str) -> Found:
        out = [
            article
            for article in self.printed(now)
            if not section or article.piece.section.lower().replace(" ", "-") == section
        ]
        changed = max((article.updated for article in out), default=now - timedelta(days=1))
        body = self._render("pages/front.html", articles=out)
        return Found(body=body.encode(), changed_at=changed.astimezone(UTC))

    def _feed(self, feed: Feed, now: datetime) -> Found:
        articles = [] if feed.is_empty else self.printed(now)
        wanted = [a for a in articles if not feed.sections or a.piece.section in feed.sections]
        wanted = wanted[:_ENTRIES_AT_MOST]
        start = datetime(self.today.year, 1, 1, tzinfo=UTC)
        changed = max((a.updated for a in wanted), default=start)
        if feed.form == "json":
            text = json.dumps(self._json_feed(feed, wanted), ensure_ascii=False, indent=1)
        else:
            text = self._render(
                f"feeds/{feed.form}.xml", feed=feed, articles=wanted, changed=changed
            )
        media_type = f"{MEDIA_TYPES[feed.form]}; charset=utf-8"
        return Found(media_type=media_type, body=text.encode(), changed_at=changed.astimezone(UTC))

    def _json_feed(self, feed: Feed, articles: list[Printed]) -> dict[str, object]:
        items = []
        for article in articles:
            item = {
                "id": article.address,
                "url": article.link + feed.tracking,
                "title": article.title,
                "summary": article.summary,
                "date_published": article.published.isoformat(),
                "date_modified": article.updated.isoformat(),
                "authors": [{"name": article.piece.by}] if article.piece.by else [],
            }
            if feed.has_whole_text:
                item["content_html"] = "".join(f"<{e}>{t}</{e}>" for e, t in article.paragraphs)
            items.append(item)
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.outlet.name,
            "home_page_url": self.base + "/",
            "feed_url": self.base + feed.path,
            "description": NOTICE[self.outlet.language],
            "language": self.outlet.language,
            "items": items,
        }

    def _robots(self) -> Found:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in self.outlet.disallow)]
        if not self.outlet.disallow:
            lines.append("Disallow:")
        body = "\n".join(lines) + "\n"
        return Found(media_type="text/plain; charset=utf-8", body=body.encode())

    def _moved(self, path: str) -> Found:
        return self._told(301, "Moved", "This page has moved.", (("Location", self.base + path),))

    def _told(
        self, status: int, title: str, words: str, headers: tuple[tuple[str, str], ...] = ()
    ) -> Found:
        body = self._render("pages/told.html", title=title, words=words)
        return Found(status=status, body=body.encode(), headers=headers)

    @property
    def _template(self) -> str:
        return f"{self.outlet.id}.html"

    def _render(self, template: str, **told: object) -> str:
        notice = NOTICE[self.outlet.language]
        outlet = self.outlet
        return (
            _templates()
            .get_template(template)
            .render(outlet=outlet, base=self.base, notice=notice, **told)
        )


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(FOLDER)
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    found.filters["rfc822"] = format_datetime
    found.filters["iso"] = datetime.isoformat
    return found
