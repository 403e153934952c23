"""What must be remembered of an article so that others can be grouped and counted with it?

Made where the article was annotated: what its passages are compared by, as numbers, counts of its
names, and which events it dates or leans on. Nothing of it can be read as text again, names
aside. Keeps out: where it is kept (working.py), and what is made of it (timeline/entries.py,
entities/catalogue.py).
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
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
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate, candidates
from index.timeline.particulars import Figures
from index.timeline.placement import Placement

# Weights of features are multiples of this, so that each is kept in a byte.
_STEP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CondensedPassage:
    """A passage that can stand on a timeline.

    Args:
        id: passage id.
        buckets: where in time it stands or may join others, as words, its home first.
        record: what else grouping needs (`candidate_of` reads it).
    """

    id: str
    buckets: tuple[str, ...]
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
        passages: its passages that can stand on a timeline, in order of the text.
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
    home: str
    visits: list[str]
    goes_on: str
    subject: str
    has_figure: bool
    bound_to: bytes
    setting: bytes
    series: bytes
    manner: bytes
    counts: bytes
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
                id=one.id,
                buckets=tuple(map(str, (one.home, *one.visits))),
                record=_recorded(one),
            )
            for one in candidates(annotated, order)
        ),
        names=zlib.compress(msgspec.msgpack.encode(counts), 1),
        datings=tuple(_placed(annotated)),
        leanings=annotated.leanings,
    )


def _placed(annotated: AnnotatedArticle) -> Iterator[tuple[EventDating, Place]]:
    for passage in annotated.passages if annotated.datings else ():
        for dating in beginning_in(annotated.datings, passage):
            yield dating, Place(passage=passage.id, within=dating.start - passage.start)


def _recorded(one: Candidate) -> bytes:
    placement = one.placement
    return msgspec.msgpack.encode(
        _Record(
            kind=one.kind,
            precision=placement.precision,
            grain=placement.grain,
            part=placement.part,
            basis=placement.basis,
            home=str(one.home),
            visits=[str(bucket) for bucket in one.visits],
            goes_on=one.goes_on,
            subject=one.subject,
            has_figure=one.has_figure,
            bound_to=_bytes(sorted(one.bound_to)),
            setting=_bytes(sorted(one.setting)),
            series=_bytes(one.figures.series),
            manner=_bytes(one.figures.manner),
            counts=_bytes(one.figures.counts),
            features=_bytes(one.features),
            weights=bytes(round(weight / _STEP) for weight in one.features.values()),
        )
    )


def candidate_of(identifier: str, record: bytes, *, article: str, sequence: int) -> Candidate:
    """The passage that was condensed.

    Args:
        identifier: its id.
        record: what was remembered of it.
        article: the id of its article.
        sequence: its order of issue in the corpus.
    """
    read = _record_of(record)
    home = Bucket.parse(read.home)
    weights = (weight * _STEP for weight in read.weights)
    return Candidate(
        id=identifier,
        sequence=sequence,
        article=article,
        kind=read.kind,
        placement=Placement(
            days=None if read.precision is Precision.UNDATED else home.days,
            precision=read.precision,
            grain=read.grain,
            part=read.part,
            basis=read.basis,
        ),
        features=dict(zip(_numbers(read.features), weights, strict=True)),
        home=home,
        subject=read.subject,
        bound_to=frozenset(_numbers(read.bound_to)),
        setting=frozenset(_numbers(read.setting)),
        figures=Figures(
            series=tuple(_numbers(read.series)),
            manner=tuple(_numbers(read.manner)),
            counts=tuple(_numbers(read.counts)),
        ),
        has_figure=read.has_figure,
        goes_on=read.goes_on,
        visits=tuple(map(Bucket.parse, read.visits)),
    )


def _bytes(numbers: Iterable[int]) -> bytes:
    return array("Q", numbers).tobytes()


def _numbers(stored: bytes) -> array[int]:
    numbers = array("Q")
    numbers.frombytes(stored)
    return numbers


def counts_in(names: bytes) -> Counter[Counted]:
    """The counts of names that were condensed."""
    rows = _counts_of(zlib.decompress(names))
    return Counter({Counted(entity, aspect, text): n for entity, aspect, text, n in rows})
