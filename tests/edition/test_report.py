"""The gate ledger, the counts and the reasons: every document found stands in exactly one row."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from daybrief.edition import report
from daybrief.model import Article, Completeness, Condition, Evidence, Failure, Source
from tests.edition.conftest import settings_of, visits_of
from tests.town import MORNING, OUTLETS

SETTINGS = settings_of()


def article(number=0, outlet="Coast Wire", completeness=Completeness.COMPLETE, why=""):
    told = (Evidence(fact="completeness", says=why), Evidence(fact="kind", says="a list"))
    return Article(
        id=f"a{number}",
        source=Source(name=outlet, address="https://a.example"),
        url="https://a.example",
        title=f"Title {number}",
        completeness=completeness,
        evidence=told if why else told[1:],
    )


def failure(stage, item):
    return Failure(stage=stage, item=item, kind="Unreachable", problem="no answer")


articles = st.lists(
    st.builds(
        article,
        number=st.integers(0, 99),
        outlet=st.sampled_from(OUTLETS),
        completeness=st.sampled_from(Completeness),
    )
)


@given(found=articles, unread=st.integers(0, 3))
def test_every_document_found_is_counted_once(found, unread):
    failures = [failure("read", f"page {n}") for n in range(unread)]

    ledger = report.ledger(SETTINGS, found, visits_of(), failures)
    counts = report.counts(visits_of(), found, failures, (), ())

    in_rows = sum(row.article_count for row in ledger.rows)
    assert in_rows + unread == counts.documents_found
    assert counts.articles_read_in_full + counts.articles_set_aside == counts.documents_found
    assert all(sum(n for _, n in row.outlets) == row.article_count for row in ledger.rows)


def test_rows_begin_with_what_was_read_in_full_then_by_count_and_say_why():
    cut, fed = Completeness.TRUNCATED, Completeness.FEED_ONLY
    found = [
        article(1, "Harbour Times", cut, "ends in an ellipsis"),
        article(2, "Brennick Post", fed, "robots.txt does not allow it"),
        article(3, "Brennick Post", fed, "robots.txt does not allow it"),
        article(4, why="it ends with its own signature"),
    ]

    rows = report.ledger(SETTINGS, found, visits_of(), ()).rows

    assert [(row.completeness, row.article_count) for row in rows] == [
        (Completeness.COMPLETE, 1),
        (fed, 2),
        (cut, 1),
    ]
    assert [row.why for row in rows] == [
        (),
        ("robots.txt does not allow it",),
        ("ends in an ellipsis",),
    ]


def test_outlets_of_a_row_stand_by_count_then_by_name():
    found = [article(n, outlet) for n, outlet in enumerate((*OUTLETS, "Ostmark Radio"))]

    (row,) = report.ledger(SETTINGS, found, (), ()).rows

    assert row.outlets == (
        ("Ostmark Radio", 2),
        ("Brennick Post", 1),
        ("Coast Wire", 1),
        ("Harbour Times", 1),
    )


def test_a_source_that_is_down_is_named_once_and_not_again_among_the_failures():
    visits = visits_of(**{"Coast Wire": "server answered 503"})
    failures = [failure("gather", "Coast Wire"), failure("check", "A sentence.")]

    ledger = report.ledger(SETTINGS, (), visits, failures)

    (down,) = ledger.down
    assert (down.source, down.outlet, down.why) == (
        "Coast Wire",
        "Coast Wire",
        "server answered 503",
    )
    assert [f.stage for f in ledger.failures] == ["check"]


def test_a_source_that_answered_only_in_part_is_told_in_the_ledger_with_what_is_wrong():
    visits = visits_of()
    cut, undated = (
        replace(visits[0], why="it ends in the middle"),
        replace(visits[1], condition=Condition.UNDATED),
    )

    ledger = report.ledger(SETTINGS, (), (cut, undated, *visits[2:]), ())

    assert ledger.down == ()
    assert {(told.item, told.problem) for told in ledger.failures} == {
        (visits[0].source, "it ends in the middle"),
        (visits[1].source, "it answered, but dates none of its entries"),
    }


def test_an_outage_is_fewer_answers_than_the_settings_ask_for():
    due_at = MORNING.astimezone(SETTINGS.publication.zone_info)
    three_down = visits_of(**dict.fromkeys(OUTLETS[1:], "no answer"))
    half = replace(SETTINGS, limits=replace(SETTINGS.limits, answering_at_least=0.5))

    assert report.outage(SETTINGS, three_down, due_at) is None
    assert report.outage(half, three_down, due_at).sources_answered == 1
    assert report.outage(SETTINGS, (), due_at).says == "No edition: 0 of 4 sources answered"


def test_an_outage_beside_the_daily_edition_has_an_id_of_its_own():
    evening = MORNING.astimezone(SETTINGS.publication.zone_info).replace(hour=18)

    outage = report.outage(SETTINGS, (), evening)

    assert outage.id == "2026-11-25-1800"


def test_an_edition_names_the_versions_of_what_shaped_it():
    told = dict(report.versions())

    assert set(told) == set(report.SHAPED_BY)
    assert all(version[0].isdigit() for version in told.values())
