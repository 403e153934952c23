"""Which place of several of one name does a document speak of?

In this order: what words beside the name say, for this mention and those after it; what the
document's other places and peoples lie near; the place that is usually meant. Else none: the
mention gets an entity of its own that claims no place. Only places of the strongest gazetteer that
knows the name are asked. Keeps out: which words stand beside (beside.py), and how near is measured
(nearby.py).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import NamedTuple

from index.entities.document import Document, Found
from index.entities.gazetteer import entity_id
from index.entities.places.atlas import Atlas, Spot
from index.entities.places.beside import is_away, neighbours, state_after
from index.entities.places.nearby import (
    Anchor,
    Nearness,
    Witness,
    measure_between,
    nearness,
    witnesses,
)
from index.model.names import EntityKind, Told, Which

_UNCLEAR = " (unclear which)"
_ENOUGH = 0.3
_CLEAR = 2.0  # the nearest place is so many times as near as the next
# Against the place that is usually meant: two witnesses close by, and little on its own side.
_LOCAL_AGAINST_USUAL = 2
_ENOUGH_AGAINST_USUAL = 1.2
_CLEAR_AGAINST_USUAL = 3.0
_MOST_TOLD = 3


class Choice(NamedTuple):
    """What a mention stands for.

    Args:
        entity: the entity's id.
        name: its canonical name.
        which: why.
    """

    entity: str
    name: str
    which: Which


class _Case(NamedTuple):
    """The mentions of one shared name, and the places that bear it."""

    spots: tuple[Spot, ...]
    ordinals: list[int]
    usual: Spot | None
    spelling: str


class _Beside(NamedTuple):
    """A place that words beside a mention name, and by which; None is one that nobody knows."""

    spot: Spot | None
    by: str


class Homonyms:
    """The choices of one document.

    Args:
        document: the text.
        atlas: the known places.
        found: the document's names, in order.
    """

    def __init__(self, document: Document, atlas: Atlas, found: list[Found]) -> None:
        self._document, self._atlas, self._found = document, atlas, found
        self._choices: dict[int, Choice] = {}
        cases = self._cases()
        if cases:
            opens = document.tokens.opens
            self._sentences = list(accumulate(opens, initial=0))[1:]
            self._spots = {n.first: atlas.spots(n.spellings) for n in found}
            self._decide(cases)

    def of(self, name: Found) -> Choice | None:
        """What a name stands for; None where its place is the only one of the name."""
        return self._choices.get(name.first)

    def _cases(self) -> list[_Case]:
        """The names in the document that several places bear."""
        ordinals: defaultdict[tuple[Spot, ...], list[int]] = defaultdict(list)
        for ordinal, name in enumerate(self._found):
            if len(name.spellings) > 1:
                spots = self._atlas.spots(name.spellings)
                if len(spots) > 1:
                    ordinals[spots].append(ordinal)
        return [self._case(spots, at) for spots, at in ordinals.items()]

    def _case(self, spots: tuple[Spot, ...], ordinals: list[int]) -> _Case:
        usual = [spot for spot in spots if spot.usual]
        spelling = self._found[ordinals[0]].spellings[0].text
        return _Case(spots, ordinals, usual[0] if len(usual) == 1 else None, spelling)

    def _decide(self, cases: list[_Case]) -> None:
        open_cases = [(case, self._by_words(case)) for case in cases]
        # What is usually meant is settled first, so that it speaks for and against the others.
        for usual in (True, False):
            anchors = self._anchors()
            for case, rest in open_cases:
                if rest and usual is (case.usual is not None):
                    self._by_places(case, rest, anchors)

    def _by_words(self, case: _Case) -> list[int]:
        """Settles the mentions that words beside them tell; returns the others."""
        rest: list[int] = []
        told: dict[Spot, str] = {}
        current: Spot | None = None
        for ordinal in case.ordinals:
            beside = self._beside(case, ordinal)
            if beside is not None and beside.spot is None:
                self._leave(ordinal, case)
            elif beside is not None and beside.spot is not None:
                current = beside.spot
                told[current] = beside.by
                self._settle(ordinal, current, Which(told=Told.BESIDE, by=(beside.by,)))
            elif current is not None:
                self._settle(ordinal, current, Which(told=Told.CARRIED, by=(told[current],)))
            else:
                rest.append(ordinal)
        # Words further on speak for what stands before them as long as they speak for one place.
        if len(told) == 1 and case.usual in (None, current):
            ((spot, by),) = told.items()
            for ordinal in rest:
                self._settle(ordinal, spot, Which(told=Told.CARRIED, by=(by,)))
            return []
        return rest

    def _beside(self, case: _Case, ordinal: int) -> _Beside | None:
        """What words beside a mention say of where it lies; None when they say nothing."""
        state = state_after(self._document, self._found[ordinal])
        fitting = [spot for spot in case.spots if state and state in spot.near]
        if len(fitting) == 1:
            return _Beside(fitting[0], state.title())
        for other, within, firm in neighbours(self._document, self._found, ordinal):
            around = self._spots[other.first]
            fitting = [
                spot
                for spot in case.spots
                if any(_lies_in(o, spot) if within else _lies_in(spot, o) for o in around)
            ]
            by = self._document.surface(other.first, other.last)
            if len(fitting) == 1:
                return _Beside(fitting[0], by)
            if firm and not fitting and any(o.area for o in around):
                return _Beside(None, by)
        return None

    def _by_places(self, case: _Case, rest: list[int], anchors: list[Anchor]) -> None:
        sentences = sorted({self._sentences[self._found[n].first] for n in rest})
        own = {spot.entity for spot in case.spots}
        heard = witnesses((a for a in anchors if a.spot.entity not in own), sentences)
        near = {spot: nearness(spot, heard) for spot in case.spots}
        nearest = max(case.spots, key=lambda spot: near[spot].score)
        if case.usual is None:
            clear = near[nearest].score >= _ENOUGH and all(
                _is_nearer(nearest, other, heard) for other in case.spots if other is not nearest
            )
            chosen = nearest if clear else None
        else:
            chosen = nearest if _outweighs(near[nearest], near[case.usual]) else case.usual
        for ordinal in rest:
            if chosen is None:
                self._leave(ordinal, case)
                continue
            by = near[chosen].by[:_MOST_TOLD]
            told = Told.NEARBY if by and near[chosen].score >= _ENOUGH else Told.USUAL
            self._settle(ordinal, chosen, Which(told=told, by=by if told is Told.NEARBY else ()))

    def _anchors(self) -> list[Anchor]:
        """The places of which the document speaks without doubt, as far as that is settled."""
        anchors: dict[str, Anchor] = {}
        for name in self._found:
            if is_away(self._document, name):
                continue
            choice = self._choices.get(name.first)
            spots = self._spots[name.first]
            if choice is not None:
                spots = tuple(spot for spot in spots if spot.entity == choice.entity)
            if len(spots) == 1:
                (spot,) = spots
                if spot.entity not in anchors:
                    surface = self._document.surface(name.first, name.last)
                    anchors[spot.entity] = Anchor(spot, surface, [])
                anchors[spot.entity].sentences.append(self._sentences[name.first])
        return list(anchors.values())

    def _settle(self, ordinal: int, spot: Spot, which: Which) -> None:
        self._choices[self._found[ordinal].first] = Choice(spot.entity, spot.name, which)

    def _leave(self, ordinal: int, case: _Case) -> None:
        name = case.spelling + _UNCLEAR
        self._choices[self._found[ordinal].first] = Choice(
            unclear_id(case.spelling), name, Which(told=Told.NOTHING)
        )


def unclear_id(spelling: str) -> str:
    """The id of what stands for a place of this name where nothing tells which."""
    return entity_id(EntityKind.PLACE, spelling + _UNCLEAR)


def bare_of(name: str) -> str:
    """The spelling that such an entity is named for."""
    return name.removesuffix(_UNCLEAR)


def is_unclear(name: str) -> bool:
    """Whether such an entity has this name."""
    return name.endswith(_UNCLEAR)


def _lies_in(spot: Spot, other: Spot) -> bool:
    """Whether a place lies in another one, as far as its row says."""
    if spot.country and other.country and spot.country != other.country:
        return False
    if spot.entity == other.entity:
        return False
    return (other.area and spot.country == other.country) or bool(spot.near & other.names)


def _is_nearer(spot: Spot, other: Spot, heard: list[Witness]) -> bool:
    """Whether one of two places is clearly nearer to what the document names."""
    measure = measure_between(spot, other)
    one, two = (nearness(s, heard, measure=measure) for s in (spot, other))
    return one.score >= max(_ENOUGH, _CLEAR * two.score)


def _outweighs(rival: Nearness, usual: Nearness) -> bool:
    """Whether a place is meant although another one of its name usually is."""
    return rival.local >= _LOCAL_AGAINST_USUAL and rival.score >= max(
        _ENOUGH_AGAINST_USUAL, _CLEAR_AGAINST_USUAL * usual.score
    )
