"""When editions are due and what they are called, in the publication's zone."""

from datetime import date, datetime

from daybrief.settings import Settings


def due_on(settings: Settings, day: date) -> datetime:
    """When the edition of a day is due, in the publication's zone."""
    zone = settings.publication.zone_info
    return datetime.combine(day, settings.publication.hour, tzinfo=zone)


def edition_id(settings: Settings, due_at: datetime) -> str:
    """`YYYY-MM-DD`, with `-HHMM` for an edition beside the daily one."""
    is_daily = due_at.time() == settings.publication.hour
    return f"{due_at:%Y-%m-%d}" if is_daily else f"{due_at:%Y-%m-%d-%H%M}"
