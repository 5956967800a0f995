"""Chooses and orders the sentences of a brief: what happened, what it means, who said what."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from daybrief.model import Label, Role
from daybrief.stages.write import labels
from daybrief.stages.write.candidates import Candidate
from daybrief.stages.write.lead import Headline, openings
from daybrief.stages.write.standing import leans, told_things
from daybrief.tools.text import content_words, fold, words

PARAGRAPHS_FROM = 80
"""Words from which a brief has paragraphs and labels; a shorter one is a bullet."""
BULLET_SENTENCES = 2
LABELS_AT_MOST = 4
_LABELS_FROM = 4
"""Number of the first labelled paragraph; those before it are for the telling."""
_LABELLED_AT_MOST = 0.4  # share of the words; guess: the paragraphs are the brief
_SENTENCES_A_PARAGRAPH = 3
_REPEATS_AT_MOST = 0.55  # guess: share of a sentence's weight that what is printed may hold
_REPEATS_AT_MOST_RUNNING = 0.85  # tuned on multiling-2011 English, 250 and 100 words, 2026-11
_TOP = 0.5  # what the first sentence of an article is worth for its place; tuned likewise
_LOOSE_END = 0.8  # guess: what a sentence keeps of its worth for each thing it takes as known
_NEWEST = 1.0  # what it is worth more in the newest article; tuned likewise
_MEANS = (Role.CONSEQUENCE, Role.CONTEXT, Role.HISTORY, Role.MAIN_EVENT)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One chosen sentence and where it stands."""

    candidate: Candidate
    paragraph: int
    label: Label | None = None


@dataclass
class _Page:
    """What is chosen so far, and what there is room for."""

    language: str
    words_left: int
    weights: Mapping[str, float]
    lines: list[Line] = field(default_factory=list)
    repeats_at_most: float = _REPEATS_AT_MOST
    newness: Mapping[str, float] = field(default_factory=dict)
    """Article id → 0.0 for the oldest of the story to 1.0 for the newest."""
    covered: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """What the printed sentences make known."""
    quoted: Counter[str] = field(default_factory=Counter)

    def has_room(self, candidate: Candidate) -> bool:
        at_most = candidate.article.source.terms.quote_words_at_most
        return (
            candidate.word_count <= self.words_left
            and self.quoted[candidate.article.id] + candidate.word_count <= at_most
        )

    def stands(self, candidate: Candidate) -> bool:
        printed = [line.candidate.text for line in self.lines]
        return not leans(candidate.text, candidate.full_names, printed, self.language)

    def news(self, candidate: Candidate) -> float:
        """Weight of what a sentence adds, for its length; 0.0 if it mostly repeats."""
        own = {c: self.weights.get(c, 0.0) for c in candidate.concepts}
        whole = sum(own.values())
        new = sum(weight for concept, weight in own.items() if concept not in self.covered)
        if not whole or 1 - new / whole > self.repeats_at_most:
            return 0.0
        outlets = Counter(line.candidate.origin for line in self.lines)
        spread = 1.0 / (1 + 0.35 * outlets[candidate.origin])
        spread *= _LOOSE_END ** len(candidate.taken_as_known - self.told)
        top = _TOP + _NEWEST * self.newness.get(candidate.article.id, 0.0)
        return float(spread * (new / candidate.word_count**0.7 + top / (1 + candidate.place)))

    def add(self, candidate: Candidate, paragraph: int, label: Label | None = None) -> None:
        self.lines.append(Line(candidate=candidate, paragraph=paragraph, label=label))
        self.covered |= candidate.concepts
        self.told |= told_things(candidate.text)
        self.words_left -= candidate.word_count
        self.quoted[candidate.article.id] += candidate.word_count

    def best(
        self,
        found: Iterable[Candidate],
        may: Callable[[Candidate], object] = lambda _: True,
        *,
        must_stand: bool = True,
    ) -> Candidate | None:
        """The sentence that adds most, among those with room that stand by themselves.

        Costs:  `may` and standing, the dear questions, are asked best first, up to one yes.
        """
        used = {(line.candidate.article.id, line.candidate.start) for line in self.lines}
        ranked = sorted(
            (
                (-self.news(c), c.article.id, c.start, c)
                for c in found
                if (c.article.id, c.start) not in used and self.has_room(c)
            ),
            key=lambda row: row[:3],
        )
        worthy = (c for worth, _, _, c in ranked if worth < 0 and may(c))
        return next((c for c in worthy if not must_stand or self.stands(c)), None)

    def copy(self) -> "_Page":
        return replace(
            self,
            lines=list(self.lines),
            covered=set(self.covered),
            told=set(self.told),
            quoted=Counter(self.quoted),
        )


def composed(
    found: Sequence[Candidate],
    weights: Mapping[str, float],
    headlines: Sequence[Headline],
    *,
    words_at_most: int,
    language: str,
    day: date | None,
) -> tuple[Headline, tuple[Line, ...]] | None:
    """Compose a brief: two to four paragraphs and their labelled parts, or a bullet.

    Gives:   its headline and lines; None if no sentence can open it.
    """
    page = _Page(
        language=language,
        words_left=words_at_most,
        weights=weights,
        newness=_newness(found),
    )
    ranked = openings(found, weights, headlines, language)
    chosen = next(((c, h) for c, h in ranked if page.has_room(c) and page.stands(c)), None)
    if chosen is None:
        return None
    opening, headline = chosen
    page.add(opening, 0)
    about = opening.concepts | set(content_words(headline.span.text, language))
    # What shares no word with headline or first sentence is of another matter, unless a label
    # says whom it is about: then it is enough that its article is of this one.
    near = [c for c in found if c.concepts & about]
    articles = {c.article.id for c in near}
    labelled = [c for c in found if c.article.id in articles]
    found = near
    if words_at_most < PARAGRAPHS_FROM:
        _fill(page, found, 0, BULLET_SENTENCES - 1)
        return headline, tuple(page.lines)

    # The labelled parts are chosen twice: first to keep room for them, then, when the paragraphs
    # are printed that they may lean on, for good.
    plan = page.copy()
    plan.words_left = int(words_at_most * _LABELLED_AT_MOST)
    _label(plan, labelled, day, headline.span.text, must_stand=False)
    reserved = [line.candidate for line in plan.lines if line.label]
    _reserve(page, reserved, 1)
    rest = [c for c in found if not any(c is kept for kept in reserved)]
    _fill(page, [c for c in rest if not c.told.is_speech and c.role is Role.MAIN_EVENT], 0, 1)
    _fill(page, [c for c in rest if not c.told.is_speech and c.role in _MEANS], 1, 3)
    _fill(page, [c for c in rest if c.told.is_speech], 2, 3)
    _fill(page, rest, 3, 3)
    _reserve(page, reserved, -1)
    _label(page, labelled, day, headline.span.text, must_stand=True)
    return headline, tuple(page.lines)


def running(
    found: Sequence[Candidate],
    weights: Mapping[str, float],
    *,
    words_at_most: int,
    language: str,
) -> tuple[Line, ...]:
    """Compose running text that covers what most origins tell, for a number of words."""
    page = _Page(
        language=language,
        words_left=words_at_most,
        weights=weights,
        repeats_at_most=_REPEATS_AT_MOST_RUNNING,
        newness=_newness(found),
    )
    while candidate := page.best(found):
        page.add(candidate, 0)
    return tuple(page.lines)


def _newness(found: Sequence[Candidate]) -> dict[str, float]:
    """Place each article among the story's times; one without a date is the oldest."""
    when = {c.article.id: c.article.updated_at or c.article.published_at for c in found}
    times = sorted({at for at in when.values() if at is not None})
    last = max(1, len(times) - 1)
    return {id: times.index(at) / last if at else 0.0 for id, at in when.items()}


def _fill(page: _Page, found: Sequence[Candidate], paragraph: int, at_most: int) -> None:
    for _ in range(at_most):
        candidate = page.best(found)
        if candidate is None:
            return
        page.add(candidate, paragraph)


def _reserve(page: _Page, kept: Iterable[Candidate], sign: int) -> None:
    """Keep room for sentences that come later, and what they tell; or give it back."""
    for candidate in kept:
        page.words_left -= sign * candidate.word_count
        page.quoted[candidate.article.id] += sign * candidate.word_count
        page.covered |= candidate.concepts if sign > 0 else frozenset()
    if sign < 0:
        page.covered = {c for line in page.lines for c in line.candidate.concepts}


def _label(
    page: _Page, found: Sequence[Candidate], day: date | None, headline: str, *, must_stand: bool
) -> None:
    """Add labelled parts: what comes next, then those whom a sentence is about."""
    opening = page.lines[0].candidate.text
    taken = {fold(word) for word in words(f"{headline} {opening.split(',')[0]}")}

    def about(candidate: Candidate) -> Label | None:
        return labels.subject_of(candidate, page.language, taken)

    def coming(candidate: Candidate) -> Label | None:
        return labels.whats_next(candidate, page.language, day)

    for paragraph in range(_LABELS_FROM, _LABELS_FROM + LABELS_AT_MOST):
        label_of = coming if paragraph == _LABELS_FROM else about
        chosen = page.best(found, label_of, must_stand=must_stand)
        label = label_of(chosen) if chosen else None
        if chosen and label:
            page.add(chosen, paragraph, label)
            taken |= {fold(word) for word in words(label.text)}
