"""Which addresses lead on from here? The same question with one thing added, taken away or changed.

Every function is pure. Changing what is asked leads to the first page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from search.query import Filters, Query, Selection, Sort
from search.vocabulary import DayRange, Grain
from web.params import Asked, Lanes, address_of, pairs_of, with_selections

SEARCH = "/search"
TIMELINE = "/timeline"
TOLLS = "/tolls"
CLAIMS = "/claims"

PageAddress = Callable[[int], str]


def search(query: Query) -> str:
    """The address of a result list."""
    return address_of(SEARCH, pairs_of(Asked(query=query)))


def timeline(query: Query, *, grain: Grain | None = None, lanes: Lanes | None = None) -> str:
    """The address of a timeline."""
    return address_of(TIMELINE, pairs_of(Asked(query=query, grain=grain, lanes=lanes)))


def at(on: date, asked: Asked) -> str:
    """The address of the page of a timeline that holds a day, and of the day's place on it."""
    first = replace(asked, query=first_page(asked.query))
    return f"{address_of(TIMELINE, [*pairs_of(first), ('at', on.isoformat())])}#at"


def tolls(query: Query) -> str:
    """The address of the figures of victims."""
    return address_of(TOLLS, pairs_of(Asked(query=query)))


def file(path: str, query: Query) -> str:
    """The address of a file that holds what a question finds."""
    return address_of(path, pairs_of(Asked(query=first_page(query))))


def feed(path: str, query: Query) -> str:
    """The address of the feed of a list: newest first, whatever the order of the list."""
    return file(f"{path}.atom", sorted_by(query, Sort.RELEVANCE))


def day(on: date, query: Query | None = None, *, lanes: Lanes | None = None) -> str:
    """The address of one day, under a question whose own days give way to it."""
    asked = Asked(query=without_days(query) if query is not None else Query(), lanes=lanes)
    return address_of(f"{TIMELINE}/{on.isoformat()}", pairs_of(asked))


def article(article_id: str, *, passage: str = "") -> str:
    """The address of an article, or of a passage in it."""
    address = f"/article/{quote(article_id, safe='')}"
    return f"{address}#p-{passage}" if passage else address


def entry(passage_id: str) -> str:
    """The permanent address of an entry or a passage."""
    return f"/entry/{quote(passage_id, safe='')}"


def entity(entity_id: str) -> str:
    """The address of a person, place or other named thing."""
    return f"/entity/{quote(entity_id, safe='')}"


def first_page(query: Query) -> Query:
    """The same question on its first page."""
    return replace(query, page=1)


def on_page(query: Query, page: int) -> Query:
    """The same question on another page."""
    return replace(query, page=page)


def with_text(query: Query, text: str) -> Query:
    """The same filters with other words."""
    return replace(query, text=text, page=1)


def adding(query: Query, selection: Selection) -> Query:
    """The query with one more selection; its opposite, when chosen, gives way."""
    opposite = replace(selection, exclude=not selection.exclude)
    kept = [chosen for chosen in query.filters.selections if chosen != opposite]
    return with_selections(query, [*kept, selection])


def only(query: Query, selection: Selection) -> Query:
    """The query with this selection alone of its facet."""
    others = [one for one in query.filters.selections if one.facet is not selection.facet]
    return with_selections(query, [*others, selection])


def removing(query: Query, selection: Selection) -> Query:
    """The query without a selection."""
    kept = [chosen for chosen in query.filters.selections if chosen != selection]
    return with_selections(query, kept)


def with_days(query: Query, days: DayRange) -> Query:
    """The query narrowed to days that the text speaks of."""
    return replace(query, filters=replace(query.filters, days=days), page=1)


def without_days(query: Query) -> Query:
    """The query without its days."""
    return replace(query, filters=replace(query.filters, days=None), page=1)


def with_published(query: Query, days: DayRange) -> Query:
    """The query narrowed to days of publication."""
    return replace(query, filters=replace(query.filters, published=days), page=1)


def without_published(query: Query) -> Query:
    """The query without its days of publication."""
    return replace(query, filters=replace(query.filters, published=None), page=1)


def with_typed_spelling_only(query: Query) -> Query:
    """The query without the other spellings of names."""
    return replace(query, aliases=False, page=1)


def with_all_spellings(query: Query) -> Query:
    """The query with the other spellings of names."""
    return replace(query, aliases=True, page=1)


def sorted_by(query: Query, sort: Sort) -> Query:
    """The query in another order."""
    return replace(query, sort=sort, page=1)


def without_filters(query: Query) -> Query:
    """The query's words alone."""
    return replace(query, filters=Filters(), page=1)
