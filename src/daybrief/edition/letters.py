"""What the editors are written of an edition: a subject and a few plain lines. Pure."""

from datetime import datetime

from daybrief.edition.clock import News
from daybrief.model import Edition
from daybrief.settings import Settings
from daybrief.tools.words import weekday


def letter(
    settings: Settings, news: News, edition_id: str, due_at: datetime, draft: Edition | None
) -> tuple[str, str]:
    """Write to the editors; gives the subject and the text.

    Takes:   `due_at` in the publication's zone; the draft, if there is one.
    """
    publication = settings.publication
    name = " ".join(publication.name.split())
    whose = f"{weekday(due_at.date(), 'en')}’s edition"
    subject, says = _says(news, whose, settings.clock.hold_after_hours, draft)
    is_or_was = "was" if news in {News.LATE, News.HELD} else "is"
    lines = [f"{says} It {is_or_was} due at {due_at:%H:%M} in {publication.zone}.", ""]
    if draft:
        counts = draft.counts
        lines += [
            draft.title,
            f"{counts.briefs} stories in {counts.sentences} sentences,"
            f" from {counts.articles_read_in_full} articles;"
            f" {counts.sources_answered} of {counts.sources_asked} sources answered.",
            "",
            f"Read it:             daybrief print {edition_id}",
            *(
                [f"Out at its hour:     daybrief approve {edition_id}"]
                if news is News.READY
                else []
            ),
            f"Out at once:         daybrief publish {edition_id}",
        ]
    else:
        lines += ["See which sources answer:  daybrief gather", "Try it by hand:  daybrief day"]
    lines += ["", f"{name}, {publication.address}"]
    return f"{name}: {subject}", "\n".join(lines) + "\n"


def _says(news: News, whose: str, hours: int, draft: Edition | None) -> tuple[str, str]:
    match news:
        case News.READY:
            return f"{whose} waits for your yes", f"{whose} is made and waits for your yes."
        case News.LATE if draft:
            return f"{whose} is late", f"{whose} is not approved, so it did not go out."
        case News.LATE:
            return f"{whose} is late", f"{whose} is not made yet; it is still being tried."
        case News.HELD:
            says = f"{whose} is more than {hours} hour{'s' * (hours != 1)} late, so it is held."
            return f"{whose} is held", says
        case News.OUTAGE:
            says = f"{whose} cannot be told: too few sources answered. It is still being tried."
            return f"no {whose}", says
