"""Which spellings does the romanisation key join, and which does it keep apart?

    python bench/name_pairs.py [bench/name_pairs.tsv] [--json]

The file holds kind, "same" or "other", and two names a line, parted by tabs. Recall is the share of
the "same" pairs that meet, a false merge an "other" pair that meets. Likenesses of letters, where
rapidfuzz is installed, are asked at the threshold that brings them to the key's recall.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
OURS = frozenset({"romanisation key", "key and built-in gazetteer"})
sys.path.insert(0, str(HERE.parent))

from index.entities.gazetteer import load_gazetteer  # noqa: E402
from index.entities.romanise import key, plain  # noqa: E402


class Pair(NamedTuple):
    """Two names and whether news means one person or place by both."""

    kind: str
    same: bool
    one: str
    other: str


class Result(NamedTuple):
    """What one way of joining names does with the pairs."""

    way: str
    recall: float
    false_merges: int
    others: int
    wrong: tuple[str, ...]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file.

    Raises:
        SystemExit: a line is not of the form; names the line.
    """
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in {"same", "other"}:
            raise SystemExit(f"{path}, line {number}: give kind, same or other, and two names.")
        pairs.append(Pair(cells[0], cells[1] == "same", cells[2], cells[3]))
    return pairs


def judged(way: str, pairs: Sequence[Pair], joins: Callable[[Pair], bool]) -> Result:
    """What a way of joining does with all pairs."""
    same = [pair for pair in pairs if pair.same]
    others = [pair for pair in pairs if not pair.same]
    wrong = tuple(f"{pair.one} = {pair.other}" for pair in others if joins(pair))
    recall = sum(map(joins, same)) / max(1, len(same))
    return Result(way, recall, len(wrong), len(others), wrong)


def at_recall(
    way: str, pairs: Sequence[Pair], likeness: Callable[[str, str], float], recall: float
) -> Result:
    """A likeness at the highest threshold with which it reaches a recall."""
    likes = {pair: likeness(plain(pair.one), plain(pair.other)) for pair in pairs}
    ranked = sorted((likes[pair] for pair in pairs if pair.same), reverse=True)
    threshold = ranked[max(0, round(recall * len(ranked)) - 1)]
    named = f"{way} >= {threshold:.2f}"
    return judged(named, pairs, lambda pair: likes[pair] >= threshold)


def results(pairs: Sequence[Pair]) -> list[Result]:
    """The key, and every likeness that is installed."""
    ours = judged("romanisation key", pairs, lambda pair: key(pair.one) == key(pair.other))
    known = load_gazetteer()

    def meet(pair: Pair) -> bool:
        one = {entity.id for entity in known.lookup(pair.one)}
        return key(pair.one) == key(pair.other) or not one.isdisjoint(
            entity.id for entity in known.lookup(pair.other)
        )

    out = [ours, judged("key and built-in gazetteer", pairs, meet)]
    if importlib.util.find_spec("rapidfuzz"):
        from rapidfuzz import fuzz
        from rapidfuzz.distance import JaroWinkler

        likenesses: dict[str, Callable[[str, str], float]] = {
            "Jaro-Winkler": JaroWinkler.similarity,
            "rapidfuzz ratio": lambda one, other: fuzz.ratio(one, other) / 100,
            "rapidfuzz token_sort_ratio": lambda a, b: fuzz.token_sort_ratio(a, b) / 100,
        }
        out += [at_recall(w, pairs, like, ours.recall) for w, like in likenesses.items()]
    return out


def main() -> None:
    """Prints a line a way of joining."""
    parser = argparse.ArgumentParser(description="Measure the romanisation key on pairs of names.")
    parser.add_argument("pairs", type=Path, nargs="?", default=HERE / "name_pairs.tsv")
    parser.add_argument("--json", action="store_true", help="one JSON object a way and line")
    options = parser.parse_args()
    pairs = read_pairs(options.pairs)
    for result in results(pairs):
        if options.json:
            print(json.dumps(result._asdict()))
        else:
            merges = f"{result.false_merges} of {result.others}"
            print(f"{result.way:36s} recall {result.recall:.3f}   false merges {merges}")
            if result.way in OURS:
                print(f"{'':36s} {', '.join(result.wrong)}")


if __name__ == "__main__":
    main()
