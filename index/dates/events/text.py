"""What does a piece of text look like to those who look for events? Its tokens and its dates.

Keeps out: what the tokens mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.dates.cues import ends_sentence
from index.dates.lexer import Tokens
from index.dates.surroundings import LINKS
from index.model.dates import DateMention

# As many words are looked for one by one in less time than all tokens are looked at.
_FEW = 8


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date mention and the tokens that it covers, half-open."""

    mention: DateMention
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Text:
    """A piece of a text.

    Args:
        tokens: the piece, cut.
        marks: the class characters of full stops, line breaks, commas and possessive endings.
        mentions: the date mentions of the whole text, in order.
    """

    tokens: Tokens
    marks: tuple[str, str, str, str]
    mentions: Sequence[DateMention]

    @property
    def words(self) -> list[str]:
        """The tokens in lower case."""
        return self.tokens.words

    @cached_property
    def dated(self) -> list[Dated]:
        """The date mentions of the piece."""
        starts, ends = self.tokens.starts, self.tokens.ends
        if not starts:
            return []
        first = bisect_left(self.mentions, starts[0], key=lambda mention: mention.start)
        last = bisect_left(self.mentions, ends[-1], key=lambda mention: mention.start)
        return [
            Dated(
                mention=mention,
                first=bisect_left(starts, mention.start),
                last=bisect_left(starts, mention.end),
            )
            for mention in self.mentions[first:last]
        ]

    @cached_property
    def beginning(self) -> dict[int, Dated]:
        """Dates by their first token."""
        return {dated.first: dated for dated in self.dated}

    @cached_property
    def ending(self) -> dict[int, Dated]:
        """Dates by the token after their last."""
        return {dated.last: dated for dated in self.dated}

    def places(self, wanted: frozenset[str]) -> list[int]:
        """Where any of some words stand, in order."""
        words = self.tokens.words
        present = wanted.intersection(words)
        if len(present) > _FEW:
            return [index for index, word in enumerate(words) if word in present]
        found = []
        for word in present:
            # Each search is one call that runs at the speed of memory.
            at = words.index(word)
            for _ in range(words.count(word) - 1):
                found.append(at)
                at = words.index(word, at + 1)
            found.append(at)
        return sorted(found)

    def word(self, index: int) -> str:
        """The token at an index in lower case; "" outside the text."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def raw(self, index: int) -> str:
        """The token at an index as it is written; "" outside the text."""
        if not 0 <= index < len(self.tokens.words):
            return ""
        return self.tokens.text[self.tokens.starts[index] : self.tokens.ends[index]]

    def is_capital(self, index: int) -> bool:
        """Whether a token is a word with a capital letter that no date rule knows."""
        if not self.tokens.is_plain(index):
            return False
        return self.tokens.text[self.tokens.starts[index]].isupper()

    def is_possessive(self, index: int) -> bool:
        """Whether a token is "'s", or the apostrophe behind a plural."""
        if not 0 <= index < len(self.tokens.words):
            return False
        if self.tokens.kinds[index] == self.marks[3]:
            return True
        glued = self.tokens.glued_before(index) != "" and self.tokens.glued_after(index) == ""
        return self.tokens.words[index] in {"'", "’"} and glued and self.word(index - 1)[-1:] == "s"

    def is_comma(self, index: int) -> bool:
        """Whether a token is a comma."""
        return self.word(index) == ","

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence or paragraph ends at a token, or the text."""
        if not 0 <= index < len(self.tokens.words):
            return True
        kind = self.tokens.kinds[index]
        if kind == self.marks[1]:
            return True
        if kind != self.marks[0]:
            return False
        # "On Dec. 8." ends one: the digit is no initial.
        return self.word(index - 1).isdecimal() or ends_sentence(self.tokens.words, index)

    def closes(self, index: int) -> bool:
        """Whether a noun phrase is over before a token: no noun follows that it could belong to."""
        if self.ends_sentence(index) or index in self.beginning:
            return True
        word = self.word(index)
        if not word[0].isalnum():
            return word not in {"-", "‑", "/"} and not self.is_possessive(index)
        return word in LINKS

    def verb_at(self, at: int, verbs: Sequence[tuple[str, ...]]) -> int:
        """How many tokens the verb at a place has that is one of some, 0 for none."""
        word = self.word(at)
        for verb in verbs:
            if word == verb[0] and tuple(self.tokens.words[at : at + len(verb)]) == verb:
                return len(verb)
        return 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of some tokens, half-open."""
        return self.tokens.starts[first], self.tokens.ends[last - 1]
