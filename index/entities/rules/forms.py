"""Do these words have the form of an organisation's, a place's or an event's name?

Judges by head words and openings: "X Ministry", "Ministry of X", "Mount X", "X Agreement". Keeps
out: persons (persons), cutting a chunk into names (classify) and guesses (guesses).
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.model.names import EntityKind, Tier

_PERSON, _ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
_PLACE, _GROUP = EntityKind.PLACE, EntityKind.GROUP
# Words that end, open or belong to other names than a person's.
HEADS = frozenset(
    "organisation_heads soft_organisation_heads place_heads event_heads titles never_names "
    "organisation_openers".split()
)
_INSTITUTIONS = frozenset(("organisation_heads", "place_heads"))
NOT_TRAILING = frozenset(("titles", "event_heads", "never_names", "place_heads"))

# After whom bridges and bases are named with their title.
RULERS = frozenset(
    "king queen prince princess sultan emir imam sheikh shaikh pope president general".split()
)
_LONGEST_ACRONYM = 6
_JOINS = frozenset(("of", "for", "on", "against"))
_SOLID = frozenset(
    "force front service services group industries partners council guards nations".split()
)


class Forms:
    """Looks for the forms of names in one document.

    Args:
        document: the text, with the gazetteer's matches.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def event_end(self, first: int, last: int) -> int | None:
        """One past the head word of an event or a document that the chunk begins with."""
        for position in range(last - 1, first, -1):
            fact = self._facts[position]
            if (
                "event_heads" in fact.lists
                and fact.capital
                and not fact.given
                and not self.joined(position)
                and not (position + 1 < last and self._facts[position + 1].lower in ("of", "for"))
                and "titles" not in self._facts[position - 1].lists
                and self._facts[position - 1].lower not in ("of", "for", "and", "al")
                and not (fact.surname and self._facts[position - 1].given)
                and not any(
                    _INSTITUTIONS & f.lists and f.capital for f in self._facts[position + 1 : last]
                )
            ):
                return position + 1
        return None

    def person_after_words(self, first: int, last: int) -> int | None:
        """Where a person's name begins after plain words or known names: "Transport X Y"."""
        final = self._facts[last - 1]
        if HEADS & final.lists:
            return None
        position = first
        while position < last:
            match = self._document.matches.get(position)
            fact = self._facts[position]
            opening = fact.given and not fact.common and position > first
            if opening and (match is None or match.last - match.first == 1):
                break
            if match is not None and match.kind is not _PERSON and match.last < last:
                position = match.last
            elif self._is_plain(position) or (position == first and self._is_acronym(position)):
                position += 1
            else:
                return None
        if position + 1 >= last or position == first:
            return None
        after = self._facts[position + 1]
        named = not after.common or after.given or "name_particles" in after.lists
        return position if named and not self._facts[position - 1].form.isdigit() else None

    def _is_plain(self, position: int) -> bool:
        fact = self._facts[position]
        return (fact.common and not fact.given and not fact.surname) or not fact.capital

    def _is_acronym(self, position: int) -> bool:
        """Whether capitals stand before a person, as a body before its head: "CEO of ZNF X Y"."""
        fact, before = self._facts[position], self._facts[position - 1] if position else None
        of = before is not None and before.lower == "of"
        short = fact.upper and 1 < len(fact.form) <= _LONGEST_ACRONYM
        return of and short and not self._document.shouted[position]

    def joined(self, position: int) -> bool:
        """Whether the word stands inside a name of the gazetteer."""
        matches = self._document.matches
        return any(
            start in matches and position < matches[start].last
            for start in range(max(0, position - 6), position + 1)
        )

    def names_thing(self, title: int, last: int) -> bool:
        """Whether a ruler's name goes on to a thing named after him: "King X Bridge"."""
        final = self._facts[last - 1]
        if last - title < 3 or not final.capital or final.surname:
            return False
        return "place_heads" in final.lists or "organisation_heads" in final.lists

    def big_city(self, title: int, last: int) -> bool:
        """Whether "Metropolitan" is a city's rather than a bishop's: "X Metropolitan Police"."""
        if self._facts[title].lower != "metropolitan" or title + 1 >= last:
            return False
        return not _INSTITUTIONS.isdisjoint(self._facts[title + 1].lists)

    def structured(self, first: int, last: int) -> Found | None:
        """An organisation or a place by its words, whichever its last word speaks for."""
        if "place_heads" in self._facts[last - 1].lists:
            return self.place(first, last) or self.organisation(first, last)
        return self.organisation(first, last) or self.place(first, last)

    def organisation(self, first: int, last: int) -> Found | None:
        """An organisation by its head word or by an opening such as "Ministry of"."""
        for position in range(last - 1, first - 1, -1):
            fact = self._facts[position]
            if not fact.capital or not fact.lists:
                continue
            join = self._join_after(position, last)
            if "organisation_openers" in fact.lists and join:
                start = self._start_of_name(first, position)
                end = self._end_of_name(join + 1, last)
                return Found(start, end, _ORGANISATION, "organisation_word", Tier.STRONG)
        for position in range(last - 1, first, -1):
            fact = self._facts[position]
            if not fact.capital or not fact.lists:
                continue
            soft = "soft_organisation_heads" in fact.lists
            if (not soft and "organisation_heads" not in fact.lists) or self._in_place(position):
                continue
            start = self._start_of_name(first, position)
            solid = position - start > 1 and fact.lower in _SOLID
            if soft and not solid and not self._has_name(start, position):
                continue
            if start >= position and not self._military(position):
                continue
            end = self._with_trailing_words(position + 1, last)
            return Found(start, end, _ORGANISATION, "organisation_word", Tier.STRONG)
        return None

    def _join_after(self, position: int, last: int) -> int:
        """The ordinal of the "of" after an opener, "Directorate General of" too; else 0."""
        for join in (position + 1, position + 2):
            if join < last and self._facts[join].lower in _JOINS:
                return join
            if join < last and self._facts[join].lower != "general":
                return 0
        return 0

    def _end_of_name(self, first: int, last: int) -> int:
        """Cuts "Committee for Women X Y" where a person's name begins."""
        for position in range(first + 1, last - 1):
            fact, after = self._facts[position], self._facts[position + 1]
            if fact.given and not fact.common and after.capital and not after.common:
                return position
        return last

    def _with_trailing_words(self, first: int, last: int) -> int:
        """Takes in plain words after the head: "Police General Command"."""
        end = first
        while end < last and self._facts[end].capital:
            end += 1
        rest = self._facts[first:end]
        if 1 <= len(rest) <= 2 and all(
            f.common and not f.given and not f.surname and not NOT_TRAILING & f.lists for f in rest
        ):
            return end
        return first

    def _has_name(self, first: int, last: int) -> bool:
        """Whether a word is a name by itself, so that a plain head after it makes a name."""
        opens = self._document.tokens.opens
        return any(
            position in self._document.matches
            or (self._facts[position].capital and not self._facts[position].common)
            or (position == first and self._facts[position].given and not opens[position])
            for position in range(first, last)
        )

    def general_body(self, position: int, head: int) -> bool:
        """Whether "General" is part of a body's name: "General Department of X"."""
        if self._facts[position].lower != "general" or position + 1 > head:
            return False
        return "organisation_openers" in self._facts[position + 1].lists

    def _in_place(self, position: int) -> bool:
        """Whether the head word is part of a known place: "Mexico-United States"."""
        matches = self._document.matches
        return any(
            start in matches and matches[start].kind is _PLACE and position < matches[start].last
            for start in range(max(0, position - 3), position + 1)
        )

    def _military(self, position: int) -> bool:
        return self._facts[position - 1].form[0].isdigit()

    def _start_of_name(self, first: int, head: int) -> int:
        """Where the name of an organisation or place with this head begins."""
        start = first
        owned = any(fact.lower == "s" for fact in self._facts[first:head])
        for position in () if owned else range(first, head):
            lists = self._facts[position].lists
            ruler = self._facts[position].lower in (*RULERS, "metropolitan")
            if self.general_body(position, head):
                break
            if "titles" in lists and "organisation_heads" not in lists and not ruler:
                start = position + 1
        while start < head and not (
            self._facts[start].capital
            or self._facts[start].form[0].isdigit()
            or self._facts[start].form in ("al", "el")
        ):
            start += 1
        return start

    def place(self, first: int, last: int) -> Found | None:
        """A place by its head word or by an opening such as "Mount"."""
        facts = self._facts
        opener = facts[first]
        if (
            last - first >= 2
            and opener.capital
            and "place_openers" in opener.lists
            and not (opener.given and facts[first + 1].surname)
            and not facts[first + 1].given
        ):
            return Found(first, last, _PLACE, "place_word", Tier.MEDIUM)
        names_of = "place_of_openers" in opener.lists and last - first > 2
        if names_of and facts[first + 1].lower == "of":
            return Found(first, last, _PLACE, "place_word", Tier.STRONG)
        for position in range(last - 1, first, -1):
            if "place_heads" not in facts[position].lists or not facts[position].capital:
                continue
            start = self._start_of_name(first, position)
            while start < position and self.is_demonym(start) and position - start > 1:
                start += 1
            head, before = facts[position], facts[start]
            named = before.given and head.surname and position - start == 1
            if (
                named
                and not self._after(start, ("at", "near"))
                and not (before.common and self._after(start, ("the", "a", "an")))
            ):
                continue
            plain = facts[position - 1].common and position - 1 not in self._document.matches
            if head.lower == "house" and plain:
                continue
            if start < position:
                return Found(start, position + 1, _PLACE, "place_word", Tier.STRONG)
        return None

    def _after(self, position: int, words: tuple[str, ...]) -> bool:
        return position > 0 and self._facts[position - 1].lower in words

    def is_demonym(self, position: int) -> bool:
        """Whether the word is a people's name or adjective by itself."""
        match = self._document.matches.get(position)
        return match is not None and match.kind is _GROUP and match.last == position + 1
