"""The address guard: which addresses are never asked, and why, in words.

Pure: nothing here resolves or connects. The net asks twice: `url_refusal` before a hop, and
`refusal` for the very address that a connection is about to be made to.
"""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

FIX = "If this source is your own, name its range in allow_private"

_KINDS = {
    "a loopback address": "127.0.0.0/8 ::1/128",
    "a private address": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10",
    "a link-local address": "169.254.0.0/16 fe80::/10",
    "an address shared behind a provider's gateway": "100.64.0.0/10",
    "an address of this machine": "0.0.0.0/8 ::/128",
    # 192.0.0.0/24 holds NAT64 and DS-Lite ends; Python 3.11's is_global lets most of it through.
    "an address for special purposes": "192.0.0.0/24 2001::/23 5f00::/16 100::/64 100:0:0:1::/64",
    "an address for documentation": (
        "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"
    ),
    "an address for benchmarks": "198.18.0.0/15",
    "an address of a cloud's own platform": "168.63.129.16/32",
    "an address that is translated to another": (
        "::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 ::/96 192.88.99.0/24 2002::/16"
    ),
    "a multicast address": "224.0.0.0/4 ff00::/8",
    "a reserved address": "240.0.0.0/4",
}
"""Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, 2026; RFC 6890, 8215, 9637."""

_REFUSED = [
    (ipaddress.ip_network(network), kind)
    for kind, networks in _KINDS.items()
    for network in networks.split()
]
_REFUSED.sort(key=lambda refused: -refused[0].prefixlen)
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_DOTS = str.maketrans("。．｡", "...")  # IDNA reads these as dots (RFC 3490 §3.1)
_NUMBER = re.compile(r"\d+|0[xX][0-9a-fA-F]*")


def refusal(address: str, allow_private: Sequence[str] = ()) -> str | None:
    """Say why a numeric address may not be connected to; None if it may.

    Takes:   the address in any form that a system call would take for a number; ranges as CIDR.
    """
    ip = _numeric(address)
    if ip is None:
        return "leads to something that is no address"
    if any(ip in ipaddress.ip_network(network, strict=False) for network in allow_private):
        return None
    for network, kind in _REFUSED:
        if ip in network:
            return f"leads to {kind} ({network})"
    if ip.version == 6 and ip not in _GLOBAL_UNICAST:
        return "leads to a reserved address (outside 2000::/3)"
    return None


def url_refusal(url: str, allow_private: Sequence[str] = ()) -> str | None:
    """Say why a web address may not be asked, as far as can be told without resolving it."""
    # Programs disagree on blanks, controls and backslashes in an address; nobody needs them.
    if re.search(r"[\x00-\x20\x7f\\]", url):
        return "is not a web address"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not a web address"
    if parts.scheme not in {"http", "https"}:
        return f"is not a web address: only http and https are asked, not {parts.scheme!r}"
    if "@" in parts.netloc:
        return "carries a user name or password in its address"
    if not host:
        return "is not a web address"
    if ":" in host:
        return refusal(host, allow_private)
    host = unicodedata.normalize("NFKC", host.translate(_DOTS)).removesuffix(".")
    if "%" in host or not host:
        return "is not a web address"
    if _NUMBER.fullmatch(host.rpartition(".")[2]):  # WHATWG URL: such a host is a number or wrong
        return refusal(host, allow_private)
    return None


def _numeric(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read an address as the system would: octal, hexadecimal, short and whole-number forms too."""
    plain = address.partition("%")[0]
    try:
        return ipaddress.ip_address(plain)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(plain))
    except (OSError, ValueError):
        return None
