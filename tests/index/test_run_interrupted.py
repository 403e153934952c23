"""A run that ends between any two of its writes is taken up by the next one, to the same result."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
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
    "fall.txt": "Omar Tarif was ousted in February 2031.",
    "calm.txt": "It has been calm since Omar Tarif's ouster. Parliament voted since Tarif fell.",
}
AFTER = {
    "fire.txt": "Fire destroyed the bridge of Azal on 8 March 2031. Omar Tarif was hurt.",
    "rain.txt": "Rain fell on the old bridge of Port Azal on 7 March 2031.",
    "fall.txt": "On 3 February 2031, Omar Tarif was ousted. Petra Lindqvist saw it.",
    "wait.txt": "Azal waits since the fall of Omar Tarif. At least 12 were wounded.",
    "more.txt": "The budget of Parliament failed on 8 March 2031. Lindqvist was absent.",
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
    desk.pipeline().remove(desk.named("the budget on 8"))


def remove_what_dates(desk: Desk) -> None:
    desk.pipeline().remove(desk.named("Tarif was ousted"))


def run_without_working_file(desk: Desk) -> None:
    (desk.settings.folder / "working.sqlite").unlink(missing_ok=True)
    desk.run()


def run_without_index(desk: Desk) -> None:
    shutil.rmtree(desk.settings.folder / "index", ignore_errors=True)
    desk.run()


def prepared(folder: Path, memory_mb: int) -> Desk:
    """A desk that was indexed, and has new and changed articles since."""
    desk = Desk(folder, memory_mb=memory_mb)
    for name, text in BEFORE.items():
        desk.write(name, text)
    desk.run()
    for name, text in AFTER.items():
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
        (remove_what_dates, 0),
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
    desk = prepared(tmp_path / "desk", memory_mb)
    shutil.copytree(desk.folder, tmp_path / "kept")
    with counted(fatal=0) as writes:
        work(desk)
    expected = finished(desk)
    assert expected == desk.rebuilt(tmp_path / "again")
    # Before its first write a removal has not begun.
    for fatal in range(1 if work not in (remove, remove_what_dates) else 2, writes.seen + 1):
        shutil.rmtree(desk.folder)
        shutil.copytree(tmp_path / "kept", desk.folder)
        with counted(fatal), pytest.raises(Killed):
            work(desk)
        assert finished(desk) == expected, f"killed before write {fatal} of {writes.seen}"


def test_an_interrupted_removal_is_finished_by_the_next_one(tmp_path: Path) -> None:
    """Whoever asks again must not be told that there is nothing to remove."""
    desk = prepared(tmp_path / "desk", 32)
    vote = desk.named("the budget on 8")
    with counted(fatal=2), pytest.raises(Killed):
        desk.pipeline().remove(vote)
    assert any(article.article.id == vote for article in desk.articles())
    assert desk.pipeline().remove(vote)
    assert not any(article.article.id == vote for article in desk.articles())
