"""Which words does a segment hold, by stem, by folded word and as they are written?

A term (stem) has one or more folded words; each word has a code within its term, and each
occurrence in the postings carries the code of its word, so that words need no postings of their
own. A word has one or more spellings with their counts. Keeps out: where they stand (postings).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np

from index.analysis import fold, stem
from index.errors import StoreError
from index.stores.array_file import Array, ArrayFile, ArrayWriter, smallest
from index.stores.files import REBUILD
from index.stores.ragged import Int64s, first_positions
from index.stores.strings import Strings, load_strings, strings_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words of one segment.

    Args:
        terms: all stems, sorted.
        words: all folded words, sorted.
        word_term: the ordinal of each word's term.
        word_code: the code of each word within its term: 0, 1, ... in the order of the words.
        word_count: how often each word stands in titles and bodies.
        spellings: how the words are written, word after word.
        first_spelling: where each word's spellings begin, shape (words + 1,).
        spelling_count: how often each spelling stands there.
    """

    terms: Strings
    words: Strings
    word_term: Array
    word_code: Array
    word_count: Array
    spellings: Strings
    first_spelling: Array
    spelling_count: Array

    def written(self, word: int) -> dict[str, int]:
        """The spellings of a word with their counts."""
        first, last = (int(n) for n in self.first_spelling[word : word + 2])
        return {self.spellings[n]: int(self.spelling_count[n]) for n in range(first, last)}

    def words_of_terms(self) -> tuple[Int64s, Int64s]:
        """The words of each term in the order of their codes: first, ordinals of words."""
        order = np.lexsort((self.word_code, self.word_term))
        counts = np.bincount(self.word_term, minlength=len(self.terms))
        return first_positions(counts.astype(np.int64)), order.astype(np.int64)

    def save(self, file: ArrayWriter) -> None:
        """Write all tables into a file."""
        self.terms.save(file, "terms")
        self.words.save(file, "words")
        self.spellings.save(file, "spellings")
        for name in _NUMBERS:
            file.put(name, smallest(getattr(self, name)))


_NUMBERS = ("word_term", "word_code", "word_count", "first_spelling", "spelling_count")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """What each of some spellings stands for in a vocabulary.

    Args:
        term: the ordinal of its term, shape (spellings,).
        code: the code of its word.
    """

    term: Int64s
    code: Int64s


def vocabulary_of(surfaces: Sequence[str], counts: Int64s) -> tuple[Vocabulary, Reading]:
    """The vocabulary of some spellings, and what each of them stands for in it.

    Args:
        surfaces: words as written, each once; none folds to nothing.
        counts: how often each stands in the segment, shape (spellings,).
    """
    folded = [fold(surface) for surface in surfaces]
    words = sorted({word.encode() for word in folded})
    stems = [stem(word.decode()).encode() for word in words]
    terms = sorted(set(stems))
    term_place = {term: ordinal for ordinal, term in enumerate(terms)}
    word_place = {word: ordinal for ordinal, word in enumerate(words)}
    word_term = np.asarray([term_place[term] for term in stems], dtype=np.int64)
    word = np.asarray([word_place[one.encode()] for one in folded], dtype=np.int64)
    encoded = [surface.encode() for surface in surfaces]
    order = np.asarray(
        sorted(range(len(encoded)), key=lambda n: (word[n], encoded[n])), dtype=np.int64
    )
    vocabulary = _assemble(
        terms, words, word_term, word[order], [encoded[n] for n in order], counts[order]
    )
    return vocabulary, Reading(
        term=word_term[word], code=vocabulary.word_code[word].astype(np.int64)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translation:
    """Where the terms and words of one vocabulary stand in another that holds them all."""

    term: Int64s
    word: Int64s


def join_vocabularies(parts: Sequence[Vocabulary]) -> tuple[Vocabulary, list[Translation]]:
    """The vocabulary of several segments together, and where each one's words stand in it.

    Words that none of the parts counts are left out, and so are their terms.
    """
    # The words of one part at a time are held as objects.
    found: set[bytes] = set()
    for part in parts:
        found.update(compress(part.words.all_encoded(), (part.word_count > 0).tolist()))
    words = sorted(found)
    word_place = {word: ordinal for ordinal, word in enumerate(words)}
    stems: list[bytes] = [b""] * len(words)
    for part in parts:
        own_terms = part.terms.all_encoded()
        for word, term in zip(part.words.all_encoded(), part.word_term.tolist(), strict=True):
            place = word_place.get(word)
            if place is not None:
                stems[place] = own_terms[term]
    terms = sorted(set(stems))
    term_place = {term: ordinal for ordinal, term in enumerate(terms)}
    translations = [
        Translation(
            term=_places(part.terms.all_encoded(), term_place),
            word=_places(part.words.all_encoded(), word_place),
        )
        for part in parts
    ]
    word_term = np.asarray([term_place[term] for term in stems], dtype=np.int64)
    return _with_spellings(parts, translations, terms, words, word_term), translations


def _places(encoded: Sequence[bytes], place: dict[bytes, int]) -> Int64s:
    return np.asarray([place.get(one, -1) for one in encoded], dtype=np.int64)


def _with_spellings(
    parts: Sequence[Vocabulary],
    translations: Sequence[Translation],
    terms: list[bytes],
    words: list[bytes],
    word_term: Int64s,
) -> Vocabulary:
    tally: dict[tuple[int, bytes], int] = {}
    for part, translation in zip(parts, translations, strict=True):
        owner = np.repeat(translation.word, np.diff(part.first_spelling)).tolist()
        rows = zip(owner, part.spellings.all_encoded(), part.spelling_count.tolist(), strict=True)
        for word, spelling, count in rows:
            if count and word >= 0:
                key = (word, spelling)
                tally[key] = tally.get(key, 0) + count
    order = sorted(tally)
    return _assemble(
        terms,
        words,
        word_term,
        np.asarray([word for word, _ in order], dtype=np.int64),
        [spelling for _, spelling in order],
        np.asarray([tally[key] for key in order], dtype=np.int64),
    )


def _assemble(
    terms: list[bytes],
    words: list[bytes],
    word_term: Int64s,
    spelling_word: Int64s,
    spellings: list[bytes],
    counts: Int64s,
) -> Vocabulary:
    """A vocabulary of sorted parts; the spellings stand in the order of their words."""
    order = np.argsort(word_term, kind="stable")
    first = first_positions(np.bincount(word_term, minlength=len(terms)).astype(np.int64))
    code = np.empty(len(words), dtype=np.int64)
    code[order] = np.arange(len(words)) - first[word_term[order]]
    per_word = np.bincount(spelling_word, minlength=len(words)).astype(np.int64)
    total = np.bincount(spelling_word, weights=counts, minlength=len(words))
    return Vocabulary(
        terms=strings_of(terms),
        words=strings_of(words),
        word_term=word_term.astype(np.uint32),
        word_code=code.astype(np.uint32),
        word_count=total.astype(np.int64),
        spellings=strings_of(spellings),
        first_spelling=first_positions(per_word),
        spelling_count=counts.astype(np.int64),
    )


def load_vocabulary(file: ArrayFile) -> Vocabulary:
    """The vocabulary that was saved in a file."""
    return Vocabulary(
        terms=load_strings(file, "terms"),
        words=load_strings(file, "words"),
        spellings=load_strings(file, "spellings"),
        **{name: file[name] for name in _NUMBERS},
    )


def without_words(vocabulary: Vocabulary, gone: Vocabulary) -> Vocabulary:
    """A vocabulary with the counts of some of its occurrences, which have left, taken off.

    Words and spellings may come to stand at 0; `join_vocabularies` leaves those out.
    """
    words, spellings = vocabulary.word_count.copy(), vocabulary.spelling_count.copy()
    for ordinal in range(len(gone.words)):
        word = vocabulary.words.find(gone.words[ordinal])
        if word < 0:
            raise StoreError(
                "The index was written under other rules of what a word is.", remedy=REBUILD
            )
        words[word] -= gone.word_count[ordinal]
        first, last = (int(n) for n in vocabulary.first_spelling[word : word + 2])
        place = {vocabulary.spellings[n]: n for n in range(first, last)}
        for spelling, count in gone.written(ordinal).items():
            spellings[place[spelling]] -= count
    return replace(vocabulary, word_count=words, spelling_count=spellings)
