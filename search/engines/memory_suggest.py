"""What begins like what was typed? Every spelling of everything is compared, one by one."""

from __future__ import annotations

from index.entities.beginnings import Beginning, Closeness, beginning, closeness, spelling_met
from index.model.names import Entity
from search.engines.memory_corpus import MemoryCorpus
from search.suggestions import Suggestion, rank


def suggest(corpus: MemoryCorpus, prefix: str, limit: int) -> tuple[Suggestion, ...]:
    """Sources and entities with a spelling that begins so; the closest first."""
    typed = beginning(prefix)
    if typed is None:
        return ()
    found: list[tuple[Closeness, Suggestion]] = []
    for source in {r.source for r in corpus.reports if r.source is not None}:
        near = closeness(typed, source)
        if near is not None:
            count = sum(report.source == source for report in corpus.reports)
            found.append((near, Suggestion(text=source, kind="source", value=source, count=count)))
    for entity in corpus.entities.values():
        met = [closeness(typed, spelling) for spelling in (entity.name, *entity.aliases)]
        nearest = min((one for one in met if one is not None), default=None)
        if nearest is not None:
            found.append((nearest, offered(corpus, entity, typed)))
    found = [(near, one) for near, one in found if one.count]
    found.sort(key=lambda item: rank(item[1], item[0]))
    return tuple(one for _, one in found[:limit])


def offered(corpus: MemoryCorpus, entity: Entity, typed: Beginning | None = None) -> Suggestion:
    """An entity as a suggestion, with the spelling that was met where something was typed."""
    return Suggestion(
        text=entity.name,
        kind=entity.kind.value,
        value=entity.id,
        count=sum(
            any(entity.id in sentence.entities for sentence in report.sentences)
            for report in corpus.reports
        ),
        spelling="" if typed is None else spelling_met(typed, entity.name, entity.aliases),
    )
