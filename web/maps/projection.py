"""Where on the sheet does a place lie? Mercator's projection of a part of the earth.

Mercator keeps shapes and directions everywhere, which the parts that news speaks of need more than
true areas; its scale holds along one parallel only, so the scale bar names its own. Keeps out:
which part is shown (extents.py).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from web.maps.world import Box

WIDTH, HEIGHT = 980, 700
SHAPE = HEIGHT / WIDTH
# Mercator's own degrees: as far from the equator as any map goes, 81.6° of latitude.
TOP = 150.0
FARTHEST = 85.0  # degrees of latitude that are projected at all
KM_A_DEGREE = 111.195  # along a great circle of the mean earth

Floats = NDArray[np.float64]


def risen(latitude: float) -> float:
    """How far from the equator a latitude is drawn, in degrees of longitude at the equator."""
    kept = max(-FARTHEST, min(FARTHEST, latitude))
    return math.degrees(math.asinh(math.tan(math.radians(kept))))


def fallen(rise: float) -> float:
    """The latitude that is drawn so far from the equator; `risen` the other way around."""
    return math.degrees(math.atan(math.sinh(math.radians(rise))))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the earth on a sheet of `WIDTH` by `HEIGHT`.

    Args:
        west: degrees of longitude of the left edge, -180 and up to 180.
        bottom: the lower edge, risen.
        span: degrees of longitude from edge to edge, at most 360.
    """

    west: float
    bottom: float
    span: float

    @property
    def top(self) -> float:
        """The upper edge, risen."""
        return self.bottom + self.span * SHAPE

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude of the middle, which may be beyond 180, and how far it is risen."""
        return self.west + self.span / 2, self.bottom + self.span * SHAPE / 2

    @property
    def latitude(self) -> float:
        """The latitude of the middle."""
        return fallen(self.middle[1])

    @property
    def box(self) -> Box:
        """The part in degrees."""
        return Box(self.west, fallen(self.bottom), self.west + self.span, fallen(self.top))

    @property
    def kilometres(self) -> float:
        """From the left edge to the right one, along the parallel in the middle."""
        return self.span * KM_A_DEGREE * math.cos(math.radians(self.latitude))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point of the earth lies: shares of width and height from the upper left corner.

        Within 0 and 1 for what is in the view.
        """
        east = (longitude - self.west) % 360
        # What lies just beyond the left edge is not a whole turn away from it.
        if east > self.span / 2 + 180:
            east -= 360
        return east / self.span, (self.top - risen(latitude)) / (self.span * SHAPE)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point of the earth lies in the view."""
        across, down = self.place(latitude, longitude)
        return 0 <= across <= 1 and 0 <= down <= 1

    def project(self, points: Floats) -> Floats:
        """Points on the sheet, from the upper left corner.

        Args:
            points: longitudes, as far around the earth as the view is, and latitudes: shape (n, 2).
        """
        scale = WIDTH / self.span
        latitude = np.radians(np.clip(points[:, 1], -FARTHEST, FARTHEST))
        rise = np.degrees(np.arcsinh(np.tan(latitude)))
        drawn: Floats = np.column_stack(
            [(points[:, 0] - self.west) * scale, (self.top - rise) * scale]
        )
        return drawn
