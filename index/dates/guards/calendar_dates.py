"""Is a month, year, decade or weekday meant, or a verb, an amount, a name?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning,
lengths of time, seasons and holidays.
"""

from __future__ import annotations

from index.dates import surroundings as words
from index.dates.matcher import Found

_ZONES = frozenset({"gmt", "utc", "bst", "cet", "hrs", "hours"})
_ZONE_REACH = 4  # tokens: "1100 (1600 GMT)"
_FIRST_BARE_DECADE = 1500


def counts_something(found: Found, offset: int = 0) -> bool:
    """Whether the word behind a number is what it counts ("300 people")."""
    following = found.word(offset)
    if following in words.NUMBERS_OF:
        return True
    if not following.isalpha() or following in words.LINKS or not found.is_plain(offset):
        return False
    plural = following.endswith("s") and not following.endswith(("ss", "us", "is", "wards"))
    return found.raw(offset).islower() and (plural or following in words.PEOPLE)


def _begins_amount(found: Found) -> bool:
    """ "from 1500 to 2000 people": the number after the next one counts something."""
    joined = found.word(0) in {"to", "and", "or", "-", "–"}
    number = found.word(1).isdecimal() and len(found.word(1)) == 4
    return joined and number and found.word(-1) != "the" and counts_something(found, 2)


def name_follows(found: Found) -> bool:
    """Whether a capitalised word follows that no rule knows ("Jan Kavan")."""
    return found.is_plain(0) and found.raw(0)[:1].isupper()


def named_attack(found: Found) -> bool:
    """ "the Sept. 11 attacks", "9/11": a day that is known by its month and number."""
    number = f"{found.value('month')}-{found.value('day')}"
    if number not in found.rule.options:
        return False
    if found.word(-1) == "of" and found.word(-2) in words.ATTACKS:
        return True
    return found.surface == "9/11" or found.word(0) in words.ATTACKS | words.OF_ATTACKS


def _opens_sentence(found: Found) -> bool:
    """Whether nothing of its sentence stands before the expression."""
    return found.word(-1) in {"", ".", "!", "?", "”", '"', ":"} or found.raw(-1)[:1] == "\n"


def numeric_year(found: Found) -> bool:
    """ "6/4/6" is no date: a year has two or four digits."""
    return len(found.value("year")) in {2, 4}


def year_no_clock(found: Found) -> bool:
    """ "19 January, 1815 GMT" ends with a time of day."""
    return found.word(0) not in _ZONES


def day_not_amount(found: Found) -> bool:
    """ "March 12 miles" is no day; "March 7 attacks" may be, so only units and people count."""
    return found.word(0) not in words.MEASURED


def day_not_name(found: Found) -> bool:
    """ "the March 14 Alliance" is a name and no day."""
    if found.word(0) in words.NOT_ALWAYS_NAMES:
        return found.raw(0)[0].islower()
    return found.word(0) not in words.NAMED_GROUPS


def day_listed(found: Found) -> bool:
    """ "May 4 and 5": nothing follows that the second number would count."""
    return found.word(0) in words.CLOSING | words.LINKS


def span_joined(found: Found) -> bool:
    """A span of days joined by "and" needs "between"; by "to" or a hyphen it needs nothing."""
    if "and" not in found.words:
        return True
    return "between" in {found.word(-1), found.word(-2)}


def no_place_name(found: Found) -> bool:
    """Not the "that Mar" of "that Mar-a-Lago"."""
    return not (found.glued_after == "-" and found.word(1) == "a")


def month_alone(found: Found) -> bool:
    """A month's name by itself: not a verb, a person, or part of a longer name."""
    word = found.words[-1]
    if len(found.words) > 1:
        return True
    if not no_place_name(found):
        return False
    led = found.word(-1) in words.BEFORE_MONTH
    if found.word(-1) in words.NAMED_DAYS or _part_of_group_name(found):
        return False
    if word in words.VERB_MONTHS:
        return led or _before_its_noun(found)
    if word in words.NAME_MONTHS and found.word(0) in words.SPEAKING and not led:
        return False
    named = name_follows(found)
    if named and (word in words.NAME_MONTHS or not _opens_sentence(found)):
        return found.word(-1) in words.BEFORE_MONTH_FIRMLY
    if found.surface.isupper() and found.word(-1) == "%":
        return False
    if (
        found.word(-1) in {"to", "and", "through"}
        and found.kind(-2) == found.tokens.kinds[found.captures["month"][0]]
    ):
        return True  # "from January to June Comelf exported"
    short = len(word) < 5 and word not in {"june", "july"}
    dotted = found.surface.endswith(".")
    if short and not dotted:
        return led and len(word) > 2 and not name_follows(found)
    return found.surface[0].isupper()


def _before_its_noun(found: Found) -> bool:
    """ "the March offensive", not "the March on Rome"."""
    noun = found.is_plain(0) and found.raw(0).islower() and found.word(0) not in words.LINKS
    return found.word(-1) in words.BEFORE_NOUN_MONTH and noun


def _part_of_group_name(found: Found) -> bool:
    """ "the 17 November group", "the April 6 movement", "the January Revolution"."""
    if found.word(0) in words.NAMED_GROUPS - words.NOT_ALWAYS_NAMES:
        return found.raw(0)[0].isupper() or found.word(-1)[:1].isdecimal()
    return found.word(0)[:1].isdecimal() and found.word(1) in words.NAMED_GROUPS


def year_in_place(found: Found) -> bool:
    """Four digits that stand where a year stands, and not where an amount, name or code does."""
    if found.captures["year"][0] > found.first:
        return True
    if found.glued_before in {"-", "–"} or found.glued_after == "-":
        return False
    named = found.word(-1) in words.NAMED_BY_YEAR and found.raw(-1)[0].isupper()
    if counts_something(found) and not (named or _belongs_to_noun(found)):
        return False
    if _names_a_time(found) or _begins_amount(found):
        return False
    before = found.word(-1)
    if found.word(0) in words.MEASURES or (before in words.APPROXIMATE and _opens_phrase(found)):
        return False
    if before == "." and (found.word(-2) in words.BEFORE_CODE or _is_initial(found)):
        return False
    if before in {"of", "to"} and found.word(-2) in words.BEFORE_AMOUNT_OF:
        return False
    if before in {"about", "around", "to"} and found.word(-2) in words.BEFORE_AMOUNT:
        return False
    if before in words.BEFORE_CODE or before in words.BEFORE_AMOUNT:
        return False
    if before == "at" and found.word(0) in words.CLOSING:
        return False
    return before in words.BEFORE_YEAR or _bare_year(found)


def _opens_phrase(found: Found) -> bool:
    """Whether the word before the number opens its sentence or clause: "About 1500 fell"."""
    return found.word(-2) in {"", ".", "!", "?", ";", "”", '"', "that"}


def _is_initial(found: Found) -> bool:
    """ "H.R. 2010", "S. 1867": the full stop before it belongs to capital initials."""
    if found.raw(-2) == "S" and found.glued_after in {"", "."}:
        return found.word(-3)[-1:] != "."
    return len(found.word(-2)) == 1 and found.word(-3) == "." and found.raw(-2).isupper()


def _names_a_time(found: Found) -> bool:
    """ "by 1100 (1600 GMT)": digits of a clock, told by the zone that follows."""
    hours, minutes = divmod(int(found.value("year")), 100)
    nearby = {found.word(offset) for offset in range(_ZONE_REACH)}
    return hours < 24 and minutes < 60 and not nearby.isdisjoint(_ZONES)


def _belongs_to_noun(found: Found) -> bool:
    """ "the 2012 elections", "In 1956 demonstrations began": a year in spite of the plural."""
    if not 1900 <= int(found.value("year")) <= 2050:
        return False
    if found.word(0) in words.PEOPLE | words.NUMBERS_OF:
        return False
    if found.word(0) in words.DATED_EVENTS:
        return True
    before = found.word(-1)
    if int(found.value("year")) % 100 and _goes_on(found):
        return True
    if int(found.value("year")) % 100:  # "in 2019 protests erupted"; a round number may be a count
        return before in words.BEFORE_NOUN_YEAR | words.BEFORE_YEAR_OF_VERB
    opening = before == "in" and found.word(-2) in {"", ".", "!", "?", "”", '"'}
    return before in words.BEFORE_NOUN_YEAR or before in {"since", "during"} or opening


def _bare_year(found: Found) -> bool:
    """Without a preposition only the years of modern history, and not behind a name or number."""
    if _goes_on(found):
        return True
    if not 1700 <= int(found.value("year")) <= 2099:
        return False
    if found.glued_before.isalnum() or found.word(-1).isdecimal():
        return False
    after_name = found.is_plain(-1) and found.raw(-1)[:1].isupper()
    if after_name and found.word(-1) in words.NAMED_BY_YEAR:
        return True
    return not (after_name and _mid_sentence(found))


def _goes_on(found: Found) -> bool:
    """ "in 1770, 1684, 1673, and 1618": one of a row of years."""
    year = found.word(-2)
    return (
        found.word(-1) in {",", "and", "or"}
        and len(year) == 4
        and year.isdecimal()
        and year < "2100"
    )


def _mid_sentence(found: Found) -> bool:
    """Whether the sentence goes on behind the expression with a lower-case word."""
    return found.word(0).isalpha() and found.raw(0)[0].islower()


def year_span(found: Found) -> bool:
    """ "2011-2024" runs forward, over less than two centuries, and stands by itself."""
    first, until = found.value("year"), found.value("until")
    last = until if len(until) == 4 else first[: 4 - len(until)] + until
    paged = {found.word(-1), found.word(-2)} & words.PAGES
    if paged or len(until) not in {1, 2, 4} or not 0 < int(last) - int(first) < 200:
        return False
    begin, end = found.captures["year"][0], found.captures["until"][0]
    successive = int(last) - int(first) == 1
    if found.tokens.words[begin + 1] == "/" and not (len(until) == 2 or successive):
        return False
    before, after = found.tokens.glued_before(begin), found.tokens.glued_after(end)
    return before in {"", "(", "[", "“", '"', "’", "'"} and after not in {"-", "/", ":", "%"}


def year_words(found: Found) -> bool:
    """A year in words, not an amount: "the year two thousand", "nineteen ninety-seven"."""
    if found.word(-1) in words.NOT_YEARS_IN_WORDS:
        return False
    first, last = found.captures["year"]
    numbers = [value for value in found.tokens.values[first:last] if value.isdecimal()]
    if numbers[-1] in {"100", "1000"}:
        return first > found.first
    return 15 <= int(numbers[0]) <= 21 and not counts_something(found) and found.word(0) != "pound"


def decade(found: Found) -> bool:
    """ "in his 70s" is an age."""
    if len(found.value("decade")) == 2 and (_is_warmth(found) or found.word(0) == "of"):
        return False
    if len(found.value("decade")) == 2 and not {"the", "'", "’", "‘"} & set(found.words):
        return False
    if len(found.value("decade")) == 4 and int(found.value("decade")) < _FIRST_BARE_DECADE:
        # "1000s of miles", "10s of 1000s" are amounts; "the 1400s" are years.
        return "the" in found.words and found.word(0) != "of"
    return found.word(-1) not in words.OWNERS or len(found.value("decade")) == 4


def _is_warmth(found: Found) -> bool:
    """ "temperatures in the 80s"."""
    near = {found.word(offset) for offset in (-4, -3, -2, -1, 0)}
    return not near.isdisjoint(words.WARMTH)


def weekday(found: Found) -> bool:
    """A weekday that is not part of a name ("Black Friday", "The Friday Times")."""
    index = found.captures["weekday"][0]
    if not found.tokens.text[found.tokens.starts[index]].isupper():
        return False
    if found.word(-1) in words.NAMED_DAYS:
        return not found.raw(-1)[0].isupper()
    if found.glued_before in {"#", "@"} or found.word(-2) == "mail":
        return False
    if found.glued_before == "-" and found.kind(-2) != found.tokens.kinds[index]:
        return False  # "Ash-Wednesday"; but "Thursday-Friday" is two days
    return not (found.word(0) in words.NEWSPAPERS and found.word(-1) == "the")


def today(found: Found) -> bool:
    """ "today", not the newspaper "USA Today"."""
    if not found.surface[0].isupper() or not found.word(-1).isalpha():
        return True
    return not found.raw(-1)[0].isupper()
