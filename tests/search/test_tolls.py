"""Do figures of many reports stand beside each other as they should, and is nothing made up?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from index.model.article import BlockKind, Passage, Published
from index.model.claims import Claim
from index.model.days import DayRange
from index.model.names import Entity, EntityKind
from search.figures import FigureView
from search.results.passages import ArticleSummary, PassageView
from search.tolls.model import Bearing, Dated, Measure, Panel, Victims
from search.tolls.panels import panels, victims_of

WATCH, NETWORK = "organisation-coast-watch", "organisation-quay-network"
ENTITIES = {
    WATCH: Entity(id=WATCH, kind=EntityKind.ORGANISATION, name="Coast Watch"),
    NETWORK: Entity(id=NETWORK, kind=EntityKind.ORGANISATION, name="Quay Network"),
    "place-arva": Entity(id="place-arva", kind=EntityKind.PLACE, name="Arva"),
    "place-senn": Entity(id="place-senn", kind=EntityKind.PLACE, name="Senn"),
    "place-zarq": Entity(id="place-zarq", kind=EntityKind.PLACE, name="Zarq", is_country=True),
}
_STARTS = iter(range(0, 10**6, 40))


def figure(value: int | None, said_on: str | None = "2031-05-04", **claim: Any) -> FigureView:
    """A figure of killed civilians by Coast Watch, unless said otherwise."""
    article = claim.pop("article", "one")
    printed = claim.pop("printed", "2031-05-06")
    low = claim.pop("minimum", value)
    start = claim.pop("start", next(_STARTS))
    day = None if printed is None else date.fromisoformat(printed)
    made = Claim(
        start=start,
        end=start + 10,
        surface=f"{value} civilians",
        value=value,
        minimum=low,
        maximum=claim.pop("maximum", low),
        qualifier=claim.pop("qualifier", "exact"),
        measure=claim.pop("measure", "killed"),
        category=claim.pop("category", "civilians"),
        claimant_key=claim.pop("by", WATCH),
        stated_on=None if said_on is None else date.fromisoformat(said_on),
        **claim,
    )
    passage = Passage(
        id=f"{article}.{start}", start=start, end=start + 20, kind=BlockKind.BODY, block=0
    )
    summary = ArticleSummary(
        id=article,
        title=None,
        opening="",
        source=None,
        published=None if day is None else Published(day=day, bounds=DayRange.day(day)),
    )
    return FigureView(
        claim=made, passage=PassageView(passage=passage, article=summary, fragments=())
    )


def only(*figures: FigureView) -> Panel:
    """The one panel that some figures make."""
    (panel,) = panels(figures, ENTITIES)
    return panel


def numbers(panel: Panel) -> list[list[int]]:
    """The lowest values of each line."""
    return [[point.low for point in line.points] for line in panel.lines]


def test_claimants_make_lines_in_order_of_statement() -> None:
    """A toll is read from the first statement to the last, whoever printed it when."""
    panel = only(
        figure(300, "2031-05-07"), figure(120, "2031-05-04"), figure(90, "2031-05-05", by=NETWORK)
    )
    assert (panel.measure, panel.victims) == (Measure.DEAD, Victims.CIVILIANS)
    assert [line.claimant for line in panel.lines] == ["Coast Watch", "Quay Network"]
    assert numbers(panel) == [[120, 300], [90]]


def test_later_figure_revises_and_same_one_repeats() -> None:
    """What changed is told from what was only said again, with the reason."""
    first, again, more = (
        only(figure(120, "2031-05-04"), figure(120, "2031-05-05"), figure(300, "2031-05-07"))
        .lines[0]
        .points
    )
    assert (first.bearing, again.bearing, more.bearing) == (None, Bearing.REPEATS, Bearing.REVISES)
    assert again.reason
    assert "later day" in more.reason


def test_order_within_a_day_is_inferred_and_said_to_be() -> None:
    """Two figures of one day do not tell which came first."""
    low, high = only(figure(340), figure(311)).lines[0].points
    assert [low.low, high.low] == [311, 340]
    assert (low.order, high.order) == (0, 1)
    assert not low.order_inferred
    assert high.order_inferred


def test_unknown_day_of_statement_is_the_day_of_print_and_revises_nothing() -> None:
    """A report may print on Sunday what was said on Friday."""
    before, printed = only(figure(120, "2031-05-04"), figure(300, None)).lines[0].points
    assert (before.dated, printed.dated) == (Dated.STATED, Dated.PRINTED)
    assert printed.on == date(2031, 5, 6)
    assert printed.bearing is None
    (unknown,) = only(figure(7, None, printed=None)).points
    assert (unknown.on, unknown.dated) == (None, Dated.UNKNOWN)


def test_two_figures_by_nobody_named_are_two_lines() -> None:
    """Nobody is one claimant."""
    panel = only(figure(5, by=""), figure(9, by=""))
    assert numbers(panel) == [[9], [5]]


def test_places_stand_apart_from_the_whole() -> None:
    """A village's dead are no fall of the country's toll."""
    whole, village = panels(
        [figure(300, place_ids=("place-zarq",)), figure(12, place_ids=("place-arva",))], ENTITIES
    )
    assert (whole.place, numbers(whole)) == ("", [[300]])
    assert (village.place, numbers(village)) == ("place-arva", [[12]])


def test_figure_of_two_places_stands_at_both_whomever_it_counts() -> None:
    """Who looks for one of them finds it beside what others say of that place."""
    found = panels(
        [
            figure(52, category="quay_men", place_ids=("place-arva", "place-senn")),
            figure(40, by=NETWORK, place_ids=("place-senn",)),
        ],
        ENTITIES,
    )
    assert {panel.place: numbers(panel) for panel in found} == {
        "place-senn": [[52], [40]],
        "place-arva": [[52]],
    }


def test_part_of_a_whole_counts_for_the_whole() -> None:
    """The total's own sum says that a figure with a place is a part of it."""
    total = figure(100, category="all", relations=("total_of:10-20+400-410",), start=1000)
    part = figure(60, place_ids=("place-arva",), start=10, maximum=60)
    assert all(not panel.place for panel in panels([total, part], ENTITIES))


def test_figures_of_other_times_are_in_no_toll() -> None:
    """The dead of a war of decades are none of this week's."""
    assert (
        panels([figure(9000, scope="historical"), figure(100, scope="background")], ENTITIES) == ()
    )


def test_named_claimants_who_differ_are_told() -> None:
    """Exactly 93 and more than 100 do not meet, and it is said on what condition."""
    panel = only(figure(93), figure(100, by=NETWORK, minimum=101, maximum=None, qualifier="over"))
    (difference,) = panel.differences
    assert not difference.reconcilable
    assert "same days and places" in difference.reason


def test_lower_bounds_may_both_be_right() -> None:
    """ "At least 125" and "at least 134" do not contradict each other."""
    panel = only(
        figure(125, maximum=None, qualifier="at_least"),
        figure(134, maximum=None, qualifier="at_least", by=NETWORK),
    )
    (difference,) = panel.differences
    assert difference.reconcilable
    assert difference.reason == "as stated, both may be right"


def test_figures_of_other_days_of_death_do_not_differ() -> None:
    """Friday's dead and Monday's are two counts."""
    friday, monday = DayRange.day(date(2031, 5, 2)), DayRange.day(date(2031, 5, 5))
    assert only(figure(40, died=friday), figure(90, died=monday, by=NETWORK)).differences == ()


@pytest.mark.parametrize("other", [{"category": "fishing_civilians"}, {"measure": "executed"}])
def test_figures_of_others_do_not_differ(other: dict[str, str]) -> None:
    """Who counts other people or other deaths says nothing against a figure."""
    assert only(figure(40), figure(90, by=NETWORK, **other)).differences == ()


def test_report_that_sets_two_figures_against_each_other_is_heard() -> None:
    """ "Other estimates put it at 134" names nobody, and differs all the same."""
    panel = only(
        figure(125, start=100),
        figure(134, by="", start=200, relations=("contradicts:100-110",)),
    )
    (difference,) = panel.differences
    assert difference.reason == "one report sets them against each other"


@pytest.mark.parametrize(
    ("category", "victims"),
    [
        ("all", Victims.ALL),
        ("people", Victims.ALL),
        ("alawite_civilians", Victims.CIVILIANS),
        ("security_forces", Victims.SECURITY_FORCES),
        ("men", Victims.MEN),
        ("women", Victims.WOMEN),
        ("combatants_both_sides", Victims.OTHERS),
        ("health_workers", Victims.OTHERS),
    ],
)
def test_categories_fall_into_kinds_of_victims(category: str, victims: Victims) -> None:
    """ "Women" are no "men", though the word ends so."""
    assert victims_of(category) is victims


def test_report_s_own_day_is_no_day_of_statement() -> None:
    """What a report states by itself was known on its day at the latest, and may be older."""
    point = only(figure(300, "2031-05-06", stated_inferred=True)).points[0]
    assert (point.on, point.dated) == (date(2031, 5, 6), Dated.PRINTED)
