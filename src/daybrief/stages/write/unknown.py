"""What a sentence takes as known that only its own article has told, and not the page."""

import re
from collections.abc import Container, Mapping, Sequence

from daybrief.stages.write.known import key
from daybrief.stages.write.people import (
    introduced_longer,
    surname,
    undescribed,
    undescribed_letters,
)
from daybrief.stages.write.standing import told_things
from daybrief.stages.write.strange import has_no_owner, strange
from daybrief.tools.text import content_words, names, quotations, without_quotations

_TOP = 400
"""Characters of an article that tell what it is about."""
_TIES_AT_LEAST = 2  # guess: words of a sentence without a name that were printed before it


def unknown(
    sentence: str,
    article: str,
    start: int,
    *,
    printed: Sequence[str],
    told: Container[str],
    full: Mapping[str, str],
    language: str,
) -> str:
    """Say what of a sentence nothing printed has made known; empty if it stands. English only.

    Takes:   the article's text and where the sentence starts there; headline and sentences that
             are printed, and the keys of their words; surname → full name, whom a bracket can
             name.
    """
    if language != "en":
        return ""
    outside, known, earlier = without_quotations(sentence), "\n".join(printed), article[:start]
    found = strange(outside, article, start, knows=told.__contains__, printed=known)
    if found:
        return f"only its article has told of “{found}”"
    for quote in quotations(sentence):
        said = quote.text.lstrip("\"“„«'‘ ")
        found = strange(said, article, start, knows=told.__contains__, printed=known)
        if found and said.startswith(found) and found[0] == "T":
            return f"only its article has told of “{found}”"
    if has_no_owner(outside):
        return "whose “its” is, is not told"
    if found := undescribed(sentence, earlier, known) or undescribed_letters(
        sentence, article, start, known
    ):
        return f"who or what “{found}” is, is not told"
    # What opens a text without a headline is to be of what its article opens with.
    known_here = told if printed else told_things(article[: min(start, _TOP)])
    if start and not _is_tied(sentence, outside, article, known_here):
        return "nothing ties it to what is printed"
    found = introduced_longer(sentence, article, start, known)
    if found and surname(found) not in full:
        return f"who “{found}” is, is not told"
    return ""


def _is_tied(sentence: str, outside: str, article: str, told: Container[str]) -> bool:
    """Whether a sentence names somebody or something, or says enough that was printed before."""
    for name in names(outside):
        # The word that opens a sentence is a name if it is in capitals elsewhere, too.
        if (
            name.start > 1
            or " " in name.text
            or re.search(rf"[a-z,] {re.escape(name.text)}\b", article)
        ):
            return True
    stems = [key(word) for word in content_words(sentence, "en")]
    count = sum(one in told for one in set(stems))
    return count >= min(_TIES_AT_LEAST, len(stems)) or stems[0] in told
