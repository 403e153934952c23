"""Is a length of time or a rhythm meant, or an age, a speed or a name?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning,
and times that lean on an anchor.
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


def lasting_thing(found: Found) -> bool:
    """ "a two-year-old war", not a child of that age."""
    return found.word(0) in words.LASTING_THINGS


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
