"""The first page: the corpus at a glance, however large it is."""

from __future__ import annotations

import pytest

from index.model.days import Grain
from search.results.counts import FacetValue, Histogram
from search.results.timeline import Overview
from web.views.home import SOURCES_SHOWN, home_view
from web.views.sources import SourceMarks

NO_BARS = Histogram(grain=Grain.DAY, bars=())


class Answering:
    """Answers with one overview, which is all that marks are made from."""

    def __init__(self, answer: Overview) -> None:
        self.overview = lambda: answer


def overview(sources: int) -> Overview:
    return Overview(
        articles=1,
        passages=1,
        entries=0,
        sources=tuple(
            FacetValue(value=f"Gazette {n}", label=f"Gazette {n}", count=1) for n in range(sources)
        ),
        published=None,
        strip=NO_BARS,
        key_entries=(),
        facets=(),
        generation=1,
    )


@pytest.mark.parametrize(
    ("sources", "beyond"), [(SOURCES_SHOWN, ""), (SOURCES_SHOWN + 588, "588 more sources")]
)
def test_sources_of_a_large_corpus_do_not_fill_the_page(sources: int, beyond: str) -> None:
    """All of thirty thousand reports were half a megabyte, before the first sentence."""
    told = overview(sources)
    view = home_view(told, marks=SourceMarks(Answering(told)))
    assert (len(view.sources), view.sources_beyond) == (SOURCES_SHOWN, beyond)
