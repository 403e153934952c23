"""What may words name that have no form of a name and that nobody knows?

Goes by shape (an acronym, a capital inside a word) and by the words on both sides ("in X", "X
said", "the firm X"). Most of these are weak. Keeps out: whether the rest of the document supports
the guess (support).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.entities.document import Document, Found
from index.entities.lexicon import WordFacts
from index.entities.rules.apposition import described_kind
from index.model.names import EntityKind, Tier

_PERSON, _ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
_PLACE, _GROUP = EntityKind.PLACE, EntityKind.GROUP
_INNER_CAPITAL = re.compile(r"^(?!Ma?c|De|La|Le|Di|Van|Al|El|O['’])\w*[a-z][A-Z]")
_FIRM_BEFORE = frozenset(
    "firm company manufacturer retailer airline brand insurer bank broadcaster "
    "conglomerate startup start-up".split()
)
_DIGITS_OF_AN_AGE = 2
_AFTER_AGE = frozenset((",", ".", ";", ")"))
_DEMONYM_SHAPE = re.compile(r"(?:ians?|ish|ic|ese)$")


class Guesses:
    """Guesses at unknown names in one document.

    Args:
        document: the text, with the gazetteer's matches.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def guess_at(self, first: int, last: int) -> Iterator[Found]:
        """The weak rules: an acronym, or words that look like a name and like nothing else."""
        facts: list[WordFacts] = self._facts[first:last]
        if self._document.titled[first] or self._document.shouted[first]:
            return
        if len(facts) == 1:
            yield from self._single(first)
            return
        if facts[0].upper and "vessel_prefixes" in facts[0].lists:
            return
        if all(f.upper or len(f.form) == 1 for f in facts) and self._gaps[first + 1] == "-":
            yield Found(first, last, _ORGANISATION, "acronym_compound", Tier.WEAK)
        elif len(facts) <= 4 and not any(f.common for f in facts):
            guess = self._guess(first, last)
            # "X-Y" is two companies, two places or a product; hardly ever a person.
            fused = all(self._gaps[n] in ("-", "–") for n in range(first + 1, last))
            fused = fused and facts[0].form not in ("al", "el")
            if not fused or guess.kind is not _PERSON:
                yield guess
        elif self._titled_person(first, last):
            yield Found(first, last, _PERSON, "title_before", Tier.MEDIUM)
        elif all(f.capital for f in facts) and not all(f.common for f in facts):
            yield Found(first, last, _ORGANISATION, "name_shape", Tier.WEAK)

    def _titled_person(self, first: int, last: int) -> bool:
        """Whether a title stands before a plain word and a name: "the runner Major X"."""
        before = self._facts[first - 1] if first and self._gaps[first] == " " else None
        if before is None or before.capital or "titles" not in before.lists:
            return False
        facts = self._facts[first:last]
        return len(facts) == 2 and not facts[1].common and all(f.capital for f in facts)

    def unless_place(self, person: Found) -> Found:
        """A person on thin evidence is what the words before say: "the city of X", "the firm X"."""
        before = self._facts[person.first - 1] if person.first else None
        if before is not None and before.lower in _FIRM_BEFORE and self._beside(person.first):
            return person._replace(kind=_ORGANISATION, rule="organisation_noun", tier=Tier.MEDIUM)
        if person.tier is not Tier.MEDIUM:
            return person
        kind, rule, tier = self._by_context(person.first, person.last)
        if kind is not _PLACE or tier is Tier.WEAK:
            return person
        return person._replace(kind=kind, rule=rule, tier=tier)

    def _beside(self, first: int) -> bool:
        return self._gaps[first] == " " and not self._facts[first - 1].capital

    def unless_organisation(self, place: Found) -> Found:
        """A place by its form is an organisation before its noun: "the Cape X newspaper"."""
        follows = place.last < len(self._facts) and self._gaps[place.last] == " "
        if place.kind is not _PLACE or not follows:
            return place
        after = self._facts[place.last]
        if after.capital or "organisation_nouns" not in after.lists or after.lower == "regime":
            return place
        return place._replace(kind=_ORGANISATION, rule="organisation_noun", tier=Tier.MEDIUM)

    def _single(self, position: int) -> Iterator[Found]:
        fact, word = self._facts[position], self._document.tokens.words[position]
        last = position + 1
        if self._is_country_code(position):
            yield Found(position, last, _PLACE, "country_code", Tier.WEAK)
            return
        if last < len(self._gaps) and self._gaps[last].startswith("$"):
            return
        if fact.upper and 2 <= len(fact.form) <= 6 and fact.form.isalpha():
            yield Found(position, last, _ORGANISATION, "acronym_shape", Tier.WEAK)
            return
        if "bare_bodies" in fact.lists and self._bare_body(position):
            yield Found(position, last, _ORGANISATION, "bare_body", Tier.MEDIUM)
            return
        if fact.capital and fact.common and self._is_paper(position):
            yield Found(position, last, EntityKind.MEDIA, "paper", Tier.MEDIUM)
            return
        if not fact.capital or fact.common or len(fact.form) < 3:
            return
        if any(map(str.isdigit, fact.form)):
            return
        if word[-1] == "s" and word[:-1].isupper():
            return
        if _INNER_CAPITAL.search(word):
            yield Found(position, last, _ORGANISATION, "inner_capital", Tier.WEAK)
            return
        following = self._facts[last] if last < len(self._facts) else None
        if (
            _DEMONYM_SHAPE.search(fact.form)
            and following is not None
            and self._gaps[last] == " "
            and following.common
            and not following.capital
        ):
            yield Found(position, last, _GROUP, "demonym_shape", Tier.WEAK)
            return
        yield self._guess(position, last)

    def _is_paper(self, position: int) -> bool:
        """Whether a plain word is a newspaper's name: "the Sun newspaper"."""
        following = position + 1
        if self._document.tokens.opens[position] or following >= len(self._facts):
            return False
        paper = self._facts[following].lower in ("newspaper", "daily", "tabloid", "magazine")
        return paper and self._gaps[following] == " "

    def _bare_body(self, position: int) -> bool:
        """Whether a plain word stands for a body of state: "the Navy said"."""
        if not self._facts[position].capital or not position or self._gaps[position] != " ":
            return False
        return self._facts[position - 1].lower == "the"

    def _is_country_code(self, position: int) -> bool:
        """Whether it is a country in brackets after a sportsman: "X Y (QAT)"."""
        fact, gaps = self._facts[position], self._gaps
        if not fact.upper or "country_codes" not in fact.lists or position + 1 >= len(gaps):
            return False
        bracketed = gaps[position] == " (" and gaps[position + 1].startswith(")")
        return bracketed and self._facts[position - 1].capital

    def _guess(self, first: int, last: int) -> Found:
        """An unknown name, with the plain noun that makes it a building's or a base's."""
        kind, rule, tier = self._by_context(first, last)
        follows = last < len(self._facts) and self._gaps[last] == " "
        if rule == "place_noun" and follows and "facility_nouns" in self._facts[last].lists:
            last += 1
        return Found(first, last, kind, rule, tier)

    def _by_context(self, first: int, last: int) -> tuple[EntityKind, str, Tier]:
        """The likelier kind of an unknown name, by the words on both sides."""
        facts, gaps = self._facts, self._gaps
        before = facts[first - 1] if first and gaps[first] == " " else None
        after = facts[last] if last < len(facts) and gaps[last] == " " else None
        if "group_openers" in facts[first].lists and last - first > 1:
            return _ORGANISATION, "group_opener", Tier.MEDIUM
        if before is not None and not before.capital and "titles" in before.lists:
            return _PERSON, "title_before", Tier.MEDIUM
        if before is not None and "organisation_nouns_before" in before.lists:
            return _ORGANISATION, "organisation_noun", Tier.MEDIUM
        if before is not None and "strong_place_prepositions" in before.lists:
            return _PLACE, "place_preposition", Tier.MEDIUM
        if before is not None and "capture_verbs" in before.lists and last - first == 1:
            return _PLACE, "captured", Tier.MEDIUM
        of = before is not None and before.lower == "of" and first > 1
        if of and "place_nouns" in facts[first - 2].lists:
            return _PLACE, "place_noun", Tier.STRONG
        described = described_kind(self._document, last)
        if described is not None:
            return described, "apposition", Tier.MEDIUM
        if self._of_country(first, last):
            return _PLACE, "place_of_country", Tier.MEDIUM
        if self._described(first, last):
            return _PERSON, "age_or_country_after", Tier.MEDIUM
        office = after is not None and "firm_offices" in after.lists
        if office and after is not None and (after.upper or not after.capital):
            return _ORGANISATION, "office_after", Tier.MEDIUM
        if after is not None and "person_verbs" in after.lists:
            return _PERSON, "person_verb", Tier.WEAK
        if after is not None and "organisation_nouns" in after.lists:
            return _ORGANISATION, "organisation_noun", Tier.MEDIUM
        if after is not None and "place_nouns" in after.lists:
            return _PLACE, "place_noun", Tier.MEDIUM
        if facts[first].given and last - first == 1 and (before is None or before.lower != "the"):
            return _PERSON, "given_alone", Tier.WEAK
        if before is not None and before.lower in ("at", "from", "to"):
            return _PLACE, "place_preposition", Tier.WEAK
        if before is not None and before.lower == "the":
            return _ORGANISATION, "name_shape", Tier.WEAK
        odd = facts[first].upper and len(facts[first].form) > 1
        odd = odd or _INNER_CAPITAL.search(self._document.tokens.words[first]) is not None
        if last - first >= 2 and odd:
            return _ORGANISATION, "name_shape", Tier.WEAK
        return _PERSON, "name_shape", Tier.WEAK

    def _of_country(self, first: int, last: int) -> bool:
        """Whether something happened in the country's own: "in Pakistan's X"."""
        facts, gaps = self._facts, self._gaps
        if first < 3 or facts[first - 1].lower != "s" or gaps[first - 1] not in ("'", "’"):
            return False
        owner = next((n for n in (first - 2, first - 3) if n in self._document.matches), None)
        if owner is None or not owner or self._document.matches[owner].last != first - 1:
            return False
        follows = last < len(facts) and gaps[last] == " "
        if follows and "person_verbs" in facts[last].lists:
            return False
        located = "strong_place_prepositions" in facts[owner - 1].lists
        return located and self._document.matches[owner].rule == "country"

    def _described(self, first: int, last: int) -> bool:
        """Whether an age or a country in brackets follows, as after persons: "X, 52, said"."""
        facts, gaps = self._facts, self._gaps
        if last + 1 >= len(facts):
            return False
        after = facts[last].form
        aged = after.isdigit() and len(after) == _DIGITS_OF_AN_AGE and gaps[last] == ", "
        if aged and gaps[last + 1].strip()[:1] in _AFTER_AGE:
            return True
        country = self._document.matches.get(last)
        if last - first < 2 or gaps[last] != " (" or country is None:
            return False
        return (
            country.rule == "country"
            and country.last < len(gaps)
            and gaps[country.last].startswith(")")
        )
