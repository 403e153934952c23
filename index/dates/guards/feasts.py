"""Is a season or holiday meant, or a verb, a source of water, a dinner, a person?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning,
and months and years.
"""

from __future__ import annotations

from index.dates import surroundings as words
from index.dates.guards.calendar_dates import counts_something, name_follows
from index.dates.matcher import Found
from index.dates.readings.holiday_days import is_holiday
from index.dates.readings.holidays import holiday_name


def season_year(found: Found) -> bool:
    """ "spring 2011", not "prices fall 2011 points"."""
    return not counts_something(found)


def season_alone(found: Found) -> bool:
    """A season that is not a verb, a source of water or part of a name."""
    index = found.captures["season"][0]
    raw = found.tokens.text[found.tokens.starts[index] : found.tokens.ends[index]]
    if raw[0].isupper() and name_follows(found):
        return False
    if raw.lower() in {"fall", "spring"} and not found.has("mod"):
        leads = words.BEFORE_FALL if raw.lower() == "fall" else words.BEFORE_VERB_SEASON
        if found.word(0) == "of" or found.word(-1) not in leads:
            return False
        return found.word(0) in words.CLOSING | words.LINKS
    if found.glued_after == "-" or found.word(-1) in {"a", "an"}:
        return False
    if len(found.surface) > len(raw):
        return found.word(0) not in words.OF_SEASONS
    return found.word(-1) in words.BEFORE_MONTH and found.word(0) not in words.OF_SEASONS


def holiday(found: Found) -> bool:
    """A holiday as a day, not before its noun ("a Christmas tree"), and written as a name."""
    own = [index for index in range(found.first, found.last) if found.tokens.words[index].isalpha()]
    if found.has("rel"):
        own = own[1:]
    starts = found.tokens.starts
    if own and found.tokens.words[own[0]] in words.FEASTS_BY_FIRST_WORD:
        own = own[:1]
    if not all(found.tokens.text[starts[index]].isupper() for index in own[:2]):
        colloquial = found.words[0] in words.FEASTS_IN_SMALL and found.word(-1) == "on"
        return found.words[-1] == "s" or (colloquial and found.word(0) not in words.FESTIVE)
    if name_follows(found):
        return False
    if "good" in found.words and "friday" not in found.words:
        return False
    if "palm" in found.words and "sunday" not in found.words:
        return False
    bare = len(own) == 1 and not found.has("rel")
    named = found.is_plain(-1) and found.raw(-1)[:1].isupper()
    if bare and named and found.word(-2) not in words.SENTENCE_ENDS:
        return False
    if found.word(0) in words.FESTIVITIES:
        return True
    if len(own) > 1:
        return found.has("year") or found.word(0) not in words.ATTACKS | words.DISASTERS
    return found.word(0) in words.CLOSING | words.LINKS or not found.is_plain(0)


def holiday_named(found: Found) -> bool:
    """ "Independence Day", not "King Day" or "a May Day call"."""
    return is_holiday(holiday_name(found)) and found.word(0) not in words.CALLS
