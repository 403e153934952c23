"""What does each figure of a sentence measure? Direct links, then parts and coordinated figures.

Keeps out: who says so, where and when.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from index.claims.links import Link, find_links
from index.claims.patterns import macro
from index.claims.symbols import Sentence, characters_of
from index.claims.victims import Counted, Figure

_ROUNDS = 3
_ARMED = frozenset({"security_forces", "insurgents", "combatants_both_sides"})
# Loss nouns whose measure the noun itself does not tell may share a trigger with each other.
_TAKING = frozenset({"took", "held", "had", "has", "have", "with", "saw", "caught", "sent", "met"})
_SHARING = frozenset({"bodies", "lives", ""})


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
    figure = _figure(sentence, link.figure)
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


def _figure(sentence: Sentence, at: int) -> Figure:
    figure = sentence.units[at].figure
    if figure is None:  # callers pass units that are figures
        raise ValueError(f"unit {at} is no figure")
    return figure


def _share(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    """Give a measure to neighbours of measured figures: parts, and coordinated figures."""
    for near, far in itertools.pairwise(figures):
        if near not in found or far in found or not _may_share(sentence, near, far):
            continue
        first, second = min(near, far), max(near, far)
        between = sentence.symbols[first + 1 : second]
        source = found[near]
        if near < far and macro("PARTS").match(between):
            whole = near if source.whole is None else source.whole
            found[far] = _copy(sentence, source, far, "part", whole=whole)
        elif _figure(sentence, far).part and near < far:
            found[far] = _copy(sentence, source, far, "part", whole=near)
        elif near > far and source.whole is not None:
            continue
        elif macro("CONNECT").match(between) and (near > far or _closed_after(sentence, far)):
            found[far] = _copy(sentence, source, far, "coordinated", whole=source.whole)


def _share_elsewhere(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    counted = [at for at in figures if _figure(sentence, at).counted is not Counted.OTHER]
    for near, far in itertools.pairwise(counted):
        if near in found and far not in found and _is_elsewhere(sentence, near, far):
            source = found[near]
            same = _copy(sentence, source, far, "elsewhere", whole=source.whole)
            found[far] = replace(same, category=source.category)


def _is_elsewhere(sentence: Sentence, near: int, far: int) -> bool:
    """ "80 deaths in Oran, 36 in Mora": a bare number at a place counts what the one before did."""
    figure = _figure(sentence, far)
    return (
        figure.counted is Counted.BARE
        and figure.last == figure.count.last
        and macro("ELSEWHERE").match(sentence.symbols[near + 1 : far]) is not None
        and macro("AT_A_PLACE").match(sentence.symbols[far + 1 :]) is not None
    )


def _copy(
    sentence: Sentence, source: Measured, at: int, rule: str, *, whole: int | None
) -> Measured:
    return Measured(
        at,
        source.trigger,
        source.measure,
        f"{source.rule}+{rule}",
        _figure(sentence, at).category,
        whole,
    )


def _may_share(sentence: Sentence, near: int, far: int) -> bool:
    figure, source = _figure(sentence, far), _figure(sentence, near)
    if figure.counted is Counted.OTHER or (figure.vague_noun and not figure.part):
        return False
    if source.loss not in _SHARING and figure.counted is not Counted.PERSONS:
        return False
    if figure.loss == "bodies" and source.loss != "bodies":
        return False
    if far < near and far > 0 and sentence.symbols[far - 1] in characters_of("OF"):
        return False  # "Of the 31 on board, 29 died"
    if far < near and (_is_parted(sentence, far, near) or _is_object(sentence, far)):
        return False  # "A bus with 40 people aboard fell; 12 died"
    if far < near and source.counted is Counted.BARE and source.last == source.count.last:
        return False  # "The clinic took in 45 people and one died"
    return figure.loss in _SHARING


def _is_object(sentence: Sentence, at: int) -> bool:
    """Whether a verb or a preposition stands before a figure: "They freed 40 people and ..."."""
    if at == 0:
        return False
    before = sentence.tokens[sentence.units[at - 1].first].lower
    if sentence.symbols[at - 1] in characters_of("PREPOSITION") + characters_of("BY"):
        return True  # "charges against 40 people and three more killed"
    marks = characters_of("WORD") + characters_of("GERUND") + characters_of("EXCLUSIVE")
    unlisted = sentence.symbols[at - 1] in marks
    return before in _TAKING or (unlisted and before.endswith(("ed", "ing")))


def _is_parted(sentence: Sentence, first: int, second: int) -> bool:
    """Whether a semicolon or a colon stands between two units."""
    units = sentence.units[first + 1 : second]
    return any(sentence.tokens[unit.first].text in (";", ":") for unit in units)


def _closed_after(sentence: Sentence, at: int) -> bool:
    """Whether nothing follows that could make the figure the subject of a verb of its own."""
    following = sentence.symbols[at + 1 : at + 2]
    if not following or sentence.units[at + 1].figure is not None:
        return True
    if sentence.tokens[sentence.units[at + 1].first].text in ".!?":
        return True
    return any(
        following in characters_of(name)
        for name in (
            "PREPOSITION",
            "SUBORDINATOR",
            "COMMA",
            "BREAK",
            "AND",
            "BY",
            "FROM",
            "AT",
            "DATE",
            "WITH",
            "INCLUDING",
            "THAT",
            "OF",
            "POSTADJECTIVE",
            "OR",
            "ADVERB",
        )
    ) or (following in characters_of("PAST"))


def _fill_ellipses(sentence: Sentence, figures: list[int], found: dict[int, Measured]) -> None:
    """ "12 civilians were killed and 30 wounded": a bare figure takes the noun before it."""
    previous: Measured | None = None
    for at in figures:
        figure = _figure(sentence, at)
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
                macro("ELLIPSIS").search(between)
                and _figure(sentence, previous.unit).counted is Counted.PERSONS
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
        values = [_figure(sentence, part).count.value or 0 for part in parts]
        if len(parts) > 1 and sum(values) == _figure(sentence, at).count.value:
            for part in parts:
                found[part] = replace(found[part], whole=at)
