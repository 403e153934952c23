"""How far a run is, and how long it will take."""

from __future__ import annotations

import pytest

from index.report import Progress


def test_progress_tells_rate_and_remaining_time() -> None:
    """Whoever waits wants to know whether to get a coffee."""
    progress = Progress(stage="extracting", done=200, total=1_000, articles=200, seconds=4.0)
    assert progress.rate == pytest.approx(50)
    assert progress.remaining == pytest.approx(16)


def test_progress_of_files_counts_their_articles() -> None:
    """One file can hold a hundred thousand."""
    progress = Progress(stage="reading", done=0, total=1, articles=300, seconds=2.0)
    assert progress.rate == pytest.approx(150)
    assert progress.remaining is None


def test_progress_promises_nothing_before_the_first_unit() -> None:
    """A made-up number is worse than none."""
    progress = Progress(stage="extracting", done=0, total=10, articles=0, seconds=1.0)
    assert (progress.rate, progress.remaining) == (None, None)
