"""Lays the chosen sentences out in paragraphs: what one article goes on to tell stays together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from daybrief.model import Label
from daybrief.stages.write.candidates import Candidate

SENTENCES_A_PARAGRAPH = 3
LABELS_FROM = 4
"""Number of the first labelled paragraph; those before it are for the telling."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One chosen sentence and where it stands."""

    candidate: Candidate
    paragraph: int
    label: Label | None = None


def gathered(
    found: Sequence[Line], stands_behind: Callable[[Iterable[Line], Candidate], bool]
) -> tuple[Line, ...]:
    """The lines in the order of their paragraphs, what one article goes on to tell side by side.

    Takes:   the chosen lines; whether a sentence would stand behind some of them alone.
    Method:  a sentence of the last paragraph goes up behind the last one of its article that
             stands above it, if it stands there and there are no more paragraphs than before; a
             paragraph that grows too long is halved.
    """
    paragraphs: list[list[Line]] = [
        [line for line in found if line.paragraph == number] for number in range(LABELS_FROM)
    ]
    *upper, rest = paragraphs
    for line in tuple(rest):
        for number, lines in reversed(tuple(enumerate(upper))):
            own = [n for n, other in enumerate(lines) if _goes_on(other.candidate, line.candidate)]
            if not own:
                continue
            end = own[-1] + 1
            above = [*chain.from_iterable(upper[:number]), *lines[:end]]
            grown = [*lines[:end], line, *lines[end:]]
            others = [
                *upper[:number],
                grown,
                *upper[number + 1 :],
                [x for x in rest if x is not line],
            ]
            is_short = sum(map(_parts, others)) <= LABELS_FROM
            if is_short and stands_behind(above, line.candidate):
                upper[number] = grown
                rest.remove(line)
            break
    told = []
    halves = chain.from_iterable(map(_halved, [*upper, rest]))
    for number, half in enumerate(halves):
        told += [replace(line, paragraph=number) for line in half]
    labelled = [line for line in found if line.paragraph >= LABELS_FROM]
    return (*told, *sorted(labelled, key=lambda line: line.paragraph))


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether the other is further down in the same article."""
    return one.article.id == other.article.id and one.place < other.place


def _parts(lines: Sequence[Line]) -> int:
    """Paragraphs that lines fill."""
    return -(-len(lines) // SENTENCES_A_PARAGRAPH)


def _halved(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines as paragraphs of nearly one length; none where there are none."""
    count = _parts(lines)
    size = -(-len(lines) // count) if count else 1
    return (lines[start : start + size] for start in range(0, len(lines), size))
