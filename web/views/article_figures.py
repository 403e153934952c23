"""What is said of each figure of victims in an article? Whose it is, and what it bears on.

Keeps out: where a figure stands in the text (article_text.py), and how figures of several reports
bear on each other (tolls.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.query import FacetName, Filters, Query, Selection
from search.vocabulary import AnnotatedArticle, Claim, Entity
from web import links
from web.views.dates import Written, plain, write_day, write_range
from web.views.figures import bounds_of, category_words, measure_words, number_of

NOBODY = "nobody is named for it"
_OWN_DAY = "the report’s own day; no other is said"
_BEARINGS = {
    "equal": ("the same as", "the same as"),
    "supersedes": ("supersedes", "superseded by"),
    "total_of": ("the total of", "counted in"),
    "contradicts": ("set against", "set against"),
}
_PART = ("part of", "includes")
_PLAIN = frozenset({"exact", "range", "vague"})
_SCOPES = {"background": "of before these events", "historical": "of an earlier time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a figure bears on others of its report.

    Args:
        words: "supersedes", "the total of".
        figures: the words of these, with their places on the page.
    """

    words: str
    figures: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The same in one line."""
        return f"{self.words} {', '.join(f'“{surface}”' for surface, _ in self.figures)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNote:
    """A figure of victims as a report gives it.

    Args:
        number: its number on the page, from 1.
        surface: the exact words.
        said: the number with its qualifier: "at least 162".
        bounds: what the words allow, where the number does not say it; else "".
        category: whom it counts.
        measure: what befell them.
        claimant: who says so; `NOBODY` when nobody is named.
        claimant_href: their page, or "".
        accused: who is said to have done it, or "".
        place: where, or "".
        stated: the day of the statement; empty when unknown.
        stated_note: how that day is known when the text does not say it, or "".
        died: the days of the deaths; empty when unknown.
        scope: "" for a figure of these events, else of what.
        rule: the rule that found it.
        bearings: how it bears on others.
        tolls_href: the page of figures, narrowed to its place where its sentence names one.
    """

    number: int
    surface: str
    said: str
    bounds: str
    category: str
    measure: str
    claimant: str
    claimant_href: str
    accused: str
    place: str
    stated: Written
    stated_note: str
    died: Written
    scope: str
    rule: str
    bearings: tuple[Bearing, ...]
    tolls_href: str

    @property
    def summary(self) -> str:
        """What there is to know of it, a line each, for who looks at its words."""
        says = self.claimant if self.claimant == NOBODY else f"says {self.claimant}"
        day = f", {plain(self.stated)}" if self.stated and not self.stated_note else ""
        lines = [f"{self.said}: {self.category}, {self.measure}", f"{says}{day}"]
        lines += [bearing.text for bearing in self.bearings]
        return "\n".join([*lines, self.scope] if self.scope else lines)


def figure_notes(
    annotated: AnnotatedArticle, entities: Mapping[str, Entity]
) -> tuple[FigureNote, ...]:
    """All figures of an article, in the order of the text.

    Args:
        annotated: the article.
        entities: the entities that it names, by id.
    """
    bearings = _bearings(annotated.claims)
    return tuple(
        _note(annotated, claim, number, entities, bearings[number - 1])
        for number, claim in enumerate(annotated.claims, start=1)
    )


def _note(
    annotated: AnnotatedArticle,
    claim: Claim,
    number: int,
    entities: Mapping[str, Entity],
    bearings: tuple[Bearing, ...],
) -> FigureNote:
    return FigureNote(
        number=number,
        surface=claim.surface,
        said=number_of(claim),
        bounds="" if claim.qualifier in _PLAIN else bounds_of(claim),
        category=category_words(claim.category),
        measure=measure_words(claim.measure),
        claimant=claim.claimant or NOBODY,
        claimant_href=links.entity(claim.claimant_key) if claim.claimant_key in entities else "",
        accused=claim.accused,
        place=claim.place,
        stated=() if claim.stated_on is None else write_day(claim.stated_on, weekday=True),
        stated_note=_OWN_DAY if claim.stated_on is not None and claim.stated_inferred else "",
        died=() if claim.died is None else write_range(claim.died),
        scope=_SCOPES.get(claim.scope, ""),
        rule=claim.rule,
        bearings=bearings,
        tolls_href=links.tolls(_question(annotated, claim)),
    )


def _bearings(claims: Sequence[Claim]) -> list[tuple[Bearing, ...]]:
    """How each figure bears on others, seen from both sides."""
    place = {f"{claim.start}-{claim.end}": at for at, claim in enumerate(claims)}
    found: list[dict[str, dict[int, None]]] = [{} for _ in claims]
    for at, claim in enumerate(claims):
        told = [relation.partition(":") for relation in claim.relations]
        pairs = [(_BEARINGS[kind], spans) for kind, _, spans in told if kind in _BEARINGS]
        if claim.part_of and not _is_counted(claims, claim):
            pairs.append((_PART, claim.part_of))
        for (words, reverse), spans in pairs:
            for span in spans.split("+"):
                other = place.get(span, at)
                if other != at:
                    found[at].setdefault(words, {})[other] = None
                    found[other].setdefault(reverse, {})[at] = None
    return [
        tuple(
            Bearing(
                words=words,
                figures=tuple((claims[n].surface, f"#figure-{n + 1}") for n in others),
            )
            for words, others in own.items()
        )
        for own in found
    ]


def _is_counted(claims: Sequence[Claim], part: Claim) -> bool:
    """Whether the figure that one is a part of is told to be the total of it and others."""
    totals = (one for one in claims if f"{one.start}-{one.end}" == part.part_of)
    own = f"{part.start}-{part.end}"
    relations = [r.partition(":") for total in totals for r in total.relations]
    return any(kind == "total_of" and own in spans.split("+") for kind, _, spans in relations)


def _question(annotated: AnnotatedArticle, claim: Claim) -> Query:
    """The question that holds the figure among those of its place, or among all."""
    passage = next((p for p in annotated.passages if p.start <= claim.start < p.end), None)
    if passage is None:
        return Query()
    named = {n.entity for n in annotated.names if passage.start <= n.start < passage.end}
    places = [key for key in claim.place_ids if key in named]
    if len(places) != 1:
        return Query()
    chosen = Selection(facet=FacetName.PLACE, value=places[0])
    return Query(filters=Filters(selections=(chosen,)))
