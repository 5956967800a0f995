"""The one way text gets into a template: made printable, then escaped."""

from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from daybrief.presses import lines
from daybrief.presses.paragraphs import around, paragraphs
from daybrief.presses.safe import link, printable


@cache
def environment() -> Environment:
    """Open the templates; whatever they print is made harmless on its way out."""
    opened = Environment(
        loader=PackageLoader("daybrief.presses"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    opened.filters["link"] = link
    opened.filters["rfc822"] = format_datetime
    opened.globals.update(lines=lines, paragraphs=paragraphs, around=around)
    return opened


def _printable(value: object) -> object:
    if isinstance(value, Markup):  # made by a template: what went into it went this way
        return value
    return printable(value) if isinstance(value, str) else value
