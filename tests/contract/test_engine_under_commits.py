"""Does a reader see whole generations while a writer commits again and again?"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.query import And, Query, Window, Word

COMMITS = 8
READERS = 3


def test_readers_never_see_a_mixture(tmp_path: Path, build: Any) -> None:
    """Under constant questions from several threads every answer is that of one generation."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    for number in range(COMMITS * 2):
        corpus.article(
            f"a{number}",
            f"Storm {number} at {{place-low-harbour|Low Harbour}} on [4 May|2031-05-04].",
            source=f"Paper {number % 3}",
            published="2031-05-05",
        )
        corpus.entry(f"a{number}.0", days="2031-05-04")
    store = WhooshStore(tmp_path / "index")

    def commit(number: int) -> None:
        # Two come and one leaves, so that generation n holds n + 1 articles.
        added = corpus.articles[2 * number : 2 * number + 2]
        removed = [corpus.articles[2 * number - 2].article.id] if number else []
        store.commit(
            Change(
                added=added,
                removed=removed,
                entries=corpus.entries[: 2 * number + 2],
                entities=corpus.entities,
            )
        )

    commit(0)
    finished = threading.Event()
    failures: list[str] = []
    seen: set[int] = set()

    def read() -> None:
        try:
            while True:
                last = finished.is_set()
                engine = open_engine(store)
                generation = engine.generation
                total = generation + 1
                for _ in range(3):
                    results = engine.search(
                        Query(root=And(children=(Word(text="storm"), Word(text="may"))))
                    )
                    timeline = engine.timeline(Query(root=Word(text="storm")), Window())
                    counts = [value.count for value in results.facets[0].values]
                    if (
                        results.total != total
                        or results.corpus_size != total
                        or len(results.hits) != total
                        or sum(counts) != total
                        or timeline.total != total
                    ):
                        failures.append(f"generation {generation}: {results.total}, {counts}")
                seen.add(generation)
                if last:
                    return
        except Exception as error:
            failures.append(repr(error))
            raise

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for number in range(1, COMMITS):
        commit(number)
    finished.set()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert COMMITS in seen


def test_one_engine_answers_many_threads_alike(tmp_path: Path, build: Any) -> None:
    """Whoosh's own reader gives wrong answers when shared; ours is shared by every request."""
    corpus = build.corpus()
    words = [f"word{n}" for n in range(40)]
    for number in range(30):
        text = " ".join(words[number % 7 :: 1 + number % 5])
        corpus.article(f"a{number}", f"{text} ends here", source="Paper")
    store = WhooshStore(tmp_path / "index")
    store.commit(Change(added=corpus.articles, removed=(), entries=(), entities={}))
    alone = open_engine(store)
    expected = {word: alone.search(Query(root=Word(text=word))) for word in words}
    shared = open_engine(store)
    wrong: list[str] = []

    def ask(start: int) -> None:
        for word in words[start:] + words[:start]:
            try:
                if shared.search(Query(root=Word(text=word))) != expected[word]:
                    wrong.append(word)
            except Exception as error:
                wrong.append(f"{word}: {error!r}")
                raise

    threads = [threading.Thread(target=ask, args=(n * 7,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert wrong == []
