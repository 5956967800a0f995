"""One text printed many times is found, and what only tells the same event is not."""

import time
from datetime import timedelta

import pytest

from daybrief.stages.group.same import Text, copies

REPORT = (
    "The second spillway of the Tavel dam failed on Monday night after three days of rain, and "
    "the water board told twelve hundred people in the villages of Orn and Lower Brack to leave "
    "their homes. Engineers had warned in spring that the concrete of the older spillway was "
    "cracked. Nobody was hurt, the governor said, but the road to the valley will stay closed "
    "until the level has fallen by four metres. The board wants to open the bottom outlet at "
    "dawn. A spokeswoman said that the turbines had been stopped and that the reservoir still "
    "held back two thirds of the flood. Schools in the valley stay closed until Thursday."
)
OTHER_REPORT = (
    "Villagers below the Tavel dam spent the night in gymnasiums after a spillway broke. The "
    "governor, who came by boat, called it the worst flood in forty years and promised money "
    "for those who lost their cellars. Twelve hundred people had to go. In Lower Brack the fire "
    "brigade carried out the last residents at three in the morning, a dog and two goats among "
    "them. The water board has not explained why a warning of its own engineers lay in a drawer "
    "since spring, and it would not say on Tuesday when the valley road will open again."
)


def copied(*texts: Text, window: timedelta | None = None) -> tuple[tuple[int, ...], ...]:
    return copies(texts, window=window)


def changed(text: str, every: int) -> str:
    words = text.split()
    return " ".join(f"other{i}" if i % every == 4 else word for i, word in enumerate(words))


def test_a_reprint_under_a_new_headline_is_one_text():
    first = Text(title="Spillway fails", text=REPORT)
    reprint = Text(title="Villages cleared", text="TAVEL (Coast Wire) - " + REPORT)

    assert copied(first, reprint) == ((0, 1),)


def test_a_short_text_that_is_mostly_one_quotation_is_no_copy():
    quotation = " ".join(REPORT.split()[:28])
    short = f"{quotation} The mayor asked people to bring blankets, lamps and bread to the hall."
    longer = f"{quotation} {' '.join(OTHER_REPORT.split()[:36])}"

    assert copied(Text(title="", text=longer), Text(title="", text=short)) == ((0,), (1,))


def test_every_tenth_word_changed_is_still_one_text():
    assert copied(Text(title="", text=REPORT), Text(title="", text=changed(REPORT, every=10))) == (
        (0, 1),
    )


def test_a_copy_cut_after_its_beginning_is_one_text_with_the_whole():
    whole = Text(title="", text=REPORT + " " + OTHER_REPORT)
    cut = Text(title="", text=" ".join(REPORT.split()[:40]))

    assert copied(whole, cut) == ((0, 1),)


def test_a_cut_copy_with_every_tenth_word_changed_is_one_text_with_the_whole():
    whole = Text(title="", text=REPORT + " " + OTHER_REPORT)
    cut = Text(title="", text=changed(REPORT, every=10))

    assert copied(whole, cut) == ((0, 1),)


def test_a_text_changed_a_little_each_day_is_joined_within_the_window(now):
    texts = [
        Text(title="", text=f"{REPORT} Day {day}.", published_at=now + timedelta(days=day))
        for day in range(12)
    ]

    groups = copied(*texts, window=timedelta(days=3))

    assert groups == ((0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11))


def test_two_reports_of_one_event_are_two_texts():
    assert copied(Text(title="", text=REPORT), Text(title="", text=OTHER_REPORT)) == ((0,), (1,))


def test_versions_of_one_address_are_one_text():
    address = "https://post.example/dam"
    early = Text(title="Dam in danger", text=REPORT, url=address)
    late = Text(title="Dam fails", text=OTHER_REPORT, url=address)

    assert copied(early, late) == ((0, 1),)


def test_equal_headlines_without_text_are_one_text_only_if_they_say_enough():
    headline = Text(title="Second spillway of the Tavel dam fails", text="")
    heading = Text(title="Business digest", text="")

    assert copied(headline, headline, heading, heading) == ((0, 1), (2,), (3,))


def test_a_text_printed_again_after_the_window_is_another_text(now):
    texts = [
        Text(title="", text=REPORT, published_at=now + timedelta(days=days)) for days in (0, 1, 9)
    ]

    assert copied(*texts, window=timedelta(days=2)) == ((0, 1), (2,))


def test_a_text_without_a_date_joins_any_time(now):
    texts = [Text(title="", text=REPORT, published_at=at) for at in (None, now)]

    assert copied(*texts, window=timedelta(hours=1)) == ((0, 1),)


def test_a_text_with_no_words_is_nobodys_copy():
    assert copied(Text(title="", text=""), Text(title="", text="… !")) == ((0,), (1,))


@pytest.mark.parametrize(
    "texts",
    [
        [REPORT] * 3000,
        [""] * 3000,
        ["東京 дамба سد dam " * 50_000, "a" * 1_000_000, REPORT] * 100,
        [f"{REPORT} Copy number {i}." for i in range(3000)],
        [f"{REPORT[:300]} " + " ".join(f"w{i}x{j}" for j in range(60)) for i in range(3000)],
    ],
    ids=["equal", "empty", "a megabyte", "nearly equal", "one template"],
)
def test_a_flood_of_like_texts_never_costs_its_square(texts):
    started = time.process_time()

    copies([Text(title="", text=text) for text in texts], window=None)

    assert time.process_time() - started < 20
