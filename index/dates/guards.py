"""Which matches are no dates after all: versions, ages, scores, amounts, names?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index.dates.matcher import Found

_TOUCHING_BEFORE = frozenset("./:$£€¥#@+_=*~&\\%")
_TOUCHING_AFTER = frozenset("/%°_=@*\\")
CLOSING = frozenset({"", ",", ".", ";", ":", "!", "?", ")", "”", '"', "’", "'", "—", "–", "-", "]"})
LINKS = frozenset(
    "and but when while as in on at by with from for to after before that the he she it they we "
    "his her its their there a an of or than was were is are has had which who where".split()
)
"""Words that can follow a date without belonging to its noun phrase."""


def whole(found: Found) -> bool:
    """Digits at either end touch nothing that makes them part of something longer."""
    tokens = found.tokens
    text = tokens.text
    before = tokens.glued_before(found.first)
    if text[found.start].isdecimal():
        if before in _TOUCHING_BEFORE and before:
            return False
        if before in {"-", "–", ","} and found.start > 1 and text[found.start - 2].isdecimal():
            return False
    after = tokens.glued_after(found.last - 1)
    if text[found.end - 1].isdecimal():
        if after in _TOUCHING_AFTER and after:
            return False
        following = text[found.end + 1 : found.end + 2]
        if after in {"-", "–", ":", ".", ","} and following.isdecimal():
            return False
    return not (before in {"@", "#", "/", "_"} and before)


def numeric_year(found: Found) -> bool:
    """ "6/4/6" is no date: a year has two or four digits."""
    first, last = found.captures["year"]
    return len(found.tokens.words[last - 1]) in {2, 4} and last - first == 1


def _counts_something(found: Found) -> bool:
    """Whether the word behind a number is what it counts ("300 people")."""
    following = found.word(0)
    if following in {
        "percent",
        "per",
        "million",
        "billion",
        "thousand",
        "hundred",
        "point",
        "points",
        "%",
    }:
        return True
    if not following.isalpha() or following in LINKS or found.kind(0) != "~":
        return False
    raw = found.tokens.text[found.tokens.starts[found.last] : found.tokens.ends[found.last]]
    plural = following.endswith("s") and not following.endswith(("ss", "us", "is", "’s"))
    return raw.islower() and (
        plural or following in {"people", "men", "women", "children", "troops"}
    )


def day_not_amount(found: Found) -> bool:
    """ "March 12 miles" is no day; "March 7 attacks" may be, so only units and people count."""
    following = found.word(0)
    amounts = {
        "percent", "%", "miles", "km", "kilometers", "kilometres", "people", "men", "women",
        "children", "dead", "million", "billion", "years", "days", "hours", "minutes", "months",
        "weeks", "times", "points", "votes", "degrees",
    }  # fmt: skip
    return following not in amounts


def span_joined(found: Found) -> bool:
    """A span of days joined by "and" needs "between"; by "to" or a hyphen it needs nothing."""
    words = found.tokens.words[found.first : found.last]
    if "and" in words:
        return "between" in {found.word(-1), found.word(-2)}
    return True


def month_alone(found: Found) -> bool:
    """A month's name by itself: not a verb, a person, or part of a longer name."""
    tokens = found.tokens
    index = found.captures["month"][0]
    word = tokens.words[index]
    before, after = found.word(-1), found.word(0)
    if len(found.surface) > len(word):
        return True
    raw_after = (
        tokens.text[tokens.starts[found.last] :][:1] if found.last < len(tokens.starts) else ""
    )
    if word in {"may", "march", "mar"}:
        return before in BEFORE_MONTH
    if word in {"april", "june", "august"} and raw_after.isupper() and found.kind(0) == "~":
        return before in BEFORE_MONTH
    raw = tokens.text[tokens.starts[index] : tokens.ends[index]]
    if (
        len(word) < 5
        and not raw.endswith(".")
        and raw_after.isupper()
        and word not in {"june", "july"}
    ):
        return False
    return raw[0].isupper() and (len(word) > 3 or before in BEFORE_MONTH or raw.endswith("."))


BEFORE_MONTH = frozenset(
    "in since by until till during of from early late mid last next this to between for through "
    "before after around about every each throughout and or".split()
)
BEFORE_YEAR = frozenset(
    "in since by until till during of from early late mid to between through before after around "
    "about throughout circa year and or early".split()
)
QUANTIFIED = frozenset(
    "some about around over than least most up to nearly almost roughly approximately under only "
    "of another of the".split()
)


def year_in_place(found: Found) -> bool:
    """Four digits that stand where a year stands, and not where an amount, a name or a code does."""
    tokens = found.tokens
    first = found.captures["year"][0]
    if first > found.first:
        return True
    if tokens.glued_before(first) in {"-", "–"} or tokens.glued_after(found.last - 1) == "-":
        return False
    before = found.word(-1)
    if _counts_something(found):
        return False
    if before in {
        "flight",
        "room",
        "no",
        "number",
        "page",
        "route",
        "highway",
        "model",
        "resolution",
        "us",
    }:
        return False
    if before in BEFORE_YEAR:
        return not (before in {"about", "around", "to"} and found.word(-2) in QUANTIFIED)
    if before in {
        "some",
        "over",
        "than",
        "least",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "under",
        "only",
        "another",
    }:
        return False
    return _year_by_surroundings(found)


def _year_by_surroundings(found: Found) -> bool:
    """Without a preposition: years from 1500 on, as a heading, in brackets, or before a noun."""
    year = int(found.value("year"))
    if not 1500 <= year <= 2099:
        return False
    before = found.tokens.glued_before(found.first)
    previous = found.word(-1)
    if before.isalnum():
        return False
    return not previous.isdecimal()


def year_span(found: Found) -> bool:
    """ "2011-2024" runs forward, over less than two centuries, and stands by itself."""
    first, until = found.value("year"), found.value("until")
    last = until if len(until) == 4 else first[: 4 - len(until)] + until
    if len(until) not in {2, 4} or not 0 < int(last) - int(first) < 200:
        return False
    begin, end = found.captures["year"][0], found.captures["until"][0]
    before, after = found.tokens.glued_before(begin), found.tokens.glued_after(end)
    mark = found.tokens.words[begin + 1]
    if mark == "/" and len(until) != 2:
        return False
    return before in {"", "(", "[", "“", '"', "’", "'"} and after not in {"-", "/", ":", "%"}


def day_listed(found: Found) -> bool:
    """ "May 4 and 5": nothing follows that the second number would count."""
    return found.word(0) in CLOSING | LINKS and whole(found)


def clock_word(found: Found) -> bool:
    """ "at noon", not "the midnight raid"."""
    return found.word(-1) in {"at", "by", "until", "till", "before", "after", "around", "about"}


def running_period(found: Found) -> bool:
    """ "in the quarter", not "the quarter of the city" or "the quarter-final"."""
    return found.tokens.glued_after(found.last - 1) != "-" and found.word(0) != "of"


def year_words(found: Found) -> bool:
    """A year in words, not an amount: it follows "in" or the like, or begins with "the year"."""
    if found.word(-1) in {"some", "about", "over", "than", "nearly", "almost", "the"}:
        return False
    first, last = found.captures["year"]
    values = [value for value in found.tokens.values[first:last] if value.isdecimal()]
    if values[-1:] in (["1000"], ["100"]):
        return first > found.first
    return int(values[0]) in range(15, 22) and found.word(0) not in {
        "pounds",
        "percent",
        "people",
        "pound",
    }


def decade(found: Found) -> bool:
    """ "in his 70s" is an age."""
    return found.word(-1) not in {"his", "her", "their", "my", "your", "our", "its"}


def season_alone(found: Found) -> bool:
    """A season that is not a verb, a source of water or part of a name."""
    tokens = found.tokens
    index = found.captures["season"][0]
    raw = tokens.text[tokens.starts[index] : tokens.ends[index]]
    after = found.word(0)
    raw_after = (
        tokens.text[tokens.starts[found.last] :][:1] if found.last < len(tokens.starts) else ""
    )
    if raw_after.isupper() and found.kind(0) == "~" and raw[0].isupper():
        return False
    if raw.lower() in {"fall", "spring"}:
        if after == "of" or found.word(-1) not in {
            "in",
            "by",
            "during",
            "until",
            "since",
            "this",
            "of",
            "for",
            "from",
            "over",
            "through",
            "before",
            "after",
            "into",
            "last",
        }:
            return False
        return after in CLOSING or after in LINKS
    if tokens.glued_after(found.last - 1) == "-" or found.word(-1) in {"a", "an"}:
        return False
    return len(found.surface) > len(raw) or found.word(-1) in BEFORE_MONTH


def holiday(found: Found) -> bool:
    """A holiday as a day, not before its noun ("a Christmas tree"), and written as a name."""
    tokens = found.tokens
    named = found.last - 1 if found.has("rel") and found.last - found.first == 2 else found.first
    if not found.has("rel") and not tokens.text[tokens.starts[named]].isupper():
        return False
    last = tokens.text[tokens.starts[min(found.first + 1, found.last - 1)]]
    if found.surface.lower().startswith(("good", "palm")) and not last.isupper():
        return False
    first_word = tokens.words[found.first]
    if first_word == "good" and "friday" not in tokens.words[found.first : found.last]:
        return False
    if first_word == "palm" and "sunday" not in tokens.words[found.first : found.last]:
        return False
    after = found.word(0)
    if found.last - found.first > 1:
        return True
    return after in CLOSING or after in LINKS


def weekday(found: Found) -> bool:
    """A weekday that is not part of a name ("Black Friday", "The Friday Times")."""
    tokens = found.tokens
    index = found.captures["weekday"][0]
    if not tokens.text[tokens.starts[index]].isupper():
        return False
    if found.word(-1) in {"black", "bloody", "cyber", "ash", "super", "good", "palm", "easter"}:
        raw = tokens.text[tokens.starts[found.first - 1]]
        return not raw.isupper()
    if tokens.glued_before(found.first) in {"-", "#", "@"}:
        return False
    return not (
        found.word(0) in {"times", "herald", "express", "telegraph", "mail", "post"}
        and found.word(-1) == "the"
    )


def this_part(found: Found) -> bool:
    """ "this morning", "last night": not "next morning", not "this night club"."""
    has_part, rel = found.has("part"), found.value("rel")
    if rel == "NI":
        return not has_part
    return has_part and (rel != "-1" or found.value("part") in {"NI", "EV"})


def weekend(found: Found) -> bool:
    """The weekend as a time, not before its noun."""
    if found.last - found.first == 1:
        return False
    if found.word(-1) in {"over", "during", "on", "at", "by", "until", "since"}:
        return True
    after = found.word(0)
    return after in CLOSING or after in LINKS or found.kind(0) != "~"


def ago(found: Found) -> bool:
    """A count has its unit exactly once: "two days", or "days" by itself."""
    last = found.captures["quantity"][1]
    return found.has("unit") != (found.tokens.values[last - 1] in _UNIT_CODES)


_UNIT_CODES = frozenset({"D", "W", "M", "Q", "Y", "DE", "CE", "TH", "TM", "TS", "WE"})


def phrase_ends(found: Found) -> bool:
    """Nothing follows that would name an event ("the day before the vote")."""
    return found.word(0) in CLOSING - {"-"} or (
        found.kind(0) not in {"~", ""} and found.word(0) in {"and", "but"}
    )


def anaphor(found: Found) -> bool:
    """ "that day", but not "that day-long march" or "the next day trip"."""
    return found.tokens.glued_after(found.last - 1) != "-"


def duration(found: Found) -> bool:
    """A length of time, not an age ("57-year-old", "18 years old", "aged 3 years")."""
    if found.has("quantity"):
        first, last = found.captures["quantity"]
        if found.tokens.values[last - 1] in _UNIT_CODES and found.has("unit"):
            return False
        if not found.has("unit") and found.tokens.values[last - 1] not in _UNIT_CODES:
            return False
        if found.value("unit") == "2":
            return False
        if found.tokens.words[first:last] in (["a"], ["an"], ["some"]) and found.value("unit") in {
            "D",
            "TS",
        }:
            return False
        if (
            last - first == 1
            and found.has("unit")
            and found.tokens.values[last - 1] == found.tokens.words[last - 1]
            and _number_of_one(found, last)
        ):
            return False
    after = [found.word(0), found.word(1), found.word(2)]
    old = after[0] == "old" or (
        after[0] in {"-", "‑"} and after[1] in {"old", "olds", "ago", "earlier"}
    )
    of_age = after[:2] == ["of", "age"]
    return not (old or of_age or found.word(-1) in {"aged", "age"})


def _number_of_one(found: Found, last: int) -> bool:
    """ "1998 year" and "18 day": a number above one with a singular unit and no hyphen."""
    number = found.tokens.words[last - 1]
    unit = found.tokens.words[found.captures["unit"][0]]
    plural = unit.endswith("s")
    return number.isdecimal() and int(number) > 1 and not plural and "-" not in found.surface


def soon(found: Found) -> bool:
    """"They will vote soon", not "they soon fled" or "as soon as"."""
    if found.word(0) in {"as", "after", "afterwards", "afterward"} or found.word(-1) == "as":
        return False
    ahead = {"will", "would", "shall", "expected", "should", "could", "may", "might", "’ll"}
    return any(found.word(offset) in ahead for offset in (-1, -2, -3, -4))


def relative_unit(found: Found) -> bool:
    """ "last week", not "last week-long talks" or "the last year of the war"."""
    if found.tokens.glued_after(found.last - 1) in {"-", "‑"}:
        return False
    return not (found.word(0) == "of" and found.word(-1) == "the")


def season_year(found: Found) -> bool:
    """ "spring 2011", not "prices fall 2011 points"."""
    return not _counts_something(found)


def today(found: Found) -> bool:
    """ "today", not the newspaper "USA Today"."""
    tokens = found.tokens
    before = found.word(-1)
    if not found.surface[0].isupper() or not before.isalpha():
        return True
    return not tokens.text[tokens.starts[found.first - 1]].isupper()


def window_one(found: Found) -> bool:
    """ "over the past week", not "the last day of school"."""
    return found.word(0) != "of" and not (
        found.kind(0) == "~"
        and found.word(0).isalpha()
        and found.word(0) not in LINKS
        and found.value("unit") == "D"
    )


def duration_bare(found: Found) -> bool:
    """ "for months", not "these days", "1,500 years" or "young years old"."""
    before = found.word(-1)
    if before[-1:].isdecimal() or before in {
        "these",
        "those",
        "the",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "all",
        "most",
        "other",
        "such",
        "old",
        "school",
        "teenage",
        "recent",
        "early",
        "later",
    }:
        return False
    return found.tokens.values[found.first] in {"D", "W", "M", "Y", "DE", "CE"} and found.word(
        0
    ) not in {"old"}


def set_word(found: Found) -> bool:
    """ "daily", not "the Daily Star"."""
    return found.surface.islower()


def per_unit(found: Found) -> bool:
    """ "30 men a day", "twice a year": the words before it count something."""
    word = found.tokens.words[found.first]
    if word == "per":
        return True
    if found.word(0) in {
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "and",
        "or",
        "of",
        "long",
        "-",
    }:
        return False
    before, before_that = found.word(-1), found.word(-2)
    if before in {
        "once",
        "twice",
        "times",
        "cents",
        "dollars",
        "hours",
        "days",
        "%",
        "percent",
        "million",
        "billion",
    }:
        return True
    return (before.endswith("s") and before_that[-1:].isdecimal()) or (
        before[-1:].isdecimal() and found.kind(-1) in "~"
    )


def vague(found: Found) -> bool:
    """ "now" and "recently" by themselves, not "recently-appointed"."""
    return found.tokens.glued_after(found.last - 1) != "-"


def vague_past(found: Found) -> bool:
    """ "in the past", not "the past regime"."""
    if found.has("word"):
        return found.word(0) in CLOSING | LINKS
    return found.word(0) in CLOSING | LINKS and found.word(-1) in {
        "in",
        "of",
        "from",
        "for",
        "into",
        "than",
    }


def year_end(found: Found) -> bool:
    """ "year-end" and "year's end", not "the year started"."""
    return found.tokens.values[found.last - 1] == "END" and (
        found.last - found.first > 2 or found.surface.lower() in {"year end"}
    )


GUARDS: Mapping[str, Callable[[Found], bool]] = {
    guard.__name__: guard
    for guard in (
        whole, numeric_year, day_not_amount, span_joined, month_alone, year_in_place, year_span,
        year_words, decade, season_alone, holiday, weekday, this_part, weekend, ago, phrase_ends,
        anaphor, duration, window_one, duration_bare, set_word, per_unit, vague, vague_past,
        year_end,
        relative_unit,
        soon,
        day_listed,
        clock_word,
        running_period,
        season_year,
        today,
    )
}  # fmt: skip
