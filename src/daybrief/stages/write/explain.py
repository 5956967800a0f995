"""Why each sentence of a story was printed or left out, for people who ask."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from daybrief.model import Article, Sentence, Story
from daybrief.stages.write.candidates import NEAR_TOP_RUNNING, may_quote, quotable, sentences_of
from daybrief.stages.write.compose import NEAR_TOP
from daybrief.stages.write.edits import edited, untouched
from daybrief.stages.write.people import full_names
from daybrief.stages.write.standing import flaw, leans, told_things
from daybrief.stages.write.unknown import unknown
from daybrief.tools.text import Span, word_count
from daybrief.tools.times import misread, told_on


@dataclass(frozen=True, kw_only=True)
class Explained:
    """One sentence, or one whole article, and what became of it."""

    article: str
    paragraph: int | None
    """None where the article as a whole was not quoted."""
    start: int
    end: int
    why: str


def explained(
    story: Story,
    printed: Sequence[Sentence],
    *,
    day: date | None,
    zone: ZoneInfo,
    language: str,
    is_running: bool = False,
) -> tuple[Explained, ...]:
    """Say of every sentence that was looked at whether it is printed, and if not, why."""
    near_top = NEAR_TOP_RUNNING if is_running else NEAR_TOP
    told = {(c.article, c.start): s for s in printed for c in s.citations}
    quoted: Counter[str] = Counter()
    for one in printed:
        quoted[one.citations[0].article] += word_count(one.text)
    chosen = quotable(story, language)
    full = full_names((article.text for _, article in chosen), language)
    found = [
        Explained(article=a.id, paragraph=None, start=0, end=0, why=_why_not(a, language))
        for a in story.articles
        if all(a.id != other.id for _, other in chosen)
    ]
    for _, article in chosen:
        days = told_on(article.dated_at, article.updated_at, zone)
        for place, (paragraph, span) in enumerate(sentences_of(article, language)):
            start = article.paragraph_starts[paragraph] + span.start
            sentence = told.get((article.id, start))
            why = _printed(sentence) if sentence else ""
            if not why:
                why = _left_out(span, article, days, place, day, language)
            if not why:
                lean = _leans(span.text, article, start, printed, full, language)
                why = f"leans: {lean}" if lean else _no_room(span.text, article, quoted)
                if not lean and place > near_top:
                    why = "stands far down in its article"
            found.append(
                Explained(
                    article=article.id,
                    paragraph=paragraph,
                    start=start,
                    end=start + len(span.text),
                    why=why,
                )
            )
    return tuple(found)


def _leans(
    text: str,
    article: Article,
    start: int,
    printed: Sequence[Sentence],
    full: Mapping[str, str],
    language: str,
) -> str:
    """What a sentence leans on, beside all that is printed in the end."""
    known = [sentence.text for sentence in printed]
    if found := leans(text, full, known, language):
        return found
    told = told_things(" ".join(known))
    return unknown(
        text, article.text, start, printed=known, told=told, full=full, language=language
    )


def _no_room(text: str, article: Article, quoted: Mapping[str, int]) -> str:
    """Why a sentence that stands is not printed: its outlet's terms, or better ones."""
    at_most = article.source.terms.quote_words_at_most
    if quoted.get(article.id, 0) + word_count(text) > at_most:
        return f"no more than {at_most} words of its article may be quoted"
    return "others tell more in its room"


def _printed(sentence: Sentence) -> str:
    made = ", ".join(str(edit.kind) for edit in sentence.edits)
    label = f" as {sentence.label.text!r}" if sentence.label else ""
    return f"printed{label}: {sentence.role}" + (f"; edited: {made}" if made else "")


def _left_out(
    span: Span,
    article: Article,
    days: Collection[date],
    place: int,
    day: date | None,
    language: str,
) -> str:
    printed = edited(span.text, article, language, days=days, day=day, is_first=not place)
    if found := flaw(printed.text, language):
        return found
    return misread(untouched(printed, language), language, days, day) if day is not None else ""


def _why_not(article: Article, language: str) -> str:
    if may_quote(article, language):
        return "reprints an article that is quoted"
    if (article.language or article.source.language or language) != language:
        return f"is written in {article.language or article.source.language}"
    if not article.text.strip():
        return "has no text"
    return f"is {article.kind} and {article.completeness}"
