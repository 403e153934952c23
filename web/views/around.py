"""Where is a reader in time, and where from there? What stands around the entries of a page.

Keeps out: the entries, in one list (entries.py) or in lanes (lanes.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from search.results.timeline import TimelinePage
from search.vocabulary import DayRange, Grain
from web import links
from web.params import Asked, Lanes
from web.views.crumbs import Crumb, crumbs_of
from web.views.jump import Jump, plain_jump
from web.views.narrowing import Choice
from web.views.position import Position, position_of

LANE_LABELS = {None: "One list", Lanes.SOURCE: "By source", Lanes.PLACE: "By place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the entries: the way here, the place on the whole span, the ways on.

    Args:
        crumbs: from all days to the chosen ones.
        position: where the page lies.
        jump: the form that leads to a day.
        arrangements: one list, or lanes.
    """

    crumbs: tuple[Crumb, ...]
    position: Position
    jump: Jump
    arrangements: tuple[Choice, ...]


def around_of(
    page: TimelinePage,
    asked: Asked,
    jump: Jump | None,
    arranged: Callable[[Lanes | None], str],
) -> Around:
    """What stands around the entries of a page.

    Args:
        page: the page.
        asked: the question as asked, on its first page.
        jump: the form that leads to a day, where it could not; else None.
        arranged: the address of this page in lanes, or in one list.
    """
    chosen = asked.query.filters.days
    everywhere = replace(asked, query=links.without_days(asked.query))

    def narrowed(days: DayRange | None, grain: Grain | None) -> str:
        query = everywhere.query if days is None else links.with_days(asked.query, days)
        return links.timeline(query, grain=grain, lanes=asked.lanes)

    def holding(days: DayRange) -> str:
        within = chosen is None or chosen.overlaps(days)
        start = days.start if days.start is not None else date.min
        return links.at(start, asked if within else everywhere)

    return Around(
        crumbs=crumbs_of(chosen, narrowed),
        position=position_of(page, holding, chosen=chosen),
        jump=plain_jump(asked) if jump is None else jump,
        arrangements=tuple(
            Choice(label=label, href=arranged(lanes), current=lanes is asked.lanes)
            for lanes, label in LANE_LABELS.items()
        ),
    )
