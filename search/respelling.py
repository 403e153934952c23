"""Which other spellings of a whole question do find something? Each is tried before it is offered.

Keeps out: which words are near to which (engines).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from search.engine import Engine
from search.query import Query
from search.understanding import Understood, understand

_MOST_OFFERED = 3
_MOST_ATTEMPTS = 8
_MOST_RESPELT = 8  # words; nobody wants to be told how else a whole paragraph could be written


def respellings(engine: Engine, query: Query, understood: Understood) -> tuple[str, ...]:
    """Other spellings of a question that do return full matches.

    Args:
        engine: the engine that answered it.
        query: the question as asked.
        understood: what it means.
    """
    found = []
    for text in _respelt(engine, query.text, understood):
        again = understand(engine, replace(query, text=text, page=1, size=1))
        results = engine.search(again.query)
        if results.total and not results.partial_only:
            found.append(text)
        if len(found) == _MOST_OFFERED:
            break
    return tuple(found)


def _respelt(engine: Engine, text: str, understood: Understood) -> Iterator[str]:
    """The query with unknown words replaced by known ones, the most likely replacements first."""
    words = understood.parsed.words
    if len(words) > _MOST_RESPELT:
        return
    choices = [engine.spelling(word.text) for word in words]
    if not any(choices):
        return
    for attempt, chosen in enumerate(product(*((c or ("",)) for c in choices))):
        if attempt == _MOST_ATTEMPTS:
            return
        respelt, end = [], 0
        for word, replacement in zip(words, chosen, strict=True):
            respelt += [text[end : word.start], replacement or word.text]
            end = word.end
        yield "".join([*respelt, text[end:]]).strip()
