"""Are the columns of a segment what looking at each of its articles would give?"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from random_reports import random_reports

from index.analysis import tokens
from index.entities.attestation import Attested, unpacked
from index.model.article import BlockKind
from index.prepared import PreparedArticle, PreparedPassage, prepare
from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.calendars import OPEN_START
from index.stores.columns import KIND_VALUES, Columns, rows_of, save_columns
from index.stores.rows import KINDS, NO_SOURCE, day_bounds
from index.stores.segment import COLUMNS, RECORD_ENDS, SegmentBuffer, part_path

SETTINGS = settings(max_examples=25)


@st.composite
def some_articles(draw: st.DrawFn) -> list[PreparedArticle]:
    """Prepared articles, with ids in no order."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - nothing secret
    keys = draw(st.lists(st.sampled_from("zyxabcdef"), min_size=1, max_size=6, unique=True))
    return [prepare(one) for one in random_reports(random, keys)]


def file_of(articles: Sequence[PreparedArticle]) -> ArrayFile:
    """The columns of some articles as their file; it stays mapped when its folder has gone."""
    with tempfile.TemporaryDirectory() as folder:
        buffer = SegmentBuffer(Path(folder), "some")
        for article in articles:
            buffer.add(article)
        buffer.write(memory_mb=0)
        return ArrayFile(part_path(Path(folder), "some", COLUMNS))


def columns_of(articles: Sequence[PreparedArticle]) -> Columns:
    """The columns of some articles."""
    return Columns(file_of(articles))


def passages_of(articles: Sequence[PreparedArticle]) -> list[tuple[int, PreparedPassage]]:
    """All passages, each with the ordinal of its article."""
    return [(n, passage) for n, article in enumerate(articles) for passage in article.passages]


def rows(first: Sequence[int], values: Sequence[int]) -> list[list[int]]:
    """Flat values, row by row."""
    return [list(values[low:high]) for low, high in pairwise(first)]


@SETTINGS
@given(some_articles())
def test_articles_and_passages_are_found_by_id(articles: list[PreparedArticle]) -> None:
    """Every link is a look-up by id; an id that is not there, or no id at all, finds nothing."""
    columns = columns_of(articles)
    assert [columns.article_named(article.id) for article in articles] == list(range(len(articles)))
    passages = [passage.id for _, passage in passages_of(articles)]
    assert [columns.passage_named(one) for one in passages] == list(range(len(passages)))
    for nothing in ("", "0", "zz", "a\0", "\ud800", "\U0010ffff"):
        assert columns.article_named(nothing) == columns.passage_named(nothing) == -1


@SETTINGS
@given(some_articles())
def test_articles_are_ranked_by_day_then_id(articles: list[PreparedArticle]) -> None:
    """Newest and oldest first are two orders, and what has no day is last in both."""
    columns = columns_of(articles)
    for name, sign in (("newest_rank", -1), ("oldest_rank", 1)):
        order = sorted(
            articles, key=lambda a: (a.published_on is None, sign * (a.published_on or 0), a.id)
        )
        ranks = getattr(columns, name).tolist()
        assert [ranks[articles.index(article)] for article in order] == list(range(len(order)))


@SETTINGS
@given(some_articles())
def test_sources_days_and_lengths_are_those_of_each_article(
    articles: list[PreparedArticle],
) -> None:
    """A facet counts by ordinals of sources; -1 and the least day stand for what is unknown."""
    columns = columns_of(articles)
    sources = [*columns.sources, None]
    assert sources[:-1] == sorted({a.source for a in articles if a.source is not None})
    assert NO_SOURCE == -1
    assert [sources[n] for n in columns.source.tolist()] == [a.source for a in articles]
    days = [OPEN_START if a.published_on is None else a.published_on for a in articles]
    assert columns.published_day.tolist() == days
    assert columns.title_length.tolist() == [len(list(tokens(a.title))) for a in articles]
    assert columns.body_length.tolist() == [len(list(tokens(a.body))) for a in articles]
    assert columns.title_tokens == sum(columns.title_length.tolist())
    assert columns.body_tokens == sum(columns.body_length.tolist())


@SETTINGS
@given(some_articles())
def test_passages_know_their_article_kind_words_and_days(articles: list[PreparedArticle]) -> None:
    """Filters that must meet in one sentence read these and nothing else."""
    columns = columns_of(articles)
    passages = passages_of(articles)
    heading = {BlockKind.HEADLINE: BlockKind.HEADING}
    kinds = [KIND_VALUES.index(heading.get(p.kind, p.kind).value) for _, p in passages]
    assert columns.passage_article.tolist() == [n for n, _ in passages]
    assert columns.passage_kind.tolist() == kinds
    assert [KINDS[n] for n in columns.kind.tolist()] == [p.kind for _, p in passages]
    of_article = [
        {k for k, (n, _) in zip(kinds, passages, strict=True) if n == m}
        for m in range(len(articles))
    ]
    masks = [sum(1 << kind for kind in own) for own in of_article]
    assert columns.kinds.tolist() == masks
    begins = [[t.start for t in tokens(article.body)] for article in articles]
    base = columns.body_base.tolist()
    for name, of in (("passage_from", "start"), ("passage_to", "end")):
        assert getattr(columns, name).tolist() == [
            base[n] + sum(at < getattr(passage, of) for at in begins[n]) for n, passage in passages
        ]
    ranges = list(zip(columns.day_start.tolist(), columns.day_end.tolist(), strict=True))
    assert ranges == [day_bounds(days) for _, p in passages for days in p.days]
    owners = [n for n, (_, p) in enumerate(passages) for _ in p.days]
    assert columns.day_passage.tolist() == owners


@SETTINGS
@given(some_articles())
def test_names_are_counted_by_article_and_found_by_passage(articles: list[PreparedArticle]) -> None:
    """A person counts once a report, if named firmly, and is found in every passage."""
    columns = columns_of(articles)
    passages = passages_of(articles)
    entities = list(columns.entities)
    named = {name for _, p in passages for name in p.names} | {
        name for article in articles for name, _, _ in article.surfaces
    }
    assert entities == sorted(named)
    counting = [
        sorted(entities.index(e) for e in {n for p in a.passages for n in p.names} & a.firm)
        for a in articles
    ]
    assert rows(columns.first_entity.tolist(), columns.entity.tolist()) == counting
    own = [[entities.index(name) for name in p.names] for _, p in passages]
    assert rows(columns.first_name.tolist(), columns.name.tolist()) == own
    where = [[n for n, names in enumerate(own) if e in names] for e in range(len(entities))]
    assert rows(columns.first_named.tolist(), columns.named.tolist()) == where
    firm = [entities[e] in articles[passages[n][0]].firm for e, at in enumerate(where) for n in at]
    assert columns.named_firm.tolist() == firm


@SETTINGS
@given(some_articles())
def test_spellings_of_a_name_are_counted(articles: list[PreparedArticle]) -> None:
    """The page of a person tells how the reports spell the name, and how often."""
    columns = columns_of(articles)
    for ordinal, entity in enumerate(columns.entities):
        expected: Counter[Attested] = Counter()
        for article in articles:
            ways = {unpacked(text): n for name, text, n in article.surfaces if name == entity}
            expected.update(ways)
        assert columns.spellings(ordinal) == expected


PASSAGE = PreparedPassage(id="p", kind=BlockKind.BODY, start=0, end=0, days=(), names=())


def articles_of_every_entity(columns: Columns) -> dict[str, list[int]]:
    """The articles of each entity, by bits where it has a row of them and else by its list."""
    entities = list(columns.entities)
    bits = np.unpackbits(columns.dense_bits.view(np.uint8), bitorder="little")
    table = bits.reshape(len(columns.dense), -1)
    found = {
        entities[entity]: np.flatnonzero(row).tolist()
        for entity, row in zip(columns.dense.tolist(), table, strict=True)
    }
    sparse = rows(columns.first_sparse.tolist(), columns.sparse.tolist())
    for entity, own in zip(entities, sparse, strict=True):
        assert not own or entity not in found
        found.setdefault(entity, own)
    return found


def test_common_and_rare_names_have_the_articles_that_name_them() -> None:
    """Counting goes by rows of bits for the common and by lists for the rare, and agrees."""
    random = Random(11)  # noqa: S311 - nothing secret
    articles = [prepare(one) for one in random_reports(random, [f"{n:03d}" for n in range(300)])]
    articles += [
        replace(rare, passages=(replace(passage, names=(name,)),), firm=frozenset(name))
        for rare in map(prepare, random_reports(random, ["300", "301"]))
        for name, passage in (("z" if rare.id == "300" else "a", PASSAGE),)
    ]
    columns = columns_of(articles)
    found = articles_of_every_entity(columns)
    assert len(columns.dense) == len(columns.entities) - 2
    # By entity, not by article.
    assert columns.sparse.tolist() == [301, 300]
    assert (found["a"], found["z"]) == ([301], [300])
    for ordinal, entity in enumerate(columns.entities):
        expected = [
            n
            for n, a in enumerate(articles)
            if entity in a.firm and any(entity in p.names for p in a.passages)
        ]
        assert found[entity] == expected
        assert columns.entity_articles[ordinal] == len(expected)


@SETTINGS
@given(some_articles())
def test_columns_hold_the_rows_that_they_were_derived_from(articles: list[PreparedArticle]) -> None:
    """Segments are joined from their columns: deriving them again must give the same columns."""
    file = file_of(articles)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "again.columns"
        with ArrayWriter(path) as writer:
            save_columns(rows_of(Columns(file)), writer)
        again = ArrayFile(path)
    assert [*again] == [name for name in file if name != RECORD_ENDS]
    for name in again:
        assert again[name].dtype == file[name].dtype
        assert again[name].tolist() == file[name].tolist(), name
