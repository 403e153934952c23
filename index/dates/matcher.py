"""Where in a text do rules match, and which match stands where several overlap?

One scan gives the classes that occur; only the rules whose trigger is among them are tried. The
leftmost match stands, the longest of those, then the rule of higher priority. Keeps out: what a
match means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from index.dates.grammar import Grammar, Rule
from index.dates.lexer import OTHER, Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule's match: tokens `first` to `last` (half-open).

    Args:
        rule: the rule.
        tokens: the text that it matched in.
        first: index of the first token.
        last: one past the last.
        captures: name to half-open token indices, only for groups that took part.
    """

    rule: Rule
    tokens: Tokens
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.tokens.ends[self.last - 1]

    @property
    def surface(self) -> str:
        """The exact words."""
        tokens = self.tokens
        return tokens.text[tokens.starts[self.first] : tokens.ends[self.last - 1]]

    @property
    def words(self) -> list[str]:
        """Its tokens in lower case."""
        return self.tokens.words[self.first : self.last]

    @property
    def glued_before(self) -> str:
        """The character that touches it from the left; "" for white space or none."""
        return self.tokens.glued_before(self.first)

    @property
    def glued_after(self) -> str:
        """The character that touches it from the right; "" for white space or none."""
        return self.tokens.glued_after(self.last - 1)

    def has(self, name: str) -> bool:
        """Whether a capture took part."""
        return name in self.captures

    def value(self, name: str, default: str = "") -> str:
        """What the lexicon says that the first token of a capture stands for."""
        span = self.captures.get(name)
        return default if span is None else self.tokens.values[span[0]]

    def word(self, offset: int) -> str:
        """The lower-case token so many places before (negative) or after it (0, 1, ...)."""
        index = self.first + offset if offset < 0 else self.last + offset
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def number(self, name: str) -> int:
        """A captured number: digits, or a year in words such as "nineteen ninety-seven"."""
        first, last = self.captures[name]
        values = [int(value) for value in self.tokens.values[first:last] if value.isdecimal()]
        if len(values) == 1:
            return values[0]
        if values[-1] == 1000:
            return values[0] * 1000
        return values[0] * 100 + sum(values[1:])

    def total(self, name: str) -> int:
        """A captured day or ordinal of one or two words: "7th", "twenty-first"."""
        first, last = self.captures[name]
        return sum(int(value) for value in self.tokens.values[first:last] if value.isdecimal())

    def raw(self, offset: int) -> str:
        """The token at such an offset as it is written; "" outside the text."""
        index = self.first + offset if offset < 0 else self.last + offset
        if not 0 <= index < len(self.tokens.words):
            return ""
        return self.tokens.text[self.tokens.starts[index] : self.tokens.ends[index]]

    def is_plain(self, offset: int) -> bool:
        """Whether the token at such an offset is a word or mark that is no part of a date."""
        return self.tokens.is_plain(self.first + offset if offset < 0 else self.last + offset)

    def kind(self, offset: int) -> str:
        """The class character of the token at such an offset; "" outside the text."""
        index = self.first + offset if offset < 0 else self.last + offset
        return self.tokens.kinds[index] if 0 <= index < len(self.tokens.kinds) else ""


_RUN = re.compile(f"[^{OTHER}]+")


class _Runs:
    """The runs of tokens between words that no rule knows; no pattern reaches over such a word.

    A rule is tried on the runs that hold one of its anchors only, set one after the other.
    """

    def __init__(self, kinds: str) -> None:
        self._runs = [(run.start(), run[0]) for run in _RUN.finditer(kinds)]
        self._holding: dict[str, list[int]] = {}
        for index, (_, text) in enumerate(self._runs):
            for kind in set(text):
                self._holding.setdefault(kind, []).append(index)
        self._joined: dict[frozenset[str], tuple[str, list[int]]] = {}

    def holding(self, anchors: frozenset[str]) -> tuple[str, list[int]]:
        """The runs with an anchor as one text, and the place of each of its characters."""
        known = self._joined.get(anchors)
        if known is None:
            known = self._joined[anchors] = self._join(anchors)
        return known

    def _join(self, anchors: frozenset[str]) -> tuple[str, list[int]]:
        chosen: set[int] = set()
        for kind in anchors & self._holding.keys():
            chosen.update(self._holding[kind])
        parts: list[str] = []
        places: list[int] = []
        for index in sorted(chosen):
            start, text = self._runs[index]
            parts.append(text)
            places.extend(range(start, start + len(text) + 1))
        return OTHER.join(parts), places


def find(
    tokens: Tokens,
    grammar: Grammar,
    *,
    guards: Mapping[str, Callable[[Found], bool]],
    present: frozenset[str] = frozenset(),
) -> list[Found]:
    """All rule matches that stand, in order of start, none overlapping.

    Args:
        tokens: the text.
        grammar: the rules.
        guards: name to a check; a match stands only when all its rule's checks say yes.
        present: the classes of the whole document, where the text is a part of it.
    """
    own = frozenset(tokens.kinds)
    present = present or own
    runs = _Runs(tokens.kinds)
    candidates: list[tuple[int, int, int, int, Found]] = []
    for order, rule in enumerate(grammar.rules):
        if rule.anchor.isdisjoint(own) or rule.trigger.isdisjoint(present):
            continue
        names = rule.guards if rule.keep else ("whole", *rule.guards)
        checks = [guards[name] for name in names]
        groups, keep, priority = rule.groups, rule.keep, -rule.priority
        live, places = runs.holding(rule.anchor)
        for match in rule.regex.finditer(live):
            spans = match.regs
            begin, end = spans[0]
            shift = places[begin] - begin
            captures = {
                name: (spans[n][0] + shift, spans[n][1] + shift)
                for name, n in groups
                if spans[n][0] < spans[n][1]
            }
            first, last = captures[keep] if keep else (begin + shift, end + shift)
            found = Found(rule=rule, tokens=tokens, first=first, last=last, captures=captures)
            for check in checks:
                if not check(found):
                    break
            else:
                candidates.append((first, -last, priority, order, found))
    candidates.sort(key=itemgetter(0, 1, 2, 3))
    standing: list[Found] = []
    reached = 0
    for first, _, _, _, found in candidates:
        if first >= reached:
            standing.append(found)
            reached = found.last
    return standing
