"""Texts in, one vector each out; texts that mean the same have vectors that point the same way.

Optional: `make embeddings` installs a model (see `install`). What the texts are is the caller's.
"""

import importlib.util
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from daybrief.errors import EmbeddingError

FORMAT = 1
"""Of the files that `install` makes; another number and they are made again."""
ENGLISH = "all-minilm-l6-v2"
MULTILINGUAL = "multilingual-e5-small"
TOKENS_AT_MOST = 128
"""Half again the words of a title and a first paragraph; the cost grows with them."""
CHARACTERS_AT_MOST = 2_000
"""Cut before tokenising: 128 tokens were never more than 764 characters of our evaluation data."""
FIX = "Run: make embeddings"


class Embedder(Protocol):
    """A model that turns texts into vectors."""

    @property
    def name(self) -> str:
        """Which model: vectors and thresholds of one mean nothing to another."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""

    def rows(self, texts: Sequence[str], *, threads: int = 1) -> NDArray[np.float32]:
        """Turn each text into a row.

        Takes:   any texts; beyond 2,000 characters or 128 tokens they are cut. Cosines of two
                 rows are their dot product.
        Gives:   (n_texts, dimensions) float32, rows of length 1; zeros for an empty text. A row
                 depends on its text alone, not on the others, their order or the threads.
        """


@dataclass(frozen=True)
class Found:
    """What is installed: a model's name, and where its files lie."""

    name: str
    folder: Path
    prefix: str


def folder() -> Path:
    """Say where the models lie: in the environment, so that they go when it goes."""
    return Path(sys.prefix) / "share" / "daybrief" / "embeddings"


def found(models: Path | None = None) -> dict[str, Found]:
    """Say which models are installed, by name; nothing is loaded."""
    if not all(importlib.util.find_spec(name) for name in ("onnxruntime", "tokenizers")):
        return {}
    models = models or folder()
    every = (_found(models / name) for name in (ENGLISH, MULTILINGUAL))
    return {each.name: each for each in every if each}


def installed(*, multilingual: bool, models: Path | None = None) -> Embedder | None:
    """Load the model for texts in English, or for those in any language, if it is there.

    Takes:   `multilingual` where any of the texts to be compared is not English: the two models'
             vectors cannot be compared, so one model serves all the texts of one question.
    Gives:   None if that model is not installed.
    Raises:  EmbeddingError if it is, and cannot be loaded.
    Costs:   100 MB of memory for English, 380 MB for any language; of one core 75 and 40 articles
             a second, 450 and 190 headlines (`bench/embeddings.py`).
    """
    this = found(models).get(MULTILINGUAL if multilingual else ENGLISH)
    return _Onnx(this) if this else None


def named(name: str, *, models: Path | None = None) -> Embedder:
    """Load the model of that name.

    Raises:  EmbeddingError if it is not installed, or cannot be loaded.
    """
    this = found(models).get(name)
    if this is None:
        raise EmbeddingError(f"the model {name} is not installed", str(models or folder()), FIX)
    return _Onnx(this)


class _Onnx:
    """A model of the BERT family, run by onnxruntime in 8-bit integers.

    Each text is run by itself. Activations are scaled by the largest in a run, so texts that
    share one would change each other's vectors; and nothing is spent on padding.
    """

    def __init__(self, this: Found) -> None:
        self.name = this.name
        self._prefix = this.prefix
        try:
            self._session = _session(this.folder / "model.onnx")
            self._tokenizer = _tokenizer(this.folder / "tokenizer.json")
            # Mapped, not read: of 250,000 words a day's texts use a few thousand.
            self._words = np.load(this.folder / "words.npy", mmap_mode="r")
            self._scales = np.load(this.folder / "scales.npy")
        except Exception as error:  # onnxruntime and tokenizers name no error of their own
            problem = f"the model {this.name} cannot be loaded ({error})"
            raise EmbeddingError(problem, str(this.folder), FIX) from error
        self.dimensions = int(self._words.shape[1])

    def rows(self, texts: Sequence[str], *, threads: int = 1) -> NDArray[np.float32]:
        made = np.zeros((len(texts), self.dimensions), np.float32)
        told = [(row, cut) for row, text in enumerate(texts) if (cut := _cut(text))]
        # The longest first, so that no thread is left with a long one at the end.
        told.sort(key=lambda each: -len(each[1]))
        if threads == 1:
            for row, text in told:
                made[row] = self._row(text)
            return made
        with ThreadPoolExecutor(threads) as pool:
            rows = pool.map(self._row, (text for _, text in told))
            for (row, _), vector in zip(told, rows, strict=True):
                made[row] = vector
        return made

    def _row(self, text: str) -> NDArray[np.float32]:
        ids = self._tokenizer.encode(self._prefix + text).ids
        words = self._words[ids] * self._scales[ids, None]
        vector: NDArray[np.float32] = self._session.run(None, {"words": words})[0]
        length = float(np.linalg.norm(vector))
        return vector / length if length > 0 else vector


def _found(model: Path) -> Found | None:
    try:
        about = json.loads((model / "about.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        return None
    return Found(model.name, model, about["prefix"])


def _cut(text: str) -> str:
    """Take what is looked at, without the halves of characters that no encoding can hold."""
    return text.strip()[:CHARACTERS_AT_MOST].encode("utf-8", "replace").decode("utf-8").strip()


def _session(model: Path) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # only some platforms' builds have any
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _tokenizer(model: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS_AT_MOST)
    return tokenizer
