"""Which entities of a corpus may be one and were not merged?

Keeps out: what makes two names look like one (index.entities.duplicates).
"""

from __future__ import annotations

from collections.abc import Iterable

from index.entities.duplicates import Candidate, Suspicion, suspicions
from search.results.things import ListedEntity

__all__ = ["Candidate", "Suspicion", "suspected"]


def suspected(rows: Iterable[ListedEntity]) -> list[Suspicion]:
    """The pairs that may be one, the likeliest first.

    Args:
        rows: the entities of the corpus; those that no report names are passed over.
    """
    return suspicions(_candidate(row) for row in rows if row.mentions)


def _candidate(row: ListedEntity) -> Candidate:
    entity = row.entity
    written = (way.surface for way, _ in row.spellings)
    return Candidate(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        spellings=tuple(dict.fromkeys((*entity.aliases, *written))),
        mentions=row.mentions,
        wikidata=entity.wikidata,
        geonames=entity.geonames,
        known=entity.source != "corpus",
    )
