"""Which function says what a rule's match means? The readers by the names that rules give them.

Keeps out: the readers.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.dates import (
    read_anaphora,
    read_clock,
    read_days,
    read_duration,
    read_eras,
    read_holidays,
    read_month_parts,
    read_periods,
    read_relative,
    read_seasons,
    read_years,
)
from index.dates.reading import Reader

READERS: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        read_anaphora.anaphor_part, read_anaphora.anaphor_unit, read_anaphora.beside_day,
        read_anaphora.month_beside, read_anaphora.offset, read_anaphora.season_beside,
        read_anaphora.weekday_anaphor,

        read_clock.clock, read_clock.clock_in_words, read_clock.overnight,
        read_clock.part_of_running_day, read_clock.vague_part,

        read_days.calendar_day, read_days.day_span, read_days.month_day_last,
        read_days.named_day, read_days.numeric_day, read_days.timestamp,

        read_duration.duration, read_duration.duration_bare, read_duration.duration_compound,
        read_duration.duration_long, read_duration.duration_one, read_duration.part_of_century,
        read_duration.reference,
        read_duration.set_every, read_duration.set_word, read_duration.vague_units,
        read_duration.window,

        read_eras.ancient_decade, read_eras.ancient_span, read_eras.ancient_year,
        read_eras.century, read_eras.decade, read_eras.decade_of_century,
        read_eras.era_thousands, read_eras.millennium,
        read_eras.era_year,

        read_month_parts.iso_week, read_month_parts.last_day_of_month,
        read_month_parts.ordinal_day, read_month_parts.week_of_day,
        read_month_parts.week_of_month, read_month_parts.weekday_of_month,

        read_periods.half_year, read_periods.last_quarter, read_periods.period_in_year,
        read_periods.quarter, read_periods.running_period, read_periods.year_before_period,

        read_relative.ago, read_relative.ago_weekday, read_relative.beside_today,
        read_relative.deictic_day, read_relative.edge_of_unit, read_relative.from_now,
        read_relative.from_weekday, read_relative.relative_unit, read_relative.this_part,
        read_relative.weekday, read_relative.weekday_of_week, read_relative.weekdays_ago,
        read_relative.year_end,

        read_holidays.beside_holiday, read_holidays.holiday,

        read_seasons.season, read_seasons.season_same, read_seasons.weekend,

        read_years.calendar_month, read_years.fiscal_year, read_years.month_of_year,
        read_years.relative_month, read_years.year, read_years.year_beside,
        read_years.year_short,
        read_years.year_span_end, read_years.year_words,
    )
}  # fmt: skip
"""Name of a reading, as the rules give it, to the function that does it."""
