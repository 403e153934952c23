"""The benchmark counts what it says it counts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEXT = "It fell on 7 March 2025. They left on Friday for two days."
RIGHT: list[dict[str, object]] = [
    {"start": 11, "end": 23, "type": "DATE", "value": "2025-03-07"},
    {"start": 38, "end": 44, "type": "DATE", "value": "2025-03-07"},
    {"start": 49, "end": 57, "type": "DURATION", "value": "P2D"},
]


def _bench(*arguments: str | Path) -> str:
    return subprocess.run(
        [sys.executable, ROOT / "bench" / "dates.py", *arguments],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _gold(folder: Path, timexes: list[dict[str, object]], **more: object) -> Path:
    path = folder / "tiny.jsonl"
    line = {"id": "a", "dct": "2025-03-08", "text": TEXT, "timexes": timexes, **more}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def _run(tmp_path: Path, timexes: list[dict[str, object]], **more: object) -> dict[str, float]:
    printed = json.loads(_bench(_gold(tmp_path, timexes, **more), "--json"))
    result: dict[str, float] = printed["sets"]["tiny"]["dateline"]
    return result


def test_bench_gives_full_marks_for_the_right_answers(tmp_path: Path) -> None:
    """A scorer that cannot reach 100 misleads."""
    result = _run(tmp_path, RIGHT)
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


def test_bench_counts_only_where_the_text_was_annotated(tmp_path: Path) -> None:
    """What is found elsewhere is neither right nor wrong."""
    result = _run(tmp_path, RIGHT[:1], ann_spans=[[0, 24]])
    assert (result["te3_strict"], result["dt_value"]) == (100, 100)


def test_bench_prints_what_differs(tmp_path: Path) -> None:
    """Kind, words, values, rule and context, in order of the text."""
    wrong = {"start": 11, "end": 23, "type": "DATE", "value": "2025-03-09"}
    first, second = _bench(_gold(tmp_path, [wrong, *RIGHT[1:2]]), "--errors", "9").splitlines()
    assert first.startswith("DAYS")
    assert "gold “7 March 2025” DATE 2025-03-09, found “7 March 2025” DATE 2025-03-07" in first
    assert "by day_month_year" in first
    assert second.startswith("FALSE")
    assert "[two days]" in second


def test_bench_runs_another_program_beside(tmp_path: Path) -> None:
    """Its TimeML is laid over the text again, though its white space differs."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "assert sys.argv[2:] == ['-t', 'NARRATIVES', '-l', 'ENGLISH', '-dct', '2025-03-08']\n"
        'print(\'<?xml version="1.0"?><TimeML>\\nIt fell  on <TIMEX3 tid="t1" type="DATE" \'\n'
        "      'value=\"2025-03-07\">7 March\\n2025</TIMEX3>. They left on Friday for two days.'\n"
        "      '</TimeML>' if 'fell' in open(sys.argv[1]).read() else '')\n",
        "utf-8",
    )
    command = f"{sys.executable} {program}"
    printed = _bench(
        _gold(tmp_path, RIGHT[:1]), "--json", "--heideltime", command, "--narratives", "tiny"
    )
    rows = json.loads(printed)["sets"]["tiny"]
    assert rows["heideltime"]["te3_value"] == 100


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-03-07T10:30", "2025-03-07 2025-03-07"),
        ("1998-12-XX", "1998-12-01 1998-12-31"),
        ("198X", "1980-01-01 1989-12-31"),
        ("19", "1900-01-01 1999-12-31"),
        ("BC0480-04", "-480-04-01 -480-04-30"),
        ("2025-W10-WE", "2025-03-08 2025-03-09"),
        ("2000-Q2", "2000-04-01 2000-06-30"),
        ("2000-H2", "2000-07-01 2000-12-31"),
        ("2000-WI", "2000-12-01 2001-02-28"),
        ("2025-03-06/2025-03-07", "2025-03-06 2025-03-07"),
        ("1998-WXX", None),
        ("XXXX-WXX-5", None),
        ("2000-13", None),
        ("P3D", None),
        ("PRESENT_REF", None),
        ("", None),
    ],
)
def test_days_of_gold_values(value: str, days: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure's own reading of values, apart from Dateline's."""
    monkeypatch.syspath_prepend(str(ROOT))
    from bench.date_values import calendar_days

    found = calendar_days(value)
    shown = None if found is None else " ".join(f"{y}-{m:02d}-{d:02d}" for y, m, d in found)
    assert shown == days
