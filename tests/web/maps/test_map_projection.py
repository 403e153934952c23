"""Does everything lie where it should on the sheet?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from web.maps.extents import view_over
from web.maps.projection import FARTHEST, HEIGHT, WIDTH, View, fallen, risen
from web.maps.world import Box

latitudes = st.floats(-80, 80)
longitudes = st.floats(-180, 180)


@given(latitude=latitudes)
def test_projection_can_be_undone(latitude: float) -> None:
    """Both ways are exact."""
    assert fallen(risen(latitude)) == pytest.approx(latitude, abs=1e-9)


def test_mercator_is_mercator() -> None:
    """The classical value: 45° is drawn 50.5° from the equator."""
    assert risen(45) == pytest.approx(math.degrees(math.log(1 + math.sqrt(2))))


@given(
    west=st.floats(-180, 179.9), span=st.floats(1.2, 360), bottom=st.floats(-100, 0),
    across=st.floats(0.001, 0.999), down=st.floats(0.001, 0.999),
)  # fmt: skip
def test_places_and_outlines_meet(
    west: float, span: float, bottom: float, across: float, down: float
) -> None:
    """A circle stands on the same spot as the outline of the same point, date line or not."""
    view = View(west=west, bottom=bottom, span=span)
    longitude = west + across * span
    latitude = fallen(view.top - down * span * HEIGHT / WIDTH)
    assume(abs(latitude) < FARTHEST)
    assert view.place(latitude, (longitude + 180) % 360 - 180) == pytest.approx(
        (across, down), abs=1e-6
    )
    drawn = view.project(np.asarray([(longitude, latitude)]))[0]
    assert drawn == pytest.approx((across * WIDTH, down * HEIGHT), abs=1e-3)


def test_beyond_the_left_edge_is_outside() -> None:
    """And does not turn up on the right."""
    view = view_over(Box(30, 30, 40, 36))
    assert view.holds(33, 35)
    assert not view.holds(33, 29)
    assert view.place(33, 29)[0] < 0


def test_width_in_kilometres_is_that_of_its_parallel() -> None:
    """At 60° a degree is half as long as at the equator."""
    at_equator = view_over(Box(0, -1, 10, 1))
    north = view_over(Box(0, 59, 10, 61))
    assert north.kilometres == pytest.approx(at_equator.kilometres / 2, rel=0.01)
