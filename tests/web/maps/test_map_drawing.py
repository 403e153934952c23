"""Are the paths of a map short, whole numbers, and within the sheet?"""

from __future__ import annotations

import re
import zlib

import pytest

from web.maps.drawing import FINENESS, drawing_of
from web.maps.extents import view_over
from web.maps.projection import HEIGHT, WIDTH
from web.maps.world import Box

PARTS = {
    "a coast": Box(34, 33, 38, 37),
    "a continent": Box(-10, 35, 40, 65),
    "the earth": Box(-180, -60, 180, 80),
    "the date line": Box(170, -30, -160, 0),
    "an archipelago": Box(120, -10, 135, 5),
}


def ends(path: str) -> list[tuple[int, int]]:
    """All points of a path."""
    found = []
    for piece in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]*)z?", path):
        x, y = int(piece[0]), int(piece[1])
        found.append((x, y))
        steps = [int(number) for number in re.findall(r"-?\d+", piece[2])]
        assert len(steps) % 2 == 0
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            found.append((x, y))
    return found


@pytest.mark.parametrize("name", PARTS)
def test_paths_stay_on_the_sheet(name: str) -> None:
    """And a little beyond, where nobody sees the cut."""
    drawing = drawing_of(view_over(PARTS[name]))
    points = ends(drawing.land) + ends(drawing.borders)
    assert points
    assert all(-20 <= x <= WIDTH * FINENESS + 20 for x, _ in points)
    assert all(-20 <= y <= HEIGHT * FINENESS + 20 for _, y in points)
    assert re.fullmatch(r"[Mlz\d -]*", drawing.land + drawing.borders)


@pytest.mark.parametrize(("name", "most"), [("a coast", 3_000), ("a continent", 25_000)])
def test_paths_are_short(name: str, most: int) -> None:
    """The page is sent over slow lines too."""
    drawing = drawing_of(view_over(PARTS[name]))
    assert len(zlib.compress((drawing.land + drawing.borders).encode())) < most


def test_open_sea_is_empty() -> None:
    """No land, no borders, no error."""
    drawing = drawing_of(view_over(Box(-41, 29, -39, 31)))
    assert (drawing.land, drawing.borders) == ("", "")
