"""Are scores those that Whoosh's own searcher gives for the same words on the same segments?

Ranking was measured with Whoosh's BM25F; an engine that reads the postings by itself must not rank
otherwise. What Whoosh itself gets wrong is put together by hand from what it gets right: Not under
AND adds 1 to a score, AndNot lets the first document of a segment pass, DisjunctionMax takes the
score of another document, and a prefix scores a constant only where two words fit.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from whoosh import query as q

from index.analysis import terms
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Metadatum
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_index import SnapshotIndex
from index.stores.whoosh_snapshot import WhooshSnapshot
from index.stores.whoosh_store import WhooshStore
from search.bm25 import PREFIX_SCORE
from search.engines.whoosh_engine import WhooshEngine
from search.leaves import pattern_terms, prefix_letters
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Query, Spellings, Word

WORDS = """storm storms stormed harbour harbours ferries flood flooding the of quay warden lock
locked rain rains Hay'at Baniyas café well-known U.N. 1,018 port portal""".split()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshSnapshot]:
    """Articles of many lengths, some beyond the exact part of the scale, in three segments."""
    chance = random.Random(4)  # noqa: S311 - invented texts, no secret
    articles = []
    for number in range(110):
        length = chance.choice([0, 1, 5, 11, 40, 150, 700])
        body = " ".join(chance.choices(WORDS, weights=range(1, len(WORDS) + 1), k=length))
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
    for part in (articles[:60], articles[60:90], articles[90:]):
        store.commit(Change(added=map(prepare, part)))
    store.commit(Change(removed=[f"a{number}" for number in (*range(5, 25), 70)]))
    with closing(store.open()) as opened:
        assert len(opened.parts) == 3
        yield opened


def in_whoosh(node: Node) -> q.Query:
    """The same question in Whoosh's own terms; title words count twice."""
    match node:
        case Word(field=field) | Phrase(field=field):
            words = pattern_terms(node)
            fields = {Field.ANY: ("title", "body")}.get(field, (str(field),))
            return q.Or([_row(name, words) for name in fields])
        case Prefix(field=field):
            letters = prefix_letters(node)
            fields = {Field.ANY: ("title", "body")}.get(field, (str(field),))
            found = q.Or([q.Prefix(f"{name}_exact", letters) for name in fields])
            return q.ConstantScoreQuery(found, score=PREFIX_SCORE)
        case Or(children=children):
            return q.Or([in_whoosh(child) for child in children])
        case And(children=children):
            return q.And([in_whoosh(child) for child in children])
    raise AssertionError(node)


def _row(field: str, words: tuple[str, ...]) -> q.Query:
    if len(words) == 1:
        return q.Term(field, words[0])
    return q.Phrase(field, list(words))


def whoosh_scores(searcher: Any, node: Node) -> dict[str, float]:
    """Scores by article: from one query of Whoosh's, or joined by hand where Whoosh errs."""
    if not _is_joined_by_hand(node):
        return {hit["key"]: hit.score for hit in searcher.search(in_whoosh(node), limit=None)}
    forbidden: set[str] = set()
    found: list[dict[str, float]] = []
    for child in _children(node):
        if isinstance(child, Not):
            forbidden.update(whoosh_scores(searcher, child.child))
        else:
            found.append(whoosh_scores(searcher, child))
    total = max if isinstance(node, Spellings) else sum
    keys = set[str]().union(*found) - forbidden
    if isinstance(node, And):
        keys = keys.intersection(*found)
    return {key: total([scores[key] for scores in found if key in scores]) for key in keys}


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Spellings(typed=typed, others=others):
            return (typed, *others)
        case And(children=children) | Or(children=children):
            return children
    return ()


def _is_joined_by_hand(node: Node) -> bool:
    return isinstance(node, Spellings | Not) or any(map(_is_joined_by_hand, _children(node)))


def assert_scores_agree(snapshot: WhooshSnapshot, root: Node) -> int:
    """Every article has the score, and there are as many, as Whoosh finds; how many."""
    results = WhooshEngine(snapshot).search(Query(root=root, size=100))
    with SnapshotIndex(snapshot).searcher() as searcher:
        expected = whoosh_scores(searcher, root)
    assert results.total == len(expected), root
    found = {hit.article.id: hit.score for hit in results.hits}
    assert found == pytest.approx(expected, abs=1e-4), root
    return len(found)


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
        And(children=(Word(text="storm"), Not(child=Word(text="ferry")))),
        Phrase(words=("the", "port")),
        Phrase(words=("rain", "1,018"), field=Field.BODY),
        Prefix(text="sto"),
        Prefix(text="storme"),
        Prefix(text="por", field=Field.TITLE),
        And(children=(Prefix(text="har"), Phrase(words=("U.N.", "1,018")))),
        Spellings(typed=Word(text="storm"), others=words("rain", "quay"), entity="e", label="E"),
    ],
    ids=str,
)
def test_scores_are_those_of_whoosh(snapshot: WhooshSnapshot, root: Node) -> None:
    """Word, phrase, prefix, AND, OR, NOT and spellings, each by itself."""
    assert assert_scores_agree(snapshot, root)


def test_scores_of_random_questions_are_those_of_whoosh(snapshot: WhooshSnapshot) -> None:
    """Forms within forms, with words that no article has and phrases that none has in a row."""
    chance = random.Random(9)  # noqa: S311 - no secret
    sizes = [assert_scores_agree(snapshot, _tree(chance, 2)) for _ in range(150)]
    assert sum(1 for size in sizes if size) > 100


def _leaf(chance: random.Random) -> Node:
    field = chance.choice([Field.ANY, Field.ANY, Field.TITLE, Field.BODY])
    text = chance.choice([*WORDS, "zebra"])
    match chance.choice(["word", "word", "phrase", "prefix"]):
        case "word":
            return Word(text=text, field=field)
        case "phrase":
            return Phrase(words=(text, chance.choice(WORDS)), field=field)
        case _:
            return Prefix(text=chance.choice(terms(text))[:3], field=field)


def _tree(chance: random.Random, depth: int) -> Node:
    if depth == 0 or chance.random() < 0.3:
        return _leaf(chance)
    children = tuple(_tree(chance, depth - 1) for _ in range(chance.randint(2, 3)))
    match chance.choice(["and", "or", "spellings", "not"]):
        case "and":
            return And(children=children)
        case "or":
            return Or(children=children)
        case "not" if depth == 2:
            return And(children=(*children, Not(child=_leaf(chance))))
        case _:
            return Spellings(typed=children[0], others=children[1:], entity="e", label="E")
