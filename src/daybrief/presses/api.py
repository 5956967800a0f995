"""An edition as JSON, for programs, with the schema that says what it holds.

The document is the edition itself, field by field, always the same bytes for the same edition.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent

import msgspec

from daybrief import model
from daybrief.model import Edition
from daybrief.model.codec import decode, encode
from daybrief.presses import Sheet, Shelf, folder

MEDIA_TYPE = "application/json"
SCHEMA_MEDIA_TYPE = "application/schema+json"
SCHEMA_ID = "urn:daybrief:edition:1"
"""Changes when a program that reads editions would have to change."""


def sheets(shelf: Shelf) -> Iterator[Sheet]:
    """Print the newest edition's document, and the schema."""
    yield Sheet(path="edition.schema.json", media_type=SCHEMA_MEDIA_TYPE, body=schema())
    if shelf.edition:
        body = document(shelf.edition)
        path = f"{folder(shelf.edition)}/edition.json"
        yield Sheet(path=path, media_type=MEDIA_TYPE, body=body)
        yield Sheet(path="latest.json", media_type=MEDIA_TYPE, body=body)


def document(edition: Edition) -> bytes:
    """Write an edition as its canonical JSON; `edition` reads it back."""
    return encode(edition)


def edition(body: bytes) -> Edition:
    """Read an edition from its JSON.

    Raises:  InvalidInput if it is no edition.
    """
    return decode(body)


@cache
def schema() -> bytes:
    """Write the JSON Schema (2020-12) of an edition's document, with the model's own words."""
    told = msgspec.json.schema(Edition)
    for name, noun in told["$defs"].items():
        for field, says in _field_words(getattr(model, name)).items():
            noun["properties"][field].setdefault("description", says)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return msgspec.json.format(msgspec.json.encode({**head, **told}), indent=2) + b"\n"


def _field_words(noun: type) -> dict[str, str]:
    """Give the words that stand below a dataclass's fields; Python itself throws them away."""
    (tree,) = ast.parse(dedent(inspect.getsource(noun))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in pairwise(tree.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                found[name] = inspect.cleandoc(words)
    return found
