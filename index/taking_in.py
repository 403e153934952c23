"""How do inputs get into the corpus? What is new or changed is read, and all is accounted for.

Each input is taken in whole, with what is remembered of it, or not at all. Keeps out: how it is
read (reading.py), and what becomes of an article later (pipeline.py).
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path

from index.corpus import Arrival, Corpus
from index.intake import Known, Outcome, Terms
from index.packing import Packed
from index.readers import registry
from index.readers.failure import Failure, Note, Removal
from index.readers.fingerprint import readers_fingerprint
from index.reading import ReadingRoom
from index.reading_worker import Chosen, Hashed, Message, Wanted
from index.report import FileState, Report, Skip
from index.settings import IndexSettings
from index.stamps import Stamp, stamp_of

# A file of many articles is told of every so many of them.
_TOLD_EVERY = 100
# Small inputs share a transaction for so many seconds: the disk is waited for once.
_TOGETHER = 1.0
_NOTHING = Stamp(size=-1, changed_ns=0, touched_ns=0, node=0)

# Is told how many files and articles are done.
Teller = Callable[[int, int], None]


@dataclass(slots=True)
class _Case:
    """One input, and what is to be done about it.

    Args:
        path: the file.
        stamp: what the system says of it.
        terms: what beside its bytes decides what is read.
        known: what is remembered of it.
        wanted: what is to be read, should it be read.
        as_before: whether it looks as it did when it was read.
        sure: whether a later change of it would show.
    """

    path: Path
    stamp: Stamp
    terms: Terms
    known: Known | None
    wanted: Wanted
    as_before: bool
    sure: bool


@dataclass(slots=True)
class _Found:
    """What is found in an input while it is read."""

    content: str = ""
    same: bool = False
    format: str = ""
    articles: Counter[str] = field(default_factory=Counter)
    arrivals: Counter[Arrival] = field(default_factory=Counter)
    skips: list[Skip] = field(default_factory=list)


class TakingIn:
    """Brings a corpus up to date with files.

    Args:
        corpus: takes the articles, and remembers the files.
        settings: the limits, and how many processes may read.
        report: is told what became of every input.
        reread: whether to read what looks as it did.
    """

    def __init__(
        self, corpus: Corpus, settings: IndexSettings, report: Report, *, reread: bool = False
    ) -> None:
        self._corpus, self._settings, self._report = corpus, settings, report
        self._reread = reread
        self._readers = readers_fingerprint()
        limits = (repr(settings.limits), settings.max_seconds)
        self._limits = sha256(repr(limits).encode()).hexdigest()
        self._together = ExitStack()
        self._together_since = 0.0

    def look(self, files: Sequence[Path], tell: Teller) -> list[Path]:
        """Account for the files that look as they did; returns the others, in their order."""
        others = []
        for done, path in enumerate(files, start=1):
            case = self._judge(path)
            if case.as_before and case.known is not None:
                self._leave(case.known)
            else:
                others.append(path)
            tell(done, 0)
        return others

    def take(self, files: Sequence[Path], tell: Teller) -> None:
        """Read files and take them in, in their order."""
        settings = self._settings
        cases: deque[_Case] = deque()  # those that are asked for and not yet taken
        articles = 0

        def wanted() -> Iterator[Wanted]:
            for path in files:
                cases.append(case := self._judge(path))
                yield case.wanted

        room = ReadingRoom(
            processes=settings.processes, limits=settings.limits, seconds=settings.max_seconds
        )
        with room, ExitStack() as self._together:
            self._together_since = 0.0
            for done, messages in enumerate(room.read(wanted()), start=1):
                self._begin_transaction()
                found = _Found()
                for item, alone in _with_alone(messages):
                    self._note(found, item, alone=alone)
                    count = found.articles.total()
                    if count and count % _TOLD_EVERY == 0 and isinstance(item, Packed):
                        tell(done - 1, articles + count)
                self._account(cases.popleft(), found)
                articles += found.articles.total()
                tell(done, articles)

    def _begin_transaction(self) -> None:
        """Begin one, or go on in one that is young."""
        if time.monotonic() - self._together_since >= _TOGETHER:
            self._together.close()
            self._together.enter_context(self._corpus.transaction())
            self._together_since = time.monotonic()

    def _judge(self, path: Path) -> _Case:
        """See whether an input must be read."""
        now = time.time_ns()
        found = stamp_of(path)
        stamp = found or _NOTHING
        rules = sha256(f"{self._readers}\0{registry.circumstances(path)}".encode()).hexdigest()
        terms = Terms(rules=rules, limits=self._limits)
        known = self._corpus.intake.known(path)
        case = _Case(path, stamp, terms, known, Wanted(path=path), False, stamp.is_sure(now))
        if known is None or not known.holds_under(terms) or self._reread or found is None:
            return case
        if known.stamp.size == stamp.size:
            case.wanted = Wanted(path=path, known=known.content)
        case.as_before = known.sure and known.stamp == stamp and bool(known.content)
        return case

    def _account(self, case: _Case, found: _Found) -> None:
        """Account for an input that was looked into."""
        if found.same and case.known is not None:
            self._corpus.intake.touch(case.known, case.stamp, case.terms, sure=case.sure)
            self._leave(case.known)
        else:
            self._keep(case, found)

    def _note(self, found: _Found, item: Message, *, alone: bool) -> None:
        match item:
            case Hashed():
                found.content, found.same = item.content, item.same
            case Chosen():
                found.format = found.format or item.format
            case Packed():
                arrival, issued = self._corpus.put(item, alone=alone)
                found.arrivals[arrival] += 1
                found.articles[issued] += 1
            case Failure():
                found.skips.append(Skip(path=item.path, reason=f"{item.reason} {item.remedy}"))
            case Removal() if self._corpus.keep_removed(item.id):
                found.arrivals[Arrival.REMOVED] += 1
                found.articles[item.id] += 1
            case Removal():
                reason = f"The article {item.id} was removed elsewhere and is kept here. "
                remedy = f"To remove it here too, run: dateline remove {item.id}"
                found.skips.append(Skip(path=item.path, reason=reason + remedy))
            case Note():
                self._report.notes.append(f"{item.path}: {item.text}")
            case _:
                pass

    def _leave(self, known: Known) -> None:
        """Account for an input whose bytes are the same."""
        intake = self._corpus.intake
        held, removed = intake.counts(known.number)
        report = self._report
        report.count_file(FileState.UNCHANGED, held + removed)
        report.unchanged += held
        report.removed += removed
        report.skipped.extend(intake.skips(known.number) if known.skips else ())

    def _keep(self, case: _Case, found: _Found) -> None:
        """Account for an input that was read, and remember it."""
        report, arrivals = self._report, found.arrivals
        state = FileState.NEW if case.known is None else FileState.CHANGED
        report.count_file(state, found.articles.total())
        report.new += arrivals[Arrival.NEW]
        report.changed += arrivals[Arrival.CHANGED]
        report.unchanged += arrivals[Arrival.UNCHANGED]
        report.removed += arrivals[Arrival.REMOVED]
        report.skipped.extend(found.skips)
        if arrivals.total() == arrivals[Arrival.REMOVED] > 0:
            # Of what was removed nothing is remembered but its ids.
            self._corpus.intake.drop(case.path)
            return
        self._corpus.intake.remember(
            case.path,
            Outcome(
                stamp=case.stamp,
                sure=case.sure,
                content=found.content,
                terms=case.terms,
                format=found.format,
                articles=found.articles,
                skips=found.skips,
            ),
        )


def gone(corpus: Corpus, paths: Iterable[Path], present: Collection[Path]) -> list[Path]:
    """The inputs under some paths that were read earlier and are no longer there."""
    roots = [path.absolute() for path in paths]
    there = {path.absolute() for path in present}
    return [
        path
        for path in corpus.intake.paths()
        if path not in there
        and any(path == root or path.is_relative_to(root) for root in roots)
        and stamp_of(path) is None
    ]


def _with_alone(messages: Iterator[Message]) -> Iterator[tuple[Message, bool]]:
    """Each message about a file, with whether the file holds one article at most."""
    ahead: list[Message] = []
    found = 0
    for message in messages:
        ahead.append(message)
        found += isinstance(message, Packed)
        if found > 1:
            break
    for message in chain(ahead, messages):
        yield message, found <= 1
