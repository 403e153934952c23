"""What does it cost to open an index, in time and in memory? Each reader is a process of its own.

    python bench/opening.py dateline FOLDER

is such a reader: it opens the index that is in the folder, says what that took, asks one question
of each class when it is told to, and says what memory it has then. Private memory is what only this
process holds (Private_* of /proc/self/smaps_rollup); two readers at once show what they share.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import timed
from bench.questions import CLASSES, questions
from bench.rivals import rival
from bench.tables import print_table

_ROLLUP = Path("/proc/self/smaps_rollup")
_READERS = 2
Figures = dict[str, float]


def measure(name: str, folder: Path) -> Figures:
    """Open an engine's index in two processes at once; the means of both.

    Returns:
        Milliseconds (`open_cpu`, `open_wall`, `first_cpu` with the first question) and megabytes
        of private memory that opening and asking added, with the proportional set size.
    """
    command = [sys.executable, str(Path(__file__).resolve()), name, str(folder)]
    readers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(_READERS)
    ]
    told: list[Figures] = [{} for _ in readers]
    for _ in range(3):
        for figures, reader in zip(told, readers, strict=True):
            output = cast(IO[str], reader.stdout)
            figures.update(json.loads(output.readline()))
        for reader in readers:
            stream = cast(IO[str], reader.stdin)
            stream.write("\n")
            stream.flush()
    for reader in readers:
        reader.communicate()
    return {key: sum(one[key] for one in told) / len(told) for key in told[0]}


def show(measured: dict[str, Figures]) -> None:
    """Print what was measured for people."""
    print_table(
        "Opening, two readers at once: ms of CPU and wall; MB of private memory added by it",
        ["engine", "open", "wall", "with a question", "opened", "asked", "shared", "resident"],
        [
            [
                name,
                one["open_cpu"],
                one["open_wall"],
                one["first_cpu"],
                one["opened_private"],
                one["asked_private"],
                one["asked_shared"],
                one["asked_resident"],
            ]
            for name, one in measured.items()
        ],
    )


def _memory() -> dict[str, float]:
    """Megabytes of this process: private, shared, resident."""
    gc.collect()
    sizes = {}
    for line in _ROLLUP.read_text(encoding="ascii").splitlines()[1:]:
        key, _, rest = line.partition(":")
        sizes[key] = int(rest.split()[0]) * 1024 / 1e6
    return {
        "private": sizes["Private_Clean"] + sizes["Private_Dirty"],
        "shared": sizes["Shared_Clean"] + sizes["Shared_Dirty"],
        "resident": sizes["Rss"],
    }


def _tell(figures: Figures) -> None:
    print(json.dumps(figures), flush=True)
    sys.stdin.readline()


def _read(name: str, folder: Path) -> None:
    """What a reader does: opens, asks, and waits for the other after each step."""
    engine = rival(name)
    asked = [questions(one, 1)[0] for one in CLASSES]
    before = _memory()
    _, opened = timed(engine.open, folder)
    _, first = timed(engine.ask, asked[0])
    after = _memory()
    _tell(
        {
            "open_cpu": opened.cpu,
            "open_wall": opened.wall,
            "first_cpu": opened.cpu + first.cpu,
            "opened_private": after["private"] - before["private"],
        }
    )
    for question in asked:
        engine.ask(question)
    _tell({})  # both have asked before either looks at what is shared
    asked_memory = _memory()
    _tell(
        {
            "asked_private": asked_memory["private"] - before["private"],
            "asked_shared": asked_memory["shared"] - before["shared"],
            "asked_resident": asked_memory["resident"] - before["resident"],
        }
    )


def main(arguments: Sequence[str]) -> None:
    """Be a reader."""
    _read(arguments[0], Path(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
