"""What does the first page show? The corpus at a glance: days, key entries, sources, names."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import FacetName, Query, Selection
from search.results.counts import FacetValue
from search.results.timeline import EntryView, Overview
from web import links
from web.views.counts import count
from web.views.dates import Written, write_range
from web.views.entries import EntryGroup, group_entries
from web.views.facets import TITLES
from web.views.sources import SourceMark, SourceMarks
from web.views.strip import PASSAGES, Strip, strip_of

NAMES_SHOWN = 10
# The form under the strip, which leads to the timeline; the search form leads to the reports.
DAYS_FORM = "days"
SOURCES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source with the number of its reports and the address of their list."""

    mark: SourceMark
    number: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A named thing with the number of reports that name it, and its page."""

    label: str
    number: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBox:
    """The most named things of one kind."""

    title: str
    names: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The first page.

    Args:
        empty: whether there are no reports at all.
        counts: "5 reports", "131 passages", "40 dated entries".
        published: earliest to latest publication, empty when none is known.
        strip: all dated passages over time.
        key_entries: the entries that most sources speak of, by day.
        sources: those with the most reports.
        sources_beyond: "588 more sources", or "" when all are shown.
        names: people, places, organisations, groups.
    """

    empty: bool
    counts: tuple[str, ...]
    published: Written
    strip: Strip
    key_entries: tuple[EntryGroup, ...]
    sources: tuple[SourceLine, ...]
    sources_beyond: str
    names: tuple[NameBox, ...]


def home_view(overview: Overview, *, marks: SourceMarks) -> HomeView:
    """The overview as the first page shows it, with all dated passages over time."""
    query = Query()
    beyond = len(overview.sources) - SOURCES_SHOWN
    return HomeView(
        empty=overview.articles == 0,
        counts=(
            count(overview.articles, "report"),
            count(overview.passages, "passage"),
            count(overview.entries, "dated entry"),
        ),
        published=write_range(overview.published) if overview.published is not None else (),
        strip=strip_of(
            overview.strip,
            style=PASSAGES,
            chosen=None,
            link=lambda days: links.timeline(links.with_days(query, days)),
            form=DAYS_FORM,
        ),
        key_entries=group_entries(_most_told(overview.key_entries), query=query, marks=marks),
        sources=tuple(_source(value, marks) for value in overview.sources[:SOURCES_SHOWN]),
        sources_beyond=count(beyond, "more source") if beyond > 0 else "",
        names=tuple(
            NameBox(
                title=TITLES[facet.name],
                names=tuple(_name(value) for value in facet.values[:NAMES_SHOWN]),
            )
            for facet in overview.facets
            if facet.values and facet.name is not FacetName.SOURCE
        ),
    )


def _most_told(entries: tuple[EntryView, ...]) -> tuple[EntryView, ...]:
    """The entries that more than one source speaks of, where there are any; else all."""
    return tuple(view for view in entries if len(view.sources) > 1) or entries


def _source(value: FacetValue, marks: SourceMarks) -> SourceLine:
    chosen = Selection(facet=FacetName.SOURCE, value=value.value)
    return SourceLine(
        mark=marks.mark(value.value),
        number=count(value.count, "report"),
        href=links.search(links.adding(Query(), chosen)),
    )


def _name(value: FacetValue) -> NameLine:
    return NameLine(label=value.label, number=f"{value.count:,}", href=links.entity(value.value))
