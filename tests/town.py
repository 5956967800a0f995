"""A little town with four outlets on a real server, and newsrooms that read them.

with http_server() as web:
    town = Town(web=web)
    town.prints("Coast Wire", TALKS_COAST, ORCHESTRA)
    with open_newsroom(town.settings(folder), clock=Clock(), environment={}) as room: …
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from daybrief.model import Document, Entry
from tests.servers import Web

MORNING = datetime(2026, 11, 25, 5, tzinfo=UTC)
"""Six o'clock in Paris on a Wednesday: when the town's edition is due."""
EVENING = datetime(2026, 11, 24, 18, tzinfo=UTC)
OUTLETS = ("Coast Wire", "Brennick Post", "Ostmark Radio", "Harbour Times")


@dataclass
class Clock:
    """A clock that stands still until it is put forward."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **told: float) -> None:
        self.now += timedelta(**told)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One article as an outlet prints it."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime | None = EVENING
    language: str = "en"

    @property
    def page(self) -> str:
        """The page, with what pages have around their text."""
        told: dict[str, object] = {"@type": "NewsArticle", "headline": self.title}
        if self.published:
            told["datePublished"] = self.published.isoformat()
        text = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f'<title>{self.title}</title><script type="application/ld+json">{json.dumps(told)}'
            '</script></head><body><nav><a href="/">Home</a></nav><main><article>'
            f"<h1>{self.title}</h1>{text}</article></main></body></html>"
        )

    def item(self, address: str) -> str:
        """The page's entry in its outlet's feed."""
        date = self.published
        told = f"<pubDate>{format_datetime(date)}</pubDate>" if date else ""
        return f"<item><title>{self.title}</title><link>{address}</link>{told}</item>"

    def document(self, source: str = "Coast Wire", fetched_at: datetime = MORNING) -> Document:
        """The page as gathering brings it, without a server."""
        url = f"https://{source.lower().replace(' ', '-')}.example/{self.slug}"
        return Document(
            source=source,
            url=url,
            final_url=url,
            status=200,
            headers=(("content-type", "text/html; charset=utf-8"),),
            fetched_at=fetched_at,
            body=self.page.encode(),
            entry=Entry(url=url, title=self.title, published_at=self.published),
        )


TALKS_COAST = Piece(
    slug="talks",
    title="Norland and Sarvia agree to reopen talks on the border war",
    paragraphs=(
        "Norland and Sarvia agreed on Tuesday to reopen talks on the border war and to let their "
        "embassies work in full again after three years.",
        "The meeting in Brennick lasted more than six hours and ended with a joint statement of "
        "both foreign ministries.",
        "The delegations are to meet in Tavel on 3 December, Foreign Minister Ilse Marn said.",
        "“We have a long road ahead of us,” Foreign Minister Ilse Marn told reporters in Brennick.",
        "Neither side mentioned the prisoners that have been held since the spring offensive.",
    ),
)
TALKS_POST = Piece(
    slug="talks-again",
    title="Sarvia and Norland to talk again about the border war",
    paragraphs=(
        "Senior officials of Norland and Sarvia agreed on Tuesday to name delegations for talks on "
        "the border war, the foreign ministries of both countries said.",
        "Norland broke with three years in which its allies kept Sarvia out of every summit.",
        "The embassies of Norland in Sarvia will reopen within weeks, an official said.",
        "Fighting on the border has killed 12,000 people since 2023, according to Orn Relief.",
    ),
)
TALKS_RADIO = Piece(
    slug="ostmark-stays-away",
    title="Ostmark stays away as Norland and Sarvia talk about the border war",
    paragraphs=(
        "Norland and Sarvia agreed on Tuesday to reopen talks on their border war without their "
        "neighbour Ostmark.",
        "President Jorun Vael of Ostmark put off the visit to Norland that was set for Thursday.",
        "Ostmark's army remained on alert along the border with Sarvia on Tuesday evening.",
        "Traders in Brennick welcomed the talks between Norland and Sarvia with fireworks.",
    ),
)
BRIDGE = Piece(
    slug="bridge",
    title="Harbour bridge in Orn closes for 18 months of repairs",
    paragraphs=(
        "The harbour bridge in Orn will close to all traffic on Monday for 18 months of repairs, "
        "the port authority said.",
        "Inspectors found cracks in 14 of the 60 steel cables that hold the roadway.",
        "Some 40,000 vehicles cross the bridge on a working day, and a ferry will carry "
        "pedestrians and bicycles without charge.",
    ),
)
ORCHESTRA = Piece(
    slug="orchestra",
    title="Lake orchestra names its first woman as chief conductor",
    paragraphs=(
        "The Lake orchestra has named Mira Solen as its chief conductor, the first woman in its 90 "
        "years.",
        "Solen, 41, won a contest for young musicians in 2019 and has led an opera house.",
        "She opens her first season with a symphony by a living composer.",
    ),
)
USUAL = {
    "Coast Wire": (TALKS_COAST,),
    "Brennick Post": (TALKS_POST, ORCHESTRA),
    "Ostmark Radio": (TALKS_RADIO,),
    "Harbour Times": (BRIDGE,),
}
"""What the outlets print on an ordinary day."""


@dataclass(frozen=True, kw_only=True)
class Town:
    """The outlets of one server, each in a folder of its own."""

    web: Web
    printed: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def prints(self, outlet: str, *pieces: Piece, more: str = "") -> None:
        """Put an outlet's feed and pages up; `more` goes into the feed as it is."""
        items = "".join(piece.item(self.page_of(outlet, piece)) for piece in pieces)
        feed = f'<rss version="2.0"><channel><title>{outlet}</title>{items}{more}</channel></rss>'
        self.web.answers(self.path(outlet, "feed"), feed, headers=XML)
        for piece in pieces:
            self.web.answers(self.path(outlet, piece.slug), piece.page, headers=HTML)

    def path(self, outlet: str, name: str) -> str:
        return f"/{outlet.lower().replace(' ', '-')}/{name}"

    def page_of(self, outlet: str, piece: Piece) -> str:
        return self.web.url(self.path(outlet, piece.slug))

    def breaks(self, outlet: str, status: int = 404) -> None:
        """Let an outlet's feed answer with an error."""
        self.web.answers(self.path(outlet, "feed"), status=status)

    def settings(
        self,
        folder: Path,
        *,
        outlets: tuple[str, ...] = OUTLETS,
        publication: str = "",
        limits: str = "",
        more: str = "",
    ) -> Path:
        """Write the settings file of a newsroom that reads these outlets."""
        folder.mkdir(exist_ok=True)
        path = folder / "daybrief.toml"
        path.write_text("\n".join([*self._lines(outlets, publication, limits), more]))
        return path

    def _lines(self, outlets: tuple[str, ...], publication: str, limits: str) -> Iterator[str]:
        yield '[publication]\nname = "The Brennick Morning"\nzone = "Europe/Paris"'
        yield publication
        if "embeddings" not in publication:  # so that a machine that has some makes the same pages
            yield 'embeddings = "off"'
        yield "[limits]\nhost_delay_seconds = 0\nseconds_at_most = 20"
        yield limits
        for outlet in outlets:
            address = self.web.url(self.path(outlet, "feed"))
            yield f'[[source]]\nname = "{outlet}"\naddress = "{address}"\nlanguage = "en"'
            yield 'allow_private = ["127.0.0.0/8"]'


XML = {"Content-Type": "application/rss+xml; charset=utf-8"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


def dated(published: datetime | None) -> dict[str, tuple[Piece, ...]]:
    """What the outlets print on an ordinary day, published at another moment."""
    return {
        outlet: tuple(replace(piece, published=published) for piece in pieces)
        for outlet, pieces in USUAL.items()
    }
