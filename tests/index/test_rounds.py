"""How a long run is cut into rounds, and what each of them shows."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from desk import Desk

from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.interchange import plain_article
from index.pipeline import index_folder
from index.report import Skip
from index.rounds import rounds_of
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from index.workers import Extracted, extract

SKIP = Skip(path="empty.txt", reason="There is no text in it.")


@pytest.fixture(scope="module")
def outcome() -> Extracted:
    """Of about half a mebibyte, so that four of them make two."""
    text = "Fire burned in Homs on 3 May 2031. " * 600
    annotator = Annotator(load_gazetteer(), max_chars=1_000_000)
    found = extract(annotator, plain_article(text, identifier="fire", published=None))
    assert isinstance(found, Extracted)
    assert 1 << 19 < found.size < 1 << 20
    return found


def test_a_round_holds_as_much_as_the_memory_allows(outcome: Extracted) -> None:
    """The number of articles says little: some are a hundred times as long as others."""
    outcomes = [(f"a{number}", outcome) for number in range(30)]
    rounds = list(rounds_of(outcomes, leaving=(), memory_mb=8))
    assert sum(len(current.added) for current, _ in rounds) == 30
    assert len(rounds) > 1
    for current, _ in rounds:
        assert sum(item.size for item in current.added) < 9 << 20
    assert [last for _, last in rounds] == [False] * (len(rounds) - 1) + [True]


def test_the_last_round_is_known_as_such_even_when_it_is_full(outcome: Extracted) -> None:
    """An empty round after it would be a commit for nothing."""
    rounds = list(rounds_of([("a", outcome), ("b", outcome)], leaving=(), memory_mb=0))
    assert [(len(current.added), last) for current, last in rounds] == [(1, False), (1, True)]


def test_articles_leave_in_the_first_round(outcome: Extracted) -> None:
    """What was removed must not stay until a long run has ended."""
    rounds = list(rounds_of([("a", outcome), ("b", outcome)], leaving=["gone"], memory_mb=0))
    assert [current.leaving for current, _ in rounds] == [{"gone"}, set()]


def test_what_cannot_be_extracted_leaves_the_index(outcome: Extracted) -> None:
    """The index never shows words that the corpus has replaced."""
    ((current, _),) = rounds_of([("a", outcome), ("b", SKIP)], leaving=(), memory_mb=32)
    assert (current.leaving, current.outcomes) == ({"b"}, 2)


def test_nothing_to_do_is_one_empty_round() -> None:
    """An index without articles is an index."""
    ((current, last),) = rounds_of([], leaving=(), memory_mb=32)
    assert (current.added, current.outcomes, last) == ([], 0, True)


class Watched(WhooshStore):
    """Notes after each commit how many articles and placed passages the index shows."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seen: list[tuple[int, int]] = []

    def commit(self, change: Change) -> int:
        number = super().commit(change)
        with closing(self.open()) as snapshot:
            placed = sum(len(entry.passages) for entry in snapshot.entries())
            self.seen.append((len(snapshot.article_ids), placed))
        return number


def test_a_day_waits_until_half_of_it_is_new(tmp_path: Path) -> None:
    """Grouping a large day for every round would take longer than all the rest of a run."""
    desk = Desk(tmp_path, memory_mb=0)
    for number in range(8):
        desk.write(f"report{number}.txt", f"Fire {number} burned in Homs on 3 May 2031.")
    desk.store = store = Watched(index_folder(desk.settings.folder))
    desk.run()
    # Grouped with the first passage, the second, the fourth and the eighth, and at the end.
    assert store.seen == [(1, 1), (2, 2), (3, 2), (4, 4), (5, 4), (6, 4), (7, 4), (8, 8)]


def test_parts_of_the_index_are_joined_during_a_run(tmp_path: Path) -> None:
    """A reader never has to look into as many parts as there were rounds."""
    desk = Desk(tmp_path, memory_mb=0)
    for number in range(12):
        desk.write(f"report{number}.txt", f"Fire {number} burned in Homs on {number + 1} May 2031.")
    desk.run()
    with closing(desk.store.open()) as snapshot:
        assert len(snapshot.parts) <= 4
    assert not desk.store.tidy()


def test_an_article_that_can_no_longer_be_extracted_is_skipped_and_leaves(tmp_path: Path) -> None:
    """What the index shows is what a rebuild would show; the report names the skip."""
    desk = Desk(tmp_path / "desk")
    desk.write("fire.txt", "Fire burned in Homs on 3 May 2031.")
    desk.write("vote.txt", "Parliament voted on 4 May 2031.")
    desk.run()
    desk.write("fire.txt", "Fire burned in Homs on 3 May 2031. " * 100_000)
    report = desk.run()
    assert [Path(skip.path).name for skip in report.skipped] == ["fire.txt"]
    assert desk.bodies() == ["Parliament voted on 4 May 2031."]
    assert desk.shown() == desk.rebuilt(tmp_path / "again")
    assert desk.run().generation == report.generation
