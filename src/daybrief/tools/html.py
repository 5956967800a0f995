"""Bytes to text, text to a tree that is safe to walk, a fragment to plain paragraphs.

Knows encodings, sizes and what is not HTML at all; what a page means is left to its readers.
"""

import codecs
import re
from collections.abc import Iterator
from html import unescape

from charset_normalizer import from_bytes
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from daybrief.errors import Unreadable

BYTES_AT_MOST = 10_000_000
ELEMENTS_AT_MOST = 40_000
"""A long live blog has about 20,000; reading hostile ones takes about a second for each 3,000."""
ATTRIBUTES_AT_MOST = 2_000

BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre
    section summary table tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905  # sixty quoted names read worse
)
NOT_TEXT = frozenset(
    """script style template noscript svg math iframe frame object embed canvas audio video select
    option textarea input head map""".split()  # noqa: SIM905  # as above
)

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_NOT_PAGES = (
    ("application/pdf", "a PDF"),
    ("image/", "an image"),
    ("audio/", "a sound file"),
    ("video/", "a video file"),
    ("font/", "a font"),
    ("application/zip", "a ZIP archive"),
)
# What browsers understand by these names (WHATWG Encoding Standard §4.2).
_AS_BROWSERS_READ = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
    "tis-620": "cp874", "iso-8859-11": "cp874", "utf8": "utf-8", "unicode": "utf-16",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïìòôûùñáíóúãõåøæœÅØÆÉÈÊÀÂÇÁÍÓÚÑ“”‘’‚„–—…•·©®°€£«»¿¡§\xa0\xad")
"""What stands beyond ASCII in Western European text."""
_GIANT_TAG = re.compile(r"(<[a-zA-Z][\w:-]{0,50})[^<>]{8000,}")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset[^>]{0,100}>|<\?xml[^>]{0,200}>", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def refuse_what_is_no_page(body: bytes, content_type: str = "", where: str = "") -> None:
    """Say what the bytes are when they are nothing that can hold an article.

    Raises:  Unreadable naming what it is, or how much too large.
    """
    kind = content_type.split(";")[0].strip().lower()
    told = next((name for prefix, name in _NOT_PAGES if kind.startswith(prefix)), "")
    seen = next((name for magic, name in _MAGIC if body.startswith(magic)), "")
    if seen == "a bitmap image" and b"<" in body[:200]:
        seen = ""  # plain words may begin with BM
    if not seen and body[:4] == b"RIFF":
        seen = "an image, sound or video file"
    looks_like_a_page = b"<" in body[:2000] and not seen
    if seen or (told and not looks_like_a_page):
        raise Unreadable(f"this is {seen or told}, not a page", where)
    if len(body) > BYTES_AT_MOST:
        size, most = len(body) / 1e6, BYTES_AT_MOST / 1e6
        raise Unreadable(f"{size:.0f} MB are more than the {most:.0f} MB read of a page", where)
    if _is_binary(body):
        raise Unreadable("this is binary data, not a page", where)


def decode(body: bytes, content_type: str = "") -> str:
    """Turn a page's bytes into text, whatever it says of its own encoding.

    Method:  byte order mark; UTF-8 if the bytes are valid UTF-8 beyond ASCII, for no other
             encoding gives that by chance; the HTTP header; `<meta>`; then detection. A declared
             UTF-8 that the bytes contradict all over is taken for a wrong declaration, one that
             they contradict here and there for damage.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _clean(body.decode(name, "replace"))
    wide = _wide(body)
    if wide:
        return _clean(body.decode(wide, "replace"))
    declared = list(_declared(body, content_type))
    if not any(name.startswith(("iso2022", "iso-2022", "utf-7", "hz")) for name in declared):
        try:
            return _clean(body.decode("utf-8"))
        except UnicodeDecodeError:
            if _is_damaged_utf8(body):
                return _clean(body.decode("utf-8", "replace"))
    for name in declared:
        if name == "utf-8":
            continue
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) / 1000:
            return _clean(text)
    western = body.decode("cp1252", "replace")
    odd = [character for character in western if character > "\x7f"]
    if sum(character in _WESTERN for character in odd) > 0.8 * len(odd):
        return _clean(western)
    found = from_bytes(body[:50_000]).best()
    return _clean(body.decode(found.encoding if found else "cp1252", "replace"))


def parse(text: str, where: str = "") -> HtmlElement:
    """Parse a page; comments and processing instructions are left out.

    Raises:  Unreadable if there is nothing to parse or too much.
    Costs:   libxml2 stops at a depth of 255, so a million nested elements cost no stack.
    """
    text = _GIANT_TAG.sub(_tamed, _clean(text))
    if not text.strip():
        raise Unreadable("the page is empty", where)
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False
    )
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable(f"the page cannot be parsed: {error}", where) from error
    count = sum(1 for _ in tree.iter())
    if count > ELEMENTS_AT_MOST:
        problem = f"{count} elements are more than the {ELEMENTS_AT_MOST} read of a page"
        raise Unreadable(problem, where)
    return tree


def blocks(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Give each run of text between two block borders, with the block element it stands in.

    Takes:   any tree; what `NOT_TEXT` names is passed over inside it.
    """
    pieces: list[str] = []
    inside: list[HtmlElement] = [tree]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else "script"
        is_block = name in BLOCKS
        if event == "start":
            if name in NOT_TEXT and element is not tree:
                walk.skip_subtree()
                continue
            if is_block:
                if said := squeeze("".join(pieces)):
                    yield inside[-1], said
                pieces = []
                inside.append(element)
            if element.text:
                pieces.append(element.text)
        else:
            if is_block:
                if said := squeeze("".join(pieces)):
                    yield inside[-1], said
                pieces = []
                inside.pop()
            if element.tail and element is not tree:
                pieces.append(element.tail)
    if said := squeeze("".join(pieces)):
        yield tree, said


def plain(fragment: str) -> tuple[str, ...]:
    """Give a feed's HTML, or plain text, as paragraphs without mark-up."""
    fragment = fragment[:BYTES_AT_MOST]
    if "<" not in fragment and re.search(r"&lt;/?[a-z]+", fragment):
        fragment = unescape(fragment)  # escaped twice, as many feeds are
    if not re.search(r"<[a-zA-Z/!]", fragment):
        lines = re.split(r"\n\s*\n", unescape(_clean(fragment)))
        return tuple(said for line in lines if (said := squeeze(line)))
    try:
        tree = parse(f"<html><body><div>{fragment}</div></body></html>")
    except Unreadable:
        return ()
    return tuple(said for _, said in blocks(tree))


def squeeze(text: str) -> str:
    """Put one blank between words, and none around them."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def _tamed(tag: re.Match[str]) -> str:
    """Take the attributes off a start tag that has thousands; libxml2 compares each with each."""
    return tag[1] if len(tag[0].split()) > ATTRIBUTES_AT_MOST else tag[0]


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)


def _wide(body: bytes) -> str:
    """Name UTF-16 that comes without a byte order mark: every second byte of mark-up is zero."""
    start = body[:400]
    if len(start) < 16 or start.count(0) < len(start) * 0.3:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _is_binary(body: bytes) -> bool:
    start = body[:4000]
    if not start or _wide(body) or start.startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        return False  # a page with stray NUL bytes is a page
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in start)
    return odd > len(start) * 0.1


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    told = [content_type]
    told += [match.decode("ascii", "replace") for match in _META.findall(body[:4096])]
    for words in told:
        match = _CHARSET.search(words) or _XML_ENCODING.search(words)
        if not match:
            continue
        name = match[1].lower()
        name = _AS_BROWSERS_READ.get(name, name)
        try:
            codec = codecs.lookup(name)
        except LookupError:
            continue
        # Python also calls compressions and rot13 codecs; those give no text.
        if getattr(codec, "_is_text_encoding", True) and name not in {"idna", "punycode"}:
            yield name


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell a UTF-8 page with a few broken bytes from one in an older encoding."""
    text = body.decode("utf-8", "replace")
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    broken = text.count("\ufffd")
    return good > 5 * broken or (broken == 1 and text.endswith("\ufffd"))
