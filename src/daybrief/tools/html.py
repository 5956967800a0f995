"""Bytes to text, text to a tree that is safe to walk, a fragment to plain paragraphs.

Knows encodings, sizes and what is not HTML at all; what a page means is left to its readers.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from charset_normalizer import from_bytes
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from daybrief.errors import Unreadable
from daybrief.tools.encoded_twice import encoded_once

BYTES_AT_MOST = 10_000_000
TAGS_AT_MOST = 80_000
"""Start and end tags. A long live blog has about 40,000; what follows is not read."""
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
# What browsers understand by these names (WHATWG Encoding Standard §4.2): what Python does not
# know, then what it takes more narrowly than pages are written.
_UNKNOWN_TO_PYTHON = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "windows-949": "cp949",
    "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "windows-874": "cp874", "dos-874": "cp874",
    "x-mac-cyrillic": "mac-cyrillic", "iso-8859-8-i": "iso8859-8", "koi8": "koi8-r",
    "koi": "koi8-r", "ansi": "cp1252",
}  # fmt: skip
_TAKEN_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_READ_BY_BROWSERS = frozenset(
    """cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10
    iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 cp1250
    cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb18030 big5hkscs euc_jp cp932 cp949
    iso2022_jp iso2022_kr hz""".split()  # noqa: SIM905  # as above
)
"""Python's names of the encodings that a page may declare. Python also calls compressions, EBCDIC
and `unicode_escape` codecs, and UTF-16 is told by its bytes, for bytes in ASCII cannot be it."""
_DETECTED = [
    "cp866", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "koi8_r", "koi8_u", "mac_roman",
    "mac_cyrillic", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp1257", "gb18030", "big5", "euc_jp", "cp932", "cp949",
]  # fmt: skip
"""The encodings that are looked for where none is declared: those that pages are written in."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïìòôûùñáíóúãõåøæœÅØÆÉÈÊÀÂÇÁÍÓÚÑ“”‘’‚„–—…•·©®°€£«»¿¡§\xa0\xad")
"""What stands beyond ASCII in Western European text."""
_UNLIKELY = re.compile(r"[\u00c0-\u024f]{3,}|[\uff66-\uff9f]{3,}|[А-ЯЁ]{3,}")
"""Accented letters or half-width kana side by side, nothing but capitals: signs of another
encoding, and rare in any language."""
_ODD_LETTERS = re.compile(r"[\u00c0-\u024f\uff66-\uff9f\u0400-\u04ff]")
_REFERENCE = re.compile(r"&#([xX](?=[0-9a-fA-F]))?((?(1)[0-9a-fA-F]|[0-9]){1,4000});?")
_GIANT = 8_000
"""Characters of a start tag that may have thousands of attributes."""
_MANY_VALUES = 20_000
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_START = re.compile(r"[a-zA-Z][\w:-]{0,50}")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset[^>]{0,100}>|<\?xml[^>]{0,200}>", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_XHTML_PREFIX = re.compile(r"""xmlns:(\w{1,20})\s*=\s*["']http://www\.w3\.org/1999/xhtml["']""")
_HTML_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Quicker than a class for each tag, which nothing here needs."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"
"""No page means them; NUL alone would end the text for libxml2."""
_NO_CHARACTERS = ("\ufffe", "\uffff")
_ODD = bytes(set(range(32)) - {*range(9, 14), 27})
"""No text has them; escape stands in Japanese mail's encoding."""


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A page as a tree, and how much of it that is."""

    tree: HtmlElement
    cut: str = ""
    """Why it is not all of the page, in words; empty if it is."""

    def runs_on(self, texts: frozenset[str]) -> bool:
        """Tell whether what holds these blocks of text was still open where the page was cut."""
        homes = [element for element, said in blocks(self.tree) if said in texts]
        if not self.cut or not homes:
            return bool(self.cut)
        *_, last = self.tree.iter()
        still_open = {last, *last.iterancestors()}
        first = [homes[0], *homes[0].iterancestors()]
        around = {homes[-1], *homes[-1].iterancestors()}
        holding = next(element for element in first if element in around)
        if holding is homes[0] and holding is not self.tree:
            holding = holding.getparent()  # one paragraph: its neighbours may have been more
        return holding in still_open


def page(body: bytes, content_type: str = "", where: str = "") -> Parsed:
    """Turn the bytes of a page into a tree; of an enormous page, into that of its beginning.

    Raises:  Unreadable if the bytes are no page, or nothing is in them.
    """
    refuse_what_is_no_page(body[:BYTES_AT_MOST], content_type, where)
    text = decode(body[:BYTES_AT_MOST], content_type)
    if _is_garbage(text):
        raise Unreadable("this is binary data, not a page", where)
    if "xhtml" in content_type or text.startswith("<?xml"):
        text = _as_html(text)
    cut = ""
    if len(body) > BYTES_AT_MOST:
        cut = f"only the first {BYTES_AT_MOST / 1e6:.0f} MB of the page were read"
    return _parsed(text, where, cut)


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
             they contradict here and there for damage. What was encoded twice is mended.
    Costs:   0.3 ms for 200 kB of UTF-8; some 5 ms where the encoding has to be detected.
    """
    wide = next((name for mark, name in _BOMS if body.startswith(mark)), "") or _wide(body)
    if known := wide or _escaping(body, content_type):
        body = body.decode(known, "replace").encode("utf-8", "ignore")
    body = body.translate(None, _CONTROLS)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        is_damaged = _is_damaged_utf8(body)
        text = body.decode("utf-8", _MENDED) if is_damaged else _older(body, content_type)
        body = text.encode("utf-8", "ignore")
    return _of_characters(encoded_once(text, body))


def parse(text: str, where: str = "") -> HtmlElement:
    """Parse a page; comments and processing instructions are left out.

    Gives:   a tree of its first `TAGS_AT_MOST` tags.
    Raises:  Unreadable if there is nothing to parse.
    Costs:   1.5 ms for 200 kB.
    """
    return _parsed(text, where).tree


def blocks(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Give each run of text between two block borders, with the block element it stands in.

    Takes:   any tree; what `NOT_TEXT` names is passed over inside it.
    """
    pieces: list[str] = []
    inside: list[HtmlElement] = [tree]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if event == "start":
            if element is not tree and (name in NOT_TEXT or not isinstance(name, str)):
                walk.skip_subtree()
                continue
            if name in BLOCKS:
                if pieces:
                    if said := squeeze("".join(pieces)):
                        yield inside[-1], said
                    pieces = []
                inside.append(element)
            if text := element.text:
                pieces.append(text)
        else:
            if name in BLOCKS:
                if pieces:
                    if said := squeeze("".join(pieces)):
                        yield inside[-1], said
                    pieces = []
                inside.pop()
            if (text := element.tail) and element is not tree:
                pieces.append(text)
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
    if not text.isascii():
        text = text.replace("\u200b", "").replace("\u00ad", "")
    return " ".join(text.split())


def _parsed(text: str, where: str, cut: str = "") -> Parsed:
    if not text.strip():
        raise Unreadable("the page is empty", where)
    if text.count("<") > TAGS_AT_MOST:
        rest = text.split("<", TAGS_AT_MOST + 1)[-1]
        text = text[: len(text) - len(rest) - 1]
        cut = f"only the first {TAGS_AT_MOST:,} tags of the page were read"
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False
    )
    parser.set_element_class_lookup(_HTML_ELEMENTS)
    if "&#" in text:
        text = _REFERENCE.sub(_to_a_character, text)
    body = _with_few_attributes(text).encode("utf-8", "ignore").translate(None, _CONTROLS)
    try:
        tree = document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable(f"the page cannot be parsed: {error}", where) from error
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        # libxml2 stops there, so that a million nested elements cost no stack, here or later.
        cut = "only what stands before too many nested elements was read"
    return Parsed(tree=tree, cut=cut)


def _to_a_character(reference: re.Match[str]) -> str:
    """Leave a reference out that leads to no character, and so past all cleaning of the text."""
    code = int(reference[2], 16) if reference[1] else int(reference[2])
    is_one = code > 31 or code in {9, 10, 13}
    is_one = is_one and code != 127 and not 0xD800 <= code < 0xE000
    return reference[0] if is_one and code < 0x110000 and code not in {0xFFFE, 0xFFFF} else ""


def _with_few_attributes(text: str) -> str:
    """Take the attributes off start tags that have thousands; libxml2 compares each with each."""
    if text.count("=") > _MANY_VALUES:
        # What looks like a tag within a value must not hide how many attributes stand in one.
        text = _VALUE.sub(
            lambda value: "" if "<" in value[0] or ">" in value[0] else value[0], text
        )
    pieces = text.split(">")
    if max(map(len, pieces)) <= _GIANT:
        return text
    return ">".join(_tamed(piece) if len(piece) > _GIANT else piece for piece in pieces)


def _tamed(piece: str) -> str:
    before, _, tag = piece.rpartition("<")
    name = _START.match(tag)
    is_giant = name and len(tag) > _GIANT and len(tag.split()) > ATTRIBUTES_AT_MOST
    return f"{before}<{name[0]}" if name and is_giant else piece


def _clean(text: str) -> str:
    """Take out what is no character, so that no later step stumbles over it."""
    return _of_characters(text.encode("utf-8", "ignore").translate(None, _CONTROLS).decode())


def _of_characters(text: str) -> str:
    for no_character in _NO_CHARACTERS:
        text = text.replace(no_character, "")
    return text


def _escaping(body: bytes, content_type: str) -> str:
    """Name an encoding of seven bits, which is valid UTF-8 too; its escapes give it away."""
    if b"\x1b" in body:
        if b"\x1b$B" in body or b"\x1b$@" in body or b"\x1b(J" in body:
            return "iso2022_jp"
        if b"\x1b$)C" in body:
            return "iso2022_kr"
    is_hz = "hz-gb-2312" in content_type.lower() or b"hz-gb-2312" in body[:4096].lower()
    return "hz" if is_hz and b"~{" in body else ""


def _wide(body: bytes) -> str:
    """Name UTF-16 or UTF-32 without a byte order mark: most bytes of mark-up are zero."""
    start = body[:400]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(start) < 16 or even + odd < len(start) * 0.1:
        return ""
    nearly_all = len(start) // 4 * 0.95
    if min(start[2::4].count(0), start[3::4].count(0)) > nearly_all:
        return "utf-32-le"
    if min(start[::4].count(0), start[1::4].count(0)) > nearly_all:
        return "utf-32-be"
    if min(even, odd) > 0.1 * (even + odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _older(body: bytes, content_type: str) -> str:
    """Decode what is not UTF-8: as it declares itself where that gives likely words."""
    declared = []
    for name in dict.fromkeys(_declared(body, content_type)):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) / 1000:
            declared.append(text)
    for text in declared:
        if _is_likely(text):
            return text
    western = body.decode("cp1252", "replace")
    odd = body.translate(None, bytes(range(128))).decode("cp1252", "replace")
    if sum(character in _WESTERN for character in odd) > 0.97 * len(odd) and _is_likely(western):
        return western
    found = from_bytes(body[:50_000], cp_isolation=_DETECTED).best()
    if found:
        return body.decode(found.encoding, "replace")
    return declared[0] if declared else western


def _is_likely(text: str) -> bool:
    """Tell words of a language from those that a wrong encoding makes of them."""
    start = text[:200_000]
    unlikely = sum(map(len, _UNLIKELY.findall(start)))
    return unlikely <= 0.4 * len(_ODD_LETTERS.findall(start))


def _mended(error: UnicodeError) -> tuple[str, int]:
    """Read one stray byte among ASCII as Windows wrote it: a quotation mark, an accented letter."""
    assert isinstance(error, UnicodeDecodeError)
    around = error.object[max(0, error.start - 1) : error.start] + error.object[error.end :][:1]
    is_alone = error.end - error.start == 1 and around.isascii()
    stray = error.object[error.start : error.end].decode("cp1252", "replace") if is_alone else ""
    return stray or "\ufffd", error.end


_MENDED = "daybrief.mended"
codecs.register_error(_MENDED, _mended)


def _as_html(text: str) -> str:
    """Write XHTML as the HTML that is meant: no prefix, and CDATA as the text that it is."""
    if prefix := _XHTML_PREFIX.search(text[:4000]):
        text = re.sub(rf"(</?){prefix[1]}:", r"\1", text)
    pieces, at = [], 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        inside = text[start + 9 : end]
        # A script is CDATA by itself in HTML, and may say so in its first comment.
        opened = text.rfind("<script", at, start) >= 0 or text.rfind("<style", at, start) >= 0
        closed = "</script" in (near := text[end : end + 40].lower()) or "</style" in near
        pieces += [text[at:start], inside if opened and closed else escape(inside, quote=False)]
        at = end + 3
    return "".join((*pieces, text[at:]))


def _is_binary(body: bytes) -> bool:
    start = body[:4000]
    if not start or _wide(body) or start.startswith(tuple(mark for mark, _ in _BOMS)):
        return False  # looked at once it is decoded
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        return False  # a page with stray NUL bytes is a page
    odd = len(start) - len(start.translate(None, _ODD))
    return odd > len(start) * 0.05


def _is_garbage(text: str) -> bool:
    """Tell what no script has: noise read as wide characters."""
    start = text[:2000]
    if start.isascii() or "<html" in start.lower():
        return False
    odd = sum(unicodedata.category(character) in {"Cn", "Co"} for character in start)
    return odd + start.count("\ufffd") > len(start) * 0.1


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    told = [content_type]
    told += [match.decode("ascii", "replace") for match in _META.findall(body[:100_000])]
    for words in told:
        match = _CHARSET.search(words) or _XML_ENCODING.search(words)
        if not match:
            continue
        name = match[1].lower().replace("x-cp125", "cp125")
        try:
            name = codecs.lookup(_UNKNOWN_TO_PYTHON.get(name, name)).name
        except LookupError:
            continue
        name = _TAKEN_WIDER.get(name, name)
        if name in _READ_BY_BROWSERS:
            yield name


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell a UTF-8 page with a few broken bytes from one in an older encoding."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - broken
    return good > 5 * broken or (broken == 1 and text.endswith("\ufffd"))
