"""The desk's rules: what may be published, and an editor's word on the place of a story.

Pure; usable from the site, the command line, tests.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from daybrief.errors import EditionError, InvalidInput, NotFound, UncheckedBrief
from daybrief.model import Edition, Override, Pick, Place, Sentence, State, Story

OUT = frozenset({State.PUBLISHED, State.CORRECTED})


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
    if edition.state in OUT:
        return edition
    _refuse_unchecked(edition)
    return replace(edition, state=State.PUBLISHED)


def override(
    edition: Edition,
    stories: Sequence[Story],
    story: str,
    place: Place,
    *,
    by: str,
    why: str,
    at: datetime,
) -> Override:
    """Put an editor's word on one story of a draft: promote, demote or drop it.

    Takes:   the edition's stories; the id of one, or its brief's slug. The headline stays an
             outlet's own: what editors write could not be held against a passage.
    Raises:  EditionError if the edition is published, NotFound if it has no such story,
             InvalidInput if nobody says who or why.
    """
    where = f"edition {edition.id}"
    if edition.state in OUT:
        raise EditionError("it is published, and a published edition does not change", where)
    for told, name in ((by, "--by"), (why, "--why")):
        if not told.strip():
            raise InvalidInput("an override needs who and why", name, "It is printed with them")
    briefs = {brief.slug: brief.story for brief in edition.briefs}
    found = next((one for one in stories if one.id == briefs.get(story, story)), None)
    if found is None:
        raise NotFound(f"no story {story!r}", where, f"List them with: daybrief desk {edition.id}")
    printed = {brief.story: brief for brief in edition.briefs}.get(found.id)
    return Override(
        article=found.articles[0].id,
        title=printed.headline.text if printed else found.articles[0].title,
        was=printed.place if printed else Place.LEFT_OUT,
        place=place,
        by=by.strip(),
        at=at,
        why=why.strip(),
    )


def refuse_unheard(edition_id: str, word: Override, picks: Iterable[Pick]) -> None:
    """Refuse a word that a day told anew could not follow.

    Raises:  EditionError with the reason: a limit, or a story that cannot be printed.
    """
    for pick in picks:
        is_it = any(article.id == word.article for article in pick.story.articles)
        if is_it and pick.place is not word.place:
            raise EditionError(
                f"{word.title!r} cannot stand there: {pick.reasons[-1].says}",
                f"edition {edition_id}",
                "Make room for it, or look at: daybrief ledger",
            )


def _refuse_unchecked(edition: Edition) -> None:
    for brief in edition.briefs:
        for sentence in (brief.headline, *brief.sentences):
            _refuse_unsupported(sentence, brief.headline.text, edition)
    for sentence, _ in edition.carried:
        _refuse_unsupported(sentence, sentence.text, edition)


def _refuse_unsupported(sentence: Sentence, of: str, edition: Edition) -> None:
    if not sentence.verdict or not sentence.verdict.supported:
        why = sentence.verdict.why if sentence.verdict else "never checked"
        raise UncheckedBrief(
            f"a sentence of {of!r} is not supported: {why}",
            f"edition {edition.id}",
            "Make the edition again, or drop the brief",
        )
