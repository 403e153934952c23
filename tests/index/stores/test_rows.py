"""Do rows follow their articles when some leave and when several sets become one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_reports import random_reports

from index.model.days import DayRange
from index.prepared import PreparedArticle, prepare
from index.stores import row_buffer
from index.stores.calendars import OPEN_END, OPEN_START
from index.stores.row_buffer import RowBuffer
from index.stores.rows import Rows, day_bounds, join_rows, take, without_surfaces
from index.stores.word_buffer import WordBuffer

SETTINGS = settings(deadline=None, max_examples=40)


@st.composite
def some_articles(draw: st.DrawFn) -> list[PreparedArticle]:
    """Prepared articles."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - nothing secret
    keys = [f"k{n}" for n in range(draw(st.integers(1, 7)))]
    return [prepare(one) for one in random_reports(random, keys)]


def rows_of(articles: Sequence[PreparedArticle]) -> Rows:
    """The rows of some articles."""
    words, rows = WordBuffer(), RowBuffer()
    for one in articles:
        words.add(one.title, one.body, [(p.start, p.end) for p in one.passages])
        rows.add(one)
    return rows.finish(words.invert())


def content(rows: Rows) -> dict[str, Any]:
    """Everything that rows hold."""
    return {one.name: np.asarray(getattr(rows, one.name)).tolist() for one in fields(Rows)}


def without(articles: Sequence[PreparedArticle], gone: list[int]) -> Rows:
    """The rows of all articles, with some taken out."""
    leaving = [articles[n] for n in gone]
    stay = np.asarray([n for n in range(len(articles)) if n not in gone], dtype=np.int64)
    return take(without_surfaces(rows_of(articles), leaving), stay)


@SETTINGS
@given(some_articles(), st.data())
def test_rows_without_some_articles_are_those_of_the_others(
    articles: list[PreparedArticle], data: st.DataObject
) -> None:
    """What was removed leaves no source, no name and no spelling behind, and moves nothing."""
    gone = sorted(data.draw(st.sets(st.integers(0, len(articles) - 1))))
    staying = [one for n, one in enumerate(articles) if n not in gone]
    assert content(join_rows([without(articles, gone)])) == content(join_rows([rows_of(staying)]))


@SETTINGS
@given(some_articles(), st.data())
def test_joined_rows_are_the_rows_of_all(
    articles: list[PreparedArticle], data: st.DataObject
) -> None:
    """However many runs an index was made in, its columns are derived from the same rows."""
    cut = data.draw(st.integers(0, len(articles)))
    parts = [rows_of(articles[:cut]), rows_of(articles[cut:])]
    assert content(join_rows(parts)) == content(join_rows([rows_of(articles)]))


@SETTINGS
@given(some_articles(), st.data())
def test_articles_are_taken_in_any_order(
    articles: list[PreparedArticle], data: st.DataObject
) -> None:
    """Passages, days and names go with their article, wherever it goes."""
    order = data.draw(st.permutations(range(len(articles))))
    taken = take(rows_of(articles), np.asarray(order, dtype=np.int64))
    again = rows_of([articles[n] for n in order])
    assert content(join_rows([taken])) == content(join_rows([again]))


def test_ids_are_gathered_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids become arrays so many at a time, to save memory; none is lost or cut at a border."""
    monkeypatch.setattr(row_buffer, "_TOGETHER", 2)
    keys = ["a", "bb", "c" * 20, "d", "e" * 3]
    articles = [prepare(one) for one in random_reports(Random(1), keys)]  # noqa: S311
    rows = rows_of(articles)
    assert rows.article_id.tolist() == [key.encode() for key in keys]
    passages = [passage.id.encode() for one in articles for passage in one.passages]
    assert rows.passage_id.tolist() == passages


@pytest.mark.parametrize("day", [date.min, date(1970, 1, 1), date.max])
def test_days_of_the_whole_calendar_lie_between_the_open_sides(day: date) -> None:
    """No day of any year is taken for an open side, or overflows."""
    for days in (DayRange.day(day), DayRange(start=day, end=None), DayRange(start=None, end=day)):
        start, end = day_bounds(days)
        assert (start == OPEN_START) == (days.start is None)
        assert (end == OPEN_END) == (days.end is None)
        assert OPEN_START <= start < end <= OPEN_END
