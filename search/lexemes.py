"""Of which pieces is a typed query made? Words, quotes, operators, fields and brackets, in order.

Keeps out: what they mean together (parse.py), and which of them are slips (slips.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.analysis import tokens
from search.query import Field

_FIELDS = "|".join(field.value for field in Field if field is not Field.ANY)
_QUOTE = re.compile(r'["“”„«»]')
_LEXER = re.compile(
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r'|(?P<quote>["“”„«»])'
    r"|(?P<operator>(?:AND|OR|NOT)(?![^\s()]))"
    rf"|(?P<field>(?:{_FIELDS}):(?=[^\s)]))"
    r"|(?P<minus>(?<![^\s(])-(?=[^\s-]))"
    r'|(?P<chunk>[^\s()"“”„«»]+)'
)


class Kind(Enum):
    """What a piece is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    CHUNK = auto()
    PHRASE = auto()


OPERATORS = (Kind.AND, Kind.OR, Kind.NOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """A word of the query and where it was typed; half-open code points into the query text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a typed query.

    Args:
        kind: what it is.
        text: how it is written; of a phrase what stands within the quotes.
        start: where `text` begins; half-open code points into the query text.
        end: one past its last.
    """

    kind: Kind
    text: str
    start: int
    end: int


def lex(text: str) -> list[Lexeme]:
    """The pieces of a text in order; a quote that nothing closes is a phrase to the end."""
    lexemes: list[Lexeme] = []
    position = 0
    while match := _LEXER.search(text, position):
        position = match.end()
        start, end = match.span()
        kind = match.lastgroup
        if kind == "quote":
            closing = _QUOTE.search(text, position)
            inner_end = closing.start() if closing else len(text)
            lexemes.append(Lexeme(Kind.PHRASE, text[end:inner_end], end, inner_end))
            position = closing.end() if closing else len(text)
        elif kind == "operator":
            lexemes.append(Lexeme(Kind[match.group()], match.group(), start, end))
        elif kind == "minus":
            lexemes.append(Lexeme(Kind.NOT, "-", start, end))
        else:
            named = {"open": Kind.OPEN, "close": Kind.CLOSE, "field": Kind.FIELD}
            lexemes.append(Lexeme(named.get(kind or "", Kind.CHUNK), match.group(), start, end))
    return lexemes


def typed_words(lexemes: list[Lexeme], text: str) -> tuple[TypedWord, ...]:
    """The words of some pieces, in order of typing."""
    return tuple(
        TypedWord(
            text=text[lexeme.start + token.start : lexeme.start + token.end],
            start=lexeme.start + token.start,
            end=lexeme.start + token.end,
        )
        for lexeme in lexemes
        if lexeme.kind in (Kind.CHUNK, Kind.PHRASE)
        for token in tokens(lexeme.text)
    )
