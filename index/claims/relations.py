"""How do the figures of one article bear on each other? Repeats, sums, revisions, contradictions.

Figures of different articles are compared elsewhere. Keeps out: how figures are found.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from index.claims.drafts import Draft

# Figures further apart than this are not compared, which keeps the time linear.
_WINDOW = 30
# A sum this small comes about by chance.
_SMALLEST_SUM = 10
# Parts may add up to this much more than a total that says "more than".
_SURPLUS = 1.25
_MOST_EXTRA = 2
_REVISED = frozenset(
    {
        "revised",
        "rose",
        "risen",
        "now",
        "climbed",
        "updated",
        "raised",
        "increased",
        "jumped",
        "reached",
        "surpassed",
    }
)
_EARLIER = frozenset({"earlier", "previous", "previously", "initial", "initially"})
_TOTALS = frozenset({"all", "people"})


def relate(drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """The relations of each figure to others of the same article.

    Args:
        drafts: the article's figures, in order.

    Returns:
        One tuple a figure: "equal:10-20", "supersedes:…", "contradicts:…" or
        "total_of:10-20+30-40", with half-open code-point spans of the other figures.
    """
    relations: list[list[str]] = [[] for _ in drafts]
    for at, draft in enumerate(drafts):
        parts = _parts_of_total(drafts, at)
        if parts:
            spans = "+".join(_span(drafts[part]) for part in sorted(parts))
            relations[at].append(f"total_of:{spans}")
        for earlier in range(max(0, at - _WINDOW), at):
            name = _relation(drafts[earlier], draft, stands_beside=draft.repeats == earlier)
            if name == "superseded":
                relations[earlier].append(f"supersedes:{_span(draft)}")
            elif name:
                relations[at].append(f"{name}:{_span(drafts[earlier])}")
            if name == "contradicts":
                relations[earlier].append(f"contradicts:{_span(draft)}")
    return [tuple(names) for names in relations]


def _span(draft: Draft) -> str:
    return f"{draft.start}-{draft.end}"


def _relation(first: Draft, second: Draft, *, stands_beside: bool) -> str:
    """How the second figure bears on the first; "superseded" when the second is the older."""
    if (
        first.measure != second.measure
        or not _same_victims(first, second)
        or first.scope != second.scope
    ):
        return ""
    if first.whole is not None and second.whole is not None and first.whole == second.whole:
        return ""
    same_speaker = _same_speaker(first, second)
    if stands_beside and not same_speaker:
        return "contradicts" if _bounds(first) != _bounds(second) else "equal"
    if not _same_place(first, second):
        return ""
    if (
        _bounds(first) == _bounds(second)
        and first.value == second.value
        and first.value is not None
    ):
        return "equal" if first.value >= _SMALLEST_SUM or same_speaker else ""
    if same_speaker:
        return _revision(first, second)
    return "contradicts" if _are_tolls(first, second) and _differ_by_claimant(first, second) else ""


def _bounds(draft: Draft) -> tuple[int | None, int | None, int | None]:
    return draft.minimum, draft.maximum, draft.value


def _same_victims(first: Draft, second: Draft) -> bool:
    return first.category == second.category or {first.category, second.category} <= _TOTALS


def _same_speaker(first: Draft, second: Draft) -> bool:
    return (
        first.speaker is not None
        and second.speaker is not None
        and first.speaker.key == second.speaker.key
    )


def _same_place(first: Draft, second: Draft) -> bool:
    return not first.place or not second.place or first.place == second.place


def _differ_by_claimant(first: Draft, second: Draft) -> bool:
    """Whether two claimants give figures of one count that cannot both be right as stated."""
    if first.speaker is None or second.speaker is None or first.speaker.key == second.speaker.key:
        return False
    if first.value is None or second.value is None or first.value == second.value:
        return False
    return first.died is None or second.died is None or first.died == second.died


def _are_tolls(first: Draft, second: Draft) -> bool:
    """Whether both are totals of one count, not a day's dead beside all the dead."""
    return all(
        draft.category == "all" and draft.whole is None and "toll" in draft.measured.rule
        for draft in (first, second)
    )


def _words(draft: Draft) -> set[str]:
    return {token.lower for token in draft.reading.sentence.tokens}


def _revision(first: Draft, second: Draft) -> str:
    """A later figure of the same claimant that the text calls a revision, or an earlier one."""
    low, high = first.minimum or first.value, second.minimum or second.value
    if low is None or high is None or first.whole is not None or second.whole is not None:
        return ""
    if _words(second) & _EARLIER and high < low:
        return "superseded"
    return "supersedes" if _words(second) & _REVISED and high > low else ""


def _parts_of_total(drafts: Sequence[Draft], at: int) -> tuple[int, ...]:
    """The figures that add up to the one at `at`, checked, or nothing."""
    total = drafts[at]
    if total.value is None or total.value < _SMALLEST_SUM or total.category not in _TOTALS:
        return ()
    near = range(max(0, at - _WINDOW), min(len(drafts), at + _WINDOW))
    named = [
        other for other in near if drafts[other].whole == at and _can_add(total, drafts[other])
    ]
    if not named or not _are_disjoint([drafts[part] for part in named]):
        return ()
    others = [
        other
        for other in near
        if other not in named
        and drafts[other].whole is None
        and _can_add(total, drafts[other])
        and _same_speaker(total, drafts[other])
    ]
    for extra in range(_MOST_EXTRA + 1):
        for added in itertools.combinations(others[:8], extra):
            parts = (*named, *added)
            if (
                len(parts) > 1
                and _are_disjoint([drafts[part] for part in parts])
                and _adds_up(total, sum(drafts[part].value or 0 for part in parts), loose=not added)
            ):
                return parts
    return ()


def _can_add(total: Draft, part: Draft) -> bool:
    return (
        part is not total
        and part.value is not None
        and part.measure == total.measure
        and part.category not in _TOTALS
    )


def _are_disjoint(parts: Sequence[Draft]) -> bool:
    """Whether no category counts the same people twice, as far as the words tell."""
    categories = [part.category for part in parts]
    if len(set(categories)) != len(categories):
        return False
    civilians = [name for name in categories if name.endswith("civilians")]
    return len(civilians) < 2 and not (civilians and set(categories) & {"women", "children", "men"})


def _adds_up(total: Draft, found: int, *, loose: bool) -> bool:
    value = total.value or 0
    if total.qualifier in ("over", "more_than"):
        return loose and value < found <= value * _SURPLUS
    return found == value
