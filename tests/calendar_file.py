"""What does a calendar say? A strict reader of RFC 5545 that shares nothing with the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = re.compile(r"[A-Z0-9-]+")
# VALUE-CHAR and the like: no control characters but the tab (RFC 5545, 3.1).
FORBIDDEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
TEXTS = frozenset("NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC SUMMARY UID PRODID".split())


@dataclass
class Component:
    """A component with its properties and the components in it."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    inner: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Component]:
        """The components of a name directly in it."""
        return [one for one in self.inner if one.name == name]


def parse(data: bytes) -> Component:
    """The one calendar of a file; AssertionError where the standard is not kept."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert len(line) <= 75, line
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no character is cut in two
    unfolded = data[:-2].decode("utf-8").replace("\r\n ", "").split("\r\n")
    root = Component("")
    stack = [root]
    for line in unfolded:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value
            stack[-1].inner.append(ended)
        else:
            key = name.partition(";")[0]
            assert NAME.fullmatch(key), line
            assert not FORBIDDEN.search(value), line
            assert name not in stack[-1].properties, f"{name} stands twice"
            stack[-1].properties[name] = _text(value) if key in TEXTS else value
    assert stack == [root]
    (calendar,) = root.inner
    _check(calendar)
    return calendar


def _text(value: str) -> str:
    """A TEXT value without its escapes; what must be escaped was."""
    assert not re.search(r"[;,]", ESCAPE.sub("", value)), value
    for escaped in ESCAPE.findall(value):
        assert escaped in "\\;,nN", value
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _check(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.properties["VERSION"] == "2.0"
    assert calendar.properties["PRODID"]
    assert calendar.inner, "a calendar needs a component (RFC 5545, 3.6)"
    seen = set()
    for event in calendar.all("VEVENT"):
        values = event.properties
        assert values["UID"] not in seen
        seen.add(values["UID"])
        assert re.fullmatch(r"\d{8}T\d{6}Z", values["DTSTAMP"])
        first, end = values["DTSTART;VALUE=DATE"], values["DTEND;VALUE=DATE"]
        assert re.fullmatch(r"\d{8}", first)
        assert re.fullmatch(r"\d{8}", end)
        assert first < end
        assert "\n" not in values["SUMMARY"]
