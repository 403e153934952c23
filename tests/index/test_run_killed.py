"""kill -9 at any moment of a run with many processes: the next run ends where one run ends."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk import Desk, Shown

from index.corpus import Corpus

# How often; more find more (DATELINE_KILLS=50 takes some minutes).
KILLS = int(os.environ.get("DATELINE_KILLS", "6"))
RUNNER = """
import sys
from pathlib import Path
from index.pipeline import Pipeline, index_folder
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
settings = IndexSettings(folder=Path(sys.argv[2]), workers=2, memory_mb=32)
store = WhooshStore(index_folder(settings.folder))
print("go", flush=True)
Pipeline(settings, store, watcher=lambda progress: None).run([Path(sys.argv[1])])
"""


@dataclass(frozen=True)
class End:
    """What there is after all is done."""

    shown: Shown
    inputs: list[tuple[Path, list[str]]]
    skips: list[str]


def end(desk: Desk) -> End:
    with closing(Corpus(desk.settings.folder)) as corpus:
        assert corpus.unindexed() == ()
        assert corpus.begun() is None
        paths = corpus.intake.paths()
        numbers = [known.number for path in paths if (known := corpus.intake.known(path))]
        came = {number: [] for number in numbers}  # type: dict[int, list[str]]
        for number, article, times in corpus._db.all("SELECT * FROM came ORDER BY input, article"):
            came[number].append(f"{article} {times}")
        skips = [skip.reason for skip in corpus.intake.all_skips()]
    inputs = list(zip(paths, came.values(), strict=True))
    return End(desk.shown(), inputs, skips)


def write(desk: Desk, *, later: bool) -> None:
    """Reports in many files and in one, some of them useless; later, some new and changed ones."""
    word = "harbour" if later else "bridge"
    for number in range(20 if later else 0, 50 if later else 35):
        desk.write(
            f"r{number}.txt", f"Fire {number} burned the {word} on {number % 9 + 1} May 2031."
        )
    lines = [
        json.dumps({"text": f"Rain {n} fell on {n % 9 + 1} June 2031, {word} {n % 2}."})
        for n in range(40)
    ]
    desk.write("many.jsonl", "\n".join([*lines, "no JSON"]))
    desk.write("empty.txt", "" if later else "It was empty later.")
    (desk.inputs / "photo.txt").write_bytes(bytes(range(256)))


def start(desk: Desk) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", RUNNER, desk.inputs, desk.settings.folder],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"go\n"
    return process


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, End, float]:
    """A desk with work to do, what an undisturbed run makes of it, and how long that takes."""
    folder = tmp_path_factory.mktemp("killed")
    desk = Desk(folder / "desk", workers=2)
    write(desk, later=False)
    desk.run()
    write(desk, later=True)
    shutil.copytree(folder / "desk", folder / "kept")
    process = start(desk)
    begun = time.monotonic()
    assert process.wait() == 0
    took = time.monotonic() - begun
    assert process.stdout is not None
    process.stdout.close()
    return folder, end(desk), took


@pytest.mark.parametrize("number", range(KILLS))
def test_a_run_that_is_killed_is_taken_up_to_the_same_end(
    kept: tuple[Path, End, float], number: int
) -> None:
    """Article for article, entry for entry, and with the same memory of every input."""
    folder, expected, took = kept
    shutil.rmtree(folder / "desk")
    shutil.copytree(folder / "kept", folder / "desk")
    desk = Desk(folder / "desk", workers=2)
    chance = random.Random(number)  # noqa: S311 - no secret
    for _ in range(chance.choice((1, 1, 2))):
        process = start(desk)
        time.sleep(took * (number + chance.random()) / KILLS)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
    # Nothing that the killed run began holds the lock: the next one need not wait.
    desk.run()
    assert end(desk) == expected
