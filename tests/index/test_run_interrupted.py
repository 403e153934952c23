"""A run that ends between any two of its writes is taken up by the next one, to the same result."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, Shown
from small_corpus import GAZETTEER

from index.database import Database
from index.stores.whoosh_store import WhooshStore

BEFORE = {
    "fire.txt": "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt.",
    "vote.txt": "Parliament voted on the budget on 8 March 2031. Petra Lindqvist was absent.",
    "port.txt": "The port of Azal has been closed since 9 March 2031. At least 12 were wounded.",
}
AFTER = {
    "fire.txt": "Fire destroyed the bridge of Azal on 8 March 2031. Omar Tarif was hurt.",
    "rain.txt": "Rain fell on the old bridge of Port Azal on 7 March 2031.",
    "more.txt": "The budget of Parliament failed on 8 March 2031. Lindqvist was absent.",
}

# Who dates an event, who leans on it, and what is then said of it.
# How many ends of a run are tried; all of them with DATELINE_KILLS, which takes some minutes.
ENDS = 12
EVENTS_BEFORE = {
    "fall.txt": "Omar Tarif was ousted in February 2031.",
    "calm.txt": "It has been calm since Omar Tarif's ouster.",
}
EVENTS_AFTER = {
    "fall.txt": "On 3 February 2031, Omar Tarif was ousted.",
    "wait.txt": "Azal waits since the fall of Omar Tarif.",
}


class Killed(BaseException):
    """The process is gone."""


class Writes:
    """Counts what a run writes, and ends it before one of the writes."""

    def __init__(self, fatal: int) -> None:
        self._fatal = fatal
        self.seen = 0

    def one(self) -> None:
        self.seen += 1
        if self.seen == self._fatal:
            raise Killed


@contextmanager
def counted(fatal: int) -> Iterator[Writes]:
    """Every transaction, commit and tidying of a run, each seen before it begins."""
    writes = Writes(fatal)
    begin, commit = Database.transaction, WhooshStore.commit

    def transaction(self: Database) -> AbstractContextManager[None]:
        writes.one()
        return begin(self)

    def committing(self: WhooshStore, *arguments: Any) -> int:
        writes.one()
        return commit(self, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "transaction", transaction)
        patch.setattr(WhooshStore, "commit", committing)
        yield writes


def run(desk: Desk) -> None:
    desk.run()


def run_with_other_names(desk: Desk) -> None:
    desk.write("gazetteer.csv", GAZETTEER)
    desk.run()


def remove(desk: Desk) -> None:
    desk.pipeline().remove(desk.named("Parliament voted"))


def remove_what_dates(desk: Desk) -> None:
    desk.pipeline().remove(desk.named("Tarif was ousted"))


def run_without_working_file(desk: Desk) -> None:
    (desk.settings.folder / "working.sqlite").unlink(missing_ok=True)
    desk.run()


def run_without_index(desk: Desk) -> None:
    shutil.rmtree(desk.settings.folder / "index", ignore_errors=True)
    desk.run()


def prepared(
    folder: Path,
    memory_mb: int,
    *,
    before: Mapping[str, str] = BEFORE,
    after: Mapping[str, str] = AFTER,
) -> Desk:
    """A desk that was indexed, and has new and changed articles since."""
    desk = Desk(folder, memory_mb=memory_mb)
    for name, text in before.items():
        desk.write(name, text)
    desk.run()
    for name, text in after.items():
        desk.write(name, text)
    return desk


def finished(desk: Desk) -> Shown:
    desk.run()
    assert desk.unindexed() == ()
    return desk.shown()


@pytest.mark.parametrize(
    ("work", "memory_mb"),
    [
        (run, 0),
        (run, 32),
        (run_with_other_names, 32),
        (remove, 32),
        (run_without_working_file, 0),
        (run_without_index, 0),
    ],
)
def test_a_run_killed_before_any_write_is_taken_up(
    work: Callable[[Desk], None], memory_mb: int, tmp_path: Path
) -> None:
    """The marks of what is to be done outlive the run, and are not taken back too early.

    Without any memory each article is a round of its own, and each bucket a commit.
    """
    check_every_end(prepared(tmp_path / "desk", memory_mb), work, tmp_path)


@pytest.mark.parametrize("work", [run, remove_what_dates, run_without_working_file])
def test_a_run_killed_before_all_is_settled_is_taken_up(
    work: Callable[[Desk], None], tmp_path: Path
) -> None:
    """What the index says of events is what all its articles say, whenever a run ended."""
    desk = prepared(tmp_path / "desk", 32, before=EVENTS_BEFORE, after=EVENTS_AFTER)
    check_every_end(desk, work, tmp_path)


def check_every_end(desk: Desk, work: Callable[[Desk], None], tmp_path: Path) -> None:
    shutil.copytree(desk.folder, tmp_path / "kept")
    with counted(fatal=0) as writes:
        work(desk)
    expected = finished(desk)
    assert expected == desk.rebuilt(tmp_path / "again")
    # Before its first write a removal has not begun.
    for fatal in _ends(2 if work in (remove, remove_what_dates) else 1, writes.seen):
        shutil.rmtree(desk.folder)
        shutil.copytree(tmp_path / "kept", desk.folder)
        with counted(fatal), pytest.raises(Killed):
            work(desk)
        assert finished(desk) == expected, f"killed before write {fatal} of {writes.seen}"


def _ends(first: int, last: int) -> list[int]:
    """Writes before which a run is killed: every one where that is asked for, else some of all."""
    every = range(first, last + 1)
    step = 1 if "DATELINE_KILLS" in os.environ else -(-len(every) // ENDS)
    return sorted({*every[::step], last})


def test_an_interrupted_removal_is_finished_by_the_next_one(tmp_path: Path) -> None:
    """Whoever asks again must not be told that there is nothing to remove."""
    desk = prepared(tmp_path / "desk", 32)
    vote = desk.named("Parliament voted")
    with counted(fatal=2), pytest.raises(Killed):
        desk.pipeline().remove(vote)
    assert any(article.article.id == vote for article in desk.articles())
    assert desk.pipeline().remove(vote)
    assert not any(article.article.id == vote for article in desk.articles())
