"""What is asked of every engine? Eight classes of questions, many different ones in each.

No two questions are the same, so that no engine can answer from what it remembers of an answer.
Keeps out: how an engine is asked.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bench.news import DAYS, FIRST_DAY, SOURCES


class Shape(StrEnum):
    """How the words of a question belong together."""

    TERM = "term"
    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, in nobody's language: top 20, exact total, facets, histogram of days.

    Args:
        name: its class.
        shape: how its words belong together.
        words: what must stand in title or body; of a prefix, its letters.
        source: the only source wanted, or None.
        published: first and last day of publication wanted, both included, as ordinals, or None.
    """

    name: str
    shape: Shape
    words: tuple[str, ...]
    source: str | None = None
    published: tuple[int, int] | None = None


RARE, COMMON, BOTH, ANY = "rare term", "common term", "AND of 2", "OR of 3"
PHRASE, PREFIX, DATES, SOURCE = "phrase", "3-letter prefix", "dates + term", "source + term"
CLASSES = (RARE, COMMON, BOTH, ANY, PHRASE, PREFIX, DATES, SOURCE)
MOST = 39  # questions of a class: so many three-letter prefixes have few enough words


def questions(name: str, count: int) -> list[Question]:
    """So many different questions of one class, the same at every run."""
    if count > MOST:
        raise ValueError(f"{count} questions a class are more than {MOST}")
    return list(itertools.islice(_MAKERS[name](), count))


def _word(rank: int) -> str:
    return f"w{rank}"


def _rare() -> Iterator[Question]:
    """Words of one report in a thousand or so."""
    for n in itertools.count():
        yield Question(name=RARE, shape=Shape.TERM, words=(_word(20_000 + 733 * n),))


def _common() -> Iterator[Question]:
    """Words of 45 to 30 reports in a hundred."""
    for n in itertools.count():
        yield Question(name=COMMON, shape=Shape.TERM, words=(_word(60 + n),))


def _both() -> Iterator[Question]:
    """A word of a fifth of the reports with one of a fifteenth."""
    for n in itertools.count():
        words = (_word(150 + 3 * n), _word(500 + 11 * n))
        yield Question(name=BOTH, shape=Shape.ALL, words=words)


def _any() -> Iterator[Question]:
    """Three words of a seventh to a fortieth of the reports."""
    for n in itertools.count():
        words = (_word(230 + 3 * n), _word(610 + 7 * n), _word(1_300 + 13 * n))
        yield Question(name=ANY, shape=Shape.ANY, words=words)


def _phrase() -> Iterator[Question]:
    """Two words of more than half of the reports, side by side in a few in a thousand."""
    for first, second in itertools.permutations(range(24, 36), 2):
        if (first + second) % 3 == 0:
            yield Question(name=PHRASE, shape=Shape.PHRASE, words=(_word(first), _word(second)))


def _prefix() -> Iterator[Question]:
    """Three letters that 111 words begin with, a common one among them."""
    for letters in range(61, 100):
        yield Question(name=PREFIX, shape=Shape.PREFIX, words=(_word(letters),))


def _dates() -> Iterator[Question]:
    """A word of a fifth of the reports in a year that begins on another day each time."""
    year = 365
    for n in itertools.count():
        first = FIRST_DAY + (n * 11) % (DAYS - year)
        yield Question(
            name=DATES,
            shape=Shape.TERM,
            words=(_word(151 + 3 * n),),
            published=(first, first + year - 1),
        )


def _source() -> Iterator[Question]:
    """A word of half of the reports, in one source of thirty."""
    for n in itertools.count():
        yield Question(
            name=SOURCE,
            shape=Shape.TERM,
            words=(_word(25 + n),),
            source=f"Source {n % SOURCES}",
        )


_MAKERS = {
    RARE: _rare,
    COMMON: _common,
    BOTH: _both,
    ANY: _any,
    PHRASE: _phrase,
    PREFIX: _prefix,
    DATES: _dates,
    SOURCE: _source,
}


def day(ordinal: int) -> date:
    """The day of an ordinal."""
    return date.fromordinal(ordinal)
