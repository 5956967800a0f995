"""An edition's canonical bytes, and back: what is kept, compared, hashed and published as JSON.

The same value gives the same bytes on every machine; other nouns are kept the same way.
"""

from typing import TypeVar

import msgspec

from daybrief.errors import InvalidInput
from daybrief.model.edition import Edition

T = TypeVar("T")


def encode(edition: Edition) -> bytes:
    """Write an edition as its canonical JSON, one line."""
    return encode_any(edition) + b"\n"


def decode(body: bytes) -> Edition:
    """Read an edition from its canonical JSON.

    Raises:  InvalidInput if it is not an edition.
    """
    return decode_any(body, Edition)


def encode_any(value: object) -> bytes:
    """Write any noun of the model, or a tuple of them, as canonical JSON."""
    return msgspec.json.encode(value, order="deterministic")


def decode_any(body: bytes | str, kind: type[T]) -> T:
    """Read a noun of the model from its canonical JSON.

    Raises:  InvalidInput if it is something else.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"not the JSON of {kind}: {error}") from error
