"""Which passages speak of the same event? Dated passages of all articles become timeline entries.

Passages of one place in time are compared by the names and words that they share, weighed by how
rare those are on that day; alike ones make one entry. A day is grouped by itself alone, so adding
an article changes only the days that it touches. A passage without a day makes an entry of its own
when it carries a figure; other undated passages are no entries. Deterministic for a given set of
passages and their order of issue. Keeps out: how likeness is measured (likeness.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from index.analysis import terms
from index.model.annotated import AnnotatedArticle
from index.model.article import Block, BlockKind, Passage
from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Precision, TimelineEntry
from index.model.names import EntityKind, Tier
from index.spans import beginning_in
from index.timeline.likeness import Compared, alike
from index.timeline.placement import Placement, place, posted

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
        features: numbers of terms and of entity ids ("@place-baniyas") with their weights.
    """

    id: str
    sequence: int
    article: str
    kind: BlockKind
    placement: Placement
    features: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Bucket:
    """A place in time; only passages that stand in one bucket can make an entry together.

    Args:
        days: when; None for the bucket of one undated passage.
        manner: "day", or another precision; the passage's id where there are no days.
    """

    days: DayRange | None
    manner: str

    def __str__(self) -> str:
        """The bucket as one word, which `parse` reads."""
        if self.days is None:
            return f"//{self.manner}"
        return f"{self.days.start or ''}/{self.days.end or ''}/{self.manner}"

    @classmethod
    def parse(cls, text: str) -> Bucket:
        """The bucket that was written as a word."""
        start, end, manner = text.split("/")
        days = None
        if start or end:
            days = DayRange(
                start=date.fromisoformat(start) if start else None,
                end=date.fromisoformat(end) if end else None,
            )
        return cls(days=days, manner=manner)


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


def _features(annotated: AnnotatedArticle, passage: Passage, text: str) -> dict[int, float]:
    features: dict[int, float] = {}
    for term in terms(text):
        if term not in _COMMON_WORDS and len(term) > 1:
            features[feature(term)] = 1.0
    for name in beginning_in(annotated.names, passage):
        if name.tier is not Tier.WEAK:
            features[feature(f"@{name.entity}")] = _NAME_WEIGHTS[name.kind]
    return features


@lru_cache(maxsize=65_536)
def feature(word: str) -> int:
    """The number that stands for a term or entity; 64 bits, the same in every process."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def build_entries(passages: Iterable[DatedPassage]) -> tuple[TimelineEntry, ...]:
    """All timeline entries of a corpus.

    Args:
        passages: every passage that can stand on a timeline, in any order.

    Returns:
        Entries ordered by first day, precision and id; every passage is in exactly one.
    """
    buckets: defaultdict[Bucket, list[DatedPassage]] = defaultdict(list)
    for passage in passages:
        buckets[bucket_of(passage)].append(passage)
    entries = (entry for bucket in buckets.values() for entry in entries_of(bucket))
    return tuple(sorted(entries, key=_order))


def bucket_of(passage: DatedPassage) -> Bucket:
    """Where a passage meets others; part of day may differ there, openness may not."""
    placement = passage.placement
    return _bucket(placement.days, placement.precision, passage.id)


def bucket_of_entry(entry: TimelineEntry) -> Bucket:
    """The bucket of an entry's passages."""
    return _bucket(entry.days, entry.precision, entry.id)


def _bucket(days: DayRange | None, precision: Precision, identifier: str) -> Bucket:
    if days is None:
        return Bucket(days=None, manner=identifier)
    exact = precision in (Precision.DAY, Precision.PART_OF_DAY)
    return Bucket(days=days, manner="day" if exact else precision.value)


def entries_of(bucket: Iterable[DatedPassage]) -> list[TimelineEntry]:
    """The entries that the passages of one bucket make; older passages found them."""
    ordered = sorted(bucket, key=lambda passage: (passage.sequence, passage.id))
    groups = alike([Compared(passage.article, passage.features) for passage in ordered])
    return [_entry([ordered[member] for member in group]) for group in groups]


def _entry(ordered: Sequence[DatedPassage]) -> TimelineEntry:
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
    seen: Counter[int] = Counter()
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
