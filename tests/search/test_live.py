"""Do requests get the current generation whole, and are they told when it is damaged?"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Passage
from index.prepared import prepare
from index.store import Change
from index.stores import files
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.live import LiveEngine
from search.query import Query, Word


def article(number: int) -> AnnotatedArticle:
    """An article that says "storm" and nothing else worth finding."""
    body = f"The storm of day {number} passed."
    return AnnotatedArticle(
        article=Article(
            id=f"a{number}",
            body=body,
            blocks=(Block(start=0, end=len(body), kind=BlockKind.BODY),),
            original=body,
            path="a.txt",
        ),
        passages=(Passage(id=f"p{number}", start=0, end=len(body), kind=BlockKind.BODY, block=0),),
    )


def told(live: LiveEngine) -> StoreError:
    """The error that requests get as soon as damage is found."""
    for _ in range(200):
        try:
            live()
        except StoreError as error:
            return error
        time.sleep(0.02)
    raise AssertionError("no request was told of the damage")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WhooshStore:
    """A store of one article, whose files opening looks at as it does at large ones."""
    monkeypatch.setattr(files, "_SMALL", 0)
    store = WhooshStore(tmp_path / "index")
    store.commit(Change(added=[prepare(article(1))]))
    return store


def test_engine_is_kept_until_there_is_a_newer_generation(store: WhooshStore) -> None:
    """A server needs no restart after an index run, and opens nothing twice."""
    live = LiveEngine(store, open_engine)
    first = live()
    assert live() is first
    store.commit(Change(added=[prepare(article(2))]))
    second = live()
    assert (first.generation, second.generation) == (1, 2)
    assert second.search(Query(root=Word(text="storm"))).total == 2
    assert first.search(Query(root=Word(text="storm"))).total == 1


@pytest.mark.parametrize("suffix", ["*.words", "*.columns", "*.records", "catalogue.arrays"])
def test_damage_that_opening_cannot_see_is_told(
    store: WhooshStore, tmp_path: Path, suffix: str
) -> None:
    """A flipped bit may leave a number possible and wrong: no reader may go on trusting it."""
    path = next((tmp_path / "index" / "g000001").glob(suffix))
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 4
    path.write_bytes(data)
    error = told(LiveEngine(store, open_engine))
    assert path.name in str(error)
    assert "dateline index" in error.remedy


def test_newer_generation_ends_the_damage(store: WhooshStore, tmp_path: Path) -> None:
    """After the remedy readers go on without a restart."""
    live = LiveEngine(store, open_engine)
    path = next((tmp_path / "index" / "g000001").glob("*.records"))
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    told(live)
    shutil.rmtree(tmp_path / "index")
    store.commit(Change(added=[prepare(article(2))]))
    store.commit(Change(added=[prepare(article(3))]))
    assert live().generation == 2


def test_an_index_built_anew_takes_the_place_of_the_one_before(
    store: WhooshStore, tmp_path: Path
) -> None:
    """It counts from 1 again: a server must not go on with what is deleted, or with its damage."""
    live = LiveEngine(store, open_engine)
    path = next((tmp_path / "index" / "g000001").glob("*.records"))
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    told(live)
    shutil.rmtree(tmp_path / "index")
    store.commit(Change(added=[prepare(article(2))]))
    assert live().generation == 1
    assert live().place_of("p2").article == "a2"


def test_error_that_damage_explains_is_told_as_damage(store: WhooshStore, tmp_path: Path) -> None:
    """Numbers that point nowhere are one clear error, not a trace of the innards."""
    path = next((tmp_path / "index" / "g000001").glob("*.words"))
    data = bytearray(path.read_bytes())
    # The directory behind the arrays stays as it is, so that the file can be opened.
    first, last = len(data) // 8, int.from_bytes(data[-38:-30], "little")
    data[first:last] = b"\xff" * (last - first)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="words"):
        open_engine(store).search(Query(root=Word(text="storm")))
