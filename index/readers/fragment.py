"""What does a piece of HTML say, as it stands in feeds, mails and exports?

Gives its text, a paragraph a line. Keeps out: whole pages, where the article has to be found first.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td th tr ul".split()
)
_SILENT = frozenset("script style head template noscript iframe object svg math select".split())
_VOID = frozenset("br hr img input link meta wbr".split())
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Text(HTMLParser):
    """The text of a piece of HTML while it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT and tag not in _VOID:
            self._silent.append(tag)
        elif tag in _BREAKS:
            self.end_line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _BREAKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(data)

    def end_line(self) -> None:
        """End a line where one was begun."""
        line = _SPACE.sub(" ", "".join(self._line)).strip(" ")
        self._line.clear()
        if line:
            self.lines.append(line)


def plain(markup: str) -> str:
    """The text of a piece of HTML.

    Args:
        markup: the piece.

    Returns:
        Its text, blank lines between its paragraphs; what browsers do not show is left out.
    """
    reading = _Text()
    reading.feed(markup)
    reading.close()
    reading.end_line()
    return "\n\n".join(reading.lines)
