"""Which counts stand in a sentence, and what does each allow? Keeps out: whom they count."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.rulebook import table
from index.claims.tokens import Token

# No count of people needs more digits, and converting endless ones would take endless time.
_MOST_DIGITS = 11
_YEARS = range(1900, 2101)
_AGE_LIMIT = 21
_LONGEST_PHRASE = 4
_HYPHENS = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as written.

    Args:
        outer: first token, with words that change nothing ("another", "a total of").
        first: first token of the count with its qualifier.
        last: one past the last token.
        value: the number stated; None for a range or a vague word.
        minimum: the lowest value that the words allow; None when they set none.
        maximum: the highest value that the words allow; None when they set none.
        qualifier: as in `Claim.qualifier`.
    """

    outer: int
    first: int
    last: int
    value: int | None
    minimum: int | None
    maximum: int | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    qualifiers: Mapping[tuple[str, ...], tuple[str, str]]
    suffixes: Mapping[tuple[str, ...], tuple[str, str]]
    neutral: frozenset[tuple[str, ...]]
    names_before: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]


@functools.cache
def _vocabulary() -> _Vocabulary:
    data = table("numbers")

    def phrases(entries: list[dict[str, object]]) -> dict[tuple[str, ...], tuple[str, str]]:
        return {
            tuple(str(phrase).split()): (str(entry["name"]), str(entry["bound"]))
            for entry in entries
            for phrase in _strings(entry["words"])
        }

    return _Vocabulary(
        words=data["words"],
        scales=data["scales"],
        vague=data["vague"],
        qualifiers=phrases(data["qualifier"]),
        suffixes=phrases(data["suffix"]),
        neutral=frozenset(tuple(phrase.split()) for phrase in data["neutral"]["words"]),
        names_before=frozenset(data["names_before"]["words"]),
        units=frozenset(data["units"]["words"]),
        months=frozenset(data["months"]["words"]),
    )


@functools.cache
def _openings() -> frozenset[str]:
    """The words with which a count in words can begin."""
    words = _vocabulary()
    return frozenset({*words.words, *words.vague, "a", "half", "several", "few", "many"})


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


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
        if not _is_something_else(tokens, position, count, taken):
            counts.append(count)
        position = max(count.last, position + 1)
    return counts


def _count_at(tokens: Sequence[Token], position: int) -> Count | None:
    """The count whose bare number begins at `position`, with its qualifier."""
    token = tokens[position]
    if token.kind != "number" and token.lower.partition("-")[0] not in _openings():
        return None
    vague = _vague_at(tokens, position)
    if vague is not None:
        last, floor = vague
        outer, first, _, _ = _qualify(tokens, position)
        return Count(outer, first, last, None, floor, None, "vague")
    single = _number_at(tokens, position)
    if single is None:
        return None
    last, value = single
    ranged = _range_end(tokens, position, last)
    outer, first, name, bound = _qualify(tokens, position)
    if ranged is not None and value < ranged[1]:
        if first > 0 and tokens[first - 1].lower == "between":
            outer = first = first - 1
        return Count(outer, first, ranged[0], None, value, ranged[1], "range")
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


def _number_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A number in digits or words: one past its last token, and its value."""
    words = _vocabulary()
    token = tokens[position]
    if token.kind == "number":
        return _digits(tokens, position)
    if token.lower in ("a", "half"):
        return _dozen(tokens, position)
    value = _small(token.lower)
    if value is None:
        return None
    total, current, index = 0, value, position + 1
    while index < len(tokens):
        lower = tokens[index].lower
        scale = words.scales.get(lower)
        follows = _small(tokens[index + 1].lower) if index + 1 < len(tokens) else None
        if scale is not None:
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0
        elif (
            lower == "and"
            and follows is not None
            and tokens[index - 1].lower in words.scales
            and tokens[index - 1].lower != "dozen"
        ):
            current += follows
            index += 1
        elif (
            _small(lower) is not None
            and tokens[index - 1].lower in words.scales
            and tokens[index - 1].lower != "dozen"
        ):
            current += _small(lower) or 0
        else:
            break
        index += 1
    return index, total + current


def _digits(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    text = tokens[position].text
    if len(text) > _MOST_DIGITS:
        return None
    number = float(text.replace(",", ""))
    index = position + 1
    scale = 1
    if index < len(tokens) and tokens[index].lower in _vocabulary().scales:
        scale = _vocabulary().scales[tokens[index].lower]
        index += 1
    value = round(number * scale)
    return (index, value) if abs(number * scale - value) < 1e-6 else None


def _dozen(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A scale that stands alone: "a dozen", "a hundred", "half a million"."""
    scales = _vocabulary().scales
    words = [token.lower for token in tokens[position : position + 3]]
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in scales:
        return position + 3, scales[words[2]] // 2
    if words[0] == "a" and len(words) > 1 and words[1] in scales:
        half = tuple(token.lower for token in tokens[position + 2 : position + 5])
        if half == ("and", "a", "half"):
            return position + 5, scales[words[1]] * 3 // 2
        return position + 2, scales[words[1]]
    return None


def is_number(token: Token) -> bool:
    """Whether a token is a number in digits or a number word."""
    return token.kind == "number" or _small(token.lower) is not None


def _small(word: str) -> int | None:
    """A number word below a hundred, hyphenated or not."""
    words = _vocabulary().words
    if word in words:
        return words[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and words.get(tens, 0) >= 20 and words.get(ones, 10) < 10:
        return words[tens] + words[ones]
    return None


def _vague_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A vague word: one past its last token, and its floor."""
    words = _vocabulary()
    lower = tokens[position].lower
    following = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    third = tokens[position + 2].lower if position + 2 < len(tokens) else ""
    if lower in ("several", "few", "many") and following in words.scales:
        return position + 2, words.scales[following]
    floor = words.vague.get(lower)
    if floor is None:
        return None
    if following == "of" and third in words.vague and words.vague[third] > floor:
        return position + 3, floor * words.vague[third]
    return position + 1, floor


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
    return _number_at(tokens, last + 1)


def _suffix(tokens: Sequence[Token], last: int) -> tuple[int, str, str] | None:
    words = tuple(token.lower for token in tokens[last : last + 2])
    found = _vocabulary().suffixes.get(words)
    return None if found is None else (last + 2, *found)


def _qualify(tokens: Sequence[Token], position: int) -> tuple[int, int, str, str]:
    """Outer start, start, qualifier and bound of the number at `position`."""
    words = _vocabulary()
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


def _is_something_else(
    tokens: Sequence[Token], position: int, count: Count, taken: Sequence[tuple[int, int]]
) -> bool:
    """Whether the number is a date, an age, a unit, a share, a sum of money or a name's part."""
    words = _vocabulary()
    start, end = tokens[position].start, tokens[count.last - 1].end
    if any(first < end and start < last for first, last in taken):
        return True
    before = tokens[position - 1] if position else None
    after = tokens[count.last] if count.last < len(tokens) else None
    if after is not None and (after.lower in words.units or after.lower in ("%", "°", ":")):
        # "Death toll 12: ..." keeps its colon; a clock time does not reach here.
        if after.lower != ":":
            return True
    if (
        after is not None
        and after.lower in ("in", "out")
        and tokens[position].lower in ("one", "1")
    ):
        following = tokens[count.last + 1] if count.last + 1 < len(tokens) else None
        return following is not None and (
            following.kind == "number" or _small(following.lower) is not None
        )
    if (
        tokens[position].lower == "one"
        and after is not None
        and after.lower in ("of", "another", "day", "time")
    ):
        return True
    if before is None:
        return False
    if before.lower in words.names_before and count.first == position and count.outer == position:
        return True
    return before.text in "$€£¥#№" or _is_date_or_age(tokens, position, count)


def _is_date_or_age(tokens: Sequence[Token], position: int, count: Count) -> bool:
    months = _vocabulary().months
    before = tokens[position - 1].lower
    if before == "of" and position > 1 and tokens[position - 2].lower in ("age", "ages"):
        return True
    after = tokens[count.last].lower if count.last < len(tokens) else ""
    token = tokens[position]
    value = count.value or 0
    if token.kind != "number":
        return False
    dotted = before == "." and position > 1 and tokens[position - 2].lower in months
    if (before in months or dotted or after in months) and value < 32:
        # "may" is a month only beside a capital.
        beside = (
            tokens[position - 1]
            if before in months
            else tokens[count.last]
            if after in months
            else tokens[position - 2]
        )
        return beside.text[:1].isupper()
    if value in _YEARS and "," not in token.text and count.qualifier == "exact":
        return (
            before in months
            or before
            in (
                "in",
                "since",
                "of",
                "by",
                "the",
                "from",
                "until",
                "to",
                "late",
                "early",
                "mid",
                "and",
                ",",
                "(",
                "during",
                "between",
            )
            or not after
            or not after[0].isalpha()
        )
    if before in ("over", "under", "below", "above") and value <= _AGE_LIMIT and position > 1:
        return tokens[position - 2].lower not in ("well", "just") and (
            not after
            or not after[0].isalpha()
            or after in ("and", "or", "were", "are", "have", "had", "in", "from", "who")
        )
    closing = after in (",", ")", ".") or not after
    return (
        before in (",", "(")
        and closing
        and count.first == position
        and value < 120
        and after != "."
    )
