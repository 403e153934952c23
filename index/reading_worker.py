"""What does a process do that reads inputs? It reads, and hands over as it goes.

A clock of the system ends the process when one article takes too long, whatever it is doing then.
Keeps out: who asks, and what becomes of a process that ended (reading.py).
"""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from index.errors import DatelineError
from index.model.article import Article
from index.packing import Packed, packed
from index.processes import begin
from index.readers import registry
from index.readers.failure import Failure, Note, Removal
from index.readers.limits import Limits

_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a process.

    Args:
        path: the file to read.
        known: a hash of the bytes that need not be read again; "" when any must.
        passing: how many of its members to pass over.
    """

    path: Path
    known: str = ""
    passing: int = 0


@dataclass(frozen=True, slots=True)
class Hashed:
    """The hash of a file's bytes, and whether that is all there is to say of it."""

    content: str
    same: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A format was chosen for a file; `holds_members` for one that holds other inputs."""

    format: str
    holds_members: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """The reading of a file, or of a member of one, begins."""

    name: str


@dataclass(frozen=True, slots=True)
class Finished:
    """There is no more in a file."""


Item: TypeAlias = Packed | Failure | Note | Removal
Message: TypeAlias = Hashed | Chosen | Entered | Item | Finished
_Tell: TypeAlias = Callable[[Message], None]


def work(pipe: Connection, others: Iterable[Connection], limits: Limits, seconds: int) -> None:
    """Read what is wanted until nobody asks any more; the whole life of a process.

    Args:
        pipe: asks, and is told.
        others: ends of pipes that this process inherited and must not keep open.
        limits: the most that is read.
        seconds: the most that one article may take.
    """
    for other in others:
        other.close()
    begin()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    clock = _Clock(seconds)
    try:
        while True:
            _read(pipe, pipe.recv(), limits, clock)
    except (EOFError, OSError):
        return  # nobody asks any more


class _Clock:
    """Ends this process when it runs out."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def start(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _read(pipe: Connection, wanted: Wanted, limits: Limits, clock: _Clock) -> None:
    def tell(message: Message) -> None:
        """Hand over; waiting until somebody listens costs no time of ours."""
        clock.stop()
        pipe.send(message)
        clock.start()

    clock.start()
    content = _hash(wanted.path, clock)
    same = bool(content) and content == wanted.known
    tell(Hashed(content, same))
    if not same:
        for item in _items(wanted, limits, tell):
            tell(item)
    tell(Finished())
    clock.stop()


def _items(wanted: Wanted, limits: Limits, tell: _Tell) -> Iterator[Item]:
    def entering(name: str, format_name: str, holds_members: bool) -> None:
        if not told:
            told.append(format_name)
            tell(Chosen(format_name, holds_members))
        if not holds_members:
            tell(Entered(name))

    told: list[str] = []
    for item in registry.read(
        wanted.path, limits=limits, passing=wanted.passing, entering=entering
    ):
        yield _packed(item) if isinstance(item, Article) else item


def _packed(article: Article) -> Item:
    try:
        return packed(article)
    except DatelineError as error:
        return Failure(path=article.path, reason=error.problem, remedy=error.remedy)


def _hash(path: Path, clock: _Clock) -> str:
    """A hash of a file's bytes; "" when it cannot be read, which reading it will explain."""
    digest = hashlib.sha256()
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                clock.start()
    except OSError:
        return ""
    return digest.hexdigest()
