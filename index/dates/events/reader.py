"""Which dates of a text lean on events, which events does it date, and on which does it lean?

The one door of this package. Keeps out: dates that lean on no event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates.events.families import load_book
from index.dates.events.known import KnownEvent, KnownEvents
from index.dates.events.leanings import Leaning, counted_value, leaning_on
from index.dates.events.report import Dated, Event, Report, is_recent
from index.dates.events.text import Text
from index.dates.grammar import load_grammar
from index.dates.lexer import Tokens
from index.dates.timex import days_of, grain_of
from index.model.article import Published
from index.model.certainty import Basis
from index.model.dates import DateMention, EventDating, EventLeaning, TimexType
from index.model.days import DayRange, Grain

SINCE, AFTER, BEFORE = "since_event", "after_event", "before_event"

_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_WHY = {
    Basis.RESOLVED: "Resolved: the same report says when the event was.",
    Basis.INFERRED: "Inferred: judged from evidence, it could be otherwise.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was found in a text.

    Args:
        mentions: all its date mentions, those that lean on events among them.
        datings: the events that it dates.
        leanings: the events that it leans on and does not date.
    """

    mentions: tuple[DateMention, ...]
    datings: tuple[EventDating, ...] = ()
    leanings: tuple[EventLeaning, ...] = ()


def read_events(
    pieces: Sequence[Tokens],
    mentions: tuple[DateMention, ...],
    *,
    published: Published | None,
    known: KnownEvents,
    language: str = "en",
) -> Read:
    """Find and resolve what leans on events.

    Args:
        pieces: the text, cut, in order.
        mentions: its other date mentions, in order.
        published: the publication day, or None.
        known: what other articles say of events.
        language: of the text.
    """
    book = load_book(language)
    if all(book.heads.isdisjoint(tokens.words) for tokens in pieces):
        return Read(mentions=mentions)
    sets = load_grammar(language).sets
    marks = (sets["STOP"], sets["BREAK"], sets["COMMA"], sets["POSSESSIVE"])
    texts = [Text(tokens=tokens, marks=marks, mentions=mentions) for tokens in pieces]
    report = Report(texts, book, published=None if published is None else published.day)
    resolver = _Resolver(report, published, known)
    for event in report.events:
        leaning = leaning_on(event.text, event.phrase, book)
        if leaning is not None:
            resolver.resolve(leaning, event)
    return Read(
        mentions=_merged(mentions, resolver.made),
        datings=tuple(report.datings()),
        leanings=tuple(resolver.leanings.values()),
    )


class _Resolver:
    """Says when the events were that a text leans on."""

    def __init__(self, report: Report, published: Published | None, known: KnownEvents) -> None:
        self._report, self._published, self._known = report, published, known
        self.made: list[DateMention] = []
        self.leanings: dict[tuple[str, str], EventLeaning] = {}

    def resolve(self, leaning: Leaning, event: Event) -> None:
        """Add the mention of an expression whose event is known, or note that it is not."""
        own = self._report.dating_of(event)
        if own is not None:
            if own.value:
                self._make(leaning, own.value, own.basis, *_own_chain(own))
            return
        family = leaning.phrase.family
        if event.who is None or not family.corpus or (family.full_name and not event.who[1]):
            return
        last, given = event.who
        key = (f"{family.name}/{last}", given)
        found = self._known.get(key)
        answer = "" if found is None else found.answer
        self.leanings[key] = EventLeaning(event=key[0], given=given, answer=answer)
        if found is not None and (given or self._is_recent(found.value)):
            self._make(leaning, found.value, Basis.INFERRED, *_foreign_chain(found))

    def _make(
        self, leaning: Leaning, value: str, basis: Basis, anchor: str, steps: tuple[str, ...]
    ) -> None:
        event = days_of(value)
        if event is None or event.start is None or self._is_later(event):
            return
        start, end = leaning.span
        surface = leaning.text.tokens.text[start:end]
        if leaning.count:
            counted = counted_value(value, leaning.count, leaning.unit)
            days = None if counted is None else days_of(counted)
            if counted is None or days is None or self._is_later(days):
                return
            rule = AFTER if leaning.count > 0 else BEFORE
            value, grain = counted, grain_of(counted)
            steps = (*steps, f"Counted from there, in {_UNITS[leaning.unit]}: {leaning.count}.")
        else:
            rule, grain = SINCE, Grain.INTERVAL
            value, days = f"{value}/..", DayRange(start=event.start, end=None)
            steps = (*steps, "“Since” opens an interval with this as its beginning.")
        self.made.append(
            DateMention(
                start=start,
                end=end,
                surface=surface,
                type=TimexType.DATE,
                value=value,
                days=days,
                grain=grain,
                rule=rule,
                anchor=anchor,
                basis=basis,
                steps=(
                    f"Rule {rule} matched “{surface}”; it leans on an event.",
                    *steps,
                    f"Days: {days.first} to {days.last or '…'}; TIMEX3 value “{value}”.",
                    _WHY[basis],
                ),
            )
        )

    def _is_recent(self, value: str) -> bool:
        """Whether an event is of the year of the text: a bare name may be another one's before."""
        days = days_of(value)
        if days is None or days.start is None:
            return False
        return is_recent(days.start, None if self._published is None else self._published.day)

    def _is_later(self, event: DayRange) -> bool:
        """Whether an event lies behind all days that the text may be of."""
        last = None if self._published is None else self._published.bounds.last
        return last is not None and event.start is not None and event.start > last


def _own_chain(own: Dated) -> tuple[str, tuple[str, ...]]:
    words = own.event.words
    step = f"Event: “{words}” ({own.value})."
    return f"“{words}” in the same report ({own.value})", (step, own.why)


def _foreign_chain(found: KnownEvent) -> tuple[str, tuple[str, ...]]:
    direct, finer = found.direct, found.finer
    steps = (
        "This report does not say when the event was.",
        f"Another report does: “{direct.words}” ({direct.value}), passage {direct.passage}.",
    )
    if finer is None:
        return f"“{direct.words}” in passage {direct.passage} ({direct.value})", steps
    return (
        f"“{finer.words}” in passage {finer.passage} ({finer.value})",
        (
            *steps,
            f"Finer, and within that time: “{finer.words}” ({finer.value}), passage "
            f"{finer.passage}; that report names the same participant and no other one.",
        ),
    )


def _merged(
    mentions: tuple[DateMention, ...], made: Sequence[DateMention]
) -> tuple[DateMention, ...]:
    """All mentions in order; a length of time within a new one gives way to it."""
    if not made:
        return mentions
    replaced: set[int] = set()
    standing: list[DateMention] = []
    reached = 0
    for new in sorted(made, key=lambda mention: mention.start):
        at = bisect_left(mentions, new.end, key=lambda mention: mention.start)
        touching = []
        while at > 0 and mentions[at - 1].end > new.start:
            at -= 1
            touching.append(at)
        if new.start >= reached and all(_gives_way(mentions[index], new) for index in touching):
            replaced.update(touching)
            standing.append(new)
            reached = new.end
    kept = (mention for index, mention in enumerate(mentions) if index not in replaced)
    return tuple(sorted((*kept, *standing), key=lambda mention: mention.start))


def _gives_way(mention: DateMention, new: DateMention) -> bool:
    inside = new.start <= mention.start and mention.end <= new.end
    return inside and mention.type is TimexType.DURATION
