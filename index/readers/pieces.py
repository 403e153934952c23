"""What is a text made of before it is an article: its lines, and the stretches they join to.

Keeps out: what a stretch is (furniture, captions, tweets and the like have a module each).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from index.model.article import BlockKind

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
# Zero-width characters show nothing, so a line of them is as blank as one of spaces.
BLANK_CHARACTERS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SENTENCE_END = re.compile("[.!?…:;][\"'”’»)\\]]*\\Z")
_WRAP_WIDTHS = (40, 130)  # code points of a line that was broken to fit a page or a terminal
_WRAP_SHARE = 0.6  # of line breaks inside paragraphs fall inside a sentence, in wrapped text
_FEWEST_BREAKS = 3  # below that, a share says little
_FULL_LINE = 0.8  # of the longest line: a shorter one that ends a sentence ends a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the original that holds something.

    Args:
        start: its first code point that is not blank, in the original.
        end: one past its last.
        after_gap: whether a blank line, or the beginning, stands before it.
        text: the words.
        kind: what it is known to be, as from the markup of a page; None when its words must tell.
    """

    start: int
    end: int
    after_gap: bool
    text: str
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch that will be one block of the body.

    Args:
        spans: the stretches of the original that it is made of, half-open, in order.
        text: their words together.
        kind: what it is.
        author: a tweet's "@handle", else "".
        published_on: a tweet's day, where it carries one.
    """

    spans: tuple[tuple[int, int], ...]
    text: str
    kind: BlockKind = BlockKind.BODY
    author: str = ""
    published_on: date | None = None


def lines_of(
    original: str, *, start: int = 0
) -> tuple[tuple[Line, ...], tuple[tuple[int, int], ...]]:
    """Cut a text into lines.

    Args:
        original: the decoded input.
        start: where to begin, in code points.

    Returns:
        The lines that hold something, and the spans of blank lines that are not empty (no-break
        spaces and the like), both in order.
    """
    lines: list[Line] = []
    blanks: list[tuple[int, int]] = []
    after_gap = True
    while start <= len(original):
        line_end = _LINE_END.search(original, start)
        end = len(original) if line_end is None else line_end.start()
        first, last = trimmed(original, start, end)
        if first < last:
            text = original[first:last]
            lines.append(Line(start=first, end=last, after_gap=after_gap, text=text))
            after_gap = False
        else:
            after_gap = True
            if start < end:
                blanks.append((start, end))
        start = len(original) + 1 if line_end is None else line_end.end()
    return tuple(lines), tuple(blanks)


def trimmed(original: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blank characters at its ends; empty when it holds nothing else."""
    text = original[start:end]
    blank_head = len(text) - len(text.lstrip())
    while blank_head < len(text) and _is_blank(text[blank_head]):
        blank_head += 1
    tail = len(text)
    while tail > blank_head and _is_blank(text[tail - 1]):
        tail -= 1
    return start + blank_head, start + tail


def _is_blank(character: str) -> bool:
    return character.isspace() or character in BLANK_CHARACTERS


def paragraphs(original: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Join lines to paragraphs where the text was wrapped; else each line is one.

    Args:
        original: the decoded input.
        lines: lines in order that have not been found to be something else.

    Returns:
        One piece a paragraph, of kind body where none is known; the line ends inside it stay.
    """
    if not is_wrapped(lines):
        return tuple(_piece(line) for line in lines)
    longest = max(len(line.text) for line in lines)
    indented = {line.start for line in lines if _is_indented(original, line)}
    indents_open_paragraphs = 0 < len(indented) < len(lines) / 2
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        ended = last is not None and (
            len(last.text) < _FULL_LINE * longest and _SENTENCE_END.search(last.text) is not None
        )
        apart = (
            last is None
            or last.kind is not line.kind
            or original[last.end : line.start].strip() != ""
        )
        opens = indents_open_paragraphs and line.start in indented
        if apart or line.after_gap or ended or opens:
            groups.append([line])
        else:
            groups[-1].append(line)
    joined = (
        replace(group[0], end=group[-1].end, text=original[group[0].start : group[-1].end])
        for group in groups
    )
    return tuple(_piece(line) for line in joined)


def _piece(line: Line) -> Piece:
    kind = line.kind or BlockKind.BODY
    return Piece(spans=((line.start, line.end),), text=line.text, kind=kind)


def _is_indented(original: str, line: Line) -> bool:
    """Whether a line begins with a tab or at least two spaces."""
    return original[max(0, line.start - 2) : line.start].endswith(("\t", "  "))


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether line ends fall inside sentences, as where a text was broken to fit a page.

    Args:
        lines: lines in order.

    Returns:
        True when most line ends inside paragraphs follow a line of a page's width that does not
        end a sentence, or all of the few there are also come before a small letter. Text with a
        paragraph a line hardly ever has such line ends.
    """
    shortest, longest = _WRAP_WIDTHS
    breaks = broken = surely_broken = 0
    for line, following in pairwise(lines):
        if following.after_gap:
            continue
        breaks += 1
        width_fits = shortest <= len(line.text) <= longest
        inside = width_fits and _SENTENCE_END.search(line.text) is None
        broken += inside
        surely_broken += inside and following.text[0].islower()
    if breaks < _FEWEST_BREAKS:
        return surely_broken == breaks > 0
    return broken >= _WRAP_SHARE * breaks
