"""Why does a passage stand in an entry, and do the reports speak independently? In words.

Keeps out: what is evidence (index.timeline.evidence) and what is shared (search.independence).
"""

from __future__ import annotations

from collections.abc import Sequence

from search.independence import Shared, independence
from search.results.passages import PassageView
from search.vocabulary import Ground
from web.views.counts import count

_TOLD = {
    Ground.FIGURES: "its figures repeat, replace or add up others here",
    Ground.PLACE: "the same kind of event in the same place",
    Ground.SUBJECT: "the same kind of event, and no place tells it apart",
    Ground.WORDING: "much the same words as others here",
    Ground.SEQUEL: "it goes on with the sentence before it in its report",
}


def ground_told(ground: Ground, *, dated: bool) -> str:
    """Why a passage stands in an entry; "" where its own day says so.

    Args:
        ground: the ground.
        dated: whether the entry has a day.
    """
    if ground not in _TOLD:
        return ""
    here = "No day of its own. Placed here on evidence" if dated else "Grouped with the others"
    return f"{here}: {_TOLD[ground]}."


def shared_told(passages: Sequence[PassageView]) -> tuple[str, ...]:
    """What several reports of an entry share, and how many voices are left; empty for nothing."""
    found = independence(passages)
    if not found.shared:
        return ()
    lines = [_line(shared) for shared in found.shared]
    left = f"{count(found.reports, 'report')}, {count(found.voices, 'independent voice')} at most."
    return (left, *lines)


def _line(shared: Shared) -> str:
    names = dict.fromkeys(
        view.article.source.value if view.article.source else "an unknown source"
        for view in shared.passages
    )
    reports = f"{count(len(shared.passages), 'report')} ({', '.join(names)})"
    if shared.agency:
        return f"{reports} name {shared.agency} as where this comes from."
    return f"{reports} print one sentence, nearly word for word."
