"""Does a reader see whole generations while a writer commits again and again?"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.query import Query, Word

COMMITS = 50
READERS = 2

# Asks one question after the other, over whatever generation is current, and prints how many it
# asked; the arguments are the index folder, and a file that comes when the last commit is done.
_READER = """
import sys
from pathlib import Path
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.live import LiveEngine
from search.query import And, Query, Window, Word
live = LiveEngine(WhooshStore(Path(sys.argv[1])), open_engine)
words = Query(root=And(children=(Word(text="storm"), Word(text="may"))))
asked, seen, last = 0, set(), False
while not last:
    last = Path(sys.argv[2]).exists()
    engine = live()
    results = engine.search(words)
    listed = sorted(int(hit.article.id[1:]) for hit in results.hits)
    timeline = engine.timeline(Query(root=Word(text="storm")), Window())
    told = sorted(int(p.article.id[1:]) for e in timeline.entries for p in e.passages)
    # Article n and the next came together, and so did their number in each of the two places.
    total = len(listed)
    assert listed == list(range(listed[0], listed[0] + total)), listed
    assert told == listed, (told, listed)
    counts = [value.count for value in results.facets[0].values]
    assert (results.total, results.corpus_size, timeline.total) == (total,) * 3, results.total
    assert sum(counts) == sum(bar.count for bar in results.published.bars) == total, counts
    assert results.generation == timeline.generation == engine.generation
    assert total in (2, 4, 6, 8), total
    seen.add(results.generation)
    asked += 1
print(asked, len(seen))
"""


def test_reader_processes_see_whole_generations_while_a_writer_commits(
    tmp_path: Path, build: Any
) -> None:
    """Under constant questions every answer is that of one generation; none fails."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    for number in range(COMMITS * 2):
        corpus.article(
            f"a{number:03d}",
            f"Storm {number} at {{place-low-harbour|Low Harbour}} on [4 May|2031-05-04].",
            source=f"Paper {number % 3}",
            published="2031-05-05",
        )
        corpus.entry(f"a{number:03d}.0", days="2031-05-04")
    store = WhooshStore(tmp_path / "index")

    def commit(number: int) -> None:
        # Two come, and from the fifth commit on two leave; sometimes segments are joined.
        first = 2 * number
        store.commit(
            Change(
                added=map(prepare, corpus.articles[first : first + 2]),
                removed=[a.article.id for a in corpus.articles[max(first - 8, 0) : first - 6]]
                if first >= 8
                else [],
                entries=corpus.entries[first : first + 2],
                entities=corpus.entities if number == 0 else {},
            )
        )
        if number % 3 == 0:
            store.tidy()

    commit(0)
    finished = tmp_path / "finished"
    with ExitStack() as running:
        readers = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", _READER, str(tmp_path / "index"), str(finished)],
                    env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(READERS)
        ]
        for number in range(1, COMMITS):
            commit(number)
            time.sleep(0.02)
        finished.touch()
        outcomes = [(*one.communicate(timeout=120), one.returncode) for one in readers]
    for output, errors, code in outcomes:
        assert code == 0, errors
        asked, seen = map(int, output.split())
        assert asked >= seen > 5
    assert store.lingering() == ()


def test_one_engine_answers_many_threads_alike(tmp_path: Path, build: Any) -> None:
    """Whoosh's own reader gives wrong answers when shared; ours is shared by every request."""
    corpus = build.corpus()
    words = [f"word{n}" for n in range(40)]
    for number in range(30):
        text = " ".join(words[number % 7 :: 1 + number % 5])
        corpus.article(f"a{number}", f"{text} ends here", source="Paper")
    store = WhooshStore(tmp_path / "index")
    store.commit(Change(added=map(prepare, corpus.articles)))
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
