"""Which words at the edges of a chunk have their capital for another reason than a name?

The first word of a sentence, "On", "Monday", a small particle at the end. Keeps out: what the words
between name (classify).
"""

from __future__ import annotations

from index.entities.document import Document
from index.entities.rules.persons import ROMAN, Persons

# "Anti-Assad forces"
_PREFIXES = frozenset("anti pro post pre ex non neo inter trans counter".split())
_DAYS_AND_NAMES = frozenset(("jan", "mar", "sun"))


class Edges:
    """Trims the chunks of one document.

    Args:
        document: the text, with the gazetteer's matches.
        persons: what has the form of a person's name in it.
    """

    def __init__(self, document: Document, persons: Persons) -> None:
        self._document = document
        self._persons = persons
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Leaves out words at the edges that are capitalised for other reasons."""
        facts, matches = self._facts, self._document.matches
        while first < last and first not in matches:
            fact = facts[first]
            strips = "openers_to_strip" in fact.lists or "never_names" in fact.lists
            if strips and first + 1 < last and "paper_openers" in fact.lists:
                strips = "paper_words" not in facts[first + 1].lists
            if strips and self._is_given(first, last):
                break
            initial = len(fact.form) == 1 and first + 1 < last and self._gaps[first + 1] == ". "
            prefixed = fact.lower in _PREFIXES and first + 1 < last and self._gaps[first + 1] == "-"
            if (strips and not initial) or prefixed or self._opens_plainly(first, last):
                first += 1
                continue
            break
        first = self._after_office(first, last)
        while last > first:
            fact = facts[last - 1]
            kept = any(m in matches and matches[m].last == last for m in range(first, last))
            kept = kept or (last - 2 >= first and fact.lower in ROMAN and self._numbered(last - 2))
            inside = last - 2 >= first and (
                self._facts[last - 2].lower in ("of", "for", "and")
                or (fact.lower == "islam" and self._facts[last - 2].form in ("al", "el"))
                or self._gaps[last - 1] == "-"
                or "soft_organisation_heads" in fact.lists
            )
            if (
                not kept
                and not inside
                and (
                    "openers_to_strip" in fact.lists
                    or ("never_names" in fact.lists and len(fact.form) > 1)
                    or (not fact.capital and "name_particles" in fact.lists)
                )
            ):
                last -= 1
                continue
            break
        return first, last

    def _is_given(self, first: int, last: int) -> bool:
        """Whether a month or a day is somebody's name here: "Jan X", "Sun Y"."""
        fact = self._facts[first]
        if first + 1 >= last or self._gaps[first + 1] != " ":
            return False
        after = self._facts[first + 1]
        if fact.lower not in _DAYS_AND_NAMES or first + 1 in self._document.matches:
            return False
        return after.capital and not (after.upper or after.common or "never_names" in after.lists)

    def _after_office(self, first: int, last: int) -> int:
        """Leaves out what a minister is for: "Minister for Defence X Y"."""
        office = first > 1 and self._facts[first - 1].lower in ("for", "of")
        if not office or "titles" not in self._facts[first - 2].lists:
            return first
        start = first
        while start < last and "ministry_subjects" in self._facts[start].lists:
            start += 1
        return start if start < last and not self._facts[start].common else first

    def _numbered(self, position: int) -> bool:
        """Whether a number may follow, as after a ruler's name: "Charles VI"."""
        fact = self._facts[position]
        return fact.given and self._gaps[position + 1] == " "

    def _opens_plainly(self, first: int, last: int) -> bool:
        """Whether the chunk's first word has its capital from opening the sentence."""
        fact = self._facts[first]
        if not self._document.tokens.opens[first] or not fact.common or fact.given:
            return False
        if first + 1 == last:
            return True
        if self._persons.family_first(first, last):
            return False
        known = self._document.matches.get(first + 1)
        if known is not None and known.last == last:
            return True
        if "paper_openers" in fact.lists and "paper_words" in self._facts[first + 1].lists:
            return False
        names = ("titles", "title_modifiers", "organisation_openers", "place_openers")
        if any(name in fact.lists for name in names):
            return False
        return not any(
            "organisation_heads" in f.lists or "place_heads" in f.lists
            for f in self._facts[first + 1 : last]
        )
