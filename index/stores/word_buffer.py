"""Which words stand in many articles? Collected as numbers, read into words once each.

Texts are kept as numbers of the stretches between white space; a stretch is read into words once,
however often it stands there. Keeps out: how the words become postings (inversion.py), and
everything else about an article (row_buffer.py).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.analysis import tokens
from index.stores.inversion import InvertedWords, Numbers, counted
from index.stores.postings import BODY, FIELDS, TITLE
from index.stores.ragged import Int64s, first_positions, gather
from index.stores.vocabulary import vocabulary_of

# A stretch of letters and then digits is one word too.
_PLAIN = re.compile(r"[A-Za-z]+[0-9]+").fullmatch
# What each word, each passage and each different stretch needs in memory until all are inverted;
# measured.
_BYTES_HELD = 4
_BYTES_A_PASSAGE = 60
_BYTES_A_STRETCH = 400
_CHUNK = 1 << 19


class _Stretches(dict[str, int]):
    """Numbers of the different stretches, given out as they come."""

    def __missing__(self, stretch: str) -> int:
        self[stretch] = number = len(self)
        return number


class _TextBuffer:
    """Collects the stretches of one field, and how many each piece of a text has, in chunks."""

    def __init__(self) -> None:
        self._stretches, self._pieces = array("I"), array("I")
        self._chunks: list[tuple[array[int], array[int]]] = []
        self.length = 0

    def add(self, numbers: _Stretches, pieces: Iterable[list[str]]) -> None:
        """Add the pieces of one text."""
        for piece in pieces:
            self._stretches.extend(map(numbers.__getitem__, piece))
            self._pieces.append(len(piece))
            self.length += len(piece)
        if len(self._stretches) >= _CHUNK:
            self._cut()

    def read(self, first_word: Int64s, words: Numbers) -> _Spoken:
        """The words of the field; what was collected is given up on the way.

        Args:
            first_word: where the words of each stretch begin, shape (stretches + 1,).
            words: which spelling each of them is.
        """
        self._cut()
        counts = np.diff(first_word)
        spoken: list[Numbers] = []
        per_piece: list[Int64s] = []
        while self._chunks:
            stretches, pieces = self._chunks.pop(0)
            said = _numbers(stretches)
            spoken.append(words[gather(first_word, said)])
            per_piece.append(_sums(counts[said], first_positions(_numbers(pieces))))
        return _Spoken(spoken, np.concatenate(per_piece))

    def _cut(self) -> None:
        self._chunks.append((self._stretches, self._pieces))
        self._stretches, self._pieces = array("I"), array("I")


class WordBuffer:
    """Collects titles and bodies of articles, in document order, and inverts them together."""

    def __init__(self) -> None:
        self._numbers = _Stretches()
        self._texts = {name: _TextBuffer() for name in FIELDS}
        self._pieces_of_body = array("I")
        self._passage_from = array("I")
        self._passage_to = array("I")
        self._passages = array("I")

    @property
    def bytes_held(self) -> int:
        """About how many bytes of memory its words need until they are inverted."""
        return (
            _BYTES_HELD * sum(text.length for text in self._texts.values())
            + _BYTES_A_PASSAGE * len(self._passage_from)
            + _BYTES_A_STRETCH * len(self._numbers)
        )

    def add(self, title: str, body: str, passages: Sequence[tuple[int, int]]) -> None:
        """Add one article.

        Args:
            title: its title, "" when it has none.
            body: its text.
            passages: start and end of each passage, code points into the body.
        """
        self._texts[TITLE].add(self._numbers, [title.split()])
        cuts = sorted({0, len(body), *(cut for span in passages for cut in span)})
        if all(_is_clean(body, cut) for cut in cuts):
            pieces = [body[begin:end].split() for begin, end in pairwise(cuts)]
        else:
            # Some passage begins or ends within a stretch: every word is a stretch of its own.
            pieces = _pieces_between_words(body, cuts)
        self._texts[BODY].add(self._numbers, pieces)
        place = {cut: ordinal for ordinal, cut in enumerate(cuts)}
        self._pieces_of_body.append(len(cuts) - 1)
        self._passages.append(len(passages))
        self._passage_from.extend(place[start] for start, _ in passages)
        self._passage_to.extend(place[end] for _, end in passages)

    def invert(self) -> InvertedWords:
        """The words of all articles added; nothing can be added after."""
        stretches = list(self._numbers)
        self._numbers.clear()
        first_word, words, surfaces = _read(stretches)
        return _inverted(
            {name: text.read(first_word, words) for name, text in self._texts.items()},
            surfaces,
            _numbers(self._pieces_of_body),
            _Cuts(
                _numbers(self._passages), _numbers(self._passage_from), _numbers(self._passage_to)
            ),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Cuts:
    """Where passages begin and end, counted in pieces of their body; `passages` a body."""

    passages: Int64s
    begin: Int64s
    end: Int64s


@dataclass(frozen=True, slots=True, eq=False)
class _Spoken:
    """The words of one field.

    Args:
        words: which spelling each is, article after article, in chunks.
        per_piece: how many words each piece of a text has.
    """

    words: list[Numbers]
    per_piece: Int64s


def _pieces_between_words(body: str, cuts: Sequence[int]) -> list[list[str]]:
    """The words that begin between each cut and the next."""
    words = list(tokens(body))
    pieces: list[list[str]] = []
    at = 0
    for end in cuts[1:]:
        following = at
        while following < len(words) and words[following].start < end:
            following += 1
        pieces.append([body[word.start : word.end] for word in words[at:following]])
        at = following
    return pieces


def _is_clean(body: str, cut: int) -> bool:
    """Whether no word can stand across a cut."""
    return cut in (0, len(body)) or body[cut - 1].isspace() or body[cut : cut + 1].isspace()


def _inverted(
    fields: dict[str, _Spoken], surfaces: list[str], pieces_of_body: Int64s, cuts: _Cuts
) -> InvertedWords:
    first_piece = first_positions(pieces_of_body)
    per_piece = fields[BODY].per_piece
    total = np.zeros(len(surfaces), dtype=np.int64)
    for field in fields.values():
        total += counted(field.words, len(surfaces))
    vocabulary, reading = vocabulary_of(surfaces, total)
    # Words before each piece of all bodies; a passage's are counted from the start of its body.
    before = first_positions(per_piece)
    base = np.repeat(first_piece[:-1], cuts.passages)
    body = before[base]
    return InvertedWords(
        vocabulary=vocabulary,
        lengths={TITLE: fields[TITLE].per_piece, BODY: _sums(per_piece, first_piece)},
        token_start=before[base + cuts.begin] - body,
        token_end=before[base + cuts.end] - body,
        spoken={name: field.words for name, field in fields.items()},
        reading=reading,
    )


def _read(stretches: list[str]) -> tuple[Int64s, Numbers, list[str]]:
    """The words in each stretch: where its words begin, their numbers, and the words by number."""
    numbers = _Stretches()
    words = array("I")
    counts = array("I")
    for stretch in stretches:
        before = len(words)
        # Most stretches are one word and nothing else, which costs no look for words.
        if stretch.isascii() and (stretch.isalpha() or _PLAIN(stretch)):
            words.append(numbers[stretch])
        else:
            words.extend(numbers[stretch[t.start : t.end]] for t in tokens(stretch))
        counts.append(len(words) - before)
    numbered = np.frombuffer(words, dtype=np.uint32) if words else np.zeros(0, dtype=np.uint32)
    return first_positions(_numbers(counts)), numbered, list(numbers)


def _sums(values: Int64s, first: Int64s) -> Int64s:
    """The sum of each row."""
    total = first_positions(values)
    found: Int64s = total[first[1:]] - total[first[:-1]]
    return found


def _numbers(values: array[int]) -> Int64s:
    return np.frombuffer(values, dtype=f"u{values.itemsize}").astype(np.int64)
