"""Which year do the digits or words of a full date mean: "2025", "'25", "25", "nineteen ten"?

Keeps out: dates that leave their year out.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.readings.reading import Context

YEARS_AHEAD = 20
"""A year of two digits is the last of that ending, or one at most so many years ahead."""


def written_year(found: Found, context: Context) -> int:
    """The captured year; of the first date of a span over New Year ("Dec. 30 - Jan. 2, 2025")
    the year before the one that is written."""
    first, last = found.captures["year"]
    written = found.tokens.values[first]
    short = last - first == 1 and len(written) == 2
    year = full_year(written, context) if short else found.number("year")
    if found.has("later") and int(found.value("later")) < int(found.value("month")):
        return year - 1
    return year


def full_year(written: str, context: Context) -> int:
    """A year of two digits in the century that fits the anchor; four digits as they stand."""
    year = int(written)
    if len(written) > 2:
        return year
    near = context.base.year if context.base is not None else 2000
    century = max(near, 0) // 100 * 100
    fitting = [century + year + shift for shift in (-100, 0, 100)]
    return max(y for y in fitting if y <= near + YEARS_AHEAD or y == fitting[0])
