"""Pages that try to break, stall or fool whoever reads them; made when asked for, none is kept.

Each is a name with a function that gives its bytes (and its content type, where that is told).
"""

import gzip
import random
from collections.abc import Callable, Iterator

WORDS = (
    "The council closed the old bridge on Monday after divers found a crack in its third pier.",
    "Ferries will carry workers across every hour until engineers have looked at the damage.",
    "The mayor said that repairs would begin next week and asked people to be patient.",
    "Schools in the north of the town open an hour later than usual for as long as it takes.",
    "Shops near the quay reported half of their usual trade on the first day of the closure.",
)
TEXT = "".join(f"<p>{words}</p>" for words in WORDS)
OPEN = f"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{TEXT}"
WHOLE = f"{OPEN}</article>"
RUSSIAN = "<p>Власти города сообщили, что мост закрыт до конца недели.</p>" * 5

Page = tuple[bytes, str]
PAGES: dict[str, Callable[[], Page]] = {}


def _add(name: str, make: Callable[[], str | bytes], content_type: str = "") -> None:
    def page() -> Page:
        made = make()
        return (made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made), (
            content_type
        )

    PAGES[name] = page


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def _numbered(form: str, count: int) -> str:
    return "".join(form.format(n=n) for n in range(count))


# Sizes
_add("50 MB of paragraphs", lambda: OPEN + _numbered("<p>Ferry {n} left at noon.</p>", 1_600_000))
_add(
    "50 MB of links after the article", lambda: WHOLE + "<div><a href=/>More</a></div>" * 1_600_000
)
_add("50 MB of script first", lambda: f"<script>{'x=1;' * 12_000_000}</script>{WHOLE}")
_add("50 MB without mark-up", lambda: "word " * 10_000_000)
_add("one word of 9 MB", lambda: f"{OPEN}<p>{'x' * 9_000_000}")
_add("one line of 9 MB", lambda: f"{OPEN}<p>{'word ' * 1_800_000}")
_add("9 MB of blanks", lambda: f"{OPEN}<p>{' ' * 9_000_000}.")
_add("9 MB of full stops", lambda: f"{OPEN}<p>{'. ' * 4_500_000}")
_add("3 million quotation marks", lambda: f"{OPEN}<p>{'“' * 3_000_000}")
_add("an attribute of 9 MB", lambda: f'<div class="{"byline " * 1_300_000}">{WHOLE}')

# Numbers of elements
_add("a million siblings", lambda: OPEN + "<i></i>" * 1_000_000)
_add("a million words in elements", lambda: f"{OPEN}<p>{'<i>a</i> ' * 1_000_000}")
_add("a million line breaks", lambda: f"{OPEN}<p>{'The ferry left.<br>' * 500_000}")
_add("list items never closed", lambda: OPEN + "<ul>" + _numbered("<li>Ferry {n} left", 79_000))
_add("a table of 39,000 rows", lambda: OPEN + _numbered("<table><tr><td>Ferry {n}", 39_000))
_add("40,000 links", lambda: OPEN + _numbered("<p><a href=/{n}>Ferry {n} left</a></p>", 19_000))
_add("39,000 headings", lambda: _numbered("<h1>Ferry {n} left</h1>", 39_000) + WHOLE)
_add("39,000 times", lambda: '<time datetime="2026-01-01">x</time>' * 39_000 + WHOLE)
_add("39,000 bylines", lambda: '<span class="byline">By Ann Lee</span>' * 39_000 + WHOLE)
_add("40,000 metas", lambda: '<meta property="article:author" content="Ann">' * 40_000 + WHOLE)
_FACT = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
_add("39,000 scripts of facts", lambda: _FACT * 39_000 + WHOLE)
_add("40,000 hidden blocks", lambda: OPEN + "<p hidden>Not shown.</p>" * 39_000)
_add("20,000 forms", lambda: WHOLE + "<form class=comment-form><input></form>" * 20_000)

# Depth
for _tag in ("div", "b", "span><p", "table><tr><td", "ul><li", "blockquote", "font"):
    _add(f"a million nested <{_tag}>", lambda tag=_tag: OPEN + f"<{tag}>" * 1_000_000)
_add("an article under a million nested <div>", lambda: "<div>" * 1_000_000 + WHOLE)
_add("a million end tags", lambda: OPEN + "</p></b></div>" * 400_000)
_add("facts nested 100,000 deep", lambda: (
    f'<script type="application/ld+json">{"[" * 100_000}</script>{WHOLE}'))  # fmt: skip
_add("objects nested 100,000 deep", lambda: (
    "<script type=\"application/ld+json\">" + '{"a":' * 100_000 + f"</script>{WHOLE}"))  # fmt: skip
_add("a fact of 7 MB", lambda: (
    '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
    + "word " * 1_500_000 + f'"}}</script>{WHOLE}'))  # fmt: skip

# Attributes
_add("100,000 attributes", lambda: OPEN + f"<p {_numbered('a{n}={n} ', 100_000)}>")
_add("100,000 attributes with > in them", lambda: OPEN + "<p " + _numbered('a{n}=">" ', 100_000))
_add("100,000 attributes with < in them", lambda: OPEN + "<p " + _numbered("a{n}='<b' ", 100_000))
_add("an attribute never closed", lambda: f'{OPEN}<p title="{"x " * 2_000_000}')

# Characters
_add("NUL between all letters", lambda: WHOLE.replace("e", "e\0"))
_add("a page of NUL", lambda: b"\0" * 1_000_000)
_add(
    "references to no characters",
    lambda: OPEN + "<p>&#0;&#1;&#xD800;&#xFFFF;&#x110000;&#9999999999;",
)
_add("endless references", lambda: OPEN + "&nosuch;" * 1_000_000)
_add("five million ampersands", lambda: OPEN + "&" * 5_000_000)
_add("lone surrogates", lambda: WHOLE.replace("bridge", "bri\ud800dge"))
_add("a million soft hyphens", lambda: f"{OPEN}<p>{'a­' * 1_000_000}")
_add("marks upon marks", lambda: f"{OPEN}<p>Za{'̈' * 1_000_000}lgo.")
_add("right-to-left overrides", lambda: WHOLE.replace("bridge", "‮egdirb‬"))

# Mark-up that never ends
_BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 9}">' for n in range(60))
_add("a doctype that multiplies entities", lambda: (
    f'<!DOCTYPE html [<!ENTITY e0 "ha">{_BOMB}]>{WHOLE}<p>&e60;'))  # fmt: skip
_add("a comment never closed", lambda: OPEN.replace("<h1>", "<!-- <h1>"))
_add("a script never closed", lambda: OPEN.replace("<h1>", "<script><h1>"))
_add("a million comments opened", lambda: OPEN + "<!--" * 1_000_000)
_add("a million CDATA opened", lambda: f"<?xml version='1.0'?>{OPEN}" + "<![CDATA[" * 900_000)
_add("nine million <", lambda: OPEN + "<" * 9_000_000)
_add("three million <a", lambda: OPEN + "<a" * 3_000_000)
_add("a million processing instructions", lambda: OPEN + "<?x " * 1_000_000)
_add("a million metas never closed", lambda: b"\xe9" + b"<meta charset" * 700_000)

# What is no page, or none with text
_add("noise", lambda: _noise(5_000_000))
_add("noise called UTF-16", lambda: b"\xff\xfe" + _noise(5_000_000))
_add("noise called HTML", lambda: b"<html><body>" + _noise(2_000_000))
_add("a PDF", lambda: b"%PDF-1.7" + _noise(1_000))
_add("a gzip of a page", lambda: gzip.compress(WHOLE.encode()))
_add("nothing", lambda: "")
_add("blanks", lambda: " \n" * 500_000)
_add("a frameset", lambda: "<frameset><frame src=a.html><frame src=b.html></frameset>")
_add("100,000 frames", lambda: "<iframe src=/a></iframe>" * 70_000)
_add("AMP", lambda: WHOLE.replace("<html>", "<html ⚡>"))

# Encodings
for _name in ("utf-16", "utf-16-le", "utf-32", "utf-32-be", "cp1251", "koi8-r", "iso8859-5"):
    _add(
        f"{_name} called UTF-8", lambda name=_name: RUSSIAN.encode(name), "text/html; charset=utf-8"
    )
_add("UTF-8 called EBCDIC", lambda: RUSSIAN, "text/html; charset=cp037")
_add("half UTF-8, half Windows", lambda: RUSSIAN.encode() + RUSSIAN.encode("cp1251"))
_add("XHTML in a prefix with CDATA", lambda: (
    '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>'
    + "".join(f"<h:p><![CDATA[{words}]]></h:p>" for words in WORDS)
    + "</h:body></h:html>"), "application/xhtml+xml")  # fmt: skip


def named(part: str) -> Iterator[tuple[str, Page]]:
    """Make each page whose name holds these words."""
    yield from ((name, make()) for name, make in PAGES.items() if part in name)
