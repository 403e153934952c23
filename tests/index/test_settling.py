"""Reports that lean on events follow what the other reports say of them, and cost nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk

from index import pipeline, workers
from index.annotation import Annotator
from index.model.annotated import AnnotatedArticle
from index.model.article import Article
from index.model.certainty import Basis
from index.model.dates import DateMention

OUSTED = "Omar Tarif was ousted on 3 February 2031. Nobody was hurt."
OUSTED_THAT_MONTH = "Rebels swept aside the Omar Tarif regime in February 2031."
OUSTED_LATER = "Omar Tarif was ousted on 9 March 2031."
TAKEOVER = (
    "It was the first since the 3 February 2031 takeover of Azal’s government. The ousted leader "
    "Omar Tarif was silent."
)
WAITS = "The port of Azal lies idle since Omar Tarif's ouster."
COUNTED = "Petra Lindqvist came back two days after Omar Tarif was toppled."
APART = "Fire destroyed the old bridge of Port Azal on 7 March 2031."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "desk")
    desk.write("waits.txt", WAITS)
    desk.write("apart.txt", APART)
    return desk


def leaning(desk: Desk, word: str = "idle") -> list[DateMention]:
    (found,) = [a for a in desk.articles() if word in a.article.body]
    return [mention for mention in found.dates if mention.rule.endswith("_event")]


def values(desk: Desk, word: str = "idle") -> list[str]:
    return [mention.value for mention in leaning(desk, word)]


def test_an_event_that_no_report_dates_is_no_date(desk: Desk) -> None:
    """Nothing is invented."""
    desk.run()
    assert leaning(desk) == []


def test_another_report_dates_the_event(desk: Desk) -> None:
    """The mention says where, and never claims to be more than an inference."""
    desk.write("ousted.txt", OUSTED)
    desk.run()
    (mention,) = leaning(desk)
    assert (mention.surface, mention.value) == ("since Omar Tarif's ouster", "2031-02-03/..")
    assert mention.basis is Basis.INFERRED
    assert "Omar Tarif was ousted on 3 February 2031" in mention.anchor
    dating = desk.named("was ousted")
    passages = [p.id for a in desk.articles() if a.article.id == dating for p in a.passages]
    assert passages[0] in mention.anchor


def test_a_report_that_comes_later_dates_it_too(desk: Desk) -> None:
    """The order of arrival makes no difference."""
    desk.run()
    desk.write("ousted.txt", OUSTED)
    desk.run()
    assert values(desk) == ["2031-02-03/.."]


def test_removing_the_report_that_dates_an_event_unresolves_the_others(desk: Desk) -> None:
    """No word of it stays behind, in the index nor in the working file."""
    desk.write("ousted.txt", OUSTED)
    desk.run()
    desk.pipeline().remove(desk.named("was ousted"))
    assert leaning(desk) == []
    for file in desk.settings.folder.rglob("*"):
        if file.is_file():
            assert b"was ousted" not in file.read_bytes()
    assert all("was ousted" not in str(article.dates) for article in desk.articles())


def test_removing_all_who_speak_of_an_event_leaves_no_name(desk: Desk) -> None:
    """The key of an event holds a name."""
    desk.write("ousted.txt", OUSTED)
    desk.run()
    for word in ("was ousted", "idle"):
        desk.pipeline().remove(desk.named(word))
    assert b"tarif" not in (desk.settings.folder / "working.sqlite").read_bytes()


def test_reports_that_exclude_each_other_say_nothing(desk: Desk) -> None:
    """One of them is wrong, and we do not know which."""
    desk.write("ousted.txt", OUSTED)
    desk.run()
    desk.write("later.txt", OUSTED_LATER)
    desk.run()
    assert leaning(desk) == []
    desk.pipeline().remove(desk.named("9 March"))
    assert values(desk) == ["2031-02-03/.."]


def test_the_finest_of_those_that_agree_is_taken(desk: Desk) -> None:
    """A month and a day in it do not exclude each other."""
    desk.write("month.txt", OUSTED_THAT_MONTH)
    desk.run()
    assert values(desk) == ["2031-02/.."]
    desk.write("ousted.txt", OUSTED)
    desk.run()
    assert values(desk) == ["2031-02-03/.."]


def test_an_event_of_the_kind_makes_finer_what_others_say(desk: Desk) -> None:
    """Alone it says nothing of the ouster; within the month it tells the day."""
    desk.write("takeover.txt", TAKEOVER)
    desk.run()
    assert leaning(desk) == []
    desk.write("month.txt", OUSTED_THAT_MONTH)
    desk.run()
    (mention,) = leaning(desk)
    assert mention.value == "2031-02-03/.."
    assert any("Finer" in step for step in mention.steps)


def test_lengths_are_counted_from_the_event(desk: Desk) -> None:
    """The mention takes the place of the bare length of time."""
    desk.write("counted.txt", COUNTED)
    desk.run()
    (article,) = [a for a in desk.articles() if "Lindqvist" in a.article.body]
    assert [mention.value for mention in article.dates] == ["P2D"]
    desk.write("ousted.txt", OUSTED)
    desk.run()
    (article,) = [a for a in desk.articles() if "Lindqvist" in a.article.body]
    assert [(m.surface, m.value) for m in article.dates] == [
        ("two days after Omar Tarif was toppled", "2031-02-05")
    ]


def test_a_run_works_on_nothing_but_who_leans_on_what_is_new(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large corpus must not be read again for one more report."""
    desk.write("jalal.txt", "The bridge is shut since Jalal Tarif's ouster.")
    desk.run()
    seen: list[str] = []
    annotate = Annotator.annotate

    def watched(self: Annotator, article: Article, **known: object) -> AnnotatedArticle:
        seen.append(Path(article.path).name)
        return annotate(self, article, **known)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Annotator, "annotate", watched)
    desk.write("ousted.txt", OUSTED)
    desk.run()
    assert seen == ["ousted.txt", "waits.txt"]
    seen.clear()
    desk.write("again.txt", f"{OUSTED} So it was.")
    desk.run()
    assert seen == ["again.txt"]
    seen.clear()
    desk.run()
    assert seen == []


def test_a_report_that_leans_on_events_is_written_once(desk: Desk) -> None:
    """One generation for the others, one for it."""
    desk.write("ousted.txt", OUSTED)
    assert desk.run().generation == 2
    assert desk.run().generation == 2


def test_workers_are_told_what_is_known(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes find what this one does."""
    monkeypatch.setattr(workers, "_POOL_FROM", 0)
    for number in range(30):
        desk.write(f"more{number}.txt", f"Pier {number} lies idle since Omar Tarif's ouster.")
    desk.write("ousted.txt", OUSTED)
    desk.settings = pipeline.IndexSettings(folder=desk.settings.folder, workers=2)
    desk.run()
    found = [m.value for a in desk.articles() for m in a.dates if m.rule == "since_event"]
    assert found == ["2031-02-03/.."] * 31


def test_a_lost_working_file_is_remembered_from_the_index(desk: Desk) -> None:
    """Who dates and who leans is read from the index again."""
    desk.write("ousted.txt", OUSTED)
    desk.run()
    (desk.settings.folder / "working.sqlite").unlink()
    desk.write("later.txt", OUSTED_LATER)
    desk.run()
    assert leaning(desk) == []
