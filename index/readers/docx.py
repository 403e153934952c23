"""How does a Word document (DOCX) become an article?

Reads the paragraphs of its text, those in tables and boxes with them; what was deleted under
tracking is left out. A reading of our own: the document is a ZIP archive of XML, both of which are
read within limits here. Keeps out: notes, comments, heads and feet of pages.

Source: ECMA-376, part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from index.errors import InputError
from index.model.article import Metadatum
from index.readers import office_facts, records, xml_tree, zip_archive
from index.readers.archive import DAMAGE, damaged
from index.readers.contract import Reader, Told
from index.readers.failure import Note
from index.readers.inputs import Input, too_large
from index.readers.records import Record
from index.readers.xml_tree import Element

_TEXT = "word/document.xml"
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
_ASIDE = {
    "word/footnotes.xml": ("footnote", "footnotes"),
    "word/endnotes.xml": ("endnote", "endnotes"),
    "word/comments.xml": ("comment", "comments"),
}
_OLD = b"\xd0\xcf\x11\xe0"
_LEFT_OUT = frozenset({"Fallback", "moveFrom", "del", "instrText", "pPr", "rPr", "sectPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}


def read(given: Input) -> Iterator[Told]:
    """Read a Word document.

    Yields:
        The article, what could not be used of what is stated beside it, and a note that counts
        what is left aside.

    Raises:
        InputError: it is none, is encrypted, or holds no text.
    """
    if given.head().startswith(_OLD):
        raise InputError(
            f"{given.name} is encrypted, or a document of a Word before 2007.",
            remedy="Save it as DOCX without a password.",
        )
    with zip_archive.opened(given) as zipped:
        names = frozenset(zipped.namelist())
        if _TEXT not in names:
            raise InputError(
                f"{given.name} is no Word document.", remedy="Save it as DOCX, PDF or text."
            )
        document = _tree(zipped, _TEXT, given)
        titular = _titular_styles(_tree(zipped, _STYLES, given)) if _STYLES in names else {}
        core = _tree(zipped, _PROPERTIES, given) if _PROPERTIES in names else None
        aside = [
            f"{plural} ({count:,})"
            for name, (kind, plural) in _ASIDE.items()
            if name in names and (count := _count(_tree(zipped, name, given), kind))
        ]
    paragraphs = [(text, titular.get(style, "")) for text, style in _paragraphs(document)]
    record = _record(paragraphs, core, given)
    yield from records.stated(records.article(record), given=given)
    if aside:
        yield Note(path=given.name, text=f"Left aside: {', '.join(aside)}.")


def _record(paragraphs: list[tuple[str, str]], core: Element | None, given: Input) -> Record:
    headings = frozenset(text for text, style in paragraphs if style)
    title = ""
    if paragraphs and paragraphs[0][1]:
        title = paragraphs[0][0]
    made = _property(core, "created")
    entry = given.entry
    return Record(
        name=given.name,
        text="\n\n".join(text for text, _ in paragraphs),
        title=Metadatum(value=title, note="The document's first heading.") if title else None,
        url=None if entry is None else entry.url,
        headings=headings,
        alternatives=tuple(
            office_facts.alternatives(
                title=_property(core, "title"),
                author=_property(core, "creator"),
                made_on=_day(made),
                taken_title=title,
            )
        ),
    )


def _tree(zipped: zipfile.ZipFile, name: str, given: Input) -> Element:
    limit = given.limits.file_bytes
    try:
        with zipped.open(name) as file:
            data = file.read(limit + 1)
    except DAMAGE as error:
        raise damaged(given.name, error) from error
    if len(data) > limit:
        raise too_large(f"{given.name}, unpacked,", limit=limit)
    if given.budget is not None:
        given.budget.expand(len(data))
    return xml_tree.parse(data, name=f"{given.name} ({name})")


def _titular_styles(styles: Element) -> dict[str, str]:
    """The styles of titles and headings, by the names under which paragraphs use them."""
    found = {}
    for style in styles.children("style"):
        name = _value(style.child("name")).lower()
        if name == "title" or name.startswith("heading"):
            found[_attribute(style, "styleId")] = name
    return found


def _paragraphs(root: Element) -> Iterator[tuple[str, str]]:
    """The paragraphs that hold something, each with its style, in the order of the document."""
    for element in _shown(root):
        if element.name == "p":
            text = "".join(_characters(element)).strip()
            if text:
                properties = element.child("pPr")
                style = None if properties is None else properties.child("pStyle")
                yield text, _value(style)


def _shown(root: Element) -> Iterator[Element]:
    """The elements that the document shows, in their order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed([e for e in element.children() if e.name not in _LEFT_OUT]))


def _characters(paragraph: Element) -> Iterator[str]:
    """The characters of a paragraph, without those of paragraphs in a box within it."""
    waiting = list(reversed(list(paragraph.children())))
    while waiting:
        element = waiting.pop()
        if element.name == "t":
            yield element.text()
        elif element.name in _SIGNS:
            yield _SIGNS[element.name]
        elif element.name != "p" and element.name not in _LEFT_OUT:
            waiting.extend(reversed(list(element.children())))


def _attribute(element: Element, name: str) -> str:
    """An attribute of the element's own namespace."""
    return element.attributes.get(f"{element.space} {name}", "")


def _value(element: Element | None) -> str:
    return "" if element is None else _attribute(element, "val")


def _count(root: Element, kind: str) -> int:
    """How many notes there are; those with a type are lines between text and notes."""
    return sum(not _attribute(note, "type") for note in root.children(kind))


def _property(core: Element | None, name: str) -> str:
    part = None if core is None else core.child(name)
    return "" if part is None else " ".join(part.text().split())


def _day(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


READER = Reader(
    name="Word document (DOCX)",
    suffixes=frozenset({".docx"}),
    recognises=lambda head: head.startswith(zip_archive.MAGIC),
    read=read,
)
