"""What do the matches of a document mean, one after the other?

Goes through the text from left to right and keeps the state that later expressions lean on: the
last date and the last day that were named. Keeps out: finding matches, and what single readings do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.dates.cues import looks_firmly_ahead
from index.dates.matcher import Found
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved
from index.dates.readings.register import READERS
from index.dates.timex import days_of
from index.model.certainty import Basis
from index.model.dates import TimexType

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d|/)", re.ASCII)
_VALUE = re.compile(r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?|-(?:SP|SU|FA|WI))?(?:T.*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a match stands.

    Args:
        sentence: the ordinal of its sentence in the document.
        fronted: whether it opens that sentence ("In 1965, ...").
    """

    sentence: int
    fronted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the document that is read in one go.

    Args:
        found: its matches, in order.
        published: the day that anchors it, or None.
        anchor_name: what that day is, for people.
        apart: whether it stands apart from the running text (a caption, a tweet).
        places: where each match stands.
    """

    found: Sequence[Found]
    published: date | None
    anchor_name: str
    apart: bool
    places: Sequence[Place]


def resolve(
    stretches: Sequence[Stretch], *, mode: Mode, day_first: bool | None
) -> list[tuple[Found, Reading]]:
    """The readings of a document's matches; those that mean nothing after all are left out.

    Args:
        stretches: the document's parts, in order.
        mode: how the document tells time.
        day_first: its order of day and month in numbers, or None when nothing shows it.
    """
    out: list[tuple[Found, Reading]] = []
    awaited = _awaited(stretches)
    running = _State()
    for stretch in stretches:
        begun = len(out)
        sentences: list[int] = []
        state = _State() if stretch.apart else running
        own_mode = Mode.NEWS if stretch.apart and stretch.published else mode
        for found, place in zip(stretch.found, stretch.places, strict=True):
            context = Context(
                published=stretch.published,
                mode=own_mode,
                point=state.point,
                story=state.story_at(place),
                last_day=state.last_day,
                period=state.period,
                sentence=place.sentence,
                awaited=awaited,
                day_first=day_first,
                anchor_name=stretch.anchor_name,
            )
            reading = READERS[found.rule.reading](found, context)
            if reading is None:
                continue
            reading = _no_surer_than_anchor(reading, context)
            out.append((found, reading))
            sentences.append(place.sentence)
            moved = moved_to(found, reading, sentence=place.sentence)
            if moved is not None:
                state.move(found, moved, place)
        out[begun:] = _on_days_ahead(out[begun:], sentences)
    return out


def _awaited(stretches: Sequence[Stretch]) -> frozenset[int]:
    """The months without a year that a word firmly puts ahead: one such name has one meaning."""
    return frozenset(
        int(found.value("month"))
        for stretch in stretches
        for found in stretch.found
        if found.rule.reading == "calendar_month"
        and not found.has("year")
        and looks_firmly_ahead(found)
    )


TOKENS_AHEAD = 9
"""How many tokens behind a time the day may stand that it belongs to: "at 5 p.m. on the Friday"."""

_OTHER_CLAUSE = frozenset(
    "will would but when after before since because that which who until till through beginning "
    "starting every each".split()
)

_TIMES = frozenset({"clock", "part_of_running_day", "vague_part"})


def _on_days_ahead(
    readings: list[tuple[Found, Reading]], sentences: Sequence[int]
) -> list[tuple[Found, Reading]]:
    """Times that lack a day, or lean on one of another sentence, with the next one of their own."""
    out = list(readings)
    for index, (found, reading) in enumerate(readings):
        if found.rule.reading not in _TIMES or reading.basis in {Basis.STATED, Basis.RESOLVED}:
            continue
        for (other, day), sentence in zip(
            readings[index + 1 :], sentences[index + 1 :], strict=True
        ):
            if sentence != sentences[index] or other.first - found.last > TOKENS_AHEAD:
                break
            if day.basis is Basis.UNRESOLVED or not _DAY.match(day.value):
                continue
            if not _OTHER_CLAUSE.isdisjoint(found.tokens.words[found.last : other.first]):
                break
            value = f"{day.value[:10]}T{reading.value.rpartition('T')[2]}"
            why = f"The day that its sentence names next, “{other.surface}”."
            against = day.anchor or f"“{other.surface}” in the text ({day.value})"
            out[index] = (
                found,
                resolved(value, against=against, steps=(why,), basis=Basis.INFERRED),
            )
            break
    return out


@dataclass(slots=True)
class _State:
    """What later expressions of a running text lean on; see Context for each."""

    point: Point | None = None
    last_day: Point | None = None
    period: Point | None = None
    story: Point | None = None

    def story_at(self, place: Place) -> Point | None:
        """The story, or in an aside's own sentence the aside."""
        point = self.point
        return point if point is not None and point.sentence == place.sentence else self.story

    def move(self, found: Found, moved: Point, place: Place) -> None:
        """The text has come to another date."""
        again = self.point is not None and self.point.year == moved.year
        if again or not _is_aside(moved, self.story, place=place):
            self.story = moved
        self.point = moved
        if _is_period(found, moved):
            self.period = moved
        if moved.day is not None:
            self.last_day = moved


def _no_surer_than_anchor(reading: Reading, context: Context) -> Reading:
    """A reading whose basis is no better than that of the words that it leans on."""
    if reading.basis is not Basis.RESOLVED:
        return reading
    for point in (context.last_day, context.point, context.story, context.period):
        if point is not None and point.described == reading.anchor:
            if point.basis is not Basis.INFERRED:
                return reading
            step = f"“{point.surface}” is itself inferred."
            return replace(reading, basis=Basis.INFERRED, steps=(*reading.steps, step))
    return reading


def _is_aside(moved: Point, story: Point | None, *, place: Place) -> bool:
    """Whether a year or month in mid-sentence is only mentioned, while the story stands elsewhere.

    "The survey of 2005 found that there was no attack on 4 August": 2005 serves its own sentence.
    A date that opens its sentence, and every full date, moves the story.
    """
    if story is None or place.fronted or moved.day is not None:
        return False
    return moved.year != story.year


def _is_period(found: Found, moved: Point) -> bool:
    """Whether a quarter is the one that the text speaks of, not one that it compares with."""
    named = found.rule.reading in {"quarter", "relative_unit", "running_period"}
    return named and "-Q" in moved.value


def moved_to(found: Found, reading: Reading, *, sentence: int) -> Point | None:
    """Where the running text stands after a reading; None where that moves nothing."""
    if not reading.moves or reading.basis is Basis.UNRESOLVED:
        return None
    if reading.type not in {TimexType.DATE, TimexType.TIME}:
        return None
    value = reading.value.rpartition("/")[2]
    if match := _VALUE.fullmatch(value):
        year = int(match[2])
        return Point(
            year=-year if match[1] else year,
            month=int(match[3]) if match[3] else None,
            day=int(match[4]) if match[4] else None,
            surface=found.surface,
            sentence=sentence,
            value=reading.value,
            end=found.last,
            basis=reading.basis,
        )
    days = days_of(value)
    if days is None or days.start is None or len(value) < 4:
        return None
    month = days.start.month if "-W" in value and not value.endswith("-WI") else None
    return Point(
        year=days.start.year,
        month=month,
        surface=found.surface,
        sentence=sentence,
        value=reading.value,
        basis=reading.basis,
    )
