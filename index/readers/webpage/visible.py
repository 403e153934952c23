"""What text does a page show, line by line?

The text of a page is what its markup holds for readers, in the order of the document: a line a
block, white space collapsed. What scripts and style sheets would hide cannot be told from a saved
file and stays in. Keeps out: which lines are the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from index.model.article import BlockKind
from index.readers.pieces import BLANK_CHARACTERS

_UNSEEN = frozenset(
    "head script style template svg iframe object embed audio video canvas map textarea datalist"
    " select".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu"
    " nav noscript ol optgroup option p pre search section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TIMES = frozenset(("time", "abbr"))
_CAPTION_CLASSES = ("wp-caption-text", "caption-text", "photo-caption", "image-caption")
_TWEET_CLASS = "twitter-tweet"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleLine:
    """A line of a page's text.

    Args:
        start: its first code point in the text.
        end: one past its last.
        element: the element whose words begin it.
        kind: HEADING, CAPTION or TWEET where the markup says so, else None.
        linked: how many of its code points are links'.
        goes_on: whether only a line break parts it from the line above.
    """

    start: int
    end: int
    element: Any
    kind: BlockKind | None
    linked: int
    goes_on: bool

    @property
    def is_link(self) -> bool:
        """Whether it is hardly more than a link."""
        return self.linked > 0.7 * (self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """The text of a page.

    Args:
        text: all of it.
        lines: its lines, in order.
        times: the elements that mark a time, each with the number of the line that it is in or
            stands above.
    """

    text: str
    lines: tuple[VisibleLine, ...]
    times: tuple[tuple[int, Any], ...]

    def words(self, line: VisibleLine) -> str:
        """The words of a line."""
        return self.text[line.start : line.end]


@dataclass(slots=True)
class _Writer:
    """Collects the words of a page into lines; filled while one page is walked, then dropped."""

    written: list[str] = field(default_factory=list)
    lines: list[VisibleLine] = field(default_factory=list)
    length: int = 0
    parts: list[str] = field(default_factory=list)
    owner: Any = None
    kind: BlockKind | None = None
    linked: int = 0
    breaks: int = 2  # line breaks since the last words; a block's edge counts as two

    def add(self, text: str, *, owner: Any, kind: BlockKind | None, in_link: bool) -> None:
        if self.owner is None:
            if not text or text.isspace():
                return
            self.owner, self.kind = owner, kind
        self.parts.append(text)
        if in_link:
            self.linked += len(text.strip())

    def end_line(self, *, breaks: int) -> None:
        if self.owner is not None:
            words = " ".join("".join(self.parts).split())
            if words.strip(BLANK_CHARACTERS):
                line = VisibleLine(
                    start=self.length,
                    end=self.length + len(words),
                    element=self.owner,
                    kind=self.kind,
                    linked=self.linked,
                    goes_on=self.breaks < 2,
                )
                self.lines.append(line)
                self.written.append(words)
                self.length = line.end + 1
                self.breaks = 0
            self.parts, self.owner, self.linked = [], None, 0
        self.breaks += breaks


def read_visible(root: Any, *, more: Iterable[str] = ()) -> VisibleText:
    """Write down what a page shows.

    Args:
        root: its element "html".
        more: paragraphs that the page carries for machines and shows nowhere; they come last.

    Returns:
        The text with its lines.
    """
    from lxml import etree

    writer = _Writer()
    kinds: list[BlockKind | None] = [None]
    times: list[tuple[int, Any]] = []
    links = preformatted = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN:
                walker.skip_subtree()
                kinds.append(kinds[-1])
                continue
            if tag in _BLOCKS:
                writer.end_line(breaks=2)
            kinds.append(_kind(element, tag) or kinds[-1])
            links += tag == "a"
            preformatted += tag == "pre"
            if tag in _TIMES:
                times.append((len(writer.lines), element))
            if element.text:
                _write(writer, element.text, element, kinds[-1], links, preformatted)
            continue
        kinds.pop()
        if tag not in _UNSEEN:
            links -= tag == "a"
            preformatted -= tag == "pre"
            if tag in _BLOCKS:
                writer.end_line(breaks=2)
            elif tag == "br":
                writer.end_line(breaks=1)
        if element.tail:
            _write(writer, element.tail, element.getparent(), kinds[-1], links, preformatted)
    writer.end_line(breaks=2)
    for paragraph in more:
        writer.add(paragraph, owner=root, kind=None, in_link=False)
        writer.end_line(breaks=2)
    return VisibleText(
        text="\n".join(writer.written), lines=tuple(writer.lines), times=tuple(times)
    )


def _write(
    writer: _Writer,
    text: str,
    owner: Any,
    kind: BlockKind | None,
    links: int,
    preformatted: int,
) -> None:
    """Add text; in a preformatted element its line ends count."""
    if not preformatted:
        writer.add(text, owner=owner, kind=kind, in_link=links > 0)
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            writer.end_line(breaks=1)
        writer.add(line, owner=owner, kind=kind, in_link=links > 0)


def _kind(element: Any, tag: Any) -> BlockKind | None:
    """What the markup says a stretch is."""
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag == "figcaption":
        return BlockKind.CAPTION
    if tag == "blockquote" and _TWEET_CLASS in element.get("class", ""):
        return BlockKind.TWEET
    if tag in ("p", "div", "span", "dd") and element.get("class", "") != "":
        classes = element.get("class").split()
        if any(name in _CAPTION_CLASSES for name in classes):
            return BlockKind.CAPTION
    return None
