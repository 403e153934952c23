"""What does another run cost, when little or nothing is new? The whole command, start-up included.

    python bench/rerunning.py [--files 10000] [--lines 30000] [--json]

Many small files, and one file of many lines: read for the first time, as they are, with other times
and the same bytes, tried out, and with one file changed. Keeps out: how quickly articles are
extracted, and what a change of the index costs (changing.py).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.tables import print_table

_COMMAND = [sys.executable, "-c", "from web.cli.main import main; main()"]
_ROOT = Path(__file__).resolve().parents[1]
# CPU and wall seconds of a run, of the command and all processes that it began.
Cost = dict[str, float]
Figures = dict[str, dict[str, Cost]]


def measure(files: int, lines: int) -> Figures:
    """The cost of each run, by what was read and what was done to it before.

    Args:
        files: how many files of one report each.
        lines: how many reports one file holds.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        many, one = folder / "many", folder / "one"
        many.mkdir()
        one.mkdir()
        for number in range(files):
            (many / f"report{number}.txt").write_text(_text(number), "utf-8")
        with (one / "reports.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": _text(n)}) + "\n" for n in range(lines))
        return {
            f"{files:,} files": _runs(many, folder / "index of many"),
            f"1 file of {lines:,} lines": _runs(one, folder / "index of one"),
        }


def _text(number: int) -> str:
    return f"Report {number} of the council. The river is high, and nobody was hurt."


def _runs(inputs: Path, index: Path) -> dict[str, Cost]:
    paths = sorted(inputs.iterdir())
    measured = {"first": _run(inputs, index)}
    time.sleep(4)  # what was written just now is looked into once more
    _run(inputs, index)
    measured["nothing new"] = _run(inputs, index)
    measured["tried out"] = _run(inputs, index, "--dry-run")
    for path in paths:
        os.utime(path)
    measured["other times"] = _run(inputs, index)
    with paths[0].open("a", encoding="utf-8") as file:
        file.write("\n" if paths[0].suffix == ".jsonl" else " It rained.\n")
    measured["one changed"] = _run(inputs, index)
    return measured


def _run(inputs: Path, index: Path, *options: str) -> Cost:
    """What one command costs."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [*_COMMAND, "index", str(inputs), "--index", str(index), *options],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
    )
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": wall}


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=10_000, help="of one report each")
    parser.add_argument("--lines", type=int, default=30_000, help="reports in one file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    measured = measure(options.files, options.lines)
    if options.json:
        print(json.dumps(measured, indent=1))
        return
    steps = list(next(iter(measured.values())))
    print_table(
        "Another run, seconds",
        ["inputs", *steps],
        [
            [f"{name}, {kind}", *(runs[step][kind] for step in steps)]
            for name, runs in measured.items()
            for kind in ("cpu", "wall")
        ],
    )


if __name__ == "__main__":
    main()
