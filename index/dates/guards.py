"""Which matches are no dates after all, and which check does a rule ask for by which name?

Holds the one guard that every rule passes and the register of all others. Keeps out: those others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index.dates import guards_calendar as calendar_guards
from index.dates import guards_feasts as feast_guards
from index.dates import guards_forms as form_guards
from index.dates import guards_length as length_guards
from index.dates.matcher import Found

_TOUCHING_BEFORE = frozenset("./:$£€¥#@+_=*~&\\%")
_TOUCHING_AFTER = frozenset("/%°_=@*\\")
_JOINING = frozenset("-–:.,")


def whole(found: Found) -> bool:
    """Digits at either end touch nothing that makes them part of something longer."""
    text = found.tokens.text
    before, after = found.glued_before, found.glued_after
    if not before and not after:
        return True
    if text[found.start].isdecimal() and before:
        if before in _TOUCHING_BEFORE:
            return False
        if before in _JOINING and text[found.start - 2 : found.start - 1].isdecimal():
            return False
    if text[found.end - 1].isdecimal() and after:
        if after in _TOUCHING_AFTER:
            return False
        if after in _JOINING and text[found.end + 1 : found.end + 2].isdecimal():
            return False
    if before == "/" and found.first > 1:  # "August/September 1956"
        return text[found.start].isalpha() and not found.is_plain(-2)
    return before not in {"@", "#", "/", "_"}


GUARDS: Mapping[str, Callable[[Found], bool]] = {
    guard.__name__: guard
    for guard in (
        whole, calendar_guards.numeric_year, calendar_guards.day_not_amount,
        calendar_guards.day_listed, calendar_guards.span_joined, calendar_guards.month_alone,
        calendar_guards.year_in_place, calendar_guards.year_span, calendar_guards.year_words,
        calendar_guards.decade, feast_guards.season_year, feast_guards.season_alone,
        feast_guards.holiday, calendar_guards.weekday, calendar_guards.today,
        length_guards.ago, length_guards.duration, length_guards.duration_bare,
        length_guards.window_one, length_guards.window,
        calendar_guards.named_attack, calendar_guards.day_not_name,
        length_guards.relative_unit, length_guards.anaphor,
        length_guards.phrase_ends, length_guards.running_period, length_guards.this_part,
        length_guards.weekend, length_guards.clock_word, length_guards.year_end,
        length_guards.set_word, length_guards.per_unit, length_guards.vague,
        length_guards.vague_past, length_guards.soon, length_guards.unit_beyond,
        length_guards.unit_at_hand, length_guards.the_part, length_guards.at_part,
        length_guards.lasting_thing, length_guards.duration_over,
        length_guards.clock_units, length_guards.year_ended, length_guards.compound,
        length_guards.vague_adjective,
        form_guards.iso_month, form_guards.small_month, form_guards.ordinal_day,
        form_guards.edge_bare, form_guards.year_about, form_guards.year_short,
        form_guards.year_named, form_guards.ancient_year, form_guards.era_span,
        form_guards.era_closes, form_guards.half_code, form_guards.decade_possessive,
        form_guards.decade_listed, form_guards.century_pair, form_guards.clock_after_date,
        form_guards.clock_bare, form_guards.circa, form_guards.ancient_date,
        form_guards.ancient_span,
        form_guards.era_year,
        form_guards.no_version, form_guards.day_in_words, feast_guards.holiday_named,
        form_guards.half_reported,
        form_guards.quarter,
        form_guards.military_hours, form_guards.hour_in_words,
    )
}  # fmt: skip
"""Name of a guard, as the rules give it, to the function that does it."""
