"""What is answered when somebody asks for figures of victims? Figures with their passages.

Keeps out: how they are found (engines/) and how they bear on each other (tolls.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.interchange import figure_record
from index.model.claims import Claim
from index.model.names import Entity
from search.query import Query
from search.results.counts import Calendar, Facet
from search.results.hits import Expansion
from search.results.passages import PassageView
from search.results.reading import UNEXPLAINED, Explanation
from search.suggestions import Ambiguity

__all__ = [
    "Claim",
    "FigureView",
    "FiguresPage",
    "entities_of",
    "figure_record",
    "figures_in",
    "span_of",
]

# Passages whose figures one answer holds at most: what a page of 25 KB, compressed, has room for.
FIGURE_PASSAGES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure of victims with the passage that gives it.

    Args:
        claim: the figure; its offsets are of the article's body.
        passage: the passage.
    """

    claim: Claim
    passage: PassageView


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """The figures under a query and filters.

    A passage is in when its article meets the article-level filters and it meets days, entities and
    kind itself, and the words: all of them, or, when no passage with a figure has all, any.

    Args:
        query: the question, as understood.
        passages: how many passages with figures are in.
        figures: theirs, most recently published article first, then in order of the text; those
            of `FIGURE_PASSAGES` passages at most.
        shown: of how many passages.
        entities: the claimants and places of these figures that are entities, by id.
        partial_only: True when no passage has all the words.
        facets: as in Results, counting passages with figures.
        calendar: as in Results, counting the same.
        generation: the index generation that answered.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
        explanation: how the question was read.
    """

    query: Query
    passages: int
    figures: tuple[FigureView, ...]
    shown: int
    entities: Mapping[str, Entity]
    partial_only: bool
    facets: tuple[Facet, ...]
    calendar: Calendar
    generation: int
    expansions: tuple[Expansion, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    explanation: Explanation = UNEXPLAINED


def entities_of(figures: Iterable[FigureView], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """The entities that figures have as claimant or place."""
    keys = {key for f in figures for key in (f.claim.claimant_key, *f.claim.place_ids)}
    return {key: entities[key] for key in sorted(keys) if key in entities}


def span_of(figure: FigureView) -> tuple[str, str]:
    """The article of a figure, and its span as relations write it: "10-19"."""
    return figure.passage.article.id, f"{figure.claim.start}-{figure.claim.end}"


def figures_in(passages: Iterable[PassageView]) -> tuple[FigureView, ...]:
    """The figures that passages give, in order."""
    return tuple(
        FigureView(claim=claim, passage=view) for view in passages for claim in view.claims
    )
