"""What a reader needs to judge a day: the gate ledger, counts, references, reasons.

Pure rules over the day's articles, visits and failures; silence about what was not read would be
a kind of lie, so every document found stands in exactly one row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.metadata import version

from daybrief.edition.calendar import edition_id
from daybrief.model import (
    Article,
    Brief,
    Completeness,
    Condition,
    Counts,
    Edition,
    Failure,
    Ledger,
    LedgerRow,
    LeftOut,
    Outage,
    Pick,
    Place,
    Reference,
    SourceDown,
    Story,
    Visit,
    VisitState,
)
from daybrief.settings import Settings

EMBEDDINGS = "embeddings"
SHAPED_BY = ("daybrief", "trafilatura", "scipy", "rensa", "py3langid")


def outage(settings: Settings, visits: Sequence[Visit], due_at: datetime) -> Outage | None:
    """Tell an outage from a quiet day: too few of the sources asked have answered."""
    answered = _answered(visits)
    asked = len(settings.sources)
    if answered and answered >= asked * settings.limits.answering_at_least:
        return None
    return Outage(
        id=edition_id(settings, due_at),
        day=due_at.date(),
        due_at=due_at,
        sources_asked=asked,
        sources_answered=answered,
        down=_down(settings, visits),
    )


def ledger(
    settings: Settings,
    articles: Sequence[Article],
    visits: Sequence[Visit],
    failures: Sequence[Failure],
) -> Ledger:
    """Count what was found by how much of it could be read, and from whom."""
    rows = []
    for completeness in Completeness:
        found = [a for a in articles if a.completeness is completeness]
        if found:
            outlets = Counter(article.outlet for article in found)
            why = Counter(
                evidence.says
                for article in found
                for evidence in article.evidence
                if evidence.fact == "completeness" and completeness is not Completeness.COMPLETE
            )
            by_count = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
            rows.append(
                LedgerRow(
                    completeness=completeness,
                    article_count=len(found),
                    outlets=tuple(by_count),
                    why=tuple(says for says, _ in sorted(why.items())),
                )
            )
    down = _down(settings, visits)
    asked = {one.source for one in down}
    told = [f for f in failures if not (f.stage == "gather" and f.item in asked)]
    told += _poor(visits)
    rows.sort(key=lambda r: (r.completeness is not Completeness.COMPLETE, -r.article_count))
    return Ledger(
        rows=tuple(rows),
        down=down,
        failures=tuple(sorted(told, key=lambda f: (f.stage, f.item, f.problem))),
    )


def counts(
    visits: Sequence[Visit],
    articles: Sequence[Article],
    failures: Sequence[Failure],
    stories: Sequence[Story],
    briefs: Sequence[Brief],
) -> Counts:
    """The day in numbers."""
    unread = sum(failure.stage == "read" for failure in failures)
    in_full = sum(article.completeness is Completeness.COMPLETE for article in articles)
    return Counts(
        sources_asked=len(visits),
        sources_answered=_answered(visits),
        documents_found=len(articles) + unread,
        articles_read_in_full=in_full,
        articles_set_aside=len(articles) - in_full + unread,
        stories=len(stories),
        briefs=len(briefs),
        sentences=sum(len(brief.sentences) for brief in briefs),
    )


def references(edition: Edition, articles: Iterable[Article]) -> tuple[Reference, ...]:
    """Pin every article that a printed or carried sentence, headline or dispute cites."""
    cited = {citation.article for brief in edition.briefs for citation in brief.citations}
    cited |= {c.article for sentence, _ in edition.carried for c in sentence.citations}
    found = [
        Reference(
            article=article.id,
            document=article.document,
            outlet=article.outlet,
            owner=article.owner,
            url=article.url,
            title=article.title,
            published_at=article.published_at,
            language=article.language,
            licence=article.source.terms.licence,
        )
        for article in articles
        if article.id in cited
    ]
    return tuple(sorted(found, key=lambda reference: (reference.outlet, reference.article)))


def left_out(picks: Iterable[Pick]) -> tuple[LeftOut, ...]:
    """Every story without a place, with its reasons."""
    return tuple(
        LeftOut(
            story=pick.story.id,
            title=pick.story.articles[0].title,
            outlets=pick.story.outlets,
            score=pick.score,
            reasons=pick.reasons,
        )
        for pick in picks
        if pick.place is Place.LEFT_OUT
    )


@cache
def versions(model: str = "") -> tuple[tuple[str, str], ...]:
    """The programs whose version shapes an edition, and the embedding model if there is one."""
    told = tuple((name, version(name)) for name in SHAPED_BY)
    return (*told, (EMBEDDINGS, model)) if model else told


def _answered(visits: Iterable[Visit]) -> int:
    return sum(visit.state is not VisitState.FAILED for visit in visits)


_POOR: dict[Condition | None, str] = {
    Condition.EMPTY: "it answered, but with nothing in it",
    Condition.UNDATED: "it answered, but dates none of its entries",
    Condition.SLOW: "it answered, but slowly",
}


def _poor(visits: Iterable[Visit]) -> Iterator[Failure]:
    """Sources that answered with less than they should, so that somebody looks after them."""
    for visit in visits:
        if visit.state is VisitState.FAILED:
            continue
        problem = visit.why or _POOR.get(visit.condition, "")
        if problem:
            yield Failure(stage="gather", item=visit.source, kind="Poor", problem=problem)


def _down(settings: Settings, visits: Iterable[Visit]) -> tuple[SourceDown, ...]:
    outlets = {source.name: source.outlet for source in settings.sources}
    return tuple(
        SourceDown(
            source=visit.source, outlet=outlets.get(visit.source, visit.source), why=visit.why
        )
        for visit in sorted(visits, key=lambda visit: visit.source)
        if visit.state is VisitState.FAILED
    )
