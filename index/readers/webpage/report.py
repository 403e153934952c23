"""Which lines of a page are its report?

What trafilatura chooses is found again in the page's text, what stands apart is left out, and
captions of figures among it are taken in. A report that the page carries for machines alone is put
below its text and read there. Keeps out: what the lines are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.model.article import BlockKind
from index.readers.webpage.alignment import align
from index.readers.webpage.linked_data import Node
from index.readers.webpage.main_text import read_main_text
from index.readers.webpage.markup import Page
from index.readers.webpage.trimming import stands_apart, trim
from index.readers.webpage.visible import VisibleText, read_visible

_FEWEST = 500  # code points of a text for machines that is worth reading
_MUCH_MORE = 2  # how many times longer it must be than what the page shows of the report
_PROSE = 60  # code points; author, day and place take fewer
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_PARAGRAPH = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A page's text and which of its lines are the report.

    Args:
        visible: the text.
        lines: the numbers of the report's lines, in order.
    """

    visible: VisibleText
    lines: tuple[int, ...]

    @property
    def words(self) -> str:
        """Its words, a line of the page each."""
        return "\n".join(self.visible.words(self.visible.lines[number]) for number in self.lines)

    @property
    def first(self) -> int:
        """The number of the report's first line; that after the last when it has none."""
        return self.lines[0] if self.lines else len(self.visible.lines)


def opening(report: Report, *, headline: int | None) -> int:
    """The number of the line with which the prose of a report begins, below its headline.

    Above it the author, the day and the like stand.
    """
    below = [number for number in report.lines if headline is None or number > headline]
    return next(
        (number for number in below if _is_prose(report.visible, number)),
        below[0] if below else report.first,
    )


def _is_prose(visible: VisibleText, number: int) -> bool:
    words = visible.words(visible.lines[number])
    return len(words) >= _PROSE and visible.lines[number].kind is None


def read_report(page: Page, node: Node) -> Report:
    """Find the report of a page.

    Args:
        page: the page.
        node: what it says of its report to machines.
    """
    visible = read_visible(page.root)
    chosen = align(visible, read_main_text(page.root, url=page.url))
    lines = _with_captions(visible, trim(visible, chosen))
    shown = sum(visible.lines[number].end - visible.lines[number].start for number in lines)
    hidden = _for_machines(node)
    if len(hidden) > max(_FEWEST, _MUCH_MORE * shown):
        count = len(visible.lines)
        visible = read_visible(page.root, more=_PARAGRAPH.split(hidden))
        lines = tuple(range(count, len(visible.lines)))
    return Report(visible=visible, lines=lines)


def _for_machines(node: Node) -> str:
    body = node.get("articleBody")
    if not isinstance(body, str):
        return ""
    return _MARKUP.sub("\n", body).strip()


def _with_captions(visible: VisibleText, chosen: Sequence[int]) -> tuple[int, ...]:
    """The lines chosen, and the captions and tweets between the first and the last of them."""
    if not chosen:
        return ()
    kept = set(chosen)
    for number in range(chosen[0], chosen[-1]):
        line = visible.lines[number]
        wanted = line.kind in (BlockKind.CAPTION, BlockKind.TWEET)
        if wanted and number not in kept and not stands_apart(line.element):
            kept.add(number)
    return tuple(sorted(kept))
