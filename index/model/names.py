"""What is a name in a text? A mention, the entity it stands for, and why that one.

Spans are half-open code-point offsets into the body. Keeps out: how names are found and merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.model.certainty import Basis


class EntityKind(StrEnum):
    """The kinds of named things; each is a facet."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place, group or media house.

    Args:
        id: kind and slug, e.g. "place-baniyas"; stable across runs.
        kind: what it is.
        name: the canonical name.
        aliases: other names it goes by, without the canonical one.
        latitude: WGS 84 degrees, places only.
        longitude: WGS 84 degrees, places only.
        country: ISO 3166-1 alpha-2, places only.
        is_country: whether it is the country itself.
        basis: how it is known where it lies: stated by a gazetteer, or inferred from the corpus.
        note: what people should know of it, in sentences: other places of its name.
        source: where this entity is known from: "corpus" (found in text) or a gazetteer's name.
        wikidata: its item there, or "".
        geonames: its number there, or "".
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    is_country: bool = False
    basis: Basis = Basis.STATED
    note: str = ""
    source: str = "corpus"
    wikidata: str = ""
    geonames: str = ""


class Tier(StrEnum):
    """How far a name mention can be trusted by the rule that made it."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Link(StrEnum):
    """Why a mention stands for its entity."""

    OWN = "own"  # its own words, and their romanisation key where they are romanised
    GAZETTEER = "gazetteer"  # the gazetteer has this spelling
    KEY = "key"  # another romanisation of a spelling of the gazetteer
    FULLER = "fuller"  # a fuller name in the same document
    STATE = "state"  # the state that the document is about: "the defence ministry"


class Told(StrEnum):
    """What tells which of several places of one name is meant."""

    BESIDE = "beside"  # words beside the name: "Tripoli, Lebanon"
    CARRIED = "carried"  # words beside the name elsewhere in the document
    NEARBY = "nearby"  # the document's other places and peoples
    USUAL = "usual"  # nothing; it is the one that is usually meant
    NOTHING = "nothing"  # nothing; no place is claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Why a mention stands for this place of several of its name.

    Args:
        told: what tells.
        by: the names that tell, the weightiest first; empty when there are none.
    """

    told: Told
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A name in the text and the entity that it stands for.

    Args:
        start: first code point in the body.
        end: one past the last.
        surface: the exact words.
        kind: the kind of entity.
        entity: the entity's id.
        name: the entity's canonical name.
        rule: the rule that made the mention.
        tier: how far that rule can be trusted; weak mentions are no facet by themselves.
        link: why it stands for this entity.
        leant_on: the name that it leans on under that link, or "".
        which: why this place, where several bear the name; else None.
    """

    start: int
    end: int
    surface: str
    kind: EntityKind
    entity: str
    name: str
    rule: str
    tier: Tier
    link: Link = Link.OWN
    leant_on: str = ""
    which: Which | None = None
