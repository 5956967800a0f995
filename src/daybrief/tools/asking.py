"""One request followed to its answer inside the net's loop, hop by hop.

The guard, the limits, robots.txt and the pauses are kept here; threads and what is remembered
from one run to the next are left to `net`.
"""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.connector import AddrInfoType
from protego import Protego

from daybrief.errors import NotAllowed, SourceError, Unreachable, Unreadable
from daybrief.settings import Limits
from daybrief.tools import robots
from daybrief.tools.addresses import FIX, refusal, url_refusal
from daybrief.tools.packing import ACCEPTED, Parcel
from daybrief.tools.robots import ROBOT, KeptRules

HOST_REQUESTS_AT_ONCE = 2
CRAWL_DELAY_SECONDS_AT_MOST = 5.0  # guess: a host of 100 entries is still read within the night
FRESH_SECONDS_AT_MOST = 86_400
WAIT_SECONDS_AT_MOST = 86_400
"""Of a plea to wait; who asks for years is asked again tomorrow."""
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_PIECE = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_NOT_ALLOWED = frozenset({401, 402, 403, 451})
_BUSY = frozenset({429, 503})


@dataclass(frozen=True)
class Request:
    """One address to ask, and the private ranges it may lead to."""

    url: str
    allow_private: tuple[str, ...] = ()
    authorization: str = field(default="", repr=False)
    """A header for the host of `only_to` and no other, wherever redirects lead."""
    only_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Validator:
    """What a server gave us to ask "only if it changed"."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came: a page (2xx), or the word that it has not changed (304)."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """Lower-case names, in the order they came; cookies are left out."""
    body: bytes = b""
    fetched_at: datetime
    redirects: tuple[str, ...] = ()
    """The addresses on the way that each sent us on to the next."""
    moved_to: str = ""
    """Where the address has moved for good: as far as 301 and 308 alone led."""
    seconds: float = 0.0
    """How long the servers took, waiting for our turn left out."""

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304

    def header(self, name: str) -> str:
        """The first header of a lower-case name, or nothing."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def fresh_seconds(self) -> int:
        """How long the server says that nothing will change (RFC 9111 §5.2.2), a day at most."""
        told = self.header("cache-control").lower()
        age = re.search(r"\bmax-age\s*=\s*\"?(\d{1,9})", told)
        is_told = age and not re.search(r"\bno-(?:cache|store)\b", told)
        return min(int(age[1]), FRESH_SECONDS_AT_MOST) if age and is_told else 0


@dataclass
class _Host:
    """How busy we keep one host."""

    delay_seconds: float
    free_at: float = 0.0
    closed_until: float = 0.0
    """Until when it asked to be left alone, by the loop's clock."""
    slots: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(HOST_REQUESTS_AT_ONCE)
    )


@dataclass
class _Reach:
    """Connections and robots.txt of all requests that may lead to the same private ranges.

    A connection is used again, so what one request may reach must not serve another.
    """

    session: aiohttp.ClientSession
    robots: dict[str, "asyncio.Task[Protego | SourceError]"] = field(default_factory=dict)


class Asker:
    """Asks, and knows how busy each host is kept; lives in one loop."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], datetime],
        contact: str,
        resolver: AbstractResolver | None = None,
        kept_rules: KeptRules | None = None,
    ) -> None:
        self._limits = limits
        self._resolver = resolver
        self._kept_rules = kept_rules
        self._clock = clock
        told = f" (+{contact})" if contact else ""
        self._user_agent = f"{ROBOT}/{version('daybrief')}{told}"
        self._at_once = asyncio.Semaphore(limits.requests_at_once)
        self._hosts: dict[str, _Host] = {}
        self._reaches: dict[tuple[str, ...], _Reach] = {}

    async def answer(self, request: Request, known: Validator | None) -> Answer:
        """Follow a request through its redirects.

        Raises:  Unreachable, NotAllowed or Unreadable.
        """
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return await self._follow(request, headers)

    async def close(self) -> None:
        """End what is under way."""
        own = asyncio.current_task()
        tasks = [task for task in asyncio.all_tasks() if task is not own]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for reach in self._reaches.values():
            await reach.session.close()

    async def _follow(
        self, request: Request, headers: dict[str, str], *, is_robots: bool = False
    ) -> Answer:
        """Redirects are followed by hand, so that each address is guarded before it is asked."""
        url, hops, seconds_left = request.url, list[str](), self._limits.seconds_at_most
        redirects_at_most = self._limits.redirects_at_most
        if is_robots:
            redirects_at_most = max(redirects_at_most, robots.REDIRECTS_AT_LEAST)
        reach = self._reach(request.allow_private)
        moved_to, is_for_good, seconds = "", True, 0.0
        while True:
            refused = url_refusal(url, request.allow_private)
            if refused:
                raise NotAllowed(refused, url, FIX if refused.startswith("leads to") else "")
            if not is_robots:
                await self._obey_robots(url, request.allow_private, reach)
            login = {}
            if request.authorization and _origin(url) == _origin(request.only_to):
                login["Authorization"] = request.authorization
            async with self._turn(url):
                began = self._now()
                answer = await self._hop(
                    url, reach.session, headers | login, seconds_left, is_robots=is_robots
                )
                seconds += self._now() - began
                seconds_left = self._limits.seconds_at_most - seconds
            if answer.status not in _REDIRECTS:
                self._judge(answer, is_conditional=bool(headers))
                return replace(
                    answer,
                    url=request.url,
                    redirects=tuple(hops),
                    moved_to=moved_to,
                    seconds=seconds,
                )
            hops.append(url)
            url = _target(answer)
            is_for_good = is_for_good and answer.status in _FOR_GOOD
            moved_to = url if is_for_good else moved_to
            if url in hops:
                raise Unreachable("redirects in a circle", request.url)
            if len(hops) > redirects_at_most:
                raise Unreachable(f"redirects more than {redirects_at_most} times", request.url)
            # A date fits any address by chance, an ETag does not.
            headers.pop("If-Modified-Since", None)

    async def _hop(
        self,
        url: str,
        session: aiohttp.ClientSession,
        headers: dict[str, str],
        seconds: float,
        *,
        is_robots: bool,
    ) -> Answer:
        """Ask one address once; the body is read only where it is wanted."""
        try:
            async with (
                asyncio.timeout(max(seconds, 0)),
                session.get(url, headers=headers, allow_redirects=False) as response,
            ):
                body = b""
                if 200 <= response.status < 300:
                    body = await self._body(response, url, is_robots=is_robots)
                return Answer(
                    url=url,
                    final_url=url,
                    status=response.status,
                    headers=tuple(
                        (name.lower(), value.encode("utf-8", "replace").decode())
                        for name, value in response.headers.items()
                        if name.lower() not in {"set-cookie", "set-cookie2"}
                    ),
                    body=body,
                    fetched_at=self._clock(),
                )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise translated(error, url, self._limits.seconds_at_most) from error

    async def _body(self, response: aiohttp.ClientResponse, url: str, *, is_robots: bool) -> bytes:
        limits = self._limits
        parcel = Parcel(
            response.headers.get("Content-Encoding", ""),
            bytes_at_most=limits.bytes_at_most,
            unpacked_at_most=limits.decompressed_bytes_at_most,
            where=url,
        )
        async for piece in response.content.iter_chunked(_PIECE):
            parcel.take(piece)
            if is_robots and parcel.byte_count > robots.BYTES_AT_MOST:
                return parcel.so_far()
        return parcel.body()

    def _judge(self, answer: Answer, *, is_conditional: bool) -> None:
        """Let pages and asked-for "not changed" pass; all else is an error."""
        status = answer.status
        if 200 <= status < 300 or (status == 304 and is_conditional):
            return
        problem = f"server answered {status}"
        wait_seconds = _retry_after(answer.header("retry-after"), self._clock())
        if wait_seconds:
            problem += f" and asks to wait {wait_seconds} seconds"
        error = (NotAllowed if status in _NOT_ALLOWED else Unreachable)(problem, answer.url)
        error.status = status
        if status in _BUSY and wait_seconds:
            error.wait_seconds = min(wait_seconds, WAIT_SECONDS_AT_MOST)
            self._host(answer.final_url).closed_until = self._now() + error.wait_seconds
        raise error

    async def _obey_robots(self, url: str, allow_private: tuple[str, ...], reach: _Reach) -> None:
        """Source: RFC 9309; each host is asked for its rules once a day."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin not in reach.robots:
            coming = self._rules(origin, allow_private)
            reach.robots[origin] = asyncio.create_task(coming)
        rules = await asyncio.shield(reach.robots[origin])
        if isinstance(rules, SourceError):
            told = type(rules)(rules.problem, url, rules.fix)
            told.wait_seconds, told.is_slow = rules.wait_seconds, rules.is_slow
            raise told
        if not rules.can_fetch(url, ROBOT):
            raise NotAllowed("robots.txt does not allow it", url)
        asked_delay = min(rules.crawl_delay(ROBOT) or 0.0, CRAWL_DELAY_SECONDS_AT_MOST)
        host = self._host(url)
        host.delay_seconds = max(host.delay_seconds, asked_delay)

    async def _rules(self, origin: str, allow_private: tuple[str, ...]) -> Protego | SourceError:
        """A host that has no rules allows all; one whose rules cannot be had allows nothing."""
        where, now = f"{origin}/robots.txt", self._clock()
        found = self._kept_rules.find(origin) if self._kept_rules is not None else None
        if found is None or not found.asked_at <= now < found.until:
            try:
                answer = await self._follow(Request(where, allow_private), {}, is_robots=True)
                found = robots.told(answer.body, now)
            except SourceError as error:
                found = robots.told_by_trouble(error, now)
                if found is None:
                    return error
            if self._kept_rules is not None:
                self._kept_rules.save(origin, found)
        return found.read(where, now)

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[None]:
        """Wait until this host may be asked again, then until we have a hand free."""
        host = self._host(url)
        async with host.slots:
            seconds_closed = host.closed_until - self._now()
            if seconds_closed > 0:
                asked = Unreachable("its server has asked us to wait, and we do", url)
                asked.status, asked.wait_seconds = 503, int(seconds_closed) + 1
                raise asked
            start = max(self._now(), host.free_at)
            host.free_at = start + host.delay_seconds
            await asyncio.sleep(start - self._now())
            async with self._at_once:
                yield

    def _host(self, url: str) -> _Host:
        delay = self._limits.host_delay_seconds
        return self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host(delay))

    def _reach(self, allow_private: tuple[str, ...]) -> _Reach:
        if allow_private not in self._reaches:
            self._reaches[allow_private] = _Reach(self._session(allow_private))
        return self._reaches[allow_private]

    def _session(self, allow_private: tuple[str, ...]) -> aiohttp.ClientSession:
        def guarded(info: AddrInfoType) -> socket.socket:
            # Called with the very address to connect to, whether it came from a name or was
            # written out: there is no moment between the check and the connection.
            family, kind, protocol, _, address = info
            refused = refusal(str(address[0]), allow_private)
            if refused:
                raise Refused(refused)
            return socket.socket(family, kind, protocol)

        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                socket_factory=guarded, limit=0, resolver=self._resolver
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": self._user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": ACCEPTED,
            },
            timeout=aiohttp.ClientTimeout(),  # ours is over all of a request's hops
            auto_decompress=False,  # aiohttp would unpack without a limit
            trust_env=False,
        )

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


class Refused(OSError):
    """The guard's word inside aiohttp, which expects an OSError when no connection is made."""


_WORDS: tuple[tuple[type[Exception], type[SourceError], str], ...] = (
    (aiohttp.InvalidURL, Unreadable, "is not a web address"),
    (aiohttp.ClientConnectorDNSError, Unreachable, "no host of this name is known"),
    (aiohttp.ClientConnectorCertificateError, Unreachable, "its certificate does not hold"),
    (aiohttp.ClientSSLError, Unreachable, "no secure connection could be made"),
    (aiohttp.ServerFingerprintMismatch, Unreachable, "its certificate does not hold"),
    (aiohttp.ClientConnectorError, Unreachable, "no connection could be made"),
    (aiohttp.ClientPayloadError, Unreachable, "the answer ended too early"),
    (aiohttp.ClientConnectionError, Unreachable, "the connection broke off"),
    (aiohttp.ClientResponseError, Unreadable, "the answer is not proper HTTP"),
    (aiohttp.ClientError, Unreachable, "it could not be asked"),
    (OSError, Unreachable, "the connection broke off"),
    (ValueError, Unreadable, "is not a web address"),
)
"""Most special first."""


def translated(
    error: aiohttp.ClientError | OSError | ValueError, url: str, seconds: float
) -> SourceError:
    """Put aiohttp's errors, and the system's under it, into ours and into a reader's words."""
    if isinstance(error, TimeoutError):
        late = Unreachable(f"no whole answer within {seconds:g} seconds", url)
        late.is_slow = True
        return late
    cause = getattr(error, "os_error", None)
    if isinstance(cause, Refused):
        return NotAllowed(str(cause), url, FIX)
    if isinstance(cause, ConnectionRefusedError):
        return Unreachable("connection refused", url)
    ours, words = next(row[1:] for row in _WORDS if isinstance(error, row[0]))
    return ours(words, url)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _target(answer: Answer) -> str:
    """The address a redirect names, made whole."""
    try:
        target = urljoin(answer.url, answer.header("location").strip().replace(" ", "%20"))
    except ValueError:
        target = ""
    if not target or not answer.header("location"):
        raise Unreachable(f"server answered {answer.status} without saying where to", answer.url)
    return target.partition("#")[0]


def _retry_after(told: str, now: datetime) -> int:
    """Whole seconds that a server asks us to wait, whether it told a number or a date."""
    if told.strip().isdecimal():
        return min(int(told), 10**9)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, (until - now) // timedelta(seconds=1))
