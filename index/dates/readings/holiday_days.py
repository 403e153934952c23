"""On which day of a year does a holiday fall?

Western movable feasts and, where "Orthodox" is written, Orthodox ones come from python-dateutil.
Feasts that no well-kept rule dates, or that differ from country to country, have no day here.
Keeps out: which year a text means.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date

from dateutil import easter

from index.dates.timex import make_day, nth_weekday, shift

FIRST_GREGORIAN_YEAR = 1583
"""Before it Western Easter is reckoned, and dated, by the Julian calendar."""

FIXED: Mapping[str, tuple[int, int]] = {
    "christmas": (12, 25), "christmas eve": (12, 24), "christmas day": (12, 25),
    "orthodox christmas": (1, 7), "orthodox christmas day": (1, 7),
    "orthodox christmas eve": (1, 6), "boxing day": (12, 26), "halloween": (10, 31),
    "valentine day": (2, 14), "valentines day": (2, 14), "new year": (1, 1),
    "new year day": (1, 1), "new year eve": (12, 31), "new years day": (1, 1),
    "new years eve": (12, 31), "epiphany": (1, 6), "all saints day": (11, 1),
    "all souls day": (11, 2), "veterans day": (11, 11), "veteran day": (11, 11),
    "remembrance day": (11, 11), "armistice day": (11, 11), "may day": (5, 1),
    "bastille day": (7, 14), "patrick day": (3, 17), "patricks day": (3, 17),
    "george day": (4, 23), "andrew day": (11, 30), "anzac day": (4, 25),
    "australia day": (1, 26), "canada day": (7, 1),
    "earth day": (4, 22), "juneteenth": (6, 19),
    "international women day": (3, 8), "international womens day": (3, 8),
    "april fool day": (4, 1), "april fools day": (4, 1), "april fools": (4, 1),
    "international workers day": (5, 1), "ve day": (5, 8), "vj day": (8, 15),
    "guy fawkes day": (11, 5), "guy fawkes night": (11, 5),
}  # fmt: skip
"""Name without "Saint", in small letters, to month and day."""

COUNTED: Mapping[str, tuple[int, int, int]] = {
    "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "memorial day": (5, 1, -1),
    "labor day": (9, 1, 1), "presidents day": (2, 1, 3), "president day": (2, 1, 3),
    "columbus day": (10, 1, 2), "martin luther king day": (1, 1, 3),
    "martin luther king jr day": (1, 1, 3), "mlk day": (1, 1, 3), "father day": (6, 7, 3),
    "fathers day": (6, 7, 3), "remembrance sunday": (11, 7, 2),
}  # fmt: skip
"""Name to month, ISO weekday, and which of that weekday, -1 for the last."""

AFTER_THANKSGIVING: Mapping[str, int] = {"black friday": 1, "cyber monday": 4}

MOVABLE: Mapping[str, int] = {
    "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1, "easter eve": -1,
    "good friday": -2, "maundy thursday": -3, "holy thursday": -3, "holy saturday": -1,
    "holy monday": -6, "holy tuesday": -5, "holy wednesday": -4, "holy friday": -2,
    "palm sunday": -7, "ash wednesday": -46, "shrove tuesday": -47, "pentecost": 49,
    "pentecost sunday": 49, "whit sunday": 49, "whit monday": 50, "ascension day": 39,
    "ascension thursday": 39, "trinity sunday": 56,
}  # fmt: skip
"""Name to days from Easter Sunday."""

UNDATED = frozenset(
    "flag day,independence day,labour day,mother day,mothers day,mothering sunday,republic day,"
    "national day,constitution day,victory day,election day,inauguration day,ramadan,ramadhan,"
    "passover,pesach,nowruz,newroz,norouz,hanukkah,chanukah,diwali,purim,ashura,eid,"
    "eid al fitr,eid al adha,eid ul fitr,eid ul adha,eid el fitr,eid el adha,yom kippur,"
    "rosh hashanah,chinese new year,lunar new year,liberation day,army day,orthodox new year,"
    "iranian new year,persian new year,kurdish new year,jewish new year".split(",")
)
"""Names that are holidays but have no day: their country or calendar is not written."""


def is_holiday(name: str) -> bool:
    """Whether a name, in small letters and without "Saint", is one of a holiday."""
    plain = name.removeprefix("orthodox ")
    known = (FIXED, COUNTED, AFTER_THANKSGIVING, MOVABLE, UNDATED)
    return any(name in names or plain in names for names in known)


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year, or None where no rule gives it."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if name in FIXED:
        return make_day(year, *FIXED[name])
    if name in COUNTED:
        month, weekday, count = COUNTED[name]
        return nth_weekday(year, month, weekday=weekday, count=count)
    if name in AFTER_THANKSGIVING:
        feast = nth_weekday(year, 11, weekday=4, count=4)
        return None if feast is None else shift(feast, days=AFTER_THANKSGIVING[name])
    plain = name.removeprefix("orthodox ")
    if plain in MOVABLE:
        return shift(_easter(year, orthodox=plain != name), days=MOVABLE[plain])
    return None


def _easter(year: int, *, orthodox: bool) -> date:
    if year < FIRST_GREGORIAN_YEAR:
        return easter.easter(year, easter.EASTER_JULIAN)
    return easter.easter(year, easter.EASTER_ORTHODOX if orthodox else easter.EASTER_WESTERN)
