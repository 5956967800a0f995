"""What a page says of itself to machines: JSON-LD, `<meta>` and `<link>`, as one value.

Claims only: which of them to believe is decided in `facts`, `kind` and `gate`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from lxml.html import HtmlElement

from daybrief.stages.read import embedded
from daybrief.tools.html import squeeze

OBJECTS_AT_MOST = 500
DEPTH_AT_MOST = 6
TEXT_AT_MOST = 2_000
"""Characters of any one claim; nothing honest is longer."""
BODY_AT_MOST = 500_000
"""Characters of the text of the article that structured data hold."""

_ARTICLE = re.compile(r"(?:article|posting|report|review|recipe)$", re.IGNORECASE)
_MEDIA = frozenset({"VideoObject", "ImageGallery", "MediaGallery"})
_FALSE = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_TRUE = frozenset({"true", "yes", "1", "http://schema.org/true", "https://schema.org/true"})
_CDATA = re.compile(r"^(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>$")
_COMMA = re.compile(r",\s*([}\]])")
_CLAIM = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s{0,3}:\s{0,3}"([^"\\\n]{3,300})"'
)
_PUBLISHED = (
    "articlepublishedtime", "ogpublishedtime", "ogarticlepublishedtime", "datepublished",
    "articlepublished", "publisheddate", "publishdate", "publicationdate", "date", "pubdate",
    "parselypubdate", "sailthrudate", "dcdateissued", "dctermsissued", "dcdate", "dctermsdate",
    "dctermscreated", "cxenseparserecspublishtime", "citationpublicationdate", "citationdate",
    "articledateoriginal", "originalpublicationdate", "publishedtime", "published",
    "dateposted", "releasedate", "displaydate",
)  # fmt: skip
"""Names in `<meta>`, without what parts their words."""
_CHANGED = (
    "articlemodifiedtime", "ogupdatedtime", "datemodified", "dctermsmodified", "lastmod",
    "lastmodified", "modifieddate", "revised", "updated", "articleupdated",
)  # fmt: skip
_PARTING = re.compile(r"[-_.:\s]+")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "breadcrumb")


@dataclass(frozen=True, kw_only=True)
class Declared:
    """The page's claims, as they stand; empty where it claims nothing."""

    types: frozenset[str] = frozenset()
    """Schema.org types of the main object."""
    headline: str = ""
    titles: tuple[str, ...] = ()
    """Titles in `<meta>`, best first."""
    description: str = ""
    site_names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    meta_authors: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    """How and what: (`structured data`, `2026-11-23T06:00:00Z`), best first."""
    modified: tuple[tuple[str, str], ...] = ()
    """How and what, as of `published`."""
    embedded_dates: tuple[tuple[str, str], ...] = ()
    """Of the publishing, from the state of scripts; only where nothing else claims one."""
    embedded_authors: tuple[str, ...] = ()
    word_count: int = 0
    body: str = ""
    """The JSON-LD `articleBody` as it stands, at times with mark-up."""
    body_words: int = 0
    """Words of `body`."""
    is_free: bool | None = None
    free_from: str = ""
    """Which claim `is_free` comes from."""
    tier: str = ""
    sections: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()
    """The way from the front page to here."""
    page_type: str = ""
    canonical: tuple[str, ...] = ()
    language: str = ""
    amp_gated: bool = False


def declared(tree: HtmlElement) -> Declared:
    """Collect a page's claims about itself.

    Takes:   the whole tree, scripts included.
    """
    objects = list(_objects(tree))
    main, page = _main(objects), _page(objects)
    meta = _meta(tree)
    sites = [obj for obj in objects if _types(obj) & {"WebSite", "NewsMediaOrganization"}]
    known = {str(obj["@id"]): obj for obj in objects if "@id" in obj and "name" in obj}
    authors = main.get("author") or main.get("creator") or page.get("author")
    people, organisations = _authors(authors, known)
    is_free, free_from = _freedom(main, objects, meta)
    told = main.get("articleBody")
    body = told[:BODY_AT_MOST] if isinstance(told, str) else ""
    claims = Declared(
        types=_types(main),
        headline=_text(main.get("headline")) or _text(main.get("name")),
        titles=_first(meta, "og:title", "twitter:title", "dc.title", "sailthru.title", "title"),
        description=next(iter(_first(meta, "og:description", "description")), "")
        or _text(main.get("description")),
        site_names=_unique(
            (
                *_first(meta, "og:site_name", "application-name"),
                *(_text(obj.get("name")) for obj in sites),
                *_names(main.get("publisher")),
            )
        ),
        people=people,
        organisations=organisations,
        meta_authors=_first(
            meta, "author", "article:author", "byl", "parsely-author", "sailthru.author",
            "dc.creator", "dcterms.creator", "citation_author", "article:author_name", "authors",
        )
        or _labelled(meta),
        published=_dates(main, page, meta),
        modified=_changes(main, page, meta),
        word_count=_count(main.get("wordCount")),
        body=body,
        body_words=len(body.split()),
        is_free=is_free,
        free_from=free_from,
        tier=next(iter(_first(meta, "article:content_tier")), "").lower(),
        sections=_unique(
            (*_texts(main.get("articleSection")), *_first(meta, "article:section", "section"))
        ),
        crumbs=_crumbs(objects),
        page_type=next(iter(_first(meta, "og:type")), "").lower(),
        canonical=_unique(
            (
                *_canonical(tree),
                *_first(meta, "og:url"),
                *(value for value in (main.get("url"),) if isinstance(value, str)),
            )
        ),
        language=(tree.get("lang") or tree.get("xml:lang") or "").lower()[:2]
        or _text(main.get("inLanguage")).lower()[:2],
        amp_gated=_is_amp(tree)
        and bool(tree.xpath("boolean(//*[@subscriptions-section='content'])")),
    )  # fmt: skip
    return replace(
        claims,
        embedded_dates=() if claims.published else embedded.dates(tree),
        embedded_authors=() if people or claims.meta_authors else embedded.authors(tree),
    )


def _objects(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """Give the JSON-LD objects that are about the page, outermost first."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        for obj in _flat(_json(script.text or ""), 0):
            count += 1
            if count > OBJECTS_AT_MOST:
                return
            yield obj


def _json(text: str) -> object:
    """Read JSON as pages write it; what cannot be read at all is told by its single claims."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = _CDATA.sub("", text).strip().rstrip(";")
    try:
        found: object = json.loads(text, strict=False)
    except RecursionError:
        return None
    except ValueError:
        found = _mended(text)
    return found


def _mended(text: str) -> object:
    """Read JSON with a comma too many, or with more after its end; else salvage plain claims."""
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(_COMMA.sub(r"\1", text))
    except (ValueError, RecursionError):
        claims = dict[str, object](_CLAIM.findall(text[: TEXT_AT_MOST * 50]))
        return {"@type": "Article", **claims} if claims else None
    return found


def _flat(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > DEPTH_AT_MOST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _NESTED:
            yield from _flat(value.get(key), depth + 1)


def _main(objects: list[Mapping[str, object]]) -> Mapping[str, object]:
    """Choose the object that is the article: the one with the most to say, first on a tie."""
    articles = [obj for obj in objects if any(_ARTICLE.search(name) for name in _types(obj))]
    media = [obj for obj in objects if _types(obj) & _MEDIA]
    keys = ("headline", "datePublished", "author", "articleBody", "isAccessibleForFree")
    known = articles or media
    return max(known, key=lambda obj: sum(key in obj for key in keys), default={})


def _page(objects: list[Mapping[str, object]]) -> Mapping[str, object]:
    """Give what is said of the page itself, which stands in where nothing is called an article."""
    return next((obj for obj in objects if any(t.endswith("Page") for t in _types(obj))), {})


def _crumbs(objects: list[Mapping[str, object]]) -> tuple[str, ...]:
    """Give the names of the first list of breadcrumbs."""
    lists = (obj.get("itemListElement") for obj in objects if "BreadcrumbList" in _types(obj))
    for items in lists:
        if isinstance(items, list):
            return _unique(
                _text(item.get("name")) or next(iter(_names(item.get("item"))), "")
                for item in items[:10]
                if isinstance(item, dict)
            )
    return ()


def _types(obj: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name.rpartition("/")[2] for name in _texts(obj.get("@type")))


def _freedom(
    main: Mapping[str, object], objects: list[Mapping[str, object]], meta: Mapping[str, list[str]]
) -> tuple[bool | None, str]:
    """Read isAccessibleForFree, its parts and the content tier; None if nothing is declared."""
    claims: list[tuple[bool, str]] = []
    for obj in (main, *(obj for obj in objects if _types(obj) & {"WebPage"})):
        parts = obj.get("hasPart")
        for part in parts if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and (said := _bool(part.get("isAccessibleForFree"))) is False:
                claims.append((said, "a part of the page is declared not free (hasPart)"))
        if (said := _bool(obj.get("isAccessibleForFree"))) is not None:
            word = "true" if said else "false"
            claims.append((said, f"isAccessibleForFree is {word}"))
    for tier in _first(meta, "article:content_tier"):
        if tier.lower() in {"free", "metered", "locked"}:
            claims.append((tier.lower() == "free", f"article:content_tier is {tier.lower()}"))
    unfree = next((claim for claim in claims if claim[0] is False), None)
    return unfree or next(iter(claims), (None, ""))


def _dates(
    main: Mapping[str, object], page: Mapping[str, object], meta: Mapping[str, list[str]]
) -> tuple[tuple[str, str], ...]:
    told = [main.get("datePublished"), main.get("dateCreated"), page.get("datePublished")]
    return _from(told, _spelt(meta, _PUBLISHED))


def _changes(
    main: Mapping[str, object], page: Mapping[str, object], meta: Mapping[str, list[str]]
) -> tuple[tuple[str, str], ...]:
    return _from([main.get("dateModified"), page.get("dateModified")], _spelt(meta, _CHANGED))


def _spelt(meta: Mapping[str, list[str]], names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the contents of names, however they are parted: `publish-date` is `publish_date`."""
    known: dict[str, list[str]] = {}
    for name, contents in meta.items():
        known.setdefault(_PARTING.sub("", name), []).extend(contents)
    return _first(known, *names)


def _from(structured: list[object], metas: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give claims of a date with how each is made; none twice."""
    claims = [("structured data", _text(said)) for said in structured]
    claims += [("meta", said) for said in metas]
    return tuple(dict.fromkeys((how, said[:60].strip()) for how, said in claims if said.strip()))


def _canonical(tree: HtmlElement) -> Iterator[str]:
    for link in tree.iter("link"):
        if link.get("rel", "").lower() == "canonical":
            yield link.get("href", "")


def _is_amp(tree: HtmlElement) -> bool:
    """Tell an AMP page, so that no other has to be searched for its marks."""
    return (
        "amp" in tree.attrib
        or "\u26a1" in tree.attrib
        or any(
            "ampproject" in script.get("src", "") or "custom-element" in script.attrib
            for script in tree.iter("script")
        )
    )


def _meta(tree: HtmlElement) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = squeeze(element.get("content", "")[:TEXT_AT_MOST])
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(attribute, "").lower():
                found.setdefault(name, []).append(content)
    return found


def _first(meta: Mapping[str, list[str]], *names: str) -> tuple[str, ...]:
    return _unique(content for name in names for content in meta.get(name, []))


def _authors(
    value: object, known: Mapping[str, Mapping[str, object]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell people from bodies; an author may be given by the id of another object of the page."""
    people: list[str] = []
    organisations: list[str] = []
    for told in value[:20] if isinstance(value, list) else [value]:
        author: object = told
        if isinstance(told, dict) and "name" not in told:
            author = known.get(str(told.get("@id")), told)
        is_body = isinstance(author, dict) and any("Organization" in t for t in _types(author))
        (organisations if is_body else people).extend(_names(author))
    return _unique(people), _unique(organisations)


def _labelled(meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give the author of a card of labels and values, as many blogs write it."""
    for number in "12":
        label = " ".join(meta.get(f"twitter:label{number}", [])[:1]).lower()
        if label.startswith(("written by", "author", "by", "von", "verfasst", "escrito", "écrit")):
            return tuple(meta.get(f"twitter:data{number}", [])[:1])
    return ()


def _names(value: object, depth: int = 0) -> tuple[str, ...]:
    if depth > DEPTH_AT_MOST:
        return ()
    if isinstance(value, dict):
        return _texts(value.get("name"))
    if isinstance(value, list):
        return tuple(name for item in value[:20] for name in _names(item, depth + 1))
    return _texts(value)


def _texts(value: object) -> tuple[str, ...]:
    values = value[:20] if isinstance(value, list) else [value]
    return tuple(said for item in values if (said := _text(item)))


def _text(value: object, at_most: int = TEXT_AT_MOST) -> str:
    if not isinstance(value, str):
        return ""
    said = value[:at_most]
    return squeeze(unescape(said) if "&" in said else said)


def _bool(value: object) -> bool | None:
    said = str(value).strip().lower()
    return False if said in _FALSE else True if said in _TRUE else None


def _count(value: object) -> int:
    digits = re.sub(r"[,.\s]", "", str(value))
    return int(digits) if re.fullmatch(r"\d{1,6}", digits) else 0


def _unique(values: "Iterator[str] | tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for value in values if (said := value.strip())))
