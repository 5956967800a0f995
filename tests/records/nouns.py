"""Small nouns to keep: each is made from the few words that a test cares about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from daybrief.model import (
    Article,
    Brief,
    Citation,
    Counts,
    Coverage,
    Document,
    Edition,
    Failure,
    Ledger,
    Outage,
    Place,
    Role,
    Section,
    Sentence,
    Source,
    State,
    Story,
    Visit,
    VisitState,
)
from daybrief.presses import Sheet
from daybrief.records import Inputs

ZONE = ZoneInfo("Europe/Paris")
COAST = Source(name="Coast Wire", address="https://coast-wire.example/feed")
POST = Source(name="Brennick Post", address="https://brennick-post.example/feed")
MORNING = datetime(2026, 11, 23, 4, tzinfo=UTC)


def at(hours: float) -> datetime:
    """So many hours after four in the morning."""
    return MORNING + timedelta(hours=hours)


def document(url: str = "https://coast-wire.example/1", **told: Any) -> Document:
    kept = {"source": COAST.name, "status": 200, "fetched_at": MORNING, "body": b"<p>Text.</p>"}
    return Document(url=url, **(kept | told))


def visit(source: Source = COAST, hours: float = 0, why: str = "") -> Visit:
    state = VisitState.FAILED if why else VisitState.ANSWERED
    return Visit(source=source.name, asked_at=at(hours), state=state, why=why)


def failure(item: str) -> Failure:
    return Failure(stage="gather", item=item, kind="Unreachable", problem="no answer")


def article(id_: str, document: Document) -> Article:
    return Article(
        id=id_,
        source=COAST,
        url=document.url,
        title=f"Title of {id_}",
        published_at=MORNING,
        paragraphs=("One sentence.", "Another “one”."),
        document=document.id,
    )


def story(id_: str, *articles: Article) -> Story:
    return Story(id=id_, articles=articles, origins=tuple((a.id,) for a in articles))


def edition(id_: str = "2026-11-23", headline: str = "Dam holds", **told: Any) -> Edition:
    day, hour = date.fromisoformat(id_[:10]), id_[11:] or "0600"
    due_at = datetime(day.year, day.month, day.day, int(hour[:2]), int(hour[2:]), tzinfo=ZONE)
    kept: dict[str, Any] = {
        "id": id_,
        "publication": "The Orn Briefing",
        "day": day,
        "zone": "Europe/Paris",
        "language": "en",
        "title": f"{day:%A} Briefing: {headline}",
        "also": (),
        "due_at": due_at,
        "cutoff_at": (due_at - timedelta(minutes=30)).astimezone(UTC),
        "next_at": due_at + timedelta(days=1),
        "leads": (brief(headline),),
        "sections": (Section(name="World", briefs=(brief("Port opens", Place.MORE),)),),
        "ledger": Ledger(rows=(), down=()),
        "counts": Counts(
            sources_asked=1,
            sources_answered=1,
            documents_found=1,
            articles_read_in_full=1,
            articles_set_aside=0,
            stories=1,
            briefs=1,
            sentences=1,
        ),
        "references": (),
        "inputs": (),
        "settings": "0" * 64,
        "versions": (("daybrief", "0.1.0"),),
    }
    return Edition(**(kept | told))


def brief(headline: str, place: Place = Place.LEAD) -> Brief:
    cited = Citation(
        article="a1",
        outlet="Coast Wire",
        url="https://coast-wire.example/1",
        paragraph=0,
        start=0,
        end=len(headline),
        quote=headline,
    )
    sentence = Sentence(text=headline, role=Role.MAIN_EVENT, citations=(cited,))
    return Brief(
        story="s1",
        slug="dam-holds",
        section="World",
        place=place,
        headline=sentence,
        sentences=(sentence,),
        coverage=Coverage(article_count=1, outlets=("Coast Wire",), origin_count=1),
    )


def published(edition_: Edition) -> Edition:
    return replace(edition_, state=State.PUBLISHED)


def inputs(*documents: Document, **told: Any) -> Inputs:
    kept = {"documents": documents, "visits": (), "settings_text": 'name = "x"\n'}
    return Inputs(**(kept | told))


def outage(id_: str = "2026-11-24") -> Outage:
    day = date.fromisoformat(id_)
    due_at = datetime(day.year, day.month, day.day, 6, tzinfo=ZONE)
    return Outage(id=id_, day=day, due_at=due_at, sources_asked=9, sources_answered=1, down=())


def sheet(path: str, text: str) -> Sheet:
    return Sheet(path=path, media_type="text/html; charset=utf-8", body=text.encode())
