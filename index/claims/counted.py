"""What does a count count? The values that hold the answer. Keeps out: how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.claims.numerals import Count


class Counted(StrEnum):
    """What kind of thing a figure counts; the names are those of the patterns."""

    PERSONS = "PERSONS"
    BARE = "BARE"
    LOSS = "LOSS"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with what it counts.

    Args:
        count: the count.
        last: one past the last token of the noun phrase.
        counted: persons, nobody named, losses or other things.
        category: as in `Claim.category`.
        attribute: the measure that an adjective states ("wounded soldiers"), or "".
        loss: the measure or kind of a loss noun, or "".
        part: whether the words say that it is a part ("12 of them").
        vague_noun: whether the noun says nothing of the victims ("others", none).
    """

    count: Count
    last: int
    counted: Counted
    category: str = "people"
    attribute: str = ""
    loss: str = ""
    part: bool = False
    vague_noun: bool = False
