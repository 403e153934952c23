"""What does the help page show? The query language by example, and the legend of the signs."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import FacetName, Query
from search.results.timeline import Overview
from search.salience import HIGHLIGHTS
from search.vocabulary import Basis, Precision
from web import links
from web.views.certainty import UNDATED, Sign, sign_of
from web.views.counts import count
from web.views.highlights import SEEN_AT_A_GLANCE
from web.views.sources import SourceMark, SourceMarks

SOURCES_SHOWN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Something to type, what it finds, and where it leads."""

    typed: str
    finds: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A row of the legend: the signs, their name, what they mean."""

    id: str
    signs: tuple[Sign, ...]
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpView:
    """The help page."""

    examples: tuple[Example, ...]
    legend: tuple[Legend, ...]
    sources: tuple[SourceMark, ...]
    sources_beyond: str
    at_a_glance: int = SEEN_AT_A_GLANCE
    highlights: int = HIGHLIGHTS


# {0} and {1} are the places that this corpus names most.
_EXAMPLES = (
    ("people killed", "reports that have both words, in any form: kill, killing"),
    ('"security forces"', "these words in this order"),
    ('"{0}" OR "{1}"', "either of them; write OR in capitals"),
    ('clashes -"{0}"', "the first word, without the other; NOT does the same as -"),
    ("title:clashes", "the word in the headline; also body: and source:"),
    ('place:"{0}"', "reports that name it; also person:, organisation:, group:, media:"),
    ("execut*", "all words that begin so; at least three letters before the star"),
    ('("{0}" OR "{1}") civilians', "brackets hold a choice together"),
)
_STAND_INS = ("Geneva", "Nairobi")

_BASES = (
    (Basis.STATED, "Stated", "The text says it outright: “March 7, 2025”."),
    (
        Basis.RESOLVED,
        "Resolved",
        "Worked out from the text and a known day: “Friday”, in a report of Saturday 8 March 2025, "
        "is 7 March.",
    ),
    (
        Basis.INFERRED,
        "Inferred",
        "Judged from evidence. It could be otherwise; the days that are possible are given.",
    ),
)
_SPANS = (
    (
        Precision.INTERVAL,
        "span",
        "Several days",
        "An interval, a week, a month or a year. The day within it is not known.",
    ),
    (Precision.NOT_BEFORE, "after", "Not before", "On this day or later; the end is not known."),
    (Precision.NOT_AFTER, "before", "Not after", "On this day or earlier."),
)


def help_view(overview: Overview, *, marks: SourceMarks) -> HelpView:
    """The help page, with the marks of the sources of this corpus."""
    bases = tuple(
        Legend(
            id=f"sign-{basis.value}",
            signs=(sign_of(basis, Precision.DAY),),
            name=name,
            meaning=meaning,
        )
        for basis, name, meaning in _BASES
    )
    spans = tuple(
        Legend(
            id=f"sign-{shape}",
            signs=tuple(sign_of(basis, precision) for basis, _, _ in _BASES),
            name=name,
            meaning=meaning,
        )
        for precision, shape, name, meaning in _SPANS
    )
    undated = Legend(
        id="sign-undated",
        signs=(),
        name="Undated, unresolved",
        meaning=f"{UNDATED.explanation} An expression that could mean several days stays open.",
    )
    beyond = len(overview.sources) - SOURCES_SHOWN
    return HelpView(
        examples=_examples(overview),
        legend=(*bases, *spans, undated),
        sources=marks.all(value.value for value in overview.sources[:SOURCES_SHOWN]),
        sources_beyond=count(beyond, "more source") if beyond > 0 else "",
    )


def _examples(overview: Overview) -> tuple[Example, ...]:
    """Things to type that find something here."""
    places = [
        value.label
        for facet in overview.facets
        if facet.name is FacetName.PLACE
        for value in facet.values
        if '"' not in value.label
    ]
    names = (*places, *_STAND_INS)[:2]
    typed = [(pattern.format(*names), finds) for pattern, finds in _EXAMPLES]
    return tuple(
        Example(typed=text, finds=finds, href=links.search(Query(text=text)))
        for text, finds in typed
    )
