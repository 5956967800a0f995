"""The sample wire over HTTP: one small server an outlet, on loopback, with the right headers.

A clock and a first port in, the address of each outlet out. What the pages say is `site.py`'s.
"""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from daybrief import settings
from daybrief.errors import InvalidInput
from daybrief.sample.calendar import ZONE
from daybrief.sample.site import Found, Site
from daybrief.sample.world import Outlet, World, load_world

HOST = "127.0.0.1"
PORT = 8700
PUBLICATION = "The Brennick Morning"
SECTIONS = ("World", "Norland", "Business", "Science", "Culture", "Sport")
HOUR = time(6)
"""When the wire's own edition is due, in its zone."""
WINDOW_HOURS = 26
"""One morning to the next, and a little more for what came late."""
_IDLE_SECONDS = 10
_GZIP_FROM_BYTES = 600


@dataclass(frozen=True, kw_only=True)
class Wire:
    """The servers that run, as their callers need them."""

    world: World
    today: date
    addresses: dict[str, str]
    """Outlet id to its address without a path: `http://127.0.0.1:8700`."""

    @property
    def by_outlet(self) -> Iterator[tuple[Outlet, str]]:
        return ((outlet, self.addresses[outlet.id]) for outlet in self.world.outlets)


@contextmanager
def serve(
    clock: Callable[[], datetime], *, port: int = PORT, today: date | None = None
) -> Iterator[Wire]:
    """Serve every outlet until the block ends; the clock decides what is out.

    Takes:   the first of as many ports as there are outlets; 0 takes any free ones.
             `today` is day 0 of the files; the day whose edition was last due if not given.
    Raises:  InvalidInput if a port is taken.
    """
    world = load_world()
    day = today or edition_day(clock())
    with ExitStack() as stack:
        addresses = {}
        for number, outlet in enumerate(world.outlets):
            server = _open(outlet, port + number if port else 0)
            stack.callback(server.server_close)
            addresses[outlet.id] = f"http://{HOST}:{server.server_address[1]}"
            site = Site(world=world, outlet=outlet, today=day, base=addresses[outlet.id])
            server.site, server.clock = site, clock
            thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
        yield Wire(world=world, today=day, addresses=addresses)


def edition_day(now: datetime) -> date:
    """The day whose edition was last due: before six in the morning it is yesterday."""
    local = now.astimezone(ZoneInfo(ZONE))
    return local.date() - timedelta(days=local.time() < HOUR)


def morning(day: date) -> datetime:
    """The hour at which the day's edition is due, in UTC."""
    return datetime.combine(day, HOUR, ZoneInfo(ZONE)).astimezone(UTC)


def settings_for(wire: Wire, *, hours_late: int = 0) -> str:
    """Write the `daybrief.toml` of a newsroom that reads this wire.

    Takes:   how long after the wire's morning the newsroom reads it: its window reaches back
             so much further, for the wire stands still while the newsroom's clock goes on.
    """
    publication = {
        "name": PUBLICATION,
        "zone": ZONE,
        "language": "en",
        "hour": HOUR,
        "publish": "automatic",
        "sections": SECTIONS,
    }
    lines = ["# A newsroom that reads daybrief's sample wire. Everything in it is invented.", ""]
    lines += ["[publication]", *_keys(publication), "", "[limits]"]
    lines += _keys(
        {
            "window_hours": WINDOW_HOURS + hours_late,
            "host_delay_seconds": 0.01,
            "seconds_at_most": 10.0,
        }
    )
    for outlet, base in wire.by_outlet:
        for name, kind, path, section in _sources(outlet):
            row: dict[str, object] = {"name": name, "kind": kind, "address": base + path}
            row |= {"outlet": outlet.name, "owner": outlet.owner, "language": outlet.language}
            row |= {"section": section} if section else {}
            row |= {"weight": outlet.weight} if outlet.weight != 1.0 else {}
            if outlet.quote_words_at_most:
                row["quote_words_at_most"] = outlet.quote_words_at_most
            row |= {"licence": outlet.licence} if outlet.licence else {}
            row["allow_private"] = ("127.0.0.0/8",)
            lines += ["", "[[source]]", *_keys(row)]
    return "\n".join(lines) + "\n"


def _sources(outlet: Outlet) -> Iterator[tuple[str, str, str, str]]:
    """Name, kind, path and section of each source that the outlet offers."""
    for feed in outlet.feeds:
        name = feed.name or outlet.name
        yield name, "feed", feed.moved_from or feed.path, feed.section or outlet.section
    if outlet.front:
        yield outlet.name, "page", outlet.front, outlet.section


def _keys(row: dict[str, Any]) -> list[str]:
    return [f"{key} = {settings.shown(value)}" for key, value in row.items()]


def _open(outlet: Outlet, port: int) -> "_Server":
    try:
        return _Server((HOST, port), _Answers)
    except OSError as error:
        problem = f"port {port}, for {outlet.name}, is taken on {HOST}"
        fix = "Choose another first port with --port, or any free ones with --port 0"
        raise InvalidInput(problem, "sample wire", fix) from error


class _Server(ThreadingHTTPServer):
    """One outlet's server. It closes what is still open when it stops."""

    daemon_threads = True
    request_queue_size = 64
    site: Site
    clock: Callable[[], datetime]

    def __init__(self, *told: Any) -> None:
        self.open: set[socket.socket] = set()
        super().__init__(*told)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        super().server_close()
        for connection in tuple(self.open):
            self.shutdown_request(connection)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up is no trouble of ours."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "daybrief-sample"
    sys_version = ""
    timeout = _IDLE_SECONDS
    server: _Server

    def do_GET(self) -> None:
        site, now = self.server.site, self.server.clock()
        sleep(site.outlet.delay_seconds)
        found = site.find(unquote(urlsplit(self.path).path), now)
        if found.status == 200 and self._is_known(found):
            self._say(found, 304, b"")
            return
        body = found.body
        is_packed = (
            site.outlet.has_gzip
            and "gzip" in self.headers.get("Accept-Encoding", "")
            and len(body) >= _GZIP_FROM_BYTES
        )
        self._say(
            found, found.status, gzip.compress(body, mtime=0) if is_packed else body, is_packed
        )

    do_HEAD = do_GET

    def _say(self, found: Found, status: int, body: bytes, is_packed: bool = False) -> None:
        self.send_response(status)
        for name, value in self._headers(found):
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", found.media_type)
            self.send_header("Content-Length", str(len(body)))
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _headers(self, found: Found) -> Iterator[tuple[str, str]]:
        yield from found.headers
        if self.server.site.outlet.has_gzip:
            yield "Vary", "Accept-Encoding"
        yield "Cache-Control", "max-age=300" if found.status == 200 else "no-store"
        if found.status == 200:
            yield "ETag", found.etag
            if found.changed_at:
                yield "Last-Modified", format_datetime(found.changed_at, usegmt=True)

    def _is_known(self, found: Found) -> bool:
        """Whether the reader has it already; an ETag is asked before a date (RFC 9110 §13.2.2)."""
        if etags := self.headers.get("If-None-Match"):
            return found.etag in etags or etags.strip() == "*"
        since = self.headers.get("If-Modified-Since")
        if not since or not found.changed_at:
            return False
        try:
            return found.changed_at <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The wire's own clock, so that `Date` and `Last-Modified` agree."""
        return format_datetime(self.server.clock().astimezone(UTC), usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a newsroom asks a hundred times."""
