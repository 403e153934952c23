"""How a collection stands: what is in, what is not, what is left to do, what is gone."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from desk import Desk

from index.corpus import Corpus
from index.errors import StoreError
from index.locks import exclusive
from index.status import FormatCount, Status, status_of

FIRE = "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("fire.txt", FIRE)
    lines = [
        {"text": "It rained.", "source": "Azal Wire", "language": "en", "published": "2031-03-08"},
        {"text": "It snowed.", "source": "Azal Wire", "published": "2031-04-01"},
    ]
    desk.write("export.jsonl", "\n".join([*map(json.dumps, lines), "no JSON"]))
    desk.run()
    return desk


def status(desk: Desk) -> Status:
    return status_of(desk.settings, desk.store)


def test_status_counts_what_is_in(desk: Desk) -> None:
    """By publisher, language and format, with the days that it covers."""
    found = status(desk)
    assert (found.articles, found.indexed, found.files) == (3, 3, 2)
    assert found.sources == {"Azal Wire": 2, "": 1}
    assert found.languages == {"": 2, "en": 1}
    assert set(found.formats) == {
        FormatCount(format="JSON Lines", files=1, articles=2),
        FormatCount(format="plain text", files=1, articles=1),
    }
    assert (found.first_published, found.last_published) == ("2031-03-08", "2031-04-01")
    assert found.undated == 1
    assert min(found.disk.values()) > 0


def test_status_tells_what_was_skipped_and_why(desk: Desk) -> None:
    """Long after the run that skipped it, and whether a reader saw it or not."""
    (desk.inputs / "notes.xyz").write_text("?", "utf-8")
    desk.run()
    told = [f"{skip.path} {skip.reason}" for skip in status(desk).skipped]
    assert len(told) == 2
    assert "export.jsonl:3" in told[0]
    assert "notes.xyz" in told[1]
    (desk.inputs / "notes.xyz").unlink()
    desk.run()
    assert len(status(desk).skipped) == 1


def test_status_tells_of_files_that_are_gone(desk: Desk) -> None:
    """Their articles stay until somebody removes them."""
    rain, fire = desk.named("rained"), desk.named("Fire")
    (desk.inputs / "fire.txt").unlink()
    found = status(desk)
    assert [Path(path).name for path in found.gone] == ["fire.txt"]
    assert (found.stranded, found.articles) == ((fire,), 3)
    text = (desk.inputs / "export.jsonl").read_text("utf-8")
    desk.write("export.jsonl", text.split("\n", 1)[1])
    desk.run()
    assert set(status(desk).stranded) == {fire, rain}
    desk.pipeline().remove(*status(desk).stranded)
    found = status(desk)
    assert (found.articles, found.removed, found.stranded, found.gone) == (1, 2, (), ())


def test_an_article_that_moved_is_not_stranded(desk: Desk) -> None:
    """A folder that was renamed and indexed again has lost nothing."""
    (desk.inputs / "fire.txt").rename(desk.inputs / "moved.txt")
    desk.run()
    found = status(desk)
    assert (len(found.gone), found.stranded) == (1, ())


def test_status_tells_of_a_run_that_did_not_end(desk: Desk) -> None:
    """And how to go on; not while it is still at work."""
    assert (status(desk).interrupted, status(desk).waiting, status(desk).at_work) == ((), 0, False)
    with closing(Corpus(desk.settings.folder)) as corpus:
        corpus.note_run([desk.inputs])
        corpus.mark_stale([desk.named("Fire")])
    assert (status(desk).interrupted, status(desk).waiting) == ((str(desk.inputs),), 1)
    with exclusive(desk.settings.folder / "writer.lock"):
        assert (status(desk).interrupted, status(desk).at_work) == ((), True)
    desk.run()
    assert (status(desk).interrupted, status(desk).waiting) == ((), 0)


def test_status_of_nothing_says_how_to_begin(tmp_path: Path) -> None:
    """It makes no folder either."""
    desk = Desk(tmp_path)
    with pytest.raises(StoreError, match="dateline index"):
        status(desk)
    assert not desk.settings.folder.exists()
