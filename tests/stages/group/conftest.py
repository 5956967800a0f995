"""Reports of four invented events, three outlets each, and a maker of articles."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.model import Article, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EVENTS = {
    "dam": (
        "Tavel dam: second spillway fails|The second spillway of the Tavel dam failed overnight "
        "and 1,200 people in Lower Brack were told to leave. Governor Ilse Marn flew over the "
        "valley. The water board opened the bottom outlet of the Tavel dam at dawn.",
        "Villages cleared below Tavel dam|About 1,200 villagers of Lower Brack left their homes "
        "after a spillway broke at the Tavel dam. The water board had known of cracks in the "
        "spillway since spring, Governor Marn admitted.",
        "Marn promises inquiry into Tavel spillway|Governor Ilse Marn promised an inquiry into "
        "the broken spillway at Tavel, while Lower Brack stays empty. The dam held, said the "
        "water board, and the flood is going down.",
    ),
    "port": (
        "Port director guilty in Brennick bribery trial|A jury in Brennick found the port "
        "director Odo Kestrel guilty of taking bribes from a crane maker. Judge Amalia Torv will "
        "pass sentence in January. Kestrel said he would appeal the verdict.",
        "Kestrel convicted of bribery|Odo Kestrel, for twelve years director of the port, was "
        "convicted of bribery. The jury in Brennick needed two days. The crane maker paid him "
        "through his brother, the jury found; sentence is due in January.",
        "Verdict shakes Brennick port|After the verdict against its director Odo Kestrel the port "
        "of Brennick looks for a successor. Jurors believed the crane maker who said that the "
        "bribes went to Kestrel's brother. The appeal is being written.",
    ),
    "talks": (
        "Norland and Sarvia agree to reopen talks|Officials of Norland and Sarvia agreed to name "
        "delegations for talks on the border war and to let their embassies work again, both "
        "foreign ministries said. Sarvia offered mining rights in the Orn valley.",
        "Embassies to reopen as Norland meets Sarvia|The embassies of Norland and Sarvia will work "
        "in full again, ministries said after the longest meeting since the border war began. "
        "Delegations for talks are to be named within weeks.",
        "Sarvia dangles mining rights in border talks|Sarvia offered companies from Norland mining "
        "rights in return for talks on the border war. Both foreign ministries spoke of "
        "delegations; neither mentioned the prisoners.",
    ),
    "ferry": (
        "Ferry crews strike at Coldhaven|Ferry crews at Coldhaven stopped work at midnight in a "
        "quarrel over pay. The union Deckhands United wants nine percent. Islanders of Skerra "
        "were left without post and milk.",
        "No ferries to Skerra as crews walk out|Skerra was cut off when ferry crews walked out at "
        "midnight. Deckhands United, their union, asks for nine percent more night pay; the "
        "Coldhaven company offers four.",
        "Skerra runs short of milk|The strike of the Coldhaven ferry crews leaves Skerra short of "
        "milk and medicine. The union Deckhands United let one ferry sail for the sick. Talks on "
        "night pay go on.",
    ),
}


@pytest.fixture
def make() -> Callable[..., Article]:
    """Make one article; a title and text may be given as `title|text`."""

    def made(
        id: str,
        told: str,
        *,
        outlet: str = "",
        owner: str = "",
        hours: float | None = 0,
        **facts: object,
    ) -> Article:
        title, _, text = told.partition("|")
        source = Source(name=outlet or f"outlet of {id}", address="https://o.example/", owner=owner)
        values = {
            "id": id,
            "source": source,
            "url": f"https://o.example/{id}",
            "title": title,
            "paragraphs": tuple(text.split("\n\n")) if text else (),
            "published_at": None if hours is None else NOON + timedelta(hours=hours),
        }
        return Article(**(values | facts))

    return made


@pytest.fixture
def day(make: Callable[..., Article]) -> tuple[Article, ...]:
    """All reports of the four events, an hour between two."""
    return tuple(
        make(f"{event}{number}", told, hours=number)
        for event, reports in EVENTS.items()
        for number, told in enumerate(reports)
    )
