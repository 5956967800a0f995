"""Any bytes at all: an article or a named error, and soon; nothing else ever comes out."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.errors import SourceError, StageError
from daybrief.model import Article, Document, Source
from daybrief.stages import read
from tests.conftest import NOON

PAGES = sorted((Path(__file__).parents[2] / "recordings" / "page").glob("*.html"))
SECONDS = 10
"""For pages of a few kilobytes, which take hundredths; these machines are shared."""
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "koi8-r", "shift_jis", "gb18030",
             "euc-jp", "iso-2022-jp", "big5", "cp037", "utf-7")  # fmt: skip
TYPES = st.sampled_from(("", "text/html", "application/xhtml+xml")) | st.sampled_from(
    ENCODINGS
).map("text/html; charset={}".format)
ENDS = (">", " hidden>", " class='", '="', "/>", "")
TAGS = ("p", "div", "b", "table", "td", "li", "script", "style", "article", "template", "noscript",
        "h1", "time", "a", "br", "frameset", "svg", "title", "iframe")  # fmt: skip
calmly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

bodies = st.sampled_from(PAGES).map(Path.read_bytes)


def read_within_time(body: bytes, content_type: str = "") -> None:
    document = Document(
        source="harbour", url="https://harbour.example/x", status=200, fetched_at=NOON, body=body,
        headers=(("content-type", content_type),),
    )  # fmt: skip
    started = time.monotonic()

    try:
        found: object = read.article(document, Source(name="harbour", address=""))
    except (StageError, SourceError) as error:
        found = error

    assert isinstance(found, Article | StageError | SourceError)
    assert time.monotonic() - started < SECONDS


@calmly
@given(body=st.binary(max_size=3_000), content_type=TYPES)
def test_arbitrary_bytes(body: bytes, content_type: str):
    read_within_time(body, content_type)


@calmly
@given(body=bodies, content_type=TYPES, data=st.data())
def test_a_page_cut_anywhere(body: bytes, content_type: str, data: st.DataObject):
    start = data.draw(st.integers(0, 200))

    read_within_time(body[start : data.draw(st.integers(start, len(body)))], content_type)


@calmly
@given(body=bodies, encoding=st.sampled_from(ENCODINGS), content_type=TYPES)
def test_a_page_in_another_encoding_than_it_says(body: bytes, encoding: str, content_type: str):
    read_within_time(body.decode().encode(encoding, "replace"), content_type)


@calmly
@given(body=bodies, data=st.data())
def test_a_page_with_bytes_swapped_and_changed(body: bytes, data: st.DataObject):
    changed = bytearray(body)
    for _ in range(data.draw(st.integers(1, 40))):
        one, other = (data.draw(st.integers(0, len(body) - 1)) for _ in range(2))
        changed[one], changed[other] = changed[other], data.draw(st.integers(0, 255))

    read_within_time(bytes(changed))


@calmly
@given(body=bodies)
def test_a_page_with_every_two_bytes_swapped(body: bytes):
    body = body[: len(body) // 2 * 2]
    swapped = bytearray(body)
    swapped[::2], swapped[1::2] = body[1::2], body[::2]

    read_within_time(bytes(swapped))


@calmly
@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(("<", "</", "<!--", "<![CDATA[", "")), st.sampled_from(TAGS),
                  st.sampled_from(ENDS), st.text(max_size=9)),
        max_size=60,
    ),
    times=st.sampled_from((1, 1, 1, 50)),
)  # fmt: skip
def test_arbitrary_nesting(pieces: list[tuple[str, ...]], times: int):
    page = "".join(map("".join, pieces)) * times

    read_within_time(page.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_of_nothing_but_its_tags_backwards(path: Path):
    read_within_time(path.read_bytes()[::-1])
