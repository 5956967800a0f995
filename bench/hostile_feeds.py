"""Hostile servers, feeds and addresses, each met by the real net on loopback.

python -m bench.hostile_feeds

Prints one line of JSON a case: how it ended, in words; seconds; peak memory over what the process
held before, in MB, and the same of the process that it parses large feeds in (each case has
processes of its own that have read an ordinary feed and a large one before).
Then how many forms of forbidden addresses were asked, refused and connected to.
"""

import gc
import gzip
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult

from daybrief.errors import SourceError
from daybrief.settings import Limits
from daybrief.stages.gather.feed import parse
from daybrief.tools.net import Net, Request
from tests.servers import Web, http_server

HERE = ("127.0.0.1/32",)
LIMITS = Limits(host_delay_seconds=0)
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>a</title>{}</channel></rss>'
ITEM = "<item><title>t</title><link>https://a.example/1</link></item>"


def bomb() -> bytes:
    """512 MB of blanks in half a megabyte."""
    pack = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    piece = b" " * 1_048_576
    return b"".join(pack.compress(piece) for _ in range(512)) + pack.flush()


def laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>' + RSS.format(
        "<item><title>&a9;</title></item>"
    ).removeprefix('<?xml version="1.0"?>')


def quadratic() -> str:
    told = f'<!DOCTYPE rss [<!ENTITY a "{"ha" * 50_000}">]>'
    return told + f"<rss><channel><item><title>{'&a;' * 20_000}</title></item></channel></rss>"


DEEP = 200_000
CASES: dict[str, Callable[[], tuple[bytes, dict[str, str]]]] = {
    "bomb of 512 MB": lambda: (bomb(), {"Content-Encoding": "gzip"}),
    "bomb in a bomb": lambda: (gzip.compress(bomb()), {"Content-Encoding": "gzip"}),
    "billion laughs": lambda: (laughs().encode(), {}),
    "quadratic entities": lambda: (quadratic().encode(), {}),
    "external entity": lambda: (
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        b"<rss><channel><item><title>&a;</title></item></channel></rss>",
        {},
    ),
    "200,000 deep, closed": lambda: (
        RSS.format("<item><title>" + "<a>" * DEEP + "</a>" * DEEP + "</title></item>").encode(),
        {},
    ),
    "200,000 deep, open": lambda: (RSS.format("<item><title>" + "<a>" * DEEP).encode(), {}),
    "200,000 deep, JSON": lambda: (b'{"items":' + b"[" * DEEP + b"]" * DEEP + b"}", {}),
    "200,000 deep, HTML in a summary": lambda: (
        RSS.format(
            f"<item><description><![CDATA[{'<div>' * DEEP}]]></description></item>"
        ).encode(),
        {},
    ),
    "200,000 attributes": lambda: (
        RSS.format(f"<item {' '.join(f'a{n}=1' for n in range(DEEP))}/>").encode(),
        {},
    ),
    "a million entries": lambda: (RSS.format(ITEM * 140_000).encode(), {}),
    "9 MB of nothing but <": lambda: (b"<" * 9_000_000, {}),
    "9 MB of comments open": lambda: (RSS.format("<!--" * 2_000_000).encode(), {}),
    "9 MB of CDATA open": lambda: (RSS.format("<![CDATA[" * 1_000_000).encode(), {}),
}


def high_water(process: Path) -> float:
    told = (process / "status").read_text(encoding="ascii")
    return int(told.split("VmHWM:")[1].split()[0]) / 1000


def processes() -> list[Path]:
    """This one, and those that it has started."""
    own = Path("/proc/self").resolve()
    started = " ".join(
        (task / "children").read_text(encoding="ascii") for task in (own / "task").iterdir()
    )
    return [own, *(Path("/proc") / number for number in started.split())]


def meet(address: str) -> None:
    """Read an ordinary feed, then the hostile one, and print what it took."""
    with Net(limits=LIMITS, clock=lambda: datetime.now(UTC)) as net:
        for path in ("/ordinary", "/large"):
            parse(net.fetch(Request(address + path, HERE)).body)
        gc.collect()
        for process in processes():
            (process / "clear_refs").write_text("5", encoding="ascii")
        before, began = sum(map(high_water, processes())), time.monotonic()
        try:
            answer = net.fetch(Request(address + "/hostile", HERE))
            found = parse(answer.body, answer.final_url, answer.header("content-type"))
            ended = f"{len(found.entries)} entries"
        except SourceError as error:
            ended = error.problem
        seconds = time.monotonic() - began
        over = sum(map(high_water, processes())) - before
        print(json.dumps({"ended": ended, "seconds": round(seconds, 2),
                          "MB over base": round(over)}))  # fmt: skip


class Rebinding(AbstractResolver):
    """A name server of theirs: whatever name is asked for is on loopback by the time we connect."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            {"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET,
             "proto": 0, "flags": socket.AI_NUMERICHOST}
        ]  # fmt: skip

    async def close(self) -> None:
        pass


HOSTS = """127.0.0.1 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1
    0X7F.0.0.1 017700000001 0177.0.0.1 0177.0x0.0.01 0177.1 00000177.0.0.1 0 0.0.0.0 0x0 00
    127.0.0.1. 127。0。0。1 127．0．0．1 127｡0｡0｡1 １２７.0.0.1 ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.0.0.1 ٠ localhost
    LOCALHOST localhost. ip6-localhost [::1] [0:0:0:0:0:0:0:1] [::0001] [::] [::ffff:127.0.0.1]
    [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0:127.0.0.1] [::127.0.0.1] [::7f00:1]
    [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:7f00:1::1]
    [2001:0:7f00:1::] [::1%25lo] [fe80::1] [fe80::1%25eth0] [fec0::1] [fc00::1] [fd00::1]
    [ff02::1] [2001:db8::1] [100::1] [5f00::1] [4000::1] 10.0.0.1 10.1 0xa000001 172.16.0.1
    172.31.255.255 192.168.1.1 3232235777 169.254.169.254 0xa9fea9fe 2852039166 100.64.0.1
    192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1
    168.63.129.16 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 user@127.0.0.1
    a.example@127.0.0.1 127.0.0.1\\@a.example %31%32%37.0.0.1 rebound.example"""


def address_forms(port: int) -> list[str]:
    """Every way we know of writing where nobody may go, most of them leading to our own server."""
    schemes = [f"file:///etc/passwd#{port}", f"gopher://127.0.0.1:{port}/", f"ftp://127.0.0.1:{port}/",
               f"data:text/xml,{port}", f"//127.0.0.1:{port}/"]  # fmt: skip
    return [f"http://{host}:{port}/" for host in HOSTS.split()] + schemes


def main() -> None:
    with http_server() as web:
        web.answers("/ordinary", RSS.format(ITEM * 40))
        web.answers("/large", RSS.format((ITEM + " " * 1_000) * 1_000))
        for name, make in CASES.items():
            body, headers = make()
            web.answers("/hostile", body, headers=headers)
            command = [sys.executable, "-m", "bench.hostile_feeds", "meet", web.url().rstrip("/")]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            print(json.dumps({"case": name, **json.loads(told)}), flush=True)
    addresses()


def addresses() -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap, http_server("127.0.0.2") as web:
        port, caught = trap.getsockname()[1], []
        threading.Thread(target=lambda: caught.append(trap.accept()), daemon=True).start()
        forms, refused = address_forms(port), 0
        limits = replace(LIMITS, seconds_at_most=3)
        with Net(limits=limits, clock=lambda: datetime.now(UTC), resolver=Rebinding()) as net:
            for number, form in enumerate(forms):
                refused += is_refused(net, form, ())
                refused += is_refused(net, redirecting(web, number, form), (f"{web.host}/32",))
        told = {
            "forms of addresses": len(forms),
            "asked, straight and by a redirect": 2 * len(forms),
        }
        print(json.dumps({**told, "refused": refused, "connected": len(caught)}))


def redirecting(web: Web, number: int, form: str) -> str:
    web.redirects(f"/{number}", form.encode().decode("latin-1"))
    return web.url(f"/{number}")


def is_refused(net: Net, address: str, allowed: tuple[str, ...]) -> bool:
    try:
        net.fetch(Request(address, allowed))
    except SourceError:
        return True
    return False


if __name__ == "__main__":
    meet(sys.argv[2]) if sys.argv[1:2] == ["meet"] else main()
