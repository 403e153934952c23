"""Does a writer that is killed at any moment leave the generation before it whole?

A process kills itself at the n-th step that reaches the disk (a wait for the disk, a new name, a
new folder, a link), for n over the whole of a commit; what is left must open, verify, and take the
next commit without any repair.
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
change = material.change(added, removed=["article000"], present=[material.article(1)])
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
print(steps)
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


def test_killed_writer_leaves_the_generation_before_whole(tmp_path: Path, material: Any) -> None:
    """A power cut in the middle of a run must cost no more than the run."""
    first = [material.article(0), material.article(1)]
    rehearsal = tmp_path / "rehearsal"
    WhooshStore(rehearsal).commit(material.change(first))
    steps = int(write(rehearsal, dying_at=0, number=2).stdout)
    assert steps > 40
    outcomes: set[int] = set()
    for dying_at in [*range(1, steps, 8), steps - 12, steps - 8, steps - 4, steps]:
        folder = tmp_path / f"killed-at-{dying_at}"
        store = WhooshStore(folder)
        store.commit(material.change(first))
        died = write(folder, dying_at=dying_at, number=2)
        assert died.returncode == -9, died.stderr
        store.verify()
        with closing(store.open()) as snapshot:
            outcomes.add(snapshot.generation)
            expected = {1: ["article000", "article001"], 2: ["article001", "article002"]}
            assert sorted(snapshot.article_ids) == expected[snapshot.generation]
            assert len(list(snapshot.articles())) == 2
        finished = write(folder, dying_at=0, number=3)
        assert finished.returncode == 0, finished.stderr
        with closing(store.open()) as snapshot:
            assert "article003" in snapshot.article_ids
            assert "article000" not in snapshot.article_ids
        names = {path.name for path in folder.iterdir()}
        assert len(names) == 3, names  # CURRENT, one generation, the writer's lock
    assert outcomes == {1, 2}


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
    store.commit(material.change([material.article(2)], present=[material.article(1)]))
    assert not (tmp_path / "index" / leftover).exists()
