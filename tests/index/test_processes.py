"""Processes of a run: they keep nothing locked, and do not outlive it."""

from __future__ import annotations

import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from index import processes
from index.locks import exclusive

FORK = multiprocessing.get_context("fork")


def wait_for_ever(pipe: Connection) -> None:
    processes.begin()
    pipe.send("begun")
    time.sleep(60)


def test_a_process_of_a_run_does_not_keep_its_lock(tmp_path: Path) -> None:
    """A run that is killed must not lock out the next one while its processes notice it."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=wait_for_ever, args=(theirs,), daemon=True)
    with exclusive(tmp_path / "lock"):
        process.start()
        assert ours.recv() == "begun"
    try:
        with exclusive(tmp_path / "lock"):
            assert process.is_alive()
    finally:
        process.kill()
        process.join()


def parent_of_another(pipe: Connection) -> None:
    child = FORK.Process(target=end_with_parent, args=(pipe, os.getpid()))
    child.start()
    pipe.recv()
    os._exit(0)


def end_with_parent(pipe: Connection, parent: int) -> None:
    processes.end_with(parent)
    pipe.send(os.getpid())
    time.sleep(60)


def test_a_process_ends_with_the_run_however_that_ends() -> None:
    """Nothing goes on working, or holds memory, for a run that is gone."""
    ours, theirs = FORK.Pipe()
    parent = FORK.Process(target=parent_of_another, args=(theirs,))
    parent.start()
    child = ours.recv()
    parent.kill()
    parent.join()
    until = time.monotonic() + 10
    while time.monotonic() < until and _runs(child):
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process is there and is more than an entry in a table."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
