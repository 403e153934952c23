"""Is a typed query small enough for a server that stays quick? What is beyond is named and refused.

Keeps out: what a query means (parse.py).
"""

from __future__ import annotations

from index.errors import QueryError
from search.lexemes import OPERATORS, Kind, Lexeme, TypedWord

MAX_CHARACTERS = 1_000
MAX_WORDS = 64
MAX_OPERATORS = 32
MAX_DEPTH = 20
MAX_PREFIXES = 4
MIN_PREFIX = 3


def check_length(text: str) -> None:
    """Raise QueryError for a text that is too long to be looked at."""
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"The query has {len(text):,} characters; {MAX_CHARACTERS:,} are the most.",
            remedy="Shorten it to the words that matter.",
            typed=text,
            start=MAX_CHARACTERS,
            end=len(text),
        )


def check_limits(lexemes: list[Lexeme], words: tuple[TypedWord, ...], text: str) -> None:
    """Raise QueryError for too many words, operators or patterns, or brackets too deep."""
    if len(words) > MAX_WORDS:
        first = words[MAX_WORDS]
        raise QueryError(
            f"The query has {len(words)} words; {MAX_WORDS} are the most.",
            remedy="Leave out the words that matter least.",
            typed=text,
            start=first.start,
            end=len(text),
        )
    operators = [lexeme for lexeme in lexemes if lexeme.kind in OPERATORS]
    if len(operators) > MAX_OPERATORS:
        raise QueryError(
            f"The query has {len(operators)} operators (AND, OR, NOT, -); "
            f"{MAX_OPERATORS} are the most.",
            remedy="Split it into several searches.",
            typed=text,
            start=operators[MAX_OPERATORS].start,
            end=operators[MAX_OPERATORS].end,
        )
    prefixes = [one for one in lexemes if one.kind is Kind.CHUNK and one.text.endswith("*")]
    if len(prefixes) > MAX_PREFIXES:
        raise QueryError(
            f"The query has {len(prefixes)} words with *; {MAX_PREFIXES} are the most.",
            remedy="Split it into several searches, or write some of the words out.",
            typed=text,
            start=prefixes[MAX_PREFIXES].start,
            end=prefixes[MAX_PREFIXES].end,
        )
    if words:
        _check_depth(lexemes, text)


def _check_depth(lexemes: list[Lexeme], text: str) -> None:
    depth = deepest = 0
    beyond = None
    for lexeme in lexemes:
        depth += (lexeme.kind is Kind.OPEN) - (lexeme.kind is Kind.CLOSE)
        deepest = max(deepest, depth)
        if depth > MAX_DEPTH and beyond is None:
            beyond = lexeme
    if beyond is not None:
        raise QueryError(
            f"The query has brackets {deepest} deep; {MAX_DEPTH} are the most.",
            remedy="Remove the brackets that change nothing.",
            typed=text,
            start=beyond.start,
            end=beyond.end,
        )
