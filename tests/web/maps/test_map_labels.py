"""Do names stand beside their marks, and never over one another?"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.maps.countries import name_countries
from web.maps.extents import view_over
from web.maps.labels import LINE, WIDTHS, Label, Mark, Sheet, label_width, lay_out
from web.maps.projection import SHAPE
from web.maps.world import Box

marks = st.lists(
    st.builds(
        Mark,
        st.floats(0, 1),
        st.floats(0, 1),
        st.floats(4, 20),
        st.text("abcdefgh", min_size=1, max_size=16),
    ),
    max_size=25,
)


def box_at(mark: Mark, label: Label, width: float) -> tuple[float, float, float, float]:
    """Where a name stands on a map of a width."""
    wide = label_width(mark.name)
    left = mark.across * width + label.right
    left -= {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    middle = mark.down * width * SHAPE + label.down - 4.5
    return left, middle - LINE / 2, left + wide, middle + LINE / 2


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes overlap by more than a rounding."""
    return (
        one[0] < other[2] - 0.2
        and other[0] < one[2] - 0.2
        and one[1] < other[3] - 0.2
        and other[1] < one[3] - 0.2
    )


@settings(deadline=None)
@given(some=marks)
def test_no_name_covers_another_or_leaves_the_map(some: list[Mark]) -> None:
    """At every width from which it is shown."""
    labels = lay_out(some, Sheet(some), most=60)
    assert len(labels) == len(some)
    for ordinal, width in enumerate(WIDTHS):
        shown = [
            box_at(mark, label, width)
            for mark, label in zip(some, labels, strict=True)
            if label.fits is not None and label.fits <= ordinal
        ]
        assert not any(meet(one, other) for one, other in combinations(shown, 2))
        for left, top, right, bottom in shown:
            assert left >= 0
            assert top >= 0
            assert right <= width
            assert bottom <= width * SHAPE


@settings(deadline=None)
@given(some=marks)
def test_no_name_covers_a_mark(some: list[Mark]) -> None:
    """Its own or another."""
    labels = lay_out(some, Sheet(some), most=60)
    for ordinal, width in enumerate(WIDTHS):
        for mark, label in zip(some, labels, strict=True):
            if label.fits is None or label.fits > ordinal:
                continue
            for other in some:
                x, y, r = other.across * width, other.down * width * SHAPE, other.radius
                # The square in a circle: names may cut its corners.
                inner = 0.7 * r
                square = (x - inner, y - inner, x + inner, y + inner)
                assert not meet(box_at(mark, label, width), square)


def test_lone_mark_has_its_name_on_its_right() -> None:
    """Where readers look first; at the right edge on its left."""
    (label,) = lay_out([Mark(0.5, 0.5, 6, "Hama")], Sheet([]), most=1)
    assert (label.anchor, label.fits) == ("start", 0)
    (label,) = lay_out([Mark(0.97, 0.5, 6, "Hama")], Sheet([]), most=1)
    assert (label.anchor, label.fits) == ("end", 0)


def test_first_mark_has_the_first_choice() -> None:
    """The weightiest place is named, whatever stands beside it."""
    crowd = [Mark(0.5 + n / 1000, 0.5, 5, f"Quarter {n}") for n in range(20)]
    labels = lay_out(crowd, Sheet(crowd), most=60)
    assert labels[0].fits == 0
    assert any(label.fits is None for label in labels)


def test_wide_letters_are_wide() -> None:
    """Han letters take more room than Latin ones."""
    assert label_width("東京") > label_width("ab")


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (Box(34, 32, 40, 37), {"Syria", "Lebanon"}),
        (Box(-10, 35, 30, 60), {"France", "Germany", "Poland"}),
        (Box(-170, -50, 190, 75), {"Canada", "Brazil", "Australia"}),
    ],
)
def test_countries_are_named(box: Box, expected: set[str]) -> None:
    """The large ones of a part, within it."""
    view = view_over(box)
    named = name_countries(view, Sheet([]))
    assert expected <= {label.name for label in named}
    assert all(0 < label.across < 1 and 0 < label.down < 1 for label in named)
