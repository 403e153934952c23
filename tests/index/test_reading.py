"""Inputs read by several processes: in order, and none of them can hang, kill or flood a run."""

from __future__ import annotations

import io
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.interchange import plain_article
from index.model.article import Article
from index.packing import Packed, unpack
from index.readers import registry
from index.readers.contract import Container, Reader
from index.readers.failure import Failure
from index.readers.inputs import Input
from index.readers.limits import Limits
from index.reading import ReadingRoom
from index.reading_worker import Hashed, Item, Wanted

HANGS = "hang"
DIES = "die"


def _read(given: Input) -> Iterator[Article | Failure]:
    """An article a line; some lines do what a parser should not."""
    for line in given.read().decode().splitlines():
        if line == HANGS:
            re.match(r"(a+)+$", "a" * 60 + "b")
        elif line == "hang once":
            _only_once(given, lambda: time.sleep(1_000))
        elif line == "die once":
            _only_once(given, lambda: os.kill(os.getpid(), signal.SIGKILL))
        elif line == DIES:
            os.kill(os.getpid(), signal.SIGKILL)
        elif line == "fail":
            raise ZeroDivisionError("secret words")
        yield plain_article(line, identifier=f"{given.name}#{line}"[-40:], published=None)


def _only_once(given: Input, act: object) -> None:
    flag = Path(os.environ["ONCE"])
    if not flag.exists():
        flag.touch()
        act()  # type: ignore[operator]  # it is called


def _members(given: Input) -> Iterator[Input | Failure]:
    """A member a line."""
    for number, line in enumerate(given.read().decode().splitlines()):
        data = line.replace("|", "\n").encode()
        yield Input(
            name=f"{given.name}/{number}",
            file=f"{number}.lines",
            opener=lambda data=data: io.BytesIO(data),  # type: ignore[misc]
            limits=given.limits,
            depth=1,
        )


LINES = Reader(name="lines", suffixes=frozenset({".lines"}), recognises=lambda _: False, read=_read)
BOX = Container(
    name="box", suffixes=frozenset({".box"}), recognises=lambda _: False, members=_members
)


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(registry, "_KINDS", (BOX, LINES, *registry.READERS))
    monkeypatch.setenv("ONCE", str(tmp_path / "once"))


def wanted(folder: Path, **files: str) -> list[Wanted]:
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text.replace(" / ", "\n"), "utf-8")
        paths.append(Wanted(path=path))
    return paths


def read(inputs: list[Wanted], *, processes: int = 2, seconds: int = 1) -> list[list[str]]:
    """The bodies of articles and the words of failures, an input a list."""
    with ReadingRoom(processes=processes, limits=Limits(), seconds=seconds) as room:
        return [
            [told(item) for item in messages if isinstance(item, Item)]
            for messages in room.read(inputs)
        ]


def told(item: Item) -> str:
    if isinstance(item, Packed):
        return unpack(item.record).body
    return f"{item.path}: {item.reason}" if isinstance(item, Failure) else item.text


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_inputs_come_in_their_order(tmp_path: Path, processes: int) -> None:
    """Which of two copies of a report is met first must not depend on the machine."""
    inputs = wanted(tmp_path, **{f"n{n}_lines": f"one {n} / two {n}" for n in range(60)})
    assert read(inputs, processes=processes) == [[f"one {n}", f"two {n}"] for n in range(60)]


def test_an_input_that_hangs_is_ended_and_named(tmp_path: Path) -> None:
    """In whatever code it hangs; what was read before stays, and the others are read."""
    inputs = wanted(tmp_path, a_lines="first", b_lines=f"before / {HANGS} / after", c_lines="last")
    begun = time.monotonic()
    first, second, third = read(inputs)
    assert (first, third, second[0]) == (["first"], ["last"], "before")
    (failure,) = second[1:]
    assert "b.lines" in failure
    assert "longer than 1 seconds" in failure
    assert "the rest of it was not read" in failure
    assert time.monotonic() - begun < 10


def test_an_input_that_kills_is_tried_once_more_and_named(tmp_path: Path) -> None:
    """A page that makes a parser crash costs itself, not the run."""
    inputs = wanted(tmp_path, **{f"n{n}_lines": DIES if n == 2 else f"page {n}" for n in range(8)})
    found = read(inputs)
    assert [page for n, page in enumerate(found) if n != 2] == [
        [f"page {n}"] for n in range(8) if n != 2
    ]
    (failure,) = found[2]
    assert "twice (signal 9)" in failure


def test_an_input_is_read_whole_when_its_process_was_killed_once(tmp_path: Path) -> None:
    """The machine may have been short of memory; nothing is lost or told twice."""
    inputs = wanted(tmp_path, a_lines="one / two / die once / four", b_lines="five")
    assert read(inputs) == [["one", "two", "die once", "four"], ["five"]]


@pytest.mark.parametrize("evil", [HANGS, DIES])
def test_a_member_costs_itself_alone(tmp_path: Path, evil: str) -> None:
    """The other pages of a web archive are read, each once."""
    inputs = wanted(
        tmp_path, a_box=f"one|two / three|{evil}|four / five / {evil} / six", b_lines="x"
    )
    first, second = read(inputs)
    assert second == ["x"]
    failures = [line for line in first if "a.box/" in line]
    assert [line for line in first if line not in failures] == [
        "one",
        "two",
        "three",
        "five",
        "six",
    ]
    assert [failure.split(": ")[0].rsplit("/", 1)[1] for failure in failures] == ["1", "3"]


def test_a_member_is_read_on_when_its_process_was_killed_once(tmp_path: Path) -> None:
    """From the article at which it was killed."""
    inputs = wanted(tmp_path, a_box="one|two / three|die once|four / five")
    assert read(inputs) == [["one", "two", "three", "die once", "four", "five"]]


def test_a_fault_of_a_reader_is_a_failure_without_its_words(tmp_path: Path) -> None:
    """A message can quote the text; a report is passed around."""
    first, second = read(wanted(tmp_path, a_lines="one / fail / two", b_lines="three"))
    assert first[0] == "one"
    assert "ZeroDivisionError" in first[1]
    assert "secret" not in first[1]
    assert second == ["three"]


def test_time_that_nobody_listens_does_not_count(tmp_path: Path) -> None:
    """A run that writes for minutes must not end the processes that wait for it."""
    long = " / ".join(f"{n} " + "word " * 2_000 for n in range(200))
    inputs = wanted(tmp_path, a_lines="one", b_lines=long)
    with ReadingRoom(processes=2, limits=Limits(), seconds=1) as room:
        found = []
        for messages in room.read(inputs):
            for item in messages:
                if isinstance(item, Packed) and len(found) in (0, 1, 2):
                    time.sleep(1.2)
                found += [item] if isinstance(item, Packed) else []
    assert len(found) == 201


def test_bytes_that_are_known_are_not_read(tmp_path: Path) -> None:
    """A copied folder has new times and the same bytes."""
    (one,) = wanted(tmp_path, a_lines="one")
    with ReadingRoom(processes=1, limits=Limits(), seconds=5) as room:
        ((hashed, *rest),) = [list(messages) for messages in room.read([one])]
        assert isinstance(hashed, Hashed)
        assert (hashed.same, bool(rest)) == (False, True)
        again = Wanted(path=one.path, known=hashed.content)
        ((hashed, *rest),) = [
            [m for m in messages if isinstance(m, Hashed | Item)] for messages in room.read([again])
        ]
        assert isinstance(hashed, Hashed)
        assert (hashed.same, rest) == (True, [])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """It may have gone since the folder was looked at."""
    ((failure,),) = read([Wanted(path=tmp_path / "gone.lines")])
    assert "gone.lines" in failure
