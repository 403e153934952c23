"""Are the postings of a batch those that reading it word by word would give?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_reports import random_spans, random_text

from index.analysis import tokens
from index.stores import word_buffer
from index.stores.inversion import InvertedWords, term_ranges
from index.stores.postings import BODY, FIELDS, TITLE, Postings
from index.stores.word_buffer import WordBuffer

ENDLESS = 1 << 40


class Text(NamedTuple):
    """A title, a body, and where its passages stand."""

    title: str
    body: str
    passages: list[tuple[int, int]]


# Any characters at all beside the chosen ones: the analysis decides what is a word, not this test.
bodies = st.text(max_size=60) | st.text(st.sampled_from("aA's’. -é1,ʼ\u0301\n"), max_size=60)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """An article's words."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - nothing secret
    title, body = random_text(random, most=4), random_text(random, most=20)
    if draw(st.booleans()):
        title, body = draw(bodies), draw(bodies)
    return Text(title, body, random_spans(random, body, most=4))


def inverted(articles: Sequence[Text]) -> InvertedWords:
    """The words of some articles."""
    buffer = WordBuffer()
    for article in articles:
        buffer.add(*article)
    return buffer.invert()


def occurrences(words: InvertedWords, field: str, most: int) -> list[tuple[str, int, int, str]]:
    """Every occurrence that the postings of a field tell: term, document, position, word."""
    vocabulary = words.vocabulary
    first, listed = vocabulary.words_of_terms()
    found: list[tuple[str, int, int, str]] = []
    term = 0
    for rows in words.postings(field, most):
        checked(rows)
        for begin, end in pairwise(rows.first_document.tolist()):
            weights = rows.weights[begin:end].tolist()
            documents = np.repeat(rows.documents[begin:end], weights).tolist()
            at = slice(rows.weights[:begin].sum(), rows.weights[:end].sum())
            for document, position, code in zip(
                documents, rows.positions[at].tolist(), rows.codes[at].tolist(), strict=True
            ):
                word = vocabulary.words[int(listed[first[term] + code])]
                found.append((vocabulary.terms[term], document, position, word))
            term += 1
    assert term == len(vocabulary.terms)
    return found


def checked(rows: Postings) -> None:
    """Both kinds of rows have the same number, and weights add up to positions."""
    for (begin, end), (first, last) in zip(
        pairwise(rows.first_document.tolist()),
        pairwise(rows.first_position.tolist()),
        strict=True,
    ):
        assert rows.weights[begin:end].sum() == last - first
        assert (np.diff(rows.documents[begin:end]) > 0).all()


def read_by_hand(articles: Sequence[Text], field: str) -> list[tuple[str, int, int, str]]:
    """Every occurrence in a field, by reading its texts."""
    return sorted(
        (token.term, document, token.position, token.folded)
        for document, article in enumerate(articles)
        for token in tokens(article.title if field == TITLE else article.body)
    )


@settings(deadline=None)
@given(st.lists(texts(), max_size=5), st.sampled_from([0, 1, 7, ENDLESS]))
def test_postings_are_what_reading_the_texts_gives(articles: list[Text], most: int) -> None:
    """Every word of title and body at its place and as it is written, in batches of any size."""
    words = inverted(articles)
    for field in FIELDS:
        assert occurrences(words, field, most) == read_by_hand(articles, field)


@settings(deadline=None)
@given(st.lists(texts(), max_size=5))
def test_passages_begin_at_the_first_word_that_begins_in_them(articles: list[Text]) -> None:
    """A quotation is looked for among the words of a passage; one off, and it stands elsewhere."""
    words = inverted(articles)
    starts, ends = [], []
    for article in articles:
        begins = [token.start for token in tokens(article.body)]
        starts += [sum(at < start for at in begins) for start, _ in article.passages]
        ends += [sum(at < end for at in begins) for _, end in article.passages]
    assert words.token_start.tolist() == starts
    assert words.token_end.tolist() == ends


@settings(deadline=None)
@given(st.lists(texts(), max_size=5))
def test_lengths_and_spellings_are_counted(articles: list[Text]) -> None:
    """Ranking needs the lengths, and "as written" needs the spellings; both cover both fields."""
    words = inverted(articles)
    spelled: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for article in articles:
        for text in (article.title, article.body):
            for token in tokens(text):
                tally = spelled[token.folded]
                surface = text[token.start : token.end]
                tally[surface] = tally.get(surface, 0) + 1
    vocabulary = words.vocabulary
    assert {w: vocabulary.written(n) for n, w in enumerate(vocabulary.words)} == spelled
    for field, texts_of_field in (
        (TITLE, [a.title for a in articles]),
        (BODY, [a.body for a in articles]),
    ):
        assert words.lengths[field].tolist() == [len(list(tokens(t))) for t in texts_of_field]


def test_many_chunks_are_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words wait in chunks, so that memory grows by steps; no answer depends on where they end."""
    monkeypatch.setattr(word_buffer, "_CHUNK", 3)
    random = Random(5)  # noqa: S311 - nothing secret
    articles = [
        Text(
            random_text(random, most=4),
            body := random_text(random, most=30),
            random_spans(random, body, most=3),
        )
        for _ in range(30)
    ]
    words = inverted(articles)
    assert len(words.spoken[BODY]) > 5
    for field in FIELDS:
        assert occurrences(words, field, 10) == read_by_hand(articles, field)


@given(st.lists(st.integers(0, 9), max_size=20), st.integers(0, 30))
def test_ranges_of_terms_follow_one_another_within_the_memory(counts: list[int], most: int) -> None:
    """Each term is written once, and no batch is larger than the memory, single terms excepted."""
    total = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    ranges = list(term_ranges(total, most))
    assert [n for first, last in ranges for n in range(first, last)] == list(range(len(counts)))
    for first, last in ranges:
        assert last - first == 1 or sum(counts[first:last]) <= most
