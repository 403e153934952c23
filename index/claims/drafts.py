"""What is known of a claim before the whole article is read? Keeps out: how it is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.claims.counted import Figure
from index.claims.linking import Measured
from index.claims.symbols import Sentence, figure_at
from index.model.article import Passage
from index.model.dates import DateMention
from index.model.days import DayRange
from index.model.names import EntityMention


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant.

    Args:
        key: what makes two claimants the same: an entity's id, or the folded words.
        words: the words of the text.
        stated_on: the day of the statement where the sentence tells, else None.
        unnamed: whether the words name nobody ("various reports").
        verb: the token of the attributing verb in its sentence.
        whole_sentence: whether its clause has no subordinate clause of its own, so that the
            sentence's date belongs to the statement as well.
    """

    key: str
    words: str
    stated_on: date | None = None
    unnamed: bool = False
    verb: int = 0
    whole_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with the dates and names that stand in it.

    Args:
        passage: the passage.
        sentence: its units and symbols.
        dates: the date mentions inside, in order.
        names: the name mentions inside, in order.
        dated: positions of tokens that stand in a date.
    """

    passage: Passage
    sentence: Sentence
    dates: tuple[DateMention, ...]
    names: tuple[EntityMention, ...]
    dated: frozenset[int]

    def figure(self, measured: Measured) -> Figure:
        """The figure of a measured unit."""
        return figure_at(self.sentence, measured.unit)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what its sentence and the ones before tell.

    Args:
        reading: the sentence.
        measured: the figure and its measure.
        start: first code point.
        end: one past the last.
        value: the number stated.
        minimum: the lowest value.
        maximum: the highest value.
        qualifier: as in `Claim.qualifier`.
        measure: what happened.
        category: the victims' category.
        speaker: who says so, or None.
        accused: who is said to have done it, or "".
        place: where, or "".
        stated_on: the day of the statement.
        stated_inferred: whether that is the report's own day.
        died: the days of the deaths.
        scope: event, background or historical.
        whole: position among the drafts of the figure that it is a part of, or None.
        repeats: position of the figure that it stands beside ("other estimates put the number at").
    """

    reading: Reading
    measured: Measured
    start: int
    end: int
    value: int | None
    minimum: int | None
    maximum: int | None
    qualifier: str
    measure: str
    category: str
    speaker: Speaker | None = None
    accused: str = ""
    place: str = ""
    stated_on: date | None = None
    stated_inferred: bool = False
    died: DayRange | None = None
    scope: str = "event"
    whole: int | None = None
    repeats: int | None = None
