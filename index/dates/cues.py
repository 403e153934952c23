"""Which words beside an expression tell its direction, or that it opens an interval?

Looks only at the few tokens just before it, in its own sentence. Keeps out: resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.dates.matcher import Found

CERTAIN = frozenset("until till postponed deadline expire expires expiring".split())
"""Words after which a date most often lies ahead."""

AHEAD = frozenset(
    "will ’ll shall scheduled expected due plan plans planned planning slated set starting "
    "beginning effective upcoming hope hopes resume resumes".split()
)
"""Words that point forward; a general guess at tense does worse than these few."""

FIRM = AHEAD - {"plan", "plans", "set", "hope", "hopes", "resume", "resumes"}
"""Of these, the ones that hold even where the past occurrence of a day is nearer."""

MODAL = frozenset("would could might should may can must".split())
"""In reported speech these point to the next days, but as often to nothing."""

DAYS_AHEAD = {"certain": 5, "ahead": 4, "modal": 2}
"""How many days ahead a weekday may lie after each kind of word (news measurement)."""

BACK = frozenset("since ago was were had killed died".split())
SENTENCE_END = frozenset({".", "!", "?", ";"})
ABBREVIATED = frozenset(
    "mr mrs ms dr st gen lt col sgt maj capt rep sen gov vs inc corp co ltd jr sr prof rev hon "
    "brig adm cmdr pres no nos".split()
)
"""Words after which a full stop ends no sentence."""

REACH = 8
"""How many tokens before an expression a cue may stand."""


def ends_sentence(words: Sequence[str], index: int) -> bool:
    """Whether the mark at an index ends a sentence and not an abbreviation or initial.

    Args:
        words: tokens in lower case.
        index: of the mark.
    """
    if words[index] not in SENTENCE_END:
        return False
    before = words[index - 1] if index else ""
    return words[index] != "." or not (len(before) == 1 or before in ABBREVIATED)


def days_ahead(found: Found) -> int:
    """How many days ahead the words before an expression let it lie; 0 when none points forward."""
    left = _left(found)
    if "had" in left and not left & {"will", "until", "till"}:
        return 0
    words = found.tokens.words
    soonest = words[max(0, found.first - 3) : found.first]
    deadline = soonest[-2:] == ["later", "than"]
    if left & CERTAIN or deadline or soonest in (["as", "early", "as"], ["as", "soon", "as"]):
        return DAYS_AHEAD["certain"]
    if left & AHEAD or _is_to(found):
        return DAYS_AHEAD["ahead"]
    return DAYS_AHEAD["modal"] if left & MODAL else 0


def looks_ahead(found: Found) -> bool:
    """Whether a word just before the expression points to the future."""
    return days_ahead(found) >= DAYS_AHEAD["ahead"]


def _is_to(found: Found) -> bool:
    """ "is to resume trading on Tuesday"."""
    words = found.tokens.words[max(0, found.first - REACH) : found.first]
    return any(a in {"is", "are"} and b == "to" for a, b in pairwise(words))


def looks_firmly_ahead(found: Found) -> bool:
    """Whether such a word leaves no doubt of it."""
    return looks_ahead(found) and bool(_left(found) & (FIRM | CERTAIN | {"later"}))


def looks_back(found: Found) -> bool:
    """Whether a word just before the expression points to the past."""
    return bool(_left(found) & BACK)


def _left(found: Found) -> set[str]:
    words = found.tokens.words
    window = words[max(0, found.first - REACH) : found.first]
    for index in range(len(window) - 1, -1, -1):
        word = window[index]
        if word[0] == "\n" or (word in SENTENCE_END and ends_sentence(window, index)):
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
