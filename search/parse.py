"""What does a typed query mean? Text in, query tree out, within limits that keep a server safe.

The grammar is small and forgiving: words, "exact phrases", AND, OR, NOT, -word, field:word, word*,
and brackets. AND binds tighter than OR; words side by side are all wanted. A quote or bracket that
was never closed closes at the end, so that a half-typed query still answers. Keeps out: spellings
of names (expand.py) and any engine. Why the parser is our own: docs/adr/0003.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.analysis import Token, tokens
from index.errors import QueryError
from search.lexemes import Kind, Lexeme, TypedWord, lex, typed_words
from search.limits import MIN_PREFIX, check_length, check_limits
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Word

# A star in or behind a word, and the rest of that word.
_REPAIRABLE = re.compile(r"([^*]+)\*[\w*]*")


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
    check_length(text)
    lexemes = lex(text)
    if not lexemes:
        if text.strip():
            raise _no_word(text)
        return Parsed(root=None, words=())
    words = typed_words(lexemes, text)
    check_limits(lexemes, words, text)
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


class _Parser:
    """Recursive descent over the lexemes; depth is limited before it starts."""

    def __init__(self, lexemes: list[Lexeme], text: str) -> None:
        self._lexemes = lexemes
        self._text = text
        self._at = 0
        self._excluding = False

    def parse(self) -> Node | None:
        # Brackets without any word need no descent, however many there are.
        if not any(lexeme.kind in (Kind.CHUNK, Kind.PHRASE) for lexeme in self._lexemes):
            return None
        parts = []
        while self._at < len(self._lexemes):
            node = self._either(Field.ANY)
            if node is not None:
                parts.append(node)
            # What stopped the descent is a closing bracket that nothing opened.
            self._at += 1
        return _joined(parts, soft=True)

    def _peek(self) -> Kind | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _either(self, field: Field) -> Node | None:
        branches = [self._all(field)]
        while self._peek() is Kind.OR:
            self._at += 1
            branches.append(self._all(field))
        nodes = tuple(node for node in branches if node is not None)
        if len(nodes) > 1:
            return Or(children=nodes)
        return nodes[0] if nodes else None

    def _all(self, field: Field) -> Node | None:
        parts: list[Node] = []
        strict = False
        while (kind := self._peek()) not in (None, Kind.OR, Kind.CLOSE):
            if kind is Kind.AND:
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
        if lexeme.kind is Kind.NOT:
            return self._negated(field)
        if lexeme.kind is Kind.FIELD:
            return self._fielded(Field(lexeme.text[:-1]), lexeme)
        if lexeme.kind is Kind.OPEN:
            node = self._either(field)
            if self._peek() is Kind.CLOSE:
                self._at += 1
            return node
        if lexeme.kind is Kind.PHRASE:
            return _sequence(lexeme.text, field, quoted=True)
        return self._chunk(lexeme, field)

    def _chunk(self, lexeme: Lexeme, field: Field) -> Node | None:
        """A run of typed characters: a word, a prefix, or a hyphenated name (which is a phrase)."""
        if "*" not in lexeme.text:
            return _sequence(lexeme.text, field, quoted=False)
        stem = lexeme.text.rstrip("*")
        words = [_cut(stem, token) for token in tokens(stem)]
        if "*" in stem or _letters(stem) < MIN_PREFIX or len(words) != 1:
            raise QueryError(
                f"The pattern {lexeme.text[:40]} is too broad or not one word.",
                remedy=f"Put * only at the end of one word, after at least {MIN_PREFIX} letters: "
                "for example alaw*",
                typed=self._text,
                start=lexeme.start,
                end=lexeme.end,
                # To find more than was meant is harmless; to exclude more is not.
                corrected="" if self._excluding else _repaired(self._text, lexeme),
            )
        return Prefix(text=words[0], field=field)

    def _negated(self, field: Field) -> Node | None:
        negations = 1
        while self._peek() is Kind.NOT:
            self._at += 1
            negations += 1
        if self._peek() in (None, Kind.OR, Kind.AND, Kind.CLOSE):
            return None
        outside, self._excluding = self._excluding, True
        child = self._one(field)
        self._excluding = outside
        if child is None or negations % 2 == 0:
            return child
        return Not(child=child)

    def _fielded(self, field: Field, lexeme: Lexeme) -> Node | None:
        if self._peek() in (Kind.CHUNK, Kind.PHRASE, Kind.OPEN):
            return self._one(field)
        return self._chunk(lexeme, Field.ANY)


def _cut(text: str, token: Token) -> str:
    return text[token.start : token.end]


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _joined(parts: list[Node], *, soft: bool) -> Node | None:
    if len(parts) > 1:
        return And(children=tuple(parts), soft=soft)
    return parts[0] if parts else None


def phrase_or_word(text: str) -> Word | Phrase | None:
    """A name as a node: its words in sequence, its only word, or None when it has none."""
    return _sequence(text, Field.ANY, quoted=False)


def _sequence(text: str, field: Field, *, quoted: bool) -> Word | Phrase | None:
    words = tuple(_cut(text, token) for token in tokens(text))
    if len(words) > 1:
        return Phrase(words=words, field=field, quoted=quoted)
    return Word(text=words[0], field=field, quoted=quoted) if words else None


def _repaired(text: str, lexeme: Lexeme) -> str:
    """A query in which a pattern that is refused gives way to one that finds all that it meant.

    "kill*ed" becomes "kill*", and "long-rang*" becomes "(long rang*)"; "" where nothing is certain.
    """
    found = _REPAIRABLE.fullmatch(lexeme.text)
    words = list(tokens(found[1])) if found else []
    if found is None or not words or _letters(last := _cut(found[1], words[-1])) < MIN_PREFIX:
        return ""
    row = " ".join([*(_cut(found[1], word) for word in words[:-1]), f"{last}*"])
    if len(words) > 1:
        row = f"({row})"
    repaired = text[: lexeme.start] + row + text[lexeme.end :]
    try:
        parse(repaired)
    except QueryError as error:
        return error.corrected
    return repaired
