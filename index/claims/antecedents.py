"""What does a figure take from the figures of the sentences before?

"Others put the number at 30" takes the measure, "among the dead were 12 women" the toll, "30 died
for their faith" the group. Keeps out: what the figures of one sentence share (companions.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.claims.counted import Counted
from index.claims.drafts import Draft
from index.claims.victim_words import group_of
from index.model.article import Passage

_GROUP_WORDS = re.compile(
    r"\b(?:religious|religion|ethnic|ethnicity|sectarian|sect|faith)\b", re.IGNORECASE
)
# How many figures back the toll stands that "the dead" are counted in.
_REACH = 6


def with_antecedent(
    text: str, draft: Draft, drafts: list[Draft], previous: Passage | None
) -> Draft | None:
    """A figure with what earlier ones tell: "the number", "among the dead", "hundreds of them".

    Args:
        text: the article's body.
        draft: the figure.
        drafts: the article's figures before it; the toll that it is a part of takes its claimant
            when it has none of its own.
        previous: the sentence before, or None.

    Returns:
        The figure, or None when it cannot be told what it counts.
    """
    rule = draft.measured.rule
    if rule.startswith("among_them"):
        return _part_of_sentence(draft, drafts, previous)
    if draft.measure == "":
        return _like_last(draft, drafts)
    if rule.startswith("among_the_dead"):
        return _part_of_toll(draft, drafts)
    bare = draft.reading.figure(draft.measured).counted is Counted.BARE
    if bare and draft.category == "people":
        return replace(draft, category=_group_before(text, draft, previous) or draft.category)
    return draft


def _like_last(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """A figure of what the last one counts: "other estimates put the number at 30"."""
    last = len(drafts) - 1
    if last < 0 or drafts[last].reading.passage.block + 1 < draft.reading.passage.block:
        return None
    known = drafts[last]
    return replace(
        draft,
        measure=known.measure,
        category=known.category,
        accused=known.accused,
        place=draft.place or known.place,
        died=draft.died or known.died,
        scope=known.scope,
        repeats=last,
    )


def _part_of_toll(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Parts of the toll of the sentence before; "casualties" alone need not be dead."""
    tokens = {token.lower for token in draft.reading.sentence.tokens}
    last = len(drafts) - 1
    whole = next(
        (
            at
            for at in range(last, max(-1, last - _REACH), -1)
            if drafts[at].reading is not draft.reading
            and drafts[at].whole is None
            and drafts[at].measure == draft.measure
        ),
        None,
    )
    if whole is None:
        return None if "casualties" in tokens and "dead" not in tokens else draft
    known = drafts[whole]
    if (
        known.speaker is None
        and draft.speaker is not None
        and known.reading.passage.block == draft.reading.passage.block
    ):
        drafts[whole] = replace(known, speaker=draft.speaker)
    return replace(
        draft, whole=whole, died=draft.died or known.died, place=draft.place or known.place
    )


def _part_of_sentence(
    draft: Draft, drafts: Sequence[Draft], previous: Passage | None
) -> Draft | None:
    """Parts of the figures of the sentence before, when these are all of one measure."""
    before = [
        at
        for at, known in enumerate(drafts)
        if previous is not None
        and known.reading.passage.start == previous.start
        and known.whole is None
    ]
    if not before or len({drafts[at].measure for at in before}) > 1:
        return None
    known = drafts[before[0]]
    most = known.value if known.maximum is None else known.maximum
    if most is not None and draft.minimum is not None and draft.minimum > most:
        return None  # no part is larger than its whole
    whole = before[0] if len(before) == 1 else None
    return replace(draft, measure=known.measure, whole=whole)


def _group_before(text: str, draft: Draft, previous: Passage | None) -> str | None:
    """The one group of the sentence before, when people died for their faith or origin."""
    sentence = text[draft.end : draft.reading.passage.end]
    if (
        previous is None
        or not _GROUP_WORDS.search(sentence)
        or previous.block != draft.reading.passage.block
    ):
        return None
    words = text[previous.start : previous.end].split()
    groups = {group for word in words if (group := group_of(word.strip(".,;:'\"()")))}
    return groups.pop() if len(groups) == 1 else None
