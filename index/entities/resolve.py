"""Which entity does a mention stand for?

The gazetteer's where it knows the spelling; else the fullest form of the name in the document. Two
names meet across documents when their ids, made from the romanisation key or the plain form, are
equal: never by likeness, and never across kinds. A person known by one bare word, and a ministry
of an unknown country, stay within their document. Keeps out: finding names.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from index.entities.document import Document, Found
from index.entities.gazetteer import Gazetteer, Spelling, normal, slug
from index.entities.places.atlas import Atlas
from index.entities.places.homonyms import Homonyms
from index.entities.romanise import key
from index.entities.rules.forms import RULERS
from index.entities.rules.ministries import Ministries
from index.entities.rules.propagate import Carried
from index.model.names import EntityKind, EntityMention, Link

_COMPANY_ABBREVIATIONS = frozenset(("inc", "corp", "co", "ltd", "cos", "bros"))
_PARTICLES = frozenset("al el bin ibn ben bint abu abou umm abdul abdel abd".split())
# "Ben" with a capital is a given name; "Abu Ali" names as many men as "Ali".
_EPITHETS = frozenset("al el abu abou umm".split())
# One at a time; sheikhs and princes of one name are many.
_SOVEREIGNS = frozenset("king queen pope emperor empress".split())
_MINISTRIES = frozenset(("ministry", "ministries"))
_STATE_BODIES = frozenset(
    ("armed forces", "security forces", "army", "navy", "police", "national guard", "parliament")
)
_DIGEST_BYTES = 4


class Meant(NamedTuple):
    """Whom a mention stands for, and why.

    Args:
        entity: the entity's id.
        name: its canonical name.
        link: why.
        leant_on: the name that it leans on under that link, or "".
    """

    entity: str
    name: str
    link: Link = Link.OWN
    leant_on: str = ""


class Resolver:
    """Gives each name of one document its entity.

    Args:
        document: the text.
        gazetteer: the known entities.
        atlas: the places among them.
        found: its names, in order.
        carried: what they establish.
    """

    def __init__(
        self,
        document: Document,
        gazetteer: Gazetteer,
        atlas: Atlas,
        *,
        found: list[Found],
        carried: Carried,
    ) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._found = found
        self._carried = carried
        self._homonyms = Homonyms(document, atlas, found)
        self._ministries = Ministries(document, gazetteer)
        self._full_persons = self._persons_named_in_full()
        digest = hashlib.blake2b(
            document.tokens.text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES
        )
        self._digest = digest.hexdigest()

    def mentions(self, before: list[Found]) -> tuple[EntityMention, ...]:
        """The document's names as mentions.

        Args:
            before: the names as they stood when `carried` was established.

        Returns:
            One mention a name, in order.
        """
        out = []
        for name in self._found:
            meant = self._entity_of(name, before)
            place = self._homonyms.of(name)
            start, end = self._document.tokens.starts[name.first], self._end(name)
            out.append(
                EntityMention(
                    start=start,
                    end=end,
                    surface=self._document.tokens.text[start:end],
                    kind=EntityKind(meant.entity.split("-", 1)[0]),
                    entity=meant.entity,
                    name=meant.name,
                    rule=name.rule,
                    tier=name.tier,
                    link=meant.link,
                    leant_on=meant.leant_on,
                    which=None if place is None else place.which,
                )
            )
        return tuple(out)

    def _end(self, name: Found) -> int:
        """One past the name's last code point; the dot of "Inc." belongs to it in a sentence."""
        tokens = self._document.tokens
        end = tokens.ends[name.last - 1]
        if name.last < len(tokens.words) and tokens.gaps[name.last].startswith("."):
            company = self._document.facts[name.last - 1].lower in _COMPANY_ABBREVIATIONS
            if company and not tokens.opens[name.last]:
                return end + 1
        return end

    def _persons_named_in_full(self) -> dict[str, set[str]]:
        """Known persons named with two words and more, by the key of their last word."""
        persons: dict[str, set[str]] = {}
        for name in self._found:
            if name.kind is EntityKind.PERSON and name.spellings and name.last - name.first > 1:
                last = key(self._document.facts[name.last - 1].form)
                persons.setdefault(last, set()).add(name.spellings[0].entity)
        return persons

    def _entity_of(self, name: Found, before: list[Found]) -> Meant:
        if name.spellings:
            return self._known(name)
        full = self._fullest(name, before)
        if full is None:
            return self._by_own_words(name)
        meant = self._known(full) if full.spellings else self._by_own_words(full)
        leant_on = _tidy(self._document.surface(full.first, full.last))
        if normal(leant_on) == normal(_tidy(self._document.surface(name.first, name.last))):
            return meant
        return meant._replace(link=Link.FULLER, leant_on=leant_on)

    def _by_own_words(self, name: Found) -> Meant:
        """The entity of a name that no gazetteer spells so."""
        surface = _tidy(self._document.surface(name.first, name.last))
        kind = name.kind.value
        if self._is_ruler(name):
            # "King Abdullah" is not every Abdullah.
            surface = f"{self._document.tokens.words[name.first - 1]} {surface}"
            ruler = f"{kind}-{slug(key(surface))}"
            title = self._document.facts[name.first - 1].lower
            return Meant(ruler if title in _SOVEREIGNS else f"{ruler}-{self._digest}", surface)
        if name.kind is EntityKind.ORGANISATION:
            ministry = self._ministries.full_name(name)
            if ministry is not None:
                return self._ministry(ministry, surface)
        ids = [i for i in self._gazetteer.keys.get(key(surface), ()) if i.startswith(kind)]
        if len(ids) == 1 and (len(surface.split()) > 1 or "-" in surface or not surface.isupper()):
            canonical = self._canonical(ids[0])
            return Meant(ids[0], canonical, link=Link.KEY, leant_on=canonical)
        identity = f"{kind}-{self._form(name, surface)}"
        if self._is_shared(name, surface):
            identity = f"{identity}-{self._digest}"
        return Meant(identity, surface)

    def _ministry(self, full: str, surface: str) -> Meant:
        """The entity of a ministry by its full name."""
        link = Link.OWN if normal(full) == normal(surface) else Link.STATE
        leant_on = "" if link is Link.OWN else full
        known = self._ministries.known(full)
        if known is not None:
            return Meant(known, self._canonical(known), link=link, leant_on=leant_on)
        identity = f"{EntityKind.ORGANISATION.value}-{slug(full)}"
        return Meant(identity, full, link=link, leant_on=leant_on)

    def _is_shared(self, name: Found, surface: str) -> bool:
        """Whether the same words name somebody else in other documents: "Mr Haddad", "the army"."""
        facts = self._document.facts[name.first : name.last]
        if name.kind is EntityKind.PERSON:
            return (
                sum(
                    f.form not in _EPITHETS and (f.capital or f.form not in _PARTICLES)
                    for f in facts
                )
                == 1
            )
        if name.kind is not EntityKind.ORGANISATION:
            return False
        if normal(surface) in _STATE_BODIES:
            return True
        lowers = {fact.lower for fact in facts}
        return not lowers.isdisjoint(_MINISTRIES) and all(fact.common for fact in facts)

    def _is_ruler(self, name: Found) -> bool:
        """Whether a lone given name follows the title of somebody who goes by it."""
        facts = self._document.facts
        if name.rule != "title" or name.last - name.first != 1 or not name.first:
            return False
        title = facts[name.first - 1]
        return facts[name.first].given and title.capital and title.lower in RULERS

    def _known(self, name: Found) -> Meant:
        """The entity of a name that the gazetteer spells so."""
        place = self._homonyms.of(name)
        if place is not None:
            return Meant(place.entity, place.name, link=Link.GAZETTEER)
        chosen = self._choose(name)
        canonical = self._canonical(chosen.entity)
        if chosen is not name.spellings[0]:
            return Meant(chosen.entity, canonical, link=Link.FULLER, leant_on=canonical)
        if name.rule == "gazetteer_key":
            return Meant(chosen.entity, canonical, link=Link.KEY, leant_on=canonical)
        return Meant(chosen.entity, canonical, link=Link.GAZETTEER)

    def _canonical(self, identity: str) -> str:
        return self._gazetteer.spellings(identity)[0]

    def _choose(self, name: Found) -> Spelling:
        """Among the entities of one spelling, the one that the document speaks of."""
        first = name.spellings[0]
        if name.kind is not EntityKind.PERSON or name.last - name.first > 2:
            return first
        words = [f for f in self._document.facts[name.first : name.last] if f.form not in ("al",)]
        if len(words) != 1:
            return first
        named = self._full_persons.get(key(words[0].form), set())
        if len(named) == 1 and first.entity not in named:
            (other,) = named
            return Spelling(text=first.text, entity=other, match="word")
        return first

    def _fullest(self, name: Found, before: list[Found]) -> Found | None:
        """The fuller name in the document that a short form stands for."""
        facts = self._document.facts
        if name.kind is EntityKind.PERSON:
            words = [f for f in facts[name.first : name.last] if f.form not in _PARTICLES]
            if name.rule != "surname_carried" and len(words) != 1:
                return None
            form = " ".join(f.form for f in words)
            ordinals = self._carried.surnames.get(key(form), [])
            if not ordinals and words:
                ordinals = self._carried.surnames.get(key(words[-1].form), [])
            if not ordinals:
                return None
            earlier = [n for n in ordinals if before[n].first < name.first]
            return before[earlier[-1] if earlier else ordinals[0]]
        form = facts[name.first].form
        if name.rule in ("acronym_definition", "acronym_carried", "acronym_shape"):
            ordinal = self._carried.acronyms.get(form)
            return before[ordinal] if ordinal is not None else None
        if name.rule == "head_carried":
            return before[self._carried.heads[form]]
        return None

    def _form(self, name: Found, surface: str) -> str:
        """The part of the id that equal names share."""
        facts = self._document.facts[name.first : name.last]
        romanised = name.kind in (EntityKind.PERSON, EntityKind.PLACE) and any(
            f.romanised or f.form in _PARTICLES for f in facts
        )
        return slug(key(surface)) if romanised else slug(normal(surface))


def _tidy(surface: str) -> str:
    """The surface without a leading article and line breaks."""
    words = surface.split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words)
