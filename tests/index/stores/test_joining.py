"""Is a joined segment the one that would have been written of the articles that stay?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_reports import random_reports

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind
from index.prepared import prepare
from index.stores.array_file import ArrayFile
from index.stores.joining import Kept, join_segments, whole
from index.stores.ragged import Int64s
from index.stores.segment import (
    COLUMNS,
    RECORDS,
    WORDS,
    Segment,
    SegmentBuffer,
    part_path,
)

# Articles, and how many of them each segment holds; which of them stay.
Plan = tuple[list[AnnotatedArticle], list[int], list[bool]]


def wordless(key: str, body: str = "") -> AnnotatedArticle:
    """An article that has no passage, and perhaps no word."""
    blocks = (Block(start=0, end=len(body), kind=BlockKind.BODY),)
    return AnnotatedArticle(
        article=Article(id=key, body=body, blocks=blocks, original=body, path="")
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Random articles in segments of random sizes, some of which stay."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - nothing secret
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    articles = random_reports(random, [f"k{n}" for n in range(sum(sizes))])
    stays = draw(st.lists(st.booleans(), min_size=sum(sizes), max_size=sum(sizes)))
    stays[draw(st.integers(0, len(stays) - 1))] = True
    return articles, sizes, stays


def write(folder: Path, name: str, articles: Sequence[AnnotatedArticle]) -> Segment:
    """A segment of some articles."""
    buffer = SegmentBuffer(folder, name)
    for one in articles:
        buffer.add(prepare(one))
    buffer.write(memory_mb=1)
    return Segment(folder, name)


@contextmanager
def segments(folder: Path, plan: Plan) -> Iterator[list[Kept]]:
    """The segments of a plan, with what stays of each."""
    articles, sizes, stays = plan
    kept: list[Kept] = []
    first = 0
    for number, size in enumerate(sizes):
        segment = write(folder, f"s{number}", articles[first : first + size])
        kept.append(Kept(segment, np.flatnonzero(stays[first : first + size])))
        first += size
    yield kept
    for one in kept:
        one.segment.close()


def content(folder: Path, name: str) -> dict[str, Any]:
    """Every array of a segment and its records; ids are as wide as the longest, which may leave."""
    found: dict[str, Any] = {RECORDS: part_path(folder, name, RECORDS).read_bytes()}
    for part in (WORDS, COLUMNS):
        file = ArrayFile(part_path(folder, name, part))
        file.verify()
        for key in file:
            array = file[key]
            kind = "ids" if array.dtype.kind == "S" else array.dtype.str
            found[f"{part} {key}"] = (kind, array.tolist())
    return found


@settings(max_examples=60)
@given(plans(), st.sampled_from([0, 1]))
@example(([wordless("k0"), wordless("k1", "calm gale")], [2], [True, False]), 0)
@example(([wordless("k0", "calm"), wordless("k1", "calm")], [1, 1], [False, True]), 0)
@example(([wordless("k0"), wordless("k1")], [1, 1], [True, True]), 0)
def test_joined_segment_is_the_one_written_of_what_stays(plan: Plan, memory_mb: int) -> None:
    """Words, counts, names and records of what left are gone, and all else is as if never joined.

    Without any memory each term is a batch of its own.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with segments(folder, plan) as kept:
            join_segments(kept, folder, "joined", memory_mb=memory_mb)
        staying = [one for one, stays in zip(plan[0], plan[2], strict=True) if stays]
        write(folder, "direct", staying).close()
        joined, direct = content(folder, "joined"), content(folder, "direct")
        assert [*joined] == [*direct]
        for key, value in direct.items():
            assert joined[key] == value, key


@settings(max_examples=15)
@given(plans())
def test_joining_twice_is_joining_once(plan: Plan) -> None:
    """An article that has been through many joins is as good as new."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with segments(folder, plan) as kept:
            wholes = [whole(one.segment) for one in kept]
            join_segments(wholes, folder, "once", memory_mb=1)
            join_segments(wholes[:1], folder, "first", memory_mb=0)
            first = Segment(folder, "first")
            join_segments([whole(first), *wholes[1:]], folder, "twice", memory_mb=1)
            first.close()
        assert content(folder, "twice") == content(folder, "once")


def test_joined_articles_are_read_in_their_order(tmp_path: Path) -> None:
    """Documents keep their order, so that nothing else that counts on it must change."""
    articles = random_reports(Random(3), [f"k{n}" for n in range(9)])  # noqa: S311 - nothing secret
    stays = [n % 3 != 1 for n in range(9)]
    with segments(tmp_path, (articles, [4, 5], stays)) as kept:
        join_segments(kept, tmp_path, "joined", memory_mb=0)
    joined = Segment(tmp_path, "joined")
    found = [joined.article(n) for n in range(joined.columns.articles)]
    joined.close()
    assert found == [one for one, stay in zip(articles, stays, strict=True) if stay]


@pytest.mark.parametrize("part", [WORDS, COLUMNS])
def test_damaged_segment_is_not_joined(tmp_path: Path, part: str) -> None:
    """Damage must not be written anew under a checksum that calls it whole."""
    articles = random_reports(Random(4), ["k0", "k1"])  # noqa: S311 - nothing secret
    write(tmp_path, "some", articles).close()
    path = part_path(tmp_path, "some", part)
    data = bytearray(path.read_bytes())
    data[64] ^= 1
    path.write_bytes(data)
    segment = Segment(tmp_path, "some")
    with pytest.raises(StoreError, match=path.name.replace(".", r"\.")):
        join_segments([whole(segment)], tmp_path, "joined", memory_mb=1)
    segment.close()


def test_damaged_record_of_an_article_that_leaves_is_told(tmp_path: Path) -> None:
    """What leaves is read to know which words leave with it; a guess would leave traces."""
    articles = random_reports(Random(4), ["k0", "k1"])  # noqa: S311 - nothing secret
    write(tmp_path, "some", articles).close()
    path = part_path(tmp_path, "some", RECORDS)
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)
    segment = Segment(tmp_path, "some")
    first: Int64s = np.asarray([0], dtype=np.int64)
    with pytest.raises(StoreError, match=r"some\.records"):
        join_segments([Kept(segment, first)], tmp_path, "joined", memory_mb=1)
    segment.close()
