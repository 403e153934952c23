"""Which figures of an entry are said in a list? Two or three that weigh most, as they are stated.

Nothing is added up. Keeps out: which figures stand beside each other and where claimants differ
(search.tolls), and the tables on the entry's own page (tolls.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from search.figures import FigureView, figures_in
from search.results.timeline import EntryView
from search.tolls.model import Panel, Point
from search.tolls.panels import panels
from search.vocabulary import Claim, Entity
from web import links
from web.views.counts import count
from web.views.figures import measure_words, qualifier_words

MOST = 3
# So many of an entry's figures, the highest, are compared, since each is with each other and a page
# holds fifty entries; the entry's own page compares all.
MOST_COMPARED = 24
CLAIMANT_LENGTH = 40

_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SHORT_NAME = re.compile(r"\(([A-Z]{2,6})\)$")
_BODIES = "bodies_"


@dataclass(frozen=True, slots=True, kw_only=True)
class MainFigure:
    """A figure in a line.

    Args:
        before: a qualifier that stands elsewhere in the sentence, "at least"; mostly "".
        surface: the words of the report, "at least 162 civilians".
        after: what befell them, "executed".
        claimant: who says so, in short; "" when nobody is named.
        claimant_in_full: the same in full, where it is shortened; else "".
    """

    before: str
    surface: str
    after: str
    claimant: str
    claimant_in_full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MainFigures:
    """The figures of an entry in a line.

    Args:
        figures: the few that are said.
        differ: whether claimants give different figures of the same.
        total: "7 figures in all" where there are more than are said, else "".
        href: where all of them stand.
    """

    figures: tuple[MainFigure, ...]
    differ: bool
    total: str
    href: str


def main_figures(view: EntryView) -> MainFigures:
    """The figures that are said of an entry in a list: of victims of this event, none of others."""
    entities = {entity.id: entity for entity in (*view.places, *view.others)}
    figures = [figure for figure in figures_in(view.passages) if figure.claim.scope == "event"]
    made = panels(sorted(figures, key=_height)[:MOST_COMPARED], entities)
    chosen = tuple(islice(_chosen(made), MOST))
    return MainFigures(
        figures=tuple(_figure(point.figure.claim, entities) for point in chosen),
        differ=any(panel.differences for panel in made),
        total=f"{count(len(figures), 'figure')} in all" if len(figures) > len(chosen) else "",
        href=f"{links.entry(view.entry.id)}#figures",
    )


def _height(figure: FigureView) -> int:
    """The place of a figure among others, the highest number first, words without one last."""
    claim = figure.claim
    return -next((n for n in (claim.value, claim.minimum, claim.maximum) if n is not None), -1)


def _chosen(made: Sequence[Panel]) -> Iterator[Point]:
    """The latest figure of a line: the highest line of each panel first, or two that differ.

    Then those of further lines; words without a number ("dozens") come after all numbers.
    """
    first = [line for panel in made for line in panel.lines[: 2 if panel.differences else 1]]
    further = [line for panel in made for line in panel.lines if line not in first]
    points = [line.points[-1] for line in (*first, *further)]
    yield from sorted(_once(points), key=lambda point: point.figure.claim.value is None)


def _once(points: Sequence[Point]) -> list[Point]:
    """Each number of a measure once for each claimant, in the fullest words.

    Nobody's "at least nine" adds nothing beside the same number by a claimant who is named.
    """
    fullest: dict[tuple[object, ...], Point] = {}
    named: set[tuple[object, ...]] = set()
    for point in points:
        claim = point.figure.claim
        words = claim.surface.casefold() if claim.value is None else ""
        number = (claim.value, claim.minimum, claim.measure, words)
        key = (*number, claim.claimant_key)
        if claim.claimant_key:
            named.add((*number, ""))
        kept = fullest.get(key)
        if kept is None or len(claim.surface) > len(kept.figure.claim.surface):
            fullest[key] = point
    return [point for key, point in fullest.items() if key not in named]


def _figure(claim: Claim, entities: Mapping[str, Entity]) -> MainFigure:
    full = " ".join(claim.claimant.split())
    short = _short_claimant(full, entities.get(claim.claimant_key))
    qualifier = qualifier_words(claim.qualifier) if claim.surface[:1].isdigit() else ""
    return MainFigure(
        before=qualifier,
        surface=claim.surface,
        after=_befell(claim),
        claimant=short,
        claimant_in_full=full if full != short else "",
    )


def _befell(claim: Claim) -> str:
    """What befell them; bodies are not named twice."""
    words = measure_words(claim.measure)
    if claim.measure.startswith(_BODIES) and "bod" in claim.surface.casefold():
        return words.rpartition(" ")[2]
    return words


def _short_claimant(full: str, entity: Entity | None) -> str:
    """A claimant in few letters: the acronym that it goes by, else its words without an article."""
    if entity is not None:
        acronyms = [name for name in entity.aliases if name.isupper() and 2 <= len(name) <= 6]
        return min(acronyms, key=lambda name: (len(name), name), default=entity.name)
    if found := _SHORT_NAME.search(full):
        return found[1]
    words = _ARTICLE.sub("", full)
    if len(words) <= CLAIMANT_LENGTH:
        return words
    return f"{words[:CLAIMANT_LENGTH].rpartition(' ')[0] or words[:CLAIMANT_LENGTH]} …"
