"""Near which of several places lie the other places of a document, in the text and on the map?

A place counts by its way on the map, a country and its people by whether it is theirs; each counts
once, by its mention that stands closest in the text. Keeps out: when that is enough (homonyms.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.entities.positions import Position, kilometres

_FARTHEST_HALF_KM = 300.0
_NEAREST_HALF_KM = 5.0
_OF_THE_COUNTRY = 0.6
_AREA = 0.6  # a country is large: what lies near its middle is near less surely
# These stand in reports from everywhere: the USA and where its and others' decisions are made.
_EVERYWHERE = frozenset(
    "place-united-states group-americans place-washington place-new-york place-brussels "
    "place-geneva place-united-nations".split()
)
_SELDOM = 0.15
# By how many sentences lie between; further away everything counts alike.
_BY_SENTENCES = (1.0, 0.6)
_FURTHER = 0.35


class Spot(NamedTuple):
    """A place on the map, as far as it is known.

    Args:
        entity: its id; a country's people have one of their own.
        country: ISO 3166-1 alpha-2, or "".
        names: its names, normalised, without the qualifier.
        near: its regions and what else speaks for it, normalised.
        position: where, or None.
        area: whether it is a country or a people.
    """

    entity: str
    country: str
    names: frozenset[str]
    near: frozenset[str]
    position: Position | None
    area: bool


class Anchor(NamedTuple):
    """A place that the document speaks of without doubt.

    Args:
        spot: which.
        name: as people read it.
        sentences: the ordinals of the sentences that name it, ascending.
    """

    spot: Spot
    name: str
    sentences: Sequence[int]


class Measure(NamedTuple):
    """By what two places are compared.

    Args:
        half_km: the way at which a place says half as much.
        abroad: whether they lie in two countries; else it says nothing that an anchor lies in the
            country of both.
    """

    half_km: float = _FARTHEST_HALF_KM
    abroad: bool = True


_COARSE = Measure()


class Nearness(NamedTuple):
    """How much speaks for one candidate.

    Args:
        score: the sum of what speaks for it.
        local: how many anchors lie close by or in its region.
        by: their names, the weightiest first.
    """

    score: float
    local: int
    by: tuple[str, ...]


def nearness(
    spot: Spot, anchors: Iterable[Anchor], sentences: Sequence[int], *, measure: Measure = _COARSE
) -> Nearness:
    """How near a candidate is to what the document names.

    Args:
        spot: the candidate.
        anchors: the document's other places.
        sentences: where the name stands that is to be decided.
        measure: by what it is compared with another one.
    """
    weights: dict[str, tuple[float, str]] = {}
    local = 0
    for anchor in anchors:
        close = _closeness(spot, anchor.spot, measure)
        weight = close * _in_text(anchor.sentences, sentences)
        if anchor.spot.entity in _EVERYWHERE:
            weight *= _SELDOM
        elif close >= 0.5 and (not anchor.spot.area or anchor.spot.country != spot.country):
            local += anchor.spot.position is not None or close == 1.0
        # A country and its people are one witness.
        witness = anchor.spot.country if anchor.spot.area else anchor.spot.entity
        weights[witness] = max(weights.get(witness, (0.0, "")), (weight, anchor.name))
    told = sorted((w for w in weights.values() if w[0] >= 0.1), key=lambda w: (-w[0], w[1]))
    score = sum(weight for weight, _ in weights.values())
    return Nearness(score, local, tuple(name for _, name in told))


def measure_between(one: Spot, other: Spot) -> Measure:
    """What fits two places: two quarters of a town need a finer measure than two countries."""
    half = _FARTHEST_HALF_KM
    if one.position is not None and other.position is not None:
        half = min(half, kilometres(one.position, other.position) / 3)
    return Measure(max(half, _NEAREST_HALF_KM), one.country != other.country)


def _closeness(spot: Spot, other: Spot, measure: Measure) -> float:
    """From 0 to 1: how much the one makes the other likely."""
    if not (spot.country and other.country) or spot.country == other.country:
        told = spot.near & (other.names | other.near) or spot.names & other.near
        if told:
            return 1.0
    compatriot = measure.abroad and bool(spot.country) and spot.country == other.country
    close = _OF_THE_COUNTRY if compatriot else 0.0
    if spot.position is not None and other.position is not None:
        way = kilometres(spot.position, other.position) / measure.half_km
        factor = _AREA if other.area or spot.area else 1.0
        close = max(close, factor / (1 + way * way))
    return close


def _in_text(one: Sequence[int], other: Sequence[int]) -> float:
    between = min(abs(a - b) for a in one for b in other)
    return _BY_SENTENCES[between] if between < len(_BY_SENTENCES) else _FURTHER
