"""Which words of a page are its report, by trafilatura's judgement?

Keeps out: where in the page's text they stand (`alignment`).
"""

from __future__ import annotations

import logging
from typing import Any

_BLOCKS = frozenset(
    ("head", "p", "item", "quote", "code", "cell", "row", "list", "table", "div", "ab")
)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_main_text(root: Any, *, url: str) -> tuple[str, ...]:
    """Choose the main text of a page; comments of readers are left out.

    Args:
        root: its element "html"; it is not changed.
        url: its address, or "".

    Returns:
        Its blocks, white space collapsed, in their order; none when there is none.
    """
    from lxml import etree
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            root, url=url or None, include_comments=False, include_formatting=False
        )
    except (etree.LxmlError, ValueError, AttributeError, RecursionError):
        return ()
    body = getattr(document, "body", None)
    return () if body is None else tuple(_blocks(body))


def _blocks(body: Any) -> list[str]:
    from lxml import etree

    blocks: list[str] = []
    parts: list[str] = []

    def flush() -> None:
        words = " ".join("".join(parts).split())
        if words:
            blocks.append(words)
        parts.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS or tag == "lb":
            flush()
        if event == "start" and element.text:
            parts.append(element.text)
        elif event == "end" and element.tail:
            parts.append(element.tail)
    flush()
    return blocks
