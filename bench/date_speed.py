"""How long do dates take: until the first is read, and in texts made to be slow?

Keeps out: ordinary texts, whose speed is measured with their scores.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.dates.tagger import DateTagger
from index.model.article import Published

ROOT = Path(__file__).resolve().parent.parent
STARTS = 15
"""How many fresh processes the median is taken of."""

FIRST_DATE = """
from datetime import date
from index.dates.tagger import DateTagger
from index.model.article import Published
(found,) = DateTagger().tag("It fell on Friday.", published=Published.stated(date(2025, 3, 8)))
assert found.value == "2025-03-07"
"""

MEGABYTE = 1_000_000
HOSTILE = (
    "1", "12 ", "2011 ", "1/", "1-", "1.1.", "2011-", "2025-03-08T", "12:", "1,", "3.", "/", ".",
    "\n\n", "'s ", "٣", "A", "words and more ", "a ", "the early ", "last ", "every ", "half ",
    "March ", "January February March April ", "May 1, ", "12 May ", "1999 ", "'90s ", "Friday ",
    "Friday morning ", "will on Friday ", "two hundred ", "twenty-", "two days later ", "since ",
    "first half of the year ", "Christmas ", "p.m. ",
)  # fmt: skip
"""Pieces that a text of nothing else makes hard: digits, marks, and words that rules begin with."""


def start_milliseconds() -> dict[str, float]:
    """Wall milliseconds of a fresh interpreter: bare, and until the first date is read; medians."""
    taken: dict[str, list[float]] = {"bare": [], "first_date": []}
    for _ in range(STARTS):
        for name, code in (("bare", "pass"), ("first_date", FIRST_DATE)):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
            taken[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(times) for name, times in taken.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """What a hostile text cost.

    Args:
        piece: what it repeats.
        seconds: CPU seconds for a megabyte.
        growth: how many times those of half a megabyte.
        mentions: dates found in the megabyte.
    """

    piece: str
    seconds: float
    growth: float
    mentions: int


def strain(piece: str, *, size: int = MEGABYTE) -> Strain:
    """Read a text that repeats a piece, at half the size and at the size, a clean start each."""
    tagger = DateTagger()
    published = Published.stated(date(2025, 3, 8))
    seconds, mentions = [], 0
    for length in (size // 2, size):
        text = (piece * (length // len(piece) + 1))[:length]
        started = time.process_time()
        mentions = len(tagger.tag(text, published=published))
        seconds.append(time.process_time() - started)
    return Strain(
        piece=piece,
        seconds=seconds[1] * MEGABYTE / size,
        growth=seconds[1] / max(seconds[0], 1e-6),
        mentions=mentions,
    )
