"""Which counts stand in a sentence, and what does each allow? Keeps out: whom they count."""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.numerals import Count, number_at, openings, vague_at, vocabulary
from index.claims.other_numbers import is_something_else
from index.claims.tokens import Token

_LONGEST_PHRASE = 4
_HYPHENS = frozenset("-–—")


def find_counts(tokens: Sequence[Token], taken: Sequence[tuple[int, int]] = ()) -> list[Count]:
    """The counts of a sentence; dates, ages, units, ordinals, money and rates are left out.

    Args:
        tokens: the sentence's tokens.
        taken: half-open code-point spans of dates; no count overlaps one.

    Returns:
        Counts in order; they do not overlap.
    """
    counts: list[Count] = []
    position = 0
    while position < len(tokens):
        count = _count_at(tokens, position)
        if count is None:
            position += 1
            continue
        if not is_something_else(tokens, position, count, taken):
            counts.append(count)
        position = max(count.last, position + 1)
    return counts


def _count_at(tokens: Sequence[Token], position: int) -> Count | None:
    """The count whose bare number begins at `position`, with its qualifier."""
    token = tokens[position]
    if token.kind != "number" and token.lower.partition("-")[0] not in openings():
        return None
    vague = vague_at(tokens, position)
    if vague is not None:
        last, floor = vague
        outer, first, _, _ = _qualify(tokens, position)
        return Count(outer, first, last, None, floor, None, "vague")
    single = number_at(tokens, position)
    last = position + 1 if single is None else single[0]
    outer, first, name, bound = _qualify(tokens, position)
    ranged = _range_at(tokens, position, last)
    if ranged is not None:
        if first > 0 and tokens[first - 1].lower == "between":
            outer = first = first - 1
        return Count(outer, first, ranged[0], None, ranged[1], ranged[2], "range")
    if single is None:
        return None
    value = single[1]
    suffix = _suffix(tokens, last)
    if suffix is not None and name == "exact":
        last, name, bound = suffix
    minimum, maximum = _bounds(bound, value)
    return Count(outer, first, last, value, minimum, maximum, name)


def _bounds(bound: str, value: int) -> tuple[int | None, int | None]:
    return {
        "exact": (value, value),
        "lowest": (value, None),
        "above": (value + 1, None),
        "highest": (None, value),
        "below": (None, value - 1),
        "none": (None, None),
    }[bound]


def _range_at(tokens: Sequence[Token], position: int, last: int) -> tuple[int, int, int] | None:
    """A range whose lower end is written from `position` to `last`: its end and its two values.

    The scale of the upper end holds for both: "45-50,000", "1.2 to 1.5 million".
    """
    ranged = _range_end(tokens, position, last)
    single = number_at(tokens, position)
    if ranged is None or (single is None and tokens[position].kind != "number"):
        return None
    end, highest = ranged
    lowest = float(tokens[position].text.replace(",", "")) if single is None else float(single[1])
    word = vocabulary().scales.get(tokens[end - 1].lower)
    own = tokens[last - 1].lower in vocabulary().scales
    if not own and (word or highest % 1000 == 0) and lowest * (word or 1000) < highest:
        lowest *= word or 1000
    return (end, round(lowest), highest) if lowest < highest and lowest % 1 == 0 else None


def _range_end(tokens: Sequence[Token], position: int, last: int) -> tuple[int, int] | None:
    """The upper end when "12-15", "12 to 15", "between 12 and 15" begins here."""
    if last + 1 >= len(tokens):
        return None
    joint = tokens[last]
    before = tokens[position - 1].lower if position else ""
    close = (
        joint.text in _HYPHENS
        and joint.start == tokens[last - 1].end
        and tokens[last + 1].start == joint.end
    )
    between = before == "between" and joint.lower == "and"
    if not (close or between or (joint.lower in ("to", "or") and before != "from")):
        return None
    return number_at(tokens, last + 1)


def _suffix(tokens: Sequence[Token], last: int) -> tuple[int, str, str] | None:
    words = tuple(token.lower for token in tokens[last : last + 2])
    found = vocabulary().suffixes.get(words)
    return None if found is None else (last + 2, *found)


def _qualify(tokens: Sequence[Token], position: int) -> tuple[int, int, str, str]:
    """Outer start, start, qualifier and bound of the number at `position`."""
    words = vocabulary()
    outer = first = position
    name, bound = "exact", "exact"
    for _ in range(4):
        for length in range(min(_LONGEST_PHRASE, outer), 0, -1):
            phrase = tuple(token.lower for token in tokens[outer - length : outer])
            if name == "exact" and phrase in words.qualifiers:
                name, bound = words.qualifiers[phrase]
                outer = first = outer - length
                break
            if phrase in words.neutral or (name != "exact" and phrase in words.qualifiers):
                outer -= length
                break
        else:
            break
    return outer, first, name, bound
