"""How many of which unit does an expression count: "over 13 years", "2 1/2 years", "a few weeks"?

Keeps out: what the count is counted from.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from index.dates.matcher import Found
from index.dates.readings.reading import Point
from index.dates.timex import month_value, shift, week_value, year_away, year_value

LARGEST = 10_000
"""Counts above this are no reckoning of days (and would leave the calendar)."""

NAMES = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count of units.

    Args:
        count: how many, or None for "several", "a few" and "two or three".
        unit: TIMEX3 unit; TH, TM and TS for hours, minutes and seconds.
        least: the lower of two counts, where the words give two.
    """

    count: Fraction | None
    unit: str
    least: Fraction | None = None

    @property
    def duration(self) -> str:
        """The TIMEX3 duration."""
        unit, prefix = self.unit, "P"
        if unit.startswith("T"):
            unit, prefix = unit[1:], "PT"
        count = self.least if self.count is None else self.count
        if count is None:
            return f"{prefix}X{unit}"
        whole, rest = divmod(count, 1)
        if rest == 0:
            return f"{prefix}{whole}{unit}"
        smaller = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "M")}.get(unit)
        if smaller is None or (rest * smaller[0]).denominator != 1:
            return f"{prefix}{float(count):g}{unit}"
        time = "T" if unit == "D" else ""
        head = f"{whole}{unit}" if whole else ""
        return f"{prefix}{head}{time}{rest * smaller[0]}{smaller[1]}"

    @property
    def described(self) -> str:
        """The count for people."""
        name = NAMES.get(self.unit, "unit")
        count = "several" if self.count is None else f"{float(self.count):g}"
        return f"{count} {name}{'' if self.count == 1 else 's'}"

    def away_from(self, base: Point, direction: int) -> str | None:
        """The value so far away from a point, no finer than the unit.

        Args:
            base: the anchor.
            direction: 1 for later, -1 for earlier.

        Returns:
            A TIMEX3 value; None where the anchor is too coarse or the calendar ends.
        """
        if self.count is None or self.count > LARGEST:
            return None
        if self.unit in {"Y", "DE", "CE"}:
            years = self.count * {"Y": 1, "DE": 10, "CE": 100}[self.unit]
            if years.denominator != 1:
                return self._months_away(base, direction * int(years * 12))
            year = year_away(base.year, direction * int(years))
            return year_value(year) if -10_000 < year < 10_000 else None
        if self.unit in {"M", "Q"}:
            return self._months_away(
                base, direction * int(self.count * (3 if self.unit == "Q" else 1))
            )
        if base.on is None or self.count.denominator != 1:
            return None
        days = direction * int(self.count) * (7 if self.unit in {"W", "WE"} else 1)
        day = shift(base.on, days=days)
        if day is None:
            return None
        return {"D": day.isoformat(), "W": week_value(day)}.get(self.unit)

    def _months_away(self, base: Point, months: int) -> str | None:
        if base.month is None or base.year < 1:
            return None
        year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
        return month_value(year, month + 1) if 0 < year < 10_000 else None


ONE_YEAR = Quantity(count=Fraction(1), unit="Y")
"""The length of most comparisons in company reports."""


def quantity_of(found: Found) -> Quantity | None:
    """The count in the captures `quantity` and `unit`; None where they count nothing."""
    first, last = found.captures["quantity"]
    values = found.tokens.values[first:last]
    if found.has("unit"):
        unit = found.value("unit")
    elif not values[-1].isdecimal():
        unit = values[-1]
        values = values[:-1]
    else:
        return None
    if unit == "2":
        unit = "TS"
    weeks = 2 if unit == "FO" else 1
    unit = "W" if unit == "FO" else unit
    if not values or "X" in values or values == ["some"] or values[-1:] == [unit]:
        return Quantity(count=None, unit=unit)
    if len(values) == 3 and _joins(found.tokens.words[first + 1], values):
        return Quantity(count=None, unit=unit, least=min(Fraction(values[0]), Fraction(values[2])))
    count = number_of(values)
    if found.has("half"):
        count = None if count is None else count + Fraction(1, 2)
    return None if count is None else Quantity(count=count * weeks, unit=unit)


def _joins(word: str, values: list[str]) -> bool:
    """Whether two counts are given: "two or three", "6-8"; "twenty-four" is one."""
    if not (values[0].isdecimal() and values[2].isdecimal()):
        return False
    return word in {"to", "or"} or (word in {"-", "–", "—"} and int(values[0]) < int(values[2]))


def number_of(values: list[str]) -> Fraction | None:
    """The number that lexicon values spell: ["2", "1", "/", "2"], ["20", "4"], ["1", "100"]."""
    if len(values) == 4 and values[2] == "/":
        whole, top, bottom = int(values[0]), int(values[1]), int(values[3])
        return whole + Fraction(top, bottom) if bottom else None
    numbers = [Fraction(value) for value in values if value.replace(".", "", 1).isdecimal()]
    if not numbers:
        return None
    total = numbers[0]
    for number in numbers[1:]:
        multiplies = number >= 100 or number == 12 or total == Fraction(1, 2) or number == 2
        total = total * number if multiplies and total < number else total + number
    return total


def times_of(found: Found) -> int:
    """How many steps the words of a rule count: two in "the week before last"."""
    return int(found.rule.options.get("times", "1"))
