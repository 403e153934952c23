"""Do all engines give the same answers over any corpus and any question?

The brute-force engine looks at everything and is obviously right; whatever differs from it is a
fault of the faster one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from contract.drawn import (
    SETTINGS,
    TYPED_BEGINNINGS,
    WORDS,
    Open,
    articles,
    check_agree,
    corpus_of,
    day_entry_drafts,
    entry_drafts,
    filters,
    queries,
    windows,
)
from hypothesis import given
from hypothesis import strategies as st

from search.query import Filters, Prefix, Query, Window, Word
from search.results.hits import Hit, Results


def _without_score(hit: Hit) -> Hit:
    return replace(hit, score=0.0)


def _rounded(results: Results) -> Results:
    """The answer without scores, which may differ in their last bits, and what they order."""
    return replace(
        results,
        hits=tuple(map(_without_score, results.hits)),
        partial=tuple(map(_without_score, results.partial)),
    )


@SETTINGS
@given(drafts=articles, entries=entry_drafts, asked=st.lists(queries, min_size=4, max_size=8))
def test_searches_agree(
    build: Any, engines: Mapping[str, Open], drafts: Any, entries: Any, asked: list[Query]
) -> None:
    """Totals, hits, snippets, facets and histograms are those that looking at each would give."""
    corpus = corpus_of(build, drafts, entries)
    with (
        tempfile.TemporaryDirectory() as folder,
        engines["memory"](corpus, Path(folder)) as oracle,
        engines["whoosh"](corpus, Path(folder)) as engine,
    ):
        for query in asked:
            expected, found = oracle.search(query), engine.search(query)
            assert [hit.score for hit in found.hits] == pytest.approx(
                [hit.score for hit in expected.hits], abs=1e-4
            )
            assert _rounded(found) == replace(_rounded(expected), generation=found.generation)


@SETTINGS
@given(
    drafts=articles,
    entries=entry_drafts,
    asked=st.lists(st.tuples(queries, windows), min_size=4, max_size=8),
)
def test_timelines_agree(
    build: Any,
    engines: Mapping[str, Open],
    drafts: Any,
    entries: Any,
    asked: list[tuple[Query, Window]],
) -> None:
    """Entries, strip and facets of a timeline are those that looking at each would give."""
    corpus = corpus_of(build, drafts, entries)
    check_agree(engines, corpus, asked, lambda engine, one: engine.timeline(*one))


@SETTINGS
@given(
    drafts=articles,
    entries=day_entry_drafts,
    asked=st.lists(st.tuples(queries, st.sampled_from([1, 2, 3, 10])), min_size=4, max_size=8),
)
def test_highlights_agree(
    build: Any,
    engines: Mapping[str, Open],
    drafts: Any,
    entries: Any,
    asked: list[tuple[Query, int]],
) -> None:
    """What stands out, and what was counted of it, is what looking at each would give."""
    corpus = corpus_of(build, drafts, entries)
    check_agree(engines, corpus, asked, lambda engine, one: engine.highlights(one[0], limit=one[1]))


@SETTINGS
@given(drafts=articles, entries=entry_drafts, asked=st.lists(queries, min_size=4, max_size=8))
def test_figures_agree(
    build: Any, engines: Mapping[str, Open], drafts: Any, entries: Any, asked: list[Query]
) -> None:
    """Figures, their order and facets are those that looking at each passage would give."""
    corpus = corpus_of(build, drafts, entries)
    check_agree(engines, corpus, asked, lambda engine, query: engine.figures(query))


@SETTINGS
@given(
    drafts=articles,
    entries=entry_drafts,
    asked=st.lists(st.tuples(queries, st.sampled_from([1, 2, 500])), min_size=4, max_size=8),
)
def test_places_agree(
    build: Any,
    engines: Mapping[str, Open],
    drafts: Any,
    entries: Any,
    asked: list[tuple[Query, int]],
) -> None:
    """Places, their passages and articles, how many there are beyond the limit, facets."""
    corpus = corpus_of(build, drafts, entries)
    check_agree(engines, corpus, asked, lambda engine, one: engine.places(one[0], limit=one[1]))


@SETTINGS
@given(drafts=articles, asked=st.lists(queries, min_size=4, max_size=8))
def test_presence_agrees(
    build: Any, engines: Mapping[str, Open], drafts: Any, asked: list[Query]
) -> None:
    """Whether a report has something at all is what a search for it without filters finds."""
    corpus = corpus_of(build, drafts, [])
    with (
        tempfile.TemporaryDirectory() as folder,
        engines["memory"](corpus, Path(folder)) as oracle,
        engines["whoosh"](corpus, Path(folder)) as engine,
    ):
        for root in (query.root for query in asked):
            if root is not None:
                results = oracle.search(Query(root=root))
                there = results.total > 0 and not results.partial_only
                assert engine.has(root) == oracle.has(root) == there


@SETTINGS
@given(drafts=articles, some=filters)
def test_counts_agree(build: Any, engines: Mapping[str, Open], drafts: Any, some: Filters) -> None:
    """What a day is offered with is what its list then holds."""
    corpus = corpus_of(build, drafts, [])
    with (
        tempfile.TemporaryDirectory() as folder,
        engines["memory"](corpus, Path(folder)) as oracle,
        engines["whoosh"](corpus, Path(folder)) as engine,
    ):
        assert engine.count(some) == oracle.count(some)
        assert engine.count(some) == engine.search(Query(filters=some)).total


@SETTINGS
@given(drafts=articles, entries=entry_drafts)
def test_single_things_agree(
    build: Any, engines: Mapping[str, Open], drafts: Any, entries: Any
) -> None:
    """The overview, articles, entries, passages, entities and suggestions are the same."""
    corpus = corpus_of(build, drafts, entries)
    with (
        tempfile.TemporaryDirectory() as folder,
        engines["memory"](corpus, Path(folder)) as oracle,
        engines["whoosh"](corpus, Path(folder)) as engine,
    ):
        assert engine.overview() == replace(oracle.overview(), generation=engine.generation)
        for annotated in corpus.articles:
            key = annotated.article.id
            assert engine.article(key) == oracle.article(key)
            assert engine.others(key) == oracle.others(key)
            for passage in annotated.passages:
                assert engine.passage(passage.id) == oracle.passage(passage.id)
                assert engine.place_of(passage.id) == oracle.place_of(passage.id)
        for key in corpus.entities:
            assert engine.entity(key) == oracle.entity(key)
        for entry in oracle.overview().key_entries:
            assert engine.entry(entry.entry.id) == oracle.entry(entry.entry.id)
        for letters in TYPED_BEGINNINGS:
            assert engine.suggest(letters) == oracle.suggest(letters)
            assert engine.suggest(letters, limit=2) == oracle.suggest(letters, limit=2)
            assert engine.meanings(letters) == oracle.meanings(letters)
        for word in ("strom", "harbor", "fery", "storm", "teh", "zzzz"):
            assert engine.spelling(word) == oracle.spelling(word)
        for word in (*WORDS, "stormed", "STORM", "ferried", "zzzz", "Low", ""):
            for limit in (1, 3, 50):
                told = engine.forms(Word(text=word), limit)
                assert told == oracle.forms(Word(text=word), limit)
        for letters in ("sto", "Fer", "flo", "zzz", "the", ""):
            for limit in (1, 50):
                told = engine.forms(Prefix(text=letters), limit)
                assert told == oracle.forms(Prefix(text=letters), limit)
