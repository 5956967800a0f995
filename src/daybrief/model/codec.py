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
    try:
        return msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        # JSON feeds may hold half a surrogate pair ("\\ud83d"), which no UTF-8 can carry.
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)), order="deterministic")


def decode_any(body: bytes | str, kind: type[T]) -> T:
    """Read a noun of the model from its canonical JSON.

    Raises:  InvalidInput if it is something else.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"not the JSON of {kind}: {error}") from error


def _whole(value: object) -> object:
    """Put U+FFFD in the place of each half surrogate pair."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value
