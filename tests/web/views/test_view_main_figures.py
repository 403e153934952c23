"""Are figures said in a list as they were stated, by whom, and never as one sum?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from flask.testing import FlaskClient

from search.query import Query, Window
from search.results.timeline import EntryView
from search.service import Service
from search.vocabulary import Claim
from web.views.main_figures import MOST, main_figures


def entry_with(answers: Service, *claims: Claim) -> EntryView:
    """An entry of one sentence that gives some figures."""
    view = next(v for v in answers.timeline(Query(), Window()).entries if len(v.passages) == 1)
    return replace(view, passages=(replace(view.passages[0], claims=claims),))


def claim(surface: str, value: int | None, at: int, **more: object) -> Claim:
    """A figure of the killed."""
    given: dict[str, object] = {
        "minimum": value,
        "maximum": None,
        "qualifier": "at_least",
        "measure": "killed",
        "category": "civilians",
    }
    return Claim(start=at, end=at + 1, surface=surface, value=value, **{**given, **more})  # type: ignore[arg-type]


def said(view: EntryView) -> list[str]:
    """What is said of an entry, as it reads."""
    return [
        " ".join(part for part in (f.before, f.surface, f.after, f.claimant) if part)
        for f in main_figures(view).figures
    ]


def test_figure_carries_its_words_and_its_claimant(answers: Service) -> None:
    """A qualifier that stands further up in the sentence is not lost."""
    view = entry_with(
        answers,
        claim("at least 162 civilians", 162, 1, claimant="The Guild", claimant_key="guild"),
        claim("93 sailors", 93, 2, category="sailors", claimant="the Observatory (SOHR)"),
    )
    assert said(view) == ["at least 162 civilians killed Guild", "at least 93 sailors killed SOHR"]


def test_claimants_who_contradict_stand_side_by_side(answers: Service) -> None:
    """Neither is chosen as the right one, and the line says that they differ."""
    view = entry_with(
        answers,
        claim("134 civilians", 134, 1, qualifier="exact", maximum=134, claimant_key="one"),
        claim("162 civilians", 162, 2, qualifier="exact", maximum=162, claimant_key="two"),
    )
    assert said(view) == ["162 civilians killed", "134 civilians killed"]
    assert main_figures(view).differ


def test_same_number_is_said_once(answers: Service) -> None:
    """A headline repeats its report; that is no second figure."""
    view = entry_with(
        answers,
        claim("At Least Nine", 9, 1, category="all"),
        claim("at least nine civilians", 9, 2, claimant="Guild", claimant_key="guild"),
    )
    assert said(view) == ["at least nine civilians killed Guild"]


def test_no_more_than_a_few_are_said_and_the_others_are_counted(answers: Service) -> None:
    """A list is for finding; the entry's page has them all."""
    claims = [claim(f"{n} sailors", n, n, category=f"sailors_{n}") for n in range(20, 26)]
    figures = main_figures(entry_with(answers, *claims))
    assert len(figures.figures) == MOST
    assert figures.total == "6 figures in all"
    assert figures.href.endswith("#figures")


def test_words_without_a_number_come_last(answers: Service) -> None:
    """ "Dozens" tells less than a count."""
    view = entry_with(
        answers,
        claim("dozens of people", None, 1, category="all", qualifier="vague", minimum=24),
        claim("two children", 2, 2, category="children", qualifier="exact"),
    )
    assert said(view)[-1] == "dozens of people killed"


def test_figures_of_other_times_are_left_out(answers: Service) -> None:
    """The dead of an earlier war are not those of this entry."""
    view = entry_with(answers, claim("over 500,000 people", 500_000, 1, scope="historical"))
    assert said(view) == []


def test_bodies_are_not_named_twice(answers: Service) -> None:
    """ "31 bodies buried"."""
    view = entry_with(
        answers, claim("31 bodies", 31, 1, measure="bodies_buried", qualifier="exact")
    )
    assert said(view) == ["31 bodies buried"]


def test_list_says_figures_in_the_words_of_the_report(client: FlaskClient) -> None:
    """And which of the passages stand there without a day of their own."""
    html = client.get("/timeline?q=harbour").text
    assert '<span class="said" dir="auto">at least nine dock workers</span> killed' in html
    assert '<a class="dayless" href="/help#without-a-day">1 without a day of its own</a>' in html
    assert 'id="without-a-day"' in client.get("/help").text


def test_parts_of_a_day_are_groups(serving: Callable[[Mapping[str, str]], FlaskClient]) -> None:
    """Night after evening after morning, then what has no stated time."""
    text = (
        "Lamps\n\nKettles fell on the night of 6 March 2025.\n\n"
        "Ropes burned on the morning of 6 March 2025.\n\nOars sank on 6 March 2025.\n"
    )
    html = serving({"lamps.txt": text}).get("/timeline/2025-03-06").text
    order = [html.index(words) for words in ("Morning", "Ropes", "Night", "Kettles", "Oars")]
    assert order == sorted(order)
    assert '<h3 id="day-2025-03-06-night" class="entry-part">Night</h3>' in html
    assert html.index("At no stated time of day") < html.index("Oars")
