"""The help page: examples that find something in this very corpus."""

from __future__ import annotations

from index.model.days import Grain
from search.query import FacetName
from search.results.counts import Facet, FacetValue, Histogram
from search.results.timeline import Overview
from web.views.help import help_view
from web.views.sources import SourceMarks


def overview(*places: str) -> Overview:
    values = tuple(FacetValue(value=f"place-{p}", label=p, count=1) for p in places)
    return Overview(
        articles=1,
        passages=1,
        entries=0,
        sources=(),
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
