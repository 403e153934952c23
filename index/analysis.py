"""How does text become terms? One analysis for indexing, searching and marking hits.

Words are folded (case, accents, compatibility forms) and stemmed (Snowball English). Nothing is
dropped: common words keep their positions, so that a phrase is exactly the words that were quoted.
Keeps out: what a query means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import snowballstemmer

# A word: letters and digits, joined inside by an apostrophe ("Hay'at") or, between digits, by a
# comma or point ("1,018"); or an acronym with points ("U.N.").
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*[^\W_]*"
    r"|[^\W_]+(?:['’ʼʾʿ`´][^\W_]+)*",
)
_APOSTROPHES = re.compile(r"['’ʼʾʿ`´]")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[.,]")
_STEMMER = snowballstemmer.stemmer("english")


class Token(NamedTuple):
    """One word of a text.

    Args:
        term: folded and stemmed.
        folded: folded only; prefixes and spelling work on this.
        position: its ordinal in the text.
        start: first code point.
        end: one past the last.
    """

    term: str
    folded: str
    position: int
    start: int
    end: int


def fold(word: str) -> str:
    """A word without case, accents, apostrophes, possessive and points: "Hay’at" -> "hayat"."""
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word))
    # "2.5" keeps its point, "1,018" loses its comma, "U.N." loses its points.
    plain = plain.replace(",", "") if plain[:1].isdigit() else _SEPARATORS.sub("", plain)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@cache
def _unstemmed() -> frozenset[str]:
    """Names that must not be stemmed, from unstemmed.txt."""
    lines = resources.files("index").joinpath("unstemmed.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=65_536)
def stem(folded: str) -> str:
    """The stem of a folded word; words with a digit, and names like Hamas, are their own stem."""
    if not folded.isalpha() or folded in _unstemmed():
        return folded
    return str(_STEMMER.stemWord(folded))


@lru_cache(maxsize=262_144)
def _analysed(word: str) -> tuple[str, str]:
    """The term of a word and its folded form, both empty for what folds to nothing."""
    folded = fold(word)
    return (stem(folded) if folded else "", folded)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, with half-open code-point spans."""
    position = 0
    for match in _WORD.finditer(text):
        term, folded = _analysed(match[0])
        if folded:
            start, end = match.span()
            yield Token(term, folded, position, start, end)
            position += 1


def terms(text: str) -> list[str]:
    """The terms of a text in order."""
    return [token.term for token in tokens(text)]
