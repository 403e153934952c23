"""Passages as grouping sees them, made of a few words."""

from __future__ import annotations

from datetime import date

from index.analysis import terms
from index.model.article import BlockKind
from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Precision
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate
from index.timeline.particulars import NO_FIGURES, Figures, feature
from index.timeline.placement import UNDATED, Placement

MONDAY = date(2031, 5, 5)
TUESDAY = date(2031, 5, 6)
FIRE = "Fire destroyed the old bridge in Azal"
BRIDGE = "The old bridge of Azal was destroyed by fire"
VOTE = "Parliament voted on the budget"


def on(day: date, *, part: str = "") -> Placement:
    return Placement(
        days=DayRange.day(day),
        precision=Precision.PART_OF_DAY if part else Precision.DAY,
        grain=Grain.PART_OF_DAY if part else Grain.DAY,
        part=part,
        basis=Basis.RESOLVED,
    )


def passage(
    number: int,
    text: str,
    placement: Placement = UNDATED,
    *,
    kind: BlockKind = BlockKind.BODY,
    subject: str = "",
    places: str = "",
    setting: str = "azal",
    figures: Figures = NO_FIGURES,
    has_figure: bool = False,
    goes_on: Candidate | None = None,
    visits: tuple[date, ...] = (),
    near: date | None = None,
) -> Candidate:
    """A passage; what it is called follows from its number."""
    if goes_on is not None:
        home, tours = goes_on.home, goes_on.visits
    else:
        tours = tuple(map(Bucket.on, visits))
        home = Bucket.alone(f"p{number:03d}") if near is None else Bucket.near(near)
        if placement.days is not None:
            home = Bucket.of(placement.days, placement.precision)
    return Candidate(
        id=f"p{number:03d}",
        sequence=number,
        article=f"a{number}",
        kind=kind,
        placement=placement,
        features={feature(term): 1.0 for term in terms(text)},
        home=home,
        subject=subject,
        bound_to=frozenset(map(feature, places.split())),
        setting=frozenset(map(feature, setting.split())),
        figures=figures,
        has_figure=has_figure,
        goes_on="" if goes_on is None else goes_on.id,
        visits=tours,
    )
