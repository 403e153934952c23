"""Is a time near the anchor meant ("last week", "in the afternoon"), or part of a name or noun?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning, and
lengths and rhythms.
"""

from __future__ import annotations

from index.dates import surroundings as words
from index.dates.matcher import Found


def relative_unit(found: Found) -> bool:
    """ "last week", not "last week-long talks", "the last year of the war" or "his last year"."""
    if found.glued_after in {"-", "‑"}:
        return False
    if found.word(-1) in words.OWNERS and found.has("rel") and found.words[0] in {"last", "next"}:
        return False
    return not (found.word(0) == "of" and found.word(-1) == "the")


def unit_beyond(found: Found) -> bool:
    """ "the week before last", not "the week before last year's vote"."""
    return found.kind(0) != found.tokens.kinds[found.captures["unit"][0]] and (
        found.word(0) in words.CLOSING | words.LINKS
    )


def unit_at_hand(found: Found) -> bool:
    """ "for the year", not "for the year ended June 30" or "the year of the flood"."""
    if found.word(-1) not in words.BEFORE_UNIT_AT_HAND or found.glued_after == "-":
        return False
    return found.word(0) in words.CLOSING - {"-"} or found.word(0) in {"and", "but"}


def the_part(found: Found) -> bool:
    """ "in the afternoon", not "the morning papers" or "in the evening of his life"."""
    if found.word(-1) not in words.BEFORE_PART or found.glued_after == "-":
        return False
    return _phrase_goes_on(found)


def _phrase_goes_on(found: Found) -> bool:
    """Whether what follows is the rest of the sentence, not a noun that the part belongs to."""
    following = found.word(0)
    if following in {"about", "around", "over"} or following[-1:].isdecimal():
        return True
    return following in words.CLOSING - {"-"} | words.LINKS - {"of"}


def at_part(found: Found) -> bool:
    """ "at dawn", "by nightfall", not "the dawn raid"."""
    if found.words[0] in words.NEEDS_ARTICLE or not found.surface.islower():
        return False
    if found.word(-1) not in words.BEFORE_TWILIGHT:
        return False
    return _phrase_goes_on(found)


def vague_adjective(found: Found) -> bool:
    """ "the current government", not "the current was strong" or the channel of that name."""
    if not found.surface.islower() or found.glued_after == "-" or found.glued_before == "-":
        return False
    if found.word(0) in {"account", "accounts", "affairs"}:
        return False
    return found.is_plain(0) and found.raw(0)[:1].isalpha() and found.word(0) not in words.LINKS


def anaphor(found: Found) -> bool:
    """ "that day", not "that day-long march"."""
    return found.glued_after != "-"


def phrase_ends(found: Found) -> bool:
    """Nothing follows that would name an event ("the day before the vote")."""
    return found.word(0) in words.CLOSING - {"-"} or found.word(0) in {"and", "but"}


def running_period(found: Found) -> bool:
    """ "in the quarter", not "the quarter of the city" or "the quarter-final"."""
    return found.glued_after != "-" and found.word(0) != "of"


def this_part(found: Found) -> bool:
    """ "this morning", "last night", "tonight"."""
    rel = found.value("rel")
    if rel == "NI":
        return not found.has("part")
    return found.has("part") and (rel != "-1" or found.value("part") in {"NI", "EV"})


def weekend(found: Found) -> bool:
    """The weekend as a time, not before its noun, nor before its own date."""
    if found.last - found.first == 1 or found.word(0) == "of":
        return False
    if found.word(-1) in words.DURING or not found.is_plain(0):
        return True
    return found.word(0) in words.CLOSING | words.LINKS


def clock_word(found: Found) -> bool:
    """ "at noon", not "the midnight raid"."""
    return found.word(-1) in words.BEFORE_CLOCK | {"between", "from", "than"}


def year_end(found: Found) -> bool:
    """ "year-end" and "year's end", not "the year started"."""
    if found.tokens.values[found.last - 1] != "END":
        return False
    return found.last - found.first > 2 or found.surface.lower() == "year end"


def vague(found: Found) -> bool:
    """ "now" and "recently" by themselves, not "recently-appointed"."""
    return found.glued_after != "-"


def vague_past(found: Found) -> bool:
    """ "in the past", "the future", not "the past regime"."""
    following = words.CLOSING | words.LINKS | {"i", "you", "like", "because", "so", "not", "now"}
    if found.word(0) not in following:
        return False
    return found.has("word") or found.word(-1) in words.BEFORE_THE_PAST


def soon(found: Found) -> bool:
    """ "They will vote soon", not "they soon fled" or "as soon as"."""
    if found.word(0) in {"as", "after", "afterwards", "afterward"} or found.word(-1) == "as":
        return False
    return any(found.word(offset) in words.EXPECTING for offset in (-1, -2, -3, -4))
