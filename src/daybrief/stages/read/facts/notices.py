# ruff: noqa: E501  # a pattern broken across lines can no longer be read
"""What an article says of itself in words: where it was reported from, and what was corrected."""

import re
from collections.abc import Sequence

from daybrief.stages.read.facts.shown import folded

CORRECTIONS_AT_MOST = 10
NOTICE_AT_MOST = 1_500
"""Characters; a longer paragraph is not a notice but about one."""

_CAPITALS = r"[^\W\d_a-zß-ÿ](?:['’](?=\w))?[^\W\d_a-zß-ÿ]+(?:[.'’-][^\W\d_a-zß-ÿ]*)*"
_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]{1,24}"
_REGION = r"(?:, (?!\d)[^\W\d_a-zß-ÿ][\w.'’-]{1,24}(?: [^\W\d_a-zß-ÿ][\w.'’-]{1,24}){0,2})?"
_DAY = r",? (?:\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.? \d{1,2})(?:,? \d{4})?"
_AGENCY = (
    r" ?\((?:(?-i:[^\W\d_a-zß-ÿ])[\w./& -]{1,38}|(?:dpa|afp|ansa|efe|apa|ap|sda|kna|epd|sid|ats|belga|anp|ntb|"
    r"tt|ritzau|pap|čtk|mti|lusa|rtr)(?:/\w+)?)\)"
)
_DASH = r"(?: (?:[—–]|--?) ?(?=\S)|[—–] ?(?=\S)| ?\.- ?| :: )"
_DATELINES = (
    # BRENNICK, Norland (Coast Wire) —   ·   BERLIN, 3. März –
    re.compile(
        rf"({_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}{_REGION})(?:{_DAY})?(?:{_AGENCY})?{_DASH}"
    ),
    # Paris, 3 mars (AFP) –   ·   Berlin (dpa) -
    re.compile(
        rf"({_WORD}(?: (?:{_WORD}|de|del|la|am|an|der)){{0,3}}{_REGION})(?:{_DAY})?{_AGENCY}{_DASH}"
    ),
)
_NO_PLACE = frozenset(
    """breaking the a an update updated updates live video watch exclusive opinion analysis explainer
    fact check news alert urgent photos gallery sponsored advertisement correction note editor
    nasa nato uefa fifa unesco unicef opec exklusiv eilmeldung kommentar anzeige analyse
    alerte exclusif urgente exclusivo opinión vídeo analisi esclusiva rejtett""".split()  # noqa: SIM905  # forty quoted words read worse
)
_SMALL = frozenset(
    """de da do dos del della di la le les los las el am an der den und of the""".split()  # noqa: SIM905  # as above
)

_LABELS = (
    r"corrections?|clarifications?|corrections? (?:and|&) clarifications?|"
    r"korrektur(?:hinweis)?|berichtigung|richtigstellung|rectificati(?:f|on)|erratum|errata|mise au point|"
    r"fe de (?:errat[ao]s|errores)|correcci[oó]n|rectificaci[oó]n|errata corrige|correzione|rettifica|"
    r"correctie|rectificatie|corre[cç]?ção|corre[cç]ão|retifica[cç]ão|rättelse|rettelse|oikaisu|sprostowanie|"
    r"oprava|helyreigazítás|düzeltme|corecție|rectificació|koreksi|ralat"
)
_LABEL = re.compile(rf"\W*(?:{_LABELS})\W*", re.IGNORECASE)
_CORRECTION = re.compile(
    rf"\W*(?:(?:{_LABELS})\b[^:]{{0,60}}[:：—–-]\s"
    r"|(?:editor[’']s note|note|anmerkung der redaktion|anm\. d\. red\.|ndlr|nota del editor)\W{1,3}.{0,60}\b(?:correct|korrigiert|rectifi|corrig|earlier version|früheren)"
    r"|(?:an?|the|in an?) (?:earlier|previous|prior|original|initial) versions? of (?:this|the) (?:\w+ )?(?:article|story|report|post|piece|column|review|headline|caption|newsletter)"
    r"|(?:this|the) (?:article|story|report|post|piece|column|headline|caption) (?:has been|was) (?:\w+ )?(?:corrected|amended|(?:updated|edited|changed|revised) to (?:correct|fix|clarify|remove))"
    r"|(?:in )?eine[rm]? (?:früher|erst|vorherig|älter|ursprünglich)e[nr]? (?:version|fassung)|(?:wir haben (?:den fehler|das|dies) korrigiert)"
    r"|(?:dans )?une (?:première|précédente|ancienne) version (?:de cet?|du)|cet article a été (?:corrigé|rectifié|modifié pour corriger)"
    r"|(?:en )?una (?:versión|primera versión) (?:anterior|previa|inicial|de est[ea])|este (?:artículo|texto) ha sido (?:corregido|rectificado)"
    r"|(?:in )?una (?:versione precedente|precedente versione) (?:di|dell)|questo articolo è stato (?:corretto|rettificato)"
    r"|(?:in )?een eerdere versie van dit|dit artikel is (?:gecorrigeerd|verbeterd)"
    r"|(?:n?uma|na) versão anterior d|(?:este|esta) (?:texto|reportagem|matéria|artigo) foi corrigid"
    r"|i en tidigare version av|i en tidligere (?:versjon|version|utgave) av?"
    r"|【?訂正】?[：:\s])",
    re.IGNORECASE,
)


def place(paragraphs: Sequence[str]) -> str:
    """Give the place that an article's dateline names; empty if it has none.

    >>> place(["BRENNICK, Norland (Coast Wire) — The dam failed."])
    'Brennick, Norland'
    """
    for paragraph in paragraphs[:2]:
        for dateline in _DATELINES:
            match = dateline.match(paragraph[:160])
            if match and _is_place(match[1], match[0]):
                return _in_small(match[1])
    return ""


def corrections(blocks: Sequence[str], title: str = "") -> tuple[str, ...]:
    """Give the notices by which an outlet corrects the piece, as they stand.

    Takes:   the page's blocks of text, for many notices stand outside the running text.
    """
    found: dict[str, None] = {}
    is_labelled = False
    for block in blocks:
        is_notice = (
            len(block) <= NOTICE_AT_MOST and block != title and bool(_CORRECTION.match(block))
        )
        # Under a label on a line of its own stands a sentence, where it is no link of a menu.
        if is_notice or (is_labelled and 40 < len(block) <= NOTICE_AT_MOST and block.endswith(".")):
            found[block] = None
        is_labelled = len(block) < 40 and bool(_LABEL.fullmatch(block))
        if len(found) == CORRECTIONS_AT_MOST:
            break
    return tuple(found)


def _is_place(name: str, dateline: str) -> bool:
    """Tell a place from a label or the short name of a body that opens a sentence."""
    is_bare = "(" not in dateline and "," not in dateline
    words = name.partition(",")[0].split()
    is_written_so = name.partition(",")[0].isupper() or (
        not is_bare and all(word[0].isupper() or word in _SMALL for word in words)
    )
    is_too_little = is_bare and (len(name) < 4 or len(words) > 3)
    return is_written_so and not is_too_little and not _NO_PLACE & set(folded(name).split())


def _in_small(told: str) -> str:
    """Write a place as in running text, where the dateline has it in capitals."""
    words = [
        word.lower() if number and word.lower() in _SMALL else _capital(word)
        for number, word in enumerate(told.split(" "))
    ]
    return " ".join(words)


def _capital(word: str) -> str:
    is_short_name = "." in word.rstrip(".,") or len(word.strip(".,")) < 2
    if is_short_name or not word.isupper():
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
