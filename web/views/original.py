"""How does a report read as it came? With what was taken out of it, and with its damage marked.

Keeps out: the text that is read as the article (article_text.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.vocabulary import Article, Mark
from web.views.article_text import damage_text
from web.views.counts import count

STRIPPED_WORDS = {
    "dateline": "dateline",
    "furniture": "page furniture",
    "media_link": "link to media",
    "signature": "signature of a tweet",
    "credit": "photo credit",
    "blank": "blank",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalPiece:
    """A stretch of the original.

    Args:
        text: the words.
        taken: what it is when it is not part of the text: "photo credit"; else "".
        damage: what a reader should know of it; else "".
    """

    text: str
    taken: str = ""
    damage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalView:
    """A report as it came.

    Args:
        pieces: all of it, in order.
        size: "4,155 characters".
        taken: how many stretches were taken out, in words; "" for none.
        damaged: how many marks of damage stand in it, in words; "" for none.
        unplaced: what was taken out and cannot be shown where it stood.
    """

    pieces: tuple[OriginalPiece, ...]
    size: str
    taken: str
    damaged: str
    unplaced: tuple[OriginalPiece, ...]


def original_view(article: Article) -> OriginalView:
    """A report as it came, with everything marked that can be."""
    kept = [one for one in article.stripped if one.text.strip()]
    placed = [one for one in kept if article.original[one.start : one.end] == one.text]
    notes = [
        *((one.start, one.end, STRIPPED_WORDS.get(one.kind, one.kind), "") for one in placed),
        *_damages(article),
    ]
    pieces = tuple(_pieces(article.original, sorted(notes)))
    return OriginalView(
        pieces=pieces,
        size=count(len(article.original), "character"),
        taken=_times(len(kept), "stretch"),
        damaged=_times(sum(bool(piece.damage) for piece in pieces), "place"),
        unplaced=tuple(
            OriginalPiece(text=one.text, taken=STRIPPED_WORDS.get(one.kind, one.kind))
            for one in kept
            if one not in placed
        ),
    )


def _times(number: int, noun: str) -> str:
    return count(number, noun) if number else ""


def _damages(article: Article) -> Iterator[tuple[int, int, str, str]]:
    """The marks of damage by their place in the original, where there is a map to it."""
    for mark in article.marks:
        start, last = _place(article, mark)
        if start is not None and last is not None and start <= last:
            yield start, last + 1, "", damage_text(mark)


def _place(article: Article, mark: Mark) -> tuple[int | None, int | None]:
    return article.original_offset(mark.start), article.original_offset(mark.end - 1)


def _pieces(text: str, notes: list[tuple[int, int, str, str]]) -> Iterator[OriginalPiece]:
    """The text cut at its notes; one that begins within another is left out."""
    done = 0
    for start, end, taken, damage in notes:
        if start < done:
            continue
        if done < start:
            yield OriginalPiece(text=text[done:start])
        yield OriginalPiece(text=text[start:end], taken=taken, damage=damage)
        done = end
    if done < len(text):
        yield OriginalPiece(text=text[done:])
