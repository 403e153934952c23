"""Which words beside an expression tell its direction, or that it opens an interval?

Looks only at the few tokens just before it, in its own sentence. Keeps out: resolution.
"""

from __future__ import annotations

from index.dates.matcher import Found

AHEAD = frozenset(
    "will ’ll scheduled until till expected due plans planned planning slated set starting "
    "upcoming tomorrow shall hopes hope deadline expire expires expiring".split()
)
"""Words that point forward; a general guess at tense does worse than these few."""

BACK = frozenset("since ago was were had killed died".split())
SENTENCE_END = frozenset({".", "!", "?", ";"})
REACH = 8
"""How many tokens before an expression a cue may stand."""


def looks_ahead(found: Found) -> bool:
    """Whether a word just before the expression points to the future."""
    return bool(_left(found) & AHEAD)


def looks_back(found: Found) -> bool:
    """Whether a word just before the expression points to the past."""
    return bool(_left(found) & BACK)


def _left(found: Found) -> set[str]:
    words = found.tokens.words
    window = words[max(0, found.first - REACH) : found.first]
    for index in range(len(window) - 1, -1, -1):
        if window[index] in SENTENCE_END and not (index and len(window[index - 1]) < 4):
            return set(window[index + 1 :])
    return set(window)


def opens_interval(found: Found) -> bool:
    """Whether the expression is the beginning of an open interval: "since Thursday".

    Not in "since the Dec. 8 takeover", where the date only tells which takeover.
    """
    offset, beside_noun = -1, False
    while found.word(offset) in {"the", "early", "late", "about", "around", "at", "least"}:
        beside_noun = beside_noun or found.word(offset) == "the"
        offset -= 1
    return found.word(offset) == "since" and not beside_noun
