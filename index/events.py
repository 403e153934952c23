"""Which passages speak of the same event? Dated passages of all articles become timeline entries.

Passages of one place in time are compared by the names and words that they share, weighed by how
rare those are on that day; alike ones make one entry. A day is grouped by itself alone, so adding
an article changes only the days that it touches. A passage without a day makes an entry of its own
when it carries a figure; other undated passages are no entries. Deterministic for a given set of
passages and their order of issue.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.analysis import terms
from index.model import (
    AnnotatedArticle,
    Basis,
    Block,
    BlockKind,
    EntityKind,
    Grain,
    Passage,
    Precision,
    Tier,
    TimelineEntry,
)
from index.placement import Placement, place, posted
from index.spans import beginning_in

# Cosines from which two passages speak of one event; chosen on the seed articles' hand-checked
# timeline. One article seldom tells the same event twice, so its own sentences must be more alike.
_ALIKE_ACROSS = 0.12
_ALIKE_WITHIN = 0.30
# A shared place or person says more about "the same event" than a shared word; who reports it, and
# the parties that every sentence of a conflict names, do not.
_NAME_WEIGHTS = {
    EntityKind.PLACE: 2.0,
    EntityKind.PERSON: 2.0,
    EntityKind.ORGANISATION: 0.5,
    EntityKind.GROUP: 0.5,
    EntityKind.MEDIA: 0.0,
}
_COMMON_WORDS = frozenset(
    "a accord an and are as at be been by for from had has have he her his in into is it its more "
    "of on or over report said say says she some than that the their them they this to told was "
    "were which who will with would".split()
)
_BASIS_ORDER = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNRESOLVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPassage:
    """A passage with all that grouping needs; small enough to keep for every passage of a corpus.

    Args:
        id: passage id.
        sequence: its order of issue in the corpus; lower is older.
        article: the article's id.
        kind: what it is; headlines and headings never lead an entry that has body text.
        placement: where in time it stands.
        features: terms and entity ids ("@place-baniyas") with their counts.
    """

    id: str
    sequence: int
    article: str
    kind: BlockKind
    placement: Placement
    features: Mapping[str, float]


def dated_passages(
    annotated: AnnotatedArticle, sequence: Mapping[str, int]
) -> tuple[DatedPassage, ...]:
    """The passages of an article that can stand on a timeline.

    Args:
        annotated: the article with its passages, dates, names and claims.
        sequence: order of issue by passage id.
    """
    found = []
    for passage in annotated.passages:
        text = annotated.article.body[passage.start : passage.end]
        block = annotated.article.blocks[passage.block]
        if passage.kind is BlockKind.HEADING or _is_signature(text, block):
            continue
        dates = beginning_in(annotated.dates, passage)
        placement = place(text, dates, start=passage.start)
        if placement.days is None and block.published_on is not None:
            placement = posted(block.published_on)
        if placement.days is None and not beginning_in(annotated.claims, passage):
            continue
        found.append(
            DatedPassage(
                id=passage.id,
                sequence=sequence[passage.id],
                article=annotated.article.id,
                kind=passage.kind,
                placement=placement,
                features=_features(annotated, passage, text),
            )
        )
    return tuple(found)


def _is_signature(text: str, block: Block) -> bool:
    """Whether a passage is the line under a tweet that names its author and day."""
    return bool(block.author) and text.startswith(("—", "–", "-")) and block.author in text


def _features(annotated: AnnotatedArticle, passage: Passage, text: str) -> dict[str, float]:
    features: dict[str, float] = {}
    for term in terms(text):
        if term not in _COMMON_WORDS and len(term) > 1:
            features[term] = 1.0
    for name in beginning_in(annotated.names, passage):
        if name.tier is not Tier.WEAK:
            features[f"@{name.entity}"] = _NAME_WEIGHTS[name.kind]
    return features


def build_entries(passages: Iterable[DatedPassage]) -> tuple[TimelineEntry, ...]:
    """All timeline entries of a corpus.

    Args:
        passages: every passage that can stand on a timeline, in any order.

    Returns:
        Entries ordered by first day, precision and id; every passage is in exactly one.
    """
    buckets: defaultdict[tuple[object, ...], list[DatedPassage]] = defaultdict(list)
    entries = []
    for passage in passages:
        if passage.placement.days is None:
            entries.append(_entry([passage]))
        else:
            buckets[_bucket(passage.placement)].append(passage)
    for bucket in buckets.values():
        entries.extend(_entry(group) for group in _group(bucket))
    return tuple(sorted(entries, key=_order))


def _bucket(placement: Placement) -> tuple[object, ...]:
    """Passages meet only under the same days; part of day may differ, openness may not."""
    days = placement.days
    exact = placement.precision in (Precision.DAY, Precision.PART_OF_DAY)
    return (days, "day" if exact else placement.precision.value)


def _group(bucket: Sequence[DatedPassage]) -> list[list[DatedPassage]]:
    """Greedy average linkage in order of issue: older passages found the groups."""
    ordered = sorted(bucket, key=lambda passage: (passage.sequence, passage.id))
    weights = _weights(ordered)
    vectors = [_vector(passage, weights) for passage in ordered]
    groups: list[list[int]] = []
    for index, vector in enumerate(vectors):
        best, likeness = None, 0.0
        for group in groups:
            own = any(ordered[other].article == ordered[index].article for other in group)
            average = sum(_cosine(vector, vectors[other]) for other in group) / len(group)
            if average > likeness and average >= (_ALIKE_WITHIN if own else _ALIKE_ACROSS):
                best, likeness = group, average
        if best is None:
            groups.append([index])
        else:
            best.append(index)
    return [[ordered[index] for index in group] for group in groups]


def _weights(passages: Sequence[DatedPassage]) -> dict[str, float]:
    """Inverse document frequency within the day: what everyone mentions tells nothing apart."""
    frequency: Counter[str] = Counter()
    for passage in passages:
        frequency.update(passage.features.keys())
    total = len(passages)
    return {feature: math.log((1 + total) / count) for feature, count in frequency.items()}


def _vector(passage: DatedPassage, weights: Mapping[str, float]) -> dict[str, float]:
    vector = {f: count * weights[f] for f, count in passage.features.items()}
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / norm for feature, value in vector.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[feature] for feature, value in one.items() if feature in other)


def _entry(group: Sequence[DatedPassage]) -> TimelineEntry:
    ordered = sorted(group, key=lambda passage: (passage.sequence, passage.id))
    placements = [passage.placement for passage in ordered]
    parts = {placement.part for placement in placements}
    part = parts.pop() if len(parts) == 1 else ""
    first = placements[0]
    precision = first.precision
    if precision in (Precision.DAY, Precision.PART_OF_DAY):
        precision = Precision.PART_OF_DAY if part else Precision.DAY
    return TimelineEntry(
        id=ordered[0].id,
        days=first.days,
        precision=precision,
        grain=Grain.DAY if precision is Precision.DAY else first.grain,
        part=part,
        basis=min((p.basis for p in placements), key=_BASIS_ORDER.index),
        headline=_headline(ordered).id,
        passages=tuple(passage.id for passage in ordered),
    )


def _headline(ordered: Sequence[DatedPassage]) -> DatedPassage:
    """The passage that shares most with the others; running text before captions and tweets."""
    seen: Counter[str] = Counter()
    for passage in ordered:
        seen.update(passage.features.keys())

    def rank(passage: DatedPassage) -> tuple[bool, int]:
        return (
            passage.kind is BlockKind.BODY,
            sum(seen[feature] - 1 for feature in passage.features),
        )

    return max(ordered, key=rank)


def _order(entry: TimelineEntry) -> tuple[date, str, str]:
    days = entry.days
    first = date.max if days is None else (days.start or days.last or date.max)
    return (first, entry.precision.value, entry.id)
