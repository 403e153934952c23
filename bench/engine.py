"""How quick is the engine beside SQLite's FTS5? Same corpus, same questions, same run.

Builds a news-like corpus of N articles (words after Zipf, sources, places, days; the same at every
run), indexes it twice, asks both for the top 20, the exact total, facets of sources and places and
the histogram of days, checks that the totals are equal, and prints times and ratios. Times are
medians of process CPU time, so that other work on the machine counts less.

    python bench/engine.py --sizes 1000,5000
"""

from __future__ import annotations

import argparse
import itertools
import platform
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from index.model import (
    AnnotatedArticle,
    Article,
    Block,
    BlockKind,
    DateMention,
    DayRange,
    Entity,
    EntityKind,
    EntityMention,
    Grain,
    Metadatum,
    Passage,
    Published,
    Tier,
    TimexType,
)
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engine import Engine
from search.engines.whoosh_engine import engine_over
from search.query import (
    And,
    FacetName,
    Filters,
    Node,
    Or,
    Phrase,
    Prefix,
    Query,
    Selection,
    Word,
)

VOCABULARY = 20_000
SOURCES, PLACES = 30, 200
SENTENCES, SENTENCE_WORDS = 20, 23
FIRST_DAY = date(2031, 1, 1)
DAYS = 300
REPEATS = 5
MONTH = DayRange.inclusive(date(2031, 3, 1), date(2031, 3, 31))


class News:
    """Invents articles, the same at every run."""

    def __init__(self) -> None:
        self._chance = random.Random(20)  # noqa: S311 - invented words, no secret
        self._words = [f"w{rank}" for rank in range(VOCABULARY)]
        self._weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))
        self._place_weights = list(itertools.accumulate(1 / (n + 1) for n in range(PLACES)))

    def article(self, number: int) -> AnnotatedArticle:
        """One article of about 460 words."""
        body = ""
        passages, names, dates = [], [], []
        for ordinal in range(SENTENCES):
            start = len(body)
            body += " ".join(self._some(SENTENCE_WORDS))
            if self._chance.random() < 0.4:
                place = self._chance.choices(range(PLACES), cum_weights=self._place_weights)[0]
                names.append(_mention(len(body) + 1, place))
                body += " " + names[-1].surface
            if self._chance.random() < 0.3:
                day = FIRST_DAY + timedelta(days=self._chance.randrange(DAYS))
                dates.append(_date(len(body) + 1, day))
                body += " then"
            passages.append(
                Passage(
                    id=f"a{number}.{ordinal}",
                    start=start,
                    end=len(body),
                    kind=BlockKind.BODY,
                    block=0,
                )
            )
            body += "\n"
        article = Article(
            id=f"a{number}",
            body=body,
            blocks=(Block(start=0, end=len(body), kind=BlockKind.BODY),),
            original="",
            path="",
            title=Metadatum(value=" ".join(self._some(8))),
            source=Metadatum(value=f"Source {self._chance.randrange(SOURCES)}"),
            published=Published.stated(FIRST_DAY + timedelta(days=self._chance.randrange(DAYS))),
        )
        return AnnotatedArticle(
            article=article, passages=tuple(passages), names=tuple(names), dates=tuple(dates)
        )

    def _some(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)


def _mention(start: int, place: int) -> EntityMention:
    name = f"Place{place}"
    return EntityMention(
        start=start,
        end=start + len(name),
        surface=name,
        kind=EntityKind.PLACE,
        entity=f"place-{place}",
        name=name,
        rule="bench",
        tier=Tier.STRONG,
    )


def _date(start: int, day: date) -> DateMention:
    return DateMention(
        start=start,
        end=start + 4,
        surface="then",
        type=TimexType.DATE,
        value=day.isoformat(),
        days=DayRange.day(day),
        grain=Grain.DAY,
        rule="bench",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question in both languages.

    Args:
        name: the class it stands for.
        root: the query tree.
        match: the same for FTS5.
        filters: what narrows.
        where: the same in SQL.
    """

    name: str
    root: Node
    match: str
    filters: Filters = Filters()  # noqa: RUF009 - frozen
    where: str = ""


def questions() -> list[Question]:
    """Eight classes of questions."""
    one, two, three = (Word(text=f"w{rank}") for rank in (60, 25, 4))
    source = Selection(facet=FacetName.SOURCE, value="Source 1")
    first, last = date(2031, 3, 1).toordinal(), date(2031, 3, 31).toordinal()
    within = f"day BETWEEN {first} AND {last}"
    days = f"AND a.rowid IN (SELECT article FROM days WHERE {within})"  # noqa: S608 - numbers
    return [
        Question(name="rare word", root=Word(text="w9000"), match="w9000"),
        Question(name="common word", root=Word(text="w1"), match="w1"),
        Question(name="AND of 2", root=And(children=(one, two)), match="w60 AND w25"),
        Question(name="OR of 3", root=Or(children=(one, two, three)), match="w60 OR w25 OR w4"),
        Question(name="phrase", root=Phrase(words=("w1", "w0")), match='"w1 w0"'),
        Question(name="prefix", root=Prefix(text="w123"), match="w123*"),
        Question(
            name="days + word", root=three, match="w4", filters=Filters(days=MONTH), where=days
        ),
        Question(
            name="source + word",
            root=three,
            match="w4",
            filters=Filters(selections=(source,)),
            where="AND a.source = 'Source 1'",
        ),
    ]


def build_sqlite(path: Path, articles: Sequence[AnnotatedArticle]) -> sqlite3.Connection:
    """The same corpus in SQLite: an FTS5 table, and tables for what facets count."""
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='unicode61', content='');"
        "CREATE TABLE article(rowid INTEGER PRIMARY KEY, source TEXT);"
        "CREATE TABLE places(article INTEGER, place TEXT);"
        "CREATE TABLE days(article INTEGER, day INTEGER);"
        "CREATE INDEX places_article ON places(article, place);"
        "CREATE INDEX days_article ON days(article, day);"
        "CREATE INDEX days_day ON days(day, article);"
    )
    with database:
        for row, annotated in enumerate(articles, start=1):
            article = annotated.article
            title = article.title.value if article.title else ""
            source = article.source.value if article.source else ""
            database.execute(
                "INSERT INTO text(rowid, title, body) VALUES (?, ?, ?)", (row, title, article.body)
            )
            database.execute("INSERT INTO article VALUES (?, ?)", (row, source))
            database.executemany(
                "INSERT INTO places VALUES (?, ?)",
                {(row, name.entity) for name in annotated.names},
            )
            days = {m.days.start.toordinal() for m in annotated.dates if m.days and m.days.start}
            database.executemany("INSERT INTO days VALUES (?, ?)", {(row, day) for day in days})
    return database


def ask_sqlite(database: sqlite3.Connection, question: Question) -> int:
    """Top 20, total, facets and histogram in SQL; returns the total."""
    found = f"FROM text JOIN article a ON a.rowid = text.rowid WHERE text MATCH ? {question.where}"
    matching = f"(SELECT a.rowid {found})"
    match = (question.match,)
    execute = database.execute
    execute(
        f"SELECT a.rowid {found} ORDER BY bm25(text, 2.0, 1.0) LIMIT 20",
        match,
    ).fetchall()
    for counted in (
        f"SELECT a.source, count(*) {found} GROUP BY a.source",
        f"SELECT place, count(*) n FROM places WHERE article IN {matching} "  # noqa: S608
        "GROUP BY place ORDER BY n DESC LIMIT 12",
        f"SELECT day, count(*) FROM days WHERE article IN {matching} GROUP BY day",  # noqa: S608
    ):
        execute(counted, match).fetchall()
    (total,) = execute(f"SELECT count(*) {found}", match).fetchone()
    return int(total)


def median_ms(ask: Callable[[], object]) -> float:
    """The median CPU time of a question, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        begun = time.process_time()
        ask()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def size_mb(folder: Path) -> float:
    """Bytes on the disk, in millions."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def compare(engine: Engine, database: sqlite3.Connection) -> None:
    """Ask all questions of both and print the times."""
    print(f"{'class':<16}{'hits':>8}{'Dateline ms':>13}{'FTS5 ms':>10}{'ratio':>8}")
    for question in questions():
        query = Query(root=question.root, filters=question.filters)
        total, other = engine.search(query).total, ask_sqlite(database, question)
        if total != other:
            raise SystemExit(f"{question.name}: Dateline finds {total}, FTS5 {other}")
        ours = median_ms(lambda query=query: engine.search(query))
        theirs = median_ms(lambda question=question: ask_sqlite(database, question))
        print(f"{question.name:<16}{total:>8}{ours:>13.1f}{theirs:>10.1f}{theirs / ours:>8.2f}")


def run(count: int, folder: Path) -> None:
    """Build both indexes over one corpus, and compare them."""
    news = News()
    articles = [news.article(number) for number in range(count)]
    places = {
        f"place-{n}": Entity(id=f"place-{n}", kind=EntityKind.PLACE, name=f"Place{n}")
        for n in range(PLACES)
    }
    store = WhooshStore(folder / "index")
    begun = time.process_time()
    store.commit(Change(added=articles, removed=(), entries=(), entities=places))
    ours = count / (time.process_time() - begun)
    begun = time.process_time()
    with closing(build_sqlite(folder / "fts.sqlite", articles)) as database:
        theirs = count / (time.process_time() - begun)
        print(f"\n{count} articles: Dateline {ours:.0f} a CPU second, FTS5 {theirs:.0f}")
        sqlite_mb = (folder / "fts.sqlite").stat().st_size / 1e6
        print(
            f"size: Dateline {size_mb(folder / 'index'):.1f} MB with records, "
            f"FTS5 {sqlite_mb:.1f} MB without bodies"
        )
        begun = time.process_time()
        with closing(store.open()) as snapshot:
            print(f"opening: {(time.process_time() - begun) * 1000:.0f} ms")
            compare(engine_over(snapshot), database)


def main() -> None:
    """Read the sizes and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000", help="articles, separated by commas")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            run(count, Path(folder))


if __name__ == "__main__":
    main()
