"""What does each figure of a sentence measure? Direct links, then parts and coordinated figures.

Keeps out: which figures may share a measure (neighbours.py); who says so, where and when.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from index.claims.counted import Counted
from index.claims.links import Link, find_links
from index.claims.neighbours import closed_after, is_elsewhere, may_share
from index.claims.patterns import macro
from index.claims.symbols import Sentence, figure_at

_ROUNDS = 3
_ARMED = frozenset({"security_forces", "insurgents", "combatants_both_sides"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure and what it measures.

    Args:
        unit: the figure's unit.
        trigger: the unit of the word that says what happened.
        measure: what happened; "" when an earlier claim tells.
        rule: the rule that found it.
        category: the victims' category.
        whole: the unit of the figure that it is a part of, or None.
        surpassed: the unit of "surpassed" and the like, or None.
    """

    unit: int
    trigger: int
    measure: str
    rule: str
    category: str
    whole: int | None = None
    surpassed: int | None = None


def measure_figures(sentence: Sentence) -> list[Measured]:
    """The figures of victims in a sentence, in order.

    Args:
        sentence: the sentence.

    Returns:
        One a figure that is linked to a measure; the others are no claims.
    """
    found = {at: _measured(sentence, link) for at, link in find_links(sentence).items()}
    figures = [at for at, unit in enumerate(sentence.units) if unit.figure is not None]
    for _ in range(_ROUNDS):
        before = len(found)
        _share(sentence, figures, found)
        _share(sentence, figures[::-1], found)
        if len(found) == before:
            break
    _share_elsewhere(sentence, figures, found)
    _fill_ellipses(sentence, figures, found)
    _mark_breakdowns(sentence, found)
    # Soldiers who flee are in flight, not displaced.
    return [
        found[at]
        for at in sorted(found)
        if found[at].measure != "displaced" or found[at].category not in _ARMED
    ]


def _measured(sentence: Sentence, link: Link) -> Measured:
    figure = figure_at(sentence, link.figure)
    category = figure.category
    if link.category and category == "people":
        category = link.category
    whole = None
    if figure.part:
        whole = next(
            (at for at in range(link.figure - 1, -1, -1) if sentence.units[at].figure is not None),
            None,
        )
    return Measured(
        link.figure, link.trigger, link.measure, link.rule, category, whole, link.surpassed
    )


def _share(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    """Give a measure to neighbours of measured figures: parts, and coordinated figures."""
    for near, far in itertools.pairwise(figures):
        if near not in found or far in found or not may_share(sentence, near, far):
            continue
        first, second = min(near, far), max(near, far)
        between = sentence.symbols[first + 1 : second]
        source = found[near]
        if near < far and macro("PARTS").match(between):
            whole = near if source.whole is None else source.whole
            found[far] = _copy(sentence, source, far, "part", whole=whole)
        elif figure_at(sentence, far).part and near < far:
            found[far] = _copy(sentence, source, far, "part", whole=near)
        elif near > far and source.whole is not None:
            continue
        elif macro("CONNECT").match(between) and (near > far or closed_after(sentence, far)):
            found[far] = _copy(sentence, source, far, "coordinated", whole=source.whole)


def _share_elsewhere(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    counted = [at for at in figures if figure_at(sentence, at).counted is not Counted.OTHER]
    for near, far in itertools.pairwise(counted):
        if near in found and far not in found and is_elsewhere(sentence, near, far):
            source = found[near]
            same = _copy(sentence, source, far, "elsewhere", whole=source.whole)
            found[far] = replace(same, category=source.category)


def _copy(
    sentence: Sentence, source: Measured, at: int, rule: str, *, whole: int | None
) -> Measured:
    return Measured(
        at,
        source.trigger,
        source.measure,
        f"{source.rule}+{rule}",
        figure_at(sentence, at).category,
        whole,
    )


def _fill_ellipses(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    """ "12 civilians were killed and 30 wounded": a bare figure takes the noun before it."""
    previous: Measured | None = None
    for at in figures:
        figure = figure_at(sentence, at)
        current = found.get(at)
        if current is None:
            continue
        bare = figure.counted is Counted.BARE and figure.last == figure.count.last
        if (
            bare
            and not figure.part
            and previous is not None
            and current.category == "people"
            and current.whole is None
        ):
            between = sentence.symbols[previous.unit + 1 : at]
            if (
                not _is_one_of_a_kind(sentence, previous)
                and macro("ELLIPSIS").search(between)
                and figure_at(sentence, previous.unit).counted is Counted.PERSONS
            ):
                found[at] = Measured(
                    at,
                    current.trigger,
                    current.measure,
                    current.rule,
                    previous.category,
                    None,
                    current.surpassed,
                )
        previous = found[at] if found[at].whole is None else None


def _is_one_of_a_kind(sentence: Sentence, measured: Measured) -> bool:
    """ "One woman was killed and three were injured": the three need not be women."""
    one = figure_at(sentence, measured.unit).count.value == 1
    return one and measured.category in ("women", "men", "children")


def _mark_breakdowns(sentence: Sentence, found: dict[int, Measured]) -> None:
    """ "20 people, fifteen civilians and five guards": parts that add up to the figure before."""
    order = sorted(found)
    for number, at in enumerate(order):
        if found[at].category != "people":
            continue
        parts: list[int] = []
        for part in order[number + 1 :]:
            coordinated = found[part].rule.endswith("+coordinated")
            if not coordinated or found[part].trigger != found[at].trigger:
                break
            parts.append(part)
        values = [figure_at(sentence, part).count.value or 0 for part in parts]
        if len(parts) > 1 and sum(values) == figure_at(sentence, at).count.value:
            for part in parts:
                found[part] = replace(found[part], whole=at)
