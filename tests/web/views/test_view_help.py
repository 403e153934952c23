"""The help page: examples that find something in this very corpus."""

from __future__ import annotations

import pytest

from index.model.days import Grain
from search.query import FacetName
from search.results.counts import Facet, FacetValue, Histogram
from search.results.timeline import Overview
from web.views.help import SOURCES_SHOWN, help_view
from web.views.sources import SourceMarks


def overview(*places: str, sources: int = 0) -> Overview:
    values = tuple(FacetValue(value=f"place-{p}", label=p, count=1) for p in places)
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
        facets=(Facet(name=FacetName.PLACE, values=values, distinct=len(values)),),
        generation=1,
    )


def test_examples_name_the_places_of_the_corpus() -> None:
    """An example that finds nothing teaches nothing."""
    view = help_view(overview("Port Azal", "Marrow"), marks=SourceMarks(()))
    typed = [example.typed for example in view.examples]
    assert '"Port Azal" OR "Marrow"' in typed
    assert not any("{" in text for text in typed)


def test_examples_stand_without_any_place() -> None:
    """A corpus that names no place has a help page too."""
    view = help_view(overview(), marks=SourceMarks(()))
    assert '"Geneva" OR "Nairobi"' in [example.typed for example in view.examples]


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
