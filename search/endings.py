"""Where in what is being typed may a name begin? The ends of a question, the longest first.

Only words that merely stand at the end of it can still become a name: not those in quotes or open
brackets, behind a field's colon, a minus or an operator, or with a star. Keeps out: which names
there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.limits import MAX_CHARACTERS

_LONGEST = 6  # words
_WORD = re.compile(r"\S+")
_QUOTES = re.compile(r'["“”„«»]')
_SYNTAX = re.compile(r'^-|[:*()"“”„«»]|^(?:AND|OR|NOT)$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The end of a question, and what stands before it.

    Args:
        kept: what stands before it, trimmed.
        typed: the end, trimmed.
    """

    kept: str
    typed: str


def endings(text: str) -> Iterator[Ending]:
    """The ends of a question that may become a name, the longest first.

    Args:
        text: a question as far as it is typed.
    """
    if len(text) > MAX_CHARACTERS or _is_open(text):
        return
    words = list(_WORD.finditer(text))
    first = len(words)
    while first and len(words) - first < _LONGEST and not _SYNTAX.search(words[first - 1][0]):
        first -= 1
    if first and words[first - 1][0] in ("AND", "OR", "NOT"):
        first += 1  # what an operator joins cannot be taken away from it
    for word in words[first:]:
        yield Ending(kept=text[: word.start()].strip(), typed=text[word.start() :].strip())


def _is_open(text: str) -> bool:
    """Whether a quote or a bracket was opened and not yet closed."""
    return len(_QUOTES.findall(text)) % 2 == 1 or text.count("(") > text.count(")")
