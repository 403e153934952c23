"""Where does a text name an event, and who takes part in it?

A phrase is found from a word of a family: "Assad's ouster", "the Dec. 8 takeover of Syria’s
government", "Assad was toppled". Where the participant cannot be told for sure there is no phrase.
Keeps out: which day it was (datings.py), and what leans on it (leanings.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.dates.events.families import Book, Family, Form, Role
from index.dates.events.participants import Name, name_after, name_before
from index.dates.events.text import Dated, Text

_AUXILIARY = frozenset({"was", "were"})
_PERFECT = frozenset({"has", "had", "have"})
_DETERMINERS = frozenset({"the", "that", "this"})
_MOST_BETWEEN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that name an event.

    Args:
        family: its kind.
        name: its participant, or None where the words name none ("the quake").
        first: first token.
        last: one past the last token.
        verbal: whether it tells of the event as it happens, with a verb.
        told: whether it may carry a date: not in "the ousted President Assad".
        before: a date that stands before it and belongs to it ("the Dec. 8 takeover").
        rival: whether it is another event of the kind than the one reported ("another quake").
        leans: whether "since" before it makes an expression of time: not before "ousted Assad".
    """

    family: Family
    name: Name | None
    first: int
    last: int
    verbal: bool = False
    told: bool = True
    before: Dated | None = None
    rival: bool = False
    leans: bool = True


def phrases_in(text: Text, book: Book) -> list[Phrase]:
    """The events that a piece of text names, in order."""
    found: list[Phrase] = []
    for index, word in enumerate(text.words):
        if word in book.heads:
            found += _phrases_at(text, index, book)
    return found


def _phrases_at(text: Text, index: int, book: Book) -> list[Phrase]:
    for form in book.forms[text.words[index]]:
        last = index + len(form.words)
        if tuple(text.words[index:last]) != form.words:
            continue
        phrase = _READERS[form.role](text, index, form, book)
        if phrase is not None:
            return [phrase]
    return []


def _noun(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad's ouster", "the fall of Assad", "Tuesday's quake", "the Haiti quake"."""
    family = form.family
    first, before = _walked_back(text, index, book)
    owner: Name | None = None
    owned = text.is_possessive(first - 1)
    if owned and (first - 1) not in text.ending:
        owner = _through_before(text, first - 1, family, book)
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
        other = _through_after(text, last + 1, family, book)
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
    if text.word(last) in family.verbs:
        return _happening(text, phrase, book)
    if text.word(last) == "from" and text.word(last + 1) not in book.words["seats"]:
        return None  # "Syria's removal from the League"
    if text.closes(last):
        return phrase
    return replace(phrase, told=False, leans=False) if rival else None


def _of_only(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the takeover of Syria's government"."""
    if text.word(index + 1) != "of" or text.is_possessive(_walked_back(text, index, book)[0] - 1):
        return None
    return _noun(text, index, form, book)


def _happening(text: Text, phrase: Phrase, book: Book) -> Phrase | None:
    """ "the quake struck Haiti"."""
    last = phrase.last + 1
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


def _through_before(text: Text, end: int, family: Family, book: Book) -> Name | None:
    """A name, or what stands for it: "Assad", "the Assad regime", "Assad's regime"."""
    if text.word(end - 1) not in family.through:
        return name_before(text, end, book)
    inner = end - 2 if text.is_possessive(end - 2) else end - 1
    found = name_before(text, inner, book)
    return None if found is None else replace(found, end=end, through=True)


def _through_after(text: Text, start: int, family: Family, book: Book) -> Name | None:
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
    end = found.end + 1 if text.is_possessive(found.end) else found.end
    if text.word(end) in family.through:
        return replace(found, end=end + 1, through=True) if text.closes(end + 1) else None
    return found if text.closes(found.end) else None


def _subject(text: Text, end: int, family: Family, book: Book) -> Name | None:
    """The name before a verb, where no other noun can be the verb's subject."""
    found = _through_before(text, end, family, book)
    if found is None:
        return None
    before = found.first - 1
    comma = text.is_comma(before) and before in text.ending
    opens = text.ends_sentence(before) or text.word(before) in book.words["openers"]
    quoted = text.word(before) in {"“", '"'}
    return found if opens or comma or quoted or found.first in text.ending else None


def _skipped(text: Text, index: int, book: Book) -> int:
    return index - 1 if text.word(index - 1) in book.words["adverbs"] else index


def _fronted(text: Text, name: Name) -> Dated | None:
    """The date that opens the sentence right before a name: "On Dec. 8, Assad"."""
    dated = text.ending.get(name.first - 1 if text.is_comma(name.first - 1) else name.first)
    if dated is None:
        return None
    first = dated.first - 1 if text.word(dated.first - 1) in {"on", "in"} else dated.first
    return dated if text.ends_sentence(first - 1) else None


def _verbal(text: Text, name: Name, form: Form, index: int) -> Phrase:
    return Phrase(
        family=form.family,
        name=name,
        first=name.first,
        last=index + len(form.words),
        verbal=True,
        before=_fronted(text, name),
    )


def _active(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad stepped down", "Assad has died"."""
    end = _skipped(text, index, book)
    end = end - 1 if text.word(end - 1) in _PERFECT else end
    name = _subject(text, end, form.family, book)
    return None if name is None else _verbal(text, name, form, index)


def _state(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the Assad regime fell"; of a mere name without a date of its own."""
    phrase = _active(text, index, form, book)
    if phrase is None or phrase.name is None:
        return None
    return replace(phrase, told=phrase.name.through, before=None)


def _passive(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad was ousted", "Assad had been ousted"."""
    end = _skipped(text, index, book) - 1
    if text.word(end) == "been" and text.word(end - 1) in _PERFECT:
        end -= 1
    elif text.word(end) not in _AUXILIARY:
        return None
    name = _subject(text, end, form.family, book)
    return None if name is None else _verbal(text, name, form, index)


def _object(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "rebels toppled Assad"; not "loyalists of ousted President Assad"."""
    last = index + len(form.words)
    before = text.word(index - 1)
    clear = len(form.words) > 1 or form.words[0] in book.words["finite"]
    if before not in book.words["agents"] and (not clear or before in {*_AUXILIARY, "not"}):
        return None
    name = _through_after(text, last, form.family, book)
    if name is None:
        return None
    return Phrase(family=form.family, name=name, first=index, last=name.end, verbal=True)


def _participle(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the ousted President Assad", "the fallen regime of Assad"."""
    name = _through_after(text, index + 1, form.family, book)
    if name is None:
        return None
    return Phrase(
        family=form.family, name=name, first=index, last=name.end, told=False, leans=False
    )


def _gerund(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Since taking power, Sharaa"."""
    last = index + len(form.words)
    if not text.is_comma(last):
        return None
    name = name_after(text, last + 1, book)
    if name is None or text.is_possessive(name.end) or text.word(name.end) in {"and", "or"}:
        return None
    return Phrase(family=form.family, name=name, first=index, last=last, told=False)


_READERS = {
    Role.NOUN: _noun,
    Role.OF_ONLY: _of_only,
    Role.PASSIVE: _passive,
    Role.OBJECT: _object,
    Role.ACTIVE: _active,
    Role.STATE: _state,
    Role.GERUND: _gerund,
    Role.PARTICIPLE: _participle,
}
