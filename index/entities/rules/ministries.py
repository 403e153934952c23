"""Whose ministry is meant, and under which one name do its spellings meet?

"Syrian defence ministry", "Syrian Ministry of Defense" and, in a report on Syria, "Defense
Ministry" are one organisation. Keeps out: finding the words (chunks, institutions).
"""

from __future__ import annotations

from collections import Counter

from index.entities.document import Document, Found
from index.entities.gazetteer import Gazetteer
from index.model.names import EntityKind

_SPELT_OTHERWISE = {"defence": "defense", "labour": "labor", "defense": "defence"}
_FEWEST_MENTIONS = 3  # of a country or its people, before a bare ministry is taken for its own
_CLEAR_LEAD = 2  # times as many mentions as of the next country


class Ministries:
    """Names the ministries of one document.

    Args:
        document: the text with the gazetteer's matches.
        gazetteer: the known entities.
    """

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._main: str | None = None
        self._counted = False

    def full_name(self, name: Found) -> str | None:
        """The ministry's full name with its country's adjective.

        Args:
            name: an organisation that was found.

        Returns:
            E.g. "Syrian Ministry of Defense"; None when the words are no ministry's or the country
            is not clear.
        """
        facts = self._document.facts[name.first : name.last]
        lowers = [fact.lower for fact in facts]
        if "ministry" not in lowers:
            return None
        place = lowers.index("ministry")
        if lowers[place + 1 : place + 2] == ["of"]:
            owner, subject = facts[:place], lowers[place + 2 :]
        elif place == len(facts) - 1:
            split = next((n for n, f in enumerate(facts) if "ministry_subjects" in f.lists), place)
            owner, subject = facts[:split], lowers[split:place]
        else:
            return None
        subject = [word for word in subject if word != "the"]
        if not subject or len(owner) > 2:
            return None
        country = self._adjective_of(name, len(owner))
        return f"{country} Ministry of {_titled(subject)}" if country else None

    def known(self, full_name: str) -> str | None:
        """The id of the gazetteer's ministry of that name, in either spelling of English."""
        words = full_name.split()
        other = " ".join(_SPELT_OTHERWISE.get(w.lower(), w) for w in words)
        for spelling in (full_name, other):
            for entity in self._gazetteer.lookup(spelling):
                if entity.kind is EntityKind.ORGANISATION:
                    return entity.id
        return None

    def _adjective_of(self, name: Found, owner_words: int) -> str | None:
        """The adjective of the country that stands before the ministry, else of the main one."""
        if owner_words:
            match = self._document.matches.get(name.first)
            if match is None or match.last != name.first + owner_words:
                # The whole may be one match: "Syrian Defense Ministry".
                words = self._document.surface(name.first, name.first + owner_words)
                entities = self._gazetteer.lookup(words)
            else:
                entities = self._gazetteer.lookup(match.spellings[0].text)
            row = self._gazetteer.row(entities[0].id) if entities else None
            country = row.country if row is not None else None
        else:
            country = self._main_country()
        return self._gazetteer.adjectives.get(country) if country else None

    def _main_country(self) -> str | None:
        """The country that the document speaks of far more than of any other."""
        if not self._counted:
            self._counted = True
            counts: Counter[str] = Counter()
            for match in self._document.matches.values():
                if match.rule not in ("demonym", "country", "gazetteer_user"):
                    continue
                row = self._gazetteer.row(match.spellings[0].entity)
                if row is not None and row.country:
                    counts[row.country] += 1
            ranked = counts.most_common(2)
            if ranked and ranked[0][1] >= _FEWEST_MENTIONS:
                runner_up = ranked[1][1] if len(ranked) > 1 else 0
                if ranked[0][1] >= _CLEAR_LEAD * runner_up:
                    self._main = ranked[0][0]
        return self._main


def _titled(words: list[str]) -> str:
    spelt = [{"defence": "defense", "labour": "labor"}.get(word, word) for word in words]
    return " ".join(w if w in ("and", "of", "for") else w.capitalize() for w in spelt)
