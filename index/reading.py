"""How are many inputs read at once? In processes, in order, each article within a limit of time.

A process that hangs or dies costs one article and a failure that says so; another takes its place.
What was read ahead is bounded in bytes. Keeps out: what such a process does (reading_worker.py),
and which inputs are read.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType

from index.readers.failure import Failure, shown
from index.readers.limits import Limits
from index.reading_worker import Chosen, Entered, Finished, Item, Message, Wanted, work

# Inputs that are asked for beyond those that are being read, for each process.
_AHEAD = 8
# What may wait to be taken beside the input that is being taken, in bytes.
_MOST_WAITING = 32 << 20


@dataclass(slots=True)
class _Death:
    """The process ended before it was finished; the last thing that it can say."""

    code: int | None


@dataclass(slots=True)
class _Job:
    """One input on its way.

    Args:
        wanted: what is asked for.
        told: what was said of it and is not taken yet, with its size in bytes.
        process: who reads it; None before and after.
        finished: whether no more will be said of it.
        entered: how many inputs that hold articles were entered, those passed over included.
        taken: how many articles and failures were taken of the last one entered.
        reached: how far both were when a process died: what comes up to there was taken already.
        members: whether it holds other inputs.
        within: the name of the last one entered.
        again: whether it is being read for the second time since a process died of it.
    """

    wanted: Wanted
    told: deque[tuple[Message | _Death, int]] = field(default_factory=deque)
    process: _Process | None = None
    finished: bool = False
    entered: int = 0
    taken: int = 0
    reached: tuple[int, int] = (0, 0)
    members: bool = False
    within: str = ""
    again: bool = False


@dataclass(slots=True)
class _Process:
    """A process and our end of the pipe to it."""

    process: BaseProcess
    pipe: Connection


class ReadingRoom:
    """Reads inputs in processes that begin when they are needed; to be used in a `with` block.

    Args:
        processes: how many may read at once.
        limits: the most that is read.
        seconds: the most that one article may take.
    """

    def __init__(self, *, processes: int, limits: Limits, seconds: int) -> None:
        self._most, self._limits, self._seconds = processes, limits, seconds
        # Elsewhere a process is best begun as the system likes it.
        self._context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self._idle: list[_Process] = []
        self._jobs: deque[_Job] = deque()
        self._waiting = 0  # bytes
        self._alone = False

    def __enter__(self) -> ReadingRoom:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for job in self._jobs:
            if job.process is not None:
                self._end(job.process)
        for process in self._idle:
            self._end(process)
        self._jobs.clear()
        self._idle.clear()

    def read(self, wanted: Iterable[Wanted]) -> Iterator[Iterator[Message]]:
        """Read inputs, in their order.

        Args:
            wanted: what to read.

        Yields:
            For each, what is found in it; to be taken to its end before the next one.
        """
        rest = iter(wanted)
        while True:
            self._fill(rest)
            if not self._jobs:
                return
            job = self._jobs[0]
            yield self._messages(job, rest)
            self._jobs.popleft()

    def _fill(self, rest: Iterator[Wanted]) -> None:
        """Take in some inputs, and hand out as many as there are processes for."""
        while len(self._jobs) < self._most * (1 + _AHEAD):
            try:
                self._jobs.append(_Job(next(rest)))
            except StopIteration:
                break
        busy = sum(job.process is not None for job in self._jobs)
        for job in self._jobs:
            if self._alone or busy >= self._most:
                return
            if job.process is None and not job.finished:
                self._hand_out(job)
                busy += 1

    def _hand_out(self, job: _Job) -> None:
        job.process = self._idle.pop() if self._idle else self._begin()
        try:
            job.process.pipe.send(job.wanted)
        except OSError:  # it was killed while it had nothing to do
            self._end(job.process)
            job.process = self._begin()
            job.process.pipe.send(job.wanted)

    def _begin(self) -> _Process:
        ours, theirs = self._context.Pipe()
        inherited = []
        if self._context.get_start_method() == "fork":
            running = [job.process for job in self._jobs if job.process is not None]
            inherited = [ours, *(process.pipe for process in (*self._idle, *running))]
        process = self._context.Process(
            target=work, args=(theirs, inherited, self._limits, self._seconds), daemon=True
        )
        process.start()
        theirs.close()
        return _Process(process, ours)

    def _end(self, process: _Process) -> int | None:
        """End a process, whatever it is doing; how it ended."""
        process.pipe.close()
        process.process.kill()
        process.process.join()
        code = process.process.exitcode
        process.process.close()
        return code

    def _messages(self, job: _Job, rest: Iterator[Wanted]) -> Iterator[Message]:
        while True:
            while job.told:
                message, size = job.told.popleft()
                self._waiting -= size
                if isinstance(message, _Death):
                    yield from self._after_death(job, message.code)
                else:
                    yield from self._taken(job, message)
            if job.finished:
                self._alone = False
                return
            self._fill(rest)
            self._listen(job)

    def _taken(self, job: _Job, message: Message) -> Iterator[Message]:
        """Note how far the taking of an input is, and pass on what is new."""
        if isinstance(message, Chosen):
            job.members = message.holds_members
        elif isinstance(message, Entered):
            job.entered, job.taken, job.within = job.entered + 1, 0, message.name
            return
        elif isinstance(message, Item):
            job.taken += 1
            if (job.entered, job.taken) <= job.reached:
                return
        yield message

    def _listen(self, head: _Job) -> None:
        """Wait until somebody says something, and keep it."""
        patient = self._waiting < _MOST_WAITING
        heard = {
            job.process.pipe: job
            for job in self._jobs
            if job.process is not None and (job is head or patient)
        }
        for pipe in wait(list(heard)):
            job = heard[pipe]  # type: ignore[index]  # only pipes were given
            self._hear(job)

    def _hear(self, job: _Job) -> None:
        process = job.process
        if process is None:
            return
        message: Message | _Death
        try:
            data = process.pipe.recv_bytes()
            message = pickle.loads(data)  # noqa: S301 - written by a process of ours
        except (EOFError, OSError):
            data, message = b"", _Death(self._buried(process))
        job.told.append((message, len(data)))
        self._waiting += len(data)
        if isinstance(message, Finished):
            self._idle.append(process)
        if isinstance(message, Finished | _Death):
            job.process, job.finished = None, True

    def _buried(self, process: _Process) -> int | None:
        """How a process ended that closed its pipe."""
        process.process.join(timeout=5)
        return self._end(process)

    def _after_death(self, job: _Job, code: int | None) -> Iterator[Message]:
        """Go on after what a process died of; if not by the clock, it is tried once more."""
        timed_out = code == -signal.SIGALRM
        if not timed_out and not job.again:
            self._clear_the_room(job)
            reached = (job.entered, job.taken)
            self._resume(job, passing=max(job.entered - 1, 0), reached=reached)
            job.again = self._alone = True
            return
        yield self._failure(job, code, timed_out=timed_out)
        if job.members and job.entered > job.wanted.passing:
            self._resume(job, passing=job.entered)

    def _clear_the_room(self, job: _Job) -> None:
        """End all that is read beside an input; nothing of it was taken yet, so it begins anew."""
        for other in self._jobs:
            if other is not job and other.process is not None:
                self._end(other.process)
                other.process = None
                self._waiting -= sum(size for _, size in other.told)
                other.told.clear()
        for process in self._idle:
            self._end(process)
        self._idle.clear()

    def _resume(self, job: _Job, *, passing: int, reached: tuple[int, int] = (0, 0)) -> None:
        """Read the rest of an input in another process."""
        job.wanted = Wanted(path=job.wanted.path, passing=passing)
        job.entered, job.taken, job.reached = passing, 0, reached
        job.again = job.finished = False
        self._hand_out(job)

    def _failure(self, job: _Job, code: int | None, *, timed_out: bool) -> Failure:
        path = shown(job.wanted.path)
        within = job.within if job.members and job.within else path
        sort = ", and the rest of it was not read" if job.taken or not job.within else ""
        if timed_out:
            return Failure(
                path=within,
                reason=f"Reading {within} took longer than {self._seconds} seconds and was ended"
                f"{sort}.",
                remedy="Look whether it is damaged, or raise DATELINE_MAX_SECONDS.",
            )
        how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
        return Failure(
            path=within,
            reason=f"Reading {within} ended the process that read it, twice ({how}){sort}.",
            remedy="Look whether it is damaged; it may need more memory than the machine has.",
        )
