"""What must be remembered of an article so that others can be grouped and counted with it?

Made where the article was annotated: its dated passages as the numbers that likeness needs, counts
of its names, and which events it dates or leans on. Nothing of it can be read as text again, names
aside. Keeps out: where it is kept (working.py), and what is made of it (timeline/entries.py,
entities/catalogue.py).
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from index.entities.catalogue import Aspect, Counted, counted
from index.model.annotated import AnnotatedArticle
from index.model.article import BlockKind
from index.model.certainty import Basis
from index.model.dates import EventDating, EventLeaning
from index.model.days import Grain
from index.model.entries import Precision
from index.spans import beginning_in
from index.timeline.entries import Bucket, DatedPassage, bucket_of, dated_passages
from index.timeline.placement import Placement

# Weights of features are multiples of this, so that each is kept in a byte.
_STEP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CondensedPassage:
    """A dated passage.

    Args:
        id: passage id.
        bucket: where in time it stands, as a word.
        record: what else grouping needs (`dated_passage` reads it).
    """

    id: str
    bucket: str
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand.

    Args:
        passage: the id of the passage.
        within: code points from its beginning.
    """

    passage: str
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Condensed:
    """An article, as far as others are grouped and counted with it.

    Args:
        id: article id.
        passages: its dated passages, in order of the text.
        names: counts of its names (`counts_in` reads them).
        datings: the events that it dates, each with its place, in order of the text.
        leanings: the events that it leans on.
    """

    id: str
    passages: tuple[CondensedPassage, ...]
    names: bytes
    datings: tuple[tuple[EventDating, Place], ...] = ()
    leanings: tuple[EventLeaning, ...] = ()

    @property
    def places(self) -> Iterator[str]:
        """The ids of all passages of which anything is remembered, some of them twice."""
        yield from (passage.id for passage in self.passages)
        yield from (place.passage for _, place in self.datings)


class _Record(msgspec.Struct, array_like=True, frozen=True):
    kind: BlockKind
    precision: Precision
    grain: Grain | None
    part: str
    basis: Basis
    features: bytes
    weights: bytes


_record_of = msgspec.msgpack.Decoder(_Record).decode
_counts_of = msgspec.msgpack.Decoder(list[tuple[str, Aspect, str, int]]).decode


def condense(annotated: AnnotatedArticle) -> Condensed:
    """Make of an annotated article what is remembered of it."""
    order = {passage.id: number for number, passage in enumerate(annotated.passages)}
    counts = sorted((*key, count) for key, count in counted(annotated.names).items())
    return Condensed(
        id=annotated.article.id,
        passages=tuple(
            CondensedPassage(
                id=passage.id, bucket=str(bucket_of(passage)), record=_recorded(passage)
            )
            for passage in dated_passages(annotated, order)
        ),
        names=zlib.compress(msgspec.msgpack.encode(counts), 1),
        datings=tuple(_placed(annotated)),
        leanings=annotated.leanings,
    )


def _placed(annotated: AnnotatedArticle) -> Iterator[tuple[EventDating, Place]]:
    for passage in annotated.passages if annotated.datings else ():
        for dating in beginning_in(annotated.datings, passage):
            yield dating, Place(passage=passage.id, within=dating.start - passage.start)


def _recorded(passage: DatedPassage) -> bytes:
    placement = passage.placement
    return msgspec.msgpack.encode(
        _Record(
            kind=passage.kind,
            precision=placement.precision,
            grain=placement.grain,
            part=placement.part,
            basis=placement.basis,
            features=array("Q", passage.features).tobytes(),
            weights=bytes(round(weight / _STEP) for weight in passage.features.values()),
        )
    )


def dated_passage(
    condensed: CondensedPassage, *, bucket: Bucket, article: str, sequence: int
) -> DatedPassage:
    """The passage that was condensed.

    Args:
        condensed: what was remembered.
        bucket: where it stands.
        article: the id of its article.
        sequence: its order of issue in the corpus.
    """
    record = _record_of(condensed.record)
    return DatedPassage(
        id=condensed.id,
        sequence=sequence,
        article=article,
        kind=record.kind,
        placement=Placement(
            days=bucket.days,
            precision=record.precision,
            grain=record.grain,
            part=record.part,
            basis=record.basis,
        ),
        features=_features(record),
    )


def _features(record: _Record) -> Mapping[int, float]:
    numbers = array("Q")
    numbers.frombytes(record.features)
    return {number: weight * _STEP for number, weight in zip(numbers, record.weights, strict=True)}


def counts_in(names: bytes) -> Counter[Counted]:
    """The counts of names that were condensed."""
    rows = _counts_of(zlib.decompress(names))
    return Counter({Counted(entity, aspect, text): n for entity, aspect, text, n in rows})
