"""How was a question read? What each of its words stands for, and what became of the others.

Keeps out: how that is found out (search/explain.py), and how it is said (web).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from search.query import Field


class Manner(StrEnum):
    """How something is looked for."""

    WORD = "word"
    QUOTED = "quoted"  # one word in quotes: in no other spelling of a name
    PHRASE = "phrase"  # words in this order, nothing between them
    BEGINNING = "beginning"
    NAME = "name"  # in all its spellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Which indexed words a word or a beginning stands for.

    Args:
        words: the commonest of them, as they are written most often; not the word itself.
        total: how many there are, the word itself not counted.
        itself: whether the word itself is indexed; never for a beginning, whose words all count.
    """

    words: tuple[str, ...] = ()
    total: int = 0
    itself: bool = False

    @property
    def none(self) -> bool:
        """Whether no title or text has any of them."""
        return not self.total and not self.itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Something that is looked for.

    Args:
        text: as typed, without quotes, field and star.
        manner: how it is looked for.
        field: where.
        forms: which words it stands for; None where that is not looked up.
        absent: whether it is known that no report has it, whatever the filters.
    """

    text: str
    manner: Manner = Manner.WORD
    field: Field = Field.ANY
    forms: Forms | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """Several things that are looked for together.

    Args:
        parts: what is wanted.
        without: what must not be there.
        either: whether one of the parts is enough.
        strict: whether partial matches are out of the question, because AND was typed.
    """

    parts: tuple[Reading, ...] = ()
    without: tuple[Reading, ...] = ()
    either: bool = False
    strict: bool = False


Reading: TypeAlias = Sought | Combined


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A typed word that is not looked for.

    Args:
        text: as typed.
        again: the word before it that it repeats; "" for a small word.
    """

    text: str
    again: str = ""


class SlipKind(StrEnum):
    """What may have been meant otherwise than it was read."""

    FIELD = "field"  # "titel:toll": no field is called so
    SMALL_OR = "small or"  # "burial or funeral"
    LONE_OPERATOR = "lone operator"  # "AND hospital"
    OPEN_QUOTE = "open quote"
    OPEN_BRACKET = "open bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A place in a question that may have been meant otherwise.

    Args:
        kind: what it is.
        text: what stands there.
        corrected: the whole question as it may have been meant; "" where nothing would change.
    """

    kind: SlipKind
    text: str
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a question was read.

    Args:
        reading: what is looked for; None when nothing was typed.
        passed_over: words that are not looked for, in order.
        slips: places that may have been meant otherwise, in order.
    """

    reading: Reading | None = None
    passed_over: tuple[PassedOver, ...] = ()
    slips: tuple[Slip, ...] = ()


UNEXPLAINED = Explanation()


def sought(reading: Reading | None, *, wanted: bool = False) -> tuple[Sought, ...]:
    """All that is looked for, in order, without repeats.

    Args:
        reading: a reading, or None.
        wanted: leave out what must not be there.
    """
    if reading is None:
        return ()
    if isinstance(reading, Sought):
        return (reading,)
    parts = reading.parts if wanted else (*reading.parts, *reading.without)
    return tuple(dict.fromkeys(one for part in parts for one in sought(part, wanted=wanted)))
