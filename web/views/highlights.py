"""What stands out of a timeline that is too long to be read? A few entries above the list.

Keeps out: how they are chosen (search/salience.py), and how entries look in the list (entries.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query
from search.results.passages import Fragment
from search.results.timeline import Highlight, Highlights
from web import links
from web.views.certainty import Sign, sign_of_entry
from web.views.counts import count
from web.views.dates import Written, write_day

# A list of so many entries is seen at a glance as it is.
SEEN_AT_A_GLANCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightLine:
    """An entry that stands for its day.

    Args:
        day: its day.
        day_href: the page of the day, under the same question.
        sign: how sure the day is.
        href: the entry's permanent address.
        fragments: the words of its headline passage.
        evidence: "12 reports from 5 sources"; sources are counted from two on.
    """

    day: Written
    day_href: str
    sign: Sign
    href: str
    fragments: tuple[Fragment, ...]
    evidence: str


def wants_highlights(query: Query, *, page: int, total: int) -> bool:
    """Whether a page of the timeline says what stands out.

    The first page alone does, of more entries than are seen at a glance and more than a single day.

    Args:
        query: the question.
        page: the page of the list.
        total: how many dated entries answer.
    """
    days = query.filters.days
    return page == 1 and total > SEEN_AT_A_GLANCE and (days is None or not days.is_one_day)


def highlight_lines(found: Highlights, query: Query) -> tuple[HighlightLine, ...]:
    """What stands out as it is shown.

    Args:
        found: the answer.
        query: the question on its first page.
    """
    return tuple(line for one in found.entries for line in _line(one, query))


def _line(one: Highlight, query: Query) -> tuple[HighlightLine, ...]:
    days = one.entry.days
    if days is None or days.start is None:
        return ()
    return (
        HighlightLine(
            day=write_day(days.start, part=one.entry.part),
            day_href=links.day(days.start, query),
            sign=sign_of_entry(one.entry),
            href=links.entry(one.entry.id),
            fragments=one.headline.fragments,
            evidence=_evidence(one),
        ),
    )


def _evidence(one: Highlight) -> str:
    reports = count(one.articles, "report")
    return f"{reports} from {count(one.sources, 'source')}" if one.sources > 1 else reports
