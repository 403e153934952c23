"""Of what is an article's text made on its page? Blocks of sentences, with their notes nested.

Keeps out: how notes are laid over the text (article_text.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from web.views.article_others import Beside
from web.views.certainty import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A piece of text with at most one name.

    Args:
        text: the words, not escaped.
        href: the page of the name, or "".
        told: what is named, and why it is this; else "".
    """

    text: str
    href: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date expression in running text.

    Args:
        number: its number in the list of dates, from 1.
        first: whether this is the first stretch of it.
        machine: value for <time datetime>, "" when there is none.
        summary: what it stands for and how sure that is, in one line.
        reached: from what it was reached, on a line of its own, or "".
        sign: its sign.
    """

    number: int
    first: bool
    machine: str
    summary: str
    reached: str
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure of victims in running text.

    Args:
        number: its number in the list of figures, from 1.
        first: whether this is the first stretch of it.
        summary: what it says, whose it is and what it bears on, a line each.
    """

    number: int
    first: bool
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Pieces under one date, under one figure, or under neither."""

    date: DateView | None
    figure: FigureView | None
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageRun:
    """Runs under one mark of damage; `note` is what a reader should know of it, "" for none."""

    note: str
    runs: tuple[RunView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRun:
    """A passage of the article, or the space between two.

    Args:
        id: the passage's id, "" for what stands between.
        number: its number in the article, from 1; 0 for what stands between.
        first: whether this is the first stretch of the passage.
        last: whether it is the last one.
        permanent_href: its permanent address; "" for what stands between.
        beside: what other reports say of the same, None when none does.
        parts: its text.
    """

    id: str
    number: int
    first: bool
    last: bool
    permanent_href: str
    beside: Beside | None
    parts: tuple[DamageRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block of the article.

    Args:
        kind: what it is.
        sentences: its text.
        author: who wrote it when not the author of the article, else "".
        day: its own day of publication, else "".
        machine: the same for <time datetime>.
        beside: the panels that its sentences open.
    """

    kind: str
    sentences: tuple[SentenceRun, ...]
    author: str
    day: str
    machine: str
    beside: tuple[Beside, ...]
