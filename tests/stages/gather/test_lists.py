"""Lists of sources come out as they went in; the whole of the evaluation data too, where it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.errors import InvalidInput, Unreadable
from daybrief.model import Source
from daybrief.stages.gather.lists import Listing, added, as_kite, as_opml, read

OPML = '<opml version="1.0"><head><title>Mine</title></head><body>{}</body></opml>'


def test_a_list_nested_without_end_is_refused():
    nest = '<outline text="a">' * 30_000 + "</outline>" * 30_000

    with pytest.raises(Unreadable, match="nested more than 500 deep"):
        read(OPML.format(nest).encode())


def test_an_entity_that_unfolds_is_refused():
    with pytest.raises(Unreadable, match="unfolds"):
        read(b'<!DOCTYPE opml [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><opml><body/></opml>')


def test_two_feeds_of_one_name_are_told_apart_and_stay_one_outlet():
    rows = "".join(f'<outline text="Post" xmlUrl="https://a.example/{n}"/>' for n in range(3))

    sources = read(OPML.format(rows).encode()).sources

    assert [source.name for source in sources] == ["Post", "Post (2)", "Post (3)"]
    assert {source.outlet for source in sources} == {"Post"}


def test_an_address_that_had_to_be_mended_is_exported_as_it_was():
    rows = '<outline text="a" xmlUrl="feed://a.example/x y"/><outline text="b" xmlUrl="b.example"/>'

    listing = read(OPML.format(rows).encode())

    assert [s.address for s in listing.sources] == ["https://a.example/x%20y", "https://b.example"]
    assert b'xmlUrl="feed://a.example/x y"' in as_opml(listing)
    assert read(as_opml(listing)) == listing


def test_folders_within_folders_cannot_be_written_for_kagi():
    deep = Source(name="a", address="https://a.example/", folder=("x", "y"))

    with pytest.raises(InvalidInput, match="folders within folders"):
        as_kite(Listing(sources=(deep,)))


def test_of_a_list_only_what_is_new_is_added_under_a_free_name():
    old = Source(name="Post", address="https://a.example/1")
    rows = '<outline text="Post" xmlUrl="https://a.example/{}"/>'
    new = read(OPML.format(rows.format(1) + rows.format(2)).encode())

    found = added(new, [old], [])

    assert [(s.name, s.address) for s in found.sources] == [("Post (2)", "https://a.example/2")]


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=20)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        NAMES,
        st.fixed_dictionaries(
            {"feeds": st.lists(TEXTS.map("https://a.example/{}".format), max_size=4, unique=True)},
            optional={"category_type": TEXTS, "rank": st.integers(), "display_names": st.just({})},
        ),
        max_size=4,
    )
)
def test_whatever_kagis_form_says_comes_out_again(told):
    listing = read(json.dumps(told).encode())

    assert json.loads(as_kite(listing)) == told


@pytest.mark.data
def test_every_list_of_the_evaluation_data_is_imported_whole_and_comes_out_the_same(data):
    files = sorted((data / "sources").rglob("*.opml"))
    told = [(file.read_bytes(), read(file.read_bytes(), file.name)) for file in files]

    assert files
    assert all(len(listing.sources) == raw.count(b"xmlUrl=") for raw, listing in told)
    assert all(read(as_opml(listing)) == listing for _, listing in told)


@pytest.mark.data
def test_kagis_own_list_comes_out_as_it_went_in(data):
    raw = (data / "sources" / "kite_feeds.json").read_bytes()

    listing = read(raw)

    assert json.loads(as_kite(listing)) == json.loads(raw)
    assert read(as_kite(listing)) == listing
    assert len(listing.sources) == 10_104
