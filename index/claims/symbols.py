"""Which classes do the words of a sentence fall into? One character a word or figure.

A word of several classes has a character of its own, which stands in the set of each of them, so
that a pattern over classes is an ordinary regular expression. Keeps out: the patterns.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.counted import Figure
from index.claims.figures import find_counts
from index.claims.noun_phrases import is_quarter
from index.claims.rulebook import table
from index.claims.tokens import Token
from index.claims.victims import read_figure

_FIRST_CHARACTER = 0x4E00  # far from anything that a regular expression gives a meaning to
_LONGEST_PHRASE = 5
_BREAKS = frozenset(";:()[]—–-/.!?…")
_ENDING = frozenset(
    "ADVERB BE HAVE MODAL NOT OF BY FROM TO AT AND WITH OR INCLUDING AMONG WHO THAT PRONOUN "
    "PREPOSITION SUBORDINATOR PAST ING PRESENT DIED DEAD REPORT DAY DETERMINER RISE "
    "RAISE EXCLUSIVE LEAVE".split()
)

# Words of these classes stay what they would be unlisted, too.
_BESIDES = frozenset({"STRIKE", "LOSE", "MANY"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, phrase, mark or figure.

    Args:
        first: first token.
        last: one past the last token.
        figure: the figure, when it is one.
        measures: the measure of each trigger class that the words belong to.
    """

    first: int
    last: int
    figure: Figure | None = None
    measures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the patterns see it.

    Args:
        tokens: its tokens.
        units: its units, in order.
        symbols: one character a unit.
    """

    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    symbols: str


@dataclass(frozen=True, slots=True)
class _Alphabet:
    phrases: Mapping[str, frozenset[str]]
    measures: Mapping[str, tuple[tuple[str, str], ...]]
    openings: frozenset[str]
    characters: Mapping[frozenset[str], str]
    breaks: frozenset[str]


def _class_table() -> tuple[dict[str, set[str]], dict[str, list[tuple[str, str]]]]:
    data = table("measures")
    phrases: dict[str, set[str]] = {}
    measures: dict[str, list[tuple[str, str]]] = {}
    for entry in data["trigger"]:
        for name, words in entry.items():
            for word in words if name != "measure" else ():
                phrases.setdefault(word, set()).add(name)
                measures.setdefault(word, []).append((name, entry["measure"]))
    for name, words in data["classes"].items():
        for word in words:
            if name in _BESIDES and word not in phrases:
                phrases[word] = {"GERUND" if word.endswith("ing") else "WORD"}
            phrases.setdefault(word, set()).add("DATE" if name == "DAY" else name)
    return phrases, measures


@functools.cache
def _alphabet() -> _Alphabet:
    phrases, measures = _class_table()
    frozen = {word: frozenset(names) for word, names in phrases.items()}
    singles = (
        "WORD",
        "NAME",
        "GERUND",
        "DATE",
        "ADVERB",
        "COMMA",
        "BREAK",
        "PERSONS",
        "BARE",
        "LOSS",
        "OTHER",
    )
    combinations = sorted(
        {frozenset({name}) for name in singles} | set(frozen.values()), key=sorted
    )
    return _Alphabet(
        phrases=frozen,
        measures={word: tuple(pairs) for word, pairs in measures.items()},
        openings=frozenset(word.split()[0] for word in frozen if " " in word),
        characters={
            names: chr(_FIRST_CHARACTER + number) for number, names in enumerate(combinations)
        },
        breaks=frozenset(
            word for word, names in frozen.items() if names & _ENDING and " " not in word
        ),
    )


@functools.cache
def characters_of(name: str) -> str:
    """The characters of every unit that belongs to a class.

    Args:
        name: a class of measures.toml or one of those that figures and unlisted words have
            (PERSONS, BARE, LOSS, OTHER, WORD, NAME, GERUND, DATE, ADVERB, COMMA, BREAK).

    Returns:
        The characters, "" for a class that does not exist.
    """
    return "".join(mark for names, mark in _alphabet().characters.items() if name in names)


def read_sentence(tokens: Sequence[Token], taken: Sequence[tuple[int, int]]) -> Sentence:
    """The sentence as units and symbols.

    Args:
        tokens: the sentence's tokens.
        taken: half-open code-point spans of dates, in order.

    Returns:
        The sentence; every token is in exactly one unit.
    """
    alphabet = _alphabet()
    figures = {
        count.outer: read_figure(tokens, count, alphabet.breaks)
        for count in find_counts(tokens, taken)
    }
    dated = positions_of(tokens, taken)
    units: list[Unit] = []
    symbols: list[str] = []
    position = 0
    while position < len(tokens):
        figure = figures.get(position)
        if figure is not None:
            units.append(Unit(position, figure.last, figure))
            symbols.append(alphabet.characters[frozenset({figure.counted.value})])
        else:
            last, names = _phrase(tokens, position, dated)
            words = tokens[position].lower
            if last > position + 1:
                words = " ".join(token.lower for token in tokens[position:last])
            units.append(Unit(position, last, None, alphabet.measures.get(words, ())))
            symbols.append(alphabet.characters[names])
        position = units[-1].last
    return Sentence(tuple(tokens), tuple(units), "".join(symbols))


def positions_of(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The positions of the tokens that stand in one of some spans.

    Args:
        tokens: the sentence's tokens.
        spans: half-open code-point spans, in order.

    Returns:
        Positions into `tokens`.
    """
    inside: set[int] = set()
    number = 0
    for position, token in enumerate(tokens if spans else ()):
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number < len(spans) and spans[number][0] <= token.start:
            inside.add(position)
    return frozenset(inside)


@functools.cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week, which are dates even where no tagger has marked them."""
    return frozenset(table("measures")["classes"]["DAY"])


def _phrase(
    tokens: Sequence[Token], position: int, dated: frozenset[int]
) -> tuple[int, frozenset[str]]:
    """One past the last token of the longest known phrase here, and its classes."""
    alphabet = _alphabet()
    token = tokens[position]
    if is_quarter(tokens, position) or _is_named(tokens, position):
        return position + 1, frozenset({"NAME"})
    if position in dated:
        last = position + 1
        while last in dated:
            last += 1
        return last, frozenset({"DATE"})
    if token.lower in alphabet.openings:
        for length in range(min(_LONGEST_PHRASE, len(tokens) - position), 1, -1):
            words = " ".join(item.lower for item in tokens[position : position + length])
            if words in alphabet.phrases:
                return position + length, alphabet.phrases[words]
    return position + 1, alphabet.phrases.get(token.lower) or _unlisted(token)


def _is_named(tokens: Sequence[Token], position: int) -> bool:
    """Whether a listed word is part of a name: "Support Forces", "Doctors Without Borders"."""
    pair = tokens[max(0, position - 1) : position + 1]
    capitals = len(pair) == 2 and all(token.text[:1].isupper() for token in pair)
    return capitals and pair[1].lower in table("measures")["named"]["words"]


def _unlisted(token: Token) -> frozenset[str]:
    if token.kind == "mark":
        if token.text in ",":
            return frozenset({"COMMA"})
        return frozenset({"BREAK" if token.text in _BREAKS else "WORD"})
    if token.lower.endswith("ly") and not token.text[:1].isupper():
        return frozenset({"ADVERB"})
    if token.lower.endswith("ing") and not token.text[:1].isupper():
        return frozenset({"GERUND"})
    return frozenset({"NAME" if token.text[:1].isupper() else "WORD"})


def figure_at(sentence: Sentence, at: int) -> Figure:
    """The figure of a unit that is one.

    Args:
        sentence: the sentence.
        at: the unit.

    Raises:
        ValueError: the unit is no figure, which callers rule out.
    """
    figure = sentence.units[at].figure
    if figure is None:
        raise ValueError(f"unit {at} is no figure")
    return figure
