"""Which fields does a Whoosh query see in our index, and how is a text read into their terms?

    key                        id of the article, stored
    source                     name of its source
    published                  its day of publication, as `date.toordinal` counts
    title, body                stems, with positions
    title_exact, body_exact    folded words, not stemmed, with positions

Keeps out: where the terms come from (whoosh_codec_terms.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.formats import Positions

from index.analysis import tokens
from index.stores.postings import BODY, TITLE

KEY, SOURCE, PUBLISHED = "key", "source", "published"
# Each exact field with the stemmed one whose postings it is read from.
EXACT = {"title_exact": TITLE, "body_exact": BODY}


class Words(Analyzer):  # type: ignore[misc]  # whoosh has no types
    """Reads a text as `index.analysis` does, for Whoosh's query parser and writers.

    Args:
        stems: whether terms are stems; else folded words.
    """

    def __init__(self, *, stems: bool) -> None:
        self.stems = stems

    def __call__(
        self,
        value: str,
        *,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Any]:
        """The words of a text, as one token that changes from word to word.

        Args:
            value: the text.
            positions: whether `pos` is wanted.
            chars: whether `startchar` and `endchar` are.
            start_pos: position of the first word.
            start_char: code point at which the text begins.
            mode: "index" or "query".
            options: what other analyzers heed.
        """
        token = WhooshToken(positions, chars, mode=mode, **options)
        for word in tokens(value):
            token.text = word.term if self.stems else word.folded
            token.original = value[word.start : word.end]
            token.boost = 1.0
            token.pos = start_pos + word.position
            token.startchar, token.endchar = start_char + word.start, start_char + word.end
            yield token


class PlainPositions(Positions):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's format of positions with numbers as bytes; Whoosh's own are pickles."""

    def encode(self, poslist: list[int]) -> bytes:
        """Positions as bytes."""
        return np.asarray(poslist, dtype="<u4").tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """The positions that were encoded."""
        found: list[int] = np.frombuffer(valuestring, dtype="<u4").tolist()
        return found

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many they are."""
        return len(valuestring) // 4


def dateline_schema() -> Any:
    """The schema (`whoosh.fields.Schema`) of every index of ours."""
    return Schema(
        **{
            KEY: ID(unique=True, stored=True),
            SOURCE: ID(),
            PUBLISHED: published_field(),
            TITLE: _text(stems=True),
            BODY: _text(stems=True),
            **{exact: _text(stems=False) for exact in EXACT},
        }
    )


def published_field() -> Any:
    """The field (`whoosh.fields.NUMERIC`) of the day of publication."""
    # Days are few: a range of them needs no coarser terms beside the exact ones.
    return NUMERIC(int, bits=32, shift_step=0)


def _text(*, stems: bool) -> Any:
    field = TEXT(analyzer=Words(stems=stems))
    field.format = PlainPositions()
    return field
