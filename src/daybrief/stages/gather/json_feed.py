"""JSON Feed, as text, into entries; a field of the wrong type is a field that is not there."""

import json
from collections.abc import Mapping
from typing import Any

from daybrief.errors import Unreadable
from daybrief.stages.gather.entries import (
    ENTRIES_AT_MOST,
    Feed,
    entry,
    moment,
    plain_title,
    sound,
)

MARKS_AT_MOST = 400_000
"""Brackets of one feed; Python makes about 200 bytes of each pair."""


def read(text: str, address: str) -> Feed:
    """Read a JSON Feed 1.0 or 1.1.

    Raises:  Unreadable.
    Source:  https://www.jsonfeed.org/version/1.1/
    """
    if text.count("{") + text.count("[") > MARKS_AT_MOST:
        raise Unreadable("this holds more items than are read of one feed", address)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("this is broken JSON, not a feed", address) from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise Unreadable("this is JSON, but not a JSON Feed", address)
    return Feed(
        title=plain_title(_text(told, "title")),
        entries=tuple(
            entry(
                address=address,
                url=_text(item, "url") or _text(item, "external_url"),
                id=_text(item, "id"),
                title=_text(item, "title"),
                published=moment(_text(item, "date_published")),
                updated=moment(_text(item, "date_modified")),
                summary=_text(item, "summary"),
                content=_text(item, "content_html") or _text(item, "content_text"),
                bylines=[_text(author, "name") for author in _authors(item)],
            )
            for item in items[:ENTRIES_AT_MOST]
            if isinstance(item, dict)
        ),
    )


def _text(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return sound(str(value)) if isinstance(value, str) or is_number else ""


def _authors(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Version 1.1 has a list of authors, 1.0 has one."""
    many = item.get("authors")
    told = many if isinstance(many, list) else [item.get("author")]
    return [author for author in told if isinstance(author, dict)]
