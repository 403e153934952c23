"""What does every page carry? Its title, its place in the site, and the search form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.query import Query
from web import links
from web.map_address import places_map
from web.params import (
    POSITION_PARAMETERS,
    TIMELINE_PARAMETERS,
    Arguments,
    Asked,
    given_pairs,
    pairs_of,
)

DAY_FIELDS = ("from", "to", "published_from", "published_to")
SHOWN_FIELDS = ("q", *DAY_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchForm:
    """The one search form; everything in it is a GET parameter.

    Args:
        action: where it leads.
        text: what stands in the box.
        first: what stands in "from" of the days spoken of.
        last: what stands in "to" of them.
        published_first: what stands in "from" of publication.
        published_last: what stands in "to" of it.
        hidden: the other filters that go along, as name and value.
    """

    action: str = links.SEARCH
    text: str = ""
    first: str = ""
    last: str = ""
    published_first: str = ""
    published_last: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the layout needs.

    Args:
        title: the page's own title.
        section: which of "home", "search", "timeline", "tolls", "map", "help" or "" is current.
        form: the search form.
        live: whether typing answers at once on this page.
        collects: whether sentences on this page can be ticked for a collection.
        results_href: the switch to results under the same question; "" for no switch.
        timeline_href: the switch to the timeline.
        tolls_href: the switch to the figures of victims.
        map_href: the switch to the map.
    """

    title: str
    section: str = ""
    form: SearchForm = SearchForm()
    live: bool = False
    collects: bool = False
    results_href: str = ""
    timeline_href: str = ""
    tolls_href: str = ""
    map_href: str = ""


def form_of(asked: Asked, *, action: str = links.SEARCH) -> SearchForm:
    """The form that asks this question again."""
    pairs = pairs_of(asked)
    shown = {name: value for name, value in pairs if name in SHOWN_FIELDS}
    hidden = tuple(
        (name, value) for name, value in pairs if name not in SHOWN_FIELDS and name != "page"
    )
    return _form(action, shown, hidden)


def carried_form(asked: Asked, *, action: str) -> SearchForm:
    """The form of a page without fields for days: they go along unseen."""
    form = form_of(asked, action=action)
    days = tuple((name, value) for name, value in pairs_of(asked) if name in DAY_FIELDS)
    return replace(form, hidden=(*form.hidden, *days))


def form_as_given(arguments: Arguments, *, action: str, without: str = "") -> SearchForm:
    """The form as a reader left it, unread, when a question could not be answered.

    Args:
        arguments: the query string.
        action: where it leads.
        without: a hidden parameter to leave out, because it is the one that is wrong.
    """
    pairs = given_pairs(arguments, TIMELINE_PARAMETERS)
    shown = {name: value for name, value in pairs if name in SHOWN_FIELDS}
    hidden = tuple(
        (name, value)
        for name, value in pairs
        if name not in (*SHOWN_FIELDS, *POSITION_PARAMETERS, without)
    )
    return _form(action, shown, hidden)


def with_switch(frame: Frame, query: Query) -> Frame:
    """The frame with the addresses of the other readings under the same question."""
    first = links.first_page(query)
    return replace(
        frame,
        results_href=links.search(first),
        timeline_href=links.timeline(first),
        tolls_href=links.tolls(first),
        map_href=places_map(first),
    )


def _form(action: str, shown: dict[str, str], hidden: tuple[tuple[str, str], ...]) -> SearchForm:
    return SearchForm(
        action=action,
        text=shown.get("q", ""),
        first=shown.get("from", ""),
        last=shown.get("to", ""),
        published_first=shown.get("published_from", ""),
        published_last=shown.get("published_to", ""),
        hidden=hidden,
    )
