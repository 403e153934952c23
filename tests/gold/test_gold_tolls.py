"""The six disagreements of the five articles about figures stand side by side on one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import Desk
from gold.truth import SEEDS, Row, Seeds, table

from search.engines.opening import open_engine
from search.figures import FiguresPage, FigureView
from search.query import Query
from search.tolls.model import Bearing, Measure, Panel, Victims
from search.tolls.panels import panels

ROWS = [row for row in table("contradictions.tsv") if row["id"] in {f"K{n}" for n in range(1, 7)}]
CLAIMS = {row["claim_id"]: row for row in table("claims.tsv")}
# Of one claimant's growing count, the panel that tells it.
PANELS = {
    "K1": (Victims.CIVILIANS, ""),
    "K2": (Victims.ALL, "place-al-mukhtariyya"),
    "K3": (Victims.SECURITY_FORCES, ""),
    "K4": (Victims.INSURGENTS, ""),
    "K5": (Victims.CIVILIANS, ""),
    "K6": (Victims.ALL, ""),
}


class Indexed:
    """The seed articles in an index, and the page of all their figures."""

    def __init__(self, folder: Path) -> None:
        desk = Desk(folder)
        desk.inputs = SEEDS
        desk.run()
        self.seeds = Seeds({Path(a.article.path).name[:3]: a for a in desk.articles()})
        self.numbers = {a.article.id: number for number, a in self.seeds.by_number.items()}
        self.page: FiguresPage = open_engine(desk.store).figures(Query())
        self.panels = panels(self.page.figures, self.page.entities)

    def gives(self, panel: Panel, row: Row) -> bool:
        """Whether a panel shows a claim of the tables."""
        return any(self._is(point.figure, row) for point in panel.points)

    def _is(self, figure: FigureView, row: Row) -> bool:
        number = self.numbers[figure.passage.article.id]
        if number != row["article"]:
            return False
        start, end = self.seeds.span(number, figure.claim.start, figure.claim.end)
        return start < int(row["end"]) and int(row["start"]) < end


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """The index of the five articles."""
    return Indexed(tmp_path_factory.mktemp("tolls"))


def panel_of(indexed: Indexed, key: str) -> Panel:
    """The panel in which a disagreement stands."""
    victims, place = PANELS[key]
    (panel,) = [
        panel
        for panel in indexed.panels
        if (panel.measure, panel.victims, panel.place) == (Measure.DEAD, victims, place)
    ]
    return panel


def test_the_rows_are_the_disagreements_about_figures() -> None:
    """The others are about who did it and when."""
    assert [row["id"] for row in ROWS] == list(PANELS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_disagreement_stands_in_one_panel(indexed: Indexed, row: Row) -> None:
    """A reader must not have to hold one number in mind while looking for the other."""
    panel = panel_of(indexed, row["id"])
    missing = [c for c in row["items"].split(";") if not indexed.gives(panel, CLAIMS[c])]
    assert missing == []


@pytest.mark.parametrize("key", ["K1", "K3"])
def test_claimants_who_differ_are_named(indexed: Indexed, key: str) -> None:
    """Two claimants with two counts are told in words."""
    values = {int(number) for number in re.findall(r"\d+", _values(key))}
    assert any(
        {difference.first.figure.claim.value, difference.second.figure.claim.value} <= values
        for difference in panel_of(indexed, key).differences
    )


def test_revision_of_one_claimant_is_told(indexed: Indexed) -> None:
    """The count of Alawite civilians grew within a day, by the Observatory's own words."""
    lines = panel_of(indexed, "K5").lines
    (line,) = [line for line in lines if line.category == "alawite_civilians" and line.key]
    assert [point.low for point in line.points] == [301, 311, 340]
    assert [point.bearing for point in line.points[1:]] == [Bearing.REVISES] * 2


def test_no_figure_of_the_five_articles_is_lost(indexed: Indexed) -> None:
    """Whatever is in no panel is of another time."""
    shown = {
        (point.figure.passage.passage.id, point.figure.claim.start)
        for panel in indexed.panels
        for point in panel.points
    }
    for figure in indexed.page.figures:
        key = (figure.passage.passage.id, figure.claim.start)
        assert key in shown or figure.claim.scope != "event"


def _values(key: str) -> str:
    return next(row["values"] for row in ROWS if row["id"] == key)
