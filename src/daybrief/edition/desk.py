"""The desk's rules: what may be published. Pure; usable from the site, the command line, tests."""

from dataclasses import replace

from daybrief.errors import UncheckedBrief
from daybrief.model import Edition, State


def approve(edition: Edition) -> Edition:
    """Mark a draft as one that may go out at its hour; what is published already stays so.

    Raises:  UncheckedBrief if a sentence or headline has no supported verdict.
    """
    if edition.state is not State.DRAFT:
        return edition
    _refuse_unchecked(edition)
    return replace(edition, state=State.APPROVED)


def publish(edition: Edition) -> Edition:
    """Mark an edition as published. Publishing twice changes nothing.

    Raises:  UncheckedBrief if a sentence or headline has no supported verdict.
    """
    if edition.state in {State.PUBLISHED, State.CORRECTED}:
        return edition
    _refuse_unchecked(edition)
    return replace(edition, state=State.PUBLISHED)


def _refuse_unchecked(edition: Edition) -> None:
    for brief in edition.briefs:
        for sentence in (brief.headline, *brief.sentences):
            if not sentence.verdict or not sentence.verdict.supported:
                why = sentence.verdict.why if sentence.verdict else "never checked"
                raise UncheckedBrief(
                    f"a sentence of {brief.headline.text!r} is not supported: {why}",
                    f"edition {edition.id}",
                    "Make the edition again, or drop the brief",
                )
