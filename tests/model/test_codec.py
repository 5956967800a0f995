"""The canonical bytes of a noun are the noun."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.errors import InvalidInput
from daybrief.model import Article, Edition, Source
from daybrief.model.codec import decode, decode_any, encode, encode_any
from tests.records.nouns import edition, published


def test_an_edition_comes_back_equal_and_with_the_same_bytes():
    told = published(edition())

    again = decode(encode(told))

    assert again == told
    assert encode(again) == encode(told)


def test_an_edition_is_one_line():
    body = encode(edition(headline="two\nlines"))

    assert body.endswith(b"}\n")
    assert body.count(b"\n") == 1


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_title_is_kept_but_for_half_surrogate_pairs(title):
    again = decode(encode(replace(edition(), title=title)))

    assert again.title == title.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@given(st.timedeltas(timedelta(hours=-23), timedelta(hours=23)) | st.none())
def test_an_articles_offset_comes_back(offset):
    coast = Source(name="Coast Wire", address="https://x.example/")
    told = Article(id="1", source=coast, url="", title="", published_offset=offset)

    again = decode_any(encode_any(told), Article)

    assert again == told
    assert encode_any(again) == encode_any(told)


def test_a_field_left_out_takes_its_default():
    source = decode_any('{"name": "Coast Wire", "address": "https://x.example/"}', Source)

    assert source == Source(name="Coast Wire", address="https://x.example/")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"id": 1}', b'"\xff"'])
def test_what_is_no_edition_is_refused(body):
    with pytest.raises(InvalidInput, match="not the JSON of"):
        decode(body)


def test_any_noun_has_canonical_bytes():
    assert decode_any(encode_any((edition(),)), tuple[Edition, ...]) == (edition(),)
