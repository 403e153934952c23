"""Are these words a person's name?

By a given name, an initial, an Arabic particle or a frequent surname. Keeps out: titles, which cut
a chunk (classify), and surnames carried through the document (propagate).
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.entities.rules.forms import HEADS, Forms
from index.model.names import EntityKind, Tier

_PERSON, _ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
_PLACE, _GROUP = EntityKind.PLACE, EntityKind.GROUP
# A ruler's number belongs to his name: "Charles VI".
ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi".split())


class Persons:
    """Looks for persons' names in one document.

    Args:
        document: the text, with the gazetteer's matches.
        forms: what has the form of another name in it.
    """

    def __init__(self, document: Document, forms: Forms) -> None:
        self._document = document
        self._forms = forms
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def person(self, first: int, last: int) -> Found | None:
        """A person by a given name, an initial or an Arabic particle."""
        facts = self._facts
        start = first
        while start < last - 1 and self._forms.is_demonym(start):
            start += 1
        if last - start < 2:
            return None
        end = self.person_end(start, last)
        if self.family_first(start, last):
            return Found(start, last, _PERSON, "family_first", Tier.STRONG)
        if end - start < 2 or self._known_inside(start, end):
            return None
        if end < last or start > first:
            return None
        head = facts[start]
        if "group_openers" in head.lists:
            return None
        country = self._document.matches.get(start)
        if country is not None and country.rule == "country" and not facts[start + 1].surname:
            return None
        if head.upper and len(head.form) < 6 and not self._document.shouted[start]:
            return None
        if head.given:
            return Found(start, end, _PERSON, "first_name", Tier.STRONG)
        if len(head.form) == 1 and self._gaps[start + 1].startswith("."):
            return Found(start, end, _PERSON, "initials", Tier.STRONG)
        particles = ("al", "bin", "ibn", "abu", "abou", "abdul", "abdel", "van", "von", "el")
        if head.form in ("abu", "abou", "umm", "abdul", "abdel", "bin", "ibn"):
            return Found(start, end, _PERSON, "particle", Tier.MEDIUM)
        if (
            any(facts[n].given and n not in self._document.matches for n in range(start + 1, end))
            and not head.common
        ):
            return Found(start, end, _PERSON, "given_inside", Tier.MEDIUM)
        if any(f.form in particles and not f.capital for f in facts[start + 1 : end]):
            return Found(start, end, _PERSON, "particle", Tier.MEDIUM)
        known_last = self._document.matches.get(end - 1)
        if known_last is not None and known_last.kind is EntityKind.PLACE:
            return None
        if facts[end - 1].surname and not head.common and not facts[end - 1].common:
            return Found(start, end, _PERSON, "surname", Tier.MEDIUM)
        if known_last is not None and self._is_namesake(start, known_last):
            return Found(start, end, _PERSON, "namesake", Tier.MEDIUM)
        return None

    def _is_namesake(self, first: int, known: Found) -> bool:
        """Whether an unknown word makes another's name of a known surname: "Rifaat Assad"."""
        fact = self._facts[first]
        return (
            known.kind is _PERSON
            and known.first == first + 1
            and known.last == first + 2
            and first not in self._document.matches
            and fact.capital
            and not fact.upper
            and not fact.common
            and not fact.lists
            and not self._document.titled[first]
            and self._gaps[known.first] == " "
        )

    def family_first(self, first: int, last: int) -> bool:
        """Whether a Chinese or Korean family name comes before the given name's two syllables."""
        if "east_asian_surnames" not in self._facts[first].lists or self._facts[first].upper:
            return False
        if last - first == 3 and self._gaps[first + 1 : last] == [" ", "-"]:
            half = self._facts[last - 1]
            return not half.capital and self._facts[first + 1].capital
        # "Meng Wanzhou", though Wanzhou is a city too.
        match = self._document.matches.get(first + 1)
        return (
            last - first == 2
            and self._gaps[first + 1] == " "
            and not self._facts[first].common
            and first not in self._document.matches
            and match is not None
            and match.last == last
            and match.rule == "gazetteer"
            and match.kind is _PLACE
        )

    def person_end(self, first: int, last: int, *, titled: bool = False) -> int:
        """Cuts a person's name before words that cannot belong to it."""
        if self.family_first(first, last):
            return last
        sure = titled or not self._facts[first].common
        pair = last - first == 2 and self._facts[first].given and sure
        for position in range(first + 1, last):
            fact = self._facts[position]
            lists = fact.lists
            if fact.lower in ROMAN and fact.upper and self._facts[position - 1].given:
                continue
            if pair and position not in self._document.matches and not HEADS.intersection(lists):
                return last
            match = self._document.matches.get(position)
            if match is not None and match.kind is _PERSON and match.last == last:
                return last  # "Mary Trump"
            if match is not None and not fact.given and not fact.surname:
                long = match.last - match.first > 1 and match.kind is not _PERSON
                if match.kind is _GROUP or long:
                    return position
            if "organisation_heads" in lists and fact.common and not fact.surname:
                return position
            joined = self._gaps[position] == "-" or (
                position + 1 < last and self._gaps[position + 1] == "-"
            )
            if joined or "name_particles" in lists:
                continue
            if fact.common and not (fact.given or fact.surname):
                return position
        return last

    def nameable(self, first: int, last: int) -> bool:
        """Whether the words could be somebody's name at all."""
        if first >= last:
            return False
        facts = self._facts[first:last]
        if all(f.common and not f.given and not f.surname for f in facts):
            return False
        if len(facts) == 1 and (len(facts[0].form) < 2 or facts[0].form.isdigit()):
            return False
        if len(facts) == 1 and facts[0].upper and not self._document.shouted[first]:
            return len(facts[0].form) > 5
        return not facts[0].form.isdigit()

    def _known_inside(self, first: int, last: int) -> bool:
        """Whether a known name of several words, or a country, stands among the words."""
        for position in range(first, last):
            match = self._document.matches.get(position)
            if match is None or (position == first and self._facts[first].given):
                continue
            if match.last > last:
                return True
            if match.last - match.first > 1 and match.kind is not _PERSON:
                return True
            if not self._facts[position].surname and self._sure(match):
                return True
        return False

    def _sure(self, match: Found) -> bool:
        return match.kind is not _PERSON and match.rule in ("country", "demonym", "gazetteer_user")
