"""How well and how fast are names found, beside spaCy's small model where it is installed?

    python bench/names.py GOLD.jsonl [--json] [--gazetteer FILE.csv]

GOLD.jsonl holds one document a line: {"id", "text", "ents": [[start, end, type], ...]} with
half-open code-point offsets and the types PER, ORG and LOC; other types are passed over. Strict
counts a name with the right borders and type, overlap one that touches it with the right type,
facet one unique name and type per document, weak mentions left out. Each tagger runs in a process
of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, cast

TYPES = ("PER", "ORG", "LOC")
OURS = {"person": "PER", "organisation": "ORG", "media": "ORG", "place": "LOC"}
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


class Name(NamedTuple):
    """One name: half-open code points, type, and whether it may be a facet."""

    start: int
    end: int
    type: str
    facet: bool = True


Tag = Callable[[str], list[Name]]


class Tally(NamedTuple):
    """How many predictions are right, of how many, for how many in the gold."""

    right: int
    predicted: int
    gold: int

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in per cent."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return {k: round(100 * v, 1) for k, v in (("p", precision), ("r", recall), ("f1", f1))}


def overlaps(gold: list[Name], predicted: list[Name]) -> int:
    """Predictions that touch a gold name of the same type, each gold name counted once."""
    used: set[int] = set()
    for name in predicted:
        for ordinal, other in enumerate(gold):
            if ordinal not in used and name.start < other.end and other.start < name.end:
                used.add(ordinal)
                break
    return len(used)


def facets(text: str, names: Iterable[Name]) -> set[tuple[str, str]]:
    """The unique names of one document, without case and line breaks."""
    return {(" ".join(text[n.start : n.end].casefold().split()), n.type) for n in names if n.facet}


def score(texts: list[str], gold: list[list[Name]], found: list[list[Name]]) -> dict[str, object]:
    """All figures, by type and together."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for text, wanted, got in zip(texts, gold, found, strict=True):
        for kind in TYPES:
            g = [n for n in wanted if n.type == kind]
            p = [n for n in got if n.type == kind]
            spans = {n[:2] for n in g} & {n[:2] for n in p}
            facet_g, facet_p = facets(text, g), facets(text, p)
            for measure, row in (
                ("strict", (len(spans), len(p), len(g))),
                ("overlap", (overlaps(g, p), len(p), len(g))),
                ("facet", (len(facet_g & facet_p), len(facet_p), len(facet_g))),
            ):
                for label in (kind, "ALL"):
                    tally = counts.setdefault((measure, label), Counter())
                    tally.update(dict(zip(("right", "predicted", "gold"), row, strict=True)))
    return {
        f"{measure} {label}": Tally(**{k: c[k] for k in ("right", "predicted", "gold")}).figures()
        for (measure, label), c in sorted(counts.items())
    }


def dateline_tagger(gazetteers: list[Path]) -> Tag:
    """Dateline's own tagger."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from index.entities.gazetteer import load_gazetteer
    from index.entities.tagger import NameTagger

    tagger = NameTagger(load_gazetteer(gazetteers))

    def tag(text: str) -> list[Name]:
        return [
            Name(m.start, m.end, OURS[m.kind.value], m.tier.value != "weak")
            for m in tagger.tag(text)
            if m.kind.value in OURS
        ]

    return tag


def spacy_tagger(gazetteers: list[Path]) -> Tag:
    """spaCy's small English model; it takes no gazetteer.

    Its names begin with "the" and end with "'s" where the sets' do not; both are cut off.
    """
    del gazetteers
    import spacy

    model = spacy.load("en_core_web_sm")

    def tag(text: str) -> list[Name]:
        names = []
        for entity in model(text).ents:
            if entity.label_ in SPACY:
                article = _ARTICLE.match(entity.text)
                start = entity.start_char + (article.end() if article else 0)
                end = entity.start_char + len(_POSSESSIVE.sub("", entity.text))
                names.append(Name(start, end, SPACY[entity.label_]))
        return names

    return tag


MAKERS: dict[str, Callable[[list[Path]], Tag]] = {
    "dateline": dateline_tagger,
    "spacy en_core_web_sm": spacy_tagger,
}


def measure(tagger: str, gold_path: Path, gazetteers: list[Path]) -> dict[str, object]:
    """Runs one tagger over the gold, in this process."""
    lines = gold_path.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()]
    texts = [d["text"] for d in documents]
    gold = [[Name(a, b, t) for a, b, t in d["ents"] if t in TYPES] for d in documents]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    tag = MAKERS[tagger](gazetteers)
    loaded = time.process_time()
    found = [tag(text) for text in texts]
    finished = time.process_time()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words = sum(len(text.split()) for text in texts)
    return {
        "tagger": tagger,
        "documents": len(texts),
        "words": words,
        "load_cpu_seconds": round(loaded - started, 2),
        "words_a_cpu_second": int(words / max(finished - loaded, 1e-9)),
        "peak_memory_mb": round(after / 1024),
        "added_memory_mb": round((after - before) / 1024),
        **score(texts, gold, found),
    }


def show(result: dict[str, object]) -> None:
    """Prints one tagger's figures for people."""
    print(
        f"{result['tagger']}: {result['documents']} documents, {result['words']} words, "
        f"{result['words_a_cpu_second']} words a CPU-second, load {result['load_cpu_seconds']} s, "
        f"peak {result['peak_memory_mb']} MB, added {result['added_memory_mb']} MB"
    )
    for label in (*TYPES, "ALL"):
        parts = []
        for name in ("strict", "overlap", "facet"):
            figures = cast(dict[str, float], result[f"{name} {label}"])
            parts.append(f"{name} P {figures['p']} R {figures['r']} F1 {figures['f1']}")
        print(f"  {label:4s} " + "   ".join(parts))


def main() -> None:
    """Measures every tagger that is installed."""
    parser = argparse.ArgumentParser(description="Measure names against gold.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object a tagger and line")
    parser.add_argument("--gazetteer", type=Path, action="append", default=[])
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"skipped: {options.gold} is not there")
        return
    taggers = ["dateline"]
    if importlib.util.find_spec("spacy") and importlib.util.find_spec("en_core_web_sm"):
        taggers.append("spacy en_core_web_sm")
    context = multiprocessing.get_context("spawn")
    for tagger in taggers:
        with context.Pool(1) as pool:
            result = pool.apply(measure, (tagger, options.gold, options.gazetteer))
        if options.json:
            print(json.dumps(result))
        else:
            show(result)


if __name__ == "__main__":
    main()
