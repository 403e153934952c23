"""Which words and numbers of a text could be part of a date expression?

One linear scan gives every token one class, written as one character; rules are matched on that
string of characters. Keeps out: which sequences of classes mean something (rules), and what
they mean (resolver).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

OTHER = "~"
"""The class of a token that no rule uses."""

_TOKEN = re.compile(
    r"(?<![\w/-])\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w:-])"
    r"|(?<![^\W_])(?:[AaPp]\.[Mm]\b\.?|B\.C\.(?:E\.)?|A\.D\.)"
    r"|\d{1,2}(?=[AaPp][Mm]\b)|[^\W_]+|['’]s\b|(?<![^\W_])['’‘]\d\d(?!\w|[.,:]\d|%)"
    r"|\n[ \t\r]*\n|\S"
)
"""A timestamp, an abbreviation with stops, a clock's hour, a word, 's, '68, a gap, a mark."""
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_NUMERAL = re.compile(r"(\d{1,4})(st|nd|rd|th|s|d)?", re.ASCII | re.IGNORECASE)
_CODE = re.compile(
    r"(?P<quarter>[1-4]Q)|(?P<half>[12]H)|(?P<fiscal>FY)|(?P<week>W(?=[0-5]\d$))", re.ASCII
)
"""How "4Q24", "1H 2024", "FY2024" and the "W10" of an ISO week begin; a year may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that the lexicon knows.

    Args:
        kind: the class, one character.
        value: what the word stands for (month number, TIMEX3 code, ...).
        capital: whether it counts only with a capital letter ("May", "Sat").
        dotted: whether a full stop behind it belongs to it ("Dec.").
        small: the class that such a word has in small letters ("march 5"); "" for none.
    """

    kind: str
    value: str
    capital: bool = False
    dotted: bool = False
    small: str = ""


@dataclass(slots=True)
class Tokens:
    """A text cut into tokens; the four lists and `kinds` run in parallel.

    Args:
        text: the text that the offsets refer to.
        starts: first code point of each token.
        ends: one past the last.
        words: the token in lower case.
        values: what the lexicon says it stands for, else the token itself.
        kinds: one class character per token.
        plain: the classes of words that are any words unless a rule names them, and OTHER.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    values: list[str]
    kinds: str
    plain: frozenset[str]

    def is_plain(self, index: int) -> bool:
        """Whether a token is a word or mark that is no part of a date by itself."""
        return 0 <= index < len(self.kinds) and self.kinds[index] in self.plain

    def glued_before(self, index: int) -> str:
        """The character that touches a token from the left; "" for white space or none."""
        start = self.starts[index]
        return "" if start == 0 else self.text[start - 1].strip()

    def glued_after(self, index: int) -> str:
        """The character that touches a token from the right; "" for white space or none."""
        end = self.ends[index]
        return self.text[end : end + 1].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words and number classes of one language.

    Args:
        words: lower-case word to its entry.
        classes: class name to its character.
        plain: the classes of words that only count within the rules that name them.
    """

    words: Mapping[str, Word]
    classes: Mapping[str, str]
    plain: frozenset[str] = frozenset(OTHER)

    def tokens(self, text: str, *, start: int = 0, end: int | None = None) -> Tokens:
        """Cut a stretch of a text into classified tokens, in time linear in its length."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        values: list[str] = []
        kinds: list[str] = []
        known = self.words
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
            raw = match[0]
            first, last = match.span()
            lower = raw.lower()
            value, kind = lower, OTHER
            entry = known.get(lower)
            if entry is not None:
                if not entry.capital or raw[0].isupper():
                    value, kind = entry.value, entry.kind
                    if entry.dotted and text[last : last + 1] == ".":
                        last += 1
                elif entry.small:
                    value, kind = entry.value, entry.small
            elif raw[0].isdecimal() or raw in _FRACTIONS:
                value, kind = self._numeral(raw)
            elif not raw[0].isalnum():
                kind = self._mark(raw, text=text, start=first)
                if len(raw) == 3 and raw[1].isdecimal():
                    value = raw[1:]
            elif raw[-1].isdecimal():
                value, kind = self._code(raw)
            if starts and first < ends[-1]:
                continue
            starts.append(first)
            ends.append(last)
            words.append(lower)
            values.append(value)
            kinds.append(kind)
        tokens = Tokens(text, starts, ends, words, values, "", self.plain)
        _ungroup(tokens, kinds, amount=self.classes["AMOUNT"], tail=self.classes["TAIL"])
        tokens.kinds = "".join(kinds)
        return tokens

    def _numeral(self, raw: str) -> tuple[str, str]:
        match = _NUMERAL.fullmatch(raw)
        classes = self.classes
        if match is None:
            if raw[4:5] == "-":
                return raw, classes["TIMESTAMP"]
            if raw[-1] in _FRACTIONS and (not raw[:-1] or raw[:-1].isdecimal()):
                return f"{raw[:-1] or 0}{_FRACTIONS[raw[-1]]}", classes["FRACTION"]
            if not raw.isdecimal():
                return self._code(raw)
            return raw, (classes["COUNT"] if raw.isascii() else OTHER)
        digits, suffix = match[1], (match[2] or "").lower()
        number = int(digits)
        if suffix == "s":
            name = {2: "DECADE", 3: "DECADE3", 4: "DECADE"}.get(len(digits))
            return digits, (classes[name] if name and number % 10 == 0 else OTHER)
        if suffix == "d":
            return digits, (
                classes["ORDINALD"] if number <= 31 and number % 10 in {2, 3} else OTHER
            )
        if suffix:
            return digits, classes["ORDINAL31" if 1 <= number <= 31 else "ORDINALN"]
        return digits, classes[_number_class(digits, number)]

    def _code(self, raw: str) -> tuple[str, str]:
        """A period that reports write as a code; its value keeps number and year apart."""
        match = _CODE.match(raw)
        if match is None or match.lastgroup is None:
            return raw.lower(), OTHER
        year = raw[match.end() :]
        if year and not (year.isdecimal() and len(year) in {2, 4}):
            return raw.lower(), OTHER
        if match.lastgroup in {"fiscal", "week"}:
            return year, self.classes[f"{match.lastgroup.upper()}CODE"]
        return f"{raw[0]}-{year}", self.classes[f"{match.lastgroup.upper()}CODE"]

    def _mark(self, raw: str, *, text: str, start: int) -> str:
        if raw[0] == "\n":
            return self.classes["BREAK"]
        if len(raw) > 1:
            return self.classes["POSSESSIVE" if raw[1].isalpha() else "YEAR2"]
        name = _MARKS.get(raw)
        if name is None:
            return OTHER
        if name in {"HYPHEN", "SLASH", "COLON", "DOT"}:
            before = text[start - 1 : start].strip() if start else ""
            after = text[start + 1 : start + 2].strip()
            if not before or not after:
                name = "DASH" if name == "HYPHEN" else "STOP"
        return self.classes[name]


_MARKS = {
    "-": "HYPHEN",
    "‐": "HYPHEN",
    "‑": "HYPHEN",
    "–": "HYPHEN",
    "—": "DASH",
    "/": "SLASH",
    ":": "COLON",
    ".": "DOT",
    ",": "COMMA",
    "'": "QUOTE",
    "’": "QUOTE",
    "‘": "QUOTE",
    "(": "OPEN",
    ")": "CLOSE",
    "!": "STOP",
    "?": "STOP",
    ";": "STOP",
}


def _number_class(digits: str, number: int) -> str:
    if len(digits) <= 2:
        for limit, name in ((0, "ZERO"), (12, "N12"), (24, "N24"), (31, "N31"), (59, "N59")):
            if number <= limit:
                return name
        return "N99"
    if len(digits) == 3:
        return "N999"
    return "YEAR4" if 1000 <= number <= 2199 else "COUNT"


def _ungroup(tokens: Tokens, kinds: list[str], *, amount: str, tail: str) -> None:
    """Take the digits of "1,200" and "3.5" out of play: they are amounts, never dates.

    The first token gets the class `amount` and the number as its value, the others `tail`.
    """
    for index in range(1, len(kinds) - 1):
        if tokens.words[index] not in {",", "."} or tokens.ends[index] != tokens.starts[index + 1]:
            continue
        if tokens.starts[index] != tokens.ends[index - 1]:
            continue
        left, right = tokens.words[index - 1], tokens.words[index + 1]
        if not (left[-1].isdecimal() and right[0].isdecimal()):
            continue
        thousands = tokens.words[index] == "," and len(right) == 3
        decimal = tokens.words[index] == "." and not (
            _dotted_date(tokens, index) or _dotted_clock(tokens, index)
        )
        if thousands and tokens.values[index + 2 : index + 3] == ["BC"]:
            continue
        if not (thousands or decimal):
            continue
        single = kinds[index - 1] not in {amount, tail}
        kinds[index - 1] = amount if single and left.isdecimal() and right.isdecimal() else OTHER
        kinds[index] = kinds[index + 1] = tail
        tokens.values[index - 1] = left + right if thousands else f"{left}.{right}"
        tokens.values[index] = tokens.values[index + 1] = ""


def _dotted_clock(tokens: Tokens, index: int) -> bool:
    """Whether a full stop between digits is part of a time, such as "6.30 p.m."."""
    after = tokens.words[index + 2] if index + 2 < len(tokens.words) else ""
    return after in {"am", "pm", "a.m.", "p.m.", "a.m", "p.m"}


def _dotted_date(tokens: Tokens, index: int) -> bool:
    """Whether a full stop between digits is part of day.month.year, such as "7.3.2025"."""
    words = tokens.words
    for first in (index - 1, index - 3):
        if first < 0 or first + 4 >= len(words):
            continue
        parts = words[first : first + 5]
        if parts[1] == parts[3] == "." and tokens.ends[first + 4] - tokens.starts[first] == sum(
            map(len, parts)
        ):
            day, month, year = parts[0], parts[2], parts[4]
            if len(day) == 4:
                day, year = year, day
                if len(day) != 2 or len(month) != 2:
                    return False
            full = len(year) == 4 or len(day) == len(month) == len(year) == 2
            if full and day.isdecimal() and month.isdecimal() and year.isdecimal():
                return 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    return False
