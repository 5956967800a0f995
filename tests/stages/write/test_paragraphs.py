"""What one article goes on to tell stands side by side, in no more paragraphs than before."""

import pytest

from daybrief.stages.write.candidates import Candidate
from daybrief.stages.write.paragraphs import Line, gathered


@pytest.fixture
def line(article):
    def line(told: str, paragraph: int) -> Line:
        """`A2` is the sentence at place 2 of article A."""
        piece = article(told[0], "Talks", "Norland talks with Sarvia.", id=told[0])
        candidate = Candidate(
            article=piece, origin=0, paragraph=0, start=int(told[1]), source=told, text=told,
            edits=(), place=int(told[1]), telling=lambda: (), concepts=frozenset(), word_count=1,
            taken_as_known=frozenset(), full_names={},
        )  # fmt: skip
        return Line(candidate=candidate, paragraph=paragraph)

    return line


def laid_out(lines, stands=lambda above, candidate: True):
    made = gathered(lines, stands)
    numbers = dict.fromkeys(one.paragraph for one in made)
    return [
        " ".join(one.candidate.text for one in made if one.paragraph == number)
        for number in numbers
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["A0 B0", "C0", "", "A1"], ["A0 A1 B0", "C0"]),
        (["A0 B0 C0", "D0 E0 F0", "", "A2 C1 F2"], ["A0 A2 B0", "C0 C1", "D0 E0", "F0 F2"]),
        (["A0 B0 C0", "D0", "E0", "A1 B1"], ["A0 B0 C0", "D0", "E0", "A1 B1"]),
        (["A2 B0", "C0", "", "A1"], ["A2 B0", "C0", "A1"]),
        (["A0", "A2", "", "A3"], ["A0", "A2 A3"]),
        (["A0", "B0"], ["A0", "B0"]),
    ],
)
def test_an_articles_next_sentence_goes_up_behind_its_last(line, paragraphs, expected):
    lines = [line(told, n) for n, part in enumerate(paragraphs) for told in part.split()]

    assert laid_out(lines) == expected


def test_a_sentence_that_would_lean_there_stays(line):
    lines = [line("A0", 0), line("B0", 1), line("A1", 3)]

    made = laid_out(lines, lambda above, _: [one.candidate.text for one in above] != ["A0"])

    assert made == ["A0", "B0", "A1"]
