"""Is a length of time, a rhythm or a stretch near the anchor meant, or an age or a name?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning,
and the days, months and years of the calendar.
"""

from __future__ import annotations

from index.dates import surroundings as words
from index.dates.matcher import Found


def ago(found: Found) -> bool:
    """A count has its unit exactly once: "two days", or "days" by itself."""
    last = found.captures["quantity"][1]
    return found.has("unit") != (found.tokens.values[last - 1] in words.UNIT_CODES)


def duration(found: Found) -> bool:
    """A length of time, not an age ("57-year-old", "18 years old", "aged 3 years")."""
    if not ago(found) or found.value("unit") == "2":
        return False
    if found.words[0] in {"a", "an"} and found.value("unit") and found.words[-1].endswith("s"):
        return found.last - found.first > 2
    if found.surface.istitle() and _names_a_war(found):
        return False
    if found.value("unit") == "Q" and found.word(0) == "of" and "several" not in found.words:
        return False  # "a quarter of the city"
    first, last = found.captures["quantity"]
    counted = found.tokens.words[first:last]
    whole = not {"single", "full", "whole", "entire"}.isdisjoint(found.words)
    if counted in (["a"], ["an"], ["some"]) and found.value("unit") in {"D", "TS"} and not whole:
        return counted == ["a"] and found.word(0) in {"after", "before"}
    if counted == ["some"] or (len(counted) == 1 and not _agrees(found, counted[0])):
        return False
    after = (found.word(0), found.word(1))
    tied = after[0] in {"-", "‑"} and after[1] in {"old", "olds", "ago", "earlier", "long"}
    age = after[0] == "old" or after == ("of", "age") or found.word(-1) in {"aged", "age"}
    return not (tied or age)


def _names_a_war(found: Found) -> bool:
    """ "the Seven Days Battles", "the Thirty Years' War"."""
    offset = 1 if found.word(0) in {"'", "’", "'s", "’s"} else 0
    return found.is_plain(offset) and found.raw(offset).istitle()


def duration_over(found: Found) -> bool:
    """ "for over five years"; "paid out over five years" is a length of five."""
    return duration(found) and found.word(-1) in words.BEFORE_OVER | (words.CLOSING - {"-"})


def compound(found: Found) -> bool:
    """ "four hours and 43 minutes", not "18 weeks and 32 weeks"."""
    order = " Y M W D TH TM TS "
    greater, smaller = found.value("unit"), found.value("part")
    return duration(found) and order.find(f" {smaller} ") > order.find(f" {greater} ") >= 0


def year_ended(found: Found) -> bool:
    """ "in the year ended March 31", not "the year ended badly"."""
    if found.word(0) not in {"ended", "ending"}:
        return False
    offset = 2 if found.word(1) in {"in", "on"} else 1
    return found.word(offset) not in words.LINKS | {""} and not found.is_plain(offset)


def clock_units(found: Found) -> bool:
    """ "hours before the vote", "within minutes", not "the working hours"."""
    if found.word(-1) in words.NOT_BEFORE_LENGTH or found.word(-1)[-1:].isdecimal():
        return False
    return found.word(0) in {"before", "after"} or found.word(-1) in {"within", "for"}


def _agrees(found: Found, number: str) -> bool:
    """Not "18 day" or "1998 year": digits above one need a plural or a hyphen."""
    if not found.has("unit") or not number.isdecimal() or int(number) < 2:
        return True
    unit = found.tokens.words[found.captures["unit"][0]]
    return unit.endswith("s") or "-" in found.surface


def duration_bare(found: Found) -> bool:
    """ "for months", not "these days" or "1,500 years"."""
    before = found.word(-1)
    if before[-1:].isdecimal() or before in words.NOT_BEFORE_LENGTH:
        return False
    if found.surface.istitle() and _names_a_war(found):
        return False
    return found.tokens.values[found.first] != "Q" and found.word(0) != "old"


def window(found: Found) -> bool:
    """ "the last six weeks", not "expected to last six weeks"."""
    return not (found.words[0] == "last" and found.word(-1) in words.VERBS_OF_LASTING)


def window_one(found: Found) -> bool:
    """ "over the past week", not "the last day of school"."""
    if found.value("way") == "1" and found.word(-1) not in words.THROUGHOUT:
        return False
    after = found.word(0)
    belongs = found.is_plain(0) and after.isalpha() and after not in words.LINKS
    return after != "of" and not (belongs and found.value("unit") == "D")


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


def lasting_thing(found: Found) -> bool:
    """ "a two-year-old war", not a child of that age."""
    return found.word(0) in words.LASTING_THINGS


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


def set_word(found: Found) -> bool:
    """ "daily", not "the Daily Star" or the "quarterly dividend" of a company."""
    if found.words == ["quarterly"] and found.is_plain(0) and found.raw(0).islower():
        return found.word(0) in words.LINKS
    return found.surface.islower() and found.glued_before != "-"


def per_unit(found: Found) -> bool:
    """ "30 men a day", "twice a year": the words before it count something."""
    if found.words[0] == "per":
        return found.word(-1) not in words.OF_SPEED
    if found.word(0) in words.AFTER_NO_RHYTHM:
        return False
    before = found.word(-1)
    if before in words.COUNTED_BY_TIME:
        return True
    if before[-1:].isdecimal():
        return found.is_plain(-1) or not found.tokens.values[found.first - 1]
    if not (before.endswith("s") or before in words.PEOPLE):
        return False
    return any(
        found.word(offset)[-1:].isdecimal() or found.word(offset) in words.NUMBERS_OF | {"dozen"}
        for offset in (-2, -3)
    )


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
