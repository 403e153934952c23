"""What did a report say before? Its versions, and what each changed.

Keeps out: where versions are kept (corpus.py), and how a change is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from index.model.article import Article, Metadatum, Published

_WORD = re.compile(r"\S+")
# A number in digits, with what parts its thousands or its decimals.
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words that took the place of others.

    Args:
        removed: the words that stood there; "" where some were put in.
        added: the words that stand there now; "" where some were taken out.
    """

    removed: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article, and what it changed of the one before.

    Args:
        number: from 1.
        article: as it was read then.
        fields: the pieces of metadata that differ, by name: what they were and what they are.
        edits: the words that differ, in order.
        figures_removed: numbers in digits that the words removed had more often than those added.
        figures_added: the other way round.
    """

    number: int
    article: Article
    fields: dict[str, tuple[str, str]]
    edits: tuple[Edit, ...]
    figures_removed: tuple[str, ...]
    figures_added: tuple[str, ...]


def compared(versions: Sequence[Article]) -> tuple[Version, ...]:
    """Versions of one article, the oldest first, each with what it changed."""
    if not versions:
        return ()
    first = Version(
        number=1, article=versions[0], fields={}, edits=(), figures_removed=(), figures_added=()
    )
    later = (_version(number, *pair) for number, pair in enumerate(pairwise(versions), start=2))
    return (first, *later)


def _version(number: int, old: Article, new: Article) -> Version:
    edits = tuple(_edits(old.body, new.body))
    before = Counter(_FIGURE.findall(" ".join(edit.removed for edit in edits)))
    after = Counter(_FIGURE.findall(" ".join(edit.added for edit in edits)))
    return Version(
        number=number,
        article=new,
        fields=dict(_fields(old, new)),
        edits=edits,
        figures_removed=tuple((before - after).elements()),
        figures_added=tuple((after - before).elements()),
    )


def _fields(old: Article, new: Article) -> Iterator[tuple[str, tuple[str, str]]]:
    for name in ("title", "source", "published", "url", "language", "byline", "dateline"):
        was, is_now = _shown(old, name), _shown(new, name)
        if was != is_now:
            yield name, (was, is_now)


def _shown(article: Article, name: str) -> str:
    value = getattr(article, name)
    if isinstance(value, Metadatum):
        return value.value
    if isinstance(value, Published):
        return (value.at or value.day).isoformat()
    return "" if value is None else str(value)


def _edits(old: str, new: str) -> Iterator[Edit]:
    """The stretches of words that differ; white space makes no difference."""
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    words = [match.group() for match in before], [match.group() for match in after]
    for kind, start, end, now_start, now_end in SequenceMatcher(
        None, *words, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield Edit(
                removed=" ".join(words[0][start:end]), added=" ".join(words[1][now_start:now_end])
            )
