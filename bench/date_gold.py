"""What does a gold set of dates hold?

Each line is `{"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}`, offsets in
half-open code points, `dct` the publication day or null, values as in TIMEX3. `ann_spans`, a list
of `[start, end]`, tells where the text was annotated, when not everywhere. Keeps out: scoring.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One expression of a gold set or of a reader.

    Args:
        start: first code point.
        end: one past the last.
        type: TIMEX3 type.
        value: TIMEX3 value, "" for none.
        rule: what found it, where the reader tells.
    """

    start: int
    end: int
    type: str
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a gold set.

    Args:
        id: its name.
        text: its text.
        published: its publication day, or None where the set gives none.
        gold: its expressions, of the annotated parts only.
        parts: the annotated parts, half-open; empty for the whole text.
    """

    id: str
    text: str
    published: date | None
    gold: tuple[Expression, ...]
    parts: tuple[tuple[int, int], ...] = ()

    def counted(self, found: Iterable[Expression]) -> tuple[Expression, ...]:
        """Of some expressions those that begin where the text was annotated."""
        return tuple(e for e in found if not self.parts or self._within(e))

    def _within(self, expression: Expression) -> bool:
        return any(first <= expression.start < last for first, last in self.parts)


def read_gold(path: Path) -> list[Document]:
    """The documents of a gold set."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_document(json.loads(line)) for line in lines if line.strip()]


def _document(entry: dict[str, Any]) -> Document:
    day = entry.get("dct")
    document = Document(
        id=str(entry.get("id", "")),
        text=str(entry["text"]),
        published=date.fromisoformat(str(day)[:10]) if day else None,
        gold=tuple(
            Expression(
                start=item["start"],
                end=item["end"],
                type=item["type"],
                value=item.get("value") or "",
            )
            for item in entry["timexes"]
        ),
        parts=tuple((first, last) for first, last in entry.get("ann_spans") or ()),
    )
    return replace(document, gold=document.counted(document.gold))
