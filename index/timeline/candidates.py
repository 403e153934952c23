"""Which passages of an article can stand on a timeline, and where may each meet others?

Dated passages can, those that give a figure or tell of a kind of event, and those that go on with
one of these. Keeps out: where a passage stands in time (placement.py, lasting.py), and by what it
is compared (particulars.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from index.model.annotated import AnnotatedArticle
from index.model.article import Block, BlockKind
from index.model.days import DayRange
from index.model.entries import Precision
from index.spans import beginning_in
from index.timeline.buckets import Bucket
from index.timeline.lasting import Beginning, beginning_in_text, lasted
from index.timeline.particulars import (
    NO_FIGURES,
    Figures,
    bound_to,
    feature,
    features_of,
    figures_of,
    setting_of,
    speakers,
    subject_told,
)
from index.timeline.placement import Placement, place, posted
from index.timeline.subjects import KILLING, TOLL, goes_on, spoken

# Days before publication of which an article's undated sentences may tell.
_RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with all that grouping needs; small enough to keep for every passage of a corpus.

    Args:
        id: passage id.
        sequence: its order of issue in the corpus; lower is older.
        article: the article's id.
        kind: what it is; headlines and headings never lead an entry that has body text.
        placement: where in time it stands.
        features: numbers of terms and of entity ids ("@place-baniyas") with their weights.
        subject: the kind of event that it tells of, or "".
        bound_to: numbers of the places where that was, whole countries left out; of what was
            spoken, of those who spoke.
        setting: numbers of the places that its article names most.
        figures: by what its figures are compared.
        has_figure: whether it gives a figure; it then stands on the timeline even without a day.
        goes_on: the id of the passage that it goes on with, or "".
        home: where it makes an entry of its own when it joins none.
        visits: without a day: the buckets of the days that its article tells of, where it may join
            others.
    """

    id: str
    sequence: int
    article: str
    kind: BlockKind
    placement: Placement
    features: Mapping[int, float]
    home: Bucket
    subject: str = ""
    bound_to: frozenset[int] = frozenset()
    setting: frozenset[int] = frozenset()
    figures: Figures = NO_FIGURES
    has_figure: bool = False
    goes_on: str = ""
    visits: tuple[Bucket, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether it has a day of its own."""
        return self.placement.days is not None


def candidates(annotated: AnnotatedArticle, sequence: Mapping[str, int]) -> tuple[Candidate, ...]:
    """The passages of an article that can stand on a timeline.

    Args:
        annotated: the article with its passages, dates, names and claims.
        sequence: order of issue by passage id.
    """
    placed = _placed(annotated)
    days = _days_told(annotated, placed)
    setting = setting_of(annotated.names)
    found: list[Candidate] = []
    for number, placement in placed.items():
        candidate = _candidate(annotated, number, placement, sequence, setting)
        if not candidate.is_dated:
            passage = annotated.passages[number]
            opening = annotated.article.body[passage.start : passage.end]
            before = annotated.passages[number - 1].id if number else ""
            root = _root(candidate, found, before) if goes_on(opening) else None
            if root is not None:
                candidate = replace(candidate, goes_on=root.id, home=root.home, visits=root.visits)
            elif days:
                candidate = replace(candidate, home=Bucket.near(days.most), visits=days.told)
        if candidate.is_dated or candidate.has_figure or candidate.subject or candidate.goes_on:
            found.append(candidate)
    return tuple(found)


def _placed(annotated: AnnotatedArticle) -> dict[int, Placement]:
    """Where the passages of an article stand in time, by their ordinal; headings stand nowhere."""
    article = annotated.article
    placed: dict[int, Placement] = {}
    beginnings = []
    for number, passage in enumerate(annotated.passages):
        text = article.body[passage.start : passage.end]
        block = article.blocks[passage.block]
        if passage.kind is BlockKind.HEADING or _is_signature(text, block):
            continue
        has_figure = bool(beginning_in(annotated.claims, passage))
        placement = place(
            text,
            beginning_in(annotated.dates, passage),
            start=passage.start,
            # A figure of today must not stand in the year of what it is compared with.
            events=() if has_figure else beginning_in(annotated.datings, passage),
        )
        if placement.days is None and block.published_on is not None:
            placement = posted(block.published_on)
        placed[number] = placement
        beginning = beginning_in_text(text, placement)
        if beginning is not None:
            beginnings.append(beginning)
    if beginnings:
        _place_what_lasted(annotated, placed, beginnings)
    return placed


def _place_what_lasted(
    annotated: AnnotatedArticle, placed: dict[int, Placement], beginnings: Sequence[Beginning]
) -> None:
    article = annotated.article
    for number, placement in placed.items():
        passage = annotated.passages[number]
        if placement.days is not None:
            continue
        told = lasted(
            article.body[passage.start : passage.end],
            beginning_in(annotated.dates, passage),
            start=passage.start,
            beginnings=beginnings,
            until=None if article.published is None else article.published.bounds.last,
        )
        if told is not None:
            placed[number] = told


def _candidate(
    annotated: AnnotatedArticle,
    number: int,
    placement: Placement,
    sequence: Mapping[str, int],
    setting: frozenset[int],
) -> Candidate:
    """A passage as it is by itself."""
    passage = annotated.passages[number]
    text = annotated.article.body[passage.start : passage.end]
    claims = beginning_in(annotated.claims, passage)
    places = bound_to(annotated, number, claims)
    subject = subject_told(text, claims, in_a_place=bool(places))
    if subject in spoken():
        places = speakers(beginning_in(annotated.names, passage))
    days = placement.days
    return Candidate(
        id=passage.id,
        sequence=sequence[passage.id],
        article=annotated.article.id,
        kind=passage.kind,
        placement=placement,
        features=features_of(annotated, passage, text),
        home=Bucket.alone(passage.id) if days is None else Bucket.of(days, placement.precision),
        subject=subject,
        bound_to=frozenset(map(feature, places)),
        setting=setting,
        figures=figures_of(annotated, claims),
        has_figure=bool(claims),
    )


def _is_signature(text: str, block: Block) -> bool:
    """Whether a passage is the line under a tweet that names its author and day."""
    return bool(block.author) and text.startswith(("—", "–", "-")) and block.author in text


class _Days(NamedTuple):
    """The recent days that an article tells of.

    Args:
        told: the buckets of single days, in order of time, and of short stretches after them.
        most: the single day that it tells of most; its own day when it tells of none.
    """

    told: tuple[Bucket, ...]
    most: date


def _days_told(annotated: AnnotatedArticle, placed: Mapping[int, Placement]) -> _Days | None:
    """The recent days that an article tells of; None when its own day is not known."""
    if annotated.article.published is None:
        return None
    published = annotated.article.published.day
    single: Counter[date] = Counter()
    stretches: set[DayRange] = set()
    for placement in placed.values():
        days = placement.days
        if days is None or days.start is None or days.last is None:
            continue
        if not published - _RECENT <= days.start <= days.last <= published:
            continue
        if placement.precision is Precision.INTERVAL:
            stretches.add(days)
        else:
            single[days.start] += 1
    buckets = [Bucket.on(day) for day in sorted(single)]
    buckets += [Bucket.of(days, Precision.INTERVAL) for days in sorted(stretches)]
    most = max(sorted(single), key=lambda day: single[day]) if single else published
    return _Days(told=tuple(buckets), most=most)


def _root(one: Candidate, found: Sequence[Candidate], before: str) -> Candidate | None:
    """The passage that a sequel goes on with: the one before, or what that goes on with.

    Args:
        one: the sequel.
        found: the candidates before it.
        before: the id of the passage before it.
    """
    if not found or found[-1].id != before or found[-1].kind is not one.kind:
        return None
    last = found[-1]
    if one.subject and last.subject and not _same_matter(one.subject, last.subject):
        return None
    if not last.goes_on:
        return last
    return next(candidate for candidate in reversed(found) if candidate.id == last.goes_on)


def _same_matter(one: str, other: str) -> bool:
    return one == other or {one, other} == {TOLL, KILLING}
