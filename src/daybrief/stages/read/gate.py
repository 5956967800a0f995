# ruff: noqa: E501  # a pattern broken across lines can no longer be read
"""Whether the text is all the article, with the reason in words.

Takes what was kept and what was taken out of the body, the page's blocks and its claims; it reads
nothing itself and never around a gate.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daybrief.model import Completeness, Evidence
from daybrief.stages.read import words
from daybrief.stages.read.body import Body, Hidden
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.passages import Passage
from daybrief.stages.read.talk import Talk, talk_of
from daybrief.tools.html import squeeze

LITTLE = 40
"""Words; with fewer a page holds no article, and what it says of itself tells why. # guess"""
NEAR = 8
"""Blocks after the last paragraph within which a gate belongs to the article. # guess"""
LONG = 150
"""Characters of a block that counts as running text."""
LONG_WORDS = 600
"""Words of a text that, ending like one, is whole though an invitation to read on follows it, for
pages hold such boxes ready for a script to show. # guess, gates-dev 2026-11"""
CUT_SHARE = 0.6
"""Share of the declared or fed words below which a text is cut. # guess, tuned on gates 2026-11"""

_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[\s*(?:\.\.\.|…|&hellip;)\s*\]|\.\s\.\s\.)[\s\"'”’»)\]]*$")
_ENDS = re.compile(r"[.!?。！？:;)\]\"'”’»*…―—-]\W*$|\d\W*$")
_DEFINITE = re.compile(
    r"\b(?:remain|rest of|left to read|reste|réserv|reserv|exclusi|exklusiv|vorbehalten|paid|only for|nur für|"
    r"riservat|restante|suscriptores|assinantes|abonnees)|残り|限定",
    re.IGNORECASE,
)
"""Words by which a gate says that something is missing, rather than invites."""
_MORE = re.compile(
    r"(?:read more|continue reading|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|lees verder|"
    r"leia mais|続きを読む)[\s.…»→>\])]*$",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\baccess (?:to this page has been )?denied\b|\b(?:are you|verify (?:that )?you are|confirm (?:that )?you(?:'re| are)) (?:a |not a )?(?:human|robot)|"
    r"\bnot a robot\b|\bunusual (?:traffic|activity)\b|^just a moment\b|\bchecking (?:your browser|if the site connection)|"
    r"\battention required\b|\bcaptcha\b|\bpardon our interruption\b|\brequest (?:was )?blocked\b|\byou have been blocked\b|"
    r"\b403 forbidden\b|^forbidden$|\bbot (?:detection|protection)\b|\bzugriff verweigert\b|\baccès refusé\b|\bacceso denegado\b|\baccesso negato\b|\btoegang geweigerd\b|"
    r"\bunavailable (?:for legal reasons|in your (?:country|region|location))\b|\bddos protection\b|\bsecurity check\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:page|article|story|content|file|site) (?:was |could )?(?:not |cannot be |can't be |isn't |no longer )(?:be )?(?:found|available|exists?)\b|"
    r"^(?:error )?(?:404|410|500|502|503|504)\b|\b(?:404|410) (?:not found|error|gone)\b|\bnot found$|^not found\b|\bsomething went wrong\b|\binternal server error\b|\bbad gateway\b|"
    r"\bservice (?:temporarily )?unavailable\b|\bpage you (?:requested|are looking for|were looking for|tried)\b|\boops\b|"
    r"\bseite (?:konnte )?(?:wurde )?nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b|\bpágina no (?:encontrada|existe)\b|\bpagina non trovata\b|"
    r"\bpagina niet gevonden\b|\bpágina não encontrada\b|\bdown for maintenance\b|\bwartungsarbeiten\b|ページが見つかりません",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:before you continue|we (?:value|care about|respect) your privacy|your privacy (?:choices|matters)|privacy preferences)\b|"
    r"\b(?:accept|reject|allow|manage|agree to|consent to|use of|uses) (?:all |the use of |our |any )?cookies\b|\bcookie (?:settings|policy|consent|preferences|wall)\b|"
    r"\bconsent\b.{0,60}\b(?:cookies|partners|data|personalised|advertising)\b|"
    r"\b(?:cookies (?:akzeptieren|zustimmen)|zustimmung|einwilligung|mit werbung (?:weiter)?lesen|werbefrei|datenschutz-?einstellungen|pur-abo)\b|"
    r"\b(?:accepter (?:les|et)|gérer|paramétrer|continuer sans accepter|vos choix)\b.{0,40}|\b(?:aceptar|rechazar|configurar) (?:las |todas las |todo)?\s?(?:cookies)?\b|"
    r"\b(?:accetta|rifiuta) (?:tutti|i cookie|e continua)|\b(?:cookies (?:accepteren|weigeren)|akkoord gaan)\b|\b(?:aceitar|rejeitar) (?:os |todos os )?cookies\b",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"^(?:before you (?:continue|go on|proceed)|(?:\w+ ){1,4}(?:and (?:our|its) .{0,30}partners )?(?:value|values|care about|cares about|respect|respects) your privacy|"
    r"your privacy(?: choices| matters| settings)?|(?:cookie|privacy|consent) (?:settings|preferences|choices|notice|consent)|"
    r"(?:wir|.{0,40}partner) (?:schätzen|respektieren) ihre privatsphäre|ihre privatsphäre(?: ist uns wichtig)?|"
    r"(?:le respect de )?votre vie privée.{0,40}|nous respectons votre vie privée|(?:valoramos|respetamos) (?:tu|su) privacidad|"
    r"(?:la tua|rispettiamo la tua) privacy.{0,30}|(?:wij|we) (?:respecteren|waarderen) (?:uw|je) privacy|valorizamos a sua privacidade)\W*$",
    re.IGNORECASE,
)
_ASKS_CONSENT = re.compile(
    r"\b(?:cookies?|partners?|partnern?|partenaires|socios|dati personali|dados pessoais)\b",
    re.IGNORECASE,
)
CONSENT_AT_MOST = 400
"""Words that a consent notice has at most; an article about privacy has more. # guess, 2026-11"""
_FREE_WORDS = re.compile(r"\w+")


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
    feed_words: int = 0
    """Words of the article as the feed carries it."""


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
    passages = tuple(page.passages)
    count = sum(len(passage.text.split()) for passage in passages)
    if count < CONSENT_AT_MOST and _is_consent(page):
        return _nothing(
            Completeness.CONSENT,
            f"the page asks for consent before it shows anything: {page.title!r}",
        )
    if page.language not in {"ja", "zh", "th", "ko"} and count < LITTLE and not _is_gated(page):
        found = _no_article(page, count)
        if found:
            return found
    if not passages:
        return _no_article(page, 0) or _nothing(Completeness.EMPTY, "the page holds no text")
    readable = _readable(page, passages)
    if readable is not None:
        return readable
    why = _cut(page, passages)
    if why:
        return Verdict(
            completeness=Completeness.TRUNCATED, says=why, passages=passages, at_end=True
        )
    return Verdict(
        completeness=Completeness.COMPLETE,
        says=f"the text ends like an article and no gate follows it ({count} words)",
        passages=passages,
    )


def _is_gated(page: Page) -> bool:
    return any(removed.talk in {Talk.ACCESS, Talk.GATE} for removed in page.body.removed)


def _is_consent(page: Page) -> bool:
    """Tell a consent notice by what it is called and what it asks for."""
    asks = any(_ASKS_CONSENT.search(passage.text) for passage in page.passages)
    return asks and bool(_CONSENT_TITLE.search(page.title))


def _no_article(page: Page, count: int) -> Verdict | None:
    """Say why a page with next to no text has none; None if it is just a short article."""
    told = [page.title, page.said.headline, *page.blocks[:60]]
    visible = sum(len(block) for block in page.blocks)
    noscript = " ".join(page.hidden.noscript)
    signs = (
        (Completeness.BLOCKED, _BLOCKED, "the page asks whether a robot reads it"),
        (Completeness.ERROR, _ERROR, "the page is an error page"),
        (Completeness.CONSENT, _CONSENT, "the page asks for consent before it shows anything"),
    )
    if page.status in {401, 402, 403, 429, 451}:
        return _nothing(Completeness.BLOCKED, f"the server answered {page.status}")
    if page.status >= 400:
        return _nothing(Completeness.ERROR, f"the server answered {page.status}")
    if visible < 4000:  # guess: a wall or an error page has few words around it
        for completeness, form, says in signs:
            for line in told:
                if len(line) < 300 and form.search(line):
                    return _nothing(completeness, f"{says}: {line[:120]!r}")
    if page.refresh and visible < 600:
        return _nothing(Completeness.EMPTY, f"the page only sends on to {page.refresh}")
    asks = next((line for line in (*page.blocks, noscript) if talk_of(line) is Talk.SCRIPT), "")
    if asks and count < LITTLE:
        return _nothing(Completeness.SHELL, f"the page needs a script: {asks[:120]!r}")
    if page.script_count and visible < 1500 and count < LITTLE // 2:
        says = f"{page.script_count} scripts and {visible} characters of text: it needs a script"
        return _nothing(Completeness.SHELL, says)
    if len(noscript) > 500 and count < LITTLE // 2:
        return _nothing(Completeness.SHELL, "its text is only for browsers without script")
    if count < LITTLE // 4:
        return _nothing(Completeness.EMPTY, f"the page holds {count} words of text")
    return None


def _nothing(completeness: Completeness, says: str) -> Verdict:
    return Verdict(completeness=completeness, says=says, passages=())


def _readable(page: Page, passages: tuple[Passage, ...]) -> Verdict | None:
    """Keep what stands before letters out of order; None if the text is in order."""
    for at, passage in enumerate(passages):
        if not words.is_garbled(passage.text):
            continue
        rest = " ".join(p.text for p in passages[at:])
        if len(rest.split()) >= LITTLE and words.is_garbled(rest):
            says = "from here on the letters are out of order: hardly a common word is left"
            return Verdict(
                completeness=Completeness.SCRAMBLED, says=says, passages=passages[:at], at_end=True
            )
    return None


def _cut(page: Page, passages: tuple[Passage, ...]) -> str:
    """Give the reason why the text is cut; empty if nothing says so."""
    text = "\n".join(passage.text for passage in passages)
    last = passages[-1]
    count = len(text.split())
    gate = _gate_after(page, last)
    access = next((r.text for r in page.body.removed if r.talk is Talk.ACCESS), "") or next(
        (b for b in (*page.blocks, *page.hidden.noscript) if talk_of(b) is Talk.ACCESS), ""
    )
    dummy = next((r.text for r in page.body.removed if r.talk is Talk.DUMMY), "")
    if access:
        return f"the page says that it did not show the article: {access[:120]!r}"
    if dummy:
        return f"filling stands where the text should go on: {dummy[:60]!r}"
    declared = max(page.said.word_count, page.said.body_words)
    is_broken = bool(_ELLIPSIS.search(last.text))
    is_whole = declared > 80 and count >= 0.85 * declared
    is_long = count > LONG_WORDS and not is_broken and not _DEFINITE.search(gate)
    if gate and not is_whole and not is_long:
        return f"the text stops before {gate[:120]!r}"
    if _MORE.search(last.text):
        return f"the text ends in {last.text[-40:]!r}"
    asks = any(r.talk in {Talk.GATE, Talk.ASK} and r.at >= len(passages) for r in page.body.removed)
    if is_broken and (page.said.is_free is False or _has_gate(page) or count < 200):
        return f"the text breaks off: {last.text[-60:]!r}"
    if last.tag == "p" and not _ENDS.search(last.text) and asks and len(last.text) > 80:
        return f"the last sentence has no end: {last.text[-60:]!r}"
    is_short = count < CUT_SHARE * declared and page.language not in _UNSPACED
    if declared > 150 and is_short and (page.said.is_free is False or _has_gate(page)):
        return f"{count} words were read of {declared} that the page declares"
    if page.feed_words > 150 and count < CUT_SHARE * page.feed_words:
        return f"{count} words were read of {page.feed_words} in the feed"
    return ""


_UNSPACED = frozenset({"ja", "zh", "th"})


def _gate_after(page: Page, last: Passage) -> str:
    """Find gate talk that follows the last paragraph, with no article text behind it."""
    kept = len(page.passages)
    after = [r for r in page.body.removed if r.at >= len(page.body.passages)]
    for removed in after:
        if removed.talk is Talk.GATE:
            return removed.text
    end = next(
        (n for n in range(len(page.blocks) - 1, -1, -1) if _is_in(last.text, page.blocks[n])), None
    )
    if end is None or not kept:
        return ""
    for block in page.blocks[end + 1 : end + 1 + NEAR]:
        if len(block) > LONG and not talk_of(block):
            return ""
        if talk_of(block) is Talk.GATE:
            return block
    return ""


def _is_in(passage: str, block: str) -> bool:
    tail = passage[-80:]
    return (len(tail) > 20 and tail in block) or passage == block


def _has_gate(page: Page) -> bool:
    return _is_gated(page) or any(
        talk_of(block) is Talk.GATE for block in (*page.blocks, *page.hidden.hidden)
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
    last = paragraphs[-1] if paragraphs else ""
    return (
        count >= 250  # guess: teasers are shorter
        and count > 2 * len(squeeze(summary).split())
        and bool(_ENDS.search(last))
        and not _ELLIPSIS.search(last)
        and not _MORE.search(last)
    )
