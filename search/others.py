"""What do other reports say of what a sentence says? The rules that keep the answer short.

An entry can hold hundreds of sentences of other reports. Which few an engine reads of them is
decided before any is read, and which one speaks for its source after that. Keeps out: what makes
an entry (index.timeline), and how an engine looks up what stands in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from index.analysis import terms
from search.results.passages import PassageView

OTHERS_SHOWN = 6  # sentences of an entry that are read
OTHERS_PER_SOURCE = 2
OTHERS_ENTRIES = (
    30  # entries of an article whose sentences are read; of the others they are counted
)


def read_first(sources: Sequence[Hashable], by_day: Sequence[bool]) -> tuple[int, ...]:
    """Which sentences of other reports are read: every source once before any of them twice.

    Args:
        sources: the source of each sentence, oldest sentence first.
        by_day: whether each stands in the entry by a day of its own; those come first.

    Returns:
        Their places, in the order of `sources`, at most `OTHERS_SHOWN`.
    """
    given: Counter[Hashable] = Counter()
    ranked: list[tuple[int, bool, int]] = []
    for place in sorted(range(len(sources)), key=lambda place: (not by_day[place], place)):
        ranked.append((given[sources[place]], not by_day[place], place))
        given[sources[place]] += 1
    allowed = [one for one in ranked if one[0] < OTHERS_PER_SOURCE]
    return tuple(sorted(place for *_, place in sorted(allowed)[:OTHERS_SHOWN]))


def closest(
    text: str, views: Iterable[PassageView], *, figures: bool = False
) -> tuple[PassageView, ...]:
    """For each source the sentence that says most nearly the same, the nearest source first.

    Args:
        text: the words of the sentence that they stand beside.
        views: sentences of other reports.
        figures: whether that sentence gives figures; then one that gives some too is nearer.
    """
    wanted = frozenset(terms(text))
    best: dict[str, tuple[tuple[float, ...], PassageView]] = {}
    for place, view in enumerate(views):
        source = view.article.source
        key = view.article.id if source is None else source.value
        rank = (-likeness(wanted, view.text) - (figures and bool(view.claims)), float(place))
        if key not in best or rank < best[key][0]:
            best[key] = (rank, view)
    return tuple(view for _, view in sorted(best.values(), key=lambda found: found[0]))


def likeness(wanted: frozenset[str], text: str) -> float:
    """How many words two sentences share, 0..1 (Dice's coefficient over their stems)."""
    own = frozenset(terms(text))
    return 2 * len(wanted & own) / (len(wanted) + len(own)) if wanted or own else 0.0
