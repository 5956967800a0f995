"""What an edition takes over from the one before: what was to come, and what stands unchanged.

A sentence that said what is next is carried, as it was printed, until an article tells of it or
its time is over. Whether it came true is decided by words: the verb that was planned stands in
the past, with most of the same words, in a sentence that is new, tied and checked.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from daybrief.model import (
    Article,
    Brief,
    Edition,
    Expectation,
    Outcome,
    Pick,
    Place,
    Role,
    Sentence,
    Story,
    Unchanged,
)
from daybrief.stages import check
from daybrief.stages.write.candidates import Candidate, cited, quotable, survey
from daybrief.stages.write.days import lasting
from daybrief.stages.write.standing import leans
from daybrief.tools.figures import figures
from daybrief.tools.grammar import plan
from daybrief.tools.text import Span, beginnings, share_found, word_count, words
from daybrief.tools.times import Reach, day_words, told_on, weekday_after

LAPSES_AFTER = timedelta(days=7)
"""What gives no date is carried so long; what gives one, a day longer than that."""
GRACE = timedelta(days=1)
CARRIED_AT_MOST = 100
"""Expectations carried at once, the nearest due first."""
SAME_AT_LEAST = 0.5  # guess: half the words beside the verb, as `met in Tavel` of `meet in Tavel`
_NEAR_AT_LEAST = 2
"""Words beside the verb that both sentences have at least."""

_CONTRACT = "whats_next"
_SAID = re.compile(
    r",\s+(?:[^,]{2,60}\s)?(?:said|says|told \w+|according to [^,]+|sagte|teilte [^,]+ mit|a dit"
    r"|selon [^,]+|dijo|según [^,]+)(?:\s[^,]{1,60})?[.]?$",
    re.IGNORECASE,
)
_DENIES = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "cancelled",
        "canceled",
        "postponed",
        "delayed",
        "refused",
        "failed",
        "nicht",
        "kein",
        "keine",
        "verschoben",
        "abgesagt",
        "pas",
        "annulé",
        "reporté",
        "jamais",
        "nunca",
        "cancelado",
        "aplazado",
    ]
)
_PAST = {
    "meet": "met", "begin": "began begun", "hold": "held", "be": "was were been", "take": "took "
    "taken", "come": "came", "go": "went", "leave": "left", "send": "sent", "fly": "flew",
    "speak": "spoke", "stop": "stopped", "sit": "sat", "bring": "brought", "pay": "paid",
    "sell": "sold", "buy": "bought", "build": "built", "give": "gave given", "make": "made",
    "cut": "cut", "set": "set", "put": "put", "shut": "shut", "run": "ran", "rise": "rose",
    "write": "wrote written", "withdraw": "withdrew withdrawn", "choose": "chose chosen",
    "treffen": "traf trafen getroffen", "beginnen": "begann begannen begonnen",
    "stattfinden": "stattgefunden", "entscheiden": "entschied entschieden",
    "abstimmen": "abgestimmt stimmte stimmten", "wählen": "wählte wählten gewählt",
    "reisen": "reiste reisten gereist", "eröffnet": "eröffnet", "vorgestellt": "vorgestellt",
    "veröffentlicht": "veröffentlicht",
}  # fmt: skip
_EVENTS = {"meet": "meeting", "vote": "vote", "strike": "strike", "treffen": "treffen"}
"""Nouns that name the event of a verb."""
_AFTERS = frozenset(["after", "following", "since", "nach", "seit"])


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What of the earlier edition stands in this one."""

    unchanged: tuple[Unchanged, ...]
    expectations: tuple[Expectation, ...]
    articles: tuple[Article, ...]
    """Articles of earlier editions that their sentences cite."""


NOTHING = Carried(unchanged=(), expectations=(), articles=())


def carried(
    earlier: Edition | None,
    earlier_articles: Sequence[Article],
    picks: Sequence[Pick],
    briefs: Sequence[Brief],
    *,
    day: date,
    zone: ZoneInfo,
    language: str,
    checks: Mapping[str, check.Check],
) -> Carried:
    """Carry what the earlier edition said was next, and name the stories without anything new.

    Takes:   the day's picks and its briefs, which no more may be quoted beside than the outlets
             allow.
    """
    if earlier is None:
        return NOTHING
    known = {one.id: one for one in earlier_articles}
    stories = {pick.story.thread: pick.story for pick in picks if pick.story.thread}
    quoted = _Quoted(briefs)
    unchanged = [
        one
        for one in _unchanged(earlier, picks)
        if _is_kept(one.headline, known) and quoted.take(one.headline, known)
    ]
    expectations = []
    for one in _waiting(earlier, zone, known):
        if not quoted.take(one.said, known):
            continue
        story = stories.get(one.story)
        told = _told(one, story, quoted, day, zone, language, checks) if story else None
        outcome = Outcome.OPEN
        if told:
            outcome = Outcome.CAME_TRUE
        elif _is_over(one, day):
            outcome = Outcome.LAPSED
        id = story.id if story else one.story
        expectations.append(replace(one, story=id, outcome=outcome, told=told))
    sentences = (*(one.headline for one in unchanged), *(one.said for one in expectations))
    needed = sorted({citation.article for said in sentences for citation in said.citations})
    return Carried(
        unchanged=tuple(unchanged),
        expectations=tuple(expectations),
        articles=tuple(known[id] for id in needed),
    )


def due_by(sentence: str, language: str, told: Iterable[date]) -> date | None:
    """Give the last day by which something is to come, by the sentence's own words.

    Takes:   the days on which it may have been written; without any, only dates are understood.
    Gives:   None where no word names a day to come; of several the last one.
    """
    written = sorted(told)
    if not written:
        return None
    on = written[-1]
    clause = _SAID.sub("", sentence)
    found = [_dated(figure.value, on) for figure in figures(clause, language)]
    for word in day_words(clause, language):
        # It is a plan: a day that is not plainly behind lies ahead.
        if word.reach is Reach.WEEKDAY and weekday_after(clause, word, language) is False:
            continue
        found.append(_end_of(word.reach, word.text.lower(), word.weekday, on))
    return max((one for one in found if one and one >= on), default=None)


def tells_of(said: str, candidate: str, language: str) -> bool:
    """Decide whether a sentence tells that what another one planned has happened."""
    verb = _planned_verb(said, language)
    if not verb or plan(candidate, language)[0]:
        return False
    told = words(candidate)
    if _DENIES.intersection(told) or not (
        _past_of(verb).intersection(told) or _is_over_by(verb, told)
    ):
        return False
    clause = _SAID.sub("", said).replace(plan(said, language)[1], " ")
    about = beginnings(clause, language)
    known = beginnings(candidate, language)
    near = len(about & known)
    return near >= _NEAR_AT_LEAST and share_found(clause, known, language) >= SAME_AT_LEAST


def _waiting(
    earlier: Edition, zone: ZoneInfo, known: Mapping[str, Article]
) -> Iterator[Expectation]:
    """What is still to come: carried before, then said by the earlier edition; each once."""
    found: dict[str, Expectation] = {}
    for one in earlier.expectations:
        if one.outcome is Outcome.OPEN:
            found.setdefault(one.said.text, one)
    for brief in earlier.briefs:
        for sentence in brief.sentences:
            if sentence.label and sentence.label.contract == _CONTRACT:
                days = {
                    day
                    for citation in sentence.citations
                    if (article := known.get(citation.article))
                    for day in told_on(article.dated_at, article.updated_at, zone)
                }
                said = Expectation(
                    story=brief.story,
                    said=lasting(sentence, earlier.day, earlier.language),
                    edition=earlier.id,
                    day=earlier.day,
                    due=due_by(sentence.source_text, earlier.language, days),
                )
                found.setdefault(sentence.text, said)
    kept = [one for one in found.values() if _is_kept(one.said, known)]
    kept.sort(key=lambda one: (one.due or one.day + LAPSES_AFTER, one.day, one.said.text))
    yield from kept[:CARRIED_AT_MOST]


def _unchanged(earlier: Edition, picks: Sequence[Pick]) -> Iterator[Unchanged]:
    told = {brief.story: brief for brief in earlier.briefs}
    before = {one.story: one for one in earlier.unchanged}
    for pick in picks:
        story = pick.story
        if pick.place is not Place.LEFT_OUT or not story.is_unchanged:
            continue
        if brief := told.get(story.thread):
            yield Unchanged(
                story=story.id, headline=brief.headline, edition=earlier.id, day=earlier.day
            )
        elif one := before.get(story.thread):
            yield replace(one, story=story.id)


def _told(
    one: Expectation,
    story: Story,
    quoted: "_Quoted",
    day: date,
    zone: ZoneInfo,
    language: str,
    checks: Mapping[str, check.Check],
) -> Sentence | None:
    """Find the sentence of today that tells of an expectation and passes every check."""
    new = {(fact.article, place) for fact in story.new for place in range(fact.start, fact.end)}
    articles = {article.id: article for article in story.articles}
    may_be_quoted = quotable(story, language)
    for found in survey(may_be_quoted, language=language, day=day, zone=zone).candidates:
        if (
            (found.article.id, found.start) not in new
            or not tells_of(one.said.text, found.text, language)
            or leans(found.text, found.full_names, (), language)
        ):
            continue
        sentence = _tied(found)
        claim = check.Claim(
            sentence=sentence, articles=articles, day=day, zone=zone, language=language
        )
        verdict = check.verdict(claim, checks)
        if verdict.supported and quoted.take(sentence, articles):
            return replace(sentence, verdict=verdict)
    return None


def _tied(found: Candidate) -> Sentence:
    span = Span(found.start, found.end, found.source)
    return Sentence(
        text=found.text,
        role=Role.MAIN_EVENT,
        citations=(cited(found.article, found.paragraph, span),),
        edits=found.edits,
        is_new=True,
    )


class _Quoted:
    """Words quoted from each article in this edition; the same words count once."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        self._spans: dict[str, dict[str, int]] = {}
        for brief in briefs:
            for sentence in brief.sentences:
                self._add(sentence)

    def take(self, sentence: Sentence, articles: Mapping[str, Article]) -> bool:
        """Count a sentence if its outlets let so much of their articles be quoted."""
        for citation in sentence.citations:
            if citation.paragraph is None:
                continue  # a headline is named, not quoted
            spans = self._spans.get(citation.article, {})
            own = 0 if citation.quote in spans else word_count(citation.quote)
            at_most = articles[citation.article].source.terms.quote_words_at_most
            if sum(spans.values()) + own > at_most:
                return False
        self._add(sentence)
        return True

    def _add(self, sentence: Sentence) -> None:
        for citation in sentence.citations:
            if citation.paragraph is not None:
                spans = self._spans.setdefault(citation.article, {})
                spans[citation.quote] = word_count(citation.quote)


def _is_kept(sentence: Sentence, known: Mapping[str, Article]) -> bool:
    return all(citation.article in known for citation in sentence.citations)


def _is_over(one: Expectation, day: date) -> bool:
    return day > (one.due + GRACE if one.due else one.day + LAPSES_AFTER)


def _planned_verb(sentence: str, language: str) -> str:
    told = words(plan(sentence, language)[1])
    return told[-1] if told and told[-1].isalpha() else ""


def _is_over_by(verb: str, told: Sequence[str]) -> bool:
    """Whether the words name the event as one that lies behind: `after a short meeting`."""
    noun = _EVENTS.get(verb, "")
    places = [n for n, word in enumerate(told) if word == noun]
    return any(_AFTERS.intersection(told[max(0, n - 4) : n]) for n in places)


def _past_of(verb: str) -> frozenset[str]:
    if verb in _PAST:
        return frozenset(_PAST[verb].split())
    if verb.endswith("ed"):
        return frozenset({verb})
    if verb.endswith("e"):
        return frozenset({verb + "d"})
    if verb.endswith("y"):
        return frozenset({verb[:-1] + "ied", verb + "ed"})
    return frozenset({verb + "ed", verb + verb[-1:] + "ed"})


def _dated(value: str, on: date) -> date | None:
    """The next such day of a month, `day 12-3`; a day long behind is one of next year."""
    if not value.startswith("day "):
        return None
    month, number = map(int, value.removeprefix("day ").split("-"))
    for year in (on.year, on.year + 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found >= on:
            return found if found - on < timedelta(days=300) else None
    return None


def _end_of(reach: Reach, text: str, weekday: int, on: date) -> date | None:
    """The last day that a word may mean, read as lying ahead of the day of writing."""
    is_next = bool(re.search(r"next|coming|nächst|kommend|prochain|próxim|que viene", text))
    if reach is Reach.WEEKDAY:
        return on + timedelta(days=(weekday - on.weekday()) % 7)
    if reach is Reach.DAY:
        if re.search(r"today|tonight|heute|aujourd|ce soir|hoy|esta (?:tarde|noche)", text):
            return on
        is_tomorrow = re.search(r"tomorrow|(?:^|\W)morgen$|^demain|^mañana", text)
        return on + timedelta(days=1) if is_tomorrow else None
    if reach is Reach.WEEK:
        return on + timedelta(days=6 - on.weekday() + 7 * is_next)
    if reach is Reach.MONTH:
        year, month = (on.year + on.month // 12, on.month % 12 + 1) if is_next else (0, on.month)
        year = year or on.year
        return date(year, month, calendar.monthrange(year, month)[1])
    if reach is Reach.YEAR:
        return date(on.year + is_next, 12, 31)
    return None
