"""The command line: what it prints, what it ends with, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.pipeline import index_folder
from web.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seeds."""
    folder = tmp_path_factory.mktemp("index")
    assert run("index", ROOT / "seeds", "--index", folder).exit_code == 0
    return folder


def complaint(result: Result) -> str:
    """The message of a failed command, which is never a traceback."""
    assert result.exit_code not in (0, None)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.output


def test_help_teaches_with_examples() -> None:
    """The first thing that anybody types."""
    result = run("--help")
    assert result.exit_code == 0
    assert "dateline serve seeds/" in result.output


def test_index_reports_as_json(tmp_path: Path) -> None:
    """Scripts read counts, not sentences."""
    result = run("index", ROOT / "seeds", "--index", tmp_path, "--json")
    assert result.exit_code == 0
    report = json.loads(result.output)
    assert (report["new"], report["articles"], report["skipped"]) == (5, 5, [])


def test_index_ends_with_3_when_something_was_skipped(tmp_path: Path) -> None:
    """A script can tell "done" from "done, but"."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "fire.txt").write_text("Fire destroyed the bridge on 7 March 2031.", "utf-8")
    (reports / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = run("index", reports, "--index", tmp_path / "index")
    assert result.exit_code == 3
    assert "photo.txt" in result.output
    assert "1 new" in result.output


def test_index_of_an_empty_folder_fails_with_a_remedy(tmp_path: Path) -> None:
    """The folder is named, and what would be read."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "empty" in complaint(run("index", empty, "--index", tmp_path / "index"))


def test_index_of_a_missing_file_fails_with_its_name(tmp_path: Path) -> None:
    """A typing error is told as such."""
    told = complaint(run("index", tmp_path / "nowhere.txt", "--index", tmp_path / "index"))
    assert "nowhere.txt" in told


def test_search_finds_the_same_reports_under_every_spelling(folder: Path) -> None:
    """Banias, Banyas and Baniyas are one town."""
    found = {}
    for typed in ("Banias", "Banyas", "Baniyas"):
        record = json.loads(run("search", typed, "--index", folder, "--json").output)
        found[typed] = sorted(hit["article"] for hit in record["hits"])
    assert found["Banias"] == found["Banyas"] == found["Baniyas"]
    assert len(found["Banias"]) == 4


def test_search_finds_a_man_under_his_other_name(folder: Path) -> None:
    """Jolani finds al-Sharaa; the explanation says so."""
    record = json.loads(run("search", "Jolani", "--index", folder, "--json").output)
    assert record["total"] == 4
    assert record["also_searched"][0]["name"] == "Ahmad al-Sharaa"


def test_search_narrows_by_source_and_day(folder: Path) -> None:
    """The two filters that everybody uses."""
    result = run(
        "search", "executed", "--source", "The New Arab", "--from", "2025-03-07", "--to",
        "2025-03-07", "--index", folder, "--json",
    )  # fmt: skip
    record = json.loads(result.output)
    assert [hit["source"] for hit in record["hits"]] == ["The New Arab"]


def test_search_that_finds_nothing_ends_with_1(folder: Path) -> None:
    """As grep does."""
    assert run("search", "xqzzvw", "--index", folder).exit_code == 1


@pytest.mark.parametrize("typed", ["((((", "*", "x" * 10_000])
def test_search_refuses_a_hostile_query_with_a_remedy(folder: Path, typed: str) -> None:
    """2: the query, not the machine, is at fault."""
    result = run("search", typed, "--index", folder)
    assert result.exit_code == 2
    assert complaint(result).count("\n") == 2


def test_search_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    """The first mistake that anybody makes."""
    assert "dateline index" in complaint(run("search", "x", "--index", tmp_path / "none"))


def test_search_in_a_damaged_index_says_how_to_mend_it(tmp_path: Path) -> None:
    """One message with the file and the remedy; indexing again mends it and loses nothing."""
    run("index", ROOT / "seeds", "--index", tmp_path)
    for path in index_folder(tmp_path).rglob("*.json"):
        path.write_text("damaged", "utf-8")
    told = complaint(run("search", "Latakia", "--index", tmp_path))
    assert "dateline index" in told
    mended = run("index", ROOT / "seeds", "--index", tmp_path)
    assert mended.exit_code == 0
    assert "built anew" in mended.output
    assert run("search", "Latakia", "--index", tmp_path).exit_code == 0


def test_search_takes_names_for_filters(folder: Path) -> None:
    """Nobody knows ids by heart."""
    record = json.loads(run("search", "--place", "Banias", "--index", folder, "--json").output)
    assert record["total"] == 4


def test_search_refuses_an_unknown_name_for_a_filter(folder: Path) -> None:
    """A filter that is silently dropped would show wrong reports."""
    assert "Atlantis" in complaint(run("search", "--place", "Atlantis", "--index", folder))


def test_timeline_is_in_order_of_time(folder: Path) -> None:
    """From the first day to the last."""
    record = json.loads(run("timeline", "--index", folder, "--json").output)
    days = [entry["first_day"] or entry["last_day"] for entry in record["entries"]]
    assert days == sorted(days)
    assert "2025-03-07" in days


def test_timeline_narrows_to_days(folder: Path) -> None:
    """The same filters as search."""
    result = run("timeline", "--from", "2025-03-08", "--to", "2025-03-08", "--index", folder)
    assert result.exit_code == 0
    assert "8 March 2025" in result.output
    assert "Friday 7 March 2025" not in result.output


def test_a_range_that_ends_before_it_begins_is_refused(folder: Path) -> None:
    """Rather than an empty answer."""
    told = complaint(
        run("search", "x", "--from", "2025-03-08", "--to", "2025-03-01", "--index", folder)
    )
    assert "Swap" in told


def test_a_day_that_is_none_is_refused() -> None:
    """The form is shown."""
    assert "2025-03-08" in complaint(run("search", "x", "--from", "8.3.25"))


def test_explain_date_prints_the_chain() -> None:
    """How it was reached, step by step."""
    result = run("explain-date", "6-7 March", "--published", "2025-03-08")
    assert result.exit_code == 0
    assert "6 to 7 March 2025" in result.output
    assert "1. " in result.output


def test_explain_date_without_an_anchor_claims_nothing() -> None:
    """A weekday by itself is unresolved."""
    record = json.loads(run("explain-date", "Friday", "--json").output)
    assert [mention["first_day"] for mention in record] == [None]


def test_explain_date_of_something_else_says_so() -> None:
    """No date, no guess."""
    assert run("explain-date", "the bridge").exit_code == 1


def test_annotate_reads_standard_input() -> None:
    """For pipes."""
    result = run("annotate", "--published", "2031-03-09", stdin="It rained on Friday.")
    assert result.exit_code == 0
    assert json.loads(result.output)["dates"][0]["first_day"] == "2031-03-07"


def test_annotate_takes_lines_of_json(tmp_path: Path) -> None:
    """One line in, one line out; a bad line is told and does not stop the others."""
    path = tmp_path / "texts.jsonl"
    lines = [{"id": "a", "text": "It rained on Friday.", "dct": "2031-03-09"}, {"id": "b"}]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    result = CliRunner().invoke(main, ["annotate", "--jsonl", str(path)])
    assert result.exit_code == 3
    assert json.loads(result.stdout)["id"] == "a"
    assert "line 2" in result.stderr


def test_annotate_tells_of_an_empty_text(tmp_path: Path) -> None:
    """And goes on with the others."""
    path = tmp_path / "texts.jsonl"
    lines = [{"id": "a", "text": ""}, {"id": "b", "text": "It rained."}]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    result = CliRunner().invoke(main, ["annotate", "--jsonl", str(path)])
    assert result.exit_code == 3
    assert json.loads(result.stdout)["id"] == "b"
    assert "no text" in result.stderr


def test_annotate_prints_half_a_character(tmp_path: Path) -> None:
    """JSON can say it and UTF-8 cannot."""
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "\\ud800 on Friday."}', "utf-8")
    result = CliRunner().invoke(main, ["annotate", "--jsonl", str(path)])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["dates"][0]["start"] == 5


def test_annotate_prints_a_timeml_document() -> None:
    """One text, one document."""
    result = run("annotate", "--timex", "--published", "2031-03-09", stdin="It rained on Friday.")
    assert result.exit_code == 0
    assert result.output.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>')
    assert 'value="2031-03-07"' in result.output


def test_annotate_writes_timeml_documents_into_a_folder(tmp_path: Path) -> None:
    """Several texts cannot be one document; without a folder the command says so."""
    path = tmp_path / "texts.jsonl"
    lines = [{"id": "a", "text": "It rained on 3 May."}, {"id": "b", "text": "It rained."}]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    refused = CliRunner().invoke(main, ["annotate", "--jsonl", str(path), "--timex"])
    assert refused.exit_code == 2
    assert "--into" in refused.stderr
    out = tmp_path / "out"
    result = run("annotate", "--jsonl", path, "--timex", "--into", out)
    assert result.exit_code == 0
    assert result.output.split() == [str(out / "a.tml"), str(out / "b.tml")]
    assert "3 May" in (out / "a.tml").read_text("utf-8")


def test_annotate_of_a_missing_file_says_so(tmp_path: Path) -> None:
    """And ends with 3."""
    result = run("annotate", tmp_path / "nowhere.txt")
    assert result.exit_code == 3
    assert "nowhere.txt" in complaint(result)


def test_remove_makes_an_article_unfindable(tmp_path: Path) -> None:
    """For good."""
    run("index", ROOT / "seeds", "--index", tmp_path)
    hits = json.loads(run("search", "Tuwaym", "--index", tmp_path, "--json").output)["hits"]
    assert run("remove", hits[0]["article"], "--index", tmp_path).exit_code == 0
    assert run("search", "Tuwaym", "--index", tmp_path).exit_code == 1


def test_remove_of_a_stranger_fails(folder: Path) -> None:
    """A mistyped id is named."""
    assert "aaaaaaaaaaaa" in complaint(run("remove", "aaaaaaaaaaaa", "--index", folder))


def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is done."""
    monkeypatch.setenv("DATELINE_WORKERS", "many")
    assert "DATELINE_WORKERS" in complaint(run("search", "x"))
