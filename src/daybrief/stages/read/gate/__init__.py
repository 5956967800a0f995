"""Whether the text is all the article, with the reason in words.

Takes what was kept and what was taken out of the body, the page's blocks and its claims; it reads
nothing itself and never around a gate.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daybrief.model import Completeness, Evidence
from daybrief.stages.read.body import Body, Hidden
from daybrief.stages.read.body.passages import Passage
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.gate import walls, words
from daybrief.stages.read.gate.offers import is_definite, is_offer
from daybrief.stages.read.talk import Talk, talk_of
from daybrief.tools.html import squeeze

NEAR = 8
"""Blocks after the last paragraph within which a gate belongs to the article. # guess"""
NEAR_WITH_TALK = 30
"""The same with share buttons, tags and references to other pieces between them. # guess"""
LONG = 150
"""Characters of a block that counts as running text."""
LONG_WORDS = 600
"""Words of a text that, ending like one, is whole though an invitation to read on follows it, for
pages hold such boxes ready for a script to show. # guess, gates-dev 2026-11"""
SHORT_WORDS = 200
"""Words of a text so short that an ellipsis at its end is enough to call it cut. # guess"""
TEASER_WORDS = 120
"""Words of a text so short that it may be no more than a teaser. # guess, 2026-11"""
CUT_SHARE = 0.6
"""Share of the declared or fed words below which a text is cut. # guess, tuned on gates 2026-11"""
BEHIND_AT_MOST = 2
"""Passages behind a gate that are no article's: who wrote it, who publishes it. # guess, 2026-11"""
SHORT_AT_MOST = 6
"""Short lines at the end of a text among which it may have stopped. # guess, 2026-11"""
GLANCE_AT_LEAST, GLANCE = 60, 300
"""Characters of each passage that are looked at for letters out of order; fewer tell nothing."""
TAIL = 300
"""Characters at the end of a passage that tell how it ends, however long it is."""

_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[\s*(?:\.\.\.|…|&hellip;)\s*\]|\.\s\.\s\.)[\s\"'”’»)\]]*$")
_ENDS = re.compile(r"[.!?。！？:;)\]\"'”’»*…―—।؟۔-]\W*$|\d\W*$")
_MORE = re.compile(
    r"(?:read (?:more|on)|continue reading|weiterlesen|mehr lesen|lire la suite|leer más"
    r"|seguir leyendo|leggi tutto|continua a leggere|lees verder|leia mais|continue (?:lendo|a ler)"
    r"|läs mer|læs mere|les mer|lue lisää|czytaj (?:dalej|więcej)|číst (?:dál|více)"
    r"|читать (?:далее|дальше)|читати далі|διαβάστε περισσότερα|devamını oku"
    r"|citește mai (?:mult|departe)|tovább olvasom"
    r"|baca selengkapnya|続きを読む|阅读全文|閱讀全文|查看全文|더 ?보기|اقرأ المزيد|קרא עוד|और पढ़ें)"
    r"[\s.…»→>\])]*$",
    re.IGNORECASE,
)
_CLOSED = frozenset({Talk.GATE, Talk.ACCESS})
_UNSPACED = {"ja": 2, "zh": 2, "th": 5}
"""Characters a word, about, in languages that put no blank between words. # guess"""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything the verdict rests on."""

    title: str
    language: str
    body: Body
    passages: Sequence[Passage]
    """What is kept of the body, the opening lines gone."""
    blocks: Sequence[str]
    """All visible text of the page, in order."""
    hidden: Hidden
    said: Declared
    status: int = 200
    script_count: int = 0
    refresh: str = ""
    """Where the page sends its visitor on, if it does."""
    fed: str = ""
    """The article as the feed carries it."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How complete the text is, why, and which passages may be printed."""

    completeness: Completeness
    says: str
    passages: tuple[Passage, ...]
    at_end: bool = False
    """The reason stands where the text stops."""

    def evidence(self, start: int | None) -> Evidence:
        return Evidence(fact="completeness", says=self.says, start=start)


def verdict(page: Page) -> Verdict:
    """Say how complete an article is."""
    passages, offer = _to_the_gate(page)
    count = _count((passage.text for passage in passages), page.language)
    if count < walls.CONSENT_AT_MOST:
        notice = walls.consent(page.title, (passage.text for passage in passages))
        if notice:
            return _nothing(Completeness.CONSENT, notice)
    if count < walls.LITTLE and not (offer or _is_gated(page)):
        found = walls.wall(_seen(page), count)
        if found:
            return _nothing(*found)
    if not passages:
        return _nothing(*_nowhere(page, offer))
    readable = _readable(passages)
    if readable is not None:
        return readable
    why = _cut(page, passages, count, offer)
    completeness = Completeness.TRUNCATED if why else Completeness.COMPLETE
    whole = f"the text ends like an article and no gate follows it ({count} words)"
    return Verdict(
        completeness=completeness, says=why or whole, passages=passages, at_end=bool(why)
    )


def is_closed(said: Declared, blocks: Sequence[str], hidden: Hidden) -> bool:
    """Tell a page that keeps its text from some of its visitors: what it does not show is no text.

    Takes:   the lines that the page shows, and those that it hides, where a gate may wait for a
             script to show it.
    """
    lines = (*blocks, *hidden.hidden, *hidden.noscript)
    return (
        said.is_free is False
        or said.amp_gated
        or any(talk_of(line) in _CLOSED or is_offer(line) for line in lines)
    )


def paywalled(said: Declared) -> tuple[bool | None, Evidence | None]:
    """Say what the publisher declares; the text may be whole all the same."""
    if said.amp_gated and said.is_free is None:
        says = "a part of the page is for subscribers only (subscriptions-section)"
        return True, Evidence(fact="paywalled", says=says)
    if said.is_free is None:
        return None, None
    return not said.is_free, Evidence(fact="paywalled", says=said.free_from)


def is_whole(paragraphs: Sequence[str], summary: str) -> bool:
    """Tell whether a feed's own content is clearly the whole article and no teaser."""
    text = " ".join(paragraphs)
    count = len(text.split())
    last = paragraphs[-1][-TAIL:] if paragraphs else ""
    return (
        count >= 250  # guess: teasers are shorter
        and count > 2 * len(squeeze(summary).split())
        and bool(_ENDS.search(last))
        and not _ELLIPSIS.search(last)
        and not _MORE.search(last)
    )


def _count(texts: Iterable[str], language: str) -> int:
    """Count words, by characters where no blank stands between them."""
    each = _UNSPACED.get(language)
    if each:
        return sum(len(text) for text in texts) // each
    return sum(len(text.split()) for text in texts)


def _to_the_gate(page: Page) -> tuple[tuple[Passage, ...], str]:
    """Find where the text stops before a gate, or an offer to read on, and the words of that.

    Gives:   the passages before it: behind it only short lines stand, of offers or of the page, or
             a note or two, of the author or the outlet, where it says that the rest is withheld.
    """
    passages = tuple(page.passages)
    gone = len(page.body.passages) - len(passages)  # opening lines
    for removed in page.body.removed:
        behind = len(page.body.passages) - removed.at
        is_sure = removed.talk is Talk.GATE and is_definite(removed.text)
        if is_sure and removed.at > gone and 0 < behind <= BEHIND_AT_MOST:
            return passages[: removed.at - gone], removed.text
    at = len(passages)
    while at and at > len(passages) - SHORT_AT_MOST and len(passages[at - 1].text) < LONG:
        at -= 1  # what follows the last running text
    at = at or len(passages)  # a text of short lines alone
    for n, passage in enumerate(passages[at:], at):
        if passage.tag not in {"quote", "row"} and is_offer(passage.text):
            return passages[:n], passage.text
    after = _blocks_after(page, passages[at - 1]) if passages else []
    for n, block in enumerate(after):
        if talk_of(block) is Talk.GATE or (not talk_of(block) and is_offer(block)):
            short = {passage.text for passage in passages[at:]}
            kept = sum(said in short for said in after[:n])
            return passages[: at + kept], block
    return passages, ""


def _is_gated(page: Page) -> bool:
    return any(removed.talk in {Talk.ACCESS, Talk.GATE} for removed in page.body.removed)


def _seen(page: Page) -> walls.Seen:
    return walls.Seen(
        titles=(page.title, page.said.headline),
        blocks=page.blocks,
        noscript=" ".join(page.hidden.noscript),
        status=page.status,
        script_count=page.script_count,
        refresh=page.refresh,
    )


def _nowhere(page: Page, offer: str) -> tuple[Completeness, str]:
    """Say why there is no text at all."""
    gates = (removed.text for removed in page.body.removed if removed.talk is Talk.GATE)
    gate = offer or next(gates, "")
    if gate:
        return Completeness.TRUNCATED, f"all the text stands behind {gate[:120]!r}"
    return walls.wall(_seen(page), 0) or (Completeness.EMPTY, "the page holds no text")


def _nothing(completeness: Completeness, says: str) -> Verdict:
    return Verdict(completeness=completeness, says=says, passages=())


def _readable(passages: tuple[Passage, ...]) -> Verdict | None:
    """Keep what stands before letters out of order; None if the text is in order."""
    for at, passage in enumerate(passages):
        glance = passage.text[:GLANCE]
        if len(glance) < GLANCE_AT_LEAST or not words.is_garbled(glance):
            continue
        rest = " ".join(p.text for p in passages[at:])
        if len(rest.split()) >= walls.LITTLE and words.is_garbled(rest):
            says = "from here on the letters are out of order: hardly a common word is left"
            return Verdict(
                completeness=Completeness.SCRAMBLED, says=says, passages=passages[:at], at_end=True
            )
    return None


def _cut(page: Page, passages: tuple[Passage, ...], count: int, offer: str) -> str:
    """Give the reason why the text is cut, surest first; empty if nothing says so."""
    last = passages[-1]
    tail = last.text[-TAIL:]
    removed = page.body.removed
    access = next((r.text for r in removed if r.talk is Talk.ACCESS), "") or next(
        (b for b in (*page.blocks, *page.hidden.noscript) if talk_of(b) is Talk.ACCESS), ""
    )
    dummy = next((r.text for r in removed if r.talk is Talk.DUMMY), "")
    if access:
        return f"the page says that it did not show the article: {access[:120]!r}"
    if dummy:
        return f"filling stands where the text should go on: {dummy[:60]!r}"
    is_broken = bool(_ELLIPSIS.search(tail))
    gate = _gate_after(page, offer)
    if gate and _is_telling(page, gate, count, is_broken=is_broken):
        return f"the text stops before {gate[:120]!r}"
    if _MORE.search(tail):
        return f"the text ends in {tail[-40:]!r}"
    if is_broken and (_may_be_cut(page) or count < SHORT_WORDS):
        return f"the text breaks off: {tail[-60:]!r}"
    asks = any(r.talk in {Talk.GATE, Talk.ASK} and r.at >= len(passages) for r in removed)
    asks = asks and (_may_be_cut(page) or count < SHORT_WORDS)  # many a whole text ends in a note
    if last.tag == "p" and not _ENDS.search(tail) and asks and len(last.text) > 80:
        return f"the last sentence has no end: {tail[-60:]!r}"
    return _cut_by_measure(page, passages, count)


def _cut_by_measure(page: Page, passages: tuple[Passage, ...], count: int) -> str:
    """Compare the text with what the page and the feed say of the article."""
    declared = _declared(page)
    if declared > 150 and count < CUT_SHARE * declared and _may_be_cut(page):
        return f"{count} words were read of {declared} that the page declares"
    fed = _count([page.fed], page.language)
    if fed > 150 and count < CUT_SHARE * fed:
        return f"{count} words were read of {fed} in the feed"
    text = squeeze(" ".join(passage.text for passage in passages))
    told = page.said.description
    if count < TEASER_WORDS and _may_be_cut(page):
        if told and _same_start(text, told) and len(text) <= 1.2 * len(told):
            return "the text is no more than the page's own description of the article"
        if page.said.is_free is False and _has_gate(page):
            return f"only {count} words stand on a page that is declared not free"
    return ""


def _declared(page: Page) -> int:
    """Give the words that the page declares; where no blank stands between them, none count."""
    is_countable = page.language not in _UNSPACED
    return max(page.said.word_count, page.said.body_words) if is_countable else 0


def _is_telling(page: Page, gate: str, count: int, *, is_broken: bool) -> bool:
    """Tell a gate at which a text stops from an invitation that follows a whole one."""
    # An `articleBody` may itself be no more than what stands before the gate.
    said = page.said.word_count or (0 if is_definite(gate) else page.said.body_words)
    is_whole = said > 80 and 0.85 * said <= count <= 1.5 * said
    is_long = count > LONG_WORDS and not is_broken and not is_definite(gate)
    return not is_whole and not is_long


def _may_be_cut(page: Page) -> bool:
    return page.said.is_free is False or _has_gate(page)


def _gate_after(page: Page, offer: str) -> str:
    """Find a gate that was taken off the end of the body, or give the offer found there."""
    for removed in page.body.removed:
        if removed.talk is Talk.GATE and removed.at >= len(page.body.passages):
            return removed.text
    return offer


def _blocks_after(page: Page, last: Passage) -> list[str]:
    """Give the lines of the page that follow a passage, up to the next running text."""
    at = next(
        (n for n in range(len(page.blocks) - 1, -1, -1) if _is_in(last.text, page.blocks[n])), None
    )
    found: list[str] = []
    if at is None:
        return found
    count = 0
    for block in page.blocks[at + 1 : at + 1 + NEAR_WITH_TALK]:
        talk = talk_of(block)
        count += talk is not Talk.FURNITURE  # a row of share buttons takes a line for each
        if count > NEAR or (len(block) > LONG and not talk):
            break
        found.append(block)
    return found


def _is_in(passage: str, block: str) -> bool:
    tail = passage[-80:]
    return (len(tail) > 20 and tail in block) or passage == block


def _has_gate(page: Page) -> bool:
    return _is_gated(page) or any(
        talk_of(block) is Talk.GATE for block in (*page.blocks, *page.hidden.hidden)
    )


def _same_start(text: str, told: str) -> bool:
    """Tell whether two texts begin alike, marks aside."""
    here, there = (re.sub(r"\W+", "", said[:400].casefold())[:60] for said in (text, told))
    return len(here) > 20 and here[: len(there)] == there[: len(here)]
