"""How is a folder kept to one writer at a time? A lock that the kernel lets go of by itself.

Keeps out: what is written under it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import StoreError

_held: set[IO[str]] = set()


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file for as long as the block runs; a killed process lets go of it at once.

    Args:
        path: the lock file; made when missing, never deleted.

    Raises:
        StoreError: another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                f"Another process is writing to {path.parent}.",
                remedy="Wait until it has finished, then run the command again.",
            ) from error
        _held.add(file)
        try:
            yield
        finally:
            _held.discard(file)


def let_go() -> None:
    """Close the lock files that a worker process inherited: else it would keep them locked.

    Whoever holds them is not disturbed.
    """
    for file in _held:
        file.close()
    _held.clear()
