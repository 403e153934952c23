"""What does the help page show? The legend of the signs and marks; ways.py has the ways to ask."""

from __future__ import annotations

from dataclasses import dataclass

from search.results.timeline import Overview
from search.salience import HIGHLIGHTS
from search.vocabulary import Basis, Precision
from web.views.certainty import UNDATED, Sign, sign_of
from web.views.counts import count
from web.views.highlights import SEEN_AT_A_GLANCE
from web.views.sources import SourceMark, SourceMarks

SOURCES_SHOWN = 24


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

    legend: tuple[Legend, ...]
    sources: tuple[SourceMark, ...]
    sources_beyond: str
    at_a_glance: int = SEEN_AT_A_GLANCE
    highlights: int = HIGHLIGHTS


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
        legend=(*bases, *spans, undated),
        sources=marks.all(value.value for value in overview.sources[:SOURCES_SHOWN]),
        sources_beyond=count(beyond, "more source") if beyond > 0 else "",
    )
