"""Inputs and what is remembered of them: only what is new or changed is opened, and all is told."""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from index import reading, taking_in
from index.corpus import Corpus
from index.export import line
from index.readers import registry
from index.report import Report

FIRE = "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt."
VOTE = "Parliament voted on the budget on 8 March 2031. The mayor of Azal was absent."
LONG = " ".join(f"Witness {number} spoke of the fire in Port Azal." for number in range(9))


class Opened:
    """Which files were handed to a reading process, by name."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def note(self, job: reading._Job) -> None:
        self.names.append(job.wanted.path.name)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    hand_out = reading.ReadingRoom._hand_out

    def noting(self: reading.ReadingRoom, job: reading._Job) -> None:
        opened.note(job)
        hand_out(self, job)

    monkeypatch.setattr(reading.ReadingRoom, "_hand_out", noting)
    return opened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    for name, text in (("fire.txt", FIRE), ("vote.txt", VOTE)):
        age(desk.write(name, text))
    return desk


def age(path: Path, seconds: int = 60) -> Path:
    """Make a file look as if it had not been written just now."""
    then = time.time_ns() - seconds * 10**9
    os.utime(path, ns=(then, then))
    return path


@pytest.fixture(autouse=True)
def _old_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can set when a file was touched: a tick of the clock is made short instead."""
    monkeypatch.setattr("index.stamps._GRAIN_NS", 50_000_000)


def rest() -> None:
    """Let the clock tick."""
    time.sleep(0.06)


def run(desk: Desk, **options: bool) -> Report:
    rest()
    return desk.pipeline().run([desk.inputs], **options)


def states(report: Report) -> tuple[int, int, int]:
    return report.files_new, report.files_changed, report.files_unchanged


def test_an_unchanged_file_is_not_opened(desk: Desk, opened: Opened) -> None:
    """A folder of 10,000 reports is looked through in a second."""
    assert states(run(desk)) == (2, 0, 0)
    opened.names.clear()
    report = run(desk)
    assert (states(report), opened.names) == ((0, 0, 2), [])
    assert (report.unchanged, report.did_nothing) == (2, True)


def test_other_times_with_the_same_bytes_are_no_change(desk: Desk, opened: Opened) -> None:
    """A copied folder has new times; its bytes are compared, and not parsed."""
    run(desk)
    age(desk.inputs / "fire.txt", 30)
    opened.names.clear()
    assert states(run(desk)) == (0, 0, 2)
    assert opened.names == ["fire.txt"]
    opened.names.clear()
    assert states(run(desk)) == (0, 0, 2)
    assert opened.names == []


def test_a_change_within_a_tick_of_the_clock_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same size, and with the very time that it had: written while the run went on."""
    monkeypatch.setattr("index.stamps._GRAIN_NS", 10**10)
    path = desk.inputs / "fire.txt"
    before = path.stat()
    desk.run()
    path.write_text(FIRE.replace("7 March", "8 March"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    real = taking_in.stamp_of

    def as_before(looked_at: Path) -> object:
        stamp = real(looked_at)
        if looked_at == path and stamp is not None:
            return replace(stamp, touched_ns=before.st_ctime_ns)
        return stamp

    monkeypatch.setattr(taking_in, "stamp_of", as_before)
    report = desk.run()
    assert (report.files_changed, report.changed) == (1, 1)


def test_a_file_that_took_the_place_of_another_is_noticed(desk: Desk) -> None:
    """With the same size and the same time of change: `cp -p` of another report."""
    run(desk)
    path = desk.inputs / "fire.txt"
    before = path.stat()
    other = desk.folder / "other.txt"
    other.write_text(FIRE.replace("7 March", "8 March"), "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert run(desk).changed == 1


def test_reread_reads_everything(desk: Desk, opened: Opened) -> None:
    """For who doubts the memory."""
    run(desk)
    opened.names.clear()
    report = run(desk, reread=True)
    assert (opened.names, report.unchanged) == (["fire.txt", "vote.txt"], 2)


def test_what_is_stated_beside_a_file_is_part_of_it(desk: Desk, opened: Opened) -> None:
    """An entry that is added, changed or removed takes effect; the entries of others do not."""
    run(desk)
    sidecar = '[[articles]]\nfile = "fire.txt"\nsource = "Azal Wire"\n'
    desk.write("articles.toml", sidecar)
    opened.names.clear()
    report = run(desk)
    assert (report.changed, opened.names) == (1, ["fire.txt"])
    opened.names.clear()
    desk.write("articles.toml", sidecar + '[[articles]]\nfile = "vote.txt"\nlanguage = "en"\n')
    assert (run(desk).changed, opened.names) == (1, ["vote.txt"])


def test_other_readers_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A better reader, or a library that was missing, takes effect by itself."""
    run(desk)
    monkeypatch.setattr(taking_in, "readers_fingerprint", lambda: "of tomorrow")
    report = run(desk)
    assert (states(report), report.unchanged) == ((0, 2, 0), 2)


def test_other_limits_read_again_what_was_skipped(desk: Desk, opened: Opened) -> None:
    """Whoever raises a limit wants to see what it kept out, and nothing else."""
    age(desk.write("long.txt", LONG * 4_000))
    desk.settings = replace(desk.settings, max_file_mb=1)
    assert run(desk).files_empty == 1
    opened.names.clear()
    desk.settings = replace(desk.settings, max_file_mb=10)
    report = run(desk)
    assert (opened.names, report.new, report.skipped) == (["long.txt"], 1, [])


def test_a_skip_is_told_again_without_a_look(desk: Desk, opened: Opened) -> None:
    """It is still not in the collection, whoever asks."""
    age(desk.write("empty.txt", ""))
    first = run(desk)
    opened.names.clear()
    again = run(desk)
    assert again.skipped == first.skipped
    assert (len(again.skipped), opened.names, again.files_empty) == (1, [], 1)


def test_files_that_are_gone_are_told_and_their_articles_stay(desk: Desk) -> None:
    """Moving a folder away is no removal."""
    run(desk)
    (desk.inputs / "vote.txt").unlink()
    report = run(desk)
    assert [Path(path).name for path in report.gone] == ["vote.txt"]
    assert (report.files, report.articles) == (1, 2)


def test_a_removed_article_is_not_remembered_by_its_file(desk: Desk) -> None:
    """Nothing of it remains but its ids; the file's name can be that of a witness."""
    age(desk.write("quillon-vexley.txt", "The witness spoke on 7 March 2031 of the great fire."))
    run(desk)
    desk.pipeline().remove(desk.named("great fire"))
    for _ in range(2):
        for path in desk.settings.folder.rglob("*"):
            assert not path.is_file() or b"quillon" not in path.read_bytes(), path
        report = run(desk)
        assert (report.removed, report.unchanged) == (1, 2)


def test_one_removed_of_many_lines_stays_away_without_a_look(desk: Desk, opened: Opened) -> None:
    """The file is not parsed again for it."""
    lines = [json.dumps({"text": f"Report {n} of the fire."}) for n in range(5)]
    age(desk.write("many.jsonl", "\n".join(lines)))
    run(desk)
    desk.pipeline().remove(desk.named("Report 3"))
    opened.names.clear()
    report = run(desk)
    assert (report.removed, report.unchanged, opened.names) == (1, 6, [])


def test_a_corpus_of_the_form_before_is_taken_over(desk: Desk) -> None:
    """Nobody loses a collection by an update."""
    run(desk)
    with closing(Corpus(desk.settings.folder)) as corpus:
        database = corpus._db
        for table in ("input", "came", "skip", "aside"):
            database.execute(f"DROP TABLE {table}")
        database.execute("DROP INDEX article_text")
        for column in ("text", "source", "language", "published"):
            database.execute(f"ALTER TABLE article DROP COLUMN {column}")
        database.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    report = run(desk)
    assert (states(report), report.unchanged, report.articles) == ((2, 0, 0), 2, 2)
    assert states(run(desk)) == (0, 0, 2)
    with closing(Corpus(desk.settings.folder)) as corpus:
        assert corpus.counts_by("source") == {"": 2}


def test_rehearse_tells_what_would_be_done(desk: Desk) -> None:
    """New, changed, unchanged, skipped and gone, as the run then does it."""
    age(desk.write("gone.txt", "It rained on 9 March 2031."))
    run(desk)
    (desk.inputs / "gone.txt").unlink()
    desk.write("fire.txt", FIRE.replace("Nobody", "One man"))
    desk.write("new.txt", "The port was closed on 9 March 2031.")
    desk.write("empty.txt", "")
    rest()
    told = desk.pipeline().rehearse([desk.inputs])
    done = run(desk)
    for counted in ("files_new", "files_changed", "files_unchanged", "files_empty", "gone", "new",
                    "changed", "unchanged", "removed", "skipped"):  # fmt: skip
        assert getattr(told, counted) == getattr(done, counted), counted
    assert (told.new, told.changed, told.unchanged, told.dry) == (1, 1, 1, True)


def test_rehearse_writes_nothing(desk: Desk) -> None:
    """Not even an empty folder; and in one that is there, no byte and no time changes."""
    desk.pipeline().rehearse([desk.inputs])
    assert not desk.settings.folder.exists()
    run(desk)
    desk.write("new.txt", "The port was closed on 9 March 2031.")

    def seen() -> dict[Path, tuple[int, int]]:
        return {
            path: (path.stat().st_mtime_ns, path.stat().st_size)
            for path in desk.settings.folder.rglob("*")
        }

    before = seen()
    assert desk.pipeline().rehearse([desk.inputs]).new == 1
    assert seen() == before


def test_a_file_that_cannot_be_opened_is_tried_again(desk: Desk) -> None:
    """Its rights may be mended without any change to it."""
    path = age(desk.write("locked.txt", "It rained on 9 March 2031."))
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.chmod(0)
    assert len(run(desk).skipped) == 1
    path.chmod(0o644)
    assert run(desk).new == 1


def test_the_same_report_in_other_forms_is_one_article(desk: Desk) -> None:
    """As a text file, as a line of an export, with its title on top or not, wrapped or not."""
    wrapped = LONG.replace(". ", ".\n")
    desk.write("plain.txt", LONG)
    run(desk)
    record = {"text": wrapped, "title": "Fire in Port Azal", "source": "Azal Wire"}
    desk.write("export.jsonl", json.dumps(record) + "\n")
    report = run(desk)
    assert (report.new, report.changed, report.articles) == (0, 1, 3)
    desk.write("titled.txt", f"Fire in Port Azal\n\n{LONG}")
    report = run(desk)
    assert (report.new, report.changed, report.articles) == (0, 0, 3)
    (article,) = [a.article for a in desk.articles() if "Witness 3" in a.article.body]
    assert article.source is not None
    assert article.source.value == "Azal Wire"


@pytest.mark.parametrize("removed", [0, 1])
@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("url", "https://example.org/a", "https://example.com/b"),
        ("source", "Azal Wire", "Port Gazette"),
        ("title", "Fire in Port Azal", "What witnesses say"),
        ("published", "2031-03-08", "2031-03-09"),
    ],
)
def test_one_text_of_two_publishers_is_two_articles(
    desk: Desk, key: str, one: str, other: str, removed: int
) -> None:
    """Agency copy stands in many papers, each with its own day and headline."""
    lines = [json.dumps({"text": LONG, key: value}) for value in (one, other)]
    desk.write("export.jsonl", "\n".join(lines))
    assert run(desk).new == 4
    # And they stay two, whichever of them is removed.
    value = f'"{(one, other)[removed]}","'.encode()
    (gone,) = [a.article.id for a in desk.articles() if value in line(a.article)]
    desk.pipeline().remove(gone)
    report = run(desk, reread=True)
    assert (report.new, report.changed, report.removed, report.articles) == (0, 0, 1, 3)


NAMES = ("a.txt", "b.txt", "c.jsonl", "d.xyz", "sub/e.txt")
TEXTS = ("", FIRE, VOTE, LONG, '{"text": "It rained."}\nno JSON\n{"text": "It snowed."}')
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS)),
        st.tuples(st.sampled_from(NAMES), st.none()),
        st.just(None),
    ),
    min_size=2,
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(steps)
def test_the_counts_of_a_report_add_up(todo: list[tuple[str, str | None] | None]) -> None:
    """Whatever was written, changed and taken away: no input is silently lost."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.write("always.txt", VOTE + " Always.")
        for step in [*todo, None]:
            if step is None:
                check(desk, desk.run())
                continue
            path = desk.inputs / step[0]
            path.parent.mkdir(exist_ok=True)
            if step[1] is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(step[1], "utf-8")


def check(desk: Desk, report: Report) -> None:
    there = {path for path in desk.inputs.rglob("*") if path.is_file()}
    readable = {path for path in there if path.suffix != ".xyz"}
    assert report.files == len(readable)
    assert report.files == report.files_new + report.files_changed + report.files_unchanged
    articles, failures, empty = 0, len(there - readable), 0
    for path in readable:
        items = list(registry.read(path))
        found = sum(not hasattr(item, "reason") for item in items)
        articles, failures = articles + found, failures + len(items) - found
        empty += not found
    assert report.new + report.changed + report.unchanged + report.removed == articles
    assert len(report.skipped) == failures
    assert report.files_empty == empty
    with closing(Corpus(desk.settings.folder)) as corpus:
        known = set(corpus.intake.paths())
        skips = list(corpus.intake.all_skips())
    assert readable <= known
    assert {Path(path) for path in report.gone} == known - readable
    kept = {skip.path for skip in report.skipped}
    assert kept <= {skip.path for skip in skips}
