"""Words that turn what a sentence says: denials, doubts, opposites."""

from daybrief.tools.text import stem


def _stems(told: str) -> frozenset[str]:
    return frozenset(stem(word) for word in told.split())


DENIALS = _stems(
    "not no never none nobody nothing nowhere neither nor without cannot hardly "
    "deny denied denies denying refuse refused refuses refusing reject rejected rejects rejecting "
    "fail failed fails failing unable "
    "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts ohne weder "
    "pas jamais aucun aucune rien sans ni personne ne nul nulle guère "
    "nie nié niée nient niait dément démenti démentie démentent refusé refusée refusent refusait "
    "rejeté rejetée rejette rejettent échoué échoue échouent "
    "nunca jamás nadie nada ninguna ningún ninguno sin tampoco "
    "niega niegan negó negaron negado desmintió desmiente desmentido rechaza rechazó rechazado "
    "rechazaron rehusó rehúsa "
    "bestreitet bestritt bestritten dementiert dementierte verweigert verweigerte weigert weigerte "
    "δεν δε μην χωρίς ποτέ κανείς καμία κανένας "
    "ne není nebyl nebyla nebylo nebyli nikdy nikdo nic bez žádný žádná žádné "
    "לא אין אינו אינה אינם בלי ללא מעולם "
    "لا لم لن ليس ليست لست ما بدون غير نفى نفت "
    "नहीं न ना मत बिना कभी"
)
"""Words that deny what follows them, in the languages of our test data."""

DENIED_IN = frozenset(["en", "de", "fr", "es", "el", "cs", "he", "ar", "hi"])
"""The languages of these words. In any other nothing but an aside may be left out, and no ending
may differ: either may be what denies."""

DOUBTS = _stems(
    "may might could would can possibly possible perhaps maybe probably likely apparently "
    "alleged allegedly reportedly suspected supposedly purportedly if unless whether almost nearly "
    "try tried tries trying attempt attempted plan planned threaten threatened "
    "propose proposed intend intended hope hoped expect expected want wanted "
    "vielleicht wohl angeblich möglicherweise könnte könnten dürfte würde "
    "peut-être pourrait pourraient aurait auraient probablement serait seraient "
    "quizá quizás podría podrían habría habrían supuestamente probablemente"
)
"""Words that make what follows less than a fact."""

SURE = _stems("will shall must is are was were has have had did does do be been")
"""Words that make a fact of what another text only thinks possible."""

BEING = _stems("is are was were be been being")

HAVING = _stems("has have had")

TENSES = (_stems("is are"), _stems("was were"))
"""What is so now, and what was so then."""

LIGHT = BEING | _stems("the a an that and which has have had this its")
"""Words that may be put in and nothing is said otherwise."""

MODALS = _stems("will would shall should must can could may might")

LIMITS = _stems(
    "only merely barely solely about around approximately roughly mostly largely partly partially "
    "potentially seemingly presumably presumed rumored rumoured believed thought supposedly "
    "almost nearly just deputy vice former formerly ex acting interim assistant prime"
)
"""Words that make less of what they stand before; bared of them it is another thing."""

MEASURES = LIMITS | _stems("more less fewer than over under at least most up to as many much")
"""The same before a figure."""

PRONOUNS = _stems("he she they it him them his her their its who")

PERSONS = PRONOUNS | _stems("i me my we us our you your")
"""The same with those who speak and are spoken to: `we` is not `they`."""

CONDITIONS = _stems("if unless")
"""Words behind which stands what a statement depends on."""

_OPPOSITES = (
    ("rise rose risen increase increased grow grew gain gained climbed up higher more",
     "fall fell fallen decrease decreased shrink shrank lose lost dropped down lower less fewer"),
    ("win won wins victory", "lose lost loses defeat"),
    ("before earlier", "after later"),
    ("above over", "below under"),
    ("accept accepted agree agreed approve approved support supported back backed",
     "reject rejected disagree disagreed oppose opposed refuse refused"),
    ("confirm confirmed admit admitted", "deny denied"),
    ("allow allowed permit permitted", "ban banned forbid forbade prevent prevented"),
    ("open opened begin began start started", "close closed end ended stop stopped"),
    ("guilty convicted", "innocent acquitted"),
    ("arrest arrested detained jailed", "release released freed"),
    ("alive survived", "dead died killed"),
    ("first", "last"), ("north northern", "south southern"), ("east eastern", "west western"),
    ("arrive arrived enter entered", "leave left"), ("buy bought", "sell sold"),
    ("with", "without"), ("most", "least"), ("all every everyone", "none no nobody"),
    ("best", "worst"), ("and", "or nor"), ("true", "false"),
    ("success succeeded", "failure failed"),
)  # fmt: skip

OPPOSITE: dict[str, frozenset[str]] = {}
"""By word, the words that say the contrary of it."""
for _here, _there in _OPPOSITES:
    for _word in _stems(_here):
        OPPOSITE[_word] = OPPOSITE.get(_word, frozenset()) | _stems(_there)
    for _word in _stems(_there):
        OPPOSITE[_word] = OPPOSITE.get(_word, frozenset()) | _stems(_here)

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "ne")


def contradicts(word: str, other: str) -> bool:
    """Tell whether one word is the other's contrary by its prefix or by our short list."""
    long, short = (word, other) if len(word) > len(other) else (other, word)
    if len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return other in OPPOSITE.get(word, ())
