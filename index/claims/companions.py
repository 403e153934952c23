"""What do the figures of one sentence tell of each other? Parts and coordinated figures.

A part has its whole's place, days and accused; "at least 120 insurgents and 93 soldiers" has one
qualifier. Keeps out: what they measure (linking.py), and other sentences (antecedents.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.drafts import Draft

_SPREAD = frozenset({"at_least", "around", "nearly"})
# How many units further on the second of two figures with one qualifier may stand.
_ADJACENT = 3


def share_within(drafts: list[Draft], first: int) -> None:
    """Give parts and coordinated figures of a sentence what their neighbours tell.

    Args:
        drafts: the article's figures so far; those of the sentence are changed.
        first: the position of the sentence's first figure.
    """
    for at in range(first, len(drafts)):
        draft = drafts[at]
        if draft.whole is None and "among_the_dead" in draft.measured.rule:
            continue
        source = _source(drafts, at, first)
        if source is not None:
            drafts[at] = replace(
                draft,
                accused=draft.accused or source.accused,
                place=draft.place or source.place,
                died=draft.died or source.died,
                scope=source.scope,
                stated_on=draft.stated_on or source.stated_on,
                stated_inferred=(draft if draft.stated_on else source).stated_inferred,
            )
        _spread_qualifier(drafts, at, first)


def _source(drafts: Sequence[Draft], at: int, first: int) -> Draft | None:
    """The figure from which another takes what it leaves unsaid, or None."""
    draft = drafts[at]
    if draft.whole is not None:
        return drafts[draft.whole]
    same = [
        other
        for other in drafts[first:]
        if other is not draft and other.measured.trigger == draft.measured.trigger
    ]
    return same[-1] if same and "coordinated" in draft.measured.rule else None


def _spread_qualifier(drafts: list[Draft], at: int, first: int) -> None:
    """ "At least 120 insurgents and 93 soldiers were killed": one qualifier for both."""
    draft = drafts[at]
    if at == first or draft.qualifier != "exact" or draft.value is None or draft.whole is not None:
        return
    before = drafts[at - 1]
    together = before.measured.trigger == draft.measured.trigger and before.whole is None
    units = draft.reading.sentence.units
    opens = (
        before.qualifier in _SPREAD
        and units[before.measured.unit].first < units[draft.measured.trigger].first
    )
    adjacent = draft.measured.unit - before.measured.unit <= _ADJACENT
    if together and opens and adjacent and before.reading is draft.reading:
        minimum = draft.value if before.qualifier == "at_least" else None
        drafts[at] = replace(draft, qualifier=before.qualifier, minimum=minimum, maximum=None)
