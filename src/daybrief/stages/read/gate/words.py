"""Whether a text is made of words, or of letters put out of order or others in their place.

In words of any language, vowels and consonants take turns more often than chance has them; letters
out of order do not. Where a language lets them stand together its common words tell.
"""

import re
import unicodedata

LEAST_SHARE = 0.08
"""Share of common words of three letters or more, from which a text is in a language known here."""
LEAST_TURNS = 1.14
"""Turns from vowel to consonant and back, against those that chance would give the same letters."""
LEAST_PAIRS = 0.47
"""Share of letter pairs that are common ones in a Western language."""
SUBSTITUTED_PAIRS, SUBSTITUTED_TURNS = 0.27, 1.3
"""The same where letters stand for others: pairs are rare, and turns a matter of the alphabet."""
STRANGE_SHARE = 0.1
"""Share of letters that only the page's own font draws, or of words that begin with a mark that can
only follow a letter. # guess, 2026-11

All together call none of 8,772 natural paragraphs of 40 words or more garbled, and 97 % of them
with each word's letters shuffled, or each letter moved by thirteen: measured on extraction-aeb,
extraction-wcxb-dev, gates-dev and the Czech, Greek and Hindi of multiling-2011, 2026-11.
"""
WORDS_AT_LEAST = 12
"""Different words."""
CHANCE_AT_LEAST = 20
"""Turns that chance would give; with fewer the text is too short to tell."""
BEYOND_ALPHABETS = 0x590
"""Scripts from here on do not write vowels and consonants as letters of one kind."""
CHARACTERS_AT_MOST = 20_000
"""Of a text; the rest of it would tell the same."""

_COMMON = {
    "en": "the of and to in a is that for on was with as it by at from he his be are this have an "
    "not but they had which or were has their its said who will one we you she been more "
    "about",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
    "es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so "
    "zum war",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce "
    "il sont avec aux son sa ses mais été ont cette nous vous elle on d l s n c qu",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero "
    "sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había "
    "era",
    "it": "di e il la che in a per un è del non sono le una si da con i della al alla anche più "
    "dei come ha nel gli ma se ci delle l lo su era dal dell nella questo hanno o",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als door maar bij "
    "die uit naar dan ze hij was worden heeft nog wordt over of meer dit je we tot",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi "
    "ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig "
    "från vi så kan när år under också efter eller nu sin",
    "da": "og i at det er en til på som for af med de den har ikke et der han men var om jeg sig "
    "fra vi så kan når år også efter eller nu sin",
    "no": "og i det er på en som til for av at med de har ikke den et han men var om jeg seg fra "
    "vi så kan når år også etter eller nå sin",
    "pl": "w i na z się nie do to że jest o jak za po od co przez a dla ale był tym są oraz jego",
    "cs": "a v se na je že to s z do o i k ve za pro jako po by jsem ale jsou který od tak při",
    "fi": "ja on ei että se oli hän mutta ovat kun niin myös tai kuin joka sen mukaan ole vain",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar ama sonra o ne var ise",
    "ro": "de și în a la cu pe nu o un care din că se mai pentru este ce sau dar fi au fost",
    "hu": "a az és hogy nem is egy ez meg csak de van már volt még ki mint el vagy ha szerint",
    "id": "yang dan di dengan untuk ini itu dari dalam tidak akan pada ke adalah juga oleh ada "
    "bisa",
    "ca": "de la i a que el en les per un una del amb no és els es al ha més com o però va",
}
_PAIRS = frozenset(
    """th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve
    co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur el la ie ei ge un qu os do da ta no ad
    ue us ai so po ca""".split()  # noqa: SIM905  # eighty quoted pairs read worse
)
"""Letter pairs that are common in the languages above, taken together."""
_SETS = {
    language: frozenset(word for word in told.split() if len(word) > 2)  # shorter ones survive
    for language, told in _COMMON.items()
}


class _Shapes(dict[int, str | None]):
    """Each letter as vowel or consonant, accents and silent ones as nothing, all else a blank."""

    def __missing__(self, code: int) -> str | None:
        if code >= BEYOND_ALPHABETS:
            return " "  # not kept: a hostile text may hold each there is
        letter = chr(code)
        shape: str | None = " "
        if letter in _SILENT or unicodedata.combining(letter):
            shape = None
        elif letter.isalpha():
            shape = "v" if letter in _VOWELS else "c"
        self[code] = shape
        return shape


_LATIN = re.compile(r"[a-zà-ÿāăąćčďđēęěğīįıłńňőœřśşšţťūůűźżž]+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_VOWELS = frozenset("aeiouyæœøаеёиоуыэюяіїєαεηιουωı")
_SILENT = frozenset("hьъ'’")
"""Letters that colour the one before: `th`, `bh`, `sh`."""
_SHAPES = _Shapes()
_MARKED = re.compile(r"[\u0900-\u0dff\u0e00-\u0eff]")
"""Scripts in which vowels are marks on a letter."""
_TONES = re.compile(r"[\u1ea0-\u1ef9]")
"""Vietnamese, whose short words hold more vowels than others and take no turns."""
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def is_garbled(text: str) -> bool:
    """Tell text whose letters were put out of order, or others in their place.

    Takes:   text in any script; only alphabets and scripts with vowel marks are judged.
    """
    text = text[:CHARACTERS_AT_MOST].lower()
    if not text.isascii() and _is_strange(text):
        return True
    turns = _turns(text)
    if turns is None or turns >= SUBSTITUTED_TURNS or _TONES.search(text):
        return False  # nearly all there is
    said = _LATIN.findall(text)
    is_latin = text.isascii() or sum(map(len, said)) * 2 > sum(map(str.isalpha, text))
    if len(set(said if is_latin else _LETTERS.findall(text))) < WORDS_AT_LEAST:
        return False
    pairs = _pairs(said) if is_latin else 0.0
    is_shuffled = turns < LEAST_TURNS and pairs < LEAST_PAIRS
    is_substituted = is_latin and pairs < SUBSTITUTED_PAIRS
    if not is_shuffled and not is_substituted:
        return False
    return all(share(said, common) < LEAST_SHARE for common in _SETS.values())


def share(said: list[str], common: frozenset[str]) -> float:
    """Give the share of words that are common ones, 0.0 to 1.0."""
    return sum(word in common for word in said) / max(1, len(said))


def _turns(text: str) -> float | None:
    """Count turns between vowel and consonant, against what chance would give; None if too few."""
    told = expected = 0.0
    for word in _words(text):
        count, length = word.count("v"), len(word)
        told += word.count("vc") + word.count("cv")
        expected += 2 * count * (length - count) / length
    return told / expected if expected >= CHANCE_AT_LEAST else None


def _words(text: str) -> list[str]:
    """Give words of four letters or more in Latin, Greek or Cyrillic, as `v` and `c`."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    return [word for word in text.translate(_SHAPES).split() if len(word) > 3]


def _pairs(said: list[str]) -> float:
    pairs = [word[at : at + 2] for word in said for at in range(len(word) - 1)]
    return sum(pair in _PAIRS for pair in pairs) / max(1, len(pairs))


def _is_strange(text: str) -> bool:
    private = len(_PRIVATE.findall(text))
    if private and private > STRANGE_SHARE * len(text):
        return True
    if not _MARKED.search(text):
        return False
    words = [word for word in text.split() if _MARKED.search(word)]
    marked = sum(unicodedata.category(word[0]).startswith("M") for word in words)
    return marked > STRANGE_SHARE * len(words) and len(words) >= WORDS_AT_LEAST
