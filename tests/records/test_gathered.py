"""What comes from outside is kept as it comes, and given back as it was."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.errors import NotFound, StoreError, UnknownSource
from daybrief.model import Entry, Source
from daybrief.tools.net import Validator
from daybrief.tools.robots import Rules
from tests.records.nouns import COAST, MORNING, POST, at, document, failure, visit

NUMBERS = count()
LONG_AGO, LATER = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
SLOW = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def all_of(records):
    return list(records.documents(LONG_AGO, LATER))


def test_a_document_comes_back_as_it_was(records):
    entry = Entry(url="https://coast-wire.example/1", title="Dam holds", published_at=MORNING)
    kept = document(headers=(("etag", '"1"'),), final_url="https://x.example/", entry=entry)

    records.save_document(kept)

    assert records.document(kept.id) == kept


@SLOW
@given(
    url=st.text(min_size=1, max_size=3000),
    title=st.text(max_size=50),
    body=st.binary(max_size=500),
    trouble=st.sampled_from(["", "robots.txt does not allow it", "NUL \0 in it"]),
)
def test_any_document_is_kept_under_the_id_it_is_given_back_with(
    records, url, title, body, trouble
):
    url = f"{next(NUMBERS)} {url}"
    given_to_keep = document(url, body=body, entry=Entry(url=url, title=title), trouble=trouble)

    records.save_document(given_to_keep)

    assert records.document(given_to_keep.id) == given_to_keep


def test_half_a_surrogate_pair_does_not_stop_the_gathering(records):
    broken = document(entry=Entry(url="https://coast-wire.example/1", title="smile \ud83d"))

    records.save_document(broken)

    assert [kept.entry.title for kept in all_of(records)] == ["smile \ufffd"]


def test_moments_of_other_zones_come_back_as_the_same_moments(records):
    east = timezone(timedelta(hours=5, minutes=30))
    kept = document(entry=Entry(url="x", published_at=datetime(2026, 11, 23, 9, tzinfo=east)))

    records.save_document(kept)

    assert records.document(kept.id).entry == kept.entry


def test_keeping_a_document_twice_is_keeping_it_once(records):
    is_new = [records.save_document(document()), records.save_document(document())]

    assert is_new == [True, False]
    assert len(all_of(records)) == 1


def test_equal_bytes_are_kept_once(records):
    from daybrief.records.models import BodyRow

    records.save_document(document("https://coast-wire.example/1"))
    records.save_document(document("https://coast-wire.example/2"))

    assert len(all_of(records)) == 2
    assert BodyRow.objects.using(records.db).count() == 1


def test_a_document_is_committed_as_it_comes(place, records):
    records.save_document(document())
    records.close()

    assert len(all_of(place.open())) == 1


def test_a_changed_page_is_told_in_its_newest_version(records):
    records.save_document(document(body=b"first", fetched_at=at(0)))
    records.save_document(document(body=b"second", fetched_at=at(1)))

    assert [kept.body for kept in all_of(records)] == [b"second"]


def test_a_page_that_went_back_is_told_as_it_stands_now(records):
    records.save_document(document(body=b"first", fetched_at=at(0)))
    records.save_document(document(body=b"slip", fetched_at=at(1)))
    records.save_document(document(body=b"first", fetched_at=at(2)))

    assert [kept.body for kept in all_of(records)] == [b"first"]


def test_a_page_that_fails_once_is_not_lost(records):
    records.save_document(document(body=b"read", fetched_at=at(0)))
    records.save_document(document(body=b"", status=0, trouble="503", fetched_at=at(1)))

    assert [kept.body for kept in all_of(records)] == [b"read"]


def test_the_same_address_in_two_sources_is_two_documents(records):
    records.save_document(document())
    records.save_document(document(source=POST.name))

    assert {kept.source for kept in all_of(records)} == {COAST.name, POST.name}


def test_only_what_was_first_seen_after_the_last_look_is_given(records):
    old, new = document("https://coast-wire.example/1"), document("https://coast-wire.example/2")
    records.save_document(replace(old, fetched_at=at(-40)))
    records.save_document(replace(old, fetched_at=at(0)))
    records.save_document(replace(new, fetched_at=at(0)))
    records.save_document(replace(document("https://coast-wire.example/3"), fetched_at=at(2)))

    found = records.documents(at(-30), at(1))

    assert [kept.url for kept in found] == [new.url]


def test_the_order_of_coming_does_not_matter(place, records):
    urls = [f"https://coast-wire.example/{number}" for number in range(20)]
    for url in urls:
        records.save_document(document(url))
    first = [kept.id for kept in all_of(records)]

    assert first == sorted(first)


def test_a_source_that_left_the_settings_is_no_longer_told(records):
    records.save_document(document())
    records.save_visit(visit())

    records.save_sources((POST,))

    assert all_of(records) == []
    assert records.visits(LATER) == ()
    assert records.document(document().id).source == COAST.name


def test_a_source_that_comes_back_is_told_again(records):
    records.save_document(document())
    records.save_sources((POST,))

    records.save_sources((POST, COAST))

    assert len(all_of(records)) == 1


def test_an_unknown_source_is_named_with_the_nearest_known(records):
    with pytest.raises(UnknownSource, match="Did you mean 'Coast Wire'"):
        records.save_document(document(source="Coast Wir"))


def test_a_source_that_was_just_added_is_known_at_once(records):
    records.save_document(document())
    records.save_sources((COAST, Source(name="New", address="https://new.example/")))

    assert records.save_document(document(source="New"))


def test_an_unknown_document_is_not_found(records):
    with pytest.raises(NotFound, match="no document has the id"):
        records.document("0" * 64)


def test_a_document_that_was_tampered_with_is_refused(records):
    from daybrief.records.models import DocumentRow

    kept = document()
    records.save_document(kept)
    rows = DocumentRow.objects.using(records.db).filter(id=kept.id)
    rows.update(told=rows.get().told.replace("coast-wire", "other-wire"))

    with pytest.raises(StoreError, match="not what was kept"):
        records.document(kept.id)


def test_a_damaged_body_is_refused(records):
    from daybrief.records.models import BodyRow

    kept = document()
    records.save_document(kept)
    BodyRow.objects.using(records.db).update(packed=b"not zlib")

    with pytest.raises(StoreError, match="damaged"):
        records.document(kept.id)


def test_recent_visits_are_kept_up_with_whoever_keeps_them_and_in_whatever_order(place, records):
    other = place.open()
    for hours in (0, 1, 3):
        records.save_visit(visit(COAST, hours))
    before = records.recent_visits(3)

    for told in (visit(COAST, 4), visit(COAST, 2, "503"), visit(POST, 2)):
        other.save_visit(told)
    after = records.recent_visits(3)

    assert before == {COAST.name: (visit(COAST, 3), visit(COAST, 1), visit(COAST, 0))}
    assert after == {
        COAST.name: (visit(COAST, 4), visit(COAST, 3), visit(COAST, 2, "503")),
        POST.name: (visit(POST, 2),),
    }
    assert place.open().recent_visits(3) == after


def test_the_latest_visit_of_each_source_counts(records):
    for told in (visit(COAST, 0), visit(COAST, 2, "503"), visit(POST, 1), visit(COAST, 9)):
        records.save_visit(told)

    assert records.visits(at(3)) == (visit(POST, 1), visit(COAST, 2, "503"))
    assert records.visits(at(3), since=at(1)) == (visit(COAST, 2, "503"),)


def test_a_failure_lasts_until_the_item_is_had(records):
    page = "https://coast-wire.example/1"
    for item in (COAST.name, POST.name, page, "https://coast-wire.example/gone"):
        records.save_failure(failure(item), at(0))
    records.save_failure(failure(POST.name), at(0.5))
    records.save_visit(visit(COAST, 1))
    records.save_visit(visit(POST, 1, "503"))
    records.save_document(document(page, fetched_at=at(1)))

    found = records.intake(since=at(-30), until=at(2), before="2026-11-24")

    assert [f.item for f in found.failures] == [POST.name, "https://coast-wire.example/gone"]


def test_a_failure_with_any_text_is_kept(records):
    told = failure("https://x.example/\0\ud800")

    records.save_failures((told,), at(0))

    found = records.intake(since=at(-1), until=at(1), before="2026-11-24")
    assert [f.item for f in found.failures] == ["https://x.example/\0\ufffd"]


def test_a_validator_is_kept_with_the_next_document(place, records):
    records.validators.save(COAST.address, Validator(etag='"1"'))
    assert records.validators.find(COAST.address) == Validator(etag='"1"')

    records.save_document(document())
    records.close()

    assert place.open().validators.find(COAST.address) == Validator(etag='"1"')


def test_a_validator_is_kept_when_the_run_ends(place, records):
    with records.lock("gather"):
        records.validators.save(COAST.address, Validator(etag='"1"'))
        records.validators.save(COAST.address, Validator(etag='"2"', last_modified="Mon"))

    found = place.open().validators.find(COAST.address)
    assert found == Validator(etag='"2"', last_modified="Mon")


def test_a_newer_validator_takes_the_place_of_the_older(place, records):
    for etag in ('"1"', '"2"'):
        records.validators.save(COAST.address, Validator(etag=etag))
        records.save_visit(visit())

    assert place.open().validators.find(COAST.address) == Validator(etag='"2"')


def test_an_address_never_asked_has_no_validator(records):
    assert records.validators.find("https://nowhere.example/") is None


def test_a_validator_that_no_database_takes_is_left_out(place, records):
    records.validators.save(COAST.address, Validator(etag="\0"))
    records.save_visit(visit())

    assert place.open().validators.find(COAST.address) is None


TOLD = Rules(asked_at=at(0), until=at(24), text="User-agent: *\nDisallow: /été\n")
HOST = "https://coast.example"


def test_what_a_host_says_in_robots_txt_is_kept_with_the_next_visit(place, records):
    records.rules.save(HOST, TOLD)
    assert records.rules.find(HOST) == TOLD

    records.save_visit(visit())
    records.close()

    assert place.open().rules.find(HOST) == TOLD


def test_why_robots_txt_could_not_be_had_is_kept_too(place, records):
    trouble = Rules(asked_at=at(8), until=at(9), problem="server answered 503", is_wait_asked=True)
    records.rules.save(HOST, TOLD)
    records.rules.save(HOST, trouble)
    records.save_visit(visit())

    assert place.open().rules.find(HOST) == trouble


def test_what_a_host_said_a_day_ago_is_forgotten(place, records):
    records.rules.save(HOST, replace(TOLD, asked_at=at(-25), until=at(-1)))
    records.save_visit(visit())

    assert place.open().rules.find(HOST) is None


def test_an_enormous_robots_txt_is_not_kept(records):
    noise = random.Random(7).randbytes(100_000).hex()
    records.rules.save(HOST, replace(TOLD, text=noise))

    assert records.rules.find(HOST) is None
