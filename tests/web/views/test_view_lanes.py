"""Do the lanes say who tells what, without leaving anybody out in silence?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient

from search.query import Query, Window
from search.service import Service
from web.params import Lanes
from web.views.entries import group_entries
from web.views.lane_stays import MOST_LANES
from web.views.lanes import LanesView, lanes_view
from web.views.sources import SourceMarks


def lanes_over(answers: Service, by: Lanes) -> LanesView:
    """The lanes of all entries."""
    page = answers.timeline(Query(), Window())
    marks = SourceMarks(answers)
    groups = group_entries(page.entries, query=Query(), marks=marks)
    return lanes_view(by, groups, page.entries, query=Query(), marks=marks)


def test_entry_of_two_sources_is_one_row_with_joined_marks(answers: Service) -> None:
    """It happened once, and two say so."""
    lanes = lanes_over(answers, Lanes.SOURCE)
    rows = [row for group in lanes.groups for row in group.rows]
    shared = [row for row in rows if sum(cell.filled for cell in row.cells) > 1]
    assert shared
    for row in shared:
        filled = [cell.joined for cell in row.cells if cell.filled]
        assert (filled[0], filled[-1]) == ("from", "to")
        assert all(cell.href.startswith("/article/") for cell in row.cells if cell.filled)
    assert len({row.line.id for row in rows}) == len(rows)


def test_lane_counts_its_marks_and_narrows_to_itself(answers: Service) -> None:
    """The number above a lane is what is seen in it."""
    lanes = lanes_over(answers, Lanes.SOURCE)
    rows = [row for group in lanes.groups for row in group.rows]
    for place, lane in enumerate(lanes.lanes):
        assert lane.number == sum(row.cells[place].filled for row in rows)
    named = [lane for lane in lanes.lanes if lane.href]
    assert {lane.label for lane in named} == {"The Harbour Courier", "Coast Herald"}
    assert all("lanes=source" in lane.href and "source=" in lane.href for lane in named)


def test_entry_stands_in_one_place(answers: Service) -> None:
    """The place that it names most; entries without one are not dropped."""
    lanes = lanes_over(answers, Lanes.PLACE)
    labels = [lane.label for lane in lanes.lanes]
    assert labels == ["Marinella", "no place named"]
    for group in lanes.groups:
        assert all(sum(cell.filled for cell in row.cells) == 1 for row in group.rows)


@pytest.fixture
def many(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A front end over a dozen sources, each with a day of its own."""
    files = {}
    sidecar = []
    for number in range(12):
        name = f"r{number:02d}.txt"
        files[name] = f"Report {number}\n\nLamp {number} fell on {number + 1} March 2025.\n"
        sidecar.append(
            f'[[articles]]\nfile = "{name}"\n'
            f'source = {{ value = "Paper {number:02d}", basis = "stated" }}\n'
            'published = { day = 2025-03-20, basis = "stated" }\n'
        )
    return serving({**files, "articles.toml": "\n".join(sidecar)})


def test_lanes_beyond_the_most_are_told_as_others(many: FlaskClient) -> None:
    """What is not drawn is named."""
    html = many.get("/timeline?lanes=source").text
    assert html.count('<th scope="col" class="lane') - 1 == MOST_LANES + 1
    assert "Others are the 4 sources with the fewest entries" in html
    assert all(f"Paper {number:02d}" in html for number in range(12))


def test_narrowed_lane_keeps_its_arrangement(many: FlaskClient) -> None:
    """A click on a lane leads to that source alone, still in lanes."""
    html = many.get("/timeline?lanes=source&q=lamp").text
    found = re.search(r'class="lane-name"><a href="([^"]+)"', html)
    assert found is not None
    address = found[1].replace("&amp;", "&")
    assert "q=lamp" in address
    assert "1 dated entry" in many.get(address).text


def test_lane_cells_say_their_lane_to_a_screen_reader(many: FlaskClient) -> None:
    """A dot says nothing to who cannot see it, nor does a place in a row."""
    html = many.get("/timeline?lanes=source").text
    assert 'aria-label="Paper 00: 1 passage"' in html
    assert '<th scope="rowgroup" id="day-2025-03-01">' in html


def test_lanes_without_entries_are_none(many: FlaskClient) -> None:
    """An empty table would say less than the words for nothing."""
    assert '<table class="lanes"' not in many.get("/timeline?lanes=place&q=zebra").text


def test_unknown_lanes_are_refused(many: FlaskClient) -> None:
    """As every parameter with a value that it cannot have."""
    assert many.get("/timeline?lanes=claimant").status_code == 422


def test_day_page_has_lanes_too(many: FlaskClient) -> None:
    """Who tells what of this day."""
    html = many.get("/timeline/2025-03-02?lanes=source").text
    assert '<table class="lanes"' in html
    assert 'href="/timeline/2025-03-03?lanes=source"' in html
