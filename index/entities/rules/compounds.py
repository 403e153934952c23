"""What does a known name or a telling first word name together with the words beside it?

"Dynamo Moscow", "Tata Sons", "Sunday Times", "Jabhat X". Keeps out: forms that go by their head
word (forms).
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.entities.rules.forms import HEADS, NOT_TRAILING
from index.model.names import EntityKind, Tier

_ORGANISATION, _MEDIA, _PLACE = EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.PLACE


class Compounds:
    """Looks for compounds in one document.

    Args:
        document: the text, with the gazetteer's matches.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = document.facts
        self._gaps = document.tokens.gaps

    def opened(self, first: int, last: int) -> Found | None:
        """An armed group, newspaper, club or body by its first word: "Sunday Times"."""
        facts = self._facts
        head, final = facts[first], facts[last - 1]
        if "group_openers" in head.lists and not head.given and last - first > 1:
            return Found(first, last, _ORGANISATION, "group_opener", Tier.MEDIUM)
        foreign = "foreign_openers" in head.lists and not (head.common or head.given)
        if foreign and head.capital and last - first > 1:
            return Found(first, last, _ORGANISATION, "foreign_word", Tier.MEDIUM)
        if last - first != 2 or self._gaps[last - 1] != " " or not final.capital:
            return None
        if "paper_openers" in head.lists and "paper_words" in final.lists:
            return Found(first, last, _MEDIA, "paper", Tier.MEDIUM)
        if "club_words" in head.lists and not final.common:
            return Found(first, last, _ORGANISATION, "club_word", Tier.MEDIUM)
        return None

    def club(self, first: int, match: Found, last: int) -> Found | None:
        """A place with words before or after it that make it an organisation's name."""
        facts = self._facts
        if match.kind in (_ORGANISATION, _MEDIA) and first == match.first:
            return self._branch(match, last)
        if (
            match.kind is not _PLACE
            or self._document.titled[first]
            or self._document.shouted[first]
        ):
            return None
        if first < match.first:
            before = facts[first : match.first]
            opens = len(before) == 1 and "club_openers" in before[0].lists
            if opens and match.last == last and match.rule != "country":
                return Found(first, last, _ORGANISATION, "name_with_place", Tier.MEDIUM)
            return None
        after = facts[match.last : last]
        if not 1 <= len(after) <= 3 or self._gaps[match.last] != " " or match.rule == "country":
            return None
        if all(f.capital and f.common and not f.given and not HEADS & f.lists for f in after):
            return Found(match.first, last, _ORGANISATION, "place_with_words", Tier.WEAK)
        return None

    def _branch(self, match: Found, last: int) -> Found | None:
        """A known organisation with words after it that make another's name: "Tata Sons"."""
        after = self._facts[match.last : last]
        if not 1 <= len(after) <= 3 or any(self._gaps[n] != " " for n in range(match.last, last)):
            return None
        if self._document.titled[match.first] or self._facts[match.first].upper:
            return None  # "RAF Typhoons" are aircraft
        if all(
            f.capital and f.common and not f.given and not NOT_TRAILING & f.lists for f in after
        ):
            return Found(match.first, last, match.kind, "organisation_with_words", Tier.MEDIUM)
        return None
