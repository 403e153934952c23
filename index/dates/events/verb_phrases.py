"""Which event does a verb tell of, and who is its subject or object for sure?

"Assad was ousted", "rebels toppled Assad", "Assad stepped down", "since taking power, Sharaa".
Keeps out: nouns.
"""

from __future__ import annotations

from dataclasses import replace

from index.dates.events.families import Book, Family, Form
from index.dates.events.participants import (
    Name,
    name_after,
    name_before,
    through_after,
    through_before,
)
from index.dates.events.phrase import Phrase
from index.dates.events.text import Dated, Text

_AUXILIARY = frozenset({"was", "were"})
_PERFECT = frozenset({"has", "had", "have"})
_MOST_BETWEEN = 8


def _subject(text: Text, end: int, family: Family, book: Book) -> Name | None:
    """The name before a verb, where no other noun can be the verb's subject."""
    if text.word(end - 1) == "who" and text.is_comma(end - 2):
        return _described(text, end, book)
    found = through_before(text, end, family, book)
    if found is None:
        return None
    before = found.first - 1
    comma = text.is_comma(before) and before in text.ending
    opens = text.ends_sentence(before) or text.word(before) in book.words["openers"]
    quoted = text.word(before) in {"“", '"'}
    return found if opens or comma or quoted or found.first in text.ending else None


def _described(text: Text, end: int, book: Book) -> Name | None:
    """ "President Bashar al-Assad, who | was ousted": not "a son of President Assad, who"."""
    found = name_before(text, end - 2, book)
    if found is None or not found.given:
        return None
    before = found.first - 1
    shared = text.is_possessive(before) or text.word(before) in {"of", "and", "or"}
    return None if shared else replace(found, end=end)


def _skipped(text: Text, index: int, book: Book) -> int:
    return index - 1 if text.word(index - 1) in book.words["adverbs"] else index


def _fronted(text: Text, at: int) -> Dated | None:
    """The date that opens the sentence right before a subject: "On Dec. 8, | Assad"."""
    dated = text.ending.get(at - 1 if text.is_comma(at - 1) else at)
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
        before=_fronted(text, name.first),
    )


def active(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad stepped down", "Assad has died"."""
    end = _skipped(text, index, book)
    end = end - 1 if text.word(end - 1) in _PERFECT else end
    name = _subject(text, end, form.family, book)
    return None if name is None else _verbal(text, name, form, index)


def state(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the Assad regime fell"; of a mere name without a date of its own."""
    phrase = active(text, index, form, book)
    if phrase is None or phrase.name is None:
        return None
    return replace(phrase, told=phrase.name.through, before=None)


def passive(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Assad was ousted", "Assad had been ousted"."""
    end = _skipped(text, index, book) - 1
    if text.word(end) == "been" and text.word(end - 1) in _PERFECT:
        end -= 1
    elif text.word(end) not in _AUXILIARY:
        return None
    name = _subject(text, end, form.family, book)
    return None if name is None else _verbal(text, name, form, index)


def objective(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "rebels toppled Assad"; not "loyalists of ousted President Assad"."""
    last = index + len(form.words)
    before = text.word(index - 1)
    clear = len(form.words) > 1 or form.words[0] in book.words["finite"]
    clear = clear and before not in {*_AUXILIARY, "not", "to", "be", "been"}
    named = text.is_capital(index - 1) and before not in book.words["small"]
    if before not in book.words["agents"] and not named and not clear:
        return None
    name = through_after(text, last, form.family, book)
    if name is None:
        return None
    subject = index - 1
    while index - subject < _MOST_BETWEEN and text.word(subject - 1) in book.words["agents"]:
        subject -= 1
    return Phrase(
        family=form.family,
        name=name,
        first=index,
        last=name.end,
        verbal=True,
        before=_fronted(text, subject),
    )


def participle(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "the ousted President Assad", "the fallen regime of Assad"."""
    name = through_after(text, index + 1, form.family, book)
    if name is None:
        return None
    return Phrase(
        family=form.family, name=name, first=index, last=name.end, told=False, leans=False
    )


def gerund(text: Text, index: int, form: Form, book: Book) -> Phrase | None:
    """ "Since taking power, Sharaa"."""
    last = index + len(form.words)
    if not text.is_comma(last):
        return None
    name = name_after(text, last + 1, book)
    if name is None or text.is_possessive(name.end) or text.word(name.end) in {"and", "or"}:
        return None
    return Phrase(family=form.family, name=name, first=index, last=last, told=False)
