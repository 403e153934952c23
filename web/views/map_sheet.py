"""What is drawn on a map? Land, borders, a circle for each place, names where they fit, a scale.

Positions are in percent of the width and the height, so that the map fits any page without a
script; circles and letters keep their size. Keeps out: which places there are (places.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from web.maps.countries import CountryLabel, name_countries
from web.maps.drawing import BOX, Drawing, drawing_of
from web.maps.labels import Label, Mark, Sheet, label_width, lay_out
from web.maps.projection import View

MOST_NAMES = 60
_SMALLEST, _LARGEST = 4.0, 20.0  # pixels: radius of a circle
_FULL = 25  # passages that are given the largest circle at least
SCALE_HEIGHT = 36.0  # pixels of the corner where the bar stands
_SCALE_SHARE = 0.28  # of the width that the scale bar has at most
_ONE_SCALE = 25.0  # degrees: a wider map has another scale above and below its middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place that has its point.

    Args:
        name: its name.
        words: what is known of it in few words, for who cannot see the map.
        href: where it leads.
        latitude: degrees.
        longitude: degrees.
        weight: how many passages name it.
    """

    name: str
    words: str
    href: str
    latitude: float
    longitude: float
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A circle with its name; `x` and `y` in percent, `radius` in pixels."""

    place: Placed
    x: float
    y: float
    radius: float
    label: Label

    @property
    def target(self) -> float:
        """The radius that is pressed, in pixels."""
        return max(self.radius, 12.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """The name of a country; `x` and `y` in percent."""

    name: str
    x: float
    y: float
    fits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The bar of the scale: its length in percent of the width, and what that is on the ground."""

    length: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSheet:
    """A map.

    Args:
        box: the drawing's own coordinates (`viewBox`).
        drawing: land and borders.
        spots: circles, the largest first, so that none hides a smaller one.
        countries: their names.
        scale: its scale bar.
    """

    box: str
    drawing: Drawing
    spots: tuple[Spot, ...]
    countries: tuple[CountryName, ...]
    scale: Scale


def map_sheet(view: View, places: Sequence[Placed]) -> MapSheet:
    """A map of a part of the earth.

    Args:
        view: the part.
        places: what to show there, the weightiest first; those elsewhere are passed over.
    """
    shown = [place for place in places if view.holds(place.latitude, place.longitude)]
    most = max((place.weight for place in shown), default=1)
    marks = [
        Mark(*view.place(p.latitude, p.longitude), _radius(p.weight, most), p.name) for p in shown
    ]
    scale, sheet = scale_of(view), Sheet(marks)
    sheet.keep_off(scale.length / 100 + 0.06, label_width(scale.text) + 24, SCALE_HEIGHT)
    labels = lay_out(marks, sheet, most=MOST_NAMES)
    spots = [
        Spot(place=place, x=_percent(m.across), y=_percent(m.down), radius=m.radius, label=label)
        for place, m, label in zip(shown, marks, labels, strict=True)
    ]
    return MapSheet(
        box=BOX,
        drawing=drawing_of(view),
        spots=tuple(sorted(spots, key=lambda spot: -spot.radius)),
        countries=tuple(map(_country, name_countries(view, sheet))),
        scale=scale,
    )


def scale_of(view: View) -> Scale:
    """The longest round length that the bar has room for."""
    most = view.kilometres * _SCALE_SHARE
    power = 10.0 ** math.floor(math.log10(most))
    length = next(n * power for n in (5, 2, 1) if n * power <= most)
    told = f"{length:,.0f} km" if length >= 1 else f"{length * 1000:,.0f} m"
    box = view.box
    if box.north - box.south > _ONE_SCALE:
        told = f"{told} at {_parallel(view.latitude)}"
    return Scale(length=_percent(length / view.kilometres), text=told)


def _parallel(latitude: float) -> str:
    degrees = round(abs(latitude))
    return f"{degrees}° {'N' if latitude > 0 else 'S'}" if degrees else "the equator"


def _radius(weight: int, most: int) -> float:
    """A circle's radius: its area is as the weight, the smallest ones a little larger."""
    largest = _LARGEST * math.sqrt(min(1.0, max(most, _FULL / 4) / _FULL))
    return round(max(_SMALLEST, largest * math.sqrt(weight / most)), 1)


def _country(label: CountryLabel) -> CountryName:
    return CountryName(
        name=label.name, x=_percent(label.across), y=_percent(label.down), fits=label.fits
    )


def _percent(share: float) -> float:
    return round(100 * share, 2)
