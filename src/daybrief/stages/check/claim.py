"""What a check is given: one sentence, and the words it must rest on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias
from zoneinfo import ZoneInfo

from daybrief.model import Article, CheckResult, Citation, Sentence
from daybrief.stages.check.align import Alignment, align
from daybrief.stages.check.days import Named, named
from daybrief.stages.check.differences import By, Difference, differences
from daybrief.stages.check.reading import Reading, mended, reading
from daybrief.tools.times import told_on

REWRITTEN_BELOW = 0.4  # guess: where fewer neighbours are kept, nothing is copied


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence with the articles of its story.

    With citations it is judged against the cited characters, without any against all the words
    of the articles given.
    """

    sentence: Sentence
    articles: Mapping[str, Article]
    """By id: those cited at least; all of the story for a headline."""
    day: date | None = None
    """The edition's day in `zone`; None leaves relative days unjudged."""
    zone: ZoneInfo | None = None
    language: str = ""
    """Empty: the language of the articles."""

    @cached_property
    def told_in(self) -> str:
        """The sentence's language, as the cited articles say where nothing else does."""
        said = (a.language or a.source.language for a in self.cited or self.articles.values())
        return self.language or next(filter(None, said), "en")

    @cached_property
    def cited(self) -> tuple[Article, ...]:
        """The articles cited, those that are missing left out."""
        ids = dict.fromkeys(citation.article for citation in self.sentence.citations)
        return tuple(self.articles[id] for id in ids if id in self.articles)

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """The words the sentence must rest on: cited characters, or every article whole."""
        if self.sentence.citations:
            return tuple(self._characters(citation) for citation in self.sentence.citations)
        return tuple(f"{a.title}\n\n{a.text}" for a in self.articles.values())

    @cached_property
    def passage(self) -> str:
        """All passages as one text."""
        return "\n\n".join(self.passages)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The passages, taken apart; each names its days as on the day it was written."""
        told = zip(self.passages, self._told_on, strict=True)
        return tuple(reading(passage, self.told_in, day) for passage, day in told)

    @cached_property
    def recounted(self) -> tuple[Named, ...]:
        """The days of an uncited sentence that a source names, too, each counted from its own day.

        Where there are citations, recorded edits say what was counted anew.
        """
        if self._read_on is None:
            return ()
        told = zip(self.passages, self._told_on, strict=True)
        known = {n.key for text, day in told if day for n in named(text, self.told_in, day)}
        said = named(self.sentence.text, self.told_in, self._read_on)
        return tuple(day for day in said if day.key in known)

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether a passage has the sentence word for word, and as a statement of its own.

        With its recorded edits undone, where it cites a passage.

        What only stands in the middle of another sentence may be denied or doubted there.
        """
        if self.sentence.citations:
            return self.sentence.source_text in self.passages
        told = mended(self.sentence.text.strip())
        if not told:
            return False
        for passage in self.readings:
            place = passage.text.find(told)
            while place >= 0:
                end = place + len(told)
                is_word = not passage.text[end : end + 1].isalnum() or not told[-1].isalnum()
                if is_word and passage.begins(place):
                    return True
                place = passage.text.find(told, place + 1)
        return False

    @cached_property
    def alignment(self) -> Alignment | None:
        """The sentence beside the passage nearest to it; None if there is no passage.

        Of passages equally near it is the one that the sentence differs least from.
        """
        told = reading(self.sentence.text, self.told_in, self._read_on)
        found = [align(told, passage) for passage in self.readings]
        if not found:
            return None
        nearest = max(len(a.pairs) for a in found)
        near = [a for a in found if len(a.pairs) == nearest]
        return min(near, key=lambda a: len(differences(a, self.told_in))) if near[1:] else near[0]

    @property
    def is_rewritten(self) -> bool:
        """Whether the sentence is in its own words, so that no place in the source is its own."""
        return self.alignment is None or self.alignment.seamless < REWRITTEN_BELOW

    def differences(self, by: By) -> tuple[Difference, ...]:
        """What the sentence says otherwise than the passage nearest to it."""
        if self.is_verbatim or self.is_rewritten or self.alignment is None:
            return ()
        return tuple(d for d in differences(self.alignment, self.told_in) if d.by is by)

    @property
    def _read_on(self) -> date | None:
        """The reader's day, where words for days are compared by the day they mean."""
        return self.day if self.zone is not None and not self.sentence.citations else None

    @property
    def _told_on(self) -> tuple[date | None, ...]:
        """For each passage the one day it was written on; None where days are not compared."""
        if self._read_on is None or self.zone is None:
            return (None,) * len(self.passages)
        articles = self.articles.values()
        days = [told_on(a.dated_at, a.updated_at, self.zone) for a in articles]
        return tuple(next(iter(told)) if len(told) == 1 else None for told in days)

    def _characters(self, citation: Citation) -> str:
        """Read the cited characters from the article itself; empty if they are not there."""
        article = self.articles.get(citation.article)
        if article is None or not 0 <= citation.start < citation.end:
            return ""
        whole = article.title if citation.paragraph is None else article.text
        return whole[citation.start : citation.end]


Check: TypeAlias = Callable[[Claim], CheckResult]
"""One way of judging a sentence; found by the entry point group `daybrief.checks`."""
