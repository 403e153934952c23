"""Where in a page's text do the blocks of its report stand?

A line of the page belongs to the report as a whole or not at all. Most blocks are a line, and are
found by their words; of the others stretches of tokens are looked for, and a line is chosen when
most of it is found. So the report is made of lines of the page, never of words that it does not
show. Every step looks at each token a fixed number of times. Keeps out: who chose the blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.webpage.visible import VisibleText

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Scripts that part no words: a character is a token.
TOKEN = re.compile(rf"(?:(?![{_UNSPACED}])\w)+|[{_UNSPACED}]")
_SHINGLE = 3  # tokens in a row that count as found
_MOST_BETWEEN = 6  # lines
_SHARE = 0.5  # of a line's tokens that must be found


def tokens(text: str) -> list[str]:
    """The words of a text in small letters; a character each in scripts without spaces."""
    return TOKEN.findall(text.lower())


def align(visible: VisibleText, blocks: Sequence[str]) -> tuple[int, ...]:
    """Find the lines of a page that make up the blocks of its report.

    Args:
        visible: the page's text.
        blocks: the report's blocks, white space collapsed, in their order.

    Returns:
        The numbers of the lines, in the order of the page.
    """
    chosen, rest = _whole_lines(visible, blocks)
    if rest:
        chosen |= _Tokens.of(visible).lines_of(rest)
    return tuple(sorted(chosen))


def _whole_lines(
    visible: VisibleText, blocks: Sequence[str]
) -> tuple[set[int], list[tuple[int, str]]]:
    """The lines that are a block each; and the other blocks, each with the line found before it."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(visible.lines):
        places[visible.words(line)].append(number)
    anchors = [places[block][0] for block in blocks if len(places.get(block, ())) == 1]
    used: Counter[str] = Counter()
    chosen: set[int] = set()
    rest: list[tuple[int, str]] = []
    last = (anchors[0] - 1) if anchors else -1
    for block in blocks:
        numbers = places.get(block)
        if numbers is None:
            rest.append((last, block))
            continue
        # Of equal lines the next below; where there is none, the nearest above.
        at = max(used[block], bisect_right(numbers, last))
        if at < len(numbers):
            used[block] = at + 1
        at = min(at, len(numbers) - 1)
        if numbers[at] not in chosen:
            last = numbers[at]
            chosen.add(last)
    return chosen, rest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tokens:
    """The tokens of a page: each with its line, and where three in a row stand."""

    tokens: Sequence[str]
    line: Sequence[int]
    first: Sequence[int]
    shingles: Mapping[tuple[str, ...], Sequence[int]]

    @classmethod
    def of(cls, visible: VisibleText) -> _Tokens:
        words: list[str] = []
        line: list[int] = []
        first: list[int] = []
        for number, visible_line in enumerate(visible.lines):
            first.append(len(words))
            found = tokens(visible.words(visible_line))
            words.extend(found)
            line.extend([number] * len(found))
        first.append(len(words))
        shingles: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(words) - _SHINGLE + 1):
            shingles[tuple(words[at : at + _SHINGLE])].append(at)
        return cls(tokens=words, line=line, first=first, shingles=shingles)

    def lines_of(self, blocks: Sequence[tuple[int, str]]) -> set[int]:
        """The lines most of whose tokens are the blocks'.

        Args:
            blocks: each with the line above it, behind which to look first.
        """
        total: Counter[int] = Counter()
        short: set[int] = set()
        for above, block in blocks:
            wanted = tokens(block)
            found = self._found(wanted, after=above)
            total.update(found)
            short |= self._between(found, frozenset(wanted))
        most = {
            number
            for number, count in total.items()
            if count >= _SHARE * (self.first[number + 1] - self.first[number])
        }
        return most | short

    def _found(self, wanted: Sequence[str], *, after: int) -> Counter[int]:
        """How many of a block's tokens are found in which line, in stretches of three or more."""
        found: Counter[int] = Counter()
        cursor = self.first[after + 1] if after + 1 < len(self.first) else 0
        at = 0
        while at + _SHINGLE <= len(wanted):
            places = self.shingles.get(tuple(wanted[at : at + _SHINGLE]))
            if not places:
                at += 1
                continue
            nearest = bisect_left(places, cursor)
            cursor = places[nearest if nearest < len(places) else -1]
            while (
                at < len(wanted) and cursor < len(self.tokens) and wanted[at] == self.tokens[cursor]
            ):
                found[self.line[cursor]] += 1
                at += 1
                cursor += 1
        return found

    def _between(self, found: Iterable[int], wanted: frozenset[str]) -> set[int]:
        """The lines too short to be found that stand between those of a block, as in verse."""
        ordered = sorted(found)
        return {
            number
            for above, below in pairwise(ordered)
            if below - above <= _MOST_BETWEEN
            for number in range(above + 1, below)
            if self.first[number + 1] - self.first[number] < _SHINGLE
            and wanted.issuperset(self.tokens[self.first[number] : self.first[number + 1]])
        }
