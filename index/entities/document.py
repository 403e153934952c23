"""What does the tagger see of a text: words, facts, lines in capitals, known names.

Keeps out: every judgement about what is a name (chunks, classify, propagate).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.entities.gazetteer import Spelling
from index.entities.lexicon import WordFacts
from index.entities.tokens import Tokens
from index.model.article import Block, BlockKind
from index.model.names import EntityKind, Tier

_SMALL_WORDS = frozenset(
    "a an and are as at by but for from in into is it its nor of on or over so the to up via was "
    "with between after amid vs v".split()
)

_STOPS = frozenset((".", ",", ";"))


class Found(NamedTuple):
    """A name found, over words.

    Args:
        first: ordinal of its first word.
        last: one past the ordinal of its last word.
        kind: what it names.
        rule: the rule that found it.
        tier: how far that rule can be trusted.
        spellings: the gazetteer's entities of that spelling; empty when it has none.
    """

    first: int
    last: int
    kind: EntityKind
    rule: str
    tier: Tier
    spellings: tuple[Spelling, ...] = ()


@dataclass(slots=True)
class Document:
    """One text under the eyes of the rules.

    Args:
        tokens: its words.
        facts: what each word says by itself.
        shouted: for each word, whether its line is all in capitals.
        titled: for each word, whether its line is a headline in Title Case.
        capital: for each word, whether its capital says anything (not so for a plain word in a
            headline).
        small_forms: the words that also stand in small letters in the text.
        matches: for each word, the gazetteer's match that begins there, if any.
    """

    tokens: Tokens
    facts: list[WordFacts]
    shouted: list[bool]
    titled: list[bool]
    capital: list[bool]
    small_forms: frozenset[str]
    matches: dict[int, Found] = field(default_factory=dict)

    def surface(self, first: int, last: int) -> str:
        """The text from one word to before another."""
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]


def view(tokens: Tokens, facts: list[WordFacts], blocks: Sequence[Block]) -> Document:
    """Looks at a text's lines and capitals.

    Args:
        tokens: the words.
        facts: their facts, in the same order.
        blocks: the article's blocks; headlines and headings among them may be in Title Case.

    Returns:
        The document, without matches yet.
    """
    count = len(facts)
    shouted, titled = [False] * count, [False] * count
    capital = [fact.capital for fact in facts]
    heads = [(b.start, b.end) for b in blocks if b.kind in (BlockKind.HEADLINE, BlockKind.HEADING)]
    bounds = [*tokens.line_starts, count]
    for first, last in itertools.pairwise(bounds):
        length = last - first
        if length == 0:
            continue
        if all(not f.capital or f.upper or len(f.form) == 1 for f in facts[first:last]):
            capitals = sum(f.upper for f in facts[first:last])
            small = sum(f.lower.isalpha() and not f.capital for f in facts[first:last])
            if capitals and small <= capitals // 4:
                shouted[first:last] = [True] * length
        if not shouted[first]:
            headed = any(a <= tokens.starts[first] < b for a, b in heads)
            if not headed and tokens.text[tokens.ends[last - 1] :].lstrip("\"”’')")[:1] in _STOPS:
                continue
            if not _is_titled(facts[first:last], length, headed):
                continue
            titled[first:last] = [True] * length
        for position in range(first, last):
            fact = facts[position]
            if fact.common and not fact.given:
                capital[position] = False
    small_forms = frozenset(f.form for f in facts if not f.capital)
    return Document(tokens, facts, shouted, titled, capital, small_forms)


def _is_titled(facts: list[WordFacts], length: int, headed: bool) -> bool:
    """Whether a line is a headline whose plain words carry capitals too."""
    if length > 25 or length < 3:
        return False
    weighty = [f for f in facts if f.lower not in _SMALL_WORDS and f.form.isalpha()]
    plain_capitals = sum(f.capital and f.common for f in weighty)
    capitals = sum(f.capital for f in weighty)
    # "Days Of Clashes": a small word in the middle with a capital.
    raised = any(f.capital and f.lower in _SMALL_WORDS for f in facts[1:])
    share = 0.6 if headed or raised else 0.9
    return capitals >= share * len(weighty) and plain_capitals >= 2
