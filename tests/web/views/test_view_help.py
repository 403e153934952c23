"""The help page: every sign has a row that other pages can lead to."""

from __future__ import annotations

import pytest

from index.model.days import Grain
from search.results.counts import FacetValue, Histogram
from search.results.timeline import Overview
from search.service import Service
from web.views.help import SOURCES_SHOWN, help_view
from web.views.sources import SourceMarks


def overview(*, sources: int) -> Overview:
    return Overview(
        articles=1,
        passages=1,
        entries=0,
        sources=tuple(
            FacetValue(value=f"Gazette {n}", label=f"Gazette {n}", count=1) for n in range(sources)
        ),
        published=None,
        strip=Histogram(grain=Grain.DAY, bars=()),
        key_entries=(),
        facets=(),
        generation=1,
    )


class Answering:
    """Answers with one overview, which is all that marks are made from."""

    def __init__(self, answer: Overview) -> None:
        self.overview = lambda: answer


@pytest.mark.parametrize(
    ("sources", "beyond"), [(SOURCES_SHOWN, ""), (SOURCES_SHOWN + 3, "3 more sources")]
)
def test_marks_of_many_sources_do_not_fill_the_page(sources: int, beyond: str) -> None:
    """Those of six hundred would be most of what it weighs."""
    told = overview(sources=sources)
    view = help_view(told, marks=SourceMarks(Answering(told)))
    assert (len(view.sources), view.sources_beyond) == (SOURCES_SHOWN, beyond)


def test_legend_names_every_sign_and_every_source(answers: Service) -> None:
    """A sign that nobody explains is decoration."""
    view = help_view(answers.overview(), marks=SourceMarks(answers))
    ids = [row.id for row in view.legend]
    assert len(set(ids)) == len(ids)
    assert {"sign-stated", "sign-resolved", "sign-inferred", "sign-undated"} < set(ids)
    assert [mark.label for mark in view.sources] == ["Coast Herald", "The Harbour Courier"]
