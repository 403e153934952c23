"""What does a chunk of capitalised words name?

Cuts the chunk at titles, events and known names and asks for each piece what form it has. Keeps
out: the forms themselves (forms, persons, guesses), what the rest of the document says (propagate,
support) and which entity it is (resolve).
"""

from __future__ import annotations

from collections.abc import Iterator

from index.entities.document import Document, Found
from index.entities.rules.compounds import Compounds
from index.entities.rules.edges import Edges
from index.entities.rules.forms import RULERS, Forms
from index.entities.rules.guesses import Guesses
from index.entities.rules.persons import Persons
from index.model.names import EntityKind, Tier

# "Council of Ministers", "Zayed bin Sultan"
_NO_TITLE_AFTER = frozenset("of for and the bin ibn ben bint al el abu".split())
# "Minister Shah X", "Abdullah Sultan X"
_ALSO_NAMES = frozenset(("shah", "sultan", "raja"))
_PERSON = EntityKind.PERSON


class Classifier:
    """Judges the chunks of one document.

    Args:
        document: the text under the eyes of the rules, with the gazetteer's matches.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = document.facts
        self._gaps = document.tokens.gaps
        self._forms = Forms(document)
        self._compounds = Compounds(document)
        self._persons = Persons(document, self._forms)
        self._guesses = Guesses(document)
        self._edges = Edges(document, self._persons)

    def classify(self, first: int, last: int) -> Iterator[Found]:
        """The names in one chunk.

        Args:
            first: ordinal of its first word.
            last: one past the ordinal of its last word.

        Yields:
            What was found, from left to right.
        """
        first, last = self._edges.trim(first, last)
        if first >= last or self._sails(first):
            return
        whole = self._document.matches.get(first)
        if whole is not None and whole.last == last:
            yield whole
            return
        event = self._forms.event_end(first, last)
        if event is not None:
            yield from self.classify(event, last)
            return
        title = self._title_at(first, last)
        if title is not None:
            yield from self._around_title(first, title, last)
            return
        yield from self._by_form(first, last)

    def _sails(self, first: int) -> bool:
        """Whether the name is a ship's: "the carrier X Y"."""
        if not first or self._gaps[first] != " ":
            return False
        before = self._facts[first - 1]
        return "vessel_nouns" in before.lists and not before.capital

    def _by_form(self, first: int, last: int) -> Iterator[Found]:
        """The names in a chunk without titles, by the forms of its words."""
        name = self._forms.person_after_words(first, last)
        if name is not None:
            if (
                name == first + 1
                and self._facts[first].upper
                and first not in self._document.matches
            ):
                yield from self._guesses.guess_at(first, name)
            else:
                yield from self._known_or_structured(first, name)
            yield from self.classify(name, last)
            return
        structured = self._forms.structured(first, last)
        if structured is not None:
            if structured.first > first:
                yield from self._known_only(first, structured.first)
            yield self._guesses.unless_organisation(structured)
            if structured.last < last:
                yield from self.classify(structured.last, last)
            return
        if any(self._gaps[n] == " & " for n in range(first + 1, last)):
            yield Found(first, last, EntityKind.ORGANISATION, "ampersand", Tier.MEDIUM)
            return
        opened = self._compounds.opened(first, last)
        if opened is not None:
            yield opened
            return
        person = self._persons.person(first, last)
        if person is not None:
            yield self._guesses.unless_place(person)
            return
        yield from self._around_known(first, last)

    def _title_at(self, first: int, last: int) -> int | None:
        """The ordinal of the last title in the chunk before which a person may follow."""
        found = None
        for position in range(first, last):
            fact = self._facts[position]
            if "titles" not in fact.lists or not fact.capital or self._forms.joined(position):
                continue
            follows = self._facts[position + 1] if position + 1 < last else None
            ruler = fact.lower in RULERS and follows is not None and follows.given
            if fact.given and follows is not None and follows.surname and not ruler:
                continue
            if position > first and self._facts[position - 1].lower in _NO_TITLE_AFTER:
                continue
            if fact.lower in _ALSO_NAMES and position > first and self._is_middle(position):
                continue
            namesake = fact.lower in RULERS and self._forms.names_thing(position, last)
            if namesake or self._forms.big_city(position, last):
                continue
            after = self._facts[position + 1].lower if position + 1 < last else ""
            if after in ("of", "for", "s") or self._owns_office(position + 1, last):
                continue
            if self._forms.general_body(position, last - 1):
                continue
            found = position
        return found

    def _owns_office(self, position: int, last: int) -> bool:
        """Whether a second title owns what follows: "Prosecutor General's Office"."""
        return (
            position + 1 < last
            and "titles" in self._facts[position].lists
            and self._facts[position + 1].lower == "s"
        )

    def _is_middle(self, position: int) -> bool:
        """Whether a title that is a name too stands after a given name or another title."""
        before = self._facts[position - 1]
        if before.lower in ("majesty", "highness", "excellency"):
            return False
        return "titles" in before.lists or (before.given and not before.common)

    def _around_title(self, first: int, title: int, last: int) -> Iterator[Found]:
        """What stands before the title, and the person after it."""
        start = title
        while start > first and (
            "title_modifiers" in self._facts[start - 1].lists
            or "titles" in self._facts[start - 1].lists
        ):
            start -= 1
        if start > first:
            yield from self._known_or_structured(first, start)
        if title + 1 >= last:
            return
        begin, end = self._edges.trim(title + 1, last)
        if begin >= end:
            return
        known = self._document.matches.get(begin)
        if known is not None and known.last == end:
            yield known
            return
        if self._names_person(begin, end):
            known = None
        structured = self._forms.organisation(begin, end)
        if structured is not None and structured.first == begin:
            yield structured
            return
        if known is not None and known.kind is not _PERSON and known.last < end:
            yield known
            yield from self.classify(known.last, end)
            return
        end = self._persons.person_end(begin, end, titled=True)
        if self._persons.nameable(begin, end):
            yield Found(begin, end, _PERSON, "title", Tier.STRONG)

    def _names_person(self, first: int, last: int) -> bool:
        """Whether a country's name after a title is a given name: "Minister Israel X"."""
        if last - first < 2 or first + 1 in self._document.matches:
            return False
        after = self._facts[first + 1]
        return self._facts[first].given and after.capital and not after.common

    def _known_or_structured(self, first: int, last: int) -> Iterator[Found]:
        known = self._document.matches.get(first)
        whole = known is not None and known.last == last
        structured = None if whole else self._forms.structured(first, last)
        if structured is not None:
            yield from self._known_only(first, structured.first)
            yield structured
        else:
            yield from self._known_only(first, last)

    def _known_only(self, first: int, last: int) -> Iterator[Found]:
        position = first
        while position < last:
            match = self._document.matches.get(position)
            if match is not None and match.last <= last:
                yield match
                position = match.last
            else:
                position += 1

    def _around_known(self, first: int, last: int) -> Iterator[Found]:
        """Known names in the chunk, and what is left between them judged by itself."""
        position = pending = first
        cut = False
        while position < last:
            match = self._document.matches.get(position)
            if match is None or match.last > last:
                position += 1
                continue
            cut = True
            club = self._compounds.club(pending, match, last)
            if club is not None:
                yield club
                position = pending = club.last
                continue
            if pending < position:
                yield from self._piece(pending, position)
            yield match
            position = pending = match.last
        if pending < last:
            yield from self._piece(pending, last) if cut else self._guesses.guess_at(pending, last)

    def _piece(self, first: int, last: int) -> Iterator[Found]:
        first, last = self._edges.trim(first, last)
        if first >= last:
            return
        found = self._forms.structured(first, last) or self._persons.person(first, last)
        if found is not None:
            yield found
        else:
            yield from self._guesses.guess_at(first, last)
