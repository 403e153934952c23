"""Which part, side or rhythm of its value does an expression mean: TIMEX3's mod, quant and freq?

"Early 1990" is the START of it, "more than a decade ago" BEFORE it, "twice a week" a week with the
frequency 2X. Keeps out: the value itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.dates.matcher import Found
from index.dates.readings.reading import Reading
from index.model.dates import TimexType

_EDGES = frozenset({"START", "MID", "END"})
_ORDER = {"-1": "START", "1": "END"}
"""What "earlier this month" and "later this month" mean of it."""

_LENGTHS = {
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
    "fewer": "LESS_THAN",
    "under": "LESS_THAN",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
}
"""Words before a number to what they say of a length."""

_NOT = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}
"""The same behind "no": "no more than two days"."""

_BACK = {
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
_FORTH = {
    "MORE_THAN": "AFTER",
    "LESS_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
}
"""What a bound of the length makes of the day that lies so far away."""

_ROUGHLY = frozenset("about around roughly approximately some circa ca c".split())
_ROUGHLY_POINT = _ROUGHLY | {"nearly", "almost", "under"}
_TIMES = {"once": "1X", "twice": "2X", "thrice": "3X"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nuance:
    """What TIMEX3 says of an expression beside its value; each "" where the words say nothing.

    Args:
        mod: START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN, EQUAL_OR_MORE and so on.
        quant: of a set, EACH or EVERY.
        freq: of a set, how often within its value, e.g. "2X".
    """

    mod: str = ""
    quant: str = ""
    freq: str = ""


PLAIN = Nuance()


def nuance_of(found: Found, reading: Reading) -> Nuance:
    """What the words of an expression say beside its value."""
    if reading.type is TimexType.SET:
        quant = "EACH" if "each" in found.words else "EVERY"
        return Nuance(quant=quant, freq=_frequency(found))
    if found.last - found.first == 1 or reading.value.endswith("_REF"):
        return PLAIN
    mod = _bound(found, reading) or _edge(found, reading)
    return Nuance(mod=mod) if mod else PLAIN


def _edge(found: Found, reading: Reading) -> str:
    values = found.tokens.values
    spoken_for = found.captures.get("ordinal") or found.captures.get("name") or (0, 0)
    for index in range(found.first, found.last):
        edge = values[index]
        if edge in _EDGES and not spoken_for[0] <= index < spoken_for[1]:
            # "Early Saturday" has become its morning, which is not the start of the morning.
            told = reading.value.endswith("TMO") and not found.has("part")
            return "" if told and edge == "START" else edge
    if found.rule.reading == "anaphor_unit":
        return ""  # "later that year": later than what was told, not late in the year
    return _ORDER.get(found.value("mod"), "")


def _bound(found: Found, reading: Reading) -> str:
    words = found.words
    if "so" in words and "or" in words:
        return "APPROX"
    if not found.has("quantity"):
        return "APPROX" if words[0] in _ROUGHLY_POINT else ""
    first, last = found.captures["quantity"]
    lead = words[: first - found.first]
    if "couple" in found.tokens.words[first:last] or _ROUGHLY.intersection(lead):
        return "APPROX"
    length = next((_LENGTHS[word] for word in lead if word in _LENGTHS), "")
    if length and lead[0] == "no":
        length = _NOT.get(length, length)
    if reading.type is TimexType.DURATION:
        return length
    return (_FORTH if found.value("way") == "1" else _BACK).get(length, "")


def _frequency(found: Found) -> str:
    """How often: "twice a week", "three times a year", "once every two days"."""
    words, values = found.tokens.words, found.tokens.values
    for index in range(max(found.first - 1, 0), found.last):
        if words[index] in _TIMES:
            return _TIMES[words[index]]
        if words[index] == "times" and index and values[index - 1].isdecimal():
            return f"{int(values[index - 1])}X"
    return ""
