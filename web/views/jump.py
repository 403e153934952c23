"""How does a reader jump to a day? By typing it; what it leads to is said where the reader lands.

A day without its year is that of the only year in which it is told of; of several, each is offered.
Keeps out: what can be typed (days.py), and which page holds the day (the engines).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from search.results.timeline import TimelinePage
from search.vocabulary import DayRange
from web import links
from web.days import ACCEPTED
from web.params import Asked, pairs_of
from web.typed_days import YEARS_OFFERED, days_meant, lacks_year
from web.views.dates import day_text, write_filter
from web.views.entries import EntryGroup
from web.views.narrowing import Choice
from web.views.position import day_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """The form that jumps to a day.

    Args:
        typed: what stands in its field.
        hidden: the question that goes along, as name and value.
        problem: why it leads nowhere; "" when nothing is wrong.
        choices: the days that may be meant.
        beyond: how many more years there are.
    """

    typed: str
    hidden: tuple[tuple[str, str], ...]
    problem: str = ""
    choices: tuple[Choice, ...] = ()
    beyond: int = 0


def plain_jump(asked: Asked) -> Jump:
    """The form before anything is typed."""
    first = replace(asked, query=links.first_page(asked.query))
    return Jump(typed="", hidden=pairs_of(first))


def typed_day(typed: str, years: Iterable[int]) -> tuple[DayRange, ...]:
    """The days that were typed, one for each year where the year is left open; empty for none."""
    return days_meant(" ".join(typed.split()), years)


def unclear_jump(asked: Asked, typed: str, meant: tuple[DayRange, ...]) -> Jump:
    """The form where what was typed is no day, or a day of several years.

    Args:
        asked: the question.
        typed: what was typed.
        meant: the days that may be meant, the latest first.
    """
    if not meant and not lacks_year(" ".join(typed.split())):
        problem = f"“{typed[:60]}” is no day that can be read in one way. Use {ACCEPTED}."
    elif not meant:
        problem = f"“{typed[:60]}” has no year, and no year is told of here."
    else:
        problem = f"“{typed[:60]}” has no year. Which one?"
    offered = [(days, days.start) for days in meant[:YEARS_OFFERED]]
    return replace(
        plain_jump(asked),
        typed=typed,
        problem=problem,
        choices=tuple(
            Choice(label=write_filter(days), href=links.at(start, asked))
            for days, start in offered
            if start is not None
        ),
        beyond=max(0, len(meant) - YEARS_OFFERED),
    )


def landed(
    groups: tuple[EntryGroup, ...], page: TimelinePage, at: date | None
) -> tuple[EntryGroup, ...]:
    """The groups of a page, with what is said at the one that a reader lands on.

    Args:
        groups: the groups.
        page: the page that they show.
        at: the day that was wanted, or None.
    """
    if at is None or not page.entries:
        return groups
    ids = [view.entry.id for view in page.entries]
    days = [day_in_order(view.entry) for view in page.entries]
    place = next((n for n, day in enumerate(days) if day is not None and day >= at), None)
    wanted = day_text(at)
    if place is None:
        place, words = len(ids) - 1, f"No entry begins on {wanted} or later. This is the last one."
    elif days[place] == at:
        words = f"Here begins {wanted}."
    else:
        words = f"No entry begins on {wanted}. The next one does here."
    return tuple(
        replace(group, landing=words)
        if any(line.id == ids[place] for line in group.entries)
        else group
        for group in groups
    )
