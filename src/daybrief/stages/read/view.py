"""An article to the HTML of its reader view: its structure and links, and nothing that acts.

What is built here is cleaned again at the end, so that a mistake above cannot let anything through.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

import nh3

from daybrief.model import Article, Block, Link, Shape
from daybrief.stages.read.body.passages import CELL_BREAK

_TAGS = frozenset(
    """article h1 h2 h3 h4 h5 h6 p ul ol li blockquote table tbody tr th td pre code figure
    figcaption a""".split()  # noqa: SIM905  # twenty quoted names read worse
)
_LEADS = frozenset({"http", "https", "mailto"})


def html(article: Article) -> str:
    """Give an article as HTML: no script, no style, no picture, no form, nothing fetched.

    Gives:   one `article` element; empty if nothing could be read.
    """
    if not article.paragraphs:
        return ""
    said = "".join(_pieces(article))
    title = f"<h1>{escape(article.title)}</h1>" if article.title else ""
    lang = f' lang="{escape(article.language)}"' if article.language else ""
    return nh3.clean(
        f"<article{lang}>{title}{said}</article>",
        tags=set(_TAGS),
        attributes={"a": {"href"}, "article": {"lang"}},
        url_schemes=set(_LEADS),
        link_rel="nofollow noopener noreferrer",
    )


def _pieces(article: Article) -> Iterator[str]:
    blocks = article.blocks or (Block(),) * len(article.paragraphs)
    told = list(enumerate(zip(article.paragraphs, blocks, strict=True)))
    for _, group in groupby(told, key=lambda one: (one[1][1].run or -1 - one[0], one[1][1].shape)):
        part = list(group)
        yield from _captions(article, part[0][0])
        yield _whole([one for _, one in part])
    yield from _captions(article, len(article.paragraphs))


def _captions(article: Article, at: int) -> Iterator[str]:
    for caption in article.captions:
        if caption.at == at:
            yield f"<figure><figcaption>{escape(caption.text)}</figcaption></figure>"


def _whole(part: list[tuple[str, Block]]) -> str:
    """Set paragraphs that belong together: a list, a quotation, a table, or one alone."""
    match part[0][1].shape:
        case Shape.ITEM:
            return _list(part)
        case Shape.QUOTE:
            return f"<blockquote>{''.join(f'<p>{_linked(*one)}</p>' for one in part)}</blockquote>"
        case Shape.ROW:
            return f"<table><tbody>{''.join(_row(*one) for one in part)}</tbody></table>"
        case Shape.CODE:
            return "".join(f"<pre><code>{escape(text)}</code></pre>" for text, _ in part)
        case Shape.HEADING:
            # The title is the only heading of the first level.
            levels = [max(2, min(6, block.level)) for _, block in part]
            return "".join(
                f"<h{level}>{_linked(*one)}</h{level}>"
                for level, one in zip(levels, part, strict=True)
            )
        case Shape.PARAGRAPH:
            return "".join(f"<p>{_linked(*one)}</p>" for one in part)


def _list(part: list[tuple[str, Block]]) -> str:
    made, depth = "", 0
    for text, block in part:
        level = min(max(1, block.level), depth + 1)
        while depth > level:
            made, depth = made + "</li></ul>", depth - 1
        made += "<ul>" if depth < level else "</li>"
        depth = level
        made += f"<li>{_linked(text, block)}"
    return made + "</li></ul>" * depth


def _row(text: str, block: Block) -> str:
    cell = "th" if block.level else "td"
    cells = [f"<{cell}>{escape(said)}</{cell}>" for said in text.split(CELL_BREAK)]
    return f"<tr>{''.join(cells)}</tr>"


def _linked(text: str, block: Block) -> str:
    made, at = "", 0
    for link in sorted(block.links, key=lambda link: link.start):
        if link.start >= at and _may_be_followed(link):
            words = escape(text[link.start : link.end])
            made += f'{escape(text[at : link.start])}<a href="{escape(link.url)}">{words}</a>'
            at = link.end
    return made + escape(text[at:])


def _may_be_followed(link: Link) -> bool:
    try:
        return urlsplit(link.url).scheme in _LEADS
    except ValueError:
        return False
