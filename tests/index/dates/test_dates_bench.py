"""The benchmark counts what it says it counts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[3] / "bench" / "dates.py"


def _run(tmp_path: Path, timexes: list[dict[str, object]]) -> dict[str, float]:
    gold = tmp_path / "tiny.jsonl"
    text = "It fell on 7 March 2025. They left on Friday for two days."
    line = {"id": "a", "dct": "2025-03-08", "text": text, "timexes": timexes}
    gold.write_text(json.dumps(line) + "\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(BENCH), str(gold), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    result: dict[str, float] = json.loads(run.stdout)["sets"]["tiny"]["dateline"]
    return result


def test_bench_gives_full_marks_for_the_right_answers(tmp_path: Path) -> None:
    """A scorer that cannot reach 100 misleads."""
    result = _run(
        tmp_path,
        [
            {"start": 11, "end": 23, "type": "DATE", "value": "2025-03-07"},
            {"start": 38, "end": 44, "type": "DATE", "value": "2025-03-07"},
            {"start": 49, "end": 57, "type": "DURATION", "value": "P2D"},
        ],
    )
    assert (result["te3_value"], result["dt_value"], result["days"]) == (100, 100, 100)


def test_bench_counts_wrong_days_and_spans(tmp_path: Path) -> None:
    """One wrong day and one shifted span of two dates: half the values, half the spans."""
    result = _run(
        tmp_path,
        [
            {"start": 11, "end": 23, "type": "DATE", "value": "2025-03-09"},
            {"start": 35, "end": 44, "type": "DATE", "value": "2025-03-07"},
        ],
    )
    assert (result["dt_value"], result["dt_strict"], result["dt_relaxed"]) == (50, 50, 100)
