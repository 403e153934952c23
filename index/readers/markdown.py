"""How does a Markdown file become an article?

Its markup is cut out, its headings are kept as headings, and its head (`front_matter`) is read for
what is stated there. Keeps out: how what is left leads back to the file (`cuttings`).

Source: CommonMark 0.31, as far as reports use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.errors import InputError
from index.model.article import Metadatum
from index.readers import fields, front_matter, mapped, records
from index.readers.contract import Reader, Told
from index.readers.cuttings import Cutting
from index.readers.decode import decode
from index.readers.failure import Failure
from index.readers.front_matter import FrontMatter
from index.readers.inputs import Input
from index.readers.instants import parse_published

_HEADING = re.compile(
    r"^ {0,3}#{1,6}[ \t]+(?P<atx>\S[^\n]{0,300}?)[ \t]*#*[ \t]*\r?$"
    r"|^ {0,3}(?P<setext>[^\s>#-][^\n]{0,300}?)[ \t]*\r?\n {0,3}(?:=+|-{2,})[ \t]*\r?$",
    re.MULTILINE,
)
# A line end inside a paragraph: emphasis and links go on over it.
_GOES_ON = r"\n(?![ \t]*\r?\n)"
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)|\[[^\[\]\n]{0,300}\]"
# What is cut out, one after the other; the groups go. Every pattern looks at few characters.
_MARKUP = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(<!--(?:(?!<!--)[\s\S]){0,20000}?-->)",
        r"^ {0,3}((?:```|~~~)[^\n]{0,200})$",  # fences of code
        r"^ {0,3}(#{1,6})(?=[ \t])(?:[^\n]*[^\s#]([ \t]+#+[ \t]*))?",
        r"^ {0,3}(=+[ \t]*|(?:-[ \t]*){2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\r?$",
        r"^((?:[ ]{0,3}>[ ]?)+)",
        r"^( {0,3}\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]+\S[^\n]{0,2000})$",  # addresses of links
        rf"(!\[[^\[\]\n]{{0,1000}}\](?:{_TARGET}))",
        rf"(\[)(?!\^)(?:[^\[\]\n]|{_GOES_ON}){{0,2000}}(\](?:{_TARGET}))",
        r"(\[\[)[^\[\]\n]{1,300}(\]\])",
        r"(\[\^[^\[\]\n]{1,100}\]:?)",  # footnotes
        r"(<)https?://[^\s<>]{1,2000}(>)",
        r"(</?[A-Za-z][^<>\n]{0,1000}>)",
        rf"(\*{{2,3}})(?=[^\s*])(?:[^*\n]|(?<!\*)\*(?!\*)|{_GOES_ON}){{1,2000}}?(?<=\S)(\1)",
        rf"(?<!\w)(_{{2,3}})(?=[^\s_])(?:[^_\n]|(?<!_)_(?!_)|{_GOES_ON}){{1,2000}}?(?<=\S)(\1)",
        rf"(~~)(?=[^\s~])(?:[^~\n]|{_GOES_ON}){{1,2000}}?(~~)",
        rf"(?<![\w*\\])(\*)(?=[^\s*])(?:[^*\n]|{_GOES_ON}){{0,2000}}?(?<=[^\s*\\])(\*)(?![\w*])",
        rf"(?<![\w\\])(_)(?=[^\s_])(?:[^_\n]|{_GOES_ON}){{0,2000}}?(?<=[^\s_\\])(_)(?!\w)",
        r"(?<!`)(`{1,3})(?=[^`])[^`\n]{0,2000}(\1)",
        r"(\\)(?=[!-/:-@\[-`{-~])",
    )
)
_LISTED = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s")
_BLANK = re.compile(r"\s*")
_WIKI_LINK = re.compile(r"\A\[\[(.*)\]\]\Z")
# The usual names by how they are written in small letters.
_KNOWN = {
    path.lower(): path
    for name, paths in mapped.USUAL.paths.items()
    if name != "text"
    for path in paths
}


def read(given: Input) -> Iterator[Told]:
    """Read a Markdown file in UTF-8.

    Yields:
        The article, then a failure for each part of its head, or of what is stated beside it, that
        could not be used.

    Raises:
        InputError: it cannot be read as text, or holds none.
    """
    original = decode(given.read(), name=given.name)
    head = front_matter.read(original)
    troubles = list(_troubles(head, given))
    left = _left(original, head)
    headings = frozenset(_headings(original[head.end :]))
    stated = {_KNOWN[name]: value for name, value in head.values.items() if name in _KNOWN}
    raw = {**stated, "text": left.text.strip() or "-"}
    found = mapped.record(raw, name=given.name, names=mapped.USUAL, given=given)
    title = _title(found.title, left, headings)
    apart = headings | ({title.value} if title is not None else set())
    found = replace(found, text=_joined(left.text, apart), title=title)
    if given.entry is not None and given.entry.url is not None:
        found = replace(found, url=given.entry.url)
    made = records.article(replace(found, cutting=left, headings=headings))
    yield from records.stated(made, given=given)
    yield from troubles


def _left(original: str, head: FrontMatter) -> Cutting:
    """The text without its markup; the title of the head stands on top of it."""
    body = Cutting.of(original, [(head.end, len(original))])
    for pattern in _MARKUP:
        body = body.without(pattern)
    title = head.spans.get("title")
    if title is None:
        return body
    words = original[slice(*title)]
    if body.text.lstrip().startswith(words):
        return body
    line_end = original.index("\n", title[1])
    return Cutting.of(original, [title, (line_end, line_end + 1), *body.kept])


def _headings(text: str) -> Iterator[str]:
    """The headings without their markup."""
    for match in _HEADING.finditer(text):
        line = match["atx"] or match["setext"]
        cutting = Cutting.of(line, [(0, len(line))])
        for pattern in _MARKUP:
            cutting = cutting.without(pattern)
        yield cutting.text.strip()


def _joined(text: str, apart: frozenset[str]) -> str:
    """The text with a space for each line end inside a paragraph.

    Args:
        text: what is left of the file.
        apart: lines that are paragraphs of their own.
    """
    lines = text.split("\n")
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = (
            line.strip() not in apart
            and following.strip() not in apart
            and not (_BLANK.fullmatch(line) or _BLANK.fullmatch(following))
            and not (line.endswith("  ") or _LISTED.match(following))
        )
        parts.append(f"{line} " if goes_on else f"{line}\n")
    return "".join(parts)[: len(text)]


def _title(stated: Metadatum | None, left: Cutting, headings: frozenset[str]) -> Metadatum | None:
    """The title of the head; without one the heading on top."""
    if stated is not None:
        return stated
    first = left.text.lstrip().partition("\n")[0].strip()
    return Metadatum(value=first, note="The file's first heading.") if first in headings else None


def _troubles(head: FrontMatter, given: Input) -> Iterator[Failure]:
    """What of the head cannot be used; it is taken out of it, and told."""
    for name, value in list(head.values.items()):
        if name not in _KNOWN:
            continue
        texts = value if isinstance(value, list) else [value]
        texts = [_WIKI_LINK.sub(r"\1", text) if isinstance(text, str) else text for text in texts]
        head.values[name] = texts if isinstance(value, list) else texts[0]
        if not _is_usable(_KNOWN[name], head.values[name]):
            del head.values[name]
            yield _unusable(given, f"{name}: {value}"[:80])
    for name in head.unread:
        if name in _KNOWN or " " in name:
            yield _unusable(given, name)


def _is_usable(name: str, value: object) -> bool:
    paths = mapped.USUAL.paths
    if value == [] or value is None:
        return True
    if name in paths["author"]:
        return True
    if not isinstance(value, str | int):
        return False
    if name in paths["published"]:
        try:
            parse_published(value, name=name)
        except InputError:
            return False
    if name in ("url", "link"):
        return fields.is_url(str(value))
    return name not in paths["language"] or fields.is_language(str(value))


def _unusable(given: Input, what: str) -> Failure:
    return Failure(
        path=given.name,
        reason=f"The head of {given.name} holds {what!r}, which cannot be used; it was read "
        "without that.",
        remedy="Write `name: value` on a line, days as 2024-05-31, addresses with https.",
    )


READER = Reader(
    name="Markdown",
    suffixes=frozenset({".md", ".markdown"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could be Markdown
    read=read,
)
