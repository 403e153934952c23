"""How are days, months, years and ranges written? A table of renderers with the days they mean.

Only forms that Dateline reads; each says what it is for when its name does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

MONTHS = (
    "January February March April May June July August September October November December"
).split()
ORDINALS = ("first", "second", "third", "fourth", "fifth")

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a time.

    Args:
        write: a day as the words for it, or for the month, year or range that it begins or is in.
        means: the first and last day of what was written.
        fits: the days that can be written so without doubt; all, unless said.
    """

    write: Callable[[date], str]
    means: Callable[[date], Days]
    fits: Callable[[date], bool] = bool


def suffix(number: int) -> str:
    if 10 < number % 100 < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def short(day: date, stop: str = ".") -> str:
    return {5: "May", 9: f"Sept{stop}"}.get(day.month, month(day)[:3] + stop)


def ordinal(number: int) -> str:
    return f"{number}{suffix(number)}"


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def itself(day: date) -> Days:
    return day, day


def months(year: int, first: int, count: int) -> Days:
    after, index = divmod(year * 12 + first - 1 + count, 12)
    return date(year, first, 1), later(date(after, index + 1, 1), -1)


def whole_month(day: date) -> Days:
    return months(day.year, day.month, 1)


def last_such(day: date) -> date:
    """The last day of its month that falls on the same weekday."""
    return later(day, (whole_month(day)[1] - day).days // 7 * 7)


def quarter(day: date) -> int:
    return (day.month + 2) // 3


def half(day: date) -> int:
    return (day.month + 5) // 6


def season(day: date) -> int:
    return (day.month - 3) % 12 // 3


def years(first: int, count: int) -> Days:
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def decade(day: date) -> Days:
    return years(day.year // 10 * 10, 10)


def century(day: date) -> Days:
    return years(day.year // 100 * 100, 100)


def _day_forms() -> dict[str, Callable[[date], str]]:
    return {
        "iso": lambda d: d.isoformat(),
        "iso with slashes": lambda d: f"{d:%Y/%m/%d}",
        "US": lambda d: f"{month(d)} {d.day}, {d.year}",
        "US without comma": lambda d: f"{month(d)} {d.day} {d.year}",
        "UK": lambda d: f"{d.day} {month(d)} {d.year}",
        "UK with comma": lambda d: f"{d.day} {month(d)}, {d.year}",
        "UK ordinal": lambda d: f"{ordinal(d.day)} {month(d)} {d.year}",
        "ordinal of": lambda d: f"the {ordinal(d.day)} of {month(d)} {d.year}",
        "ordinal of, comma": lambda d: f"the {ordinal(d.day)} of {month(d)}, {d.year}",
        "US ordinal": lambda d: f"{month(d)} {ordinal(d.day)}, {d.year}",
        "US with the": lambda d: f"{month(d)} the {ordinal(d.day)}, {d.year}",
        "UK short, stop": lambda d: f"{d.day} {short(d)} {d.year}",
        "UK short": lambda d: f"{d.day} {short(d, '')} {d.year}",
        "US short, stop": lambda d: f"{short(d)} {d.day}, {d.year}",
        "US short": lambda d: f"{short(d, '')} {d.day}, {d.year}",
        "UK in capitals": lambda d: f"{d.day} {month(d).upper()} {d.year}",
        "UK short in capitals": lambda d: f"{d:%d} {short(d, '').upper()} {d.year}",
        "with full stops": lambda d: f"{d.day}.{d.month}.{d.year}",
        "with full stops and zeros": lambda d: f"{d:%d.%m.%Y}",
        "weekday, US": lambda d: f"{d:%A}, {month(d)} {d.day}, {d.year}",
        "weekday, UK": lambda d: f"{d:%A} {d.day} {month(d)} {d.year}",
        "weekday, UK with comma": lambda d: f"{d:%A}, {d.day} {month(d)} {d.year}",
        "weekday short": lambda d: f"{d:%a}, {d.day} {d:%b} {d.year}",
        "weekday short with stop": lambda d: f"{d:%a}. {short(d)} {d.day}, {d.year}",
        "weekday, ordinal of": lambda d: f"{d:%A} the {ordinal(d.day)} of {month(d)} {d.year}",
        "weekday behind": lambda d: f"{d.day} {month(d)} {d.year} ({d:%A})",
        "nth weekday": lambda d: f"the {ORDINALS[(d.day - 1) // 7]} {d:%A} of {month(d)} {d.year}",
        "timestamp": lambda d: f"{d}T09:30:00Z",
        "timestamp with offset": lambda d: f"{d}T09:30:00+02:00",
        "timestamp without zone": lambda d: f"{d}T09:30:00",
        "timestamp with fraction": lambda d: f"{d}T09:30:00.123Z",
        "timestamp with a gap": lambda d: f"{d} 09:30:00",
        "timestamp with a zone's name": lambda d: f"{d} 09:30 UTC",
        "mail": lambda d: f"{d:%a}, {d:%d} {d:%b} {d.year} 09:30:00 GMT",
        "clock, UK": lambda d: f"10:30 a.m. on {d.day} {month(d)} {d.year}",
        "clock, US": lambda d: f"10 p.m. {d:%A}, {month(d)} {d.day}, {d.year}",
        "clock with zone": lambda d: f"14:47 GMT, {d:%A}, {d.day} {month(d)} {d.year}",
        "clock of 24 hours": lambda d: f"14:47 on {d.day} {month(d)} {d.year}",
        "clock behind": lambda d: f"{d.day} {month(d)} {d.year} at 14:47",
        "evening": lambda d: f"the evening of {d.day} {month(d)} {d.year}",
        "night, US": lambda d: f"the night of {month(d)} {d.day}, {d.year}",
        "early hours": lambda d: f"the early hours of {month(d)} {d.day}, {d.year}",
    }


def _range_forms() -> dict[str, tuple[Callable[[date], str], int]]:
    """Writers of ranges, each with how many days after its first the last is."""
    return {
        "UK days": (lambda d: f"{d.day}-{d.day + 3} {month(d)} {d.year}", 3),
        "UK days with dash": (lambda d: f"{d.day}–{d.day + 3} {month(d)} {d.year}", 3),
        "UK days with to": (lambda d: f"{d.day} to {d.day + 3} {month(d)} {d.year}", 3),
        "US days": (lambda d: f"{month(d)} {d.day}-{d.day + 3}, {d.year}", 3),
        "US days with dash": (lambda d: f"{month(d)} {d.day}–{d.day + 3}, {d.year}", 3),
    }


def _long_range_forms() -> dict[str, Callable[[date, date], str]]:
    """Writers of a range from one day to another, which may lie in another year."""
    return {
        "UK across years": lambda a, b: (
            f"{a.day} {month(a)} {a.year} to {b.day} {month(b)} {b.year}"
        ),
        "US across years": lambda a, b: (
            f"{month(a)} {a.day}, {a.year} – {month(b)} {b.day}, {b.year}"
        ),
        "iso across years": lambda a, b: f"{a} to {b}",
        "UK across months": lambda a, b: f"{a.day} {month(a)} to {b.day} {month(b)} {b.year}",
        "UK across months, dash": lambda a, b: f"{a.day} {month(a)} – {b.day} {month(b)} {b.year}",
        "US across months": lambda a, b: f"{month(a)} {a.day} to {month(b)} {b.day}, {b.year}",
        "US across months, dash": lambda a, b: f"{month(a)} {a.day} – {month(b)} {b.day}, {b.year}",
    }


MONTH_FORMS: dict[str, Callable[[date], str]] = {
    "month": lambda d: f"{month(d)} {d.year}",
    "month of": lambda d: f"{month(d)} of {d.year}",
    "month short": lambda d: f"{short(d)} {d.year}",
    "month, early": lambda d: f"early {month(d)} {d.year}",
    "month, mid": lambda d: f"mid-{month(d)} {d.year}",
    "month, end": lambda d: f"the end of {month(d)} {d.year}",
}
QUARTER_FORMS: dict[str, Callable[[date], str]] = {
    "quarter": lambda d: f"the {ORDINALS[quarter(d) - 1]} quarter of {d.year}",
    "quarter without of": lambda d: f"the {ORDINALS[quarter(d) - 1]} quarter {d.year}",
    "quarter in digits": lambda d: f"the {ordinal(quarter(d))} quarter of {d.year}",
    "quarter by name": lambda d: f"Q{quarter(d)} {d.year}",
    "quarter by name of": lambda d: f"Q{quarter(d)} of {d.year}",
}
HALF_FORMS: dict[str, Callable[[date], str]] = {
    "half": lambda d: f"the {ORDINALS[half(d) - 1]} half of {d.year}",
    "half by name": lambda d: f"H{half(d)} {d.year}",
}
SEASONS = ("spring", "summer", "autumn", "winter")
SEASON_FORMS: dict[str, Callable[[date], str]] = {
    "season of": lambda d: f"the {SEASONS[season(d)]} of {d.year}",
    "season": lambda d: f"{SEASONS[season(d)]} {d.year}",
    "season with capital": lambda d: f"{SEASONS[season(d)].title()} {d.year}",
    "season, early": lambda d: f"early {SEASONS[season(d)]} {d.year}",
}
YEAR_FORMS: dict[str, tuple[Callable[[date], str], Callable[[date], Days]]] = {
    "year": (lambda d: f"the year {d.year}", lambda d: years(d.year, 1)),
    "year AD": (lambda d: f"AD {d.year}", lambda d: years(d.year, 1)),
    "year CE": (lambda d: f"{d.year} CE", lambda d: years(d.year, 1)),
    "years": (lambda d: f"{d.year}-{d.year + 3}", lambda d: years(d.year, 4)),
    "decade": (lambda d: f"the {d.year // 10}0s", decade),
    "decade, late": (lambda d: f"the late {d.year // 10}0s", decade),
    "century": (lambda d: f"the {ordinal(d.year // 100 + 1)} century", century),
    "century, early": (lambda d: f"early {ordinal(d.year // 100 + 1)} century", century),
    "century in words": (
        lambda d: f"the {'twentieth' if d.year < 2000 else 'twenty-first'} century",
        century,
    ),
    "week of a day": (
        lambda d: f"the week of {month(d)} {d.day}, {d.year}",
        lambda d: (later(d, 1 - d.isoweekday()), later(d, 7 - d.isoweekday())),
    ),
    "months": (
        lambda d: f"{month(d)} {d.year} to {month(d)} {d.year + 1}",
        lambda d: months(d.year, d.month, 13),
    ),
}
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "Christmas": lambda y: date(y, 12, 25),
    "Christmas Day": lambda y: date(y, 12, 25),
    "Christmas Eve": lambda y: date(y, 12, 24),
    "New Year's Day": lambda y: date(y, 1, 1),
    "New Year's Eve": lambda y: date(y, 12, 31),
    "Easter Sunday": easter,
    "Easter Monday": lambda y: later(easter(y), 1),
    "Good Friday": lambda y: later(easter(y), -2),
    "Palm Sunday": lambda y: later(easter(y), -7),
    "Halloween": lambda y: date(y, 10, 31),
    "Valentine's Day": lambda y: date(y, 2, 14),
    "Boxing Day": lambda y: date(y, 12, 26),
    "Veterans Day": lambda y: date(y, 11, 11),
}


def _holiday(name: str, day_in: Callable[[int], date]) -> Form:
    return Form(write=lambda d: f"{name} {d.year}", means=lambda d: itself(day_in(d.year)))


def _range(write: Callable[[date], str], length: int) -> Form:
    return Form(
        write=write, means=lambda d: (d, later(d, length)), fits=lambda d: d.day + length <= 28
    )


def _long_range(name: str, write: Callable[[date, date], str]) -> Form:
    any_year = name.endswith("years")
    return Form(
        write=lambda d: write(d, later(d, 40)),
        means=lambda d: (d, later(d, 40)),
        fits=lambda d: any_year or later(d, 40).year == d.year,
    )


def _season_months(day: date) -> Days:
    return months(day.year, 3 * season(day) + 3, 3)


FORMS: dict[str, Form] = {
    **{name: Form(write=write, means=itself) for name, write in _day_forms().items()},
    "day/month/year": Form(
        write=lambda d: f"{d.day}/{d.month}/{d.year}", means=itself, fits=lambda d: d.day > 12
    ),
    "month/day/year": Form(
        write=lambda d: f"{d.month}/{d.day}/{d.year}", means=itself, fits=lambda d: d.day > 12
    ),
    "the same number twice": Form(
        write=lambda d: f"{d:%m/%m/%Y}", means=lambda d: itself(date(d.year, d.month, d.month))
    ),
    "last weekday": Form(
        write=lambda d: f"the last {d:%A} of {month(d)} {d.year}",
        means=lambda d: itself(last_such(d)),
    ),
    "years, short": Form(
        write=lambda d: f"{d.year}–{(d.year + 3) % 100}",
        means=lambda d: years(d.year, 4),
        fits=lambda d: (d.year + 3) % 100 > 12,
    ),
    **{name: _range(*form) for name, form in _range_forms().items()},
    **{name: _long_range(name, write) for name, write in _long_range_forms().items()},
    **{name: Form(write=write, means=whole_month) for name, write in MONTH_FORMS.items()},
    **{
        name: Form(write=write, means=lambda d: months(d.year, 3 * quarter(d) - 2, 3))
        for name, write in QUARTER_FORMS.items()
    },
    **{
        name: Form(write=write, means=lambda d: months(d.year, 6 * half(d) - 5, 6))
        for name, write in HALF_FORMS.items()
    },
    **{name: Form(write=write, means=_season_months) for name, write in SEASON_FORMS.items()},
    **{name: Form(write=write, means=means) for name, (write, means) in YEAR_FORMS.items()},
    **{name: _holiday(name, day_in) for name, day_in in HOLIDAYS.items()},
}
"""Every form by name."""
