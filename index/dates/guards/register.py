"""Which matches are no dates after all, and which check does a rule ask for by which name?

Holds the one guard that every rule passes and the register of all others. Keeps out: those others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index.dates.guards import calendar_dates, feasts, lengths, near_anchor, written_forms
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
        whole,

        calendar_dates.day_listed, calendar_dates.day_not_amount, calendar_dates.day_not_name,
        calendar_dates.decade, calendar_dates.month_alone, calendar_dates.named_attack,
        calendar_dates.no_place_name,
        calendar_dates.numeric_year, calendar_dates.span_joined, calendar_dates.today,
        calendar_dates.weekday, calendar_dates.year_in_place, calendar_dates.year_no_clock,
        calendar_dates.year_span, calendar_dates.year_words,

        feasts.holiday, feasts.holiday_named, feasts.season_alone, feasts.season_year,

        lengths.ago, lengths.clock_units, lengths.compound, lengths.duration,
        lengths.duration_bare, lengths.duration_over, lengths.lasting_thing, lengths.per_unit,
        lengths.set_word, lengths.window, lengths.window_one, lengths.year_ended,

        near_anchor.anaphor, near_anchor.at_part, near_anchor.clock_word, near_anchor.phrase_ends,
        near_anchor.relative_unit, near_anchor.running_period, near_anchor.soon,
        near_anchor.the_part, near_anchor.this_part, near_anchor.unit_at_hand,
        near_anchor.unit_beyond, near_anchor.vague, near_anchor.vague_adjective,
        near_anchor.vague_past, near_anchor.weekend, near_anchor.year_end,

        written_forms.ancient_date, written_forms.ancient_span, written_forms.ancient_year,
        written_forms.century_pair, written_forms.circa, written_forms.clock_after_date,
        written_forms.clock_bare, written_forms.day_in_words, written_forms.decade_listed,
        written_forms.decade_possessive, written_forms.edge_bare, written_forms.era_closes,
        written_forms.era_span, written_forms.era_year, written_forms.half_code,
        written_forms.half_reported, written_forms.hour_in_words, written_forms.iso_month,
        written_forms.military_hours, written_forms.no_version, written_forms.ordinal_day,
        written_forms.quarter, written_forms.small_month, written_forms.year_about,
        written_forms.year_named, written_forms.year_short,
    )
}  # fmt: skip
"""Name of a guard, as the rules give it, to the function that does it."""
