"""`dateline entities`: what was merged is told with its reasons, and a person can mend it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli.main import main

REPORTS = {
    "one.txt": "The governor Khaled Murjan spoke on Friday. Murjan left later.\n",
    "two.txt": "The crowd heard Khalid Murjan, and Khalid Murjan was heard by many.\n",
    "three.txt": "The colonel Khalil Murjan was absent, said the mayor of Azal.\n",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports, indexed, without a gazetteer."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    index(folder)
    return folder


def index(reports: Path) -> None:
    assert run("index", reports, "--index", reports.parent / "index").exit_code == 0


def listed(reports: Path, *arguments: str) -> dict[str, list[str]]:
    """The names of persons with their spellings."""
    result = run(
        "entities",
        "list",
        *arguments,
        "--kind",
        "person",
        "--index",
        reports.parent / "index",
        "--json",
    )
    rows = [json.loads(line) for line in result.output.splitlines()]
    return {row["name"]: [one["surface"] for one in row["spellings"]] for row in rows}


def change(reports: Path, *arguments: str) -> Result:
    return run(
        "entities",
        *arguments,
        "--index",
        reports.parent / "index",
        "--gazetteer",
        reports / "gazetteer.csv",
    )


def test_list_tells_why_spellings_are_one(reports: Path) -> None:
    """Who reads a merged page must see what was merged, and by what."""
    result = run("entities", "list", "Murjan", "--index", reports.parent / "index")
    assert result.exit_code == 0
    assert "short for “Khaled Murjan” in the same report" in result.output
    assert "the same name but for capitals, marks or romanisation" in result.output
    assert listed(reports)["Khaled Murjan"] == ["Khalid Murjan", "Khaled Murjan", "Murjan"]
    assert run("entities", "list", "Nobody", "--index", reports.parent / "index").exit_code == 1


def test_duplicates_are_reported_and_not_merged(reports: Path) -> None:
    """Khalil may be a slip for Khalid, or his brother."""
    result = run("entities", "duplicates", "--index", reports.parent / "index", "--json")
    (pair,) = [json.loads(line) for line in result.output.splitlines()]
    assert pair["names"] == ["Khaled Murjan", "Khalil Murjan"]
    assert pair["reason"]
    assert pair["why_apart"]
    assert "Khalil Murjan" in listed(reports)


def test_join_and_split_change_what_the_next_run_finds(reports: Path) -> None:
    """A merge is a line of a file that people keep, and is taken back there."""
    joined = change(reports, "join", "Khaled Murjan", "Khalil Murjan")
    assert joined.exit_code == 0
    assert "dateline index" in joined.output
    index(reports)
    assert set(listed(reports)["Khaled Murjan"]) >= {"Khalil Murjan", "Khaled Murjan"}
    assert "Khalil Murjan" not in listed(reports)

    assert change(reports, "split", "Khaled Murjan", "Khalil Murjan").exit_code == 0
    assert change(reports, "split", "Khaled Murjan", "Khalid Murjan").exit_code == 0
    index(reports)
    assert listed(reports) == {
        "Khaled Murjan": ["Khaled Murjan", "Murjan"],
        "Khalid Murjan": ["Khalid Murjan"],
        "Khalil Murjan": ["Khalil Murjan"],
    }


def test_gazetteer_that_the_corpus_was_indexed_with_is_the_one_to_change(reports: Path) -> None:
    """Nobody wants to type a path that the program knows."""
    where = ("--index", reports.parent / "index")
    refused = run("entities", "join", "Khaled Murjan", "Khalil Murjan", *where)
    assert refused.exit_code == 1
    assert "--gazetteer" in refused.output
    path = reports / "gazetteer.csv"
    path.write_text("name,kind,aliases\nAzal,place,\n", "utf-8")
    index(reports)
    assert run("entities", "join", "Khaled Murjan", "Khalil Murjan", *where).exit_code == 0
    assert "Khaled Murjan,person,Khalil Murjan" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("join", "Khaled Murjan", "Nobody"), "goes by 'Nobody'"),
        (("join", "Khaled Murjan", "place-azal"), "is a person"),
        (("split", "Khaled Murjan", "Khaled Murjan"), "as before"),
    ],
)
def test_what_cannot_be_changed_is_told_and_the_file_left(
    reports: Path, arguments: tuple[str, ...], problem: str
) -> None:
    """A half-written gazetteer would be worse than a refusal."""
    path = reports / "gazetteer.csv"
    path.write_text("name,kind,aliases\nAzal,place,\n", "utf-8")
    index(reports)
    result = change(reports, *arguments)
    assert result.exit_code != 0
    assert problem in result.output
    assert path.read_text("utf-8") == "name,kind,aliases\nAzal,place,\n"


def test_gazetteer_in_another_encoding_is_refused(reports: Path) -> None:
    """Writing it back in UTF-8 would break every accent in it."""
    path = reports / "gazetteer.csv"
    content = "name,kind,aliases\nAzalé,place,\n".encode("latin-1")
    path.write_bytes(content)
    result = change(reports, "join", "Khaled Murjan", "Khalil Murjan")
    assert result.exit_code == 1
    assert "UTF-8" in result.output
    assert path.read_bytes() == content
