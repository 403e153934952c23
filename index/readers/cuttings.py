"""What is left of a text when its markup is cut out, and where in the text does it stand?

What is left is made of stretches of the text, so that the article cleaned from it leads back to the
text character by character. Keeps out: what is markup (one module for each format).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from index.model.article import OriginSegment, Stripped
from index.readers.clean import Cleaned
from index.readers.pieces import trimmed


@dataclass(frozen=True, kw_only=True)
class Cutting:
    """What is left of a text.

    Args:
        original: the text.
        text: what is left of it.
        kept: the stretches of the original that it is made of, half-open, in order.
    """

    original: str
    text: str
    kept: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, original: str, kept: Iterable[tuple[int, int]]) -> Cutting:
        """What is left of a text when only these stretches are kept, in this order."""
        stretches = tuple((start, end) for start, end in kept if start < end)
        text = "".join(original[start:end] for start, end in stretches)
        return cls(original=original, text=text, kept=stretches)

    def without(self, pattern: re.Pattern[str]) -> Cutting:
        """What is left when the groups of a pattern are cut out, wherever it matches.

        Args:
            pattern: each of its groups is cut out; they do not overlap.
        """
        cuts = [
            match.span(group)
            for match in pattern.finditer(self.text)
            for group in range(1, pattern.groups + 1)
            if match.start(group) >= 0
        ]
        return Cutting.of(self.original, self._outside(cuts)) if cuts else self

    def _outside(self, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        at = 0
        for start, end in [*cuts, (len(self.text), len(self.text))]:
            yield from self.places(at, start)
            at = max(at, end)

    def places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where in the original a stretch of what is left stands, in pieces."""
        starts = self._starts
        index = max(bisect_right(starts, start) - 1, 0)
        while start < end:
            first, last = self.kept[index]
            inside = start - starts[index]
            length = min(end - start, last - first - inside)
            yield first + inside, first + inside + length
            start += length
            index += 1

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for first, last in self.kept:
            starts.append(at)
            at += last - first
        return starts

    def restored(self, cleaned: Cleaned) -> Cleaned:
        """What was cleaned from what is left, with its places in the original.

        Args:
            cleaned: made from `text`, or from one that differs in white space of equal length.
        """
        origin = tuple(self._origin(cleaned))
        body = list(cleaned.body)
        for segment in origin:
            start, end = segment.original_start, segment.original_start + segment.length
            at = segment.body_start
            body[at : at + segment.length] = self.original[start:end]
        stripped = [self._stripped(piece) for piece in cleaned.stripped]
        at = 0
        for start, end in [*sorted(self.kept), (len(self.original), len(self.original))]:
            first, last = trimmed(self.original, at, start)
            if first < last:
                text = self.original[first:last]
                stripped.append(Stripped(start=first, end=last, text=text, kind="markup"))
            at = max(at, end)
        return replace(
            cleaned,
            body="".join(body),
            origin=origin,
            stripped=tuple(sorted(stripped, key=lambda piece: piece.start)),
        )

    def _origin(self, cleaned: Cleaned) -> Iterator[OriginSegment]:
        for segment in cleaned.origin:
            at = segment.body_start
            start = segment.original_start
            for first, last in self.places(start, start + segment.length):
                yield OriginSegment(body_start=at, original_start=first, length=last - first)
                at += last - first

    def _stripped(self, piece: Stripped) -> Stripped:
        places = list(self.places(piece.start, piece.end))
        start, end = places[0][0], places[-1][1]
        return replace(piece, start=start, end=end, text=self.original[start:end])
