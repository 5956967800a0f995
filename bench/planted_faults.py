"""Plant one fault in true sentences and count how many the check catches.

The sentences are those of the articles of `multiling-2011`; each is given to the check with the
article it stands in, or with all ten of its event. Rules may be tuned on events 1 to 5; events 6
to 10 confirm. The planting knows nothing of the check: it has its own idea of a name, a figure
and a date. Beside the faults stand the false alarms: the same sentences untouched, with their
allowed edits, and what people wrote of the ten articles.

    DAYBRIEF_DATA=… python -m bench.planted_faults [--each 2000] [--seed 1] [--language english]
                                                   [--show KIND]
"""

import argparse
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.planting import ELSEWHERE, PLANTERS, Ground, Planter
from daybrief.model import Article, Role, Sentence, Source
from daybrief.stages import check
from daybrief.tools.text import is_balanced, sentences, without_quotations

CODES = {"english": "en", "french": "fr", "greek": "el", "czech": "cs", "arabic": "ar",
         "hebrew": "he", "hindi": "hi"}  # fmt: skip
CHECKS = {name: check.BUILT_IN[name] for name in ("support", "quotes", "figures", "names")}
TUNED_ON = frozenset(f"M{n:03}" for n in range(5))
"""Events one may look at while changing a rule."""
_CONNECTIVE = re.compile(
    r"^(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|In addition|Additionally|But|And|"
    r"Also|Still|Therefore|Thus|Instead|Indeed|Later|Then),?\s+(?=\w)"
)
_PARENTHESIS = re.compile(r"\s\([^()]{1,80}\)")
_DATELINE = re.compile(r"^(?:[A-Z][\w.]+,? ){1,3}(?:\([^()]{2,20}\) )?[-–—]{1,2} ")


@dataclass(frozen=True, kw_only=True)
class Event:
    """Ten articles about one event, and what three people wrote of them."""

    id: str
    articles: tuple[Article, ...]
    summaries: tuple[str, ...]


def events(data: Path, language: str) -> list[Event]:
    """Read the set in one language, title on the first line of each article."""
    folder = data / "multiling-2011"
    found: dict[str, list[Article]] = defaultdict(list)
    for path in sorted((folder / "articles").glob(f"*.{language}")):
        title, *lines = [
            line.strip() for line in path.read_text("utf-8", errors="replace").splitlines()
        ]
        article = Article(
            id=path.stem,
            source=Source(name=path.stem, address="", language=CODES[language]),
            url="",
            title=title,
            language=CODES[language],
            paragraphs=tuple(line for line in lines if line),
        )
        found[path.stem[:4]].append(article)
    return [
        Event(
            id=event,
            articles=tuple(articles),
            summaries=tuple(
                path.read_text("utf-8", errors="replace")
                for path in sorted((folder / "summaries" / language).glob(f"{event}.*"))
            ),
        )
        for event, articles in found.items()
    ]


def planters(language: str) -> Mapping[str, Mapping[str, Planter]]:
    """The ways of planting faults in a language, by their kind."""
    return PLANTERS if language == "en" else ELSEWHERE


def true_sentences(article: Article, language: str) -> list[str]:
    """Whole sentences of an article, neither scraps nor lists; their marks close."""
    return [
        span.text
        for paragraph in article.paragraphs[1:]
        for span in sentences(paragraph, language)
        if 6 <= len(span.text.split()) <= 70
        and span.text[-1] in ".!?।॥\"”'»"
        and "\n" not in span.text
        if is_balanced(span.text)
    ]


def verdict(text: str, articles: Sequence[Article], language: str) -> check.Verdict:
    """Judge one sentence as `daybrief check` does."""
    sentence = Sentence(text=text, role=Role.OTHER, citations=())
    known = {article.id: article for article in articles}
    return check.verdict(check.Claim(sentence=sentence, articles=known, language=language), CHECKS)


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A sentence that says something the articles do not."""

    way: str
    true: str
    false: str
    articles: tuple[Article, ...]
    is_tuned_on: bool


def planted(kind: str, given: list[Event], language: str, each: int, seed: int) -> list[Planted]:
    """Plant a kind of fault up to `each` times, half of them in the events tuned on.

    Every way of planting that a sentence allows is drawn from in turn, so that rare ways count.
    """
    found: list[Planted] = []
    for is_tuned_on in (True, False):
        half = [event for event in given if (event.id in TUNED_ON) == is_tuned_on]
        rng = random.Random(f"{seed} {kind} {is_tuned_on}")
        by_way: dict[str, list[Planted]] = defaultdict(list)
        for _ in range(4):
            for event in half:
                _plant(kind, event, given, language, is_tuned_on, rng, by_way)
        for ways in by_way.values():
            rng.shuffle(ways)
        seen: set[str] = set()
        drawn: list[Planted] = []
        while len(drawn) < each // 2 and any(by_way.values()):
            for ways in by_way.values():
                while ways and ways[-1].false in seen:
                    ways.pop()
                if ways and len(drawn) < each // 2:
                    drawn.append(ways.pop())
                    seen.add(drawn[-1].false)
        found += drawn
    return found


def _plant(
    kind: str,
    event: Event,
    given: list[Event],
    language: str,
    is_tuned_on: bool,
    rng: random.Random,
    by_way: dict[str, list[Planted]],
) -> None:
    for article in event.articles:
        others = tuple(a.text for e in given if e is not event for a in rng.sample(e.articles, 1))
        for text in true_sentences(article, language):
            told = event.articles if rng.random() < 0.5 else (article,)
            ground = Ground(
                sentence=text,
                article=f"{article.title}\n{article.text}",
                story="\n".join(f"{a.title}\n{a.text}" for a in told),
                elsewhere="\n".join(others),
                language=language,
            )
            for way, plant in planters(language)[kind].items():
                false = plant(ground, rng)
                # What another article says in these very words is no fault.
                if false and false != text and false not in ground.story:
                    by_way[way].append(
                        Planted(
                            way=way,
                            true=text,
                            false=false,
                            articles=told,
                            is_tuned_on=is_tuned_on,
                        )
                    )


def edited(text: str) -> Iterator[tuple[str, str]]:
    """Give a sentence after each allowed edit that it has room for."""
    for name, pattern in (("connective off", _CONNECTIVE), ("dateline off", _DATELINE)):
        if match := pattern.match(text):
            rest = text[match.end() :]
            yield name, rest[0].upper() + rest[1:]
    # An edit never touches a quotation.
    for match in _PARENTHESIS.finditer(without_quotations(text)):
        yield "parenthesis off", text[: match.start()] + text[match.end() :]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--each", type=int, default=2000, help="faults of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=CODES, default="english")
    parser.add_argument("--show", default="", help="print what is missed of this kind")
    wanted = parser.parse_args()
    language = CODES[wanted.language]
    given = events(Path(os.environ["DAYBRIEF_DATA"]), wanted.language)
    print(f"{wanted.language}, seed {wanted.seed}")
    print(f"{'fault':<44}{'tuned on':>16}{'held out':>16}{'all':>16}")
    for kind in planters(language):
        faults = planted(kind, given, language, wanted.each, wanted.seed)
        caught = [(f, not verdict(f.false, f.articles, language).supported) for f in faults]
        if caught:
            _print_row(kind, caught, lambda _: True)
            for way in planters(language)[kind]:
                _print_row(f"  {way}", caught, lambda f, way=way: f.way == way)
        if wanted.show == kind:
            for fault, is_caught in caught:
                if fault.is_tuned_on and not is_caught:
                    print(f"    [{fault.way}] {fault.true}\n        → {fault.false}")
    _false_alarms(given, language, wanted.show)
    return 0


def _print_row(
    name: str, caught: list[tuple[Planted, bool]], of: Callable[[Planted], bool]
) -> None:
    cells = []
    for half in ((True,), (False,), (True, False)):
        those = [ok for fault, ok in caught if of(fault) and fault.is_tuned_on in half]
        share = sum(those) / len(those) if those else 0.0
        cells.append(f"{share:.3f} of {len(those):>5}" if those else "–")
    print(f"{name:<44}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def _false_alarms(given: list[Event], language: str, show: str) -> None:
    print(f"{'false alarms':<44}{'judged unsupported':>20}")
    tried: dict[str, list[bool]] = defaultdict(list)
    blamed: Counter[str] = Counter()

    def note(name: str, text: str, articles: Sequence[Article]) -> None:
        found = verdict(text, articles, language)
        tried[name].append(not found.supported)
        blamed.update((name, r.check) for r in found.results if not r.passed)
        if show == name and not found.supported:
            print(f"    {text}\n        {found.why}")

    for event in given:
        for article in event.articles:
            for text in true_sentences(article, language):
                note("untouched", text, (article,))
                for name, changed in edited(text):
                    note(name, changed, (article,))
        for summary in event.summaries:
            for span in sentences(summary, language):
                note("written by people", span.text, event.articles)
    for name, wrong in tried.items():
        why = ", ".join(f"{c} {n}" for (of, c), n in sorted(blamed.items()) if of == name)
        print(f"{name:<44}{sum(wrong) / len(wrong):>11.4f} of {len(wrong):>5}   {why}")


if __name__ == "__main__":
    raise SystemExit(main())
