"""What is said of each figure of an article? Reads its sentences in order, with who spoke before.

Keeps out: what a figure takes from earlier figures (antecedents.py) and from those of its sentence
(companions.py), and how drafts become claims (from_drafts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.claims.accused import accused_of
from index.claims.antecedents import with_antecedent
from index.claims.attribution import Attribution
from index.claims.claimants import claimant_of
from index.claims.companions import share_within
from index.claims.days import days_of_deaths
from index.claims.drafts import Draft, Reading, Speaker
from index.claims.from_drafts import claims_of
from index.claims.linking import Measured
from index.claims.places import place_of
from index.claims.rulebook import table
from index.claims.scope import scope_of
from index.claims.statement_days import not_before, stated_as_of, stated_beside_toll
from index.claims.statements import Statements
from index.model.article import Passage, Published
from index.model.claims import Claim
from index.model.names import EntityKind


class ArticleReader:
    """The claims of one article while it is read, sentence by sentence."""

    def __init__(self, text: str, published: Published | None) -> None:
        self._text = text
        self._published = published
        self._statements = Statements()
        self._drafts: list[Draft] = []
        self._carried: tuple[Speaker, int, int] | None = None
        self._previous: Passage | None = None
        self._places: dict[str, str] = {}

    def leave(self, passage: Passage) -> None:
        """Go on from a sentence to the next."""
        self._previous = passage
        self._statements.advance()

    def hear(self, reading: Reading) -> None:
        """Read a sentence without figures for who speaks in it."""
        self._note_places(reading)
        self._statements.read(self._text, reading)

    def add(self, number: int, reading: Reading, figures: Sequence[Measured]) -> None:
        """Read a sentence with figures.

        Args:
            number: the sentence's position in the article.
            reading: the sentence.
            figures: its figures of victims, in order.
        """
        self._note_places(reading)
        spoken = self._statements.read(self._text, reading)
        first = len(self._drafts)
        units: dict[int, int] = {}
        for measured in figures:
            draft = self._draft(number, reading, measured, spoken)
            if draft is None:
                continue
            if measured.whole is not None:
                draft = replace(draft, whole=units.get(measured.whole))
            units[measured.unit] = len(self._drafts)
            self._drafts.append(draft)
        share_within(self._drafts, first)
        speakers = [draft.speaker for draft in self._drafts[first:] if draft.speaker is not None]
        if speakers:
            self._carried = (speakers[-1], number, reading.passage.block)

    def _draft(
        self,
        number: int,
        reading: Reading,
        measured: Measured,
        spoken: tuple[tuple[Attribution, Speaker], ...],
    ) -> Draft | None:
        figure = reading.figure(measured)
        count = figure.count
        tokens = reading.sentence.tokens
        first, qualifier = count.first, count.qualifier
        minimum, maximum = count.minimum, count.maximum
        if measured.surpassed is not None and qualifier == "exact" and count.value is not None:
            first = reading.sentence.units[measured.surpassed].first
            qualifier, minimum, maximum = "more_than", count.value + 1, None
        speaker = claimant_of(tokens, spoken, count.first) or self._carry(number, reading, measured)
        died = days_of_deaths(
            self._text,
            reading,
            measured,
            speakers=[each for _, each in spoken],
            published=self._published,
        )
        draft = Draft(
            reading=reading,
            measured=measured,
            start=tokens[first].start,
            end=tokens[figure.last - 1].end,
            value=count.value,
            minimum=minimum,
            maximum=maximum,
            qualifier=qualifier,
            measure=measured.measure,
            category=measured.category,
            speaker=speaker,
            accused=accused_of(self._text, reading, measured),
            place=place_of(self._text, reading, measured),
            died=died,
            scope=scope_of(self._text, reading, measured, died=died, published=self._published),
        )
        day, inferred = self._stated_on(draft)
        draft = replace(draft, stated_on=day, stated_inferred=inferred)
        return with_antecedent(self._text, draft, self._drafts, self._previous)

    def _carry(self, number: int, reading: Reading, measured: Measured) -> Speaker | None:
        """The claimant of the sentence before, when this one goes on with it."""
        sentence = self._text[reading.passage.start : reading.passage.end].lower()
        words = table("attribution")
        first, last = sorted((measured.unit, measured.trigger))
        units, tokens = reading.sentence.units, reading.sentence.tokens
        between = " ".join(token.lower for token in tokens[units[first].last : units[last].first])
        if any(phrase in between for phrase in words["hearsay"]["words"]):
            return self._statements.last
        if self._carried is None or self._carried[1] != number - 1:
            return None
        goes_on = sentence.startswith(tuple(words["continuations"]["words"]))
        return self._carried[0] if goes_on or self._carried[2] == reading.passage.block else None

    def _stated_on(self, draft: Draft) -> tuple[date | None, bool]:
        """The day of the statement, and whether it is only the report's own."""
        day = stated_beside_toll(draft.reading, draft.measured)
        day = day or stated_as_of(self._text, draft.reading)
        speaker = draft.speaker
        if day is None and speaker is not None:
            day = self._statements.day_of(speaker)
            if day is None and speaker.whole_sentence and draft.died is not None:
                day = draft.died.last
        own = day is None and (speaker is None or speaker.unnamed) and self._published is not None
        if own and self._published is not None:
            # What nobody else is said to claim, the report itself states on its own day.
            day = self._published.day
        day = not_before(day, draft.died, self._published)
        return day, own and day is not None

    def _note_places(self, reading: Reading) -> None:
        for name in reading.names:
            if name.kind is EntityKind.PLACE:
                self._places[name.surface] = name.entity

    def claims(self) -> tuple[Claim, ...]:
        """The claims of all sentences read."""
        return claims_of(self._text, self._drafts, self._places)
