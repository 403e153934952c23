"""How the progress of a run reads in a terminal."""

from __future__ import annotations

import pytest

from index.report import Progress
from web.cli.indexing import progress_text


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (
            Progress(stage="extracting", done=1_200, total=5_000, articles=1_200, seconds=20.0),
            "extracting 1,200 of 5,000 articles, 60 a second, about 63 s left",
        ),
        (
            Progress(stage="extracting", done=1_000, total=100_000, articles=1_000, seconds=20.0),
            "extracting 1,000 of 100,000 articles, 50 a second, about 33 min left",
        ),
        (
            Progress(stage="extracting", done=10, total=10, articles=10, seconds=3.4),
            "extracting 10 of 10 articles, 2.9 a second, done in 3 s",
        ),
        (
            Progress(stage="reading", done=0, total=1, articles=700, seconds=2.0),
            "reading 0 of 1 files, 700 articles, 350 a second",
        ),
        (
            Progress(stage="writing", done=0, total=10, articles=0, seconds=0.0),
            "writing 0 of 10 articles",
        ),
        (
            Progress(stage="writing", done=1_000, total=3_000, articles=1_000, seconds=10_000.0),
            "writing 1,000 of 3,000 articles, 0.1 a second, about 6 h left",
        ),
    ],
)
def test_progress_is_told_in_words(progress: Progress, text: str) -> None:
    """Rate and remaining time, where there is anything to tell."""
    assert progress_text(progress) == text
