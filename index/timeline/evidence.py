"""On what ground do two passages tell of one event?

Same figures, the same kind of event in the same place, the same kind where no place tells them
apart, or the same words. Dated passages of one day need less than those that have no day of their
own. Keeps out: how alike words are (likeness.py), and what is made of it (grouping.py).
"""

from __future__ import annotations

from index.model.entries import Ground
from index.timeline.candidates import Candidate
from index.timeline.subjects import TOLL, shared, unbound

# Cosines from which the words of two passages say something; chosen on the seed articles'
# hand-checked timeline.
LEAST = 0.08
_WORDING = 0.30
_WORDING_UNDATED = 0.35
_PART = 0.20
_BESIDE = 0.15
# From this share of their places on, two passages tell of one place.
_SAME_PLACE = 0.6


def _fit(one: frozenset[int], other: frozenset[int]) -> str:
    """How the places of two passages go together: none, half, same, part or clash."""
    if not one and not other:
        return "none"
    if not one or not other:
        return "half"
    if len(one & other) / len(one | other) >= _SAME_PLACE:
        return "same"
    return "part" if one <= other or other <= one else "clash"


def _of_one_kind(one: Candidate, other: Candidate) -> bool:
    """Whether both tell of one kind of event, in articles that are set in one region."""
    same = bool(one.subject) and one.subject == other.subject
    return same and not one.setting.isdisjoint(other.setting)


def ground_on_day(one: Candidate, other: Candidate, likeness: float) -> Ground | None:
    """Why two passages of one day tell of one event; None when they do not.

    Args:
        one: a dated passage.
        other: another of the same day.
        likeness: the cosine of their words; what is below `LEAST` may be given as 0.
    """
    if likeness >= _WORDING:
        return Ground.WORDING
    if not _of_one_kind(one, other):
        return None
    fit = _fit(one.bound_to, other.bound_to)
    if fit == "same" or (fit == "part" and likeness >= _PART):
        return Ground.PLACE
    if fit == "none" or (fit == "half" and likeness >= _BESIDE):
        return Ground.SUBJECT
    apart = fit == "clash" and one.subject == TOLL
    return Ground.SUBJECT if one.subject in unbound() and not apart else None


def ground_without_day(one: Candidate, dated: Candidate, likeness: float) -> Ground | None:
    """Why a passage without a day tells of the same event as a dated one; None when it does not."""
    fit = _fit(one.bound_to, dated.bound_to)
    if fit == "none" and _share(one.figures.manner, dated.figures.manner):
        return Ground.FIGURES
    if one.subject == dated.subject == TOLL:
        return Ground.FIGURES if _share(one.figures.series, dated.figures.series) else None
    if likeness >= _WORDING_UNDATED:
        return Ground.WORDING
    if not _of_one_kind(one, dated):
        return None
    if fit == "same" or (fit == "part" and likeness >= _PART):
        return Ground.PLACE
    least = LEAST if one.subject in unbound() else _BESIDE
    return Ground.SUBJECT if fit != "clash" and likeness >= least else None


def is_elsewhere(one: Candidate, dated: Candidate) -> bool:
    """Whether a passage is of another place than a dated one, which keeps it out of its entry."""
    return one.subject not in unbound() and _fit(one.bound_to, dated.bound_to) == "clash"


def ground_between_undated(one: Candidate, other: Candidate, likeness: float) -> Ground | None:
    """Why two passages without a day tell of one event; None when they do not."""
    if one.subject == other.subject == TOLL:
        ours, theirs = one.figures, other.figures
        same = _share(ours.series, theirs.series) or _share(ours.counts, theirs.counts)
        return Ground.FIGURES if same else None
    if likeness >= _WORDING_UNDATED:
        return Ground.WORDING
    if not _of_one_kind(one, other):
        return None
    fit = _fit(one.bound_to, other.bound_to)
    if fit == "same":
        return Ground.PLACE
    return Ground.SUBJECT if one.subject in shared() else None


def _share(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not set(one).isdisjoint(other)
