"""Which function says what a rule's match means? The readers by the names that rules give them.

Keeps out: the readers.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.dates.readings import (
    anaphora,
    clock,
    days,
    duration,
    eras,
    holidays,
    month_parts,
    periods,
    relative,
    seasons,
    weekdays,
    years,
)
from index.dates.readings.reading import Reader

READERS: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        anaphora.anaphor_part, anaphora.anaphor_unit, anaphora.beside_day, anaphora.month_beside,
        anaphora.offset, anaphora.season_beside, anaphora.weekday_anaphor,

        clock.clock, clock.clock_in_words, clock.overnight, clock.part_of_running_day,
        clock.vague_part,

        days.calendar_day, days.day_span, days.month_day_last, days.named_day, days.numeric_day,
        days.timestamp,

        duration.duration, duration.duration_bare, duration.duration_compound,
        duration.duration_long, duration.duration_one, duration.part_of_century,
        duration.reference, duration.set_every, duration.set_word, duration.vague_units,
        duration.window,

        eras.ancient_decade, eras.ancient_span, eras.ancient_year, eras.century, eras.decade,
        eras.decade_of_century, eras.era_thousands, eras.era_year, eras.millennium,

        holidays.beside_holiday, holidays.holiday,

        month_parts.iso_week, month_parts.last_day_of_month, month_parts.ordinal_day,
        month_parts.week_of_day, month_parts.week_of_month, month_parts.weekday_of_month,

        periods.half_year, periods.last_quarter, periods.period_in_year, periods.quarter,
        periods.running_period, periods.year_before_period,

        relative.ago, relative.edge_of_unit, relative.from_now, relative.relative_unit,
        relative.year_end,

        seasons.season, seasons.season_same, seasons.weekend,

        weekdays.ago_weekday, weekdays.beside_today, weekdays.deictic_day, weekdays.from_weekday,
        weekdays.this_part, weekdays.weekday, weekdays.weekday_of_week, weekdays.weekdays_ago,

        years.calendar_month, years.fiscal_year, years.month_of_year, years.relative_month,
        years.year, years.year_beside, years.year_short, years.year_span_end, years.year_words,
    )
}  # fmt: skip
"""Name of a reading, as the rules give it, to the function that does it."""
