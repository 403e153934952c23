"""Which lines that were chosen as a page's report are not part of it after all?

Looks at where a line stands in the markup and how much of it is links. A rule that would take
most of the report away is wrong for that page, and is not applied. Keeps out: which lines are
furniture by their words (`index.readers.furniture`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from index.readers import rules
from index.readers.webpage.markup import ancestors
from index.readers.webpage.visible import VisibleLine, VisibleText

_SENTENCE_END = re.compile("[.!?…。！？؟۔][\"'”’»)\\]]*\\Z")
_MOST = 0.5  # of the report's text that a rule may take


def trim(visible: VisibleText, chosen: Sequence[int]) -> tuple[int, ...]:
    """Leave out lines that are not the report's.

    Args:
        visible: the page's text.
        chosen: the numbers of the lines chosen, in order.

    Returns:
        The numbers of those that stay.
    """
    kept = chosen
    for rule in (_without_parts, _without_links):
        rest = rule(visible, kept)
        if _length(visible, rest) >= (1 - _MOST) * _length(visible, kept):
            kept = rest
    return tuple(kept)


def _length(visible: VisibleText, numbers: Sequence[int]) -> int:
    return sum(visible.lines[number].end - visible.lines[number].start for number in numbers)


def _without_parts(visible: VisibleText, chosen: Sequence[int]) -> Sequence[int]:
    """Leave out what stands in a part of the page that is named as another.

    A part that holds most of the report is the report's, whatever it is named.
    """
    parts: dict[Any, list[int]] = {}
    for number in chosen:
        for element in ancestors(visible.lines[number].element):
            if is_apart(element):
                parts.setdefault(element, []).append(number)
    most = _MOST * _length(visible, chosen)
    apart = {
        number
        for numbers in parts.values()
        if _length(visible, numbers) < most
        for number in numbers
    }
    return [number for number in chosen if number not in apart]


def stands_apart(element: Any) -> bool:
    """Whether an element stands in a part of the page that is named as none of the report."""
    return any(is_apart(one) for one in ancestors(element))


def is_apart(element: Any) -> bool:
    """Whether an element is named, or marked up, as something beside the report."""
    if element.tag in ("body", "html", "article", "main"):
        return False
    if element.tag in ("footer", "nav", "form", "button", "label"):
        return True
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    return named != " " and _rule("apart").search(named) is not None


def _without_links(visible: VisibleText, chosen: Sequence[int]) -> Sequence[int]:
    """Cut what is nothing but links above and below the report, and links to others inside it."""
    own = [at for at, number in enumerate(chosen) if not _is_link(visible, visible.lines[number])]
    inner = chosen[own[0] : own[-1] + 1] if own else chosen
    return [number for number in inner if not _leads_elsewhere(visible, visible.lines[number])]


def _leads_elsewhere(visible: VisibleText, line: VisibleLine) -> bool:
    """Whether a line says "read also" and is mostly a link."""
    mostly_link = line.linked > (line.end - line.start) / 2
    return mostly_link and _rule("elsewhere").search(visible.words(line)) is not None


def _is_link(visible: VisibleText, line: VisibleLine) -> bool:
    return line.is_link and not _SENTENCE_END.search(visible.words(line))


@cache
def _rule(section: str) -> re.Pattern[str]:
    return rules.load("webpage", section=section)[0].pattern
