"""Times of day that open the paragraphs of a live page are no years; years of a chronicle stay."""

from __future__ import annotations

from datetime import date

from index.dates.tagger import DateTagger
from index.model.article import Published

TAGGER = DateTagger()


def _values(text: str, *, published: date | None) -> list[str]:
    stated = None if published is None else Published.stated(published)
    return [mention.value for mention in TAGGER.tag(text, published=stated)]


def test_stamps_of_a_live_page_are_no_years() -> None:
    """ "1808" as a stated year would put today's quake into Napoleon's time."""
    text = (
        "2057 The envoy speaks.\n\n1856 The airport opens.\n\n1808 The UN sends help on Thursday."
    )
    assert _values(text, published=date(2010, 1, 14)) == ["2010-01-14"]


def test_years_of_a_chronicle_stay() -> None:
    """Every one of them could be a time of day, but none lies ahead of publication."""
    text = "1808 Bonaparte invades Spain.\n\n1812 He enters Moscow.\n\n1815 He loses Waterloo."
    assert _values(text, published=date(2010, 1, 14)) == ["1808", "1812", "1815"]
    assert _values(text, published=None) == ["1808", "1812", "1815"]


def test_forecasts_among_years_that_are_no_times_stay() -> None:
    """1967 is no time of day, so the others are none either."""
    text = "1967 The dam opens.\n\n2010 The lake fills.\n\n2050 The lake is dry."
    assert _values(text, published=date(2010, 1, 14)) == ["1967", "2010", "2050"]
