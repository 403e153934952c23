"""Which words are teams because they stand in a table of results?

"Reading 2 Stoke 2" and "Reading 4 1 1 2" name clubs even where the club's name is a plain word.
Keeps out: teams in sentences (teams).
"""

from __future__ import annotations

import itertools

from index.entities.document import Document, Found
from index.model.names import EntityKind, Tier

_DIGITS_OF_A_YEAR = 4
_LONGEST = 3  # words of a club's name
_FEWEST_ROWS = 4
_NO_TEAM = frozenset(("never_names", "table_words", "titles", "openers_to_strip", "event_heads"))


def is_table(document: Document) -> bool:
    """Whether several lines of the document are rows of results."""
    rows = 0
    for first, last in _rows(document):
        rows += any(_is_score(document, position) for position in range(first + 1, last))
        if rows >= _FEWEST_ROWS:
            return True
    return False


def find_scored(document: Document, found: list[Found]) -> list[Found]:
    """Teams in rows of results that no other rule has found.

    Args:
        document: a text about sport.
        found: its names, in order.

    Returns:
        The names with such teams, in order.
    """
    taken = {word for name in found for word in range(name.first, name.last)}
    extra = [
        Found(first, last, EntityKind.ORGANISATION, "scored", Tier.MEDIUM)
        for first, last in _scored(document)
        if taken.isdisjoint(range(first, last))
    ]
    return sorted(found + extra) if extra else found


def _scored(document: Document) -> list[tuple[int, int]]:
    """Capitalised words between the start of a row, or a number, and a number."""
    spans = []
    for start, end in _rows(document):
        position = start
        while position < end:
            last = position
            while (
                last < end
                and _may_name(document, last)
                and (last == position or document.tokens.gaps[last] == " ")
            ):
                last += 1
            if 0 < last - position <= _LONGEST and last < end and _is_score(document, last):
                spans.append((position, last))
            position = max(last, position + 1)
            while position < end and not document.facts[position - 1].form[0].isdigit():
                position += 1
    return spans


def _rows(document: Document) -> list[tuple[int, int]]:
    bounds = [*document.tokens.line_starts, len(document.facts)]
    return list(itertools.pairwise(bounds))


def _may_name(document: Document, position: int) -> bool:
    fact = document.facts[position]
    return fact.capital and _NO_TEAM.isdisjoint(fact.lists) and len(fact.form) > 1


def _is_score(document: Document, position: int) -> bool:
    """Whether a number of up to three digits stands here after a capitalised word."""
    fact, before = document.facts[position], document.facts[position - 1]
    return (
        fact.form.isdigit()
        and len(fact.form) < _DIGITS_OF_A_YEAR
        and document.tokens.gaps[position] == " "
        and before.capital
        and _NO_TEAM.isdisjoint(before.lists)
    )
