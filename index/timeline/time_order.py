"""In which order do timeline entries follow one another? By first day, then by what is known of it.

Keeps out: which passages make an entry (entries.py).
"""

from __future__ import annotations

from index.model.entries import Precision, TimelineEntry

# TIMEX3 parts of the day: morning, midday, afternoon, daytime, evening, night.
_PARTS = ("MO", "MI", "AF", "DT", "EV", "NI")
_PRECISIONS = (
    Precision.PART_OF_DAY,
    Precision.DAY,
    Precision.INTERVAL,
    Precision.NOT_BEFORE,
    Precision.NOT_AFTER,
    Precision.UNDATED,
)


def time_order(entry: TimelineEntry) -> tuple[int, int, int, str]:
    """The place of a dated entry in order of time: first day, part of day, precision, id.

    An open beginning sorts by its last day. Parts of a day follow the day; what is known of the
    day alone follows its parts, as what is less exact follows what is more exact.
    """
    days = entry.days
    if days is None:
        raise ValueError(f"entry {entry.id} has no day to sort by")
    first = days.start if days.start is not None else days.last
    if first is None:
        raise ValueError(f"entry {entry.id} is open on both sides")
    return (
        first.toordinal(),
        _PARTS.index(entry.part) if entry.part in _PARTS else len(_PARTS),
        _PRECISIONS.index(entry.precision),
        entry.id,
    )


def listed_order(entry: TimelineEntry) -> tuple[bool, tuple[int, int, int, str]]:
    """The place of any entry in a list: dated ones in order of time, then undated ones by id."""
    if entry.days is None:
        return (True, (0, 0, 0, entry.id))
    return (False, time_order(entry))
