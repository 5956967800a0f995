"""`daybrief write`: stories in, checked text with its citations out."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from daybrief.cli.articles import Given, given
from daybrief.cli.jsonl import Row, each
from daybrief.cli.options import DayOption, ZoneOption, zone_named
from daybrief.errors import NothingToWrite
from daybrief.model import Article, Citation, Disagreement, Pick, Place, Sentence, Story
from daybrief.stages import check, write


class Form(StrEnum):
    """How the text is laid out."""

    BRIEF = "brief"
    PLAIN = "plain"


def write_command(
    file: Annotated[Path | None, typer.Argument(help="JSONL; standard input if left out")] = None,
    words: Annotated[int, typer.Option(min=1, help="words of a text at most")] = 200,
    form: Annotated[Form, typer.Option(help="with paragraphs and labels, or running")] = Form.BRIEF,
    language: Annotated[str, typer.Option(help="language of the articles that are quoted")] = "en",
    day: DayOption = None,
    zone: ZoneOption = "UTC",
    explain: Annotated[
        bool, typer.Option("--explain", help="say of every sentence why it is printed or not")
    ] = False,
) -> None:
    """Write each story as a brief of the articles' own sentences.

    A line in: {"id", "articles": [{"id", "title", "text", "url", "outlet",
    "published", "language"}]}; all but "text" may be missing. At most 40 words
    of one article are printed unless the line, or the article, gives
    "quote_words_at_most". A sentence that fails its check is left out. Each
    sentence comes with its "edits": undone from the last to the first, they
    give the characters cited. `daybrief check` reads these lines.

    Example:  daybrief write stories.jsonl --words 250 --form plain
    """
    zone_info = zone_named(zone)
    on = day.date() if day else None
    each(file, lambda row: _written(row, words, form, language, on, zone_info, explain))


def _written(
    row: Row,
    words: int,
    form: Form,
    language: str,
    day: date | None,
    zone: ZoneInfo,
    explain: bool,
) -> Row:
    found = given(row, language)
    articles = {id: one.article for id, one in found.items()}
    order = sorted(articles.values(), key=lambda a: (str(a.published_at or ""), a.id))
    story = Story(
        id=str(row.get("id", "")), articles=tuple(order), origins=tuple((a.id,) for a in order)
    )

    def why(printed: Sequence[Sentence]) -> dict[str, list[Row]]:
        if not explain:
            return {}
        is_running = form is Form.PLAIN
        told = write.explained(
            story, printed, day=day, zone=zone, language=language, is_running=is_running
        )
        return {"explain": [_explained(one, found) for one in told]}

    told: dict[str, list[Row]] = {}
    try:
        if form is Form.PLAIN:
            title, drafted = write.plain(story, day=day, zone=zone, language=language, words=words)
            sentences = [s for s in drafted if _holds(s, articles, day, zone, language)]
            headline = title.text if title and _holds(title, articles, day, zone, language) else ""
        else:
            pick = Pick(story=story, place=Place.LEAD, section="", score=0.0, reasons=())
            draft = write.brief(pick, day=day, zone=zone, language=language, words=words)
            brief, _ = check.checked(
                draft, articles, day=day, zone=zone, language=language, origins=story.origins
            )
            sentences, headline = list(brief.sentences), brief.headline.text
            told = {"disagreements": [_disagreement(one) for one in brief.disagreements]}
    except NothingToWrite as error:
        if not explain:
            raise
        return {"id": row.get("id"), "error": error.problem, "where": error.where, **why(())}
    return {
        "id": row.get("id"),
        "headline": headline,
        "text": _text(sentences),
        "sentences": [_row(sentence, found) for sentence in sentences],
        "language": language,
        "day": day.isoformat() if day else None,
        "zone": zone.key,
        **told,
        **why(sentences),
    }


def _disagreement(told: Disagreement) -> Row:
    return {
        "matter": str(told.matter),
        "what": told.what,
        "versions": [
            {
                "article": version.citation.article,
                "outlet": version.outlet,
                "at": version.at.isoformat() if version.at else None,
                "says": version.says,
                "value": version.value,
            }
            for version in told.versions
        ],
    }


def _explained(told: write.Explained, found: dict[str, Given]) -> Row:
    if told.paragraph is None:
        return {"article": told.article, "why": told.why}
    own = found[told.article]
    offset = own.starts[told.paragraph] - own.article.paragraph_starts[told.paragraph]
    start, end = told.start + offset, told.end + offset
    return {"article": told.article, "start": start, "end": end, "why": told.why}


def _holds(
    sentence: Sentence,
    articles: dict[str, Article],
    day: date | None,
    zone: ZoneInfo,
    language: str,
) -> bool:
    claim = check.Claim(sentence=sentence, articles=articles, day=day, zone=zone, language=language)
    return check.verdict(claim).supported


def _text(sentences: list[Sentence]) -> str:
    """Print the sentences, paragraphs apart, labels run in."""
    paragraphs: dict[int, list[str]] = {}
    for sentence in sentences:
        label = f"{sentence.label.text}: " if sentence.label else ""
        paragraphs.setdefault(sentence.paragraph, []).append(f"{label}{sentence.text}")
    return "\n\n".join(" ".join(told) for told in paragraphs.values())


def _row(sentence: Sentence, found: dict[str, Given]) -> Row:
    return {
        "text": sentence.text,
        "role": str(sentence.role),
        "label": sentence.label.text if sentence.label else None,
        "citations": [_cited(citation, found) for citation in sentence.citations],
        "edits": [
            {
                "kind": str(edit.kind),
                "start": edit.start,
                "end": edit.end,
                "was": edit.was,
                "now": edit.now,
                "citation": _cited(edit.citation, found) if edit.citation else None,
            }
            for edit in sentence.edits
        ],
    }


def _cited(citation: Citation, found: dict[str, Given]) -> Row:
    offset = found[citation.article].offset(citation)
    told: Row = {
        "article": citation.article,
        "start": citation.start + offset,
        "end": citation.end + offset,
    }
    return told | ({"of": "title"} if citation.paragraph is None else {})
