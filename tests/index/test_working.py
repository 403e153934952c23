"""What runs remember: marks on what is different, sums that follow the articles, and forgetting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from index.annotation import Annotator
from index.condensed import Condensed, condense
from index.entities.catalogue import Aspect
from index.entities.gazetteer import load_gazetteer
from index.interchange import plain_article
from index.timeline.buckets import Bucket
from index.working import FORM, WorkingStore

FIRE = "Fire destroyed the bridge on 7 March 2031. Petra Lindqvist saw it on 7 March 2031."
VOTE = "Petra Lindqvist voted on 8 March 2031. At least 12 people were wounded."
SEVENTH = Bucket.parse("2031-03-07/2031-03-08/day")
EIGHTH = Bucket.parse("2031-03-08/2031-03-09/day")
LINDQVIST = "person-petra-lindqvist"


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_gazetteer(), max_chars=10_000)


@pytest.fixture
def working(tmp_path: Path) -> Iterator[WorkingStore]:
    with closing(WorkingStore(tmp_path)) as store:
        yield store


def article(
    annotator: Annotator, identifier: str, text: str, *, first: int
) -> tuple[Condensed, Mapping[str, int]]:
    """An article, condensed, its passages numbered from one on."""
    plain = plain_article(text, identifier=identifier, published=None)
    condensed = condense(annotator.annotate(plain))
    return condensed, {p.id: first + n for n, p in enumerate(condensed.passages)}


def marked(working: WorkingStore) -> dict[Bucket, tuple[int, int]]:
    return {one.bucket: (one.passages, one.touched) for one in working.marked_buckets()}


def unmark_all(working: WorkingStore) -> None:
    working.unmark(marked(working), working.marked_entities(at_least=100))


def test_update_marks_what_an_article_touches(working: WorkingStore, annotator: Annotator) -> None:
    """Only that is grouped and named anew."""
    working.update([article(annotator, "fire", FIRE, first=1)])
    assert marked(working) == {SEVENTH: (2, 2)}
    assert working.marked_entities(at_least=0) == [LINDQVIST]
    unmark_all(working)
    assert not working.has_marks()
    working.update([article(annotator, "vote", VOTE, first=5)])
    days = {bucket.days for bucket in marked(working)}
    assert days == {EIGHTH.days, None}


def test_passages_of_a_bucket_are_in_order_of_issue(
    working: WorkingStore, annotator: Annotator
) -> None:
    """Older passages found the groups."""
    working.update(
        [article(annotator, "new", FIRE, first=9), article(annotator, "old", FIRE, first=1)]
    )
    found = [(passage.article, passage.sequence) for passage in working.passages(SEVENTH)]
    assert found == [("old", 1), ("old", 2), ("new", 9), ("new", 10)]


def test_update_twice_is_update_once(working: WorkingStore, annotator: Annotator) -> None:
    """A round that was interrupted is done again."""
    fire = article(annotator, "fire", FIRE, first=1)
    working.update([fire])
    once = (working.passages(SEVENTH), working.names(LINDQVIST))
    working.update([fire])
    assert (working.passages(SEVENTH), working.names(LINDQVIST)) == once
    assert marked(working)[SEVENTH][0] == 2


def test_a_new_version_takes_the_place_of_the_old(
    working: WorkingStore, annotator: Annotator
) -> None:
    """The day that it left is marked as well as the one that it came to."""
    working.update([article(annotator, "one", FIRE, first=1)])
    unmark_all(working)
    working.update([article(annotator, "one", VOTE, first=5)])
    assert marked(working)[SEVENTH] == (0, 2)
    assert marked(working)[EIGHTH] == (1, 1)
    assert working.passages(SEVENTH) == []


def test_names_are_summed_over_articles(working: WorkingStore, annotator: Annotator) -> None:
    """A catalogue follows its corpus without reading it."""
    working.update([article(annotator, "fire", FIRE, first=1)])
    working.update([article(annotator, "vote", VOTE, first=5)])
    assert (Aspect.SURFACE, "Petra Lindqvist", 2) in working.names(LINDQVIST)
    working.update([], ["fire"])
    assert (Aspect.SURFACE, "Petra Lindqvist", 1) in working.names(LINDQVIST)
    working.update([], ["vote"])
    assert working.names(LINDQVIST) == []
    assert LINDQVIST in working.marked_entities(at_least=0)


def test_an_entity_whose_counts_are_as_before_is_not_marked(
    working: WorkingStore, annotator: Annotator
) -> None:
    """A corrected spelling elsewhere in an article costs nothing here."""
    working.update([article(annotator, "one", FIRE, first=1)])
    unmark_all(working)
    working.update([article(annotator, "one", FIRE.replace("bridge", "tower"), first=1)])
    assert working.marked_entities(at_least=10) == []


def test_mark_all_marks_everything_and_names_wait_their_turn(
    working: WorkingStore, annotator: Annotator
) -> None:
    """Under new rules everything is told anew, some at a time."""
    working.update([article(annotator, "fire", FIRE, first=1)])
    unmark_all(working)
    working.mark_all()
    assert marked(working) == {SEVENTH: (2, 0)}
    assert working.marked_entities(at_least=0) == []
    assert working.marked_entities(at_least=1) == [LINDQVIST]


def test_forget_leaves_no_byte(tmp_path: Path, annotator: Annotator) -> None:
    """Neither names nor ids of a removed article remain, nor numbers of its words."""
    condensed, sequence = article(annotator, "witness", FIRE + " Quillon Vexley spoke.", first=1)
    with closing(WorkingStore(tmp_path)) as working:
        working.update([article(annotator, "vote", VOTE, first=9), (condensed, sequence)])
        file = tmp_path / FORM.file
        traces = [b"witness", b"Vexley", b"2031-03-07", condensed.names]
        traces += [trace for p in condensed.passages for trace in (p.id.encode(), p.record)]
        assert all(trace in file.read_bytes() for trace in traces)
        working.update([], ["witness"])
        unmark_all(working)
        working.erase_traces()
    content = file.read_bytes()
    assert not [trace for trace in traces if trace in content]
    assert [path.name for path in tmp_path.iterdir()] == [FORM.file]


def test_forget_leaves_no_byte_in_a_file_of_many_pages(
    tmp_path: Path, annotator: Annotator
) -> None:
    """Rows move within and between pages, and nothing stays where they stood."""
    made = [article(annotator, f"article{n}", FIRE, first=10 * n) for n in range(80)]
    with closing(WorkingStore(tmp_path)) as working:
        for _ in range(2):
            for start in range(0, 80, 20):
                working.update(made[start : start + 20])
        left = made[5::4]
        working.update([], [condensed.id for condensed, _ in left])
        unmark_all(working)
        working.erase_traces()
    content = (tmp_path / FORM.file).read_bytes()
    ids = [p.id.encode() for condensed, _ in left for p in condensed.passages]
    assert not [passage for passage in ids if passage in content]


def test_forgetting_a_stranger_changes_nothing(working: WorkingStore) -> None:
    """The index may know articles that were never remembered."""
    working.update([], ["nobody"])
    assert not working.has_marks()


def test_a_damaged_file_is_made_anew(tmp_path: Path, annotator: Annotator) -> None:
    """It is derived: losing it costs time only."""
    (tmp_path / FORM.file).write_bytes(b"no database at all" * 100)
    with closing(WorkingStore(tmp_path)) as working:
        assert working.article_ids() == frozenset()
        working.update([article(annotator, "fire", FIRE, first=1)])
        assert working.article_ids() == {"fire"}
        working.clear()
        assert working.article_ids() == frozenset()


@pytest.mark.parametrize(
    "word",
    ["2031-03-07/2031-03-08/day", "2031-03-07//not_before", "/2031-03-07/not_after", "//abcd2345"],
)
def test_a_bucket_is_read_as_it_is_written(word: str) -> None:
    """Days may be open on either side, or missing."""
    assert str(Bucket.parse(word)) == word
