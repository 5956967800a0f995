"""One letter: its bytes in; what it is as a whole, and the articles it tells of, out."""

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr
from html import escape
from urllib.parse import quote

from lxml.html import HtmlElement

from daybrief.errors import Unreadable
from daybrief.model import Entry
from daybrief.stages.gather.entries import entry, moment, sound
from daybrief.tools.html import decode, parse, squeeze
from daybrief.tools.links import unwrapped
from daybrief.tools.mailboxes import LETTER_BYTES_AT_MOST

ITEMS_AT_LEAST = 2
ITEMS_AT_MOST = 200
PARTS_AT_MOST = 500
TITLE_WORDS_AT_LEAST = 3
SUMMARY_AT_MOST = 1_000

_BLOCKS = frozenset("td th div li p section article h1 h2 h3 h4 h5 h6 table tr".split())  # noqa: SIM905  # reads better
_ABOUT_THE_LETTER = re.compile(
    r"unsubscribe|abbestellen|abmelden|désabonner|darse de baja|preferences|einstellungen|"
    r"in (?:your |ihrem )?browser|im browser|manage (?:your )?subscription|forward|weiterleiten|"
    r"privacy|datenschutz|impressum|terms of|advertis|sponsor|follow us|folgen sie|facebook|"
    r"twitter|instagram|linkedin|youtube|whatsapp|download (?:our|the) app|subscribe|upgrade",
    re.IGNORECASE,
)
_IN_BROWSER = re.compile(
    r"in (?:your |ihrem |a |the )?(?:web ?)?browser|im browser|view online|read online|"
    r"dans (?:votre|le) navigateur|en (?:su|el) navegador",
    re.IGNORECASE,
)
_TEXT_LINK = re.compile(r"<?(https?://[^\s<>\"]+)>?")
_BROKEN = (
    MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError,
    AssertionError,
)  # fmt: skip
"""What the standard library's reader is known to raise on letters that are none."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter as read."""

    whole: Entry
    """The letter as one article: its subject, sender and date."""
    html: str
    items: tuple[Entry, ...]
    """The articles it tells of; none if it is one article itself."""


def read(raw: bytes, name: str = "") -> Letter:
    """Read a letter of RFC 5322.

    Raises:  Unreadable if it is none, or says nothing.
    """
    if len(raw) > LETTER_BYTES_AT_MOST:
        raise Unreadable(f"the letter is larger than {LETTER_BYTES_AT_MOST / 1e6:g} MB", name)
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        html, text = _bodies(message)
        subject, sender, date, id_ = (
            _header(message, key) for key in ("subject", "from", "date", "message-id")
        )
    except _BROKEN as error:
        raise Unreadable("this is no letter, or a broken one", name) from error
    if not (subject or sender or date):
        raise Unreadable("this is no letter: it has no subject, sender or date", name)
    if not html.strip() and not text.strip():
        raise Unreadable("the letter holds no text", name)
    at = moment(date)
    known_by = id_.strip("<> ") or hashlib.sha256(raw).hexdigest()
    links = list(_links(html)) if html.strip() else []
    in_browser = next((url for url, said, _ in links if _IN_BROWSER.search(said)), "")
    whole = entry(
        address="",
        url=in_browser or f"mid:{quote(known_by, safe='@.+')}",
        id=known_by,
        title=subject,
        published=at,
        updated=None,
        summary="",
        content="",
        bylines=[parseaddr(sender)[0]],
    )
    items = _items_of_html(links, at) if html.strip() else _items_of_text(text, at)
    return Letter(
        whole=whole,
        html=html if html.strip() else _as_html(subject, text),
        items=items if len(items) >= ITEMS_AT_LEAST else (),
    )


def _header(message: Message, key: str) -> str:
    return squeeze(sound(str(message.get(key, "") or "")))


def _bodies(message: Message) -> tuple[str, str]:
    """The first HTML and the first plain text that are no attachment."""
    found = {"text/html": "", "text/plain": ""}
    for number, part in enumerate(message.walk()):
        if number >= PARTS_AT_MOST:
            break
        kind = part.get_content_type()
        is_body = part.get_content_disposition() != "attachment"
        if kind in found and not found[kind] and is_body and not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset("") or ""
                found[kind] = sound(decode(payload, f"{kind}; charset={charset}"))
    return found["text/html"], found["text/plain"]


def _links(html: str) -> Iterator[tuple[str, str, HtmlElement]]:
    """Each link of a letter: where it leads, what it says, and its element."""
    try:
        tree = parse(html)
    except Unreadable:
        return
    for link in tree.iterfind(".//a[@href]"):
        href = link.get("href", "").strip()
        if href.lower().startswith(("http://", "https://")):
            said = squeeze(str(link.text_content())) or squeeze(link.get("title", ""))
            yield unwrapped(href), said, link


def _items_of_html(
    links: list[tuple[str, str, HtmlElement]], at: datetime | None
) -> tuple[Entry, ...]:
    """The links that are headlines, each with the words that stand around it."""
    titles: dict[str, str] = {}
    around: dict[str, str] = {}
    for url, said, link in links:
        if _ABOUT_THE_LETTER.search(said) or len(titles) >= ITEMS_AT_MOST:
            continue
        if len(said.split()) >= TITLE_WORDS_AT_LEAST and len(said) > len(titles.get(url, "")):
            titles[url] = said[:300]
            around[url] = _around(link)
    # A link within running text is a reference of one article, no headline of another.
    found = {url: said for url, said in titles.items() if _stands_alone(around[url], said, titles)}
    return tuple(
        _item(url, said, around[url].replace(said, "", 1).strip(), at)
        for url, said in found.items()
    )


def _stands_alone(near: str, said: str, titles: dict[str, str]) -> bool:
    start = near.find(said)
    before = near[:start].rstrip() if start > 0 else ""
    return not before or before[-1] in '.!?:…”"|•–—' or len(before) < 40


def _around(link: HtmlElement) -> str:
    """The text of the smallest block that says more than the link; its own line if none does."""
    own = squeeze(str(link.text_content()))
    element, near = link, own
    for _ in range(6):
        parent = element.getparent()
        if parent is None or not isinstance(parent.tag, str):
            break
        element = parent
        if element.tag not in _BLOCKS:
            continue
        told = squeeze(" ".join(str(piece) for piece in element.itertext()))
        if len(told) > SUMMARY_AT_MOST:
            break
        # Where another headline begins, the words belong to that one as well.
        heads = {a.get("href") for a in element.iterfind(".//a[@href]")}
        if len(heads) > 2:
            break
        near = told
        if len(told) > len(own) + 40:
            break
    return near


def _items_of_text(text: str, at: datetime | None) -> tuple[Entry, ...]:
    """In a plain letter an article is a headline with its address on the next line or the same."""
    found: dict[str, Entry] = {}
    before = ""
    for line in text.splitlines()[:20_000]:
        told = squeeze(_TEXT_LINK.sub("", line)).strip(" -–—*•:>[]()")
        if links := _TEXT_LINK.findall(line):
            title = told or before
            is_item = len(title.split()) >= TITLE_WORDS_AT_LEAST
            if is_item and not _ABOUT_THE_LETTER.search(title) and len(found) < ITEMS_AT_MOST:
                url = unwrapped(links[0].rstrip(".,;)"))
                found.setdefault(url, _item(url, title[:300], "", at))
        before = told or ("" if not line.strip() else before)
    return tuple(found.values())


def _item(url: str, title: str, summary: str, at: datetime | None) -> Entry:
    return entry(
        address="", url=url, id=url, title=title, published=at, updated=None,
        summary=escape(summary[:SUMMARY_AT_MOST], quote=False), content="", bylines=(),
    )  # fmt: skip


def _as_html(subject: str, text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    told = "".join(f"<p>{escape(squeeze(paragraph))}</p>" for paragraph in paragraphs)
    title = escape(subject)
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{told}</article></body></html>"
