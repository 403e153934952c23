"""Do addresses and questions say the same thing, both ways?"""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from search.query import FacetName, Filters, Query, Selection, Sort
from search.vocabulary import DayRange
from web import links
from web.days import FIRST_YEAR, LAST_YEAR
from web.params import GRAINS, Asked, ParameterError, YearlessDayError, pairs_of, read_asked

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
VALUES = WORDS.filter(bool)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@st.composite
def day_ranges(draw: st.DrawFn) -> DayRange | None:
    """A closed or half-open range of days, or none."""
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        first, last = last, first
    return DayRange.inclusive(first, last)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """A chosen or excluded value of any facet."""
    facet = draw(st.sampled_from(FacetName))
    kinds = st.sampled_from(["body", "heading", "caption", "tweet"])
    value = draw(kinds if facet is FacetName.KIND else VALUES)
    return Selection(facet=facet, value=value, exclude=draw(st.booleans()))


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """Any question that an address can hold."""
    filters = Filters(
        selections=tuple(sorted(draw(st.sets(selections(), max_size=5)))),
        days=draw(day_ranges()),
        published=draw(day_ranges()),
    )
    query = Query(
        text=draw(WORDS),
        filters=filters,
        sort=draw(st.sampled_from(Sort)),
        page=draw(st.integers(1, 10_000)),
        aliases=draw(st.booleans()),
    )
    return Asked(query=query, grain=draw(st.none() | st.sampled_from(GRAINS)))


def read(address: str) -> Asked:
    """The question in an address."""
    return read_asked(MultiDict(parse_qsl(urlsplit(address).query)))


@given(questions())
def test_question_survives_its_address(asked: Asked) -> None:
    """A link that was sent must ask exactly what its sender saw."""
    assert read_asked(MultiDict(list(pairs_of(asked)))) == asked


@given(questions())
def test_link_leads_to_the_question_that_made_it(asked: Asked) -> None:
    """Encoding must not lose a character, whatever stands in a name."""
    assert read(links.timeline(asked.query, grain=asked.grain)) == asked


@given(questions(), selections())
def test_filter_taken_away_again_leaves_the_question(asked: Asked, chosen: Selection) -> None:
    """A chip's cross must undo exactly what its click did."""
    query = links.first_page(asked.query)
    opposite = Selection(facet=chosen.facet, value=chosen.value, exclude=not chosen.exclude)
    held = query.filters.selections
    if chosen in held or opposite in held:
        return
    added = links.adding(query, chosen)
    assert chosen in added.filters.selections
    assert links.removing(added, chosen) == query


@given(questions(), selections())
def test_value_is_never_chosen_and_left_out_at_once(asked: Asked, chosen: Selection) -> None:
    """Both at once could match nothing."""
    once = links.adding(asked.query, chosen)
    opposite = Selection(facet=chosen.facet, value=chosen.value, exclude=not chosen.exclude)
    assert opposite not in once.filters.selections
    assert once.page == 1


@pytest.mark.parametrize(
    ("pairs", "parameter", "accepted"),
    [
        ([("page", "abc")], "page", "from 1"),
        ([("page", "0")], "page", "from 1"),
        ([("page", "²")], "page", "from 1"),
        ([("page", "9" * 400)], "page", "from 1"),
        ([("sort", "best")], "sort", "relevance, newest or oldest"),
        ([("aliases", "maybe")], "aliases", "on or off"),
        ([("grain", "week")], "grain", "year, month or day"),
        ([("kind", "poem")], "kind", "heading"),
        ([("from", "6 March")], "from", "2025-03-06"),
        ([("published_to", "soon")], "published_to", "2025-03-06"),
        ([("from", "2025-03-07"), ("to", "2025-03-06")], "to", "2025-03-07"),
        ([("place", "x" * 301)], "place", "300"),
    ],
)
def test_bad_value_is_named_with_what_is_accepted(
    pairs: list[tuple[str, str]], parameter: str, accepted: str
) -> None:
    """A reader must learn which field to mend, and how."""
    with pytest.raises(ParameterError) as caught:
        read_asked(MultiDict(pairs))
    assert caught.value.parameter == parameter
    assert f"“{parameter}”" in caught.value.problem
    assert accepted in caught.value.remedy
    assert len(caught.value.problem) < 200


def test_end_without_year_takes_that_of_the_other() -> None:
    """What people type who have one week in mind."""
    asked = read_asked(MultiDict([("from", "6 March"), ("to", "7 March 2025")]))
    assert asked.query.filters.days == DayRange.inclusive(date(2025, 3, 6), date(2025, 3, 7))
    asked = read_asked(MultiDict([("published_from", "2024-12-30"), ("published_to", "2 Jan")]))
    assert asked.query.filters.published is not None
    assert asked.query.filters.published.last == date(2025, 1, 2)


@pytest.mark.parametrize("name", ["from", "to", "published_from", "published_to"])
def test_end_without_year_that_nothing_tells_is_an_error_of_its_own(name: str) -> None:
    """Only who knows the reports can tell which years come into question."""
    with pytest.raises(YearlessDayError) as caught:
        read_asked(MultiDict([(name, "6 March")]))
    assert (caught.value.parameter, caught.value.value) == (name, "6 March")


def test_empty_and_unknown_parameters_are_ignored() -> None:
    """A form sends its empty fields, and mail programs add parameters of their own."""
    pairs = [("q", " "), ("from", ""), ("source", ""), ("utm_source", "mail"), ("page", "")]
    assert read_asked(MultiDict(pairs)) == Asked(query=Query())


def test_repeated_values_count_once_in_any_order() -> None:
    """Two addresses that ask the same give the same cache entry and the same canonical address."""
    one = read_asked(MultiDict([("place", "a"), ("place", "b"), ("place", "a")]))
    other = read_asked(MultiDict([("place", "b"), ("place", "a")]))
    assert one == other


def test_more_filters_than_can_be_meant_are_refused() -> None:
    """An address of thousands of filters is an attack, not a question."""
    from search.errors import QueryError

    with pytest.raises(QueryError, match="at most 32"):
        read_asked(MultiDict([("place", str(number)) for number in range(33)]))
