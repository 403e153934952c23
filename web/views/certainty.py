"""How sure is a date? One vocabulary of signs for every page: a shape, a word, an explanation.

The shape says what kind of date it is; how it was reached is said by its line: solid fill for
stated, a plain outline for resolved, a broken outline for inferred.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.vocabulary import (
    Basis,
    DateMention,
    DayRange,
    Grain,
    Precision,
    Published,
    TimelineEntry,
)

DAY_GRAINS = (Grain.DAY, Grain.PART_OF_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of certainty.

    Args:
        shape: the symbol's name, e.g. "day-stated"; "" when the word stands alone.
        word: what it is in a word or two, e.g. "resolved, interval".
        explanation: one sentence for who has not met it before.
        help: the fragment of the legend that explains it.
    """

    shape: str
    word: str
    explanation: str
    help: str


_BASIS_WORDS = {
    Basis.STATED: "stated",
    Basis.RESOLVED: "resolved",
    Basis.INFERRED: "inferred",
}
_BASIS_SENTENCES = {
    Basis.STATED: "The text states this date outright.",
    Basis.RESOLVED: "Worked out from the words of the text and a known day.",
    Basis.INFERRED: "Judged from evidence; it could be otherwise.",
}
_SPAN_SENTENCES = {
    Precision.INTERVAL: "It covers several days; the day within it is not known.",
    Precision.NOT_BEFORE: "On this day or later; the end is not known.",
    Precision.NOT_AFTER: "On this day or earlier; the beginning is not known.",
}
_SPAN_WORDS = {
    Precision.INTERVAL: "several days",
    Precision.NOT_BEFORE: "not before",
    Precision.NOT_AFTER: "not after",
}
_SHAPES = {
    Precision.PART_OF_DAY: "day",
    Precision.DAY: "day",
    Precision.INTERVAL: "span",
    Precision.NOT_BEFORE: "after",
    Precision.NOT_AFTER: "before",
}

UNDATED = Sign(
    shape="",
    word="undated",
    explanation="No day is known, and none is claimed.",
    help="sign-undated",
)
UNRESOLVED = Sign(
    shape="",
    word="unresolved",
    explanation="Recognised as a date, but no day is claimed for it.",
    help="sign-undated",
)


def sign_of(basis: Basis, precision: Precision) -> Sign:
    """The sign for a date reached so and placed so."""
    if precision is Precision.UNDATED:
        return UNDATED
    if basis is Basis.UNRESOLVED:
        return UNRESOLVED
    word = _BASIS_WORDS[basis]
    span = _SPAN_WORDS.get(precision)
    sentence = _BASIS_SENTENCES[basis]
    if span is not None:
        word, sentence = f"{word}, {span}", f"{sentence} {_SPAN_SENTENCES[precision]}"
    return Sign(
        shape=f"{_SHAPES[precision]}-{basis.value}",
        word=word,
        explanation=sentence,
        help=f"sign-{basis.value}" if span is None else f"sign-{_SHAPES[precision]}",
    )


def precision_of(days: DayRange | None, grain: Grain | None) -> Precision:
    """How exactly a range of days places something."""
    if days is None:
        return Precision.UNDATED
    if days.end is None:
        return Precision.NOT_BEFORE
    if days.start is None:
        return Precision.NOT_AFTER
    if not days.is_one_day:
        return Precision.INTERVAL
    return Precision.PART_OF_DAY if grain is Grain.PART_OF_DAY else Precision.DAY


def sign_of_entry(entry: TimelineEntry) -> Sign:
    """The sign of a timeline entry."""
    return sign_of(entry.basis, entry.precision)


def sign_of_mention(mention: DateMention) -> Sign:
    """The sign of a date expression."""
    if mention.days is None or mention.basis is Basis.UNRESOLVED:
        return UNRESOLVED
    return sign_of(mention.basis, precision_of(mention.days, mention.grain))


def sign_of_published(published: Published) -> Sign:
    """The sign of a day of publication."""
    return sign_of(published.basis, Precision.DAY)
