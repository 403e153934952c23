"""Who or what takes part in an event? The name that ends, or begins, at a token.

Names are compared by their last word; what stands before it tells people of one name apart. Keeps
out: entities.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.dates.events.families import Book
from index.dates.events.text import Text

_LONGEST = 8
_HYPHENS = frozenset({"-", "‑", "’", "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text.

    Args:
        last: its last word, in lower case.
        given: the word before that, titles and particles aside; "" when there is none.
        first: its first token, titles before it included.
        end: one past its last token.
        through: whether it stands for what is named: "the Assad regime".
    """

    last: str
    given: str
    first: int
    end: int
    through: bool = False


def name_before(text: Text, end: int, book: Book) -> Name | None:
    """The name whose last token is the one before an index."""
    if not _is_name(text, end - 1, book):
        return None
    first = end - 1
    given = ""
    while end - first <= _LONGEST:
        before = first - 1
        if text.word(before) in _HYPHENS and text.word(before - 1) in book.words["particles"]:
            first -= 2
        elif _is_name(text, before, book):
            given = given or text.word(before)
            first = before
        else:
            break
    return Name(last=text.word(end - 1), given=given, first=_titled(text, first, book), end=end)


def name_after(text: Text, start: int, book: Book) -> Name | None:
    """The name that begins at an index; titles and an article may stand before it."""
    at = start
    if text.word(at) == "the":
        at += 1
    while at - start <= _LONGEST and text.word(at) in book.words["titles"]:
        at += 1
    end = at
    while end - at <= _LONGEST:
        particle = text.word(end) in book.words["particles"]
        if particle and text.word(end + 1) in _HYPHENS and text.is_capital(end + 2):
            end += 3
        elif _is_name(text, end, book) or (end > at and particle and text.is_capital(end + 1)):
            end += 1
        else:
            break
    found = name_before(text, end, book) if end > at else None
    if found is None:
        return None
    return Name(last=found.last, given=found.given, first=start, end=end)


def _is_name(text: Text, index: int, book: Book) -> bool:
    if not text.is_capital(index):
        return False
    word = text.word(index)
    return len(word) > 1 and word not in book.words["titles"] and word not in book.words["small"]


def _titled(text: Text, first: int, book: Book) -> int:
    """The first token of a name with the titles and the article before it."""
    at = first
    while first - at <= _LONGEST and text.word(at - 1) in book.words["titles"]:
        at -= 1
    return at - 1 if text.word(at - 1) == "the" else at
