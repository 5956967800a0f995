"""Whose report an article is: its owner's, or that of the agency named in byline or dateline.

Knows the world's news agencies by their names, and takes every outlet of the batch for one.
Only what stands where agencies are named is read: a mention in the running text is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from daybrief.model import Article

OPENING_AT_MOST = 120
"""Characters of a line in which a dateline stands."""
CREDIT_AT_MOST = 200
"""Characters of a line that tells whose text it is."""

AGENCIES: Mapping[str, str] = {
    name: agency
    for agency, names in {
        "Reuters": "reuters|thomson reuters|reuters.com|rtr|ロイター|路透社|로이터|рейтер|رويترز",
        "AP": "ap|associated press|ap news|apnews.com|ap通信|美联社",
        "AFP": "afp|agence france-presse|agence france presse|afp.com|法新社|أ ف ب|فرانس برس",
        "dpa": "dpa|deutsche presse-agentur|dpa.com|dpa-afx|dpa-infocom",
        "EFE": "efe|agencia efe|efe.com",
        "ANSA": "ansa|ansa.it",
        "Xinhua": "xinhua|xinhua news|xinhuanet.com|新华社|新華社|新华网",
        "China News Service": "china news service|中新社|中新网|中国新闻社",
        "CNA": "central news agency|中央社",
        "TASS": "tass|itar-tass|tass.com|tass.ru|тасс|итар-тасс",
        "RIA Novosti": "ria novosti|ria.ru|риа новости",
        "Interfax": "interfax|interfax.ru|интерфакс",
        "Ukrinform": "ukrinform|ukrinform.net|укрінформ|укринформ",
        "PTI": "pti|press trust of india",
        "ANI": "ani|asian news international",
        "IANS": "ians|indo-asian news service",
        "Kyodo": "kyodo|kyodo news|共同|共同通信|共同通信社",
        "Jiji": "jiji|jiji press|時事|時事通信|時事通信社",
        "Yonhap": "yonhap|yonhap news|yna.co.kr|연합뉴스",
        "UPI": "upi|united press international|upi.com",
        "PA": "pa|pa media|press association|pa news",
        "AAP": "aap|australian associated press",
        "CP": "canadian press|cp",
        "Bloomberg": "bloomberg|bloomberg news",
        "Dow Jones": "dow jones|dow jones newswires",
        "APA": "apa|austria presse agentur",
        "Keystone-SDA": "sda|keystone-sda|ats|keystone-ats",
        "KNA": "kna|katholische nachrichten-agentur",
        "epd": "epd|evangelischer pressedienst",
        "SID": "sid|sport-informations-dienst",
        "Belga": "belga",
        "ANP": "anp",
        "NTB": "ntb",
        "TT": "tt|tt nyhetsbyrån",
        "Ritzau": "ritzau",
        "STT": "stt",
        "Lusa": "lusa",
        "Europa Press": "europa press|europapress",
        "AGI": "agi",
        "Adnkronos": "adnkronos",
        "PAP": "pap",
        "ČTK": "čtk|ctk",
        "MTI": "mti",
        "BTA": "bta",
        "Tanjug": "tanjug",
        "HINA": "hina",
        "Anadolu": "anadolu|aa|anadolu agency|anadolu ajansı",
        "Bernama": "bernama",
        "Antara": "antara",
        "VNA": "vna|ttxvn",
        "WAM": "wam",
        "IRNA": "irna",
        "MENA": "mena",
        "NAN": "nan|news agency of nigeria",
        "Agência Brasil": "agência brasil|agencia brasil",
        "Notimex": "notimex",
        "Télam": "télam|telam",
    }.items()
    for name in names.split("|")
}
"""Names in small letters → the agency's usual name. Knowledge of the world, 2026-11."""

_BY = r"by|von|par|por|di|da|door|av|af|fra|of|for|für|pour|per|via|from|source|quelle|fuente|fonte"
_PARTS = re.compile(
    rf"\s*[,;/|·•&+\n()（）【】]\s*|\s+[-–—]\s+|\s*:\s+|(?:^|\s+)(?:{_BY}|and|with|und|mit|et|avec|y|con|e)\s+",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:the|die|l['’])\s*|^(?:agence|agentur|agencia|agenzia)\s+(?=\S)"
    r"|\s+(?:staff|writers?|reporters?|correspondents?|desk|news ?agency|news ?wires?|wire service"
    r"|agency|agencies|report|contributors?)\b.*$|^©\s*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(/（【「]\s*([^()/（）【】「」]{2,40}(?:/[\w-]{2,12})?)\s*[)/）】」]")
_BARE_OPENING = re.compile(r"(新华社|新華社|中新社|中央社|共同|時事)")
_CORNERED = re.compile(r"【[^】]{0,12}?(共同|時事|ロイター|AFP)[^】]{0,6}】")
_DASHED = re.compile(r"^[^-–—]{2,60}\s[-–—]\s+(РИА Новости|ТАСС|Интерфакс)\b")
_MARKED = re.compile(
    r"^\W*(?:by|von|par|por|di|source|quelle|fuente|fonte|text)\b\W*|^[(©–—]\W*", re.I
)
"""What a line of its own opens with if it tells whose text it is."""
_DOUBTFUL = frozenset(
    "pa cp aa tt agi ani nan sid apa cna stt aap ats sda hina pap anp mena".split()  # noqa: SIM905  # as letters they read best
)
"""Letters that stand for other things too, such as a degree: an agency in a dateline or alone."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One independent origin of a story."""

    ids: tuple[str, ...]
    """Article ids: the agency's own first, then by time."""
    agency: str
    """Agency named in byline or dateline whose report it is; empty if it is nobody else's."""


def voices(
    articles: Sequence[Article],
    text_of: Mapping[str, int],
    outlets: Mapping[str, str],
    credits: Mapping[str, Sequence[str]],
) -> tuple[Voice, ...]:
    """Put together what is one voice: an owner's own reports, and all that is one agency's.

    Takes:   articles by time of publication; by article id the number of its text, which copies
             share; the batch's `names_of`; and by article id the names in its `credits_of`.
    Gives:   each article in one voice, the voice that spoke first first. A text is the report of
             the agency that its copies name; if they name none, or several, of the owner that
             printed it first: the owner of an outlet that prints others' text says nothing new.
    """
    texts: dict[object, list[Article]] = {}
    for one in articles:
        texts.setdefault(text_of.get(one.id, one.id), []).append(one)
    spoken: dict[tuple[str, str], list[str]] = {}
    place = {one.id: number for number, one in enumerate(articles)}
    own: dict[str, tuple[str, str]] = {}
    for one in articles:
        own.setdefault(_own_name(one), ("owner", one.owner))
    credited: dict[tuple[str, str], str] = {}
    for copies in texts.values():
        agency = _credited(copies, outlets, credits)
        # An agency that is an outlet of the story speaks as its owner.
        who = own.get(agency, ("agency", agency)) if agency else ("owner", copies[0].owner)
        spoken.setdefault(who, []).extend(one.id for one in copies)
        if agency:
            credited.setdefault(who, agency)
    names = {one.id: _own_name(one) for one in articles}
    found = [
        Voice(
            ids=tuple(sorted(ids, key=lambda id: (names[id] != credited.get(who), place[id]))),
            agency=credited.get(who, ""),
        )
        for who, ids in spoken.items()
    ]
    return tuple(sorted(found, key=lambda voice: min(place[id] for id in voice.ids)))


def names_of(articles: Iterable[Article]) -> dict[str, str]:
    """List the outlets of a batch by their folded names: each may be credited as an agency is."""
    return {_folded(one.outlet): _agency_name(one.outlet) for one in articles}


def agencies(article: Article, outlets: Mapping[str, str]) -> tuple[str, ...]:
    """Name the agencies that an article's byline or dateline credits, its own outlet left out.

    >>> from daybrief.model import Article, Source
    >>> source = Source(name="Evening Quay", address="https://quay.example/")
    >>> told = ("BRENNICK (Coast Wire) — The dam failed.",)
    >>> article = Article(id="a", source=source, url="", title="", paragraphs=told)
    >>> agencies(article, {"coast wire": "Coast Wire"})
    ('Coast Wire',)
    """
    return _agencies(article, outlets, credits_of(article))


def _agencies(
    article: Article, outlets: Mapping[str, str], credits: Sequence[str]
) -> tuple[str, ...]:
    if not credits:
        return ()
    own = {_own_name(article), _agency_name(article.owner)}
    found = (_known(name, outlets) for name in credits)
    return tuple(dict.fromkeys(name for name in found if name and name not in own))


def _credited(
    copies: Sequence[Article], outlets: Mapping[str, str], credits: Mapping[str, Sequence[str]]
) -> str:
    """The one agency that copies of a text name; its own copy names it too."""
    named = dict.fromkeys(
        name for one in copies for name in _agencies(one, outlets, credits[one.id])
    )
    if not named:
        own = [_own_name(one) for one in copies if _own_name(one) in set(AGENCIES.values())]
        return own[0] if own else ""
    return next(iter(named)) if len(named) == 1 else ""


def credits_of(article: Article) -> tuple[str, ...]:
    """List what stands where an agency is credited."""
    return tuple(_named(article))


def _named(article: Article) -> Iterator[str]:
    for claim in (*article.signed, *article.byline):
        yield from _parts(claim)
    lines = [line.strip() for line in article.text[:2_000].split("\n") if line.strip()]
    for line in lines[:2]:
        yield from _dateline(line[:OPENING_AT_MOST])
    last = article.text[-CREDIT_AT_MOST:].rsplit("\n", 1)[-1].strip()
    for line in (*lines[:2], last):
        if len(line.split(maxsplit=8)) <= 8 and _MARKED.match(line):
            yield from _parts(line.strip("()"))
        elif len(line) <= CREDIT_AT_MOST and _folded(line) in AGENCIES:
            yield line


def _dateline(opening: str) -> Iterator[str]:
    for match in _BRACKETED.finditer(opening):
        before = opening[: match.start()].strip()
        after = opening[match.end() :]
        # `Berlin (dpa) - `, `(ANSA) - ROMA`, `(서울=연합뉴스)`; behind a sentence it is text.
        is_place = not before or (
            len(before.split()) <= 8 and not re.search(r"\w{5}[.!?]\s", before)
        )
        is_set_off = bool(re.match(r"\s*(?:[-–—:：]|\.)", after))
        if is_place and (is_set_off or not before or before.isupper()):
            yield from re.split(r"[=/]", match[1])
    for pattern in (_BARE_OPENING, _CORNERED, _DASHED):
        if found := pattern.match(opening):
            yield found[1]


@lru_cache(maxsize=8_192)
def _parts(claim: str) -> tuple[str, ...]:
    """The claim itself, and the names it is made of."""
    told = _MARKED.sub("", claim[:CREDIT_AT_MOST]).strip()
    parts = (part for part in _PARTS.split(told) if part)
    return told, *(part for part in parts if _folded(part) not in _DOUBTFUL)


def _known(name: str, outlets: Mapping[str, str]) -> str:
    folded = _folded(name)
    bare = _folded(_AROUND.sub("", name.strip()))
    return next(
        (known[one] for one in (folded, bare) for known in (AGENCIES, outlets) if one in known), ""
    )


def _own_name(article: Article) -> str:
    return _agency_name(article.outlet)


@lru_cache(maxsize=8_192)
def _agency_name(outlet: str) -> str:
    """An agency's usual name; another outlet's own."""
    return AGENCIES.get(_folded(outlet), outlet)


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    return " ".join(name.strip(" .()*\"'“”„:").casefold().split())
