"""The benchmark of timelines counts what it says it counts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The fire is told of afterwards by two; the hearing is named most often, by one report alone.
REPORTS = (
    ("a", "2031-05-06", "The mill burned on 4 May 2031.\n\nNobody was hurt."),
    ("b", "2031-05-07", "The fire in the mill broke out on 4 May 2031, the owner said."),
    ("c", "2031-05-07", "A hearing is set for 9 June 2031. On 9 June 2031 all will be heard. "
     "Come on 9 June 2031."),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two topics, one without a reference timeline, with an article each side of it."""
    lines = [
        {"id": key, "title": "", "published": f"{day}T08:00:00Z", "text": text, "topic": "mill"}
        for key, day, text in REPORTS
    ]
    other = {**lines[0], "id": "z", "topic": "other"}
    text = "\n".join(map(json.dumps, [*lines, other]))
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    gold = [{"date": "2031-05-04", "summary": ["The mill burned."]}]
    (tmp_path / "mill.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> dict[str, Any]:
    """What the script prints for programs."""
    command = [sys.executable, ROOT / "bench" / "timelines.py", folder, "--json", *options]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def test_bench_picks_as_many_days_as_the_reference_has(folder: Path) -> None:
    """One day is right or wrong: the count of mentions takes the one that was only announced."""
    found = run(folder)
    assert list(found["topics"]) == ["mill"]
    assert (found["topics"]["mill"]["articles"], found["topics"]["mill"]["days"]) == (3, 1)
    scores = found["topics"]["mill"]["date_f1"]
    assert (scores["dateline"], scores["mentions"]) == (1.0, 0.0)
    assert found["mean"]["date_f1"] == scores
    assert 0.5 < found["mean"]["words"]["shown"] <= found["mean"]["words"]["nearest"]
    assert found["machine"]["cores"]


def test_bench_can_leave_articles_out(folder: Path) -> None:
    """One article that is a chronology itself can be the whole answer."""
    assert run(folder, "--without", "a", "b")["mean"]["date_f1"]["dateline"] == 0.0
