"""How does a reader get from a day back to its month, its year and all days? By links above both.

Keeps out: the strip, which leads the other way (strip.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from search.vocabulary import DayRange, Grain
from web.views.dates import MONTHS, write_filter

# The address of the timeline narrowed to days, with the scale of its strip; None for all days.
AddressOf = Callable[[DayRange | None, Grain | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """A step on the way from all days to those that are chosen.

    Args:
        label: its words, "March".
        name: the same in full, "March 2025".
        href: where it leads; "" for the current one.
    """

    label: str
    name: str
    href: str


def crumbs_of(chosen: DayRange | None, address: AddressOf) -> tuple[Crumb, ...]:
    """The way from all days to the chosen ones: year, month, day, as far as they lie in one.

    Args:
        chosen: the days that the question is narrowed to; None for all.
        address: the address for other days.
    """
    if chosen is None:
        return (Crumb(label="All days", name="All days", href=""),)
    made = [Crumb(label="All days", name="All days", href=address(None, None))]
    for days, grain, label, name in _steps(chosen):
        href = "" if days == chosen else address(days, grain)
        made.append(Crumb(label=label, name=name, href=href))
        if days == chosen:
            return tuple(made)
    words = write_filter(chosen)
    return (*made, Crumb(label=words, name=words, href=""))


def _steps(chosen: DayRange) -> list[tuple[DayRange, Grain | None, str, str]]:
    """The year, month and day that hold all of the chosen days, each with its words."""
    first, last = chosen.start, chosen.last
    if first is None or last is None or first.year != last.year:
        return []
    year = str(first.year)
    steps: list[tuple[DayRange, Grain | None, str, str]] = [
        (DayRange.inclusive(date(first.year, 1, 1), date(first.year, 12, 31)), None, year, year)
    ]
    if first.month == last.month:
        month = MONTHS[first.month - 1]
        begun = first.replace(day=1)
        ended = (begun + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        steps.append((DayRange.inclusive(begun, ended), Grain.DAY, month, f"{month} {year}"))
        if first == last:
            name = f"{first.day} {month} {year}"
            steps.append((chosen, Grain.DAY, str(first.day), name))
    return steps
