"""The two claims a brief stands on: its headline, and the sentence that says what happened."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from heapq import heapify, heappop, heapreplace
from itertools import chain
from math import inf
from typing import NamedTuple

from daybrief.model import Article, Role
from daybrief.stages.write.candidates import Candidate
from daybrief.stages.write.cues import GARBLED, SAYS
from daybrief.stages.write.verbs import VERB
from daybrief.tools.figures import figures
from daybrief.tools.text import (
    Span,
    beginnings,
    is_balanced,
    names,
    share_found,
    word_count,
    words,
)
from daybrief.tools.times import day_words

HEADLINE_AT_MOST = 90
"""Characters a headline should keep to; a longer one is taken only if there is no other."""
HEADLINE_TOLD_AT_LEAST = 0.6
"""Share of its words that the story's text must tell; the check asks the same."""
_PREFIX = re.compile(
    r"^(?:(?:live(?: updates?)?|breaking(?: news)?|update[d]?(?: ?\d)?|exclusive|watch|video|"
    r"analysis|explainer|factbox|just in|developing|eilmeldung|liveticker|direct|en direct|vidéo|"
    r"en directo|en vivo|última hora|slideshow|gallery|photos?|pictures|listen|report card)"
    r"\s*(?:[:|]|[-–—]\s)\s*|(?-i:[A-Z]{3,12} ?\d*-)(?=\w)|"
    r"(?-i:[A-Z][A-Z .&]{2,24}; )|\d{4}/\d{2}/\d{2}\s+)+",
    re.I,
)
_SITE = re.compile(
    r"\s+[|–—-]\s+(?!(?!(?:BBC|CNN|NBC|ABC|CBS|NPR|RTE|AFP|AP)$)[A-Z]{2,4}$)[A-Z0-9][^|–—]{1,39}$|"
    r"\s+[|–—-]\s+\S+\.[a-z]{2,10}$|\s*\|.*$|"
    r"\s+[(\[][^()\[\]]*\b(?i:video|photos?|pictures|clip|live|updated?|watch|gallery|audio|poll|"
    r"infographic)\b[^()\[\]]*[)\]]$"
)
"""A site behind a dash; `– report` and `– UN` say whose words they are, and stay."""
_TEASER = re.compile(
    r"\?|!|\bhere['’]s\b|"
    r"\bthis is (?:why|how|what)\b|^(?:why|how|what|who|when|where)\b|"
    r"\b(?:what|everything) (?:you|we) (?:need to )?know\b|\byou\b|\byour\b|\bI\b|\bwe\b|…|\.\.\.|"
    r"\b(?:things|reasons|ways) (?:to|you|that|why)\b|\bthis (?:man|woman|one|simple)\b|"
    r"^(?:opinion|comment|editorial|kommentar|leitartikel|opinión|in pictures|quiz|podcast|"
    r"letters?|obituary|review)\b|^(?:warum|wie|was|wer|pourquoi|comment|qui|por qué|cómo|qué)\b|"
    r"\bbriefings?\b|\bround-?up\b|\bas it happened\b|\brecap\b|\bspoilers?\b|\bpost-mortem\b|"
    r"\breviews?\s*[:–—-]|[:–—-]\s[^:]*\breview$|"
    r"^(?:tips (?:for|to|on)|meet (?:the|your)|buy|check out|forget|discover|don['’]t|"
    r"stop|let['’]s|posted by|"
    r"trending|must[ -](?:see|read)|best of)\b|"
    r"^(?:column|op-ed|commentary|viewpoint|perspective|essay|breakingviews|blog|analysis)\s*[:|–—-]",
    re.I,
)
_CLAIM_AT_LEAST = 3
"""Words from which a title can say who does what."""
_BEFORE_DAY = re.compile(r"[,;]?\s+(?:(?:on|am|le|el|this)\s+)?$", re.I)
_WAITS = re.compile(
    r"\b(?:until|till|by|before|after|since|from|for|of|next|last|and|or|to|in|bis|vor|nach|seit|"
    r"ab|jusqu|avant|après|depuis|dès|hasta|antes|desde|y|et|und|de|del|du)$",
    re.I,
)
_EXPLAINS = re.compile(r"[:–—-] (?:what|why|how|where|who|when)\b", re.I)
_OPINES = re.compile(r"\b(?:should|must|ought|deserves?|need(?:s)? to)\b", re.I)
_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|more|many|most|some|all|of|in|for))$",
    re.I,
)
_WHEN = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
OPENS_BEFORE = 6
"""Sentences of an article that could open a brief, where any of them may be printed."""
_TELLS_THE_EVENT = 0.15  # guess
_TOP = 400
"""Characters of an article that tell what it is about."""
_TOLD_BY_OTHERS = 1.0  # guess: the lead is what most reporters lead with, not one's own angle
_OWN_HEADLINE = 0.35  # guess: a reporter's first sentence keeps what the headline over it promises
_HEADLINE_TOLD = 1.2  # guess: a first sentence that is not about its headline is worth little


_SAYS_NOTHING = 0.7  # guess: who does what is worth more than words that all others have
_TEASES = 1.2  # guess: `What a Strike Would Stop` tells it nowhere
_SHARED_AT_LEAST = 2
"""Words that a first sentence shares with its headline."""
_NOT_TOLD = 1.0  # guess: a brief whose first words leave its headline open is a bad one


_FIGURE_NOT_TOLD = 0.5  # guess: `raise 395,000` over a sentence without the sum promises in vain
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")


class Headline(NamedTuple):
    """A title, or the part of one, that could stand above the brief."""

    article: Article
    span: Span
    """Characters of the article's title."""
    worth: float


def headlines(
    articles: Sequence[tuple[int, Article]],
    weights: Mapping[str, float],
    *,
    language: str,
    misreads: Mapping[str, str],
) -> list[Headline]:
    """Rank the articles' own titles as headlines, best first; only those that will do.

    Takes:   by article id, why its title would mislead about a day; empty texts where it would not.
    Method:  what many origins tell, names, figures and active verbs speak for a title; length,
             labels of the site and anything that only teases speak against it.
    """
    text = "\n".join(article.text for _, article in articles).lower()
    begun: dict[str, float] = {}
    for word, weight in weights.items():
        # A pair of words is told by no more than its first word is.
        if " " not in word and begun.get(word[:5], 0.0) <= weight:
            begun[word[:5]] = weight
    tops = {
        article.id: beginnings(f"{article.title} {article.text[:_TOP]}", language)
        for _, article in articles
    }
    given = cache(lambda text: frozenset(figure.value for figure in figures(text, language)))
    found = []
    for _, article in articles:
        span = bare_title(article.title)
        if span and misreads.get(article.id):
            span = _without_day(span, language)
        if span is None:
            continue
        if share_found(span.text, begun, language) < HEADLINE_TOLD_AT_LEAST:
            continue
        others = (other.text for _, other in articles if other is not article)
        if not _gives_figures(text, chain([article.text], others), given, span.text, language):
            continue
        worth = _headline_worth(span.text, article, begun, language)
        worth += _TOLD_BY_OTHERS * _told_by_others(span.text, article, tops, language)
        found.append(Headline(article, span, worth))
    return sorted(found, key=lambda h: -h.worth)


def _gives_figures(
    text: str,
    texts: Iterable[str],
    given: Callable[[str], frozenset[str]],
    title: str,
    language: str,
) -> bool:
    """Whether texts give every figure of a title, in these digits or others.

    Takes:   all texts as one in lower case; each text, the likely one first; a text's figures.
    """
    missing = {
        figure.value
        for figure in figures(title, language)
        if not _stands(figure.text.lower(), text)
    }
    return not missing or any(not (missing := missing - given(one)) for one in texts)


def _stands(figure: str, text: str) -> bool:
    """Whether a text has a figure in these digits, not as a part of a longer one."""
    place = text.find(figure)
    while place >= 0:
        before, after = text[max(0, place - 1) : place], text[place + len(figure) :][:1]
        if not _goes_on(before, ".,") and not _goes_on(after, "%"):
            return True
        place = text.find(figure, place + 1)
    return False


def _goes_on(character: str, marks: str) -> bool:
    return character.isalnum() or character in set("_" + marks)


def bare_title(title: str) -> Span | None:
    """Cut a title down to its claim: no section before it, no site behind it."""
    start, end = 0, len(title.rstrip())
    if prefix := _PREFIX.match(title):
        start = prefix.end()
    start += _repeated(title[start:])
    if site := _SITE.search(title, start):
        end = site.start()
    text = title[start:end].strip()
    start = title.find(text, start) if text else start
    if word_count(text) < _CLAIM_AT_LEAST or _TEASER.search(text) or not is_balanced(text):
        return None
    if "\n" in text or GARBLED.search(text):
        return None
    return Span(start, start + len(text), text)


def _without_day(span: Span, language: str) -> Span | None:
    """A title without the day at its end, which another day's reader would take for another.

    None if a day stands elsewhere in it, or if the words before it wait for one: `until Monday`.
    """
    days = day_words(span.text, language)
    if len(days) != 1 or days[0].end != len(span.text):
        return None
    text = _BEFORE_DAY.sub("", span.text[: days[0].start])
    if _WAITS.search(text) or word_count(text) < _CLAIM_AT_LEAST or not is_balanced(text):
        return None
    return Span(span.start, span.start + len(text), text)


def _repeated(title: str) -> int:
    """Length of a subject put before a title that names it again: `Tavel dam - Tavel dam fails`."""
    match = re.match(r"([^:|–—]{2,40}?)(?:: |\s+[|–—-]\s+)", title)
    if match is None:
        return 0
    rest = words(title[match.end() :])
    return match.end() if set(words(match[1])) <= set(rest) and len(rest) > 3 else 0


def has_verb(title: str, language: str) -> bool:
    """Whether a title says that somebody does something; yes where verbs are not known.

    `Six Years for Amsel` does not. A word in `s` in mid-title is a verb unless a number stands
    before it: few lists hold `weds` and `sinks`.
    """
    if language not in VERB or VERB[language].search(title):
        return True
    if language != "en" or re.search(r"\bto [a-z]{2,}", title):
        return True
    verbs = re.finditer(r"(?<=\S )[A-Za-z]{2,}[^su’'\W]s(?= \S)", title)
    return any(not _COUNTED.search(title[: verb.start()].rstrip()) for verb in verbs)


def openings(
    found: Sequence[Candidate],
    weights: Mapping[str, float],
    headlines: Sequence[Headline],
    language: str,
) -> Iterator[tuple[Candidate, Headline]]:
    """Rank the sentences that could open the brief, each under its best headline; best first.

    Method:  what independent origins agree on, near the top of its article; who and when speak
             for it, length against it; and it tells what the headline claims.
    Costs:   what a sentence does in its article is asked only of those that may be next.
    """
    claims = [beginnings(headline.span.text, language) for headline in headlines]
    near = [c for c in found if c.place < OPENS_BEFORE] or found
    ranked: list[tuple[float, int, str, int, int, bool, int]] = []
    for number, candidate in enumerate(near):
        begun = {concept[:5] for concept in candidate.concepts if " " not in concept}
        worth, place = _under(candidate, begun, headlines, claims)
        if worth == -inf:
            continue  # it tells of something else than any headline
        worth += _opening_worth(candidate, weights, language)
        order = (candidate.place, candidate.article.id, candidate.start, number)
        ranked.append((-worth - _TELLS_THE_EVENT, *order, False, place))
    heapify(ranked)
    while ranked:
        most, *_, number, is_exact, place = ranked[0]
        candidate = near[number]
        if is_exact:
            heappop(ranked)
            yield candidate, headlines[place]
        else:
            exact = most + _TELLS_THE_EVENT - _worth_by_role(candidate)
            heapreplace(ranked, (exact, *ranked[0][1:5], True, place))


def _under(
    candidate: Candidate,
    begun: Set[str],
    headlines: Sequence[Headline],
    claims: Sequence[frozenset[str]],
) -> tuple[float, int]:
    """Worth and number of the headline under which a sentence would open best; -inf if none."""
    best, best_place = -inf, 0
    for place, (headline, claim) in enumerate(zip(headlines, claims, strict=True)):
        told, size = len(claim & begun), len(claim)
        if told < min(_SHARED_AT_LEAST, size):
            continue
        worth = (
            headline.worth
            + _HEADLINE_TOLD * told / size
            - _NOT_TOLD * (told < size / 3)
            - _FIGURE_NOT_TOLD * _leaves_figure_open(headline.span.text, candidate.text)
            + _OWN_HEADLINE * (not candidate.place and candidate.article is headline.article)
        )
        if worth > best:
            best, best_place = worth, place
    return best, best_place


def _leaves_figure_open(headline: str, text: str) -> bool:
    """Whether a headline gives a figure in digits that a first sentence does not."""
    return any(figure not in text for figure in _DIGITS.findall(headline))


def centrality(concepts: frozenset[str], weights: Mapping[str, float]) -> float:
    """Mean weight of the concepts: how much of it many origins tell; 0.0 to 1.0."""
    if not concepts:
        return 0.0
    return sum([weights.get(c, 0.0) for c in concepts]) / len(concepts)


def _headline_worth(
    title: str, article: Article, begun: Mapping[str, float], language: str
) -> float:
    stems = beginnings(title, language)
    worth = centrality(stems, begun) + 0.15 * article.source.weight
    worth += 0.12 * min(2, len(names(title, language)))
    worth -= 0.02 * max(0, len(title) - HEADLINE_AT_MOST)
    worth -= 0.15 * max(0, 5 - len(stems))
    worth -= 0.6 if title.isupper() else 0.0
    worth -= 0.2 if ":" in title else 0.0
    worth -= 0.0 if has_verb(title, language) else _SAYS_NOTHING
    worth -= _TEASES if _EXPLAINS.search(title) else 0.0
    worth -= 0.3 if _OPINES.search(title) and not SAYS.search(title) else 0.0
    worth -= 0.1 if title[:1] in "\"“'‘„«" else 0.0
    return worth - (0.1 if re.match(r"\d", title) else 0.0)


def _told_by_others(
    title: str, article: Article, tops: Mapping[str, frozenset[str]], language: str
) -> float:
    """Mean share of a title's words that the tops of the other articles hold too."""
    stems = beginnings(title, language)
    others = [top for id, top in tops.items() if id != article.id]
    if not others or not stems:
        return 0.0
    return sum(len(stems & top) for top in others) / (len(stems) * len(others))


def _worth_by_role(candidate: Candidate) -> float:
    """What a sentence is worth as an opening for what it does; at most `_TELLS_THE_EVENT`."""
    worth = _TELLS_THE_EVENT if candidate.role is Role.MAIN_EVENT else 0.0
    return worth - (0.15 if candidate.told.is_speech and candidate.place > 1 else 0.0)


def _opening_worth(candidate: Candidate, weights: Mapping[str, float], language: str) -> float:
    text = candidate.text
    worth = 1.5 * centrality(candidate.concepts, weights)
    worth += max(0.0, 0.9 - 0.25 * candidate.place)
    worth += 0.1 if names(text, language) else -0.3
    worth += 0.1 if day_words(text, language) or _WHEN.search(text) else 0.0
    worth += 0.05 * candidate.article.source.weight
    worth -= 0.3 if text[:1] in '"“„«' else 0.0
    worth -= 0.15 * len(candidate.taken_as_known)
    return worth - 0.01 * max(0, candidate.word_count - 32)
