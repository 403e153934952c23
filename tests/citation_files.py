r"""What do citation files say? Strict readers of BibTeX and RIS, independent of the writers.

The reader of BibTeX counts braces as BibTeX itself does, whatever stands before them, and then
reads the field as TeX would: a special character by itself is an error.
"""

from __future__ import annotations

import re

BRACES = {"textbraceleft": "{", "textbraceright": "}"}
NAMED = {**BRACES, "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
VERBATIM = frozenset({"url"})


def bibtex(text: str) -> list[dict[str, str]]:
    """The records of a file, each with its "type", "key" and fields."""
    found, at = [], 0
    while (at := _blank(text, at)) < len(text):
        head = re.compile(r"@([a-z]+)\{([A-Za-z0-9-]+),").match(text, at)
        assert head, text[at : at + 40]
        record = {"type": head[1], "key": head[2]}
        at = _blank(text, head.end())
        while text[at] != "}":
            name = re.compile(r"([a-z]+) = ").match(text, at)
            assert name, text[at : at + 40]
            assert name[1] not in record
            value, at = _value(text, name.end())
            record[name[1]] = value if name[1] in VERBATIM else _read(value)
            assert text[at] == ","
            at = _blank(text, at + 1)
        at += 1
        found.append(record)
    return found


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _value(text: str, at: int) -> tuple[str, int]:
    if text[at] != "{":
        assert text[at : at + 3] in MONTHS
        return text[at : at + 3], at + 3
    depth, begun = 0, at
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if not depth:
            return text[begun + 1 : at - 1], at


def _read(value: str) -> str:
    """A field as TeX reads it."""
    if value.startswith("{"):
        assert value.endswith("}")
        value = value[1:-1]
    words, at = "", 0
    while at < len(value):
        sign = value[at]
        if sign == "\\":
            named = re.compile(r"\\([a-z]+)\{\}").match(value, at)
            words += NAMED[named[1]] if named else value[at + 1]
            assert named or value[at + 1] in "$&#_%"
            at += len(named[0]) if named else 2
            continue
        assert sign not in "{}~^$&#_%", value
        assert sign.isprintable() or sign in "\xa0\u200f\u200b", repr(sign)
        words += sign
        at += 1
    return words


def ris(data: str) -> list[list[tuple[str, str]]]:
    """The records of a file as pairs of tag and value."""
    records: list[list[tuple[str, str]]] = []
    open_record = False
    assert data.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", data)
    for line in data.split("\r\n"):
        if not line:
            assert not open_record
            continue
        tag = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert tag, line
        assert (tag[1] == "TY") is not open_record
        if tag[1] == "TY":
            records.append([])
        open_record = tag[1] != "ER"
        if open_record:
            records[-1].append((tag[1], tag[2]))
    assert not open_record
    return records
