"""Where nothing says when an article was published, evidence is weighed and marked."""

from __future__ import annotations

from datetime import date

from index.dates.publication import infer_published
from index.model.certainty import Basis


def test_the_address_comes_first() -> None:
    """Publishers put the day of publication into the path."""
    found = infer_published("On 1 May 2019 he came.", url="https://example.org/2025/03/08/clashes")
    assert found is not None
    assert (found.day, found.basis) == (date(2025, 3, 8), Basis.INFERRED)
    assert found.bounds.first is not None
    assert found.bounds.first <= found.day
    assert "address" in found.note


def test_the_first_full_date_near_the_beginning_counts() -> None:
    """A caption or dateline often carries the only full date."""
    found = infer_published("A convoy leaves, March 7, 2025. On Friday it ended. 9 May 2026.")
    assert found is not None
    assert found.day == date(2025, 3, 7)
    assert found.bounds.last is not None
    assert found.bounds.last > found.day
    assert "March 7, 2025" in found.note


def test_a_date_far_down_is_no_evidence() -> None:
    """Deep in a text, dates tell what happened, not when it was printed."""
    assert infer_published("Words. " * 80 + "March 7, 2025.") is None


def test_a_year_alone_is_no_evidence() -> None:
    """A month or a year dates a story, not a newspaper."""
    assert infer_published("Since 2011 and in December 2024 they fought on Friday.") is None


def test_an_address_with_numbers_that_are_no_date_is_ignored() -> None:
    """Article numbers are not days."""
    assert infer_published("Nothing here.", url="https://example.org/2025/99/77/x") is None


def test_a_text_that_leans_on_no_day_needs_none() -> None:
    """A history that begins with a battle was not printed on the day of the battle."""
    assert infer_published("On 1 September 1939 the war began. It ended on 8 May 1945.") is None


def test_the_dateline_is_evidence_by_itself() -> None:
    """Agencies write the day of filing there."""
    found = infer_published("The bridge burned.", dateline="PORT AZAL, March 7, 2025")
    assert found is not None
    assert found.day == date(2025, 3, 7)
    assert "dateline" in found.note
