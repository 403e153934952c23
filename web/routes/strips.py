"""Which days do the reports speak of, as fine as can be drawn?"""

from __future__ import annotations

from search.answers import Answers
from search.query import Query, Window
from search.results.counts import Histogram
from search.results.hits import Results
from search.vocabulary import Grain
from web import links
from web.views.stretch import grain_for
from web.views.strip import EVENTS, PASSAGES, StripStyle


def passages_by_day(answers: Answers, query: Query) -> Histogram:
    """The passages that a question finds, as fine as the days that it is narrowed to allow."""
    window = Window(size=1, grain=grain_for(query.filters.days))
    return answers.timeline(links.first_page(query), window).strip


def days_spoken_of(
    answers: Answers, query: Query, results: Results
) -> tuple[Histogram, StripStyle]:
    """The days that the reports found speak of, and what is counted.

    Reports are counted, unless they were counted by month or year only, as happens when one of
    them looks far back; then the passages found are counted by day instead, where any is dated.
    """
    if results.events.grain is not Grain.DAY:
        by_day = passages_by_day(answers, query)
        if by_day.bars:
            return by_day, PASSAGES
    return results.events, EVENTS
