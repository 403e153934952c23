"""How are numbers written? Reads digits, number words and vague words. Keeps out: qualifiers."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.rulebook import table
from index.claims.tokens import Token

# No count of people needs more digits, and converting endless ones would take endless time.
_MOST_DIGITS = 11


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
class Vocabulary:
    """The tables of numbers.toml, ready for look-ups; phrases are tuples of words."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    qualifiers: Mapping[tuple[str, ...], tuple[str, str]]
    suffixes: Mapping[tuple[str, ...], tuple[str, str]]
    neutral: frozenset[tuple[str, ...]]
    names_before: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]
    before_year: frozenset[str]
    after_age: frozenset[str]
    no_age: frozenset[str]
    parents: frozenset[str]
    after_parent: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """The tables of numbers.toml."""
    data = table("numbers")

    def phrases(entries: list[dict[str, object]]) -> dict[tuple[str, ...], tuple[str, str]]:
        return {
            tuple(str(phrase).split()): (str(entry["name"]), str(entry["bound"]))
            for entry in entries
            for phrase in _strings(entry["words"])
        }

    return Vocabulary(
        words=data["words"],
        scales=data["scales"],
        vague=data["vague"],
        qualifiers=phrases(data["qualifier"]),
        suffixes=phrases(data["suffix"]),
        neutral=frozenset(tuple(phrase.split()) for phrase in data["neutral"]["words"]),
        names_before=frozenset(data["names_before"]["words"]),
        units=frozenset(data["units"]["words"]),
        months=frozenset(data["months"]["words"]),
        before_year=frozenset(data["before_year"]["words"]),
        after_age=frozenset(data["after_age"]["words"]),
        no_age=frozenset(data["no_age"]["words"]),
        parents=frozenset(data["parents"]["words"]),
        after_parent=frozenset(data["parents"]["followed_by"]),
    )


@functools.cache
def openings() -> frozenset[str]:
    """The words with which a count in words can begin."""
    words = vocabulary()
    return frozenset({*words.words, *words.vague, "a", "half", "several", "few", "many"})


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def number_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A number in digits or words: one past its last token, and its value."""
    words = vocabulary()
    token = tokens[position]
    if token.kind == "number":
        return _digits(tokens, position)
    if token.lower in ("a", "half"):
        alone = _dozen(tokens, position)
        if alone is None or alone[0] != position + 2:
            return alone
    value = 1 if token.lower == "a" else small_number(token.lower)
    if value is None:
        return None
    total, current, index = 0, value, position + 1
    while index < len(tokens):
        lower = tokens[index].lower
        scale = words.scales.get(lower)
        follows = small_number(tokens[index + 1].lower) if index + 1 < len(tokens) else None
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
            small_number(lower) is not None
            and tokens[index - 1].lower in words.scales
            and tokens[index - 1].lower != "dozen"
        ):
            current += small_number(lower) or 0
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
    if index < len(tokens) and tokens[index].lower in vocabulary().scales:
        scale = vocabulary().scales[tokens[index].lower]
        index += 1
    value = round(number * scale)
    return (index, value) if abs(number * scale - value) < 1e-6 else None


def _dozen(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A scale that stands alone: "a dozen", "a hundred", "half a million"."""
    scales = vocabulary().scales
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
    return token.kind == "number" or small_number(token.lower) is not None


def small_number(word: str) -> int | None:
    """A number word below a hundred, hyphenated or not."""
    words = vocabulary().words
    if word in words:
        return words[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and words.get(tens, 0) >= 20 and words.get(ones, 10) < 10:
        return words[tens] + words[ones]
    return None


def vague_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """A vague word: one past its last token, and its floor."""
    words = vocabulary()
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
