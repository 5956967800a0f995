"""Invented editions, rich enough to show every part of a page; all outlets and places are ours."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from daybrief.model import (
    Brief,
    CheckResult,
    Citation,
    Completeness,
    Counts,
    Coverage,
    Edition,
    Failure,
    Label,
    Ledger,
    LedgerRow,
    LeftOut,
    Outage,
    Place,
    Reason,
    Reference,
    Role,
    Section,
    Sentence,
    SourceDown,
    State,
    Verdict,
)
from daybrief.presses import Shelf
from daybrief.tools.words import title

ZURICH = ZoneInfo("Europe/Zurich")
CHECKED = Verdict(
    supported=True,
    results=tuple(
        CheckResult(check=name, passed=True, why="every word stands in the passage")
        for name in ("support", "quotes", "figures", "names", "labels")
    ),
)

# id: outlet, hour of Tuesday 24 November (UTC), headline, text
ARTICLES = {
    "talks-wire": (
        "Coast Wire",
        "18:40",
        "Norland and Sarvia agree to reopen talks after six-hour meeting",
        "TAVEL – Senior officials of Norland and Sarvia agreed on Tuesday to name delegations for "
        "talks on the border war and to let their embassies work in full again, the foreign "
        "ministries of both countries said. The officials met behind closed doors in the old "
        "customs house. Neither side mentioned the prisoners whose release had been Norland's "
        "condition for any meeting. The meeting lasted “more than six hours”, a Norland official "
        "told reporters.",
    ),
    "talks-post": (
        "The Brennick Post",
        "19:15",
        "Delegations to meet in Tavel on 3 December",
        "The delegations are to meet in Tavel on 3 December, Foreign Minister Ilse Marn said. The "
        "embassies' staff will be restored “within weeks”, she added. Both governments confirmed "
        "that they would name delegations for talks on the border war and reopen their embassies.",
    ),
    "talks-courier": (
        "Northern Courier",
        "20:02",
        "What the thaw between Norland and Sarvia means",
        "It was the longest meeting between the two governments since fighting began in 2023, and "
        "it breaks with three years in which Norland's allies kept Sarvia out of every summit. "
        "Diplomats in the region had expected little.",
    ),
    "talks-market": (
        "Market Day",
        "17:30",
        "Sarvia puts Orn valley mines on the table",
        "People close to the talks described a long list. Sarvia offered mining rights in the Orn "
        "valley to companies from Norland. Shares in Norland Minerals rose 4.2 per cent.",
    ),
    "talks-radio": (
        "Ostmark Radio",
        "21:10",
        "Vael puts off Norland visit",
        "President Jorun Vael, who was not invited, put off the visit to Norland that she had "
        "planned for Thursday. Her office gave no new date.",
    ),
    "dam-radio": (
        "Ostmark Radio",
        "23:20",
        "Second spillway fails at the Tavel dam",
        "The second spillway failed overnight; 1,200 people were told to leave. Engineers had "
        "warned in March that the gates were worn.",
    ),
    "port-post": (
        "The Brennick Post",
        "16:05",
        "Four convicted in Brennick port trial",
        "A court in Brennick convicted four harbour officials of taking bribes to wave through "
        "unweighed grain. The longest sentence was six years. All four said they would appeal.",
    ),
    "port-ledger": (
        "The Ledger",
        "16:40",
        "Port verdict closes a ten-year affair",
        "Prosecutors put the loss to the city at 31 million crowns.",
    ),
    "rates-market": (
        "Market Day",
        "12:00",
        "Norland's central bank holds rates at 3.5 per cent",
        "Norland's central bank left its rate at 3.5 per cent for the fifth meeting in a row.",
    ),
    "ferry-gazette": (
        "Hill Country News",
        "10:30",
        "Night ferry to the islands returns",
        "The night ferry to the Lorn islands will run again from 1 December, the harbour board "
        "said, eleven months after a fire in its engine room.",
    ),
    "owl-courier": (
        "Northern Courier",
        "08:45",
        "Marsh owls breed again after forty years",
        "Two pairs of marsh owls have raised young in the Orn fens, the first in forty years.",
    ),
    "strike-post": (
        "The Brennick Post",
        "23:05",
        "Yard workers down tools at midnight",
        "The strike at the Brennick yards began at midnight, with 2,400 workers staying out.",
    ),
    "gespräche-see": (
        "Seeblatt",
        "19:50",
        "Norland und Sarvia wollen wieder verhandeln",
        "Norland und Sarvia wollen im Dezember über das Ende des Grenzkriegs verhandeln, teilten "
        "beide Außenministerien am Dienstag mit. Die Botschaften sollen wieder voll arbeiten.",
    ),
}


def cite(article: str, quote: str) -> Citation:
    """Cite exact characters of an invented article, or its headline."""
    outlet, _, headline, text = ARTICLES[article]
    where = headline if quote in headline else text
    start = where.index(quote)
    end = start + len(quote)
    return Citation(
        article=article,
        outlet=outlet,
        url=f"https://{re.sub('[^a-z]', '', outlet.lower())}.example/2026/11/24/{article}",
        paragraph=None if where is headline else 0,
        start=start,
        end=end,
        quote=quote,
        before=" ".join(where[:start].split()[-14:]),
        after=" ".join(where[end:].split()[:14]),
    )


def say(text: str, *citations: Citation, paragraph: int = 0, label: str = "") -> Sentence:
    contract = "whats_next" if label == "What's next" else "subject"
    return Sentence(
        text=text,
        role=Role.MAIN_EVENT,
        citations=citations,
        paragraph=paragraph,
        label=Label(text=label, contract=contract) if label else None,
        verdict=CHECKED,
    )


def quoted(article: str, text: str, *, paragraph: int = 0, label: str = "") -> Sentence:
    """Print words of an article as they stand."""
    return say(text, cite(article, text), paragraph=paragraph, label=label)


def brief(
    slug: str,
    headline: Sentence,
    *sentences: Sentence,
    place: Place = Place.MORE,
    section: str = "",
    coverage: Coverage | None = None,
    thread: str = "",
) -> Brief:
    outlets = tuple(dict.fromkeys(c.outlet for s in sentences for c in s.citations))
    return Brief(
        story=f"story of {slug}",
        slug=slug,
        section=section,
        place=place,
        headline=headline,
        sentences=sentences,
        coverage=coverage
        or Coverage(article_count=len(outlets), outlets=outlets, origin_count=len(outlets)),
        reasons=(
            Reason(says=f"told by {len(outlets)} independent outlets", score=2.0),
            Reason(says="newest article 6 hours before the cutoff", score=0.7),
        ),
        thread=thread,
    )


def talks() -> Brief:
    opening = (
        "Senior officials of Norland and Sarvia agreed on Tuesday to name delegations for talks "
        "on the border war and to let their embassies work in full again, the foreign ministries "
        "of both countries said."
    )
    breaks = (
        "It was the longest meeting between the two governments since fighting began in 2023, "
        "and it breaks with three years in which Norland's allies kept Sarvia out of every summit."
    )
    unsaid = (
        "Neither side mentioned the prisoners whose release had been Norland's condition for "
        "any meeting."
    )
    visit = (
        "President Jorun Vael, who was not invited, put off the visit to Norland that she had "
        "planned for Thursday."
    )
    return brief(
        "norland-and-sarvia",
        say(
            "Norland and Sarvia Agree to Reopen Talks",
            cite("talks-wire", "Norland and Sarvia agree to reopen talks"),
        ),
        say(
            opening,
            cite("talks-wire", opening),
            cite(
                "talks-post",
                "name delegations for talks on the border war and reopen their embassies",
            ),
        ),
        quoted("talks-courier", breaks, paragraph=1),
        quoted("talks-wire", unsaid, paragraph=2),
        quoted(
            "talks-post",
            "The delegations are to meet in Tavel on 3 December, Foreign Minister Ilse Marn said.",
            paragraph=3,
            label="What's next",
        ),
        quoted(
            "talks-post",
            "The embassies' staff will be restored “within weeks”, she added.",
            paragraph=3,
        ),
        quoted(
            "talks-market",
            "Sarvia offered mining rights in the Orn valley to companies from Norland.",
            paragraph=4,
            label="What else is on the table",
        ),
        quoted("talks-radio", visit, paragraph=5, label="Ostmark"),
        quoted("talks-radio", "Her office gave no new date.", paragraph=5),
        place=Place.LEAD,
        section="World",
        coverage=Coverage(
            article_count=9,
            outlets=(
                *("Coast Wire", "The Brennick Post", "Northern Courier"),
                *("Market Day", "Ostmark Radio", "Seeblatt"),
            ),
            origin_count=4,
            reprinted_from="Coast Wire",
            reprint_count=3,
            unread=(("The Ledger", "subscribers only"), ("Daily Orn", "page needs a script")),
        ),
        thread="story of border-talks",
    )


def dam() -> Brief:
    return brief(
        "tavel-dam",
        quoted("dam-radio", "Second spillway fails at the Tavel dam"),
        quoted(
            "dam-radio", "The second spillway failed overnight; 1,200 people were told to leave."
        ),
        quoted("dam-radio", "Engineers had warned in March that the gates were worn.", paragraph=1),
        place=Place.LEAD,
        section="World",
    )


def port() -> Brief:
    return brief(
        "port-trial",
        quoted("port-post", "Four convicted in Brennick port trial"),
        quoted(
            "port-post",
            "A court in Brennick convicted four harbour officials of taking bribes to wave "
            "through unweighed grain.",
        ),
        quoted("port-post", "The longest sentence was six years."),
        quoted(
            "port-ledger",
            "Prosecutors put the loss to the city at 31 million crowns.",
            paragraph=1,
        ),
        quoted("port-post", "All four said they would appeal.", paragraph=2, label="What's next"),
        place=Place.LEAD,
        section="Brennick",
        coverage=Coverage(
            article_count=2,
            outlets=("The Brennick Post", "The Ledger"),
            origin_count=2,
            unread=(("The Ledger", "subscribers only"),),
        ),
    )


def make_edition(*, language: str = "en", leads: tuple[Brief, ...] | None = None) -> Edition:
    day = date(2026, 11, 25)
    found = (talks(), dam(), port()) if leads is None else leads
    bullets = (
        Section(
            name="Business",
            briefs=(
                brief(
                    "central-bank",
                    quoted("rates-market", "Norland's central bank holds rates at 3.5 per cent"),
                    quoted("rates-market", ARTICLES["rates-market"][3]),
                    section="Business",
                ),
            ),
        ),
        Section(
            name="At home",
            briefs=(
                brief(
                    "night-ferry",
                    quoted("ferry-gazette", "Night ferry to the islands returns"),
                    quoted("ferry-gazette", ARTICLES["ferry-gazette"][3]),
                    section="At home",
                ),
                brief(
                    "marsh-owls",
                    quoted("owl-courier", "Marsh owls breed again after forty years"),
                    quoted("owl-courier", ARTICLES["owl-courier"][3]),
                    section="At home",
                ),
            ),
        ),
    )
    since = brief(
        "yard-strike",
        quoted("strike-post", "Yard workers down tools at midnight"),
        quoted("strike-post", ARTICLES["strike-post"][3]),
        thread="story of strike-call",
    )
    headline = found[0].headline.text if found else ""
    return Edition(
        id="2026-11-25",
        publication="The Morning Sheet",
        day=day,
        zone="Europe/Zurich",
        language=language,
        title=title(day, headline, language),
        also=tuple(b.headline.text for b in found[1:3]),
        state=State.PUBLISHED,
        due_at=datetime(2026, 11, 25, 6, tzinfo=ZURICH),
        cutoff_at=datetime(2026, 11, 25, 4, 30, tzinfo=UTC),
        next_at=datetime(2026, 11, 26, 6, tzinfo=ZURICH),
        leads=found,
        sections=bullets,
        since_last=(since,),
        ledger=ledger(),
        counts=Counts(
            sources_asked=32,
            sources_answered=31,
            documents_found=214,
            articles_read_in_full=187,
            articles_set_aside=27,
            stories=141,
            briefs=7,
            sentences=18,
        ),
        references=tuple(
            Reference(
                article=article,
                document=f"document of {article}",
                outlet=outlet,
                owner=outlet,
                url=cite(article, headline).url,
                title=headline,
                published_at=datetime.fromisoformat(f"2026-11-24T{hour}:00+00:00"),
                language="de" if outlet == "Seeblatt" else "en",
            )
            for article, (outlet, hour, headline, _) in ARTICLES.items()
        ),
        left_out=(
            LeftOut(
                title="Choir festival sells out",
                outlets=("Lake Gazette",),
                score=0.61,
                reasons=(Reason(says="told by one outlet only", score=0.0),),
            ),
            LeftOut(
                title="Grenzverkehr nimmt zu",
                outlets=("Seeblatt",),
                score=0.4,
                reasons=(Reason(says="told only in German", score=0.0),),
            ),
        ),
        inputs=tuple(f"{number:064x}" for number in range(214)),
        settings="9f2c" * 16,
        versions=(("daybrief", "0.1.0"), ("trafilatura", "2.3.1")),
    )


def ledger() -> Ledger:
    return Ledger(
        rows=(
            LedgerRow(
                completeness=Completeness.COMPLETE,
                article_count=187,
                outlets=tuple((f"Outlet {n}", 7 if n < 13 else 6) for n in range(29)),
            ),
            LedgerRow(
                completeness=Completeness.TRUNCATED,
                article_count=14,
                outlets=(("The Ledger", 11), ("Market Day", 3)),
                why=("subscribers only",),
            ),
            LedgerRow(
                completeness=Completeness.SHELL,
                article_count=6,
                outlets=(("Daily Orn", 6),),
                why=("the page holds 12 words without its script",),
            ),
            LedgerRow(
                completeness=Completeness.FEED_ONLY,
                article_count=5,
                outlets=(("Hill Country News", 5),),
                why=("robots.txt does not allow it",),
            ),
        ),
        down=(SourceDown(source="lake", outlet="Lake Gazette", why="503 since 02:10"),),
        failures=(
            Failure(
                stage="read",
                item="https://dailyorn.example/plan.pdf",
                kind="Unreadable",
                problem="a PDF, not a page",
            ),
            Failure(
                stage="check",
                item="Second spillway fails at the Tavel dam",
                kind="NothingToWrite",
                problem="figures: 1,300 does not stand in the passage",
            ),
        ),
    )


def before(edition: Edition) -> Edition:
    """The edition of the day before, where the talks and the strike were first told."""
    told = brief(
        "border-talks",
        quoted("talks-courier", "What the thaw between Norland and Sarvia means"),
        quoted("talks-courier", "Diplomats in the region had expected little."),
        place=Place.LEAD,
    )
    strike = brief(
        "strike-call",
        say("Yard Workers Call a Strike", cite("strike-post", "Yard workers")),
        quoted("strike-post", ARTICLES["strike-post"][3]),
    )
    return replace(
        edition,
        id="2026-11-24",
        day=date(2026, 11, 24),
        title=title(date(2026, 11, 24), told.headline.text, edition.language),
        also=(strike.headline.text,),
        due_at=datetime(2026, 11, 24, 6, tzinfo=ZURICH),
        cutoff_at=datetime(2026, 11, 24, 4, 30, tzinfo=UTC),
        next_at=datetime(2026, 11, 25, 6, tzinfo=ZURICH),
        leads=(told,),
        sections=(),
        since_last=(strike,),
    )


def make_german() -> Edition:
    satz = (
        "Norland und Sarvia wollen im Dezember über das Ende des Grenzkriegs verhandeln, teilten "
        "beide Außenministerien am Dienstag mit."
    )
    lead = brief(
        "norland-und-sarvia",
        quoted("gespräche-see", "Norland und Sarvia wollen wieder verhandeln"),
        quoted("gespräche-see", satz),
        quoted(
            "gespräche-see",
            "Die Botschaften sollen wieder voll arbeiten.",
            paragraph=1,
            label="Wie es weitergeht",
        ),
        place=Place.LEAD,
    )
    return make_edition(language="de", leads=(lead,))


@pytest.fixture(scope="session")
def english() -> Edition:
    return make_edition()


@pytest.fixture(scope="session")
def german() -> Edition:
    return make_german()


@pytest.fixture(scope="session")
def shelf(english: Edition) -> Shelf:
    return Shelf(edition=english, earlier=(before(english),), address="https://morning.example")


@pytest.fixture(scope="session")
def outage() -> Outage:
    return Outage(
        id="2026-11-26",
        day=date(2026, 11, 26),
        due_at=datetime(2026, 11, 26, 6, tzinfo=ZURICH),
        sources_asked=31,
        sources_answered=3,
        down=(
            SourceDown(source="coast", outlet="Coast Wire", why="no answer in 20 seconds"),
            SourceDown(source="lake", outlet="Lake Gazette", why="503 since 02:10"),
        ),
    )
