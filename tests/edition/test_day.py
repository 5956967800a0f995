"""The day from documents to a draft edition: what is told, what is not, and that it is the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daybrief.edition.day import Day
from daybrief.model import CheckResult, Document, Failure, Outage, Place, Source, State, codec
from daybrief.stages import check
from tests.edition.conftest import settings_of, visits_of
from tests.town import BRIDGE, EVENING, MORNING, ORCHESTRA, USUAL, Piece

GERMAN = Piece(
    slug="bruecke",
    title="Die Brücke am Hafen wird für anderthalb Jahre gesperrt",
    paragraphs=(
        "Die Brücke am Hafen wird am Montag für anderthalb Jahre gesperrt, weil ihre Seile "
        "gerissen sind, wie die Hafenbehörde am Dienstag mitteilte.",
        "Die Prüfer fanden Risse in vierzehn von sechzig Seilen, die die Fahrbahn halten.",
        "Über die Brücke fahren an einem Werktag rund vierzigtausend Fahrzeuge, die nun einen "
        "Umweg von fast einer Stunde nehmen müssen, und der Handel fürchtet um seine Kunden.",
        "Eine Fähre soll Fußgänger und Fahrräder ohne Entgelt über das Wasser bringen.",
    ),
    language="de",
)


def titles(day):
    return [article.title for story in day.stories for article in story.articles]


def test_a_day_is_a_draft_titled_after_its_weekday_and_its_lead(told):
    day = told()

    assert isinstance(day, Day)
    edition = day.edition
    assert edition.state is State.DRAFT
    assert edition.id == "2026-11-25"
    assert edition.title == f"Wednesday Briefing: {edition.leads[0].headline.text}"
    assert edition.also == tuple(brief.headline.text for brief in edition.briefs[1:3])
    assert edition.next_at - edition.due_at == timedelta(days=1)
    assert len(day.stories) == 3
    assert sorted(titles(day)) == sorted(p.title for pieces in USUAL.values() for p in pieces)


def test_every_printed_sentence_is_supported_and_its_article_is_pinned(told):
    edition = told().edition

    sentences = [s for brief in edition.briefs for s in (brief.headline, *brief.sentences)]

    assert all(sentence.verdict.supported for sentence in sentences)
    cited = {citation.article for s in sentences for citation in s.citations}
    assert cited == {reference.article for reference in edition.references}
    assert {reference.document for reference in edition.references} <= set(edition.inputs)


def test_the_same_inputs_give_the_same_bytes_in_whatever_order_they_come(told, documents):
    first = told()

    again = told(documents=documents[::-1], visits=visits_of()[::-1])

    assert codec.encode(again.edition) == codec.encode(first.edition)


def test_too_few_answering_is_an_outage_and_not_a_quiet_day(told):
    failed = dict.fromkeys(("Brennick Post", "Ostmark Radio", "Harbour Times"), "no answer")

    outage = told(settings_of(limits={"answering_at_least": 0.5}), visits=visits_of(**failed))

    assert isinstance(outage, Outage)
    assert outage.says == "No edition: 1 of 4 sources answered"
    assert [down.source for down in outage.down] == sorted(failed)


def test_a_day_without_any_news_is_told_as_that(told):
    edition = told(documents=()).edition

    assert edition.briefs == ()
    assert edition.sections == ()
    assert edition.title.startswith("Wednesday Briefing")
    assert edition.counts.sources_answered == 4


def test_an_article_older_than_the_window_is_not_of_the_day(told):
    old = replace(BRIDGE, published=MORNING - timedelta(hours=31))
    fresh = replace(ORCHESTRA, published=MORNING - timedelta(hours=29))

    day = told(documents=(old.document(), fresh.document()))

    assert titles(day) == [ORCHESTRA.title]
    assert day.edition.counts.documents_found == 1


@pytest.mark.parametrize(("hours", "is_told"), [(1.9, True), (2.1, False)])
def test_an_article_dated_ahead_waits_for_its_day_but_for_two_hours_of_grace(told, hours, is_told):
    ahead = replace(BRIDGE, published=MORNING + timedelta(hours=hours))

    day = told(documents=(ahead.document(),))

    assert (titles(day) == [BRIDGE.title]) is is_told


def test_an_undated_article_counts_from_when_it_was_first_seen(told):
    undated = replace(BRIDGE, published=None)

    day = told(documents=(undated.document(fetched_at=MORNING - timedelta(hours=1)),))

    (article,) = day.articles
    assert article.published_from == "first seen"
    assert titles(day) == [BRIDGE.title]


def test_a_story_told_only_in_another_language_is_left_out_with_its_reason(told, documents):
    day = told(documents=(*documents, GERMAN.document("Harbour Times")))

    (left,) = day.edition.left_out
    assert left.title == GERMAN.title
    assert "told only in German" in [reason.says for reason in left.reasons]
    assert not any("Brücke" in brief.headline.text for brief in day.edition.briefs)


def test_a_publication_in_another_language_carries_that_language(told, documents):
    day = told(settings_of(language="de"), documents=(*documents, GERMAN.document()))

    assert [brief.headline.text for brief in day.edition.briefs] == [GERMAN.title]
    assert day.edition.title == f"Mittwoch-Briefing: {GERMAN.title}"


def test_what_cannot_be_read_or_was_set_aside_stands_in_the_ledger(told, documents):
    pdf = replace(documents[0], url="https://a.example/x", final_url="", body=b"%PDF-1.7 x")
    gone = Failure(stage="gather", item="https://a.example/y", kind="Unreachable", problem="gone")

    edition = told(documents=(*documents, pdf), failures=(gone,)).edition

    assert [(f.stage, f.item) for f in edition.ledger.failures] == [
        ("gather", "https://a.example/y"),
        ("read", "https://a.example/x"),
    ]
    assert "PDF" in edition.ledger.failures[1].problem
    assert edition.counts.documents_found == len(documents) + 1
    assert edition.counts.articles_set_aside == 1


def test_a_document_of_a_source_that_left_the_settings_is_read_all_the_same(told):
    day = told(documents=(BRIDGE.document("The Old Gazette"),))

    assert day.articles[0].source == Source(name="The Old Gazette", address="")


def test_a_sentence_that_fails_its_check_is_not_printed_and_is_counted_as_set_aside(
    settings, documents
):
    first = _tell(settings, documents, {}).edition.leads[0].sentences[0].text

    def not_this(claim: check.Claim) -> CheckResult:
        return CheckResult(check="own", passed=claim.sentence.text != first, why="not this one")

    edition = _tell(settings, documents, {"own": not_this}).edition

    assert first not in [s.text for brief in edition.briefs for s in brief.sentences]
    (failure,) = edition.ledger.failures
    assert (failure.stage, failure.item) == ("check", first)
    assert failure.problem == "not printed: own: not this one"


def test_a_story_of_which_nothing_may_be_printed_is_set_aside_and_the_others_are_told(
    settings, documents
):
    def no_bridges(claim: check.Claim) -> CheckResult:
        return CheckResult(check="bridges", passed="bridge" not in claim.sentence.text, why="no")

    edition = _tell(settings, documents, {"bridges": no_bridges}).edition

    assert BRIDGE.title not in [brief.headline.text for brief in edition.briefs]
    assert len(edition.briefs) == 2
    assert (BRIDGE.title, "write") in [(f.item, f.stage) for f in edition.ledger.failures]
    (left,) = edition.left_out
    assert left.title == BRIDGE.title
    assert left.reasons[-1].says.startswith("picked, but could not be written: ")


def test_bullets_stand_under_the_publications_sections_in_its_order(told, documents):
    own = settings_of(sections=("Culture", "City"))
    by_name = {"Harbour Times": "City", "Coast Wire": "World"}
    sources = tuple(replace(s, section=by_name.get(s.name, "")) for s in own.sources)
    sources = (*sources, Source(name="Stage", address="https://stage.example", section="Culture"))

    edition = told(
        replace(own, sources=sources), documents=(*documents[:4], ORCHESTRA.document("Stage"))
    ).edition
    with_bridge = told(
        replace(own, sources=sources),
        documents=(
            *(d for d in documents if ORCHESTRA.slug not in d.url),
            ORCHESTRA.document("Stage"),
        ),
    ).edition

    assert [section.name for section in edition.sections] == ["Culture"]
    assert [section.name for section in with_bridge.sections] == ["Culture", "City"]


def test_a_story_that_goes_on_from_the_last_edition_stands_apart_from_the_news(told, documents):
    yesterday = told()
    further = Piece(
        slug=BRIDGE.slug,  # the page of yesterday, rewritten
        title="Harbour bridge in Orn: the ferry carries 9,000 people on its first day",
        paragraphs=(
            "The ferry that stands in for the harbour bridge in Orn carried 9,000 people on its "
            "first day, the port authority said.",
            "The harbour bridge in Orn is closed to all traffic for 18 months of repairs after "
            "inspectors found cracks in 14 of the 60 steel cables.",
            "A second ferry starts next week.",
        ),
        published=EVENING + timedelta(hours=4),
    )

    edition = told(
        documents=(
            *(d for d in documents if BRIDGE.slug not in d.url),
            further.document("Harbour Times"),
        ),
        earlier=replace(yesterday.edition, cutoff_at=EVENING),
        earlier_articles=yesterday.articles,
    ).edition

    assert [brief.headline.text for brief in edition.since_last] == [further.title]
    assert all(not b.thread for section in edition.sections for b in section.briefs)
    assert {brief.place for brief in edition.since_last} == {Place.MORE}


def _tell(settings, documents: tuple[Document, ...], more: dict[str, check.Check]) -> Day:
    from daybrief.edition.day import Intake, tell

    due_at = MORNING.astimezone(settings.publication.zone_info)
    intake = Intake(documents=documents, visits=visits_of())
    checks = {**check.BUILT_IN, **more}
    day = tell(settings, intake, due_at=due_at, cutoff_at=MORNING, checks=checks)
    assert isinstance(day, Day)
    return day
