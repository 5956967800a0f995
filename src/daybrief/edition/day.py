"""The day, from what was gathered to a draft edition: the stages in order, on one screen.

Pure: documents, visits, clock times and checks are handed in; the same inputs and settings give
the same edition, byte for byte. Keeping, printing and publishing are left to others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from daybrief.edition import report
from daybrief.edition.calendar import due_on, edition_id
from daybrief.edition.carry import carried
from daybrief.errors import EmbeddingError, NothingToWrite
from daybrief.model import (
    Article,
    Brief,
    Document,
    Edition,
    Failure,
    Outage,
    Override,
    Pick,
    Place,
    Reason,
    Section,
    Story,
    Visit,
)
from daybrief.settings import Settings
from daybrief.stages import check, group, rank, read, write
from daybrief.tools.words import title

T = TypeVar("T")
EmbedderFor = Callable[[Sequence[Article]], group.Embedder | None]

DATED_AHEAD = timedelta(hours=2)
"""Grace for articles dated ahead, for wrong zones; what is later than that is not of today."""
UNWRITABLE_AT_MOST = 60
"""Stories that may give nothing to print before their places stay empty; keeps a bad day short."""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything a day is made from, besides the settings."""

    documents: tuple[Document, ...]
    visits: tuple[Visit, ...]
    """The latest visit of each source asked."""
    failures: tuple[Failure, ...] = ()
    """What gathering set aside."""
    earlier: Edition | None = None
    earlier_articles: tuple[Article, ...] = ()
    """The articles that the earlier edition cites."""
    earlier_stories: tuple[Story, ...] = ()
    """The stories it was told from, and those of still earlier editions that they continue."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day told: the draft edition with the articles and stories it came from."""

    edition: Edition
    articles: tuple[Article, ...]
    """The day's, and those of earlier editions that its sentences cite."""
    stories: tuple[Story, ...]
    picks: tuple[Pick, ...]


def tell(
    settings: Settings,
    intake: Intake,
    *,
    due_at: datetime,
    cutoff_at: datetime,
    checks: Mapping[str, check.Check] = check.BUILT_IN,
    each: read.Each = map,
    overrides: tuple[Override, ...] = (),
    embedder: EmbedderFor = lambda articles: None,
) -> Day | Outage:
    """Tell one day.

    Takes:   `due_at` in the publication's zone; `cutoff_at`, the moment reading stopped, in UTC;
             `each`, which has the pages read: here, unless other processes are to do it;
             `overrides`, what the editors changed; `embedder`, which gives the embedding model
             that suits the day's articles, if there is one.
    Gives:   a Day with a draft edition, or an Outage when too few sources answered.
    """
    outage = report.outage(settings, intake.visits, due_at)
    if outage:
        return outage

    failures = list(intake.failures)
    sources = {source.name: source for source in settings.sources}
    articles = tuple(set_aside(failures, read.articles(intake.documents, sources, each=each)))
    window = timedelta(hours=settings.limits.window_hours)
    todays = tuple(a for a in articles if _is_of(a, cutoff_at - window, cutoff_at + DATED_AHEAD))
    model = _model(embedder, todays, failures)
    stories = group.follow(
        group.stories(todays, window=window, embedder=model),
        intake.earlier,
        intake.earlier_articles,
        intake.earlier_stories,
    )
    picks, briefs = _told(
        stories, settings, intake.earlier, failures, due_at.date(), cutoff_at, checks, overrides
    )
    language = settings.publication.language
    kept = carried(
        intake.earlier,
        intake.earlier_articles,
        picks,
        briefs,
        day=due_at.date(),
        zone=settings.publication.zone_info,
        language=language,
        checks=checks,
    )
    known = {article.id: article for article in (*kept.articles, *articles)}
    leads = tuple(b for b in briefs if b.place is Place.LEAD)
    edition = Edition(
        id=edition_id(settings, due_at),
        publication=settings.publication.name,
        day=due_at.date(),
        zone=settings.publication.zone,
        language=language,
        title=title(due_at.date(), leads[0].headline.text if leads else "", language),
        also=tuple(b.headline.text for b in briefs if b not in leads[:1])[:2],
        due_at=due_at,
        cutoff_at=cutoff_at,
        next_at=due_on(settings, due_at.date() + timedelta(days=1)),
        leads=leads,
        sections=_sections(briefs, settings),
        since_last=tuple(b for b in briefs if b.place is not Place.LEAD and b.thread),
        unchanged=kept.unchanged,
        expectations=kept.expectations,
        overrides=overrides,
        ledger=report.ledger(settings, todays, intake.visits, failures),
        counts=report.counts(intake.visits, todays, failures, stories, briefs),
        references=(),
        left_out=report.left_out(picks),
        inputs=tuple(sorted(document.id for document in intake.documents)),
        settings=settings.fingerprint,
        versions=report.versions(model.name if model else ""),
    )
    edition = replace(edition, references=report.references(edition, known.values()))
    return Day(edition=edition, articles=tuple(known.values()), stories=stories, picks=picks)


def _model(
    embedder: EmbedderFor, articles: Sequence[Article], failures: list[Failure]
) -> group.Embedder | None:
    """Have the model chosen; one that cannot be loaded costs the day its help, not the day."""
    try:
        return embedder(articles)
    except EmbeddingError as error:
        failures.append(Failure.of("group", "embeddings", error))
        return None


def set_aside(failures: list[Failure], items: Iterable[T | Failure]) -> Iterator[T]:
    """Pass good items on; keep the rest in `failures` for the report."""
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _is_of(article: Article, after: datetime, until: datetime) -> bool:
    """An undated article is of the day: it is first seen now, or it would not be here."""
    return article.published_at is None or after < article.published_at <= until


def _told(
    stories: tuple[Story, ...],
    settings: Settings,
    earlier: Edition | None,
    failures: list[Failure],
    day: date,
    cutoff_at: datetime,
    checks: Mapping[str, check.Check],
    overrides: tuple[Override, ...],
) -> tuple[tuple[Pick, ...], tuple[Brief, ...]]:
    """Pick stories and write them; the place of one that gives nothing to print goes to others."""
    unwritable: dict[str, str] = {}
    while True:
        picks = rank.picks(
            stories,
            publication=settings.publication,
            limits=settings.limits,
            cutoff_at=cutoff_at,
            earlier=earlier,
            overrides=overrides,
            unwritable=unwritable,
        )
        trouble: list[Failure] = []
        lost: dict[str, str] = {}
        briefs = tuple(set_aside(trouble, _briefs(picks, settings, day, checks, lost)))
        if not lost or len(unwritable) >= UNWRITABLE_AT_MOST:
            failures += trouble
            return tuple(_left(pick, lost.get(pick.story.id, "")) for pick in picks), briefs
        failures += (one for one in trouble if one.stage == "write")
        unwritable |= lost


def _briefs(
    picks: Iterable[Pick],
    settings: Settings,
    day: date,
    checks: Mapping[str, check.Check],
    lost: dict[str, str],
) -> Iterator[Brief | Failure]:
    """Write and check each picked story; one that gives nothing to print is set aside.

    Gives:   in `lost`, by story, why it could not be written.
    """
    publication, limits = settings.publication, settings.limits
    zone, slugs, lead_count = publication.zone_info, set[str](), 0
    for pick in picks:
        if pick.place is Place.LEFT_OUT:
            continue
        words = limits.bullet_words
        if pick.place is Place.LEAD:
            words = limits.second_lead_words if lead_count else limits.lead_words
        try:
            draft = write.brief(
                pick, day=day, zone=zone, language=publication.language, words=words, slugs=slugs
            )
            known = {article.id: article for article in pick.story.articles}
            brief, dropped = check.checked(
                draft,
                known,
                day=day,
                zone=zone,
                language=publication.language,
                checks=checks,
                origins=pick.story.origins,
            )
        except NothingToWrite as error:
            lost[pick.story.id] = f"picked, but could not be written: {error.problem}"
            yield Failure.of("write", pick.story.articles[0].title, error)
            continue
        yield from dropped
        yield _marked(brief, pick.story)
        slugs.add(brief.slug)
        lead_count += brief.place is Place.LEAD


def _left(pick: Pick, why: str) -> Pick:
    """Leave a picked story out for a reason; without one it keeps its place."""
    reasons = (*pick.reasons, Reason(says=why, score=0.0))
    return replace(pick, place=Place.LEFT_OUT, reasons=reasons) if why else pick


def _marked(brief: Brief, story: Story) -> Brief:
    """Mark the sentences that tell what no earlier article of the story had."""
    new = {(fact.article, place) for fact in story.new for place in range(fact.start, fact.end)}
    sentences = (
        replace(
            sentence,
            is_new=any(
                (citation.article, citation.start) in new for citation in sentence.citations
            ),
        )
        for sentence in brief.sentences
    )
    return replace(brief, sentences=tuple(sentences))


def _sections(briefs: Iterable[Brief], settings: Settings) -> tuple[Section, ...]:
    """Bullets under the publication's headings in its order, then their own; none needs none."""
    bullets: dict[str, list[Brief]] = {name: [] for name in settings.publication.sections}
    for brief in briefs:
        if brief.place is Place.MORE and not brief.thread:
            bullets.setdefault(brief.section, []).append(brief)
    filled = {name: tuple(found) for name, found in bullets.items() if found}
    if list(filled) == [rank.OTHER_SECTION]:
        return (Section(name="", briefs=filled[rank.OTHER_SECTION]),)
    return tuple(Section(name=name, briefs=found) for name, found in filled.items())
