"""Who gets a place: the leads, the bullets, and why the others are left out.

Takes a day's stories and the publication's limits; gives a pick for every story. The score is
`worth.py`'s work; here it only meets the limits.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from daybrief.model import Edition, Pick, Place, Reason, Story
from daybrief.settings import Limits, Publication
from daybrief.stages.rank.worth import OTHER_SECTION, Worth, counted, worth

LEAD_ORIGINS_AT_LEAST = 2
LEAD_CHARACTERS_AT_LEAST = 400  # guess: less cannot fill two short paragraphs
"""Readable text, all its articles together, that a lead is told from."""


def picks(
    stories: Sequence[Story],
    *,
    publication: Publication,
    limits: Limits,
    cutoff_at: datetime,
    earlier: Edition | None,
) -> tuple[Pick, ...]:
    """Give every story its place, with the reasons in words and numbers.

    Gives:   the leads, the lead first; the bullets, the best first; then what is left out. A
             story of equal score comes first if its id does.
             A lead has two independent origins and enough readable text; where no story has,
             the best with enough text leads alone; where that is missing too, nobody leads.
             Leads are of different sections as long as there are others.
    """
    weighed = sorted(
        (
            worth(story, publication=publication, cutoff_at=cutoff_at, earlier=earlier)
            for story in stories
        ),
        key=lambda one: (-one.score, one.story.id),
    )
    printable = [one for one in weighed if not one.barred]
    leads = _leads(printable, limits.leads_at_most)
    taken = {one.story.id for one, _ in leads}
    bullets, crowded = _bullets([w for w in printable if w.story.id not in taken], limits)
    barred = [(one, one.barred) for one in weighed if one.barred]
    left_out = sorted([*barred, *crowded], key=lambda pair: (-pair[0].score, pair[0].story.id))
    return (
        *(_pick(one, Place.LEAD, why) for one, why in leads),
        *(_pick(one, Place.MORE, why) for one, why in bullets),
        *(_pick(one, Place.LEFT_OUT, why) for one, why in left_out),
    )


Decision = tuple[Worth, str]
"""A story and what was decided about it, in words."""


def _leads(printable: Sequence[Worth], at_most: int) -> list[Decision]:
    able = [one for one in printable if _length(one) >= LEAD_CHARACTERS_AT_LEAST and _is_heard(one)]
    strong = [one for one in able if one.story.origin_count >= LEAD_ORIGINS_AT_LEAST]
    if not strong:
        why = "leads alone on a thin day: no story has two independent origins and enough text"
        return [(one, why) for one in able[: min(1, at_most)]]
    leads: list[Decision] = []
    while strong and len(leads) < at_most:
        sections = {one.section for one, _ in leads}
        others = [one for one in strong if one.section not in sections]
        chosen = (others or strong)[0]
        why = "highest score" if not leads else f"best of the stories left in {chosen.section}"
        leads.append((chosen, f"lead {len(leads) + 1} of {at_most} at most: {why}"))
        strong.remove(chosen)
    return leads


def _bullets(waiting: Sequence[Worth], limits: Limits) -> tuple[list[Decision], list[Decision]]:
    bullets: list[Decision] = []
    crowded: list[Decision] = []
    filled: Counter[str] = Counter()
    page, section = limits.bullets_at_most, limits.section_bullets_at_most
    for one in waiting:
        if len(bullets) >= page:
            crowded.append((one, f"no room left: {counted(page, 'bullet')} at most"))
        elif one.section != OTHER_SECTION and filled[one.section] >= section:
            crowded.append(
                (one, f"no room left: {counted(section, 'bullet')} at most in {one.section}")
            )
        else:
            filled[one.section] += 1
            bullets.append((one, f"bullet {len(bullets) + 1} by score"))
    return bullets, crowded


def _length(one: Worth) -> int:
    return sum(len(article.text) for article in one.carriers)


def _is_heard(one: Worth) -> bool:
    """Leave the lead to outlets the publication lets lead: weight 0.0 never does."""
    return any(article.source.weight > 0 for article in one.carriers)


def _pick(one: Worth, place: Place, why: str) -> Pick:
    return Pick(
        story=one.story,
        place=place,
        section=one.section,
        score=one.score,
        reasons=(*one.reasons, Reason(says=why, score=0.0)),
    )
