"""Which event does a noun name? "Assad's ouster", "the fall of Assad", "Tuesday's quake".

Keeps out: verbs, but for what a noun's event does ("the quake struck").
"""

from __future__ import annotations

from dataclasses import replace

from index.dates.events.families import Book, Form
from index.dates.events.participants import (
    Name,
    name_after,
    name_before,
    through_after,
    through_before,
)
from index.dates.events.phrase import Phrase
from index.dates.events.text import Dated, Text

_DETERMINERS = frozenset({"the", "that", "this"})
_MOST_BETWEEN = 8


def noun(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad's ouster", "the fall of Assad", "Tuesday's quake", "the Haiti quake"."""
    family = form.family
    first, before = _walked_back(text, index, book)
    owner: Name | None = None
    owned = text.is_possessive(first - 1)
    if owned and (first - 1) not in text.ending:
        owner = through_before(text, first - 1, family, book)
        if owner is None:
            return None  # "the singer's death": nobody that we know
        first = owner.first
    elif family.place and text.is_capital(first - 1):
        owner = name_before(text, first, book)
        if owner is None:
            return None
        first, earlier = _walked_back(text, owner.first, book)
        before = before or earlier
    last = index + 1
    other: Name | None = None
    if text.word(last) == "of" or (family.place and text.word(last) == "in"):
        other = through_after(text, last + 1, family, book)
        if other is not None:
            last = other.end
        elif text.word(last) == "of" and (last + 1) not in text.beginning:
            return None  # "the fall of the wall"
    owner = other or (owner if family.owned or not owned else None)
    if owner is None and not family.bare:
        return None
    rival = text.word(first - 1) in book.words["others"]
    if text.word(first - 1) in _DETERMINERS:
        first -= 1
    phrase = Phrase(family=family, name=owner, first=first, last=last, before=before, rival=rival)
    verb = text.verb_at(last, family.verbs)
    if verb:
        return _happening(text, phrase, last + verb, book)
    if family.begins:
        return None
    if text.word(last) == "from" and text.word(last + 1) not in book.words["seats"]:
        return None  # "Syria's removal from the League"
    if text.closes(last):
        return phrase
    return replace(phrase, told=False, leans=False) if rival else None


def of_only(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the takeover of Syria's government"."""
    if text.word(index + 1) != "of" or text.is_possessive(_walked_back(text, index, book)[0] - 1):
        return None
    return noun(text, index, form, book)


def _happening(text: Text, phrase: Phrase, last: int, book: Book) -> Phrase | None:
    """ "the quake struck Haiti"."""
    victim = name_after(text, last, book)
    if victim is not None and text.closes(victim.end):
        return replace(phrase, name=phrase.name or victim, last=victim.end, verbal=True)
    return replace(phrase, last=last, verbal=True)


def _walked_back(text: Text, index: int, book: Book) -> tuple[int, Dated | None]:
    """Before a noun's adjectives and its date: "the | Dec. 8 takeover"."""
    before: Dated | None = None
    for _ in range(_MOST_BETWEEN):
        dated = text.ending.get(index)
        if dated is None and text.is_possessive(index - 1):
            dated = text.ending.get(index - 1)
        if dated is not None and before is None:
            before, index = dated, dated.first
        elif text.word(index - 1) in book.words["adjectives"] and not text.ends_sentence(index - 1):
            index -= 1
        else:
            break
    return index, before
