"""Picks → briefs: the articles' own sentences, chosen, ordered and tied to their characters.

No word is written that an article does not hold. Whether each sentence may be printed is
decided again, without trusting this stage, by the check.
"""

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from daybrief.errors import NothingToWrite
from daybrief.model import (
    Article,
    Brief,
    Completeness,
    Coverage,
    Kind,
    Pick,
    Role,
    Sentence,
    Story,
)
from daybrief.stages.write.candidates import cited, quotable, survey
from daybrief.stages.write.compose import PARAGRAPHS_FROM, composed, running
from daybrief.stages.write.disputes import disagreements, disputed
from daybrief.stages.write.explain import Explained, explained
from daybrief.stages.write.lead import Headline, headlines
from daybrief.stages.write.paragraphs import Line
from daybrief.tools.text import Span
from daybrief.tools.times import misread, told_on

__all__ = ["Explained", "brief", "explained", "plain"]

_UTC = ZoneInfo("UTC")
_SLUG_AT_MOST = 60
_WHY_UNREAD = {
    Completeness.SCRAMBLED: "text is scrambled",
    Completeness.SHELL: "page needs a script",
    Completeness.CONSENT: "page asks for consent first",
    Completeness.BLOCKED: "page is blocked to us",
    Completeness.ERROR: "page gives an error",
    Completeness.EMPTY: "page has no text",
}


def brief(
    pick: Pick,
    *,
    day: date | None,
    zone: ZoneInfo,
    language: str,
    words: int,
    slugs: Container[str] = (),
) -> Brief:
    """Write one story as a brief of at most `words` words.

    Takes:   the edition's day, which sentences with a relative day are held against; the slugs
             that are taken.
    Raises:  NothingToWrite, with the reason, if no headline or no sentence may be printed.
    """
    story = pick.story
    articles = _quotable(story, language)
    found = survey(articles, language=language, day=day, zone=zone)
    titles = _headlines(articles, found.shares, language, day, zone, story)
    told = disagreements(found.candidates) if language == "en" else ()
    chosen = composed(
        found,
        titles,
        words_at_most=words,
        language=language,
        day=day,
        disputed=disputed(told),
        new=frozenset(
            (fact.article, place) for fact in story.new for place in range(fact.start, fact.end)
        ),
    )
    if chosen is None:
        raise NothingToWrite("no sentence stands by itself", story.articles[0].title)
    title, lines = _titled(chosen[0]), chosen[1]
    return Brief(
        story=story.id,
        slug=slug(title.text, slugs),
        section=pick.section,
        place=pick.place,
        headline=title,
        sentences=_sentences(lines),
        coverage=coverage(story),
        disagreements=told if words >= PARAGRAPHS_FROM else (),
        reasons=pick.reasons,
        thread=story.thread,
    )


def plain(
    story: Story,
    *,
    day: date | None = None,
    zone: ZoneInfo = _UTC,
    language: str,
    words: int,
) -> tuple[Sentence | None, tuple[Sentence, ...]]:
    """Write one story as running text without labels, for coverage.

    Gives:   the headline, if there is one, and the sentences.
    Raises:  NothingToWrite if no sentence may be printed.
    """
    articles = _quotable(story, language)
    found = survey(articles, language=language, day=day, zone=zone)
    lines = running(found, words_at_most=words, language=language)
    if not lines:
        raise NothingToWrite("no sentence stands by itself", story.articles[0].title)
    try:
        title = _titled(_headlines(articles, found.shares, language, day, zone, story)[0])
    except NothingToWrite:
        title = None
    return title, _sentences(lines)


def coverage(story: Story) -> Coverage:
    """Say who told the story, who prints whose text, and who could not be read in full."""
    by_id = {article.id: article for article in story.articles}
    agencies = story.agencies or ("",) * len(story.origins)
    origins = zip(story.origins, agencies, strict=True)
    largest, agency = max(origins, key=lambda origin: len(origin[0]), default=((), ""))
    texts = [by_id[id] for id in largest if id in by_id]
    reprints = [a for a in texts if a.outlet != texts[0].outlet] if texts else []
    unread = {a.outlet: _why_unread(a) for a in story.articles if _why_unread(a)}
    return Coverage(
        article_count=len(story.articles),
        outlets=story.outlets,
        origin_count=story.origin_count,
        reprinted_from=(agency or texts[0].outlet) if reprints else "",
        reprint_count=len(texts) if reprints else 0,
        unread=tuple(unread.items()),
    )


def slug(text: str, taken: Container[str]) -> str:
    """Make an address part of a headline, unlike those that are taken."""
    plain_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain_text)
    told = "story"
    if parts:
        told = parts[0][:_SLUG_AT_MOST]
        for part in parts[1:]:
            if len(told) + 1 + len(part) > _SLUG_AT_MOST:
                break
            told += f"-{part}"
    name, number = told, 2
    while name in taken:
        name, number = f"{told}-{number}", number + 1
    return name


def _quotable(story: Story, language: str) -> tuple[tuple[int, Article], ...]:
    articles = quotable(story, language)
    if not articles:
        raise NothingToWrite(
            f"no article can be quoted in {language!r}: {_why_not(story, language)}",
            story.articles[0].title,
        )
    return articles


def _why_not(story: Story, language: str) -> str:
    if all((a.language or language) != language for a in story.articles):
        return "told only in " + ", ".join(sorted({a.language for a in story.articles}))
    if all(a.kind in {Kind.OPINION, Kind.SPONSORED, Kind.ROUND_UP} for a in story.articles):
        return "opinion, advertising or round-ups only"
    return "none could be read"


def _headlines(
    articles: Sequence[tuple[int, Article]],
    shares: Mapping[str, float],
    language: str,
    day: date | None,
    zone: ZoneInfo,
    story: Story,
) -> list[Headline]:
    misreads = {
        a.id: misread(a.title, language, told_on(a.dated_at, a.updated_at, zone), day)
        if day is not None
        else ""
        for _, a in articles
    }
    found = headlines(articles, shares, language=language, misreads=misreads)
    if not found:
        raise NothingToWrite("no title can be a headline", story.articles[0].title)
    return found


def _titled(headline: Headline) -> Sentence:
    citation = cited(headline.article, None, headline.span)
    return Sentence(text=headline.span.text, role=Role.HEADLINE, citations=(citation,))


def _sentences(lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """Number the paragraphs without gaps and cite each sentence."""
    numbers = {old: new for new, old in enumerate(dict.fromkeys(x.paragraph for x in lines))}
    return tuple(
        Sentence(
            text=line.candidate.text,
            role=line.candidate.role,
            citations=(
                cited(
                    line.candidate.article,
                    line.candidate.paragraph,
                    Span(line.candidate.start, line.candidate.end, line.candidate.source),
                ),
            ),
            edits=line.candidate.edits,
            paragraph=numbers[line.paragraph],
            label=line.label,
        )
        for line in lines
    )


def _why_unread(article: Article) -> str:
    """Why an article was not read in full, in a reader's words; empty if it was."""
    if article.completeness is Completeness.COMPLETE:
        return ""
    if article.completeness is Completeness.TRUNCATED:
        return "subscribers only" if article.paywalled else "cut short"
    if article.completeness is Completeness.FEED_ONLY:
        told = next((e.says for e in article.evidence if "robots" in e.says.lower()), "")
        return "feed only: robots.txt" if told else "feed only"
    return _WHY_UNREAD.get(article.completeness, "could not be read")
