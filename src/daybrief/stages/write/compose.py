"""Chooses and orders the sentences of a brief: what happened, what it means, who said what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, islice

from daybrief.model import Label, Role
from daybrief.stages.write import labels
from daybrief.stages.write.candidates import NEAR_TOP_RUNNING, Candidate, Survey, naming, resolved
from daybrief.stages.write.lead import Headline, openings
from daybrief.stages.write.paragraphs import (
    LABELS_FROM,
    SENTENCES_A_PARAGRAPH,
    Line,
    gathered,
)
from daybrief.stages.write.standing import leans, told_things
from daybrief.stages.write.toll import agreed, overtaken, risen, toll
from daybrief.stages.write.unknown import unknown
from daybrief.tools.abbreviations import MONTHS
from daybrief.tools.grammar import plan
from daybrief.tools.text import content_words, fold, names, stem

PARAGRAPHS_FROM = 80
"""Words from which a brief has paragraphs and labels; a shorter one is a bullet."""
BULLET_SENTENCES = 2
LABELS_AT_MOST = 4
_SHARED_AT_LEAST = 2  # guess: words a sentence shares with headline or opening to be of the matter
_SHARED_BY_ARTICLE = 3  # guess: words its title and top share with them
_ARTICLE_TOP = 300
"""Characters of an article that tell what it is about."""
LABELLED_FROM = 60
"""Sentences that are tried for labels, best first: to see whose promise one keeps is dear."""
_LABELLED_AT_MOST = 0.4  # share of the words; guess: the paragraphs are the brief
_REPEATS_AT_MOST = 0.55  # guess: share of a sentence's weight that what is printed may hold
_LOOSE_END_RUNNING = 0.9
_LOOSE_END = 0.6  # guess: what a sentence keeps of its worth for each thing it takes as known
# What follows was tuned as the weights in `candidates.py` were.
_REPEATS_AT_MOST_RUNNING = 0.85
_LENGTH = 0.4  # power of its length that a sentence's news is divided by
_TOP = 0.5  # what the first sentence of an article is worth for its place
_NEWEST = 1.0  # what it is worth more in the newest article, where there is room for both
_NEWEST_FROM = 250  # words from which there is; a short text tells what many say
_DENSITY = 1.0  # what the mean weight of its concepts is worth
_NEW_SINCE = 0.5  # guess: what it is worth more to tell what no earlier edition could
_SAME_ORIGIN = 0.2  # what each sentence already printed of the same origin takes off
_ORIGINS_THAT_KNOW = 4
"""From so many origins a name that only one of them gives is not known to all."""
_TOLD_BY_MANY = 0.5
"""Share of the origins whose common words are the story's matter."""
NEAR_TOP = 8
"""Place in its article behind which a sentence is printed in no paragraph, for what stands further
down leans on it: of 67 printed sentences 1 of 25 leant that stood in the first five, 2 of 20 of the
next four, 5 of 22 of the rest (2026-11, `bench.leaning --set grouped --half 2`)."""
_MEANS = (Role.CONSEQUENCE, Role.CONTEXT, Role.HISTORY, Role.MAIN_EVENT)


class _Page:
    """What is chosen so far, what there is room for, and what each sentence would add."""

    def __init__(
        self,
        found: Survey,
        *,
        language: str,
        words_at_most: int,
        is_running: bool = False,
        disputed: Container[tuple[str, int]] = (),
        new: Container[tuple[str, int]] = (),
    ) -> None:
        self.language = language
        self.words_left = words_at_most
        self.lines: list[Line] = []
        self.title = ""
        self.told: set[str] = set()
        """What the printed sentences make known."""
        self.quoted: Counter[str] = Counter()
        self._disputed = disputed
        self._shares = found.shares
        self._origins = len({candidate.origin for candidate in found.candidates})
        self._loose_end = _LOOSE_END_RUNNING if is_running else _LOOSE_END
        self._repeats_at_most = _REPEATS_AT_MOST_RUNNING if is_running else _REPEATS_AT_MOST
        self._weights = found.weights
        self._covered: set[str] = set()
        self._holders: dict[str, list[int]] = defaultdict(list)
        """Who tells what others tell too: what only one sentence tells is news until then."""
        self._places = {_key(c): n for n, c in enumerate(found.candidates)}
        self._whole: list[float] = []
        self._new: list[float] = []
        """Weight of what a sentence tells that is not told yet."""
        self._fixed: list[float] = []
        """What a sentence is worth by its place, its article and its density."""
        newness = _newness(found.candidates)
        tellers = Counter(chain.from_iterable(c.concepts for c in found.candidates))
        shared = frozenset(concept for concept, count in tellers.items() if count > 1)
        newest = _NEWEST * min(1.0, words_at_most / _NEWEST_FROM) ** 2
        for number, candidate in enumerate(found.candidates):
            whole = sum(map(self._weights.__getitem__, candidate.concepts))
            top = _TOP + newest * newness[candidate.article.id]
            density = whole / len(candidate.concepts) if candidate.concepts else 0.0
            self._whole.append(whole)
            self._new.append(whole)
            news = _NEW_SINCE if _key(candidate) in new else 0.0
            self._fixed.append(top / (1 + candidate.place) + _DENSITY * density + news)
            for concept in candidate.concepts & shared:
                self._holders[concept].append(number)

    @property
    def told_by_many(self) -> frozenset[str]:
        """Words that most origins of the story tell: its matter, where there are enough."""
        if self._origins < _ORIGINS_THAT_KNOW:
            return frozenset()
        return frozenset(
            word
            for word, share in self._shares.items()
            if share >= _TOLD_BY_MANY and " " not in word and word not in MONTHS
        )

    def has_room(self, candidate: Candidate) -> bool:
        at_most = candidate.article.source.terms.quote_words_at_most
        return (
            candidate.word_count <= self.words_left
            and self.quoted[candidate.article.id] + candidate.word_count <= at_most
        )

    def standing(self, candidate: Candidate, paragraph: int = 0) -> Candidate | None:
        """The candidate if it stands by itself here, or with a name in brackets; else None."""
        if _key(candidate) in self._disputed:
            candidate = naming(candidate)
        if not self.has_room(candidate):
            return None
        printed = self._printed(line for line in self.lines if line.paragraph <= paragraph)
        if self._is_strange(candidate, printed):
            return None
        if not leans(candidate.text, candidate.full_names, printed, self.language):
            return candidate
        mended = resolved(candidate)
        if mended is None or not self.has_room(mended):
            return None
        is_leaning = leans(mended.text, mended.full_names, printed, self.language)
        return None if is_leaning else mended

    def stands_behind(self, lines: Iterable[Line], candidate: Candidate) -> bool:
        """Whether a chosen candidate would stand behind some of the lines alone."""
        printed = self._printed(lines)
        return not self._is_strange(candidate, printed) and not leans(
            candidate.text, candidate.full_names, printed, self.language
        )

    def _printed(self, lines: Iterable[Line]) -> list[str]:
        """Headline, if there is one, and the sentences."""
        told = [line.candidate.text for line in lines]
        return [f"{self.title}.", *told] if self.title else told

    def _is_strange(self, candidate: Candidate, printed: Sequence[str]) -> bool:
        """Whether it names somebody or something that only its own article has made known."""
        if unknown(
            candidate.text,
            candidate.article.text,
            candidate.start,
            printed=printed,
            # Not `self.told`: a label may be chosen before what is printed above it.
            told=frozenset(chain.from_iterable(map(told_things, printed))),
            full=candidate.full_names,
            language=self.language,
        ):
            return True
        earlier = candidate.article.text[: candidate.start]
        if self._origins < _ORIGINS_THAT_KNOW:
            return False
        return any(
            name.text in earlier
            and self._shares.get(stem(fold(name.text)), 0.0) * self._origins < 2
            and not any(name.text in told for told in printed)
            for name in names(candidate.text, self.language)
            # The word that opens a sentence is in capitals whatever it is.
            if " " not in name.text and name.start > 1
        )

    def news(self, candidate: Candidate) -> float:
        """What a sentence adds, for its length; 0.0 if it mostly repeats."""
        number = self._places[_key(candidate)]
        whole, new = self._whole[number], self._new[number]
        if not whole or 1 - new / whole > self._repeats_at_most:
            return 0.0
        same = sum(line.candidate.origin == candidate.origin for line in self.lines)
        loose: float = self._loose_end ** len(candidate.taken_as_known - self.told)
        worth = new / float(candidate.word_count**_LENGTH) + self._fixed[number]
        return loose * worth / (1 + _SAME_ORIGIN * same)

    def add(self, candidate: Candidate, paragraph: int, label: Label | None = None) -> None:
        self.lines.append(Line(candidate=candidate, paragraph=paragraph, label=label))
        self.told |= told_things(candidate.text)
        self.words_left -= candidate.word_count
        self.quoted[candidate.article.id] += candidate.word_count
        self.cover(candidate)

    def cover(self, candidate: Candidate) -> None:
        """Take what a sentence tells off what all others would add."""
        for concept in candidate.concepts - self._covered:
            weight = self._weights[concept]
            for number in self._holders.get(concept, ()):
                self._new[number] -= weight
        self._covered |= candidate.concepts
        self._new[self._places[_key(candidate)]] = 0.0

    def best(
        self,
        found: Iterable[Candidate],
        may: Callable[[Candidate], object] = lambda _: True,
        *,
        paragraph: int = 0,
        does: Callable[[Candidate], object] = lambda _: True,
    ) -> Candidate | None:
        """The sentence that adds most, among those with room that stand by themselves.

        Costs:  `may`, standing and `does`, each dearer than the one before, are asked best first,
                up to one yes.
        """
        used = {_key(line.candidate) for line in self.lines}
        ranked = sorted(
            (
                (-self.news(c), c.article.id, c.start, c)
                for c in found
                if _key(c) not in used and self.has_room(c)
            ),
            key=lambda row: row[:3],
        )
        for worth, _, _, candidate in ranked:
            if worth >= 0:
                break
            standing = self.standing(candidate, paragraph) if may(candidate) else None
            if standing and does(candidate):
                return standing
        return None


def composed(
    found: Survey,
    headlines: Sequence[Headline],
    *,
    words_at_most: int,
    language: str,
    day: date | None,
    disputed: Container[tuple[str, int]] = (),
    new: Container[tuple[str, int]] = (),
) -> tuple[Headline, tuple[Line, ...]] | None:
    """Compose a brief: two to four paragraphs and their labelled parts, or a bullet.

    Takes:   article and start of the sentences whose outlet must be named, as others say otherwise,
             and of those that are new in a story that goes on.
    Gives:   its headline and lines; None if no sentence can open it.
    """
    # Articles end with what is to come; a label may take it from there.
    labelled = tuple(
        c for c in found.candidates if c.place <= NEAR_TOP or plan(c.text, language)[0]
    )
    found = replace(found, candidates=labelled)
    page = _Page(found, language=language, words_at_most=words_at_most, disputed=disputed, new=new)
    found = _near_top(found, NEAR_TOP)
    gone = overtaken(found.candidates, language)
    ranked = openings(found.candidates, found.shares, headlines, language)
    for candidate, headline in sorted(ranked, key=lambda r: _key(r[0]) in gone) if gone else ranked:
        page.title = headline.span.text
        page.told = set(told_things(page.title))
        if page.has_room(candidate) and (opening := page.standing(candidate)):
            break
    else:
        return None
    page.add(opening, 0)
    about = _stems(f"{headline.span.text} {opening.text}", language) | page.told_by_many
    # What shares few words with headline or first sentence is of another matter, unless its
    # article plainly is of this one, or a label says whom it is about.
    own = _of_matter(found.candidates, about, language)
    own_names = _stems(
        " ".join(_names(f"{headline.span.text}. {opening.text}", language)), language
    )
    near = [
        c
        for c in found.candidates
        if len(c.concepts & about) >= _SHARED_AT_LEAST
        or (c.article.id in own and c.concepts & about & own_names)
    ]
    if words_at_most < PARAGRAPHS_FROM:
        told = set(_names(headline.span.text + ". " + opening.text, language))
        close = [c for c in near if told & set(_names(c.text, language))]
        _fill(page, close, 0, BULLET_SENTENCES - 1)
        return headline, tuple(page.lines)

    articles = {c.article.id for c in near}
    of_story = [c for c in found.candidates if c.article.id in articles and c.concepts & about]
    ahead = [c for c in labelled if c.article.id in articles and c.concepts & about]
    ahead.sort(key=lambda c: (-page.news(c), c.article.id, c.start))
    may = (c for c in ahead if c.place <= NEAR_TOP or c.role is Role.EXPECTATION)
    may_open = list(islice(may, LABELLED_FROM))  # what a sentence does is dear to ask
    chooser = labels.Chooser(headline.span.text, opening.text, language, day)
    # How many died is what happened, not what else there is.
    if _tells_rise(page, near, language):
        near, of_story = ([c for c in some if _key(c) not in gone] for some in (near, of_story))
        may_open = [c for c in may_open if _key(c) not in gone]
    elif not toll(f"{headline.span.text} {opening.text}", language):
        _fill(page, agreed(near, language), 0, 1)
    # Room is kept for labelled parts before the paragraphs are filled; they are chosen for good
    # when the paragraphs are printed, which they may lean on.
    kept = _kept(page, may_open, chooser, int(words_at_most * _LABELLED_AT_MOST))
    page.words_left -= sum(c.word_count for c in kept)
    keys = {_key(c) for c in kept}
    rest = [c for c in near if _key(c) not in keys]
    _fill(page, rest, 0, 1, lambda c: not c.told.is_speech and c.role is Role.MAIN_EVENT)
    _fill(page, rest, 1, 3, lambda c: not c.told.is_speech and c.role in _MEANS)
    _fill(page, rest, 2, 3, lambda c: c.told.is_speech)
    _fill(page, rest, 3, 3)
    page.words_left += sum(c.word_count for c in kept)
    _label(page, may_open, chooser)
    _also(page, of_story, headline.span.text)
    last = sum(line.paragraph == LABELS_FROM - 1 for line in page.lines)
    _fill(page, rest, LABELS_FROM - 1, SENTENCES_A_PARAGRAPH - last)
    return headline, gathered(page.lines, page.stands_behind)


def running(found: Survey, *, words_at_most: int, language: str) -> tuple[Line, ...]:
    """Compose running text that covers what most origins tell, for a number of words."""
    found = _near_top(found, NEAR_TOP_RUNNING)
    page = _Page(found, language=language, words_at_most=words_at_most, is_running=True)
    while candidate := page.best(found.candidates):
        page.add(candidate, 0)
    return tuple(page.lines)


def _near_top(found: Survey, at_most: int) -> Survey:
    """Leave out the sentences that stand further down in their articles."""
    return replace(found, candidates=tuple(c for c in found.candidates if c.place <= at_most))


def _newness(found: Sequence[Candidate]) -> dict[str, float]:
    """Place each article among the story's times; one without a date is the oldest."""
    when = {c.article.id: c.article.updated_at or c.article.published_at for c in found}
    times = sorted({at for at in when.values() if at is not None})
    last = max(1, len(times) - 1)
    return {id: times.index(at) / last if at else 0.0 for id, at in when.items()}


def _of_matter(found: Iterable[Candidate], about: frozenset[str], language: str) -> frozenset[str]:
    """The articles whose title or first words tell what the brief is about."""
    articles = {c.article.id: c.article for c in found}
    return frozenset(
        id
        for id, article in articles.items()
        if len(_stems(f"{article.title}. {article.text[:_ARTICLE_TOP]}", language) & about)
        >= _SHARED_BY_ARTICLE
    )


def _stems(text: str, language: str) -> frozenset[str]:
    """Stems of the content words, days and months left out: every article of a day has those."""
    return frozenset(word for word in content_words(text, language) if word not in MONTHS)


def _names(text: str, language: str) -> tuple[str, ...]:
    """The words of the names in a text, by which another sentence is of the same matter."""
    return tuple(word for name in names(text, language) for word in name.text.split())


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.article.id, candidate.start


def _fill(
    page: _Page,
    found: Sequence[Candidate],
    paragraph: int,
    at_most: int,
    does: Callable[[Candidate], object] = lambda _: True,
) -> None:
    for _ in range(at_most):
        candidate = page.best(found, paragraph=paragraph, does=does)
        if candidate is None:
            return
        page.add(candidate, paragraph)


def _tells_rise(page: _Page, found: Sequence[Candidate], language: str) -> bool:
    """Whether what is printed says how far the count of the dead has risen; prints it if it stands.

    It is news though most of its words were printed: the figure is what is new.
    """
    if risen(page.lines[0].candidate.text, language):
        return True
    rises = [(told, c) for c in found if (told := risen(c.text, language))]
    for _, rise in sorted(rises, key=lambda rise: -rise[0]):
        if standing := page.standing(rise):
            page.add(standing, 0)
            return True
    return False


def _kept(
    page: _Page, found: Sequence[Candidate], chooser: labels.Chooser, words_at_most: int
) -> list[Candidate]:
    """The sentences that could open labelled parts, one a label, best first, for so many words."""
    kept: dict[str, Candidate] = {}
    for candidate in found:
        if len(kept) == LABELS_AT_MOST or page.news(candidate) <= 0:
            break
        label = chooser.any(candidate)
        fits = candidate.word_count <= words_at_most - sum(c.word_count for c in kept.values())
        if label and label.text not in kept and fits and page.has_room(candidate):
            kept[label.text] = candidate
    return list(kept.values())


def _label(page: _Page, found: Sequence[Candidate], chooser: labels.Chooser) -> None:
    """Add labelled parts in the order in which a reader expects them."""
    number = LABELS_FROM
    for contract in labels.ORDER:
        for _ in range(labels.AT_MOST[contract]):
            if number == LABELS_FROM + LABELS_AT_MOST:
                return
            chosen = page.best(found, partial(chooser.of, contract), paragraph=number)
            label = chooser.of(contract, chosen) if chosen else None
            if not chosen or not label:
                break
            page.add(chosen, number, label)
            chooser.take(label)
            number += 1


def _also(page: _Page, found: Sequence[Candidate], headline: str) -> None:
    """Add what an origin tells that is not printed yet and that fits no other label."""
    number = max(line.paragraph for line in page.lines) + 1
    printed = {line.candidate.origin for line in page.lines}
    others = [c for c in found if c.origin not in printed]
    if not others or number >= LABELS_FROM + LABELS_AT_MOST:
        return
    number = max(number, LABELS_FROM)
    may = partial(labels.also, language=page.language, headline=headline)
    chosen = page.best(others, may, paragraph=number)
    if chosen and (label := may(chosen)):
        page.add(chosen, number, label)
