"""Which entities may be one and were not merged? Suspicions with reasons, for a person to judge.

Nothing here merges: letters alone never prove that two names are one (Tartus is not Tarsus), they
only make it worth a look. Every suspicion is found through something that both names share, so
that the work grows with the names and not with their pairs. Keeps out: how names are joined
(gazetteer_edit.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.entities.gazetteer import normal
from index.entities.romanise import key
from index.model.names import EntityKind

CROWD = 12
"""So many entities that share something share nothing in particular."""

SHORTEST_NEAR_KEY = 5
"""Shorter keys are one letter apart by chance: Hama, Homs."""

_PARTICLES = frozenset("al el bin ibn ben bint abu abou umm the of for and in on".split())
_VOWELS = frozenset("aeiouy")
_LONGEST_ACRONYM = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that may be another's double.

    Args:
        id: the entity's id.
        kind: its kind.
        name: its canonical name.
        spellings: all its names, as known and as written.
        mentions: how often the reports name it.
        wikidata: its item, or "".
        geonames: its number, or "".
        known: whether a gazetteer has it.
    """

    id: str
    kind: EntityKind
    name: str
    spellings: tuple[str, ...]
    mentions: int
    wikidata: str = ""
    geonames: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Two entities that may be one.

    Args:
        one: the one named more often.
        other: the other.
        reason: what makes them look like one, for people.
        why_apart: why they were not merged, for people.
        weight: how much speaks for it, from 0 to 1; a rank, no probability.
    """

    one: Candidate
    other: Candidate
    reason: str
    why_apart: str
    weight: float


Features = Callable[[Candidate], set[str]]

_NUMBERS: tuple[tuple[str, Features], ...] = (
    ("Wikidata item", lambda candidate: {candidate.wikidata} - {""}),
    ("GeoNames number", lambda candidate: {candidate.geonames} - {""}),
)


def suspicions(candidates: Iterable[Candidate]) -> list[Suspicion]:
    """The pairs that may be one, the likeliest first, each pair once.

    Args:
        candidates: the entities of a corpus.
    """
    everyone = sorted(candidates, key=lambda c: (-c.mentions, c.id))
    best: dict[tuple[str, str], Suspicion] = {}
    for find in _FINDERS:
        for found in find(everyone):
            pair = (found.one.id, found.other.id)
            if _are_known_apart(found.one, found.other):
                continue
            if pair not in best or found.weight > best[pair].weight:
                best[pair] = found
    return sorted(
        best.values(), key=lambda s: (-s.weight, -s.other.mentions, -s.one.mentions, s.one.id)
    )


def _are_known_apart(one: Candidate, other: Candidate) -> bool:
    """Whether a gazetteer has both, and no number says that its two rows are one thing."""
    if _same_number(one, other):
        return False
    return one.known and other.known


def _same_number(one: Candidate, other: Candidate) -> bool:
    return bool(
        (one.wikidata and one.wikidata == other.wikidata)
        or (one.geonames and one.geonames == other.geonames)
    )


def _by_number(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """Rows of a gazetteer that give one item of Wikidata or GeoNames."""
    for called, number_of in _NUMBERS:
        for number, sharing in _sharing(everyone, number_of):
            for one, other in combinations(sharing, 2):
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"both have the {called} {number}",
                    why_apart="two rows of a gazetteer are never joined by themselves",
                    weight=1.0,
                )


def _by_kind(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """One name under two kinds."""
    for _, sharing in _sharing(everyone, lambda c: {normal(c.name)}):
        for one, other in combinations(sharing, 2):
            if one.kind is not other.kind:
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"the same name as {one.kind.value} and as {other.kind.value}",
                    why_apart="names of two kinds are never joined",
                    weight=0.5,
                )


def _by_letters(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """Keys that differ by one letter, in names long enough for it to be a slip."""
    keys = {candidate.id: _near_keys(candidate) for candidate in everyone}

    def gaps(candidate: Candidate) -> set[str]:
        return {gap for own in keys[candidate.id] for gap in _with_a_gap(own)}

    for _, sharing in _sharing(everyone, gaps):
        for one, other in combinations(sharing, 2):
            if one.kind is not other.kind:
                continue
            near = [
                (a, b)
                for a in sorted(keys[one.id])
                for b in sorted(keys[other.id])
                if a != b and _differing(a, b) is not None
            ]
            if near:
                a, b = near[0]
                vowel = (_differing(a, b) or "")[:1] in _VOWELS
                words = len(a.split())
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"one {'vowel' if vowel else 'letter'} apart but for romanisation",
                    why_apart="letters alone join no names, as Tartus and Tarsus show",
                    weight=(0.7 if vowel else 0.5) + (0.2 if words > 1 else 0.0),
                )


def _near_keys(candidate: Candidate) -> set[str]:
    names = {candidate.name, *candidate.spellings}
    return {k for name in names if len(k := key(name)) >= SHORTEST_NEAR_KEY}


def _with_a_gap(word: str) -> Iterator[str]:
    """The word, and the word without one of its letters: names one letter apart share one."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _differing(one: str, other: str) -> str | None:
    """The letter by which two keys differ, or None where they differ by more or by none."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return None
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        return one[at] if one[at + 1 :] == other[at + 1 :] else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at] if longer[at + 1 :] == shorter[at:] else None


def _by_surname(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """A person known by a bare surname, and those who bear it in other reports."""
    for word, sharing in _sharing(_persons(everyone), lambda c: {_words(c.name)[-1]}):
        full = [c for c in sharing if len(_words(c.name)) > 1]
        for bare in sharing:
            if len(_words(bare.name)) > 1 or not full:
                continue
            for whole in full:
                one, other = sorted((bare, whole), key=lambda c: (-c.mentions, c.id))
                among = "" if len(full) == 1 else f", one of {len(full)} of that surname"
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"“{word.title()}” alone, and {whole.name} in other reports{among}",
                    why_apart="a surname goes with a person only within a report",
                    weight=0.8 if len(full) == 1 else 0.4,
                )


def _persons(everyone: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in everyone if c.kind is EntityKind.PERSON and _words(c.name)]


def _by_part(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """A short name of a body that is the end or beginning of a longer one."""
    bodies = [c for c in everyone if c.kind in (EntityKind.ORGANISATION, EntityKind.MEDIA)]
    for _, sharing in _sharing(bodies, lambda c: set(_words(c.name)[-1:])):
        for one, other in combinations(sharing, 2):
            short, long = sorted((one, other), key=lambda c: len(_words(c.name)))
            shorter, longer = _words(short.name), _words(long.name)
            ends = shorter != longer and longer[-len(shorter) :] == shorter
            if one.kind is other.kind and ends:
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"“{short.name}” ends “{long.name}”",
                    why_apart="a short name goes with a longer one only within a report",
                    weight=0.3 + 0.1 * min(3, len(shorter)),
                )


def _by_initials(everyone: Sequence[Candidate]) -> Iterator[Suspicion]:
    """An acronym and a name with these initials."""

    def initials(candidate: Candidate) -> set[str]:
        if candidate.kind is EntityKind.PLACE or candidate.kind is EntityKind.PERSON:
            return set()
        shared = {s for s in candidate.spellings if s.isupper() and 2 < len(s) <= _LONGEST_ACRONYM}
        words = [w for w in normal(candidate.name).split() if w not in _PARTICLES]
        if len(words) > 2:
            shared.add("".join(word[0] for word in words).upper())
        return shared

    for letters, sharing in _sharing(everyone, initials):
        for one, other in combinations(sharing, 2):
            written = [c for c in (one, other) if letters in c.spellings]
            if len(written) == 1:
                long = other if written[0] is one else one
                yield Suspicion(
                    one=one,
                    other=other,
                    reason=f"{letters} are the initials of “{long.name}”",
                    why_apart="no report puts the two beside each other",
                    weight=0.75,
                )


def _words(name: str) -> list[str]:
    """The words of a name that tell, folded."""
    return [word for word in normal(name).split() if word not in _PARTICLES]


def _sharing(
    everyone: Sequence[Candidate], features: Features
) -> Iterator[tuple[str, list[Candidate]]]:
    """Each feature with the few who share it, in order."""
    owners: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in everyone:
        for feature in sorted(features(candidate)):
            owners[feature].append(candidate)
    for feature, sharing in owners.items():
        if 1 < len(sharing) <= CROWD:
            yield feature, sharing


_FINDERS = (_by_number, _by_kind, _by_letters, _by_surname, _by_part, _by_initials)
