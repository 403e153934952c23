"""Which passages of one bucket tell of one event? Groups, and why each passage is in its group.

Dated passages found groups and join them by vote: a share of the group must tell of the same event.
A group of a day can tell how well a passage without a day would go with it; such a passage counts
for nothing there, so that one guess never leads to another. Deterministic for a given set of
passages and their order of issue. Keeps out: what is evidence (evidence.py), and which day a
passage without one joins (entries.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.model.entries import Ground
from index.timeline.candidates import Candidate
from index.timeline.evidence import (
    LEAST,
    ground_between_undated,
    ground_on_day,
    ground_without_day,
    is_elsewhere,
)
from index.timeline.likeness import Likeness
from index.timeline.particulars import Figures

# The share of a group that must tell of the same event. What has no day differs more in words.
_SHARE_ON_DAY = 0.5
_SHARE_UNDATED = 0.3

# Which evidence a passage without a day follows before other evidence.
_RANKS = {Ground.SUBJECT: 0, Ground.WORDING: 1, Ground.PLACE: 2, Ground.FIGURES: 3}

_Evidence = Callable[[Candidate, Candidate, float], Ground | None]


class Member(NamedTuple):
    """A passage of a group.

    Args:
        candidate: the passage.
        ground: why it is in the group.
    """

    candidate: Candidate
    ground: Ground


Group = list[Member]


class Offer(NamedTuple):
    """How well a passage without a day goes with a group of a day; more is better.

    Args:
        rank: how strong the ground is.
        likeness: the cosine with the passage there that is evidence.
        ground: why it goes with the group.
        group: which one, by its ordinal.
    """

    rank: int
    likeness: float
    ground: Ground
    group: int


class DayGroups:
    """The groups that the dated passages of a bucket make.

    Args:
        bucket: dated passages, and those that visit their days.
    """

    def __init__(self, bucket: Iterable[Candidate]) -> None:
        ordered = in_order(one for one in bucket if not one.goes_on)
        dated = [one for one in ordered if one.is_dated]
        self.visitors = [one for one in ordered if not one.is_dated]
        self._parted = _Parted([*dated, *self.visitors], ground_on_day, share=_SHARE_ON_DAY)
        for number in range(len(dated)):
            self._parted.place(number)
        self._numbers = {one.id: n for n, one in enumerate(self.visitors, start=len(dated))}
        self.groups = [[dated[n] for n in numbers] for numbers in self._parted.groups]
        # Every bucket that a visitor visits asks all of them, so each answers once.
        self._offers: dict[str, Offer | None] = {}

    def offer(self, visitor: Candidate) -> Offer | None:
        """How well a visitor goes with the group that it goes with best; None for none."""
        if visitor.id not in self._offers:
            self._offers[visitor.id] = self._parted.offer(self._numbers[visitor.id])
        return self._offers[visitor.id]


def grouped_undated(passages: Iterable[Candidate]) -> list[Group]:
    """The groups of passages without a day; one alone only if it gives a figure."""
    compared = in_order(passages)
    parted = _Parted(compared, ground_between_undated, share=_SHARE_UNDATED)
    for number in range(len(compared)):
        parted.place(number)
    return [
        [Member(compared[n], parted.grounds.get(n, Ground.ITSELF)) for n in numbers]
        for numbers in parted.groups
        if len(numbers) > 1 or compared[numbers[0]].has_figure
    ]


def in_order(passages: Iterable[Candidate]) -> list[Candidate]:
    """Passages in their order of issue."""
    return sorted(passages, key=lambda one: (one.sequence, one.id))


class _Key(NamedTuple):
    """All of a passage that is evidence, its words aside."""

    subject: str
    bound_to: frozenset[int]
    setting: frozenset[int]
    figures: Figures


class _Parted:
    """Passages in groups; each joins the group of which most tell of the same event.

    Args:
        candidates: all that may be placed or compared.
        evidence: why two that are placed tell of one event.
        share: of how many members that must hold.
    """

    def __init__(
        self, candidates: Sequence[Candidate], evidence: _Evidence, *, share: float
    ) -> None:
        self.groups: list[list[int]] = []
        self.grounds: dict[int, Ground] = {}
        self._candidates = candidates
        self._likeness = Likeness([one.features for one in candidates], least=LEAST)
        self._evidence = evidence
        self._share = share
        self._group_of: dict[int, int] = {}
        self._members: list[dict[_Key, list[int]]] = []
        self._by_handle: defaultdict[str | int, dict[int, None]] = defaultdict(dict)

    def place(self, number: int) -> None:
        """Let a passage join a group, or found one. Of two that are equally apt the older one."""
        one = self._candidates[number]
        words = self._likeness.alike(number)
        best, most = len(self.groups), 0.0
        for group in self._near(one, words):
            votes: Counter[Ground] = Counter()
            for ground, _, count in self._told(one, group, words, self._evidence):
                votes[ground] += count
            share = votes.total() / len(self.groups[group])
            if share >= self._share and share > most:
                best, most = group, share
                self.grounds[number] = max(votes, key=lambda ground: (votes[ground], ground))
        self._add(number, best)

    def offer(self, number: int) -> Offer | None:
        """The best evidence that one that is not placed goes with a group; of two the older one."""
        one = self._candidates[number]
        words = self._likeness.alike(number)
        best: Offer | None = None
        for group in self._near(one, words):
            if any(
                is_elsewhere(one, self._candidates[n[0]]) for n in self._members[group].values()
            ):
                continue
            for ground, likeness, _ in self._told(one, group, words, ground_without_day):
                offer = Offer(_RANKS[ground], likeness, ground, group)
                if best is None or offer[:2] > best[:2]:
                    best = offer
        return best

    def _near(self, one: Candidate, words: Mapping[int, float]) -> list[int]:
        """The groups in which there may be evidence."""
        near = {self._group_of[other] for other in words}
        for handle in _handles(one):
            near.update(self._by_handle.get(handle, ()))
        return sorted(near)

    def _told(
        self, one: Candidate, group: int, words: Mapping[int, float], evidence: _Evidence
    ) -> Iterator[tuple[Ground, float, int]]:
        """The evidence in a group: the ground, how alike the words are, for how many members."""
        for members in self._members[group].values():
            other = self._candidates[members[0]]
            alike = [words[n] for n in members if n in words]
            for likeness in alike:
                ground = evidence(one, other, likeness)
                if ground is not None:
                    yield ground, likeness, 1
            if len(alike) < len(members):
                ground = evidence(one, other, 0.0)
                if ground is not None:
                    yield ground, 0.0, len(members) - len(alike)

    def _add(self, number: int, group: int) -> None:
        one = self._candidates[number]
        if group == len(self.groups):
            self.groups.append([])
            self._members.append({})
        else:
            # Who founded the group is there for what the next one found in it.
            self.grounds.setdefault(self.groups[group][0], self.grounds[number])
        self.groups[group].append(number)
        self._group_of[number] = group
        key = _Key(one.subject, one.bound_to, one.setting, one.figures)
        self._members[group].setdefault(key, []).append(number)
        for handle in _handles(one):
            self._by_handle[handle][group] = None
        self._likeness.add(number)


def _handles(one: Candidate) -> Iterator[str | int]:
    """What one of two passages must share with the other if not words."""
    if one.subject:
        yield one.subject
    yield from one.figures.manner
