"""What does the head of a Markdown file state?

Reads TOML between lines of +++, and of YAML between lines of --- what people write there: names
with a text or a list of texts each. Nothing is run and nothing is guessed: what is written in
another way is told. Keeps out: which of the names mean something.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

_OPENS = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*\Z")
_FIRST_NAME = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_][\w .-]{0,60}?[ \t]*:(?:\s|\Z)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*?)[ \t]*\Z")
_COMMENT = re.compile(r"[ \t]+#.*\Z")
_LONGEST = 100_000  # code points
_SPECIAL = "&*!|>@`%{"


@dataclass(slots=True, kw_only=True)
class FrontMatter:
    """What stands at the head of a file.

    Args:
        end: where the text below it begins, in code points; 0 when there is no head.
        values: texts and lists of texts by their names, in small letters.
        spans: where texts stand that stand there as they are.
        unread: names and lines that are written in a way that is not read.
    """

    end: int = 0
    values: dict[str, object] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def read(text: str) -> FrontMatter:
    """Read the head of a Markdown file; a file without one has an empty one."""
    opens = _OPENS.match(text)
    if opens is None:
        return FrontMatter()
    fence = re.escape(opens["fence"])
    closes = re.compile(rf"^{fence}[ \t]*\r?(?:\n|\Z)", re.MULTILINE).search(
        text, opens.end(), opens.end() + _LONGEST
    )
    if closes is None:
        return FrontMatter()
    found = FrontMatter(end=closes.end())
    if opens["fence"] == "+++":
        _read_toml(text[opens.end() : closes.start()], found)
    elif _FIRST_NAME.match(text, opens.end(), closes.start()):
        _read_yaml(text, opens.end(), closes.start(), found)
    else:
        return FrontMatter()  # two lines across the page, and words between them
    title = found.values.get("title")
    if isinstance(title, str) and "title" not in found.spans:
        at = text.find(title, opens.end(), closes.start())
        if at >= 0:
            found.spans["title"] = (at, at + len(title))
    return found


def _read_toml(head: str, found: FrontMatter) -> None:
    try:
        table: Mapping[str, object] = tomllib.loads(head)
    except (ValueError, RecursionError) as error:
        found.unread.append(f"its head ({error})")
        return
    for name, value in table.items():
        if isinstance(value, datetime | date):
            value = value.isoformat()
        found.values[name.lower()] = value


def _read_yaml(text: str, start: int, end: int, found: FrontMatter) -> None:
    last = ""  # the name above, whose list may follow
    at = start
    for line in text[start:end].splitlines(keepends=True):
        content = line.rstrip("\r\n")
        item, key = _ITEM.fullmatch(content), _KEY.fullmatch(content)
        listed = found.values.get(last)
        if not content.strip() or content.lstrip().startswith("#"):
            pass
        elif item is not None and isinstance(listed, list):
            value = _scalar(item["value"])
            if value is None:
                found.unread.append(last)
            else:
                listed.append(value)
        elif key is not None:
            last = key["key"].strip().lower()
            _take(last, key["value"], at + key.start("value"), found)
        elif not content[0].isspace():
            found.unread.append(content[:40])
        elif last not in found.unread:  # a value that goes on below its name
            found.unread.append(last)
            found.values.pop(last, None)
        at += len(line)


def _take(name: str, written: str | None, at: int, found: FrontMatter) -> None:
    if written is None:
        found.values[name] = []
    elif written.startswith("[") and written.endswith("]") and not written.startswith("[["):
        items = [_scalar(part.strip()) for part in written[1:-1].split(",") if part.strip()]
        found.values[name] = [item for item in items if item is not None]
    else:
        value = _scalar(written)
        if value is None:
            found.unread.append(name)
            return
        found.values[name] = value
        inside = written.find(value)
        if inside >= 0 and value:
            found.spans[name] = (at + inside, at + inside + len(value))


def _scalar(written: str) -> str | None:
    """A text in quotes or without; None when it is written in another way."""
    quote = written[:1]
    if quote in ("'", '"'):
        closing = written.rfind(quote)
        if closing == 0 or _COMMENT.sub("", written[closing + 1 :]).strip():
            return None
        inside = written[1:closing]
        if quote == "'":
            return inside.replace("''", "'")
        return None if re.search(r'\\[^"\\]', inside) else re.sub(r"\\(.)", r"\1", inside)
    if quote in _SPECIAL and quote:
        return None
    return _COMMENT.sub("", written).strip()
