"""What is new in a story that goes on: the sentences that tell what no earlier article had.

Takes today's articles and the earlier ones of one story; gives the new sentences with their
characters. A figure or a name that no earlier article had is new; else a sentence is, if no
earlier one holds most of its words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from daybrief.model import Article, Completeness, Fact
from daybrief.tools.figures import figures
from daybrief.tools.text import Span, beginnings, content_words, fold, names, sentences

TOLD_AT_LEAST = 0.6
"""Share of a sentence's words in one earlier sentence from which it says nothing new. # guess"""
SENTENCES_AT_MOST = 60
"""Sentences looked at in one article: news stands at its top."""
EARLIER_AT_MOST = 4_000
"""Earlier sentences compared with, the newest articles first; keeps a long thread quick."""
WORDS_AT_LEAST = 4
"""Words that carry meaning; a shorter sentence tells no fact."""

_READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})


def facts(articles: Sequence[Article], earlier: Sequence[Article]) -> tuple[Fact, ...]:
    """Find what today's articles tell and no earlier one did.

    Takes:   the articles of one story, and those that were read for it before, in any order.
    Gives:   the new sentences in the articles' order; an article read before has none.
    Costs:   linear in the sentences but for words that many earlier sentences share.
    """
    known = _Known(earlier)
    seen = {(one.title, one.text) for one in earlier}
    found: dict[str, Fact] = {}
    for one in articles:
        if one.completeness in _READABLE and (one.title, one.text) not in seen:
            for span in _sentences(one):
                # Copies of one text tell a thing once.
                if span.text not in found and (tells := known.new_in(span.text, one)) is not None:
                    found[span.text] = Fact(
                        article=one.id, start=span.start, end=span.end, tells=tells
                    )
    return tuple(found.values())


class _Known:
    """What the earlier articles told: figures, names, and their sentences by their words."""

    def __init__(self, earlier: Sequence[Article]) -> None:
        self.figures: set[str] = set()
        self.names: set[str] = set()
        self.holding: dict[str, list[int]] = {}
        count = 0
        for one in sorted(earlier, key=_newest_first):
            language = _language(one)
            told = f"{one.title}\n\n{one.text}"
            self.figures |= {figure.value for figure in figures(told, language)}
            self.names |= {fold(word) for name in names(told, language) for word in name[2].split()}
            for text in (one.title, *(span.text for span in _sentences(one))):
                if count == EARLIER_AT_MOST:
                    break
                for word in beginnings(text, language):
                    self.holding.setdefault(word, []).append(count)
                count += 1

    def new_in(self, sentence: str, article: Article) -> tuple[str, ...] | None:
        """Give the new figures and names of a sentence; None if it tells nothing new."""
        language = _language(article)
        wanted = beginnings(sentence, language)
        if len(content_words(sentence, language)) < WORDS_AT_LEAST:
            return None
        told = (
            *(f.text for f in figures(sentence, language) if f.value not in self.figures),
            *(name.text for name in names(sentence, language) if self._is_new(name, language)),
        )
        shared = Counter(n for word in wanted for n in self.holding.get(word, ()))
        most = max(shared.values(), default=0)
        is_worded_anew = most < TOLD_AT_LEAST * len(wanted)
        return tuple(dict.fromkeys(told)) if told or is_worded_anew else None

    def _is_new(self, name: Span, language: str) -> bool:
        """Whether nobody of this name was told of: by its last word, for offices go with many."""
        # In German every noun is in capitals, and elsewhere a sentence's first word.
        is_name = " " in name.text or (language != "de" and name.start > 0)
        return is_name and fold(name.text.split()[-1]) not in self.names


def _sentences(article: Article) -> Iterator[Span]:
    count = 0
    for start, paragraph in zip(article.paragraph_starts, article.paragraphs, strict=True):
        for span in sentences(paragraph, _language(article)):
            yield Span(start + span.start, start + span.end, span.text)
            count += 1
            if count == SENTENCES_AT_MOST:
                return


def _newest_first(article: Article) -> tuple[float, str]:
    at = article.published_at
    return -at.timestamp() if at else 0.0, article.id


def _language(article: Article) -> str:
    told = article.language or article.source.language or "en"
    return told.replace("_", "-").partition("-")[0].lower()
