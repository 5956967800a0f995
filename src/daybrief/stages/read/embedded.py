"""Dates and authors that a page holds only in the state of its scripts, for want of better claims.

Many pages carry the record of the article for a script to show. A value counts if all records of
the page agree on it; text is never taken from here.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

SCRIPT_AT_MOST = 2_000_000
"""Characters read of the scripts of a page."""

_QUOTE = r'\\{0,3}"'
_DATE = re.compile(
    rf"{_QUOTE}(?:datePublished|published_?[aA]t|publish(?:ed)?_?[dD]ate|publication_?[dD]ate"
    rf"|first_?[pP]ublished(?:_?[aA]t)?|date_?[pP]ublished|pub_?[dD]ate){_QUOTE}\s{{0,3}}:\s{{0,3}}"
    rf'{_QUOTE}([^"\\]{{8,40}})'
)
_AUTHOR = re.compile(
    rf"{_QUOTE}authors?{_QUOTE}\s{{0,3}}:\s{{0,3}}\[?\s{{0,3}}\{{[^{{}}\[\]]{{0,200}}?{_QUOTE}(?:name|fullName|"
    rf'displayName){_QUOTE}\s{{0,3}}:\s{{0,3}}{_QUOTE}([^"\\]{{3,60}})'
)


def dates(tree: HtmlElement) -> tuple[tuple[str, str], ...]:
    """Give the one day on which the page's records say it was published, if they agree."""
    found = list(_found(tree, _DATE, ("ublish", "pubDate", "pub_date")))
    return (("structured data", found[0]),) if len({said[:10] for said in found}) == 1 else ()


def authors(tree: HtmlElement) -> tuple[str, ...]:
    """Give the one author whom the page's records name, if they agree."""
    found = list(dict.fromkeys(_found(tree, _AUTHOR, ("author",))))
    return tuple(found) if len(found) == 1 else ()


def _found(tree: HtmlElement, form: re.Pattern[str], words: tuple[str, ...]) -> Iterator[str]:
    left = SCRIPT_AT_MOST
    for script in tree.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        if any(word in text for word in words):
            for match in form.finditer(text):
                yield match[1].strip()
