"""Which date expressions does a text hold, and which days do they stand for?

The one door of this package: matches the rules, resolves what they found, and says how. Keeps
out: what an article is, and who asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.dates.cues import ends_sentence, opens_interval
from index.dates.events.families import load_book
from index.dates.events.known import KnownEvents
from index.dates.events.reader import Read, read_events
from index.dates.grammar import load_grammar
from index.dates.guards.register import GUARDS
from index.dates.lexer import Tokens
from index.dates.live_page import time_stamps
from index.dates.matcher import Found, find
from index.dates.mode import choose_mode
from index.dates.nuance import Nuance, nuance_of
from index.dates.readings.reading import PUBLICATION_DAY, Reading
from index.dates.resolver import Place, Stretch, resolve
from index.dates.timex import days_of, grain_of, shift
from index.model.article import Block, BlockKind, Published
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain

APART = frozenset({BlockKind.CAPTION, BlockKind.TWEET})
"""Blocks whose dates do not anchor the body, nor the body's them."""

UNBOUNDED_DAYS = 7
"""How far from the best publication day to test where its bounds are open."""

OWN_DAY = "the block's own day"
OWN_DAY_WHY = "This block carries a day of its own."

_WHY = {
    Basis.STATED: "Stated: the words say it all.",
    Basis.RESOLVED: "Resolved: it follows from the words and the anchor.",
    Basis.INFERRED: "Inferred: judged from evidence, it could be otherwise.",
    Basis.UNRESOLVED: "Unresolved: no days are claimed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A part of the text: its tokens, the matches of rules with where they stand, and its block."""

    tokens: Tokens
    found: list[Found]
    places: list[Place]
    block: Block | None


class DateTagger:
    """Finds and resolves the date expressions of English texts; safe to share and to pickle."""

    def __init__(self) -> None:
        self._language = "en"
        load_grammar(self._language)
        load_book(self._language)

    def tag(
        self, text: str, *, published: Published | None, blocks: Sequence[Block] = ()
    ) -> tuple[DateMention, ...]:
        """The date expressions of a text, as `read` finds them without other articles."""
        return self.read(text, published=published, blocks=blocks).mentions

    def read(
        self,
        text: str,
        *,
        published: Published | None,
        blocks: Sequence[Block] = (),
        known: KnownEvents | None = None,
    ) -> Read:
        """The date expressions of a text, and the events that it dates and leans on.

        Args:
            text: the body.
            published: the publication day with its bounds, or None when nothing is known.
            blocks: the body's blocks, in half-open code points; empty for one piece.
            known: when events were, as other articles say.

        Returns:
            Mentions in order of start, not overlapping; `text[start:end] == surface`.
        """
        pieces = self._pieces(text, blocks)
        return read_events(
            [piece.tokens for piece in pieces],
            self._mentions(pieces, published),
            published=published,
            known=known or {},
            language=self._language,
        )

    def _mentions(
        self, pieces: Sequence[_Piece], published: Published | None
    ) -> tuple[DateMention, ...]:
        best = None if published is None else published.day
        pieces = _without_stamps(pieces, published_year=best.year if best else None)
        everything = [match for piece in pieces for match in piece.found]
        if not everything:
            return ()
        mode, why_mode = choose_mode(everything, published_year=best.year if best else None)
        habit = _day_first(everything)

        def read(day: date | None) -> list[tuple[Found, Reading]]:
            return resolve(_stretches(pieces, day), mode=mode, day_first=habit)

        readings = read(best)
        if published is not None and published.bounds.first != published.bounds.last:
            others = [
                {id(found): reading for found, reading in read(day)} for day in _edges(published)
            ]
            readings = [
                (found, _bounded(reading, [other.get(id(found)) for other in others], published))
                for found, reading in readings
            ]
        return tuple(_mention(found, reading, why_mode=why_mode) for found, reading in readings)

    def _pieces(self, text: str, blocks: Sequence[Block]) -> list[_Piece]:
        grammar = load_grammar(self._language)
        spans: list[tuple[int, int, Block | None]] = [
            (block.start, block.end, block) for block in sorted(blocks, key=lambda b: b.start)
        ] or [(0, len(text), None)]
        stop, line_break = grammar.sets["STOP"], grammar.sets["BREAK"]
        cut = [grammar.lexicon.tokens(text, start=start, end=end) for start, end, _ in spans]
        present = frozenset[str]().union(*(tokens.kinds for tokens in cut))
        pieces = []
        before = 0
        for (_, _, block), tokens in zip(spans, cut, strict=True):
            ends = [
                index
                for index, kind in enumerate(tokens.kinds)
                if kind == line_break or (kind == stop and ends_sentence(tokens.words, index))
            ]
            found = find(tokens, grammar, guards=GUARDS, present=present)
            places = [_place(match, ends, before=before) for match in found]
            before += len(ends) + 1
            pieces.append(_Piece(tokens=tokens, found=found, places=places, block=block))
        return pieces


def _without_stamps(pieces: Sequence[_Piece], *, published_year: int | None) -> Sequence[_Piece]:
    """The pieces without the times of day that open their paragraphs and look like years."""
    stamps = time_stamps(
        (m for piece in pieces for m in piece.found), published_year=published_year
    )
    if not stamps:
        return pieces
    out = []
    for piece in pieces:
        kept = [index for index, match in enumerate(piece.found) if id(match) not in stamps]
        found = [piece.found[index] for index in kept]
        places = [piece.places[index] for index in kept]
        out.append(replace(piece, found=found, places=places))
    return out


FRONTED_TOKENS = 3
"""How many tokens may stand before an expression that opens its sentence ("By the end of")."""


def _place(match: Found, ends: Sequence[int], *, before: int) -> Place:
    index = bisect_right(ends, match.first)
    opening = ends[index - 1] + 1 if index else 0
    return Place(sentence=before + index, fronted=match.first - opening <= FRONTED_TOKENS)


def _stretches(pieces: Sequence[_Piece], published: date | None) -> list[Stretch]:
    out = []
    for piece in pieces:
        block = piece.block
        own = block.published_on if block is not None else None
        out.append(
            Stretch(
                found=piece.found,
                published=own or published,
                anchor_name=OWN_DAY if own else PUBLICATION_DAY,
                apart=block is not None and block.kind in APART,
                places=piece.places,
            )
        )
    return out


def _day_first(found: Sequence[Found]) -> bool | None:
    """The document's order of day and month in numbers, where some date shows it."""
    shown: set[bool] = set()
    for match in found:
        if match.rule.reading == "numeric_day":
            first, second = int(match.value("first")), int(match.value("second"))
            if first > 12 >= second:
                shown.add(True)
            elif second > 12 >= first:
                shown.add(False)
    return shown.pop() if len(shown) == 1 else None


def _edges(published: Published) -> tuple[date, ...]:
    """The first and last day that publication may have had.

    Every reading moves with publication in one direction only, so what both ends agree on, all
    days between them agree on.
    """
    first = published.bounds.first or shift(published.day, days=-UNBOUNDED_DAYS)
    last = published.bounds.last or shift(published.day, days=UNBOUNDED_DAYS)
    return first or published.day, last or published.day


def _bounded(reading: Reading, others: Sequence[Reading | None], published: Published) -> Reading:
    """A reading with what the bounds of the publication day do to its basis."""
    if reading.basis is not Basis.RESOLVED:
        return reading
    first, last = _edges(published)
    span = f"{first.isoformat()} to {last.isoformat()}"
    if all(
        other is not None and (other.value, other.days) == (reading.value, reading.days)
        for other in others
    ):
        step = f"Every publication day that the evidence allows ({span}) gives the same."
        return replace(reading, steps=(*reading.steps, step))
    step = f"Publication is only known to lie in {span}; other days in it give other dates."
    return replace(reading, basis=Basis.INFERRED, steps=(*reading.steps, step))


def _mention(found: Found, reading: Reading, *, why_mode: str) -> DateMention:
    days = reading.days
    steps = [f"Rule {found.rule.name} matched “{found.surface}”."]
    if reading.basis is not Basis.UNRESOLVED and days is None:
        days = days_of(reading.value)
    dated = reading.type in {TimexType.DATE, TimexType.TIME}
    if reading.anchor:
        own = reading.anchor.startswith(OWN_DAY)
        steps += [OWN_DAY_WHY if own else why_mode, f"Anchor: {reading.anchor}."]
    elif dated and reading.basis is Basis.UNRESOLVED:
        steps.append(why_mode)
    steps += reading.steps
    if dated and days is not None and days.start is not None and opens_interval(found):
        days = DayRange(start=days.start, end=None)
        steps.append("“Since” opens an interval with this as its beginning.")
    nuance = nuance_of(found, reading)
    if days is not None:
        steps.append(f"Days: {_described(days)}.")
    steps.append(_timex(reading, nuance))
    steps.append(_WHY[reading.basis])
    return DateMention(
        start=found.start,
        end=found.end,
        surface=found.surface,
        type=reading.type,
        value=reading.value,
        days=days,
        grain=_grain(reading, days),
        rule=found.rule.name,
        anchor=reading.anchor,
        basis=reading.basis,
        steps=tuple(steps),
        mod=nuance.mod,
        quant=nuance.quant,
        freq=nuance.freq,
    )


def _grain(reading: Reading, days: DayRange | None) -> Grain | None:
    if reading.type in {TimexType.DATE, TimexType.TIME}:
        return grain_of(reading.value)
    return Grain.INTERVAL if days is not None else None


def _timex(reading: Reading, nuance: Nuance) -> str:
    step = f"TIMEX3: type {reading.type.value}, value {reading.value}"
    for name, value in (("mod", nuance.mod), ("quant", nuance.quant), ("freq", nuance.freq)):
        if value:
            step += f", {name} {value}"
    return step + "."


def _described(days: DayRange) -> str:
    first, last = days.first, days.last
    if first == last:
        return str(first)
    return f"{first or '…'} to {last or '…'}"
