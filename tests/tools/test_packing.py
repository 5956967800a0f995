"""An answer's bytes are unpacked as they come and stopped at their limits."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.errors import Unreachable, Unreadable
from daybrief.tools.packing import Parcel

LARGE = 10_000_000
PACKINGS = {
    "": lambda body: body,
    "identity": lambda body: body,
    "utf-8": lambda body: body,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP": gzip.compress,
    "deflate": zlib.compress,
}


def parcel(packed_as="", *, bytes_at_most=LARGE, unpacked_at_most=LARGE):
    return Parcel(packed_as, bytes_at_most=bytes_at_most, unpacked_at_most=unpacked_at_most)


def unpacked(packed_as, pieces, **limits):
    coming = parcel(packed_as, **limits)
    for piece in pieces:
        coming.take(piece)
    return coming.body()


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@given(st.sampled_from(sorted(PACKINGS)), st.binary(), st.integers(1, 50))
def test_what_was_packed_comes_out_whole_however_it_is_cut(packed_as, body, size):
    packed = PACKINGS[packed_as](body)

    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]

    assert unpacked(packed_as, pieces) == body


def test_deflate_without_its_wrapping_is_understood():
    body = b"The council agreed on a new bridge. " * 50

    assert unpacked("deflate", [raw_deflate(body)]) == body


@pytest.mark.parametrize("more", [0, 1, 100, 300])
def test_what_is_left_inside_when_the_last_byte_was_taken_comes_out(more):
    body = bytes(262_144 + more)

    assert unpacked("deflate", [raw_deflate(body)]) == body


def test_a_gzip_of_several_members_is_read_to_its_end():
    packed = gzip.compress(b"one ") + gzip.compress(b"two")

    assert unpacked("gzip", [packed]) == b"one two"


def test_padding_after_a_gzip_is_left_out():
    assert unpacked("gzip", [gzip.compress(b"one") + b"\0" * 20, b"\0"]) == b"one"


def test_a_bomb_is_stopped_at_the_limit_and_costs_no_more_memory():
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    tracemalloc.start()

    with pytest.raises(Unreadable, match="unpacks to more than 5 MB"):
        unpacked("gzip", [bomb], unpacked_at_most=5_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(bomb) < 200_000
    assert peak < 15_000_000


def test_an_answer_over_the_limit_is_stopped_at_its_first_byte_too_many():
    coming = parcel(bytes_at_most=10)
    coming.take(b"0123456789")

    with pytest.raises(Unreadable, match="larger than 10 bytes"):
        coming.take(b"x")


@pytest.mark.parametrize("packed_as", ["br", "zstd", "compress", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_named(packed_as):
    with pytest.raises(Unreadable, match=packed_as):
        parcel(packed_as)


@pytest.mark.parametrize("packed_as", ["gzip", "deflate"])
def test_what_cannot_be_unpacked_is_unreadable(packed_as):
    with pytest.raises(Unreadable, match="cannot be unpacked"):
        unpacked(packed_as, [b"<html>this is not packed at all</html>"])


@pytest.mark.parametrize(("packed_as", "pack"), [("gzip", gzip.compress), ("deflate", raw_deflate)])
def test_a_packed_answer_that_stops_before_its_end_is_not_taken_for_whole(packed_as, pack):
    body = b"The council agreed on a new bridge. " * 50

    with pytest.raises(Unreachable, match="ended too early"):
        unpacked(packed_as, [pack(body)[:-9]])
