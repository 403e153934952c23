"""How well are the days that matter chosen? Date F1 on reference timelines, beside plain counts.

    python bench/timelines.py FOLDER [--without ARTICLE ...] [--json]

A folder as Timeline17 can be laid out: `articles.jsonl` (id, title, published, text, topic) and for
each topic `<topic>.gold.json`, a list of {date, summary}. The articles of a topic go through the
product's own run into an index of their own. Every way then picks as many days as the reference
timeline has: Dateline, as its engine answers without words, and counts of the same annotations.
Keeps out: how days are weighed (search/salience.py).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import machine
from bench.tables import print_table
from index.analysis import terms
from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange
from index.pipeline import Pipeline, index_folder
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
from search.engine import Engine
from search.engines.opening import open_engine
from search.query import Filters, Query, Window

# What of a line is an article's; `url` and `source` are placeholders in the public sets.
_FIELDS = ("id", "title", "published", "text")
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic with its reference timeline.

    Args:
        name: its name.
        lines: its articles as they stand in the file.
        summaries: what the reference timeline says, by day.
    """

    name: str
    lines: Sequence[Mapping[str, Any]]
    summaries: Mapping[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A topic in an index: its engine, and its articles as they were annotated."""

    engine: Engine
    articles: Sequence[AnnotatedArticle]


Picker = Callable[[Indexed, int], list[date]]


def read_topics(folder: Path, without: Collection[str] = ()) -> list[Topic]:
    """The topics of a folder that have a reference timeline.

    Args:
        folder: where they are.
        without: ids of articles that are left out.
    """
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    topics = []
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text(encoding="utf-8"))
        own = [one for one in lines if one["topic"] == name and one["id"] not in without]
        summaries = {date.fromisoformat(day["date"]): " ".join(day["summary"]) for day in gold}
        topics.append(Topic(name=name, lines=own, summaries=summaries))
    return topics


def indexed(topic: Topic, folder: Path) -> Indexed:
    """Read the articles of a topic as `dateline index` does; raises ValueError for one skipped."""
    inputs = folder / "articles" / f"{topic.name}.jsonl"
    inputs.parent.mkdir(parents=True)
    kept = ({key: line[key] for key in _FIELDS if key in line} for line in topic.lines)
    inputs.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    settings = IndexSettings(folder=folder / "store", workers=1)
    store = WhooshStore(index_folder(settings.folder))
    report = Pipeline(settings, store, watcher=lambda _: None).run([inputs])
    if report.skipped:
        raise ValueError(f"{topic.name}: {report.skipped[0].reason}")
    with closing(store.open()) as snapshot:
        articles = list(snapshot.articles())
    return Indexed(engine=open_engine(store), articles=articles)


def by_dateline(topic: Indexed, count: int) -> list[date]:
    """The days of the entries that stand for the whole timeline."""
    entries = topic.engine.highlights(Query(), limit=count).entries
    days = (one.entry.days for one in entries)
    return [day.start for day in days if day is not None and day.start is not None]


def by_mentions(topic: Indexed, count: int) -> list[date]:
    """The days with the most expressions that stand for them."""
    return _most(Counter(day for article in topic.articles for day in _named(article)), count)


def by_articles(topic: Indexed, count: int) -> list[date]:
    """The days that most articles speak of."""
    return _most(Counter(day for article in topic.articles for day in set(_named(article))), count)


def by_publication(topic: Indexed, count: int) -> list[date]:
    """The days on which most articles were published."""
    known = (annotated.article.published for annotated in topic.articles)
    return _most(Counter(one.day for one in known if one is not None), count)


def _named(annotated: AnnotatedArticle) -> list[date]:
    """The single days that an article's expressions stand for."""
    days = (mention.days for mention in annotated.dates)
    return [one.start for one in days if one is not None and one.is_one_day and one.start]


def _most(counts: Counter[date], count: int) -> list[date]:
    return sorted(counts, key=lambda day: (-counts[day], day))[:count]


PICKERS: Mapping[str, Picker] = {
    "dateline": by_dateline,
    "mentions": by_mentions,
    "articles that speak of it": by_articles,
    "articles published on it": by_publication,
}


def date_f1(picked: Collection[date], wanted: Collection[date]) -> float:
    """The harmonic mean of precision and recall of the picked days, 0..1."""
    right = len(set(picked) & set(wanted))
    return 2 * right / (len(set(picked)) + len(set(wanted))) if right else 0.0


def words_shared(topic: Indexed, summaries: Mapping[date, str]) -> Figures:
    """How much the entry shown for a day shares with its summary, as F1 of stems, mean of days.

    Counted over the days of the reference timeline that have an entry. Beside what Dateline shows:
    the day's first entry, and the one that comes nearest to the summary.
    """
    shown, first, nearest = [], [], []
    for day, summary in summaries.items():
        query = Query(filters=Filters(days=DayRange.day(day)))
        told = topic.engine.timeline(query, Window(size=1_000)).entries
        entries = [one for one in told if one.entry.days == DayRange.day(day)]
        best = topic.engine.highlights(query, limit=1).entries
        if not best:
            continue
        wanted = Counter(terms(summary))
        scores = [_overlap(Counter(terms(one.headline.text)), wanted) for one in entries]
        shown.append(_overlap(Counter(terms(best[0].headline.text)), wanted))
        first.append(scores[0])
        nearest.append(max(scores))
    days = max(len(shown), 1)
    return {
        "shown": sum(shown) / days,
        "first of the day": sum(first) / days,
        "nearest": sum(nearest) / days,
    }


def _overlap(some: Counter[str], others: Counter[str]) -> float:
    total = some.total() + others.total()
    return 2 * (some & others).total() / total if total else 0.0


def measure(topic: Topic) -> dict[str, Any]:
    """All ways on one topic."""
    with tempfile.TemporaryDirectory() as passing:
        ready = indexed(topic, Path(passing))
        wanted = set(topic.summaries)
        return {
            "articles": len(ready.articles),
            "days": len(wanted),
            "date_f1": {
                name: date_f1(pick(ready, len(wanted)), wanted) for name, pick in PICKERS.items()
            },
            "words": words_shared(ready, topic.summaries),
        }


def mean(rows: Sequence[Mapping[str, float]]) -> Figures:
    """The mean of each figure."""
    return {key: sum(row[key] for row in rows) / len(rows) for key in rows[0]}


def main() -> None:
    """Score a folder of topics."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--without", nargs="+", default=[], metavar="ARTICLE", help="ids of articles to leave out"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    topics = {topic.name: measure(topic) for topic in read_topics(options.folder, options.without)}
    if not topics:
        parser.error(f"there is no *.gold.json in {options.folder}")
    means = {part: mean([one[part] for one in topics.values()]) for part in ("date_f1", "words")}
    if options.json:
        told = {"machine": machine(()), "topics": topics, "mean": means}
        print(json.dumps(told, indent=1))
        return
    for name, value in machine(()).items():
        print(f"{name:15} {value}")
    parts = {"date_f1": "Days picked, date F1", "words": "Words shared with the day's summary, F1"}
    for part, title in parts.items():
        rows = [
            [way, *(f"{one[part][way]:.3f}" for one in topics.values()), f"{total:.3f}"]
            for way, total in means[part].items()
        ]
        heads = [f"{name} ({one['days']} days)" for name, one in topics.items()]
        print_table(title, ["way", *heads, "mean"], rows)


if __name__ == "__main__":
    main()
