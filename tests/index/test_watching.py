"""A folder that is watched: what comes to rest is read, what still grows is left."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from index.watching import Watch


class EndedError(Exception):
    """There are no more looks."""


class Clock:
    """Lets something happen between two looks, and ends the watch after the last."""

    def __init__(self, *events: Callable[[], object]) -> None:
        self.events = list(events)

    def __call__(self, seconds: float) -> None:
        assert seconds >= 0.1
        if not self.events:
            raise EndedError
        self.events.pop(0)()


def nothing() -> None:
    """Nothing happens."""


def watched(folder: Path, *events: Callable[[], object], fails: bool = False) -> list[set[str]]:
    """For each run that was asked for, the names of the files that it was to leave."""
    runs: list[set[str]] = []
    watch = Watch([folder], interval=0.1, sleep=Clock(*events))
    with suppress(EndedError):
        for growing in watch.changes():
            runs.append({path.name for path in growing})
            if fails:
                watch.again()
    return runs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "old.txt", "It rained.", age=60)
    return tmp_path


def write(path: Path, text: str, *, age: float = 0) -> None:
    path.write_text(text, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def test_what_is_there_is_read_at_once_and_once(folder: Path) -> None:
    """A watch begins with a run, and costs nothing while nothing happens."""
    assert watched(folder, nothing, nothing, nothing) == [set()]


def test_a_new_file_is_read_when_it_is_quiet(folder: Path) -> None:
    """Half of a report is a wrong report."""
    new = folder / "new.txt"
    grows = [lambda n=n: write(new, "word " * n) for n in (1, 2, 3)]
    assert watched(folder, *grows, nothing, nothing, nothing) == [set(), set()]


def test_a_file_that_grows_without_end_keeps_no_other_waiting(folder: Path) -> None:
    """A log that is written all day, beside reports that are saved one by one."""

    def both(number: int) -> None:
        write(folder / "log.txt", "word " * number)
        if number % 2:
            write(folder / f"report{number}.txt", "It snowed.", age=10)

    runs = watched(folder, *(lambda n=n: both(n) for n in range(1, 9)))
    assert runs == [set(), *[{"log.txt"}] * 4]


def test_a_file_that_was_just_written_is_left_by_the_first_run(folder: Path) -> None:
    """It may be half of a copy."""
    write(folder / "young.txt", "It snow")
    assert watched(folder, nothing, nothing) == [{"young.txt"}, set()]


def test_a_changed_sidecar_or_gazetteer_counts(folder: Path) -> None:
    """They change what is read of the files beside them."""
    write(folder / "gazetteer.csv", "name,kind\n", age=60)
    events = [
        lambda: write(folder / "articles.toml", "", age=30),
        nothing,
        lambda: write(folder / "gazetteer.csv", "name,kind\n\n", age=20),
        nothing,
    ]
    assert len(watched(folder, *events)) == 3


def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    """The report of the next run names it."""
    write(folder / "other.txt", "It snowed.", age=60)
    assert len(watched(folder, (folder / "other.txt").unlink, nothing)) == 2


def test_an_empty_folder_is_waited_for(tmp_path: Path) -> None:
    """It may be where reports are going to be saved."""
    events = [nothing, lambda: write(tmp_path / "a.txt", "It rained.", age=60), nothing, nothing]
    assert len(watched(tmp_path, *events)) == 1


def test_a_run_that_could_not_be_done_is_asked_for_again(folder: Path) -> None:
    """Another run was at work; nothing in the folder has to change first."""
    assert len(watched(folder, nothing, nothing, fails=True)) == 3
