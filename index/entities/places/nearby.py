"""Near which of several places lie the other places of a document, in the text and on the map?

A place counts by its way on the map, a country and its people by whether it is theirs; each counts
once, by its mention that stands closest in the text. Keeps out: when that is enough (homonyms.py).
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from index.entities.places.atlas import Spot
from index.entities.places.positions import kilometres

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
# A gazetteer is a document too; its last thousand places say nothing new.
_MOST_WITNESSES = 80
_LOCAL = 0.5  # from here on a place is close by, not merely in the same country and far off
_TELLING = 0.1  # what counts for less is not told to readers


class Anchor(NamedTuple):
    """A place that the document speaks of without doubt.

    Args:
        spot: which.
        name: as people read it.
        sentences: the ordinals of the sentences that name it, ascending.
    """

    spot: Spot
    name: str
    sentences: list[int]


class Witness(NamedTuple):
    """An anchor, and how much it counts for where it stands in the text, from 0 to 1."""

    anchor: Anchor
    in_text: float


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


def witnesses(anchors: Iterable[Anchor], sentences: Sequence[int]) -> list[Witness]:
    """The places that stand closest in the text to a name, the closest first.

    Args:
        anchors: the places that the document speaks of.
        sentences: the ordinals of those that have the name, ascending.
    """
    away = [(_sentences_between(anchor.sentences, sentences), anchor) for anchor in anchors]
    return [
        Witness(anchor, _BY_SENTENCES[between] if between < len(_BY_SENTENCES) else _FURTHER)
        for between, anchor in heapq.nsmallest(_MOST_WITNESSES, away, key=itemgetter(0))
    ]


def _sentences_between(some: Sequence[int], others: Sequence[int]) -> int:
    """How many sentences lie between two names where they come closest; both ascending."""
    few, many = sorted((some, others), key=len)
    least = abs(few[0] - many[0])
    for sentence in few:
        place = bisect_left(many, sentence)
        for other in many[max(0, place - 1) : place + 1]:
            least = min(least, abs(sentence - other))
    return least


def nearness(spot: Spot, heard: Iterable[Witness], *, measure: Measure = _COARSE) -> Nearness:
    """How near a candidate is to what the document names.

    Args:
        spot: the candidate.
        heard: the document's other places.
        measure: by what it is compared with another one.
    """
    weights: dict[str, tuple[float, str]] = {}
    local = 0
    for anchor, in_text in heard:
        close = _closeness(spot, anchor.spot, measure)
        weight = close * in_text
        if anchor.spot.entity in _EVERYWHERE:
            weight *= _SELDOM
        elif close >= _LOCAL and (not anchor.spot.area or anchor.spot.country != spot.country):
            local += 1
        # A country and its people are one witness.
        source = anchor.spot.country if anchor.spot.area else anchor.spot.entity
        weights[source] = max(weights.get(source, (0.0, "")), (weight, anchor.name))
    told = sorted((w for w in weights.values() if w[0] >= _TELLING), key=lambda w: (-w[0], w[1]))
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
