"""The outlines: made from the pinned release and nothing else, and whole wherever one looks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from web.maps.data import build_world
from web.maps.world import FILE, Box, World, load_world

LIMIT = 700_000


@pytest.mark.skipif(not build_world.SOURCE.exists(), reason="world-atlas is not installed")
def test_outlines_are_what_the_pinned_release_gives() -> None:
    """A border changed by hand would be lost, or kept without a source."""
    made: dict[str, Any] = build_world.build()
    with np.load(FILE, allow_pickle=False) as kept:
        assert set(kept.files) == set(made)
        for name in kept.files:
            np.testing.assert_array_equal(kept[name], made[name], err_msg=name)


def test_another_release_is_refused(tmp_path: Any) -> None:
    """Other data under the same name are no source."""
    (tmp_path / "countries-10m.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="not of world-atlas"):
        build_world.build(tmp_path / "countries-10m.json")


def test_file_is_small() -> None:
    """It comes along with every installation."""
    assert FILE.stat().st_size <= LIMIT


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def is_land(world: World, latitude: float, longitude: float) -> bool:
    """Whether a point is land: a ray to the east crosses the coast an odd number of times."""
    box = Box(longitude - 1, latitude - 1, longitude + 1, latitude + 1)
    crossed = 0
    for ring in world.land(box, detail=0.003, least=0):
        (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
        over = (y > latitude) != (to_y > latitude)
        rise = np.where(to_y == y, 1.0, to_y - y)
        crossed += int((over & (x + (latitude - y) * (to_x - x) / rise > longitude)).sum())
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "land"),
    [
        ("Hama", 35.13, 36.76, True),
        ("off Latakia", 35.5, 35.3, False),
        ("Caspian Sea", 42.0, 50.5, False),
        ("Paris", 48.86, 2.35, True),
        ("Chukotka, west of the date line", 67.0, 178.5, True),
        ("Chukotka, east of the date line", 67.0, -178.5, True),
        ("the same, a turn further", 67.0, 181.5, True),
        ("Fiji's Vanua Levu", -16.6, 179.2, True),
        ("the Antarctic", -84.0, 90.0, True),
        ("the Southern Ocean", -58.0, 90.0, False),
        ("Greenland", 75.0, -40.0, True),
        ("mid-Atlantic", 30.0, -40.0, False),
        ("Tasmania", -42.0, 146.5, True),
    ],
)
def test_land_is_land_and_sea_is_sea(
    world: World, name: str, latitude: float, longitude: float, land: bool
) -> None:
    """Both sides of the date line and the pole too, where outlines are cut and joined."""
    assert is_land(world, latitude, longitude) is land


def test_outlines_stay_in_their_part(world: World) -> None:
    """Rings of the other side of the earth are not read; those beyond the date line are moved."""
    for ring in world.land(Box(170, -25, 190, -10), detail=0.05, least=0.1):
        assert ring[:, 0].max() > 170
        assert ring[:, 0].min() < 190
        np.testing.assert_array_equal(ring[0], ring[-1])


def test_less_detail_has_fewer_points(world: World) -> None:
    """A map of a continent needs no coves."""
    box = Box(0, 30, 40, 60)
    fine, rough = (
        sum(map(len, world.land(box, detail=detail, least=0.5))) for detail in (0.01, 0.2)
    )
    assert rough < fine / 4


def test_borders_are_no_coasts(world: World) -> None:
    """The border of Syria and Iraq is there; the coast of Latakia is not among borders."""
    inland = list(world.borders(Box(40.5, 33.5, 41.5, 35), detail=0.01))
    assert inland
    assert not list(world.borders(Box(35.6, 35.2, 36.0, 35.7), detail=0.01))


def test_countries_have_names(world: World) -> None:
    """Each ring with its own."""
    found = {name for name, _ in world.countries(Box(36, 33, 38, 36), detail=0.1, least=0)}
    assert {"Syria", "Lebanon"} <= found
