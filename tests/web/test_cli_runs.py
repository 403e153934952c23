"""Runs from the command line: tried out, watched, stopped, accounted for, taken elsewhere."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from web.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
FIRE = "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt."
COMMAND = [sys.executable, "-c", "from web.cli.main import main; main()"]


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )


def line_with(process: subprocess.Popen[str], words: str) -> str:
    """The next line that has some words."""
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return line
    raise AssertionError(f"it ended without {words!r}")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "fire.txt").write_text(FIRE, "utf-8")
    return folder


def test_dry_run_tells_and_writes_nothing(reports: Path, tmp_path: Path) -> None:
    """Somebody who is not sure can look first."""
    (reports / "empty.txt").write_text("", "utf-8")
    result = run("index", reports, "--dry-run", "--index", tmp_path / "index")
    assert result.exit_code == 3
    assert "2 files: 2 new" in result.output
    assert "1 new articles" in result.output
    assert "empty.txt" in result.output
    assert "Nothing was written" in result.output
    assert not (tmp_path / "index").exists()


def test_dry_run_in_json_has_the_keys_of_a_run(reports: Path, tmp_path: Path) -> None:
    """A script can compare both."""
    options = ("--index", tmp_path / "index", "--json")
    dry = json.loads(run("index", reports, "--dry-run", *options).output)
    done = json.loads(run("index", reports, *options).output)
    assert dry.keys() == done.keys()
    assert (dry["dry"], done["dry"], dry["new"], done["new"]) == (True, False, 1, 1)


def test_a_run_with_nothing_to_do_ends_with_0(reports: Path, tmp_path: Path) -> None:
    """A script that runs every night does not fail on quiet nights."""
    run("index", reports, "--index", tmp_path / "index")
    result = run("index", reports, "--index", tmp_path / "index", "--json")
    assert result.exit_code == 0
    assert json.loads(result.output)["files_new"] == 0


def test_status_in_words_and_json(reports: Path, tmp_path: Path) -> None:
    """0 when all is well; 3 when something was skipped."""
    options = ("--index", tmp_path / "index")
    run("index", reports, *options)
    result = run("status", *options)
    assert result.exit_code == 0
    assert "1 articles from 1 files" in result.output
    assert "plain text" in result.output
    (reports / "empty.txt").write_text("", "utf-8")
    run("index", reports, *options)
    result = run("status", *options, "--json")
    assert result.exit_code == 3
    assert [Path(skip["path"]).name for skip in json.loads(result.output)["skipped"]] == [
        "empty.txt"
    ]


def test_what_is_gone_is_removed_when_asked(reports: Path, tmp_path: Path) -> None:
    """Never by itself, and not without a word."""
    options = ("--index", tmp_path / "index")
    (reports / "vote.txt").write_text("Parliament voted on 8 March 2031.", "utf-8")
    run("index", reports, *options)
    (reports / "vote.txt").unlink()
    result = run("index", reports, *options)
    assert "dateline remove --gone" in result.output
    assert "dateline remove --gone" in run("status", *options).output
    assert run("remove", "--gone", *options, stdin="n\n").exit_code == 1
    assert json.loads(run("status", *options, "--json").output)["articles"] == 2
    assert run("remove", "--gone", "--yes", *options).exit_code == 0
    assert json.loads(run("status", *options, "--json").output)["articles"] == 1
    assert "Every article" in run("remove", "--gone", *options).output


def test_remove_wants_ids_or_gone(tmp_path: Path) -> None:
    """Nothing is removed by a forgotten word."""
    assert run("remove", "--index", tmp_path).exit_code == 2
    assert run("remove", "aaaaaaaaaaaa", "--gone", "--index", tmp_path).exit_code == 2


def test_export_comes_back(tmp_path: Path) -> None:
    """From one folder to another, by file or by pipe."""
    run("index", ROOT / "seeds", "--index", tmp_path / "one")
    printed = run("export", "--index", tmp_path / "one")
    assert printed.exit_code == 0
    (tmp_path / "out").mkdir()
    file = tmp_path / "out" / "export.jsonl"
    assert run("export", "--output", file, "--index", tmp_path / "one").exit_code == 0
    assert file.read_text("utf-8") == printed.output
    assert run("index", file, "--index", tmp_path / "two").exit_code == 0
    assert run("export", "--index", tmp_path / "two").output == printed.output


def test_an_export_that_fails_leaves_the_file_as_it_was(reports: Path, tmp_path: Path) -> None:
    """The copy of yesterday is better than half of today's."""
    run("index", reports, "--index", tmp_path / "index")
    file = tmp_path / "export.jsonl"
    file.write_text("yesterday", "utf-8")
    result = run("export", "aaaaaaaaaaaa", "--output", file, "--index", tmp_path / "index")
    assert result.exit_code == 1
    assert "aaaaaaaaaaaa" in result.output
    assert [path.name for path in tmp_path.glob("export*")] == ["export.jsonl"]
    assert file.read_text("utf-8") == "yesterday"


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_watch_reads_what_comes_and_ends_when_told(
    reports: Path, tmp_path: Path, word: signal.Signals
) -> None:
    """Without a traceback, and with 0: it is meant to be ended so."""
    process = start("index", reports, "--watch", "--interval", "0.2", "--index", tmp_path / "index")
    line_with(process, "1 new articles")
    (reports / "vote.txt").write_text("Parliament voted on 8 March 2031.", "utf-8")
    line_with(process, "1 new articles")
    process.send_signal(word)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Stopped." in rest
    assert "Traceback" not in rest
    status = json.loads(run("status", "--index", tmp_path / "index", "--json").output)
    assert (status["articles"], status["interrupted"], status["at_work"]) == (2, [], False)


def test_a_stopped_run_ends_with_130_and_is_taken_up(reports: Path, tmp_path: Path) -> None:
    """As a shell tells it; what was written stays."""
    for number in range(300):
        text = f"Fire {number} burned in Port Azal on {number % 28 + 1} May 2031."
        (reports / f"r{number}.txt").write_text(text, "utf-8")
    options = ("--index", tmp_path / "index")
    process = start("index", reports, *options)
    corpus = tmp_path / "index" / "corpus.sqlite"
    while not corpus.exists():
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "the next run goes on" in told
    assert "Traceback" not in told
    assert "did not come to its end" in run("status", *options).output
    assert json.loads(run("index", reports, *options, "--json").output)["articles"] == 301


def test_serve_shows_what_comes_while_it_watches(reports: Path, tmp_path: Path) -> None:
    """Indexing goes on in a process of its own, which ends with the server."""
    process = start(
        "serve", reports, "--watch", "--interval", "0.2", "--port", "0", "--index",
        tmp_path / "index",
    )  # fmt: skip
    found = re.search(r"http://\S+:\d+/", line_with(process, "answers on"))
    assert found is not None
    address = found.group()
    (reports / "vote.txt").write_text("Parliament voted on 8 March 2031.", "utf-8")
    line_with(process, "1 new articles")
    with urlopen(f"{address}search?q=Parliament") as page:  # noqa: S310 - our own server
        assert "vote" in page.read().decode()
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in rest
    status = json.loads(run("status", "--index", tmp_path / "index", "--json").output)
    assert not status["at_work"]


def test_a_watched_server_needs_something_to_watch(tmp_path: Path) -> None:
    """Rather than watching nothing in silence."""
    result = run("serve", "--watch", "--index", tmp_path)
    assert result.exit_code == 2
    assert "PATHS" in result.output
