"""The embeddings that are installed; left out where they are not (`make embeddings`)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.tools import embed

ENGLISH = (
    "Ferry runs aground off Port Ellery, 40 taken to safety",
    "Forty people rescued after a ferry hits rocks near Port Ellery",
    "Council of Marrowby votes to close its last swimming pool",
)
MANY = (
    "Un ferry s'échoue au large de Port Ellery, quarante passagers secourus",
    "Trajekt najel na mělčinu u Port Ellery, čtyřicet lidí zachráněno",
    "Marrowbyská radnice zavírá poslední plavecký bazén ve městě",
)


@pytest.fixture(scope="module", params=[False, True], ids=["English", "multilingual"])
def embedder(request):
    made = embed.installed(multilingual=request.param)
    if made is None:
        pytest.skip("the embeddings are not installed; run: make embeddings")
    return made


def test_texts_of_one_event_are_nearer_than_those_of_two(embedder):
    rows = embedder.rows(ENGLISH)

    alike = rows @ rows.T

    assert alike[0, 1] > alike[0, 2] + 0.05
    assert alike[0, 1] > alike[1, 2] + 0.05


def test_one_event_is_near_itself_across_languages():
    embedder = embed.installed(multilingual=True)
    if embedder is None:
        pytest.skip("the embeddings are not installed; run: make embeddings")

    ferry, pool = embedder.rows(ENGLISH[::2])
    french, czech, other = embedder.rows(MANY)

    assert ferry @ french > ferry @ other
    assert ferry @ czech > pool @ czech
    assert pool @ other > pool @ french


def test_rows_are_of_length_one_and_of_the_size_told(embedder):
    rows = embedder.rows((*ENGLISH, *MANY))

    assert rows.shape == (6, embedder.dimensions)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(6), abs=1e-5)


def test_a_row_depends_on_its_text_alone(embedder):
    texts = (*ENGLISH, *MANY, "short", "a longer one about ships and harbours " * 12)

    alone = np.concatenate([embedder.rows([text]) for text in texts])
    together = embedder.rows(texts[::-1], threads=2)[::-1]

    assert np.abs(alone - together).max() < 1e-5


def test_an_empty_text_has_a_row_of_zeros_and_no_text_no_row(embedder):
    rows = embedder.rows(["", " \n\t", "x"])

    assert not rows[:2].any()
    assert rows[2].any()
    assert embedder.rows([]).shape == (0, embedder.dimensions)


def test_a_text_is_read_as_far_as_the_limit_and_no_farther(embedder):
    start = "The ferry ran aground off Port Ellery. " * 60

    rows = embedder.rows([start[:2000], start[:2000] + "x" * 5_000_000])

    assert rows[0].tolist() == rows[1].tolist()


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(), max_size=300))
def test_any_text_at_all_has_a_row_of_length_one_or_of_zeros(embedder, text):
    (row,) = embedder.rows([text])

    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-4) or not row.any()


@pytest.mark.parametrize("odd", ["\ud83d half a character", "\x00\x01", "\u200b", "漢" * 5000])
def test_odd_text_is_no_trouble(embedder, odd):
    rows = embedder.rows([odd])

    assert np.isfinite(rows).all()
