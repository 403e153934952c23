"""A collection that leaves comes back as it was: ids, every field, and what was removed."""

from __future__ import annotations

import json
import shutil
import string
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus import Corpus
from index.errors import NotFoundError
from index.export import line, lines
from index.model.article import (
    Alternative,
    Article,
    Block,
    BlockKind,
    Mark,
    Metadatum,
    OriginSegment,
    Published,
    Stripped,
)
from index.model.certainty import Basis
from index.model.days import DayRange
from index.packing import packed
from index.readers import registry

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FIRE = "Fire destroyed the old bridge of Port Azal on 7 March 2031. Nobody was hurt."

ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=12, max_size=12)
words = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=40
)
bases = st.sampled_from([Basis.STATED, Basis.INFERRED])
values = st.builds(Metadatum, value=words, basis=bases, note=words | st.just(""))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
zones = st.sampled_from(
    [UTC, timezone(timedelta(hours=3)), timezone(-timedelta(hours=9, minutes=30))]
)
addresses = st.text(string.ascii_lowercase, min_size=1, max_size=9).map(
    lambda name: Metadatum(value=f"https://example.org/{name}")
)


@st.composite
def published(draw: st.DrawFn) -> Published:
    day = draw(days)
    before, after = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    at = draw(st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=zones))
    bounds = DayRange.inclusive(day - timedelta(days=before), day + timedelta(days=after))
    return Published(day=day, bounds=bounds, at=at, basis=draw(bases), note=draw(words))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of some paragraphs, with all that can be known of one."""
    texts = draw(st.lists(words.filter(str.strip), min_size=1, max_size=4))
    junk = draw(words)
    body, original, blocks, origin = "", junk, [], []
    for text in texts:
        body += "\n\n" if body else ""
        origin.append(
            OriginSegment(body_start=len(body), original_start=len(original), length=len(text))
        )
        kind = draw(st.sampled_from(list(BlockKind)))
        own_day = draw(st.none() | days)
        blocks.append(
            Block(
                start=len(body),
                end=len(body) + len(text),
                kind=kind,
                author="@a",
                published_on=own_day,
            )
        )
        body, original = body + text, original + text
    return Article(
        id=draw(ids),
        body=body,
        blocks=tuple(blocks),
        original=original,
        path=draw(words),
        source=draw(st.none() | values),
        title=draw(st.none() | values),
        published=draw(st.none() | published()),
        url=draw(st.none() | addresses),
        language=draw(st.none() | st.just("en")),
        dateline=draw(st.none() | values),
        byline=draw(st.none() | values),
        credits=tuple(draw(st.lists(values, max_size=2))),
        alternatives=tuple(
            draw(
                st.lists(
                    st.builds(Alternative, field=st.just("title"), value=words, note=words),
                    max_size=2,
                )
            )
        ),
        stripped=(Stripped(start=0, end=len(junk), text=junk, kind="furniture"),),
        marks=(Mark(start=0, end=len(texts[0]), kind="garbled", note=draw(words)),),
        origin=tuple(origin) if draw(st.booleans()) else (),
    )


def kept(folder: Path) -> dict[str, Article]:
    with closing(Corpus(folder)) as corpus:
        return {i: a for i in corpus.article_ids() if (a := corpus.article(i)) is not None}


@settings(max_examples=60, deadline=None)
@given(articles())
def test_a_line_comes_back_as_the_article_that_it_was(article: Article) -> None:
    """Every field, whatever stands in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        path.write_bytes(line(article))
        assert list(registry.read(path)) == [article]
        (Path(folder) / "export.txt").write_bytes(line(article))
        assert list(registry.read(Path(folder) / "export.txt")) == [article]


@settings(max_examples=10, deadline=None)
@given(st.lists(articles(), min_size=1, max_size=4, unique_by=lambda article: article.id))
def test_a_corpus_comes_back_as_it_was(given_articles: list[Article]) -> None:
    """Exported, read into an empty folder, and exported again: byte for byte the same."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "first"
        with closing(Corpus(store, create=True)) as corpus, corpus.transaction():
            for article in given_articles:
                corpus.put(packed(article), alone=False)
        exported = export(store)
        desk = Desk(Path(folder) / "desk")
        (desk.inputs / "export.jsonl").write_bytes(exported)
        report = desk.run()
        assert kept(desk.settings.folder) == kept(store)
        assert export(desk.settings.folder) == exported
        assert report.new == len(kept(store))


def export(folder: Path, *article_ids: str, removed: bool = False) -> bytes:
    with closing(Corpus(folder)) as corpus:
        return b"".join(lines(corpus, article_ids, removed=removed))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "desk")
    desk.write("fire.txt", FIRE)
    desk.write("vote.txt", "Parliament voted on the budget on 8 March 2031.")
    desk.run()
    return desk


def test_the_seeds_come_back_with_the_same_index(tmp_path: Path) -> None:
    """Articles with tweets, captions, datelines, marks and inferred days."""
    first, second = Desk(tmp_path / "first"), Desk(tmp_path / "second")
    first.inputs = SEEDS
    first.run()
    (second.inputs / "export.jsonl").write_bytes(export(first.settings.folder))
    for gazetteer in SEEDS.glob("gazetteer.csv"):
        shutil.copy(gazetteer, second.inputs)
    second.run()
    assert second.shown().articles == first.shown().articles
    assert export(second.settings.folder) == export(first.settings.folder)


def test_only_some_articles_leave(desk: Desk) -> None:
    """One report for a colleague."""
    fire = desk.named("Fire")
    (record,) = export(desk.settings.folder, fire).splitlines()
    assert json.loads(record)["article"]["id"] == fire
    with pytest.raises(NotFoundError, match="aaaaaaaaaaaa"):
        export(desk.settings.folder, "aaaaaaaaaaaa")


def test_removed_articles_stay_away_elsewhere(desk: Desk, tmp_path: Path) -> None:
    """A removal must not be undone by a move to another machine."""
    fire = desk.named("Fire")
    desk.pipeline().remove(fire)
    other = Desk(tmp_path / "other")
    (other.inputs / "export.jsonl").write_bytes(export(desk.settings.folder, removed=True))
    other.write("fire.txt", FIRE)
    report = other.run()
    assert (report.new, report.articles) == (1, 1)
    assert report.removed >= 2
    assert b"Fire" not in export(other.settings.folder, removed=True)


def test_word_of_a_removal_removes_nothing(desk: Desk) -> None:
    """Whoever gives a file must not be able to take articles away with it."""
    fire = desk.named("Fire")
    desk.write("evil.jsonl", json.dumps({"dateline": 1, "removed": fire}))
    report = desk.run()
    assert report.articles == 2
    assert [
        fire in skip.reason and "dateline remove" in skip.reason for skip in report.skipped
    ] == [True]


def broken(**changes: object) -> bytes:
    article = Article(
        id="a" * 12,
        body=FIRE,
        blocks=(Block(start=0, end=len(FIRE), kind=BlockKind.BODY),),
        original=FIRE,
        path="fire.txt",
        published=Published.stated(date(2031, 3, 8)),
        origin=(OriginSegment(body_start=0, original_start=0, length=len(FIRE)),),
    )
    return msgspec.json.encode(
        {"dateline": 1, "article": {**msgspec.to_builtins(article), **changes}}
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "x"},
        {"id": "../../etc/pas"},
        {"body": ""},
        {"body": FIRE.replace("7", "8")},
        {"body": 7},
        {"blocks": [{"start": 0, "end": 9_999, "kind": "body"}]},
        {"blocks": [{"start": -5, "end": 4, "kind": "body"}]},
        {"blocks": [{"start": 0, "end": 4, "kind": "poem"}]},
        {"marks": [{"start": 5, "end": 2, "kind": "garbled", "note": ""}]},
        {"stripped": [{"start": 0, "end": 4, "text": "Rain", "kind": "furniture"}]},
        {"url": {"value": "javascript:alert(1)"}},
        {"published": {"day": "2031-03-08", "bounds": {"start": "2031-03-09", "end": None}}},
        {"published": {"day": "soon", "bounds": {"start": "2031-03-09", "end": None}}},
    ],
)
def test_a_line_that_was_tampered_with_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    """What is taken over as it is must keep every promise of an article."""
    path = tmp_path / "export.jsonl"
    path.write_bytes(broken(**changes) + b"\n" + broken())
    failure, article = registry.read(path)
    assert "export.jsonl:1" in failure.path
    assert isinstance(article, Article)


def test_a_line_of_a_later_form_is_refused_by_its_number(tmp_path: Path) -> None:
    """Half understood is worse than not read."""
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"dateline": 2, "article": {}}), "utf-8")
    (failure,) = registry.read(path)
    assert "version 2" in repr(failure)


def test_the_dateline_of_another_export_is_no_form_of_ours(tmp_path: Path) -> None:
    """Wires write "dateline": "BEIRUT"."""
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"dateline": "BEIRUT", "article": "x", "text": FIRE}), "utf-8")
    (article,) = registry.read(path)
    assert isinstance(article, Article)
    assert article.body == FIRE
