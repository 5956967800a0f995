"""What outside text may do to a sheet: nothing. Characters, addresses and slugs made harmless.

Escaping for a format (HTML, XML, Markdown) is the format's own work.
"""

import hashlib
import re
from urllib.parse import quote, urlsplit

from daybrief.model import Brief

_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029 ]+")
_UNPRINTABLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls: most may not stand in XML at all
    "\ud800-\udfff\ufdd0-\ufdef"  # surrogates and noncharacters: not text
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "\u202a-\u202e\u2066-\u2069"  # overrides turn the rest of a line round
    "]"
)
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_UNQUOTED = re.compile(r"""["'<>\\^`{|}]""")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAKEN = frozenset({"ledger"})
"""Names below an edition's address that no story may have."""


def printable(text: str) -> str:
    """Leave out what cannot be seen, and make one space of every run of blanks.

    >>> printable("one\\x00 \\n two \\u202egnirts")
    'one two gnirts'
    """
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("", _BREAKS.sub(" ", text)))


def link(url: str) -> str:
    """Give an address that may stand in a link; nothing for one that may not.

    >>> link("https://coast-wire.example/a?b=1"), link("javascript:alert(1)")
    ('https://coast-wire.example/a?b=1', '')
    """
    if not _ADDRESS.fullmatch(url) or url != printable(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:  # https://[half-an-address
        return ""
    # https://bank.example@other.example shows one host and opens another.
    if not parts.hostname or "@" in parts.netloc:
        return ""
    return _UNQUOTED.sub(lambda found: quote(found[0], safe=""), url)


def slug(brief: Brief) -> str:
    """Give the story's part of an address, whatever the brief calls itself."""
    if _SLUG.fullmatch(brief.slug) and brief.slug not in TAKEN:
        return brief.slug
    return "story-" + hashlib.sha256(f"{brief.story} {brief.slug}".encode()).hexdigest()[:12]
