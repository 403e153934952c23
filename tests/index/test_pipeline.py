"""A whole run: from files to an index, again and again, whatever happens in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import Desk
from small_corpus import GAZETTEER

from index.addresses import CorpusAddresses
from index.corpus import FORM
from index.errors import DataError, InputError, StoreError
from index.locks import exclusive
from index.pipeline import index_folder

FIRE = "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt.\n"
VOTE = "Parliament voted on the budget on 8 March 2031. The mayor of Azal was absent.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("fire.txt", FIRE)
    desk.write("vote.txt", VOTE)
    return desk


def test_run_indexes_what_is_new(desk: Desk) -> None:
    """The main job."""
    report = desk.run()
    assert (report.files, report.new, report.articles) == (2, 2, 2)
    assert report.entries >= 2
    assert desk.bodies() == sorted([FIRE.strip(), VOTE.strip()])


def test_run_again_changes_nothing(desk: Desk) -> None:
    """What is known and unchanged costs nothing, not even a generation."""
    first = desk.run()
    again = desk.run()
    assert (again.new, again.unchanged, again.generation) == (0, 2, first.generation)


def test_run_takes_in_a_changed_file_as_a_new_version(desk: Desk) -> None:
    """The old text leaves the index; the id stays."""
    desk.run()
    before = {a.article.path: a.article.id for a in desk.articles()}
    desk.write("fire.txt", FIRE.replace("Nobody", "One man"))
    report = desk.run()
    assert (report.changed, report.unchanged, report.articles) == (1, 1, 2)
    assert {a.article.path: a.article.id for a in desk.articles()} == before
    assert not any("Nobody" in body for body in desk.bodies())


def test_run_keeps_articles_whose_files_are_gone(desk: Desk) -> None:
    """Moving a file away is not removing a report; `remove` is."""
    desk.run()
    (desk.inputs / "vote.txt").unlink()
    assert desk.run().articles == 2


def test_run_names_what_it_skips_and_goes_on(desk: Desk) -> None:
    """One bad file never stops a run, and none is silently lost."""
    (desk.inputs / "photo.txt").write_bytes(bytes(range(256)) * 10)
    (desk.inputs / "notes.xyz").write_text("?", "utf-8")
    desk.write("empty.txt", "")
    report = desk.run()
    assert report.articles == 2
    told = " ".join(f"{skip.path} {skip.reason}" for skip in report.skipped)
    assert len(report.skipped) == 3
    for name in ("photo.txt", "notes.xyz", "empty.txt"):
        assert name in told


def test_run_counts_what_lies_beside_saved_pages(desk: Desk) -> None:
    """A browser saves a folder of pictures with each page; their skips would hide a real one."""
    desk.write("saved.html", f"<html><body><h1>Bridge burns</h1><p>{FIRE}</p></body></html>")
    folder = desk.inputs / "saved_files"
    folder.mkdir()
    for name in ("style.css", "bridge.jpg"):
        (folder / name).write_bytes(b"x")
    report = desk.run()
    assert report.skipped == []
    assert [note for note in report.notes if note.startswith("2 files that saved pages show")]


def test_run_on_an_empty_folder_says_what_to_give(desk: Desk) -> None:
    """An empty index is never made by mistake."""
    empty = desk.inputs / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match=r"\.txt"):
        desk.pipeline().run([empty])


def test_run_on_a_missing_path_names_it(desk: Desk) -> None:
    """A typing error in a path is told as such."""
    with pytest.raises(InputError, match="nowhere"):
        desk.pipeline().run([desk.inputs / "nowhere"])


def test_run_takes_an_article_without_any_date(desk: Desk) -> None:
    """It is searchable, and nothing of it is put on a day."""
    desk.write("undated.txt", "The river is high. On Friday it rose again.")
    desk.run()
    (undated,) = [a for a in desk.articles() if a.article.path.endswith("undated.txt")]
    assert undated.article.published is None
    assert all(mention.days is None for mention in undated.dates)


def test_run_keeps_the_gazetteer_of_the_folder(desk: Desk) -> None:
    """Later runs use it wherever they start."""
    desk.write("gazetteer.csv", GAZETTEER)
    desk.run()
    elsewhere = desk.inputs.parent / "more.txt"
    elsewhere.write_text("Rain fell on Bandar Azal on 9 March 2031.", "utf-8")
    desk.pipeline().run([elsewhere])
    named = {name.entity for article in desk.articles() for name in article.names}
    assert "place-port-azal" in named
    (rain,) = [a for a in desk.articles() if "Rain" in a.article.body]
    assert [name.entity for name in rain.names] == ["place-port-azal"]


def test_run_annotates_again_when_the_gazetteer_changes(desk: Desk) -> None:
    """An edited gazetteer takes effect on every article."""
    desk.run()
    desk.write("gazetteer.csv", GAZETTEER)
    report = desk.run()
    assert (report.unchanged, report.articles) == (2, 2)
    assert any(n.entity == "place-port-azal" for a in desk.articles() for n in a.names)


def test_run_refuses_a_broken_gazetteer_by_its_row(desk: Desk) -> None:
    """The row is named, and nothing is indexed with half of it."""
    desk.write("gazetteer.csv", GAZETTEER + "Nowhere,planet,,,,,,,,,\n")
    with pytest.raises(DataError, match="planet"):
        desk.run()


def test_run_builds_a_lost_index_anew(desk: Desk) -> None:
    """Deleting the index loses nothing but time."""
    desk.run()
    shutil.rmtree(index_folder(desk.settings.folder))
    (desk.inputs / "vote.txt").unlink()
    report = desk.run()
    assert report.articles == 2


def test_run_builds_a_damaged_index_anew_and_says_so(desk: Desk) -> None:
    """The corpus store is the truth; the reader is told what happened."""
    desk.run()
    for path in index_folder(desk.settings.folder).rglob("*"):
        if path.is_file() and path.name not in ("CURRENT", "writer.lock"):
            path.write_bytes(b"damaged")
    report = desk.run()
    assert report.articles == 2
    assert any("built anew" in note for note in report.notes)


def test_run_goes_on_without_the_working_file(desk: Desk, tmp_path: Path) -> None:
    """Deleting it loses nothing but time, and leaves nothing of a removed article behind."""
    desk.write("rain.txt", "Omar Tarif left Azal on 7 March 2031. Rain fell on the old bridge.")
    desk.run()
    (desk.settings.folder / "working.sqlite").unlink()
    desk.pipeline().remove(desk.named("Rain"))
    desk.write("vote.txt", VOTE.replace("8 March", "7 March"))
    desk.run()
    assert {progress.stage for progress in desk.told} >= {"gathering"}
    assert desk.shown() == desk.rebuilt(tmp_path / "again")


def test_run_with_a_new_corpus_takes_nothing_from_an_old_index(desk: Desk, tmp_path: Path) -> None:
    """What the corpus does not know leaves the index, names and days with it."""
    desk.write("rain.txt", "Omar Tarif left Azal on 7 March 2031. Rain fell on the old bridge.")
    desk.run()
    (desk.settings.folder / FORM.file).unlink()
    (desk.inputs / "rain.txt").unlink()
    assert desk.run().articles == 2
    assert desk.shown() == desk.rebuilt(tmp_path / "again")


def test_run_drops_what_other_names_no_longer_give(desk: Desk, tmp_path: Path) -> None:
    """An edited gazetteer leaves no entity behind that nothing names any more."""
    desk.write("rain.txt", "Omar Tarif left Port Azal on 7 March 2031.")
    desk.write("gazetteer.csv", GAZETTEER)
    desk.run()
    assert "person-omar-al-tarif" in desk.shown().entities
    desk.write("gazetteer.csv", GAZETTEER.splitlines()[0] + "\n")
    desk.run()
    assert desk.shown().entities["place-port-azal"].latitude is None
    assert "person-omar-al-tarif" not in desk.shown().entities
    assert desk.shown() == desk.rebuilt(tmp_path / "again")


def test_remove_leaves_no_word_and_does_not_come_back(desk: Desk) -> None:
    """Neither in the corpus nor in the index, and not by indexing the folder again."""
    desk.write("witness.txt", "The witness Quillon Vexley spoke on 7 March 2031 of the fire.")
    desk.run()
    (witness,) = [a for a in desk.articles() if "Quillon" in a.article.body]
    assert desk.pipeline().remove(witness.article.id)
    for path in desk.settings.folder.rglob("*"):
        if path.is_file():
            assert b"quillon" not in path.read_bytes().lower(), path
    report = desk.run()
    assert (report.removed, report.articles) == (1, 2)
    addresses = CorpusAddresses(desk.settings.folder)
    assert addresses.is_removed(witness.article.id)
    address = addresses.address(witness.passages[0].id)
    assert address is not None
    assert address.removed


def test_remove_of_a_stranger_says_so(desk: Desk) -> None:
    """A mistyped id removes nothing."""
    desk.run()
    assert not desk.pipeline().remove("aaaaaaaaaaaa")


def test_two_runs_at_once_are_refused(desk: Desk) -> None:
    """The second is told to wait; the first is not disturbed."""
    with (
        exclusive(desk.settings.folder / "writer.lock"),
        pytest.raises(StoreError, match="Another process"),
    ):
        desk.run()


def test_progress_reaches_its_total(desk: Desk) -> None:
    """A progress line that stops at 90 % looks like a failure."""
    desk.run()
    last = {progress.stage: progress for progress in desk.told}
    assert set(last) == {"looking", "reading", "extracting", "writing"}
    assert all(progress.done == progress.total for progress in last.values())


RUNNER = """
import sys
from pathlib import Path
from index.pipeline import Pipeline, index_folder
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
settings = IndexSettings(folder=Path(sys.argv[2]), workers=1)
store = WhooshStore(index_folder(settings.folder))
print("go", flush=True)
Pipeline(settings, store, watcher=lambda progress: None).run([Path(sys.argv[1])])
"""


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.2, 0.35, 0.6])
def test_a_killed_run_is_taken_up_again(desk: Desk, delay: float) -> None:
    """kill -9 at any moment leaves corpus and index whole, and no lock."""
    desk.run()
    for number in range(12):
        desk.write(f"more{number}.txt", f"Fire {number} burned in Azal on {number + 1} May 2031.")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, "-c", RUNNER, desk.inputs, desk.settings.folder],
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"go\n"
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert len(desk.articles()) in (2, 14)
    assert desk.run().articles == 14
    assert desk.unindexed() == ()
