"""Where in a text do rules match, and which match stands where several overlap?

One scan gives the classes that occur; only the rules whose trigger is among them are tried. The
leftmost match stands, the longest of those, then the rule of higher priority. Keeps out: what a
match means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from index.dates.grammar import Grammar, Rule
from index.dates.lexer import Tokens


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

    def raw(self, offset: int) -> str:
        """The token at such an offset as it is written; "" outside the text."""
        index = self.first + offset if offset < 0 else self.last + offset
        if not 0 <= index < len(self.tokens.words):
            return ""
        return self.tokens.text[self.tokens.starts[index] : self.tokens.ends[index]]

    def kind(self, offset: int) -> str:
        """The class character of the token at such an offset; "" outside the text."""
        index = self.first + offset if offset < 0 else self.last + offset
        return self.tokens.kinds[index] if 0 <= index < len(self.tokens.kinds) else ""


def find(
    tokens: Tokens, grammar: Grammar, *, guards: Mapping[str, Callable[[Found], bool]]
) -> list[Found]:
    """All rule matches that stand, in order of start, none overlapping.

    Args:
        tokens: the text.
        grammar: the rules.
        guards: name to a check; a match stands only when all its rule's checks say yes.
    """
    present = set(tokens.kinds)
    candidates: list[tuple[int, int, int, int, Found]] = []
    for order, rule in enumerate(grammar.rules):
        if rule.trigger.isdisjoint(present):
            continue
        names = rule.guards if rule.keep else ("whole", *rule.guards)
        checks = [guards[name] for name in names]
        groups, keep, priority = rule.groups, rule.keep, -rule.priority
        for match in rule.regex.finditer(tokens.kinds):
            spans = match.regs
            captures = {name: spans[n] for name, n in groups if spans[n][0] < spans[n][1]}
            first, last = captures[keep] if keep else spans[0]
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
