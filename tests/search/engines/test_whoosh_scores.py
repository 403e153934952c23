"""Are scores those that Whoosh's own searcher gives for the same words?

Ranking was measured with Whoosh's BM25F; an engine that reads the postings by itself must not rank
otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.query import And as WhooshAnd
from whoosh.query import Or as WhooshOr
from whoosh.query import Term
from whoosh.scoring import BM25F

from index.analysis import terms
from index.model import AnnotatedArticle, Article, Metadatum
from index.store import Change
from index.stores.whoosh_snapshot import WhooshSnapshot
from index.stores.whoosh_store import WhooshStore
from search.engines.whoosh_engine import WhooshEngine
from search.query import And, Field, Node, Or, Query, Word

WORDS = ["storm", "harbour", "ferries", "flood", "the", "quay", "warden", "lock", "rain"]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshSnapshot]:
    """Articles of many lengths, some beyond the exact part of the length scale, in two segments."""
    chance = random.Random(4)  # noqa: S311 - invented texts, no secret
    articles = []
    for number in range(60):
        length = chance.choice([0, 1, 5, 11, 40, 150, 700])
        body = " ".join(chance.choices(WORDS, weights=range(1, 10), k=length))
        title = " ".join(chance.choices(WORDS, k=number % 14))
        articles.append(
            AnnotatedArticle(
                article=Article(
                    id=f"a{number}",
                    body=body,
                    blocks=(),
                    original=body,
                    path="",
                    title=Metadatum(value=title) if number % 3 else None,
                )
            )
        )
    store = WhooshStore(tmp_path_factory.mktemp("scores") / "index")
    for part in (articles[:35], articles[35:]):
        store.commit(Change(added=part, removed=(), entries=(), entities={}))
    with closing(store.open()) as opened:
        yield opened


def in_whoosh(node: Node) -> Any:
    """The same question in Whoosh's own terms; title words count twice."""
    match node:
        case Word(text=text, field=field):
            (stem,) = terms(text)
            title, body = Term("title", stem, boost=2.0), Term("body", stem)
            if field is Field.TITLE:
                return title
            return body if field is Field.BODY else WhooshOr([title, body])
        case Or(children=children):
            return WhooshOr([in_whoosh(child) for child in children])
        case And(children=children):
            return WhooshAnd([in_whoosh(child) for child in children])
    raise AssertionError(node)


def words(*texts: str) -> tuple[Word, ...]:
    """Words in any field."""
    return tuple(Word(text=text) for text in texts)


@pytest.mark.parametrize(
    "root",
    [
        *words(*WORDS, "Storms"),
        Word(text="quay", field=Field.TITLE),
        Word(text="quay", field=Field.BODY),
        Or(children=words("storm", "rain")),
        Or(children=words(*WORDS)),
        And(children=words("storm", "rain", "lock")),
        And(children=(Word(text="storm"), Or(children=words("rain", "harbour")))),
    ],
)
def test_scores_are_those_of_whoosh(snapshot: WhooshSnapshot, root: Node) -> None:
    """Every article has the score, and there are as many, as Whoosh's BM25F finds."""
    results = WhooshEngine(snapshot).search(Query(root=root, size=100))
    index = FileStorage(str(snapshot.folder / "text")).open_index()
    with closing(index), index.searcher(weighting=BM25F()) as searcher:
        found = searcher.search(in_whoosh(root), limit=None)
        expected = {snapshot.article_ids[hit.docnum]: hit.score for hit in found}
    assert results.total == len(expected) > 0
    assert {hit.article.id: hit.score for hit in results.hits} == pytest.approx(expected, abs=1e-4)
