"""Real servers for tests: small, on loopback, with scripted answers.

with http_server() as web:
    web.answers("/feed", body="<rss>…</rss>", headers={"ETag": '"1"'})
    net.fetch(Request(web.url("/feed"), ("127.0.0.1/32",)))
"""

import email
import email.policy
import gzip
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    path: str
    headers: Mapping[str, str]
    at: float
    """Seconds of `time.monotonic`."""


@dataclass
class Web:
    """A running server: tell it what to answer, ask it what it was asked."""

    host: str
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    connection_count: int = 0
    busiest: int = 0
    """Most requests that were under way at once."""
    scheme: str = "http"
    _under_way: int = 0
    _scripts: dict[str, Script] = field(default_factory=dict)

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://{self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answers(
        self,
        path: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        packed: bool = False,
        seconds: float = 0.0,
    ) -> None:
        """Answer a path; an ETag among the headers is honoured with 304."""
        given = dict(headers or {})
        raw = body.encode() if isinstance(body, str) else body
        if packed:
            raw, given["Content-Encoding"] = gzip.compress(raw), "gzip"

        def script(handler: BaseHTTPRequestHandler) -> None:
            time.sleep(seconds)
            etag = given.get("ETag")
            is_known = etag is not None and handler.headers.get("If-None-Match") == etag
            handler.send_response(304 if is_known else status)
            for name, value in given.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", "0" if is_known else str(len(raw)))
            handler.end_headers()
            if not is_known:
                handler.wfile.write(raw)

        self._scripts[path] = script

    def redirects(self, path: str, to: str, *, status: int = 302) -> None:
        self.answers(path, status=status, headers={"Location": to})

    def does(self, path: str, script: Script) -> None:
        """Let a function answer, for all that a well-behaved server never does."""
        self._scripts[path] = script

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(Asked(handler.path, dict(handler.headers), time.monotonic()))
        self._under_way += 1
        self.busiest = max(self.busiest, self._under_way)
        try:
            self._scripts.get(handler.path, _not_found)(handler)
        finally:
            self._under_way -= 1


def _not_found(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(404)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@contextmanager
def http_server(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve until the block ends; every path nobody scripted is 404, robots.txt too."""
    web = Web(host, scheme="https" if context else "http")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            web.connection_count += 1
            super().setup()

        def do_GET(self) -> None:
            web._answer(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # clients that hang up early are what some tests are about

        def server_bind(self) -> None:
            socketserver.TCPServer.server_bind(self)  # HTTPServer would look its own name up

    with Server((host, 0), Handler) as server:
        web.port = server.server_address[1]
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Post:
    """A running mail server: what it took, and whom it refuses."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Addresses that no letter may go to."""
    user: str = ""
    """Who has to log in, with the password `open sesame`; nobody if empty."""

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 taken"


@contextmanager
def smtp_server(user: str = "") -> Iterator[Post]:
    """Take letters until the block ends."""
    from aiosmtpd.controller import Controller  # few tests send mail
    from aiosmtpd.smtp import AuthResult

    post = Post(user=user)

    def authenticated(_: Any, __: Any, ___: Any, mechanism: str, told: Any) -> Any:
        is_right = (told.login, told.password) == (user.encode(), b"open sesame")
        return AuthResult(success=is_right, handled=False)

    login = {"authenticator": authenticated} if user else {}
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        post.port = probe.getsockname()[1]
    controller = Controller(
        post, hostname="127.0.0.1", port=post.port, auth_require_tls=False, **login
    )
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
