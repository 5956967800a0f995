"""How far a page could be read, told of the article that was found in it.

A page is read up to its limits and without what its frames show; its `completeness` says so.
"""

from dataclasses import replace

from lxml.html import HtmlElement

from daybrief.model import Article, Completeness, Evidence
from daybrief.tools import html


def frame_count(tree: HtmlElement) -> int:
    """Count the frames that show another page, and so hold text that is not this page's."""
    addresses = [e.get("src", "").strip() for e in tree.iter("frame", "iframe")]
    return sum(bool(a) and not a.startswith(("about:", "javascript:")) for a in addresses)


def of_frames(article: Article, frame_count: int) -> Article:
    """Call a page whose text stands in frames what it is: a shell."""
    if article.completeness is not Completeness.EMPTY or not frame_count:
        return article
    says = f"its text stands in {frame_count} frames, and frames are not fetched"
    return _called(article, Completeness.SHELL, says)


def of_beginning(article: Article, page: html.Parsed) -> Article:
    """Say of an article in the beginning of a page whether it may go on in the rest.

    Takes:   the page anew, for reading takes its tree apart.
    """
    if article.completeness is Completeness.EMPTY:
        return _called(article, Completeness.EMPTY, f"{page.cut}, and hold no article")
    if article.completeness is not Completeness.COMPLETE:
        return article
    if page.runs_on(frozenset(article.paragraphs)):
        says = f"{page.cut}, and the article may go on after them"
        return _called(article, Completeness.TRUNCATED, says, len(article.text))
    told = Evidence(fact="completeness", says=f"{page.cut}, and the article ends before")
    return replace(article, evidence=(*article.evidence, told))


def of_paragraphs(article: Article, at_most: int) -> Article:
    """Say of an article that fills all the paragraphs that are kept that it goes on."""
    if len(article.paragraphs) < at_most or article.completeness is not Completeness.COMPLETE:
        return article
    says = f"only the first {at_most:,} paragraphs are kept"
    return _called(article, Completeness.TRUNCATED, says, len(article.text))


def _called(article: Article, what: Completeness, says: str, start: int | None = None) -> Article:
    others = tuple(told for told in article.evidence if told.fact != "completeness")
    told = Evidence(fact="completeness", says=says, start=start)
    return replace(article, completeness=what, evidence=(told, *others))
