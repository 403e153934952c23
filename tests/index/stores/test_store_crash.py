"""Does a writer that is killed at any moment leave the generation before it whole?

A process kills itself at every step that reaches the disk (a wait for the disk, a new name, a new
folder, a link), and another is killed at 200 random moments; what is left must open, verify, and
take the next commit without any repair.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.stores.whoosh_store import WhooshStore

# Runs in a process of its own: the arguments are the index folder, the step to die at, and the
# number of the article to add.
_WRITER = """
import os, signal, sys, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("store_material", sys.argv[4])
material = importlib.util.module_from_spec(spec)
sys.modules["store_material"] = material
spec.loader.exec_module(material)
from index.stores.whoosh_store import WhooshStore
store = WhooshStore(Path(sys.argv[1]))
added = [material.article(int(sys.argv[3]))]
change = material.change(added, leaving=[material.article(0)])
steps = 0
def counted(real):
    def step(*args, **kwargs):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return step
for name in ("fsync", "rename", "replace", "mkdir", "link", "unlink", "rmdir"):
    setattr(os, name, counted(getattr(os, name)))
store.commit(change)
while store.tidy():
    pass
print(steps)
"""

# Runs in a process of its own and forks one writer after the other, each of which commits until it
# is killed; it prints what stood after each commit, and what would stand after the next.
_KILLED = """
import os, random, signal, sys, time, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("store_material", sys.argv[2])
material = importlib.util.module_from_spec(spec)
sys.modules["store_material"] = material
spec.loader.exec_module(material)
from index.stores.whoosh_store import WhooshStore
store = WhooshStore(Path(sys.argv[1]))
randomness = random.Random(20310504)

def numbers():
    snapshot = store.open()
    try:
        assert [a.article.id for a in snapshot.articles()] == list(snapshot.article_ids)
        listed = {p for e in snapshot.entries() for p in e.passages}
        assert listed == {key + ".1" for key in snapshot.article_ids}
        return [int(key.removeprefix("article")) for key in snapshot.article_ids]
    finally:
        snapshot.close()

def following(held):
    added = held[-1] + 1
    return ([*held[1:], added], held[:1]) if len(held) > 6 else ([*held, added], [])

def write_until_killed(report):
    held = numbers()
    while True:
        after, leaving = following(held)
        change = material.change(
            [material.article(after[-1] % 1000)], leaving=[material.article(n) for n in leaving]
        )
        store.commit(change)
        os.write(report, (str(after) + "\\n").encode())
        held = after
        if after[-1] % 3 == 0:
            store.tidy()

begun = time.monotonic()
store.commit(material.change([material.article(2)]))
longest = 3 * (time.monotonic() - begun)
committed = 0
for trial in range(200):
    before = numbers()
    read, report = os.pipe()
    child = os.fork()
    if child == 0:
        write_until_killed(report)
    os.close(report)
    time.sleep(randomness.random() * longest)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read) as reports:
        told = [eval(line) for line in reports if line.endswith("\\n")]
    last = told[-1] if told else before
    store.verify()
    found = numbers()
    assert found in (last, following(last)[0]), (trial, last, found)
    committed += len(told)
    # About every second writer shall end a commit before it is killed, however slow the machine is.
    longest *= 0.9 if told else 1.15
store.commit(material.change([material.article(999)]))
print(committed)
"""


def write(folder: Path, *, dying_at: int, number: int) -> subprocess.CompletedProcess[str]:
    """Commit in a process that kills itself at a step (0: never)."""
    material = Path(__file__).with_name("conftest.py")
    root = Path(__file__).parents[3]
    return subprocess.run(
        [sys.executable, "-c", _WRITER, str(folder), str(dying_at), str(number), str(material)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_writer_killed_at_any_step_leaves_the_generation_before_whole(
    tmp_path: Path, material: Any
) -> None:
    """A power cut in the middle of a run must cost no more than the run."""
    first = [material.article(0), material.article(1)]
    rehearsal = tmp_path / "rehearsal"
    WhooshStore(rehearsal).commit(material.change(first))
    steps = int(write(rehearsal, dying_at=0, number=2).stdout)
    assert steps > 30
    outcomes: set[int] = set()
    for dying_at in [*range(1, steps - 8, 3), *range(steps - 8, steps + 1)]:
        folder = tmp_path / f"killed-at-{dying_at}"
        store = WhooshStore(folder)
        store.commit(material.change(first))
        died = write(folder, dying_at=dying_at, number=2)
        assert died.returncode == -9, died.stderr
        store.verify()
        with closing(store.open()) as snapshot:
            outcomes.add(snapshot.generation)
            expected = ["article000", "article001"]
            if snapshot.generation > 1:
                expected = ["article001", "article002"]
            assert list(snapshot.article_ids) == expected
            assert len(list(snapshot.articles())) == 2
        added = [material.article(3)]
        store.commit(material.change(added, leaving=[material.article(0)]))
        with closing(store.open()) as snapshot:
            assert "article003" in snapshot.article_ids
            assert "article000" not in snapshot.article_ids
        names = {path.name for path in folder.iterdir()}
        assert len(names) == 3, names  # CURRENT, one generation, the writer's lock
    assert outcomes == {1, 2, 3}


def test_writer_killed_at_two_hundred_random_moments_loses_nothing(
    tmp_path: Path, material: Any
) -> None:
    """Every commit that was told as done is there, whatever the next one was doing."""
    folder = tmp_path / "index"
    store = WhooshStore(folder)
    store.commit(material.change([material.article(1)]))
    run = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder), str(Path(__file__).with_name("conftest.py"))],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20  # some commits ended before their writer did
    assert {path.name for path in folder.iterdir()} == {
        "CURRENT",
        f"g{store.current():06d}",
        "writer.lock",
    }


def test_first_commit_killed_before_its_pointer_is_no_index(tmp_path: Path, material: Any) -> None:
    """A generation that nothing points to was never there; the next run begins again."""
    store = WhooshStore(tmp_path / "index")
    store.commit(material.change([material.article(1)]))
    (tmp_path / "index" / "CURRENT").unlink()
    assert store.current() is None
    assert store.commit(material.change([material.article(2)])) == 1
    with closing(store.open()) as snapshot:
        assert snapshot.article_ids == ["article002"]


@pytest.mark.parametrize("leftover", ["building-dead", "g000009"])
def test_what_a_killed_writer_left_is_deleted_by_the_next(
    tmp_path: Path, material: Any, leftover: str
) -> None:
    """The disk does not fill with halves of generations."""
    store = WhooshStore(tmp_path / "index")
    store.commit(material.change([material.article(1)]))
    (tmp_path / "index" / leftover).mkdir()
    (tmp_path / "index" / leftover / "half").write_bytes(b"half")
    store.commit(material.change([material.article(2)]))
    assert not (tmp_path / "index" / leftover).exists()
