"""What do the sentences of one article tell of each other's figures? Reads them in order.

A figure takes from the sentences before what its own leaves unsaid: the claimant, the toll that it
is part of, the group. Keeps out: what a sentence tells by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.claims.attribution import Attribution
from index.claims.circumstances import accused_of, place_of
from index.claims.days import days_of_deaths, not_before, scope_of, stated_as_of, stated_beside_toll
from index.claims.drafts import Draft, Reading, Speaker
from index.claims.linking import Measured
from index.claims.relations import relate
from index.claims.rulebook import table
from index.claims.statements import Statements, claimant_of
from index.claims.victim_words import group_of
from index.claims.victims import Counted
from index.model.article import Passage, Published
from index.model.claims import Claim
from index.model.names import EntityKind

_GROUP_WORDS = re.compile(
    r"\b(?:religious|religion|ethnic|ethnicity|sectarian|sect|faith)\b", re.IGNORECASE
)

_AND = re.compile(r"\s*(?:,|and|&|, and|,? as well as)\s*")


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
        self._share_within(first)
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
        return self._with_antecedent(replace(draft, stated_on=day, stated_inferred=inferred))

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

    def _with_antecedent(self, draft: Draft) -> Draft | None:
        """Fill what an earlier figure tells: "the number", "among the dead", "hundreds of them"."""
        rule = draft.measured.rule
        last = len(self._drafts) - 1
        if rule.startswith("among_them"):
            return self._among_them(draft)
        if draft.measure == "":
            if (
                last < 0
                or self._drafts[last].reading.passage.block + 1 < draft.reading.passage.block
            ):
                return None
            known = self._drafts[last]
            return replace(
                draft,
                measure=known.measure,
                category=known.category,
                accused=known.accused,
                place=draft.place or known.place,
                died=draft.died or known.died,
                scope=known.scope,
                repeats=last,
            )
        if rule.startswith("among_the_dead"):
            return self._among(draft, last)
        if (
            draft.reading.figure(draft.measured).counted is Counted.BARE
            and draft.category == "people"
        ):
            return replace(draft, category=self._group_before(draft) or draft.category)
        return draft

    def _among(self, draft: Draft, last: int) -> Draft | None:
        """Parts of the toll of the sentence before; "casualties" alone need not be dead."""
        tokens = {token.lower for token in draft.reading.sentence.tokens}
        whole = next(
            (
                at
                for at in range(last, max(-1, last - 6), -1)
                if self._drafts[at].reading is not draft.reading
                and self._drafts[at].whole is None
                and self._drafts[at].measure == draft.measure
            ),
            None,
        )
        if whole is None:
            return None if "casualties" in tokens and "dead" not in tokens else draft
        known = self._drafts[whole]
        if (
            known.speaker is None
            and draft.speaker is not None
            and known.reading.passage.block == draft.reading.passage.block
        ):
            self._drafts[whole] = replace(known, speaker=draft.speaker)
        return replace(
            draft, whole=whole, died=draft.died or known.died, place=draft.place or known.place
        )

    def _among_them(self, draft: Draft) -> Draft | None:
        """Parts of the figures of the sentence before, when these are all of one measure."""
        before = [
            at
            for at, known in enumerate(self._drafts)
            if self._previous is not None
            and known.reading.passage.start == self._previous.start
            and known.whole is None
        ]
        if not before or len({self._drafts[at].measure for at in before}) > 1:
            return None
        known = self._drafts[before[0]]
        most = known.value if known.maximum is None else known.maximum
        if most is not None and draft.minimum is not None and draft.minimum > most:
            return None  # no part is larger than its whole
        whole = before[0] if len(before) == 1 else None
        return replace(draft, measure=known.measure, whole=whole)

    def _group_before(self, draft: Draft) -> str | None:
        """The one group of the sentence before, when people died for their faith or origin."""
        sentence = self._text[draft.end : draft.reading.passage.end]
        if (
            self._previous is None
            or not _GROUP_WORDS.search(sentence)
            or self._previous.block != draft.reading.passage.block
        ):
            return None
        words = self._text[self._previous.start : self._previous.end].split()
        groups = {group for word in words if (group := group_of(word.strip(".,;:'\"()")))}
        return groups.pop() if len(groups) == 1 else None

    def _share_within(self, first: int) -> None:
        """Give parts and coordinated figures of a sentence what their neighbours tell."""
        for at in range(first, len(self._drafts)):
            draft = self._drafts[at]
            if draft.whole is None and "among_the_dead" in draft.measured.rule:
                continue
            source = self._source(at, first)
            if source is not None:
                self._drafts[at] = replace(
                    draft,
                    accused=draft.accused or source.accused,
                    place=draft.place or source.place,
                    died=draft.died or source.died,
                    scope=source.scope,
                    qualifier=draft.qualifier,
                    stated_on=draft.stated_on or source.stated_on,
                    stated_inferred=(draft if draft.stated_on else source).stated_inferred,
                )
            self._spread_qualifier(at, first)

    def _source(self, at: int, first: int) -> Draft | None:
        draft = self._drafts[at]
        if draft.whole is not None:
            return self._drafts[draft.whole]
        same = [
            other
            for other in self._drafts[first:]
            if other is not draft and other.measured.trigger == draft.measured.trigger
        ]
        return same[-1] if same and "coordinated" in draft.measured.rule else None

    def _spread_qualifier(self, at: int, first: int) -> None:
        """ "At least 120 insurgents and 93 soldiers were killed": one qualifier for both."""
        draft = self._drafts[at]
        if (
            at == first
            or draft.qualifier != "exact"
            or draft.value is None
            or draft.whole is not None
        ):
            return
        before = self._drafts[at - 1]
        together = before.measured.trigger == draft.measured.trigger and before.whole is None
        units = draft.reading.sentence.units
        opens = (
            before.qualifier in ("at_least", "around", "nearly")
            and units[before.measured.unit].first < units[draft.measured.trigger].first
        )
        adjacent = draft.measured.unit - before.measured.unit <= 3
        if together and opens and adjacent and before.reading is draft.reading:
            minimum = draft.value if before.qualifier == "at_least" else None
            self._drafts[at] = replace(
                draft, qualifier=before.qualifier, minimum=minimum, maximum=None
            )

    def claims(self) -> tuple[Claim, ...]:
        """The claims of all sentences read."""
        found = [
            self._claim(draft, relations)
            for draft, relations in zip(self._drafts, relate(self._drafts), strict=True)
        ]
        return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))

    def _claim(self, draft: Draft, relations: tuple[str, ...]) -> Claim:
        whole = None if draft.whole is None else self._drafts[draft.whole]
        return Claim(
            start=draft.start,
            end=draft.end,
            surface=self._text[draft.start : draft.end],
            value=draft.value,
            minimum=draft.minimum,
            maximum=draft.maximum,
            qualifier=draft.qualifier,
            measure=draft.measure,
            category=draft.category,
            claimant=draft.speaker.words if draft.speaker is not None else "",
            accused=draft.accused,
            place=draft.place,
            stated_on=draft.stated_on,
            stated_inferred=draft.stated_inferred,
            died=draft.died,
            scope=draft.scope,
            rule=draft.measured.rule,
            relations=relations,
            claimant_key=_key_of(draft.speaker),
            place_ids=self._place_ids(draft),
            part_of="" if whole is None else f"{whole.start}-{whole.end}",
        )

    def _place_ids(self, draft: Draft) -> tuple[str, ...]:
        """The entities of a figure's place: as its sentence names it, else as the article did."""
        if not draft.place:
            return ()
        names = [name for name in draft.reading.names if name.kind is EntityKind.PLACE]
        at = next((n for n, name in enumerate(names) if name.surface == draft.place), None)
        if at is None:
            return tuple(filter(None, [self._places.get(draft.place, "")]))
        last = at
        while last + 1 < len(names) and _AND.fullmatch(
            self._text[names[last].end : names[last + 1].start]
        ):
            last += 1
        return tuple(dict.fromkeys(name.entity for name in names[at : last + 1]))

    def _note_places(self, reading: Reading) -> None:
        for name in reading.names:
            if name.kind is EntityKind.PLACE:
                self._places[name.surface] = name.entity


def _key_of(speaker: Speaker | None) -> str:
    return "" if speaker is None or speaker.unnamed else speaker.key
