"""What does a typed query mean? Text in, query tree out, within limits that keep a server safe.

The grammar is small and forgiving: words, "exact phrases", AND, OR, NOT, -word, field:word, word*,
and brackets. AND binds tighter than OR; words side by side are all wanted. A quote or bracket that
was never closed closes at the end, so that a half-typed query still answers. Keeps out: spellings
of names (expand.py) and any engine. Why the parser is our own: docs/adr/0003.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.analysis import tokens
from index.errors import QueryError
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Word

MAX_CHARACTERS = 1_000
MAX_WORDS = 64
MAX_OPERATORS = 32
MAX_DEPTH = 20
MAX_PREFIXES = 4
MIN_PREFIX = 3

_FIELDS = "|".join(field.value for field in Field if field is not Field.ANY)
_LEXER = re.compile(
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r'|(?P<quote>["“”„«»])'
    r"|(?P<operator>(?:AND|OR|NOT)(?![^\s()]))"
    rf"|(?P<field>(?:{_FIELDS}):(?=[^\s)]))"
    r"|(?P<minus>(?<![^\s(])-(?=[^\s-]))"
    r'|(?P<chunk>[^\s()"“”„«»]+)'
)


class _Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    CHUNK = auto()
    PHRASE = auto()


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: _Kind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """A word of the query and where it was typed; half-open code points into the query text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A query tree with the words that it was made of.

    Args:
        root: the tree, or None when the text is empty.
        words: every word in order of typing, those of phrases and exclusions included.
    """

    root: Node | None
    words: tuple[TypedWord, ...]


def parse(text: str) -> Parsed:
    """The meaning of a typed query.

    Args:
        text: what was typed; at most 1,000 characters, 64 words, 32 operators, 4 prefixes and
            brackets 20 deep.

    Raises:
        QueryError: the text is over a limit, has no word to look for, or a * that is too broad.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"The query has {len(text):,} characters; {MAX_CHARACTERS:,} are the most.",
            remedy="Shorten it to the words that matter.",
        )
    lexemes = _lex(text)
    if not lexemes:
        if text.strip():
            raise _no_word(text)
        return Parsed(root=None, words=())
    words = _words(lexemes, text)
    _check_limits(lexemes, words)
    root = _Parser(lexemes, text).parse()
    if root is None:
        raise _no_word(text)
    return Parsed(root=root, words=words)


def _no_word(text: str) -> QueryError:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return QueryError(
        f"There is no word to look for in: {shown}",
        remedy="Type at least one word, for example: Latakia hospital",
    )


def _lex(text: str) -> list[_Lexeme]:
    lexemes: list[_Lexeme] = []
    position = 0
    while match := _LEXER.search(text, position):
        position = match.end()
        start, end = match.span()
        kind = match.lastgroup
        if kind == "quote":
            closing = re.compile(r'["“”„«»]').search(text, position)
            inner_end = closing.start() if closing else len(text)
            lexemes.append(_Lexeme(_Kind.PHRASE, text[end:inner_end], end, inner_end))
            position = closing.end() if closing else len(text)
        elif kind == "operator":
            lexemes.append(_Lexeme(_Kind[match.group()], match.group(), start, end))
        elif kind == "minus":
            lexemes.append(_Lexeme(_Kind.NOT, "-", start, end))
        else:
            named = {"open": _Kind.OPEN, "close": _Kind.CLOSE, "field": _Kind.FIELD}
            lexemes.append(_Lexeme(named.get(kind or "", _Kind.CHUNK), match.group(), start, end))
    return lexemes


def _words(lexemes: list[_Lexeme], text: str) -> tuple[TypedWord, ...]:
    return tuple(
        TypedWord(
            text=text[lexeme.start + token.start : lexeme.start + token.end],
            start=lexeme.start + token.start,
            end=lexeme.start + token.end,
        )
        for lexeme in lexemes
        if lexeme.kind in (_Kind.CHUNK, _Kind.PHRASE)
        for token in tokens(lexeme.text)
    )


def _check_limits(lexemes: list[_Lexeme], words: tuple[TypedWord, ...]) -> None:
    if len(words) > MAX_WORDS:
        raise QueryError(
            f"The query has {len(words)} words; {MAX_WORDS} are the most.",
            remedy="Leave out the words that matter least.",
        )
    operators = sum(lexeme.kind in (_Kind.AND, _Kind.OR, _Kind.NOT) for lexeme in lexemes)
    if operators > MAX_OPERATORS:
        raise QueryError(
            f"The query has {operators} operators (AND, OR, NOT, -); {MAX_OPERATORS} are the most.",
            remedy="Split it into several searches.",
        )
    prefixes = sum(x.kind is _Kind.CHUNK and x.text.endswith("*") for x in lexemes)
    if prefixes > MAX_PREFIXES:
        raise QueryError(
            f"The query has {prefixes} words with *; {MAX_PREFIXES} are the most.",
            remedy="Split it into several searches, or write some of the words out.",
        )
    depth = deepest = 0
    for lexeme in lexemes:
        depth += (lexeme.kind is _Kind.OPEN) - (lexeme.kind is _Kind.CLOSE)
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH and words:
        raise QueryError(
            f"The query has brackets {deepest} deep; {MAX_DEPTH} are the most.",
            remedy="Remove the brackets that change nothing.",
        )


class _Parser:
    """Recursive descent over the lexemes; depth is limited before it starts."""

    def __init__(self, lexemes: list[_Lexeme], text: str) -> None:
        self._lexemes = lexemes
        self._text = text
        self._at = 0

    def parse(self) -> Node | None:
        # Brackets without any word need no descent, however many there are.
        if not any(lexeme.kind in (_Kind.CHUNK, _Kind.PHRASE) for lexeme in self._lexemes):
            return None
        parts = []
        while self._at < len(self._lexemes):
            node = self._either(Field.ANY)
            if node is not None:
                parts.append(node)
            # What stopped the descent is a closing bracket that nothing opened.
            self._at += 1
        return _joined(parts, soft=True)

    def _peek(self) -> _Kind | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _either(self, field: Field) -> Node | None:
        branches = [self._all(field)]
        while self._peek() is _Kind.OR:
            self._at += 1
            branches.append(self._all(field))
        nodes = tuple(node for node in branches if node is not None)
        if len(nodes) > 1:
            return Or(children=nodes)
        return nodes[0] if nodes else None

    def _all(self, field: Field) -> Node | None:
        parts: list[Node] = []
        strict = False
        while (kind := self._peek()) not in (None, _Kind.OR, _Kind.CLOSE):
            if kind is _Kind.AND:
                strict = True
                self._at += 1
                continue
            node = self._one(field)
            if node is not None:
                parts.append(node)
        return _joined(parts, soft=not strict)

    def _one(self, field: Field) -> Node | None:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme.kind is _Kind.NOT:
            return self._negated(field)
        if lexeme.kind is _Kind.FIELD:
            return self._fielded(Field(lexeme.text[:-1]), lexeme)
        if lexeme.kind is _Kind.OPEN:
            node = self._either(field)
            if self._peek() is _Kind.CLOSE:
                self._at += 1
            return node
        if lexeme.kind is _Kind.PHRASE:
            return _sequence(lexeme.text, field, quoted=True)
        return _chunk(lexeme.text, field)

    def _negated(self, field: Field) -> Node | None:
        negations = 1
        while self._peek() is _Kind.NOT:
            self._at += 1
            negations += 1
        if self._peek() in (None, _Kind.OR, _Kind.AND, _Kind.CLOSE):
            return None
        child = self._one(field)
        if child is None or negations % 2 == 0:
            return child
        return Not(child=child)

    def _fielded(self, field: Field, lexeme: _Lexeme) -> Node | None:
        if self._peek() in (_Kind.CHUNK, _Kind.PHRASE, _Kind.OPEN):
            return self._one(field)
        return _chunk(lexeme.text, Field.ANY)


def _joined(parts: list[Node], *, soft: bool) -> Node | None:
    if len(parts) > 1:
        return And(children=tuple(parts), soft=soft)
    return parts[0] if parts else None


def phrase_or_word(text: str) -> Word | Phrase | None:
    """A name as a node: its words in sequence, its only word, or None when it has none."""
    return _sequence(text, Field.ANY, quoted=False)


def _sequence(text: str, field: Field, *, quoted: bool) -> Word | Phrase | None:
    words = tuple(text[token.start : token.end] for token in tokens(text))
    if len(words) > 1:
        return Phrase(words=words, field=field, quoted=quoted)
    return Word(text=words[0], field=field, quoted=quoted) if words else None


def _chunk(text: str, field: Field) -> Node | None:
    """A run of typed characters: a word, a prefix, or a hyphenated name (which is a phrase)."""
    if "*" not in text:
        return _sequence(text, field, quoted=False)
    stem = text.rstrip("*")
    words = [text[token.start : token.end] for token in tokens(stem)]
    letters = sum(character.isalnum() for character in stem)
    if "*" in stem or letters < MIN_PREFIX or len(words) != 1:
        raise QueryError(
            f"The pattern {text[:40]} is too broad or not one word.",
            remedy=f"Put * only at the end of one word, after at least {MIN_PREFIX} letters: "
            "for example alaw*",
        )
    return Prefix(text=words[0], field=field)
