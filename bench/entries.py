"""How well are passages grouped into timeline entries? Pairwise scores on a hand-checked timeline.

    python bench/entries.py TIMELINE.tsv ARTICLES_DIR [--json]

TIMELINE.tsv has a line for each quote (columns entry_id, file, start: code points of the text as it
came). ARTICLES_DIR holds the articles. A quote stands for the passage that it begins in; two
passages of one line's entry should stand in one entry. Peers in the same run: an entry for each
passage, one for each day, and groups of dated passages by the words alone (cosine of at least 0.3).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import machine
from bench.tables import print_table
from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.model.annotated import AnnotatedArticle
from index.model.article import Article
from index.readers import registry
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate, candidates
from index.timeline.entries import build_entries
from index.timeline.grouping import in_order
from index.timeline.likeness import Likeness

_ALIKE = 0.3
Groups = list[set[str]]
Figures = dict[str, float]


def annotated_articles(folder: Path) -> dict[str, AnnotatedArticle]:
    """The articles of a folder with everything found in them, by the name of their file."""
    annotator = Annotator(load_gazetteer(sorted(folder.glob("gazetteer.csv"))), max_chars=1_000_000)
    found = {}
    for path in registry.find_inputs([folder]).files:
        for item in registry.read(path):
            if isinstance(item, Article):
                found[path.name] = annotator.annotate(item)
    return found


def passage_at(annotated: AnnotatedArticle, offset: int) -> str | None:
    """The id of the passage in which a code point of the text as it came stands."""
    article = annotated.article
    for passage in annotated.passages:
        first = article.original_offset(passage.start)
        last = article.original_offset(passage.end - 1)
        if first is not None and last is not None and first <= offset <= last:
            return passage.id
    return None


def by_hand(path: Path, articles: Mapping[str, AnnotatedArticle]) -> Groups:
    """The passages of each hand-checked entry."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            passage = passage_at(articles[row["file"]], int(row["start"]))
            if passage is not None:
                groups[row["entry_id"]].add(passage)
    return list(groups.values())


def by_dateline(found: Iterable[Candidate]) -> Groups:
    """As the product does it."""
    return [set(entry.passages) for entry in build_entries(found)]


def by_day(found: Iterable[Candidate]) -> Groups:
    """One entry for each day or stretch of days."""
    groups: defaultdict[Bucket, set[str]] = defaultdict(set)
    for one in found:
        if one.is_dated:
            groups[one.home].add(one.id)
    return list(groups.values())


def by_words(found: Iterable[Candidate]) -> Groups:
    """Dated passages of one day whose words are alike, each with the first that it is like."""
    buckets: defaultdict[Bucket, list[Candidate]] = defaultdict(list)
    for one in found:
        if one.is_dated:
            buckets[one.home].append(one)
    groups: Groups = []
    for bucket in buckets.values():
        ordered = in_order(bucket)
        likeness = Likeness([one.features for one in ordered], least=_ALIKE)
        group_of: dict[int, set[str]] = {}
        for number, one in enumerate(ordered):
            alike = likeness.alike(number)
            likeness.add(number)
            group = group_of[max(alike, key=lambda n: (alike[n], -n))] if alike else set()
            if not alike:
                groups.append(group)
            group.add(one.id)
            group_of[number] = group
    return groups


def scored(groups: Groups, wanted: Groups) -> Figures:
    """Precision, recall and F1 of the pairs of quoted passages that stand together."""
    quoted = set().union(*wanted)
    found_pairs = _pairs(group & quoted for group in groups)
    wanted_pairs = _pairs(wanted)
    right = len(found_pairs & wanted_pairs)
    precision = right / len(found_pairs) if found_pairs else 1.0
    recall = right / len(wanted_pairs)
    both = precision + recall
    return {
        "pairs": len(found_pairs),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }


def _pairs(groups: Iterable[set[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def measure(timeline: Path, folder: Path) -> dict[str, Figures]:
    """The scores of every way."""
    articles = annotated_articles(folder)
    ids = [passage.id for name in sorted(articles) for passage in articles[name].passages]
    sequence = {identifier: number for number, identifier in enumerate(ids)}
    found = [one for name in sorted(articles) for one in candidates(articles[name], sequence)]
    wanted = by_hand(timeline, articles)
    return {
        "Dateline": scored(by_dateline(found), wanted),
        "one entry a day": scored(by_day(found), wanted),
        "words alone": scored(by_words(found), wanted),
        "one entry a passage": scored([], wanted),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("timeline", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    figures = measure(chosen.timeline, chosen.articles)
    if chosen.json:
        print(json.dumps({"machine": machine(), "ways": figures}, indent=1))
        return
    rows = [
        [way, int(one["pairs"]), one["precision"], one["recall"], one["f1"]]
        for way, one in figures.items()
    ]
    print_table(
        "Passages that stand in one entry, by pairs",
        ["entries", "pairs", "precision", "recall", "F1"],
        rows,
    )


if __name__ == "__main__":
    main()
