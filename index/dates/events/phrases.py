"""Where does a text name an event, and who takes part in it?

A phrase is found from a word of a family: "Assad's ouster", "the Dec. 8 takeover of Syria’s
government", "Assad was toppled". Where the participant cannot be told for sure there is no phrase.
Keeps out: which day it was (datings.py), and what leans on it (leanings.py).
"""

from __future__ import annotations

from index.dates.events import noun_phrases, verb_phrases
from index.dates.events.families import Book, Role
from index.dates.events.phrase import Phrase
from index.dates.events.text import Text

_READERS = {
    Role.NOUN: noun_phrases.noun,
    Role.OF_ONLY: noun_phrases.of_only,
    Role.PASSIVE: verb_phrases.passive,
    Role.OBJECT: verb_phrases.objective,
    Role.ACTIVE: verb_phrases.active,
    Role.STATE: verb_phrases.state,
    Role.GERUND: verb_phrases.gerund,
    Role.PARTICIPLE: verb_phrases.participle,
}


def phrases_in(text: Text, book: Book) -> list[Phrase]:
    """The events that a piece of text names, in order."""
    found: list[Phrase] = []
    for index in text.places(book.heads):
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
