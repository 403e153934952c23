"""Of which days does an article speak, in order of time? The margin beside its text.

Keeps out: how each date was found (the table of dates), and what other reports say of a day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from search.query import Filters, Query
from search.vocabulary import AnnotatedArticle, Basis, DateMention, DayRange, Grain, Passage
from web import links
from web.views.certainty import Sign, precision_of, sign_of
from web.views.counts import count
from web.views.dates import PARTS, Written, part_of, write_range
from web.views.passages import When, published_when

LINES_SHOWN = 6  # sentences of one day
UNDATED_SHOWN = 8
_OPENING = 58  # code points: two lines of the margin
_SUREST = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A sentence that speaks of a day.

    Args:
        href: its place on the page.
        words: its first words.
        part: the part of the day that it names, or "".
    """

    href: str
    words: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGroup:
    """A day or days with the sentences that speak of them.

    Args:
        written: the days.
        href: what all reports say of them.
        sign: the sign of the surest of the dates.
        certainty: how they were reached: "stated, resolved".
        lines: the sentences, in the order of the text.
        more: how many more there are.
    """

    written: Written
    href: str
    sign: Sign
    certainty: str
    lines: tuple[DayLine, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginDays:
    """The days of an article.

    Args:
        before: those up to the day of publication, in order of time.
        published: that day, or None when unknown.
        after: those after it; all that are known when it is unknown.
        total: "9 days and spans".
        open: date expressions for which no day is claimed, with their places on the page.
        open_more: how many more there are.
        silent: how many sentences name no day, in words.
    """

    before: tuple[DayGroup, ...]
    published: When | None
    after: tuple[DayGroup, ...]
    total: str
    open: tuple[tuple[str, str], ...]
    open_more: int
    silent: str


def margin_days(annotated: AnnotatedArticle) -> MarginDays:
    """The days that an article speaks of."""
    standing = _standing(annotated)
    dated = [one for one in standing if one[0].days is not None]
    undated = [
        (mention.surface, f"#d-{number}")
        for number, mention in enumerate(annotated.dates, start=1)
        if mention.days is None
    ]
    gathered: dict[DayRange, list[tuple[DateMention, Passage]]] = {}
    for mention, passage in dated:
        if mention.days is not None:
            gathered.setdefault(mention.days, []).append((mention, passage))
    ordered = sorted(gathered, key=_time_order)
    groups = [_group(annotated, days, gathered[days]) for days in ordered]
    published = annotated.article.published
    cut = 0
    if published is not None:
        cut = bisect_right([_time_order(days)[0] for days in ordered], published.day)
    silent = len(annotated.passages) - len({passage.id for _, passage in dated})
    return MarginDays(
        before=tuple(groups[:cut]),
        published=published_when(published),
        after=tuple(groups[cut:]),
        total=count(len(groups), "day or span") if groups else "none",
        open=tuple(undated[:UNDATED_SHOWN]),
        open_more=max(0, len(undated) - UNDATED_SHOWN),
        silent=f"{silent} of {count(len(annotated.passages), 'sentence')}" if silent else "",
    )


def _standing(annotated: AnnotatedArticle) -> list[tuple[DateMention, Passage]]:
    """Each date with the sentence that it begins in."""
    starts = [passage.start for passage in annotated.passages]
    found = []
    for mention in annotated.dates:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < annotated.passages[at].end:
            found.append((mention, annotated.passages[at]))
    return found


def _time_order(days: DayRange) -> tuple[date, date]:
    """By first day, then by last; an open side counts as the known one, as far as it can."""
    first = days.start if days.start is not None else days.last
    return first or date.min, days.last or date.max


def _group(
    annotated: AnnotatedArticle, days: DayRange, said: Sequence[tuple[DateMention, Passage]]
) -> DayGroup:
    grain = said[0][0].grain if len({mention.grain for mention, _ in said}) == 1 else None
    bases = {mention.basis for mention, _ in said}
    reached = [basis for basis in _SUREST if basis in bases]
    lines: dict[str, DayLine] = {}
    for mention, passage in said:
        line = DayLine(
            href=f"#p-{passage.id}",
            words=_opening(annotated.article.body[passage.start : passage.end]),
            part=PARTS.get(part_of(mention.value), ""),
        )
        if passage.id not in lines or not lines[passage.id].part:
            lines[passage.id] = line
    return DayGroup(
        written=write_range(days, grain=_span_grain(days, grain)),
        href=_href(days),
        sign=sign_of(reached[0], precision_of(days, None)),
        certainty=", ".join(basis.value for basis in reached),
        lines=tuple(lines.values())[:LINES_SHOWN],
        more=max(0, len(lines) - LINES_SHOWN),
    )


def _span_grain(days: DayRange, grain: Grain | None) -> Grain | None:
    return None if days.is_one_day else grain


def _href(days: DayRange) -> str:
    if days.is_one_day and days.start is not None:
        return links.day(days.start)
    return links.timeline(Query(filters=Filters(days=days)))


def _opening(text: str) -> str:
    """The first words of a sentence."""
    words = " ".join(text.split())
    if len(words) <= _OPENING:
        return words
    return f"{(words[: _OPENING + 1].rpartition(' ')[0] or words[:_OPENING]).rstrip(',;:')}…"
