"""What are the words, numbers and marks of a sentence? Keeps out: what any of them means."""

from __future__ import annotations

import re
from typing import NamedTuple

# Digits with letters on ("57-year-old", "4th", "12km") are one token and never a number.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<tail>(?:-?[^\W\d_]|[:/]\d)[\w:/-]*)?"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z]\b)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:[-–'’][^\W_]+)*\+?)"
    r"|(?P<mark>[^\w\s]|_)"
)
_KINDS = {
    "number": "number",
    "tail": "mixed",
    "dotted": "word",
    "word": "word",
    "mark": "mark",
}
_QUOTES = frozenset("\"“”„«»'‘’*`")


class Token(NamedTuple):
    """One word, number or mark; a tuple, because every word of every report becomes one.

    Args:
        start: first code point in the body.
        end: one past the last.
        text: as written.
        lower: in lower case, with a straight apostrophe.
        kind: "number", "word", "mixed" (digits and letters) or "mark".
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, in order, without blanks and quotation marks.

    Args:
        text: the article's body.
        start: first code point.
        end: one past the last.

    Returns:
        Tokens with offsets into the whole body.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kind = _KINDS[match.lastgroup or "mark"]
        if kind == "mark" and word in _QUOTES:
            continue
        # "US" is the country, not the pronoun.
        lower = "u.s." if word == "US" else word.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        tokens.append(Token(match.start(), match.end(), word, lower, kind))
    return tokens
