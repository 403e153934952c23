"""Which part of the earth does a map show?"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from web.maps.extents import (
    FITTED_LEAST,
    NARROWEST,
    Point,
    box_of,
    closer,
    fitted,
    further,
    holding,
    shifted,
    view_over,
)
from web.maps.projection import TOP
from web.maps.world import Box

points = st.lists(
    st.builds(Point, st.floats(-75, 75), st.floats(-180, 180), st.integers(1, 50).map(float)),
    min_size=1,
    max_size=12,
)


@given(some=points)
def test_all_places_are_held(some: list[Point]) -> None:
    """Also across the date line."""
    view = holding(some)
    assert all(view.holds(point.latitude, point.longitude) for point in some)
    assert FITTED_LEAST <= view.span <= 360
    assert view.bottom >= -TOP
    assert view.top <= TOP + 1e-9


@given(some=points)
def test_first_view_holds_most(some: list[Point]) -> None:
    """Nine tenths of all passages at least."""
    view = fitted(some)
    held = sum(p.weight for p in some if view.holds(p.latitude, p.longitude))
    assert held >= 0.9 * sum(point.weight for point in some) - 1e-9


def test_one_far_place_does_not_make_the_others_a_smudge() -> None:
    """Moscow once, beside 30 sentences on the coast of Syria."""
    coast = [Point(35.5, 35.8, 20), Point(35.2, 35.9, 10)]
    moscow = Point(55.75, 37.6, 1)
    view = fitted([*coast, moscow])
    assert view == fitted(coast)
    assert not view.holds(moscow.latitude, moscow.longitude)
    assert holding([*coast, moscow]).holds(moscow.latitude, moscow.longitude)


def test_near_place_is_kept() -> None:
    """A place is left out only where that makes the map much finer."""
    some = [Point(35.5, 35.8, 30), Point(33.5, 36.3, 1)]
    assert fitted(some) == holding(some)


def test_shortest_way_around_the_earth_is_taken() -> None:
    """Fiji and Samoa are neighbours."""
    view = holding([Point(-17.8, 178, 1), Point(-13.8, -172, 1)])
    assert view.span < 30
    assert view.west > 150


@example([Point(0, longitude, 1) for longitude in (0, 64, 147.5, -46, -129)])
@given(some=points)
def test_address_leads_to_the_same_view(some: list[Point]) -> None:
    """Rounding moves it by less than a hundredth of itself; saying it again by nothing."""
    view = holding(some)
    again = view_over(box_of(view))
    assert again.span == pytest.approx(view.span, rel=0.01)
    turn = (again.west - view.west + 180) % 360 - 180
    assert abs(turn) < 0.01 * view.span
    assert abs(again.bottom - view.bottom) < 0.01 * view.span


def test_closer_and_further_end() -> None:
    """At the detail of the outlines, and at the whole earth."""
    view = view_over(Box(35, 34, 37, 36))
    for _ in range(20):
        nearer = closer(view)
        if nearer is None:
            break
        view = nearer
    assert view.span == NARROWEST
    for _ in range(20):
        wider = further(view)
        if wider is None:
            break
        view = wider
    assert view.span == 360
    assert view.west == -180


@given(some=points, right=st.sampled_from([-1, 0, 1]), up=st.sampled_from([-1, 0, 1]))
def test_shifted_views_are_views(some: list[Point], right: int, up: int) -> None:
    """None leaves the map of the earth."""
    view = shifted(holding(some), right=right, up=up)
    assert -180 <= view.west < 180
    assert view.bottom >= -TOP
    assert view.top <= TOP + 1e-9


def test_east_of_the_date_line() -> None:
    """An east that is less than the west."""
    view = view_over(Box(170, -20, -170, -10))
    assert view.holds(-15, 179)
    assert view.holds(-15, -179)
    assert not view.holds(-15, 0)
