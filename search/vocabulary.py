"""Which words of the index do answers use? The one place from which pages take them."""

from index.entities.attestation import Attested
from index.model.annotated import AnnotatedArticle
from index.model.article import (
    Alternative,
    Article,
    Block,
    BlockKind,
    Mark,
    Metadatum,
    Passage,
    Published,
    Stripped,
)
from index.model.certainty import Basis
from index.model.claims import Claim
from index.model.dates import DateMention
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.model.names import Entity, EntityKind, EntityMention, Link, Told

__all__ = [
    "Alternative",
    "AnnotatedArticle",
    "Article",
    "Attested",
    "Basis",
    "Block",
    "BlockKind",
    "Claim",
    "DateMention",
    "DayRange",
    "Entity",
    "EntityKind",
    "EntityMention",
    "Grain",
    "Ground",
    "Link",
    "Mark",
    "Metadatum",
    "Passage",
    "Precision",
    "Published",
    "Stripped",
    "TimelineEntry",
    "Told",
]
