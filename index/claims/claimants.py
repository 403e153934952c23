"""Which of those who speak in a sentence claims a figure in it? Keeps out: who they are."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from index.claims.attribution import Attribution
from index.claims.drafts import Speaker
from index.claims.rulebook import table
from index.claims.tokens import Token

_CONTRASTING = frozenset({"but", "while", "whereas", "although", "though", "yet", "and", ";"})


@functools.cache
def _announcing() -> frozenset[str]:
    return frozenset(table("attribution")["verbs"]["of_acts"])


def claimant_of(
    tokens: Sequence[Token], spoken: Sequence[tuple[Attribution, Speaker]], first: int
) -> Speaker | None:
    """The claimant of a figure among those that its sentence names.

    Args:
        tokens: the sentence's tokens.
        spoken: the sentence's attributions.
        first: the figure's first token.

    Returns:
        The one cited by another; else the nearest before the figure; else the first after it.
    """
    citing = next(
        (speaker for attribution, speaker in spoken if attribution.kind == "citing"), None
    )
    if citing is not None:
        return citing
    before = [
        speaker
        for attribution, speaker in spoken
        if attribution.verb < first and not _announces_another(tokens, attribution, first)
    ]
    after = [
        speaker
        for attribution, speaker in spoken
        if attribution.verb >= first and not _begins_clause(tokens, attribution)
    ]
    named_after = [
        speaker
        for attribution, speaker in spoken
        if attribution.verb >= first and attribution.kind in ("according", "after")
    ]
    if before:
        return before[-1]
    return next(iter(named_after or after), None)


def _begins_clause(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """Whether a statement is a clause beside the figure's: "12 died, but doctors say ..."."""
    before = [token.lower for token in tokens[max(0, attribution.first - 2) : attribution.first]]
    return attribution.kind == "subject" and any(word in _CONTRASTING for word in before)


def _announces_another(tokens: Sequence[Token], attribution: Attribution, first: int) -> bool:
    """Whether an act is announced, and the figure stands in a clause that describes it."""
    relative = any(token.lower in ("that", "which") for token in tokens[max(0, first - 3) : first])
    act = tokens[attribution.verb].lower in _announcing()
    return act and relative and tokens[attribution.verb + 1].lower != "that"
