"""Does a vocabulary hold the words that a text has, however it was put together?"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_reports import PIECES

from index.analysis import fold, stem, tokens
from index.errors import StoreError
from index.stores import vocabulary as vocabulary_module
from index.stores.vocabulary import (
    Translation,
    Vocabulary,
    join_vocabularies,
    vocabulary_of,
    without_words,
)

SURFACES = sorted({text[t.start : t.end] for text in PIECES for t in tokens(text)})
tallies = st.dictionaries(st.sampled_from(SURFACES), st.integers(1, 3), max_size=12).map(Counter)


def built(tally: Counter[str]) -> Vocabulary:
    """The vocabulary of some spellings with their counts."""
    counts = np.asarray(list(tally.values()), dtype=np.int64)
    vocabulary, reading = vocabulary_of(list(tally), counts)
    for n, surface in enumerate(tally):
        assert vocabulary.terms[int(reading.term[n])] == stem(fold(surface))
        word = vocabulary.words.find(fold(surface))
        assert vocabulary.word_code[word] == reading.code[n]
        assert vocabulary.word_term[word] == reading.term[n]
    return vocabulary


def content(vocabulary: Vocabulary) -> dict[str, list[object]]:
    """Everything that a vocabulary holds."""
    return {
        "terms": list(vocabulary.terms),
        "words": list(vocabulary.words),
        "spellings": list(vocabulary.spellings),
        "word_term": vocabulary.word_term.tolist(),
        "word_code": vocabulary.word_code.tolist(),
        "word_count": vocabulary.word_count.tolist(),
        "first_spelling": vocabulary.first_spelling.tolist(),
        "spelling_count": vocabulary.spelling_count.tolist(),
    }


@given(tallies)
def test_vocabulary_holds_every_word_by_stem_and_spelling(tally: Counter[str]) -> None:
    """A reader's word is found by its stem, offered as folded, and shown as it is written."""
    vocabulary = built(tally)
    words = sorted({fold(surface) for surface in tally})
    assert list(vocabulary.words) == words
    assert list(vocabulary.terms) == sorted({stem(word) for word in words})
    for ordinal, word in enumerate(words):
        written = {surface: n for surface, n in tally.items() if fold(surface) == word}
        assert vocabulary.written(ordinal) == written
        assert vocabulary.word_count[ordinal] == sum(written.values())


@given(tallies)
def test_codes_number_the_words_of_a_term(tally: Counter[str]) -> None:
    """An occurrence carries a code alone: two words of a stem must never share one."""
    vocabulary = built(tally)
    first, listed = vocabulary.words_of_terms()
    assert sorted(listed.tolist()) == list(range(len(vocabulary.words)))
    for term, (begin, end) in enumerate(pairwise(first.tolist())):
        words = listed[begin:end]
        assert words.tolist() == sorted(words.tolist())
        assert set(vocabulary.word_term[words].tolist()) == {term}
        assert vocabulary.word_code[words].tolist() == list(range(end - begin))


@given(st.lists(tallies, min_size=1, max_size=4))
def test_joined_vocabularies_are_the_vocabulary_of_all(parts: list[Counter[str]]) -> None:
    """However many runs an index was made in, it knows the same words with the same counts."""
    vocabularies = [built(part) for part in parts]
    joined, translations = join_vocabularies(vocabularies)
    assert content(joined) == content(built(sum(parts, Counter())))
    for vocabulary, translation in zip(vocabularies, translations, strict=True):
        assert names(joined, translation) == [list(vocabulary.terms), list(vocabulary.words)]


def names(joined: Vocabulary, translation: Translation) -> list[list[str]]:
    """The terms and words that a translation leads to."""
    return [
        [joined.terms[n] for n in translation.term.tolist()],
        [joined.words[n] for n in translation.word.tolist()],
    ]


@given(tallies, st.data())
def test_what_left_leaves_no_word_behind(tally: Counter[str], data: st.DataObject) -> None:
    """A removed report's words are offered to nobody, and counts are those of what is left."""
    gone = Counter({word: data.draw(st.integers(0, n)) for word, n in tally.items()})
    left = without_words(built(tally), built(+gone))
    joined, [translation] = join_vocabularies([left])
    assert content(joined) == content(built(tally - gone))
    kept = {fold(surface) for surface in tally - gone}
    assert [n >= 0 for n in translation.word.tolist()] == [word in kept for word in left.words]


@given(tallies)
def test_taking_words_off_leaves_the_vocabulary_before_as_it_was(tally: Counter[str]) -> None:
    """The counts are mapped, and readers of the generation before still see them."""
    vocabulary = built(tally)
    without_words(vocabulary, vocabulary)
    assert content(vocabulary) == content(built(tally))


def test_word_that_was_never_there_cannot_leave() -> None:
    """After a change of what a word is, removal asks for a new index, and removes nothing wrong."""
    with pytest.raises(StoreError, match="other rules"):
        without_words(built(Counter(calm=1)), built(Counter(gale=1)))


def test_more_words_of_one_stem_than_sixteen_bits_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are as wide as they must be: no two of 70,000 words become one."""
    monkeypatch.setattr(vocabulary_module, "stem", lambda word: word[:1])
    surfaces = [f"a{number}" for number in range(70_000)] + ["b"]
    vocabulary, reading = vocabulary_of(surfaces, np.ones(len(surfaces), dtype=np.int64))
    first, listed = vocabulary.words_of_terms()
    assert first.tolist() == [0, 70_000, 70_001]
    for n in (0, 65_535, 65_536, 69_999, 70_000):
        word = listed[first[reading.term[n]] + reading.code[n]]
        assert vocabulary.words[int(word)] == surfaces[n]
