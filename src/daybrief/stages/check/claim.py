"""What a check is given: one sentence, and the words it must rest on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias
from zoneinfo import ZoneInfo

from daybrief.model import Article, CheckResult, Citation, Sentence


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

    def _characters(self, citation: Citation) -> str:
        """Read the cited characters from the article itself; empty if they are not there."""
        article = self.articles.get(citation.article)
        if article is None or not 0 <= citation.start < citation.end:
            return ""
        whole = article.title if citation.paragraph is None else article.text
        return whole[citation.start : citation.end]


Check: TypeAlias = Callable[[Claim], CheckResult]
"""One way of judging a sentence; found by the entry point group `daybrief.checks`."""
