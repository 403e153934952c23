"""Is a date meant by a form that also writes codes, amounts and ages: "2025-03", "the 10th", "'68"?

Each guard looks at the tokens beside a match and says whether it may stand. Keeps out: meaning,
and the months, years and seasons that calendar_dates judges.
"""

from __future__ import annotations

from index.dates import surroundings as words
from index.dates.guards.calendar_dates import counts_something
from index.dates.matcher import Found


def iso_month(found: Found) -> bool:
    """ "in 2025-03", not "law 2025-03" and not the years 2011 and 2012."""
    first, _ = found.captures["month"]
    written = found.tokens.words[first]
    if first == found.first:
        return found.word(-1) in words.BEFORE_CODED_MONTH
    if len(written) != 2 or int(written) > int(found.value("year")[2:]):
        return False
    return found.word(-1) in words.BEFORE_CODED_MONTH


def small_month(found: Found) -> bool:
    """ "on march 5", "5 jan 2024", not "they may 5 times"."""
    before, after = found.word(-1), found.word(0)
    if found.has("year") and found.has("day"):
        return before not in words.SUBJECTS
    if found.has("day") and found.tokens.words[found.captures["month"][0]] not in words.VERB_MONTHS:
        return True
    if found.has("day") and found.captures["day"][0] < found.captures["month"][0]:
        closed = after in words.CLOSING | words.LINKS or before == "on"
        return closed and before in words.BEFORE_SMALL_DAY - {"of"}
    return before in words.BEFORE_SMALL_DAY or found.has("weekday")


def ordinal_day(found: Found) -> bool:
    """ "on the 10th", not "the 10th floor"."""
    if found.has("rel"):
        return True
    after = found.word(0)
    return found.word(-1) in words.BEFORE_ORDINAL_DAY and (
        after in words.CLOSING - {"-", "'", "’"} or after in words.LINKS - {"of", "and", "or"}
    )


def edge_bare(found: Found) -> bool:
    """ "by end March", "year-end 2024", not "they end March rallies"."""
    first, last = found.captures["edge"]
    if found.tokens.words[first] != "end":
        return False
    tied = found.tokens.glued_after(last - 1) in {"-", "‑"} or first > found.first
    return tied or found.word(-1) in words.BEFORE_EDGE


def year_about(found: Found) -> bool:
    """ "in about 1910", "founded about 1910", "Around 1850", not "it costs about 1999"."""
    after = found.word(0)
    if counts_something(found) or after in {"of", "or", "to", "and"}:
        return False
    before, opener = found.word(-1), found.words[0]
    if before == "in":
        return True
    if opener not in {"about", "around"} or after not in words.CLOSING | words.LINKS:
        return False
    opens = before in words.SENTENCE_ENDS and opener == "around"
    return opens or before in words.BEFORE_ABOUT_YEAR


def year_short(found: Found) -> bool:
    """ "in '68", "the class of '03", not the start of a quotation."""
    if found.has("mod") or found.has("edge"):
        return True
    if found.word(-2) == "class":
        return True
    after = found.word(0) in words.CLOSING | words.LINKS or not found.is_plain(0)
    return after and found.word(-1) in words.BEFORE_SHORT_YEAR


def year_named(found: Found) -> bool:
    """ "the year 476", not "the year 12 pupils" or "in the year 300 men died"."""
    if len(found.words) == 3 and int(found.value("year")) < 32:
        return False
    return not counts_something(found) and int(found.value("year")) < 1000


def ancient_year(found: Found) -> bool:
    """ "In 476, ..." in a text with eras, not "in 300 towns"."""
    first, _ = found.captures["year"]
    before, after = found.word(-1), found.word(0)
    listed = after in {"to", "and", "or"} and found.word(1)[:1].isdecimal()
    spanned = before in {"between", "from"} and listed and not counts_something(found, 2)
    ending = before in {"and", "to"} and found.word(-3) in {"between", "from"}
    if after == "of" or counts_something(found) or found.glued_before:
        return False
    if listed or ending:
        plain = ending and found.word(-2).isdecimal() and len(found.words) == 1
        return (spanned or plain) and len(found.tokens.words[first]) > 2
    if found.glued_after not in words.CLOSING - {"-", "–"}:
        return False
    closed = after in words.CLOSING | words.LINKS
    named = found.raw(0)[:1].isupper()
    if len(found.tokens.words[first]) == 2:
        opens = found.word(-2) in words.SENTENCE_ENDS or found.raw(-2)[:1] == "\n"
        return before in {"in", "by"} and opens and (after == "," or named or after == "the")
    if found.has("mod") or found.has("edge"):
        return closed or named
    return before in words.BEFORE_ANCIENT_YEAR and (closed or named)


def ancient_span(found: Found) -> bool:
    """ "(284–305)" in a text with eras, not "they won 110-98"."""
    begin, _ = found.captures["year"]
    _, end = found.captures["until"]
    tokens = found.tokens
    opened = "(" in tokens.words[max(0, begin - 3) : begin]
    closed = end < len(tokens.words) and tokens.words[end] in {")", ",", ";"}
    return opened and closed and found.value("year") != found.value("until")


def ancient_date(found: Found) -> bool:
    """ "On 2 August 216, ..." in a text with eras, not "in March 300 men fled"."""
    if counts_something(found) or found.glued_after not in words.CLOSING - {"-", "–"}:
        return False
    return found.word(0) in words.CLOSING | words.LINKS or found.raw(0)[:1].isupper()


def era_span(found: Found) -> bool:
    """ "431-404 BC", "between 431 and 404 BC", "66-73 AD": years in the order of their era."""
    joined = {"and", "or", ",", "to", "until"} & set(
        found.tokens.words[found.last : found.captures["era"][0]]
    )
    last = found.tokens.values[found.captures["era"][0] - 1]
    first = int(found.value("year"))
    ordered = first > int(last) if found.value("era") == "BC" else first < int(last)
    led = found.word(-1) in words.BEFORE_ERA_LIST or found.has("edge") or found.has("mod")
    return ordered and (not joined or led)


def circa(found: Found) -> bool:
    """ "c. 1850", not "vitamin C 1000"."""
    return len(found.words[0]) > 1 or found.surface.startswith("c.")


def quarter(found: Found) -> bool:
    """ "the third quarter", not "the third-quarter-final"."""
    return found.glued_after not in {"-", "‑"} and found.word(0) not in words.OF_GAMES


def era_year(found: Found) -> bool:
    """ "in 2010 BC,", not "the 2010 BC wildfires" of British Columbia."""
    last = found.tokens.words[found.last - 1]
    year = found.number("year")
    if last != "bc" or not words.FIRST_YEAR_OF_BC <= year <= words.LAST_YEAR_OF_BC:
        return True
    return found.word(0) in words.CLOSING | words.LINKS


def no_version(found: Found) -> bool:
    """ "27.03.25", not "version 10.11.12"."""
    return "." not in found.words or found.word(-1) not in words.VERSIONED


def day_in_words(found: Found) -> bool:
    """ "May first", not "in May first-time buyers" or "in June second quarter results"."""
    first, _ = found.captures["day"]
    if found.tokens.words[first].isdecimal():
        return True
    if found.glued_after in {"-", "‑"} or found.word(0) in words.COUNTED_BY_ORDINAL:
        return False
    if not found.tokens.words[first].isalpha():
        return True
    return not found.is_plain(0) or found.word(0) in words.CLOSING | words.LINKS


def era_closes(found: Found) -> bool:
    """ "AD 98-117", "AD 410 and 455", not "AD 410 and 455 BC" or "AD 410 and 300 others"."""
    return found.word(0) in words.CLOSING | words.LINKS


def half_code(found: Found) -> bool:
    """ "1H 2024", not "a 2H pencil"."""
    return found.has("year") or len(found.value("period")) > 2


def decade_possessive(found: Found) -> bool:
    """ "the 1990's", not "the 1994's best"."""
    written = found.value("decade")
    if int(written) % 10 or found.glued_after:
        return found.glued_after in words.CLOSING and int(written) % 10 == 0
    return len(written) == 2 or int(written) >= 1500


def decade_listed(found: Found) -> bool:
    """ "the 1850s and 60s": the second decade stands in a list behind the first."""
    first, _ = found.captures["decade"]
    if len(found.tokens.values[first]) > 2 or len(found.value("after")) > 2:
        return True
    before = found.captures["after"][0]
    return "the" in found.tokens.words[max(0, before - 3) : before]


def century_pair(found: Found) -> bool:
    """ "the 8th and 9th centuries", not "the 8th and 9th weeks"."""
    words_near = found.tokens.words[found.first : found.last + 10]
    for word in words_near:
        if word in {"century", "centuries"}:
            return True
        if word in {"days", "weeks", "months", "years", "decades", "quarters"}:
            return False
    return False


def clock_after_date(found: Found) -> bool:
    """ "7 March 2025 14:30", not "on March 7 3:2 was the score"."""
    if {"am", "pm"} & set(found.tokens.values[found.first : found.last]):
        return True
    first, last = found.captures["minute"]
    zoned = found.last > last and found.tokens.words[found.last - 1].isalpha()
    return len(found.tokens.words[first]) == 2 and (
        found.has("year") or zoned or found.word(0) in words.CLOSING
    )


def clock_bare(found: Found) -> bool:
    """ "at 10:35", not "a ratio of 10:35" or "John 3:16"."""
    first, _ = found.captures["minute"]
    if len(found.tokens.words[first]) != 2 or found.glued_after in {"-", "–", "%"}:
        return False
    after = found.word(0)
    if found.word(-1) in {"to", "and", "or"} and found.word(-3) == ":":
        return True
    if found.word(-1) in words.BEFORE_CLOCK | {"from", "between"} and after not in {
        "odds",
        "ratio",
        "in",
    }:
        return not found.is_plain(0) or after in words.CLOSING | words.LINKS or after.isalpha()
    return False


def military_hours(found: Found) -> bool:
    """ "0600 hours", "at 1400 hours", not "1500 hours of flight"."""
    if not found.has("military"):
        return True
    unit = found.tokens.words[found.captures["military"][1]]
    if unit not in {"hours", "hrs", "hour"}:
        return True
    return found.value("military")[0] == "0" or found.word(-1) in words.BEFORE_CLOCK


def half_reported(found: Found) -> bool:
    """ "first-half profit", not "a first-half goal"."""
    return found.word(0) in words.REPORTED


def hour_in_words(found: Found) -> bool:
    """ "at six in the evening", not "he killed six in the evening"."""
    return found.has("minute") or found.word(-1) in words.BEFORE_CLOCK
