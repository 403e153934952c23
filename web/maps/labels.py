"""Which names fit on a map, and on which side of their marks? None over another or over a mark.

Names are as large on a narrow screen as on a wide one, so fewer fit there. A name that fits at some
width fits at all greater ones, beside the same side of its mark; so a style sheet can show it from
that width on, and the page needs no script. Keeps out: where the marks lie.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from web.maps.projection import SHAPE

# Widths of a map from which on names are laid out anew, in pixels; site.css knows them too.
WIDTHS = (280, 400, 560, 760)
LINE = 16.0  # pixels: the height of a name
# Pixels: about how wide letters are at 13 pixels in the widest of the fonts that a page may get.
_NARROW, _PLAIN, _CAPITAL, _BROAD, _SQUARE = 5.0, 7.9, 9.2, 12.0, 13.0
_NARROW_LETTERS = frozenset("fijlrtI.,:;'’()-| ")
_BROAD_LETTERS = frozenset("mwMW@%")
_GAP = 3.0  # between a mark and its name
_EDGE = 3.0  # a name stays so far within the map
_BASELINE = 4.5  # from the middle of a line down to its letters' feet

Boxes = NDArray[np.float64]


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Mark(NamedTuple):
    """A round mark on the map.

    Args:
        across: share of the width, from the left.
        down: share of the height, from above.
        radius: pixels.
        name: what it is called.
    """

    across: float
    down: float
    radius: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a name stands beside its mark.

    Args:
        right: pixels from the mark's middle to the name's anchor.
        down: pixels down to its baseline.
        anchor: which of its points that is: "start", "middle" or "end".
        fits: the ordinal in WIDTHS of the narrowest map that it fits on; None when on no map.
    """

    right: float
    down: float
    anchor: str
    fits: int | None


def label_width(name: str) -> float:
    """About how wide a name is, in pixels."""
    return sum(map(_letter_width, name))


def _letter_width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _BROAD_LETTERS:
        return _BROAD
    if unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    return _CAPITAL if letter.isupper() else _PLAIN


class Sheet:
    """What stands on a map at each width of WIDTHS: boxes that nothing else may cover.

    Args:
        marks: the marks; names keep off all of them.
    """

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._taken: list[Boxes] = []
        for width in WIDTHS:
            around = [
                _moved(Box(-m.radius, -m.radius, m.radius, m.radius), m.across, m.down, width)
                for m in marks
            ]
            self._taken.append(np.asarray(around, dtype=np.float64).reshape(-1, 4))

    def keep_off(self, across: float, wide: float, height: float) -> None:
        """Keep names off the lower left corner.

        Args:
            across: share of the width.
            wide: pixels that it has at least.
            height: pixels.
        """
        for ordinal, width in enumerate(WIDTHS):
            bottom = width * SHAPE
            corner = Box(0.0, bottom - height, max(across * width, wide), bottom)
            self._taken[ordinal] = np.vstack([self._taken[ordinal], corner])

    def first_free(self, across: float, down: float, box: Box) -> int | None:
        """From which width on a box beside a point is free, an ordinal in WIDTHS; None on none.

        Args:
            across: share of the width.
            down: share of the height.
            box: from that point, in pixels.
        """
        fits: int | None = None
        for ordinal in reversed(range(len(WIDTHS))):
            if not self._is_free(ordinal, across, down, box):
                break
            fits = ordinal
        return fits

    def take(self, across: float, down: float, box: Box, *, fits: int) -> None:
        """Put a box there, from a width on."""
        for ordinal in range(fits, len(WIDTHS)):
            moved = _moved(box, across, down, WIDTHS[ordinal])
            self._taken[ordinal] = np.vstack([self._taken[ordinal], moved])

    def _is_free(self, ordinal: int, across: float, down: float, box: Box) -> bool:
        width = WIDTHS[ordinal]
        left, top, right, bottom = _moved(box, across, down, width)
        if left < _EDGE or top < _EDGE or right > width - _EDGE or bottom > width * SHAPE - _EDGE:
            return False
        taken = self._taken[ordinal]
        over = (
            (taken[:, 0] < right)
            & (taken[:, 2] > left)
            & (taken[:, 1] < bottom)
            & (taken[:, 3] > top)
        )
        return not bool(over.any())


def lay_out(marks: Sequence[Mark], sheet: Sheet, *, most: int) -> list[Label]:
    """Where the names of marks stand, the first mark's first.

    Args:
        marks: the weightiest first.
        sheet: what is on the map already; the names are put there.
        most: so many names at most; the others fit on no map.
    """
    labels = []
    for ordinal, mark in enumerate(marks):
        sides = _sides(mark)
        best: int | None = None
        chosen, box = sides[0] if mark.across < 0.5 else sides[1]
        if ordinal < most:
            for label, around in sides:
                fits = sheet.first_free(mark.across, mark.down, around)
                if fits is not None and (best is None or fits < best):
                    best, chosen, box = fits, label, around
        if best is not None:
            sheet.take(mark.across, mark.down, box, fits=best)
        labels.append(replace(chosen, fits=best))
    return labels


def _sides(mark: Mark) -> list[tuple[Label, Box]]:
    """The places beside a mark where its name may stand, the best first, with its box there."""
    wide, away = label_width(mark.name), mark.radius + _GAP
    aslant = mark.radius * 0.7 + _GAP
    sides = []
    for right, down, anchor in (
        (away, 0.0, "start"),
        (-away, 0.0, "end"),
        (0.0, -away - LINE / 2, "middle"),
        (0.0, away + LINE / 2, "middle"),
        (aslant, -aslant - LINE / 4, "start"),
        (aslant, aslant + LINE / 4, "start"),
        (-aslant, -aslant - LINE / 4, "end"),
        (-aslant, aslant + LINE / 4, "end"),
    ):
        left = right - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        label = Label(
            right=round(right, 1), down=round(down + _BASELINE, 1), anchor=anchor, fits=None
        )
        sides.append((label, Box(left, down - LINE / 2, left + wide, down + LINE / 2)))
    return sides


def _moved(box: Box, across: float, down: float, width: float) -> Box:
    """A box beside a point, from the map's upper left corner."""
    x, y = across * width, down * width * SHAPE
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
