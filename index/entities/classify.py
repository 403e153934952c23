"""What does a chunk of capitalised words name?

Cuts the chunk at titles and known names and judges each piece by its own words: gazetteer, heads
of organisations and places, titles, given names. Keeps out: what the rest of the document says
(propagate) and which entity it is (resolve).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.entities.document import Document, Found
from index.entities.lexicon import WordFacts
from index.model import EntityKind, Tier

_PERSON, _ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
_PLACE, _GROUP = EntityKind.PLACE, EntityKind.GROUP


_INNER_CAPITAL = re.compile(r"^(?!Ma?c|De|La|Le|Di|Van|Al|El|O['’])\w*[a-z][A-Z]")
_DEMONYM_SHAPE = re.compile(r"(?:ians?|ish|ic|ese)$")
_HEADS = frozenset(
    "organisation_heads soft_organisation_heads place_heads event_heads titles never_names "
    "organisation_openers".split()
)
_NOT_TRAILING = frozenset(("titles", "event_heads", "never_names", "place_heads"))
_RULERS = frozenset(
    "king queen prince princess sultan emir imam sheikh shaikh pope president general".split()
)


class Classifier:
    """Judges the chunks of one document.

    Args:
        document: the text under the eyes of the rules, with the gazetteer's matches.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def classify(self, first: int, last: int) -> Iterator[Found]:
        """The names in one chunk.

        Args:
            first: ordinal of its first word.
            last: one past the ordinal of its last word.

        Yields:
            What was found, from left to right.
        """
        first, last = self._trim(first, last)
        if first >= last:
            return
        whole = self._document.matches.get(first)
        if whole is not None and whole.last == last:
            yield whole
            return
        event = self._event_end(first, last)
        if event is not None:
            yield from self.classify(event, last)
            return
        title = self._title_at(first, last)
        if title is not None:
            yield from self._around_title(first, title, last)
            return
        name = self._person_after_words(first, last)
        if name is not None:
            yield from self._known_or_structured(first, name)
            yield from self.classify(name, last)
            return
        structured = self._structured(first, last)
        if structured is not None:
            if structured.first > first:
                yield from self._known_only(first, structured.first)
            yield structured
            if structured.last < last:
                yield from self.classify(structured.last, last)
            return
        person = self._person(first, last)
        if person is not None:
            yield person
            return
        yield from self._around_known(first, last)

    def _event_end(self, first: int, last: int) -> int | None:
        """One past the head word of an event or a document that the chunk begins with."""
        for position in range(last - 1, first, -1):
            fact = self._facts[position]
            if (
                "event_heads" in fact.lists
                and fact.capital
                and not fact.given
                and not self._joined(position)
                and not (position + 1 < last and self._facts[position + 1].lower in ("of", "for"))
                and "titles" not in self._facts[position - 1].lists
                and self._facts[position - 1].lower not in ("of", "for", "and", "al")
                and not (fact.surname and self._facts[position - 1].given)
            ):
                return position + 1
        return None

    def _person_after_words(self, first: int, last: int) -> int | None:
        """Where a person's name begins after plain words or known names: "Transport X Y"."""
        final = self._facts[last - 1]
        if _HEADS & final.lists:
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
            elif (fact.common and not fact.given and not fact.surname) or not fact.capital:
                position += 1
            else:
                return None
        if position + 1 >= last or position == first:
            return None
        after = self._facts[position + 1]
        named = not after.common or after.given or "name_particles" in after.lists
        return position if named and not self._facts[position - 1].form.isdigit() else None

    def _structured(self, first: int, last: int) -> Found | None:
        """An organisation or a place by its words, whichever its last word speaks for."""
        if "place_heads" in self._facts[last - 1].lists:
            return self._place(first, last) or self._organisation(first, last)
        return self._organisation(first, last) or self._place(first, last)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Leaves out words at the edges that are capitalised for other reasons."""
        facts, matches = self._facts, self._document.matches
        while first < last and first not in matches:
            fact = facts[first]
            strips = "openers_to_strip" in fact.lists or "never_names" in fact.lists
            initial = len(fact.form) == 1 and first + 1 < last and self._gaps[first + 1] == ". "
            if (strips and not initial) or self._opens_plainly(first, last):
                first += 1
                continue
            break
        while last > first:
            fact = facts[last - 1]
            kept = any(m in matches and matches[m].last == last for m in range(first, last))
            inside = last - 2 >= first and self._facts[last - 2].lower in ("of", "for", "and")
            if (
                not kept
                and not inside
                and (
                    "openers_to_strip" in fact.lists
                    or ("never_names" in fact.lists and len(fact.form) > 1)
                )
            ):
                last -= 1
                continue
            break
        return first, last

    def _opens_plainly(self, first: int, last: int) -> bool:
        """Whether the chunk's first word has its capital from opening the sentence."""
        fact = self._facts[first]
        if not self._document.tokens.opens[first] or not fact.common or fact.given:
            return False
        if first + 1 == last:
            return True
        names = ("titles", "title_modifiers", "organisation_openers", "place_openers")
        if any(name in fact.lists for name in names):
            return False
        return not any(
            "organisation_heads" in f.lists or "place_heads" in f.lists
            for f in self._facts[first + 1 : last]
        )

    # Titles ---------------------------------------------------------------------------------

    def _title_at(self, first: int, last: int) -> int | None:
        """The ordinal of the last title in the chunk before which a person may follow."""
        found = None
        for position in range(first, last):
            fact = self._facts[position]
            if "titles" not in fact.lists or not fact.capital or position in self._joined(position):
                continue
            if fact.given and position + 1 < last and self._facts[position + 1].surname:
                continue
            if position > first and self._facts[position - 1].lower in ("of", "for", "and", "the"):
                continue
            if fact.lower in _RULERS and self._names_thing(position, last):
                continue
            after = self._facts[position + 1].lower if position + 1 < last else ""
            if after in ("of", "for", "s"):
                continue
            found = position
        return found

    def _names_thing(self, title: int, last: int) -> bool:
        """Whether a ruler's name goes on to a thing named after him: "King X Bridge"."""
        final = self._facts[last - 1]
        if last - title < 3 or not final.capital or final.surname:
            return False
        return "place_heads" in final.lists or "organisation_heads" in final.lists

    def _joined(self, position: int) -> tuple[int, ...]:
        """The word itself when it stands inside a name of the gazetteer, else nothing."""
        matches = self._document.matches
        for start in range(max(0, position - 6), position + 1):
            if start in matches and matches[start].first <= position < matches[start].last:
                return (position,)
        return ()

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
        begin, end = self._trim(title + 1, last)
        if begin >= end:
            return
        known = self._document.matches.get(begin)
        if known is not None and known.last == end:
            yield known
            return
        structured = self._organisation(begin, end)
        if structured is not None and structured.first == begin:
            yield structured
            return
        if known is not None and known.kind is not _PERSON and known.last < end:
            yield known
            yield from self.classify(known.last, end)
            return
        end = self._person_end(begin, end)
        if self._nameable(begin, end):
            yield Found(begin, end, _PERSON, "title", Tier.STRONG)

    def _known_or_structured(self, first: int, last: int) -> Iterator[Found]:
        structured = self._structured(first, last)
        if structured is not None:
            yield from self._known_only(first, structured.first)
            yield structured
        else:
            yield from self._known_only(first, last)

    def _person_end(self, first: int, last: int) -> int:
        """Cuts a person's name before words that cannot belong to it."""
        pair = last - first == 2 and self._facts[first].given and not self._facts[first].common
        for position in range(first + 1, last):
            fact = self._facts[position]
            lists = fact.lists
            if pair and position not in self._document.matches and not _HEADS.intersection(lists):
                return last
            if position in self._document.matches and not fact.given and not fact.surname:
                match = self._document.matches[position]
                if match.kind is _GROUP or match.last - match.first > 1:
                    return position
            if "organisation_heads" in lists and fact.common and not fact.surname:
                return position
            joined = self._gaps[position] == "-"
            if joined or "name_particles" in lists:
                continue
            if fact.common and not (fact.given or fact.surname):
                return position
        return last

    def _nameable(self, first: int, last: int) -> bool:
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

    # Organisations and places ---------------------------------------------------------------

    def _organisation(self, first: int, last: int) -> Found | None:
        """An organisation by its head word or by an opening such as "Ministry of"."""
        for position in range(last - 1, first - 1, -1):
            fact = self._facts[position]
            if not fact.capital or not fact.lists:
                continue
            following = self._facts[position + 1].lower if position + 1 < last else ""
            if "organisation_openers" in fact.lists and following in ("of", "for"):
                start = self._start_of_name(first, position)
                end = self._end_of_name(position + 2, last)
                return Found(start, end, _ORGANISATION, "organisation_word", Tier.STRONG)
        for position in range(last - 1, first, -1):
            fact = self._facts[position]
            if not fact.capital or not fact.lists:
                continue
            soft = "soft_organisation_heads" in fact.lists
            if not soft and "organisation_heads" not in fact.lists:
                continue
            start = self._start_of_name(first, position)
            if soft and not self._has_name(start, position):
                continue
            if start >= position and not self._military(position):
                continue
            end = self._with_trailing_words(position + 1, last)
            return Found(start, end, _ORGANISATION, "organisation_word", Tier.STRONG)
        return None

    def _end_of_name(self, first: int, last: int) -> int:
        """Cuts "Committee for Women X Y" where a person's name begins."""
        for position in range(first + 1, last - 1):
            fact, after = self._facts[position], self._facts[position + 1]
            if fact.given and not fact.common and after.capital and not after.common:
                return position
        return last

    def _with_trailing_words(self, first: int, last: int) -> int:
        """Takes in plain words after the head: "Police General Command"."""
        rest = self._facts[first:last]
        if 1 <= len(rest) <= 2 and all(
            f.capital and f.common and not f.given and not f.surname and not _NOT_TRAILING & f.lists
            for f in rest
        ):
            return last
        return first

    def _has_name(self, first: int, last: int) -> bool:
        """Whether a word is a name by itself, so that a plain head after it makes a name."""
        return any(
            position in self._document.matches
            or (self._facts[position].capital and not self._facts[position].common)
            for position in range(first, last)
        )

    def _military(self, position: int) -> bool:
        return self._facts[position - 1].form[0].isdigit()

    def _start_of_name(self, first: int, head: int) -> int:
        """Where the name of an organisation or place with this head begins."""
        start = first
        for position in range(first, head):
            lists = self._facts[position].lists
            if "titles" in lists and "organisation_heads" not in lists:
                start = position + 1
        while start < head and not (
            self._facts[start].capital
            or self._facts[start].form[0].isdigit()
            or self._facts[start].form in ("al", "el")
        ):
            start += 1
        return start

    def _place(self, first: int, last: int) -> Found | None:
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
            while start < position and self._is_demonym(start) and position - start > 1:
                start += 1
            head, before = facts[position], facts[start]
            if position - start == 1 and before.given and head.surname and not before.common:
                continue
            if start < position:
                return Found(start, position + 1, _PLACE, "place_word", Tier.STRONG)
        return None

    def _is_demonym(self, position: int) -> bool:
        match = self._document.matches.get(position)
        return match is not None and match.kind is _GROUP and match.last == position + 1

    # Persons --------------------------------------------------------------------------------

    def _person(self, first: int, last: int) -> Found | None:
        """A person by a given name, an initial or an Arabic particle."""
        facts = self._facts
        start = first
        while start < last - 1 and self._is_demonym(start):
            start += 1
        if last - start < 2:
            return None
        end = self._person_end(start, last)
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
        if any(f.given for f in facts[start + 1 : end]) and not head.common:
            return Found(start, end, _PERSON, "given_inside", Tier.MEDIUM)
        if any(f.form in particles and not f.capital for f in facts[start + 1 : end]):
            return Found(start, end, _PERSON, "particle", Tier.MEDIUM)
        if facts[end - 1].surname and not head.common and not facts[end - 1].common:
            return Found(start, end, _PERSON, "surname", Tier.MEDIUM)
        return None

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

    # The rest -------------------------------------------------------------------------------

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
            club = self._club(pending, match, last)
            if club is not None:
                yield club
                position = pending = club.last
                continue
            if pending < position:
                yield from self._piece(pending, position)
            yield match
            position = pending = match.last
        if pending < last:
            yield from self._piece(pending, last) if cut else self._shape(pending, last)

    def _club(self, first: int, match: Found, last: int) -> Found | None:
        """A place with words before or after it that make it an organisation's name."""
        facts = self._facts
        if (
            match.kind is not _PLACE
            or self._document.titled[first]
            or self._document.shouted[first]
        ):
            return None
        if first < match.first:
            before = facts[first : match.first]
            unknown = all(f.capital and not f.common and not f.given for f in before)
            if unknown and len(before) == 1 and match.last == last and match.rule != "country":
                return Found(first, last, _ORGANISATION, "name_with_place", Tier.MEDIUM)
            return None
        after = facts[match.last : last]
        if not 1 <= len(after) <= 3 or self._gaps[match.last] != " ":
            return None
        if all(f.capital and f.common and not f.given and not _HEADS & f.lists for f in after):
            return Found(match.first, last, _ORGANISATION, "place_with_words", Tier.MEDIUM)
        return None

    def _piece(self, first: int, last: int) -> Iterator[Found]:
        first, last = self._trim(first, last)
        if first >= last:
            return
        found = self._structured(first, last) or self._person(first, last)
        if found is not None:
            yield found
        else:
            yield from self._shape(first, last)

    def _shape(self, first: int, last: int) -> Iterator[Found]:
        """The weak rules: an acronym, or words that look like a name and like nothing else."""
        facts: list[WordFacts] = self._facts[first:last]
        if self._document.titled[first] or self._document.shouted[first]:
            return
        if len(facts) == 1:
            yield from self._single(first)
            return
        if all(f.upper or len(f.form) == 1 for f in facts) and self._gaps[first + 1] == "-":
            yield Found(first, last, _ORGANISATION, "acronym_shape", Tier.WEAK)
        elif len(facts) <= 4 and not any(f.common for f in facts):
            yield self._guess(first, last)
        elif all(f.capital for f in facts) and not all(f.common for f in facts):
            yield Found(first, last, _ORGANISATION, "name_shape", Tier.WEAK)

    def _single(self, position: int) -> Iterator[Found]:
        fact, word = self._facts[position], self._document.tokens.words[position]
        last = position + 1
        if fact.upper and 2 <= len(fact.form) <= 6 and fact.form.isalpha():
            yield Found(position, last, _ORGANISATION, "acronym_shape", Tier.WEAK)
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
        of = before is not None and before.lower == "of" and first > 1
        if of and "place_nouns" in facts[first - 2].lists:
            return _PLACE, "place_noun", Tier.STRONG
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
        if last - first >= 2:
            return _PERSON, "name_shape", Tier.WEAK
        return _PERSON, "name_shape", Tier.WEAK
