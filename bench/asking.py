"""How quick is one question, class by class, and does everybody find the same?

Each contender answers each question before it is timed, so that files are in memory and totals and
facets can be compared; then all of them in turn, so that other work on the machine hits all alike.
Keeps out: building.
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.measuring import Taken, middle, timed
from bench.questions import CLASSES, Question, questions
from bench.rivals import Rival
from bench.rivals.dateline import Dateline
from bench.rivals.rival import FACETS, TOP, Answer
from bench.rivals.sqlite_fts5 import Fts5
from index.model.days import Grain

OURS, COLD, PAGE = "dateline", "dateline cold", "dateline page"
SLOW_QUESTIONS = 3
_REPEATS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contender:
    """One way to answer questions.

    Args:
        label: its name in the tables.
        ask: answers.
        before: what is done before each question, not timed.
        slow: whether it gets fewer questions, each once.
    """

    label: str
    ask: Callable[[Question], Answer]
    before: Callable[[], None] = lambda: None
    slow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions of one class, answered.

    Args:
        name: the class.
        hits: the median of articles that match.
        times: by contender, the median time of each question.
    """

    name: str
    hits: int
    times: dict[str, list[Taken]]

    def median(self, label: str) -> Taken:
        """A contender's median over the questions."""
        return middle(self.times[label])

    def ratio(self, label: str, *, ours: str = OURS) -> float:
        """How many times longer a contender takes, over the questions that both were asked."""
        theirs = self.times[label]
        same = self.times[ours][: len(theirs)]
        return middle(theirs).cpu / middle(same).cpu


def ask_all(ours: Dateline, rivals: Sequence[Rival], *, count: int) -> list[Asked]:
    """All classes, so many questions each; raises SystemExit when answers differ."""
    # No two ways of Dateline's follow one another: the second would find what the first had fetched
    # in the processor's cache.
    own = [
        _Contender(label=OURS, ask=ours.ask, before=ours.forget_answers),
        _Contender(label=COLD, ask=ours.ask, before=ours.forget),
        _Contender(label=PAGE, ask=ours.ask_page, before=ours.forget_articles),
    ]
    others = [_Contender(label=rival.name, ask=rival.ask, slow=rival.slow) for rival in rivals]
    pairs = itertools.zip_longest(own, others)
    contenders = [one for pair in pairs for one in pair if one is not None]
    fts5 = next((rival for rival in rivals if isinstance(rival, Fts5)), None)
    return [_ask_class(name, questions(name, count), contenders, fts5) for name in CLASSES]


def geometric_mean(ratios: Sequence[float]) -> float:
    """The mean that treats twice and half alike."""
    return statistics.geometric_mean(ratios)


def _ask_class(
    name: str, asked: Sequence[Question], contenders: Sequence[_Contender], fts5: Fts5 | None
) -> Asked:
    times: dict[str, list[Taken]] = {one.label: [] for one in contenders}
    hits: list[int] = []
    for number, question in enumerate(asked):
        present = [one for one in contenders if not one.slow or number < SLOW_QUESTIONS]
        wanted = present[0].ask(question)
        hits.append(wanted.total)
        for one in present:
            one.before()
            answer, taken = timed(one.ask, question)
            compare(question, wanted, answer, label=one.label)
            if one.slow:
                times[one.label].append(taken)
        if fts5 is not None and wanted.events_by is Grain.MONTH:
            _same(question, "fts5 event months", wanted.events, fts5.event_months())
        runs: dict[str, list[Taken]] = {one.label: [] for one in present if not one.slow}
        for _ in range(_REPEATS):
            for one in present:
                if not one.slow:
                    one.before()
                    _, taken = timed(one.ask, question)
                    runs[one.label].append(taken)
        for label, several in runs.items():
            times[label].append(middle(several))
    return Asked(name=name, hits=int(statistics.median(hits)), times=times)


def compare(question: Question, ours: Answer, theirs: Answer, *, label: str) -> None:
    """Whether two answers say the same where they can; raises SystemExit where they do not."""
    _same(question, f"{label} total", ours.total, theirs.total)
    _same(question, f"{label} top", min(ours.total, TOP), min(theirs.top, TOP))
    # What Dateline counts for a facet, or draws as a strip, ignores the filter on the same thing.
    if question.source is None:
        _same_values(question, f"{label} sources", ours.sources, theirs.sources)
    for kind in FACETS:
        name = f"{label} {kind.value}"
        _same_values(question, name, ours.facets[kind], theirs.facets[kind])
    if question.published is None:
        days = _in_bars(theirs.published, sorted(ours.published))
        _same(question, f"{label} days of publication", ours.published, days)
    if ours.events_by is theirs.events_by:
        _same(question, f"{label} event days", ours.events, theirs.events)


def _in_bars(counts: dict[int, int], firsts: list[int]) -> dict[int, int]:
    """Counts of days summed into the bars that begin on some days."""
    bars = dict.fromkeys(firsts, 0)
    for day, count in counts.items():
        bars[firsts[bisect_right(firsts, day) - 1]] += count
    return bars


def _same_values(
    question: Question, what: str, ours: dict[str, int], theirs: dict[str, int]
) -> None:
    """Facets may break ties differently: their highest counts are the same, and shared values."""
    highest = [sorted(counts.values(), reverse=True)[: len(ours)] for counts in (ours, theirs)]
    _same(question, what, highest[0], highest[1])
    for value in ours.keys() & theirs.keys():
        _same(question, f"{what} {value}", ours[value], theirs[value])


def _same(question: Question, what: str, ours: object, theirs: object) -> None:
    if ours != theirs:
        raise SystemExit(f"{question}: {what}: Dateline has {ours}, not {theirs}")
