"""Who or what takes part in an event? The name that ends, or begins, at a token.

Names are compared by their last word; what stands before it tells people of one name apart. Keeps
out: entities.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.dates.events.families import Book, Family
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


def through_before(text: Text, end: int, family: Family, book: Book) -> Name | None:
    """A name, or what stands for it: "Assad", "the Assad regime", "Assad's regime"."""
    if text.word(end - 1) not in family.through:
        return name_before(text, end, book)
    inner = end - 2 if text.is_possessive(end - 2) else end - 1
    found = name_before(text, inner, book)
    return None if found is None else replace(found, end=end, through=True)


def through_after(text: Text, start: int, family: Family, book: Book) -> Name | None:
    """The same behind a verb or "of": "the Assad regime", "the regime of Assad"."""
    at = start + 1 if text.word(start) == "the" else start
    if text.word(at) in family.through and text.word(at + 1) == "of":
        found = name_after(text, at + 2, book)
        if found is None or not text.closes(found.end):
            return None
        return replace(found, first=start, through=True)
    found = name_after(text, start, book)
    if found is None:
        return None
    if text.verb_at(found.end, family.verbs):
        return found  # "the uprising in Egypt began"
    end = found.end + 1 if text.is_possessive(found.end) else found.end
    if text.word(end) in family.through:
        return replace(found, end=end + 1, through=True) if text.closes(end + 1) else None
    return found if text.closes(found.end) else None


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
