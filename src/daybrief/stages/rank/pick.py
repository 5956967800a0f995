"""Who gets a place: the leads, the bullets, and why the others are left out.

Takes a day's stories and the publication's limits; gives a pick for every story. The score is
`worth.py`'s work and what is alike `alike.py`'s; here they meet the limits and the editors' word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from daybrief.model import Edition, Override, Pick, Place, Reason, Story
from daybrief.settings import Limits, Publication
from daybrief.stages.rank.alike import Subject, likeness, subjects
from daybrief.stages.rank.worth import OTHER_SECTION, Worth, counted, worth

LEAD_ORIGINS_AT_LEAST = 2
LEAD_CHARACTERS_AT_LEAST = 400  # guess: less cannot fill two short paragraphs
"""Readable text, all its articles together, that a lead is told from."""
ALIKE_AT_LEAST = 0.2
"""Likeness from which a story is a sibling of one above it on the page. # guess, 2026-11"""
ALIKE_WORTH = -1.0
"""What a story loses that is wholly of one matter with one above it: more than one origin."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


def picks(
    stories: Sequence[Story],
    *,
    publication: Publication,
    limits: Limits,
    cutoff_at: datetime,
    earlier: Edition | None,
    overrides: Sequence[Override] = (),
    unwritable: Mapping[str, str] = _NOTHING,
) -> tuple[Pick, ...]:
    """Give every story its place, with the reasons in words and numbers.

    Takes:   the editors' overrides, of which the last on a story counts; by story id, why no
             brief can be written of it.
    Gives:   the leads, the lead first; the bullets, the best first; then what is left out. A
             story of equal score comes first if its id does.
             A lead has two independent origins and enough readable text; where no story has,
             the best with enough text leads alone; where that is missing too, nobody leads.
             Leads are of different sections as long as there are others.
             A story of one matter with one above it loses worth. What editors placed comes
             first; no limit is passed, by them neither.
    """
    weighed = sorted(
        (
            worth(story, publication=publication, cutoff_at=cutoff_at, earlier=earlier)
            for story in stories
        ),
        key=lambda one: (-one.score, one.story.id),
    )
    words = {one.story.id: word for one in weighed if (word := _word_on(one.story, overrides))}
    page = _Page(limits=limits, subjects=subjects([one.story for one in weighed]))
    printable = []
    for one in weighed:
        word = words.get(one.story.id)
        why = unwritable.get(one.story.id, "") or one.barred
        if word and one.story.is_unchanged and one.carriers:
            why = unwritable.get(one.story.id, "")  # an editor may print it all the same
        if word and word.place is Place.LEFT_OUT:
            page.leave(one, _said(word))
        elif why:
            page.leave(one, why)
        else:
            printable.append(one)
    _leads(page, printable, words)
    _bullets(page, printable, words)
    return page.picks()


Decision = tuple[Worth, str]
"""A story and what was decided about it, in words."""


@dataclass
class _Page:
    """The places given so far."""

    limits: Limits
    subjects: Mapping[str, Subject]
    leads: list[Decision] = field(default_factory=list)
    bullets: list[Decision] = field(default_factory=list)
    left: list[Decision] = field(default_factory=list)
    alike: dict[str, tuple[float, str]] = field(default_factory=dict)
    """Story id → likeness to the story above that is most like it, and that one's title."""
    done: set[str] = field(default_factory=set)
    alone: Counter[str] = field(default_factory=Counter)
    """Outlet → stories on the page that it alone tells."""

    def open(self, found: Iterable[Worth]) -> list[Worth]:
        """What has no place yet, the worthiest first as the page now stands."""
        rest = [one for one in found if one.story.id not in self.done]
        return sorted(rest, key=lambda one: (-self.score(one), one.story.id))

    def score(self, one: Worth) -> float:
        penalty = self.penalty(one)
        return round(one.score + (penalty.score if penalty else 0.0), 4)

    def penalty(self, one: Worth) -> Reason | None:
        share, title = self.alike.get(one.story.id, (0.0, ""))
        if share < ALIKE_AT_LEAST:
            return None
        says = f"of one matter with “{title}”, which stands above ({share:.0%} alike)"
        return Reason(says=says, score=round(ALIKE_WORTH * share, 4))

    def place(self, one: Worth, where: list[Decision], why: str) -> None:
        where.append((one, why))
        self.done.add(one.story.id)
        if outlet := _only_outlet(one):
            self.alone[outlet] += 1
        own = self.subjects[one.story.id]
        for id, subject in self.subjects.items():
            share = likeness(own, subject)
            if id not in self.done and share > self.alike.get(id, (0.0, ""))[0]:
                self.alike[id] = (share, one.story.articles[0].title)

    def leave(self, one: Worth, why: str) -> None:
        self.left.append((one, why))
        self.done.add(one.story.id)

    def is_full_of(self, one: Worth) -> str:
        """Say that one outlet alone tells as much of the page as it may; empty if it does not."""
        outlet, at_most = _only_outlet(one), self.limits.outlet_stories_at_most
        if outlet and self.alone[outlet] >= at_most:
            stories = "1 story" if at_most == 1 else f"{at_most} stories"
            return f"no room left: {stories} at most that {outlet} alone tells"
        return ""

    def picks(self) -> tuple[Pick, ...]:
        left = sorted(self.left, key=lambda pair: (-self.score(pair[0]), pair[0].story.id))
        placed = ((Place.LEAD, self.leads), (Place.MORE, self.bullets), (Place.LEFT_OUT, left))
        return tuple(
            self._pick(one, place, why) for place, decided in placed for one, why in decided
        )

    def _pick(self, one: Worth, place: Place, why: str) -> Pick:
        penalty = self.penalty(one)
        return Pick(
            story=one.story,
            place=place,
            section=one.section,
            score=self.score(one),
            reasons=(
                *one.reasons,
                *((penalty,) if penalty else ()),
                Reason(says=why, score=0.0),
            ),
        )


def _leads(page: _Page, printable: Sequence[Worth], words: Mapping[str, Override]) -> None:
    at_most = page.limits.leads_at_most
    for one in _placed_by_hand(page, printable, words, Place.LEAD):
        if len(page.leads) < at_most and not page.is_full_of(one):
            page.place(one, page.leads, _said(words[one.story.id]))
    able = [one for one in printable if one.story.id not in words and _can_lead(one)]
    strong = [one for one in able if one.story.origin_count >= LEAD_ORIGINS_AT_LEAST]
    if not strong and not page.leads:
        why = "leads alone on a thin day: no story has two independent origins and enough text"
        for one in able[: min(1, at_most)]:
            page.place(one, page.leads, why)
    while len(page.leads) < at_most:
        rest = [one for one in page.open(strong) if not page.is_full_of(one)]
        if not rest:
            return
        sections = {one.section for one, _ in page.leads}
        others = [one for one in rest if one.section not in sections]
        chosen = (others or rest)[0]
        why = f"best of the stories left in {chosen.section}" if page.leads else "highest score"
        page.place(chosen, page.leads, f"lead {len(page.leads) + 1} of {at_most} at most: {why}")


def _bullets(page: _Page, printable: Sequence[Worth], words: Mapping[str, Override]) -> None:
    filled: Counter[str] = Counter()
    queue = list(_placed_by_hand(page, printable, words, Place.MORE))
    while rest := queue or page.open(printable):
        one = rest[0]
        queue = queue[1:]
        if why := _no_room(page, one, filled):
            page.leave(one, why)
            continue
        filled[one.section] += 1
        word = words.get(one.story.id)
        is_placed = word is not None and word.place is Place.MORE
        why = _said(word) if word and is_placed else f"bullet {len(page.bullets) + 1} by score"
        page.place(one, page.bullets, why)


def _no_room(page: _Page, one: Worth, filled: Counter[str]) -> str:
    """Say which limit a bullet meets; empty if it meets none."""
    at_most, section = page.limits.bullets_at_most, page.limits.section_bullets_at_most
    if len(page.bullets) >= at_most:
        return f"no room left: {counted(at_most, 'bullet')} at most"
    if one.section != OTHER_SECTION and filled[one.section] >= section:
        return f"no room left: {counted(section, 'bullet')} at most in {one.section}"
    return page.is_full_of(one)


def _placed_by_hand(
    page: _Page, printable: Sequence[Worth], words: Mapping[str, Override], place: Place
) -> list[Worth]:
    """What editors want in a place, the last word first: it is the one that must find room."""
    wanted = [
        one
        for one in printable
        if one.story.id in words
        and words[one.story.id].place is place
        and one.story.id not in page.done
    ]
    return sorted(wanted, key=lambda one: (-words[one.story.id].at.timestamp(), one.story.id))


def _word_on(story: Story, overrides: Sequence[Override]) -> Override | None:
    ids = {one.id for one in story.articles}
    return next((word for word in reversed(overrides) if word.article in ids), None)


def _said(word: Override) -> str:
    told = {Place.LEAD: "made a lead", Place.MORE: "made a bullet", Place.LEFT_OUT: "dropped"}
    return f"{told[word.place]} by {word.by}: {word.why}"


def _only_outlet(one: Worth) -> str:
    """The outlet that alone tells a story; empty if others tell it too."""
    outlets = {article.outlet for article in one.carriers}
    return next(iter(outlets)) if len(outlets) == 1 else ""


def _can_lead(one: Worth) -> bool:
    """Enough text, and an outlet the publication lets lead: weight 0.0 never does."""
    length = sum(len(article.text) for article in one.carriers)
    is_heard = any(article.source.weight > 0 for article in one.carriers)
    return length >= LEAD_CHARACTERS_AT_LEAST and is_heard
