"""When were the events that one text names, as far as the text itself says?

Keeps out: other texts, and what leans on the events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates.events.agreement import finest
from index.dates.events.datings import date_of
from index.dates.events.families import Book, Family
from index.dates.events.participants import name_before
from index.dates.events.phrase import Phrase
from index.dates.events.phrases import phrases_in
from index.dates.events.text import Text
from index.dates.timex import days_of
from index.model.certainty import Basis
from index.model.dates import DateMention, EventDating

# "The quake" of a report is a recent one.
_RECENT = timedelta(days=366)
_DAY = len("2025-03-08")
# How many words may stand between a country and the name of who rules it.
_TITLES = 4
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as the text names it in one place.

    Args:
        text: the piece.
        phrase: the words.
        who: last and given name of the participant; None where there is none, or more than one
            bears the name.
        date: its date, as these words give it.
    """

    text: Text
    phrase: Phrase
    who: tuple[str, str] | None
    date: DateMention | None

    @property
    def value(self) -> str:
        """The value of its date, without a part of day; "" when it has none."""
        return "" if self.date is None else self.date.value.partition("T")[0]

    @property
    def span(self) -> tuple[int, int]:
        """The code points of the words with their date."""
        start, end = self.text.span(self.phrase.first, self.phrase.last)
        if self.date is None:
            return start, end
        return min(start, self.date.start), max(end, self.date.end)

    @property
    def words(self) -> str:
        """Those words, on one line."""
        start, end = self.span
        return " ".join(self.text.tokens.text[start:end].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a text says of an event's time.

    Args:
        value: TIMEX3 value; "" where its datings exclude each other.
        event: the place that gives it.
        basis: how sure.
        why: how, a sentence.
    """

    value: str
    event: Event
    basis: Basis
    why: str


class Report:
    """The events of one text.

    Args:
        texts: its pieces, in order.
        book: the families.
        published: the day of publication, or None.
    """

    def __init__(self, texts: Sequence[Text], book: Book, *, published: date | None) -> None:
        self._book, self._published = book, published
        named = [(text, phrase) for text in texts for phrase in phrases_in(text, book)]
        wanted = frozenset(phrase.name.last for _, phrase in named if phrase.name is not None)
        self._places = _places_of(wanted, texts)
        self._given = {last: self._given_name(last) for last in wanted}
        self.events = [
            Event(
                text=text,
                phrase=phrase,
                who=self._identity(phrase),
                date=date_of(text, phrase, book),
            )
            for text, phrase in named
        ]
        self._of_family: defaultdict[str, list[Event]] = defaultdict(list)
        self._same: defaultdict[tuple[str, tuple[str, str]], list[Event]] = defaultdict(list)
        for event in self.events:
            self._of_family[event.phrase.family.name].append(event)
            if event.value and event.who is not None:
                self._same[event.phrase.family.name, event.who].append(event)
        self._answers: dict[object, Dated | None] = {}

    def _given_name(self, last: str) -> str | None:
        """Who is meant by a last name alone; None where the text lets it be more than one.

        A report gives the full name first; a bare one before it is somebody everybody knows.
        """
        found = [name_before(text, at + 1, self._book) for text, at in self._places[last]]
        given = [name.given for name in found if name is not None]
        others = {name for name in given if name}
        if len(others) > 1 or (others and not given[0]):
            return None
        return given[0] if given else ""

    def _identity(self, phrase: Phrase) -> tuple[str, str] | None:
        name = phrase.name
        if name is None:
            return None
        if name.given or phrase.family.place:
            return name.last, name.given
        known = self._given[name.last]
        return None if known is None else (name.last, known)

    def dating_of(self, event: Event) -> Dated | None:
        """What the text says of an event's time; None where it says nothing of it."""
        key = (event.phrase.family.name, event.who, event.phrase.name is None)
        if key not in self._answers:
            self._answers[key] = self._dating_of(event)
        return self._answers[key]

    def _dating_of(self, event: Event) -> Dated | None:
        family = event.phrase.family
        if event.who is not None:
            same = self._same.get((family.name, event.who))
            if same:
                found = _agreed(same, "This report dates the event itself.", inferred=False)
                return None if family.recent and not self._is_recent(found) else found
        elif event.phrase.name is not None:
            return None
        if family.bare:
            return self._only(family)
        return self._won(event) if family.wins else None

    def _dated(self, family: str) -> list[Event]:
        return [event for event in self._of_family[family] if event.value]

    def _only(self, family: Family) -> Dated | None:
        """ "The quake" of a report that speaks of one alone."""
        ours = self._of_family[family.name]
        names = {e.phrase.name.last for e in ours if e.phrase.name is not None}
        if len(names) > 1 or any(e.phrase.rival and not e.value for e in ours):
            return None
        dated = [e for e in ours if e.value]
        if not dated:
            return None
        found = _agreed(
            dated,
            f"It is the only {family.name} that this report speaks of.",
            inferred=True,
        )
        return found if self._is_recent(found) else None

    def _is_recent(self, found: Dated) -> bool:
        """Whether an event is of the year around publication, and known to the day."""
        days = days_of(found.value)
        if days is None or days.start is None:
            return True  # its datings exclude each other
        return len(found.value) >= _DAY and is_recent(days.start, self._published)

    def _won(self, event: Event) -> Dated | None:
        """Who took power, by the one dated change of power in the country that they rule."""
        lost = self._dated(event.phrase.family.wins)
        countries = {e.who for e in lost}
        country = countries.pop() if len(countries) == 1 else None
        name = event.phrase.name
        if country is None or name is None or name.last == country[0]:
            return None
        if not all(e.phrase.name is not None and e.phrase.name.through for e in lost):
            return None
        if not self._rules(name.last, country[0]):
            return None
        why = f"It is the only change of power in {country[0].title()} that this report dates."
        found = _agreed(lost, why, inferred=True)
        return found if self._is_recent(found) else None

    def _rules(self, last: str, country: str) -> bool:
        """Whether somebody is called a country's ruler: "Syrian President Ahmad al-Sharaa"."""
        if country in self._book.words["ambiguous"]:
            return False
        forms = {country, *(country + ending for ending in _ENDINGS)}
        forms |= {country[:-1] + ending for ending in _ENDINGS}
        for before in self._words_before(last):
            places = [index for index, word in enumerate(before) if word in forms]
            if places and self._book.words["rulers"].intersection(before[places[-1] :]):
                return True
        return False

    def _words_before(self, last: str) -> Iterator[list[str]]:
        """The few words before each occurrence of a last name, back to the nearest mark."""
        for text, index in self._places[last]:
            window: list[str] = []
            for at in range(index - 1, max(-1, index - 2 - 2 * _TITLES), -1):
                if not text.word(at)[0].isalnum() and text.word(at) not in {"-", "'s", "’s"}:
                    break
                window.append(text.word(at))
            yield window[::-1]

    def datings(self) -> list[EventDating]:
        """What the text can tell others of when events were, in order."""
        found = [_exported(e, e.who, direct=True) for e in self.events if e.value and e.who]
        for family in self._book.families.values():
            if family.company:
                found += self._company(family)
        return sorted(
            (dating for dating in found if self._is_shared(dating)),
            key=lambda dating: (dating.start, dating.end, dating.event),
        )

    def _is_shared(self, dating: EventDating) -> bool:
        family = self._book.families[dating.event.partition("/")[0]]
        return family.corpus and (bool(dating.given) or not family.full_name)

    def _company(self, family: Family) -> list[EventDating]:
        """The day of "the takeover of Syria's government", for the one "ousted" in that report."""
        dated = self._dated(family.name)
        lost = {e.who for e in dated}
        if len(lost) != 1 or None in lost:
            return []
        if not all(e.phrase.name is not None and e.phrase.name.through for e in dated):
            return []
        others = {e.who for e in self._of_family[family.name]} - lost
        found = _agreed(dated, "", inferred=True)
        if len(others) != 1 or None in others or not found.value:
            return []
        return [_exported(found.event, who, direct=False) for who in others if who is not None]


def _places_of(
    wanted: frozenset[str], texts: Sequence[Text]
) -> defaultdict[str, list[tuple[Text, int]]]:
    """Where some last names stand."""
    places: defaultdict[str, list[tuple[Text, int]]] = defaultdict(list)
    for text in texts:
        for index in text.places(wanted):
            if text.is_capital(index):
                places[text.words[index]].append((text, index))
    return places


def is_recent(day: date, published: date | None) -> bool:
    """Whether a day is of the year before publication, or the one after."""
    return published is None or abs(day - published) <= _RECENT


def _agreed(events: Sequence[Event], why: str, *, inferred: bool) -> Dated:
    value = finest([event.value for event in events])
    if value is None:
        return Dated(value="", event=events[0], basis=Basis.UNRESOLVED, why=why)
    event = next(event for event in events if event.value == value)
    sure = not inferred and event.date is not None and event.date.basis is not Basis.INFERRED
    return Dated(
        value=value, event=event, basis=Basis.RESOLVED if sure else Basis.INFERRED, why=why
    )


def _exported(event: Event, who: tuple[str, str], *, direct: bool) -> EventDating:
    start, end = event.span
    last, given = who
    return EventDating(
        start=start,
        end=end,
        event=f"{event.phrase.family.name}/{last}",
        given=given,
        value=event.value,
        direct=direct,
    )
