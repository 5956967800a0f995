"""Run the whole day on real articles: 100 English Wikinews pieces about 10 events.

The articles of `multiling-2011` are dated within one day, their text unchanged, and served as
pages and feeds of ten outlets on loopback. Prints one line of JSON: stories against the events
(B-cubed F1), sentences printed, the share whose citation verifies, seconds and peak memory.

    DAYBRIEF_DATA=… python bench/real_day.py [--out FOLDER]
"""

import argparse
import html
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean
from threading import Thread

from daybrief import newsroom
from daybrief.model import Outage

CUTOFF = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
OUTLETS = ("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Rowan")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One article of the set: `M0123.english` is event 12, text 3."""

    event: str
    number: int
    title: str
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/2026/11/24/piece-{self.event}-{self.number}"

    @property
    def published_at(self) -> datetime:
        """Spread over the day before the cutoff, one event's texts two hours apart."""
        return CUTOFF - timedelta(hours=2 * self.number + 1, minutes=3 * int(self.event))


def pieces(data: Path) -> list[Piece]:
    """Read the set's English articles: title on the first line, date on the third."""
    found = []
    for path in sorted((data / "multiling-2011/articles").glob("*.english")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        body = tuple(line for line in lines[3:] if line)
        name = path.name.removesuffix(".english")
        found.append(Piece(event=name[1:4], number=int(name[4]), title=lines[0], paragraphs=body))
    return found


@contextmanager
def outlets(all_pieces: list[Piece]) -> Iterator[dict[str, str]]:
    """Serve each outlet's pages and feed from a port of its own; gives their addresses."""
    with ExitStack() as stack:
        addresses = {}
        for number, outlet in enumerate(OUTLETS):
            own = [piece for piece in all_pieces if piece.number == number]
            server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
            address = f"http://127.0.0.1:{server.server_port}"
            server.RequestHandlerClass = _handler(_answers(address, own))
            Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            addresses[outlet] = address
        yield addresses


def b_cubed(said: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """B-cubed F1 of a partition; an article in no story stands alone."""
    here, there = defaultdict(set), defaultdict(set)
    for item, story in gold.items():
        here[said.get(item, item)].add(item)
        there[story].add(item)
    shared = {i: len(here[said.get(i, i)] & there[gold[i]]) for i in gold}
    precision = mean(shared[i] / len(here[said.get(i, i)]) for i in gold)
    recall = mean(shared[i] / len(there[gold[i]]) for i in gold)
    return 2 * precision * recall / (precision + recall)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="write the edition's pages here")
    parser.add_argument("--embeddings", choices=["auto", "off"], default="auto")
    wanted = parser.parse_args()
    data = os.environ.get("DAYBRIEF_DATA")
    if not data:
        print("DAYBRIEF_DATA is not set: name the folder of evaluation data", file=sys.stderr)
        return 2
    all_pieces = pieces(Path(data))
    with outlets(all_pieces) as addresses, tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "daybrief.toml")
        settings.write_text(_settings(addresses, wanted.embeddings), encoding="utf-8")
        with newsroom.open_newsroom(settings, clock=lambda: CUTOFF, environment={}) as room:
            started = time.perf_counter()
            for _ in newsroom.gather(room):
                pass
            gathered = time.perf_counter()
            day = newsroom.tell(room)
            told = time.perf_counter()
            if isinstance(day, Outage):
                print(day.says, file=sys.stderr)
                return 1
            verification = newsroom.verify(room, day.edition.id)
            if wanted.out:
                newsroom.print_edition(room, day.edition.id, wanted.out)
    gold = {f"{addresses[OUTLETS[piece.number]]}{piece.path}": piece.event for piece in all_pieces}
    said = {a.url: story.id for story in day.stories for a in story.articles}
    bad = {(fault.brief, fault.sentence) for fault in verification.faults}
    figures = {
        "articles": len(day.articles),
        "stories": len(day.stories),
        "b3_f1": round(b_cubed(said, gold), 4),
        "sentences_printed": day.edition.counts.sentences,
        "citations_verified": 1 - len(bad) / max(1, verification.sentence_count),
        "seconds_gather": round(gathered - started, 2),
        "seconds_day": round(told - gathered, 2),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))
    return 0


def _answers(address: str, own: list[Piece]) -> dict[str, tuple[str, bytes]]:
    answers = {"/robots.txt": ("text/plain", b"User-agent: *\nAllow: /\n")}
    items = []
    for piece in own:
        link, title = address + piece.path, html.escape(piece.title)
        when = f"{piece.published_at:%Y-%m-%dT%H:%M:%SZ}"
        body = "\n".join(f"<p>{html.escape(text)}</p>" for text in piece.paragraphs)
        page = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<link rel="canonical" href="{link}">'
            f'<meta property="article:published_time" content="{when}"></head>'
            f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}\n</article>"
            "<footer>About · Contact</footer></body></html>"
        )
        answers[piece.path] = ("text/html; charset=utf-8", page.encode())
        stamp = f"{piece.published_at:%a, %d %b %Y %H:%M:%S} GMT"
        items.append(
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{stamp}</pubDate></item>"
        )
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>news</title>'
        f"<link>{address}/</link><description>news</description>{''.join(items)}</channel></rss>"
    )
    answers["/feed.xml"] = ("application/rss+xml; charset=utf-8", feed.encode())
    return answers


def _handler(answers: dict[str, tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = answers.get(self.path, ("text/plain", b"not found"))
            self.send_response(200 if self.path in answers else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _settings(addresses: Mapping[str, str], embeddings: str) -> str:
    rows = [
        '[publication]\nname = "The Real Day"\nzone = "UTC"\nlanguage = "en"\nhour = "06:00"\n'
        f'publish = "automatic"\nembeddings = "{embeddings}"\n[limits]\nhost_delay_seconds = 0\n'
    ]
    rows += [
        f'[[source]]\nname = "{outlet}"\naddress = "{address}/feed.xml"\n'
        'allow_private = ["127.0.0.0/8"]\nquote_words_at_most = 200\nlicence = "CC BY 2.5"\n'
        for outlet, address in addresses.items()
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
