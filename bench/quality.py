"""How well are articles ranked for whole sentences? nDCG@10 and recall@100 on judged collections.

    python bench/quality.py FOLDER [FOLDER ...] [--json]

A folder holds `corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text) and `qrels.tsv`
(query-id, corpus-id, score, with a line of heads), as BEIR's sets do. Each question is typed as it
stands into Dateline's own parser and service, and everything that the reader would be shown counts
in its order: full matches, and partial ones behind them. Beside it, in the same run: plain BM25
over Dateline's own stems, and stock Whoosh's BM25F with a stemming analyzer, words joined by OR.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from whoosh import fields, qparser, scoring
from whoosh.analysis import StemmingAnalyzer
from whoosh.filedb.filestore import RamStorage

from bench.hostile import service_over
from bench.tables import print_table
from index.analysis import terms
from index.errors import QueryError
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Metadatum, Passage
from index.prepared import PreparedArticle, prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.query import Query

GAIN_DEPTH, RECALL_DEPTH = 10, 100
_PAGE = 100
Ranker = Callable[[str], list[str]]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A judged collection.

    Args:
        documents: title and text by id.
        queries: text by id; those alone that have a judgement.
        judged: by query, grade by document; only grades above 0.
    """

    documents: dict[str, tuple[str, str]]
    queries: dict[str, str]
    judged: dict[str, dict[str, int]]


def read_collection(folder: Path) -> Collection:
    """Read a folder in BEIR's form."""
    documents = {
        str(line["_id"]): (line.get("title") or "", line["text"])
        for line in _lines(folder / "corpus.jsonl")
    }
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for row in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, grade = row.split("\t")
        if int(grade) > 0:
            judged[query][document] = int(grade)
    queries = {str(line["_id"]): line["text"] for line in _lines(folder / "queries.jsonl")}
    return Collection(
        documents=documents,
        queries={key: text for key, text in queries.items() if key in judged},
        judged=dict(judged),
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def score(collection: Collection, rank: Ranker) -> Figures:
    """The means of both measures over all queries, and how many were refused."""
    gains, recalls, refused = [], [], 0
    for key, text in collection.queries.items():
        grades = collection.judged[key]
        try:
            ranking = rank(text)
        except QueryError:
            ranking, refused = [], refused + 1
        gains.append(gain(ranking, grades))
        found = grades.keys() & set(ranking[:RECALL_DEPTH])
        recalls.append(len(found) / len(grades))
    return {
        "ndcg@10": sum(gains) / len(gains),
        "recall@100": sum(recalls) / len(recalls),
        "refused": float(refused),
    }


def gain(ranking: Sequence[str], grades: dict[str, int]) -> float:
    """nDCG@10 with linear gain, as trec_eval counts it."""
    best = sorted(grades.values(), reverse=True)
    ideal = _discounted(best[:GAIN_DEPTH])
    return _discounted([grades.get(key, 0) for key in ranking[:GAIN_DEPTH]]) / ideal


def _discounted(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))


def dateline_ranker(collection: Collection, folder: Path) -> Ranker:
    """Dateline: its parser, its default meaning of words side by side, its pages in order."""
    store = WhooshStore(folder)
    articles = enumerate(collection.documents.items())
    store.commit(Change(added=[_prepared(n, *document) for n, (_, document) in articles]))
    keys = list(collection.documents)
    service = service_over(open_engine(store))

    def rank(text: str) -> list[str]:
        found: list[str] = []
        page = 1
        while len(found) < RECALL_DEPTH:
            results = service.search(Query(text=text, size=_PAGE, page=page))
            hits = [*results.hits, *results.partial]
            found += [keys[int(hit.article.id, 36)] for hit in hits]
            if page * _PAGE >= results.total:
                break
            page += 1
        return found

    return rank


def _prepared(number: int, title: str, text: str) -> PreparedArticle:
    """A document as an article of one passage."""
    body = text or title
    span = Block(start=0, end=len(body), kind=BlockKind.BODY)
    passage = Passage(
        id=f"p{_id(number)[1:]}", start=0, end=len(body), kind=BlockKind.BODY, block=0
    )
    article = Article(
        id=_id(number),
        body=body,
        blocks=(span,),
        original=body,
        path="",
        title=Metadatum(value=title) if title else None,
    )
    return prepare(AnnotatedArticle(article=article, passages=(passage,)))


def _id(number: int) -> str:
    """An id of 12 characters whose value in base 36 is the number."""
    return np.base_repr(number, 36).lower().rjust(12, "0")


def bm25_ranker(collection: Collection, folder: Path) -> Ranker:  # noqa: ARG001 - as all rankers
    """Plain BM25 (k1 1.2, b 0.75) over title and text as one field, with Dateline's stems."""
    k1, b = 1.2, 0.75
    keys = list(collection.documents)
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    lengths = np.zeros(len(keys))
    for number, (title, text) in enumerate(collection.documents.values()):
        stems = terms(f"{title}\n{text}")
        lengths[number] = len(stems)
        for stem in stems:
            postings[stem][number] = postings[stem].get(number, 0) + 1
    norms = k1 * (1 - b + b * lengths / lengths.mean())

    def rank(text: str) -> list[str]:
        scores = np.zeros(len(keys))
        for stem in terms(text):
            held = postings.get(stem, {})
            documents, weights = (
                np.asarray(list(held), dtype=np.int64),
                np.asarray([*held.values()]),
            )
            rarity = math.log(1 + (len(keys) - len(held) + 0.5) / (len(held) + 0.5))
            scores[documents] += rarity * weights * (k1 + 1) / (weights + norms[documents])
        order = np.argsort(-scores, kind="stable")[:RECALL_DEPTH]
        return [keys[n] for n in order.tolist() if scores[n] > 0]

    return rank


def whoosh_ranker(collection: Collection, folder: Path) -> Ranker:  # noqa: ARG001 - as all rankers
    """Stock Whoosh: stemming and stop words, BM25F over title and text, words joined by OR."""
    schema = fields.Schema(
        key=fields.ID(stored=True),
        title=fields.TEXT(analyzer=StemmingAnalyzer()),
        text=fields.TEXT(analyzer=StemmingAnalyzer()),
    )
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for key, (title, text) in collection.documents.items():
        writer.add_document(key=key, title=title, text=text)
    writer.commit()
    searcher = index.searcher(weighting=scoring.BM25F())
    # Words alone: marks in a sentence are no operators.
    parser = qparser.MultifieldParser(["title", "text"], schema, plugins=[], group=qparser.OrGroup)

    def rank(text: str) -> list[str]:
        found = searcher.search(parser.parse(" ".join(terms_as_written(text))), limit=RECALL_DEPTH)
        return [hit["key"] for hit in found]

    return rank


def terms_as_written(text: str) -> list[str]:
    """The words of a text without marks between them."""
    return [word.strip(".,;:!?()'\"*") for word in text.split()]


RANKERS: dict[str, Callable[[Collection, Path], Ranker]] = {
    "dateline": dateline_ranker,
    "BM25, stems": bm25_ranker,
    "Whoosh BM25F, OR": whoosh_ranker,
}


def measure(folder: Path) -> dict[str, Figures]:
    """All rankers on one collection."""
    collection = read_collection(folder)
    measured = {}
    for name, make in RANKERS.items():
        with tempfile.TemporaryDirectory() as passing:
            measured[name] = score(collection, make(collection, Path(passing) / "index"))
    return measured


def main() -> None:
    """Score the collections that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    measured = {folder.name: measure(folder) for folder in options.folder}
    if options.json:
        print(json.dumps(measured, indent=1))
        return
    for name, rows in measured.items():
        print_table(
            name,
            ["ranker", "nDCG@10", "recall@100", "refused"],
            [
                [who, f"{one['ndcg@10']:.4f}", f"{one['recall@100']:.4f}", int(one["refused"])]
                for who, one in rows.items()
            ],
        )


if __name__ == "__main__":
    main()
