"""How does HeidelTime read the dates of a document? Its public standalone program, as it comes.

Run once a document on a file, as a person would; its TimeML has other white space than the text, so
that its tags are put back by walking both. Keeps out: scores.
"""

from __future__ import annotations

import html
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.date_gold import Document, Expression
from bench.date_readers import Answer

NEWS, NARRATIVES = "NEWS", "NARRATIVES"
_TAG = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>|</?TIMEX3INTERVAL[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class HeidelTime:
    """The program.

    Args:
        command: its command line without file and options, as one would type it.
        folder: where to run it (it looks for config.props there), or None for here.
    """

    command: str
    folder: Path | None = None

    def reader(self, kind: str) -> Callable[[Document], Answer]:
        """A reader of documents of one of its kinds, NEWS or NARRATIVES."""

        def read(document: Document) -> Answer:
            printed = self.run(document, kind)
            try:
                return Answer(expressions=put_back(document.text, printed))
            except ValueError:
                print(f"HeidelTime's answer on {document.id} does not fit the text: left out.")
                return Answer(expressions=())

        return read

    def run(self, document: Document, kind: str) -> str:
        """What the program prints for a document."""
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "text.txt"
            path.write_bytes(document.text.encode("utf-8", "replace"))
            options = ["-t", kind, "-l", "ENGLISH"]
            if document.published is not None:
                options += ["-dct", document.published.isoformat()]
            ended = subprocess.run(
                [*shlex.split(self.command), str(path), *options],
                cwd=self.folder,
                capture_output=True,
                check=True,
            )
        return ended.stdout.decode("utf-8", "replace")


def put_back(text: str, printed: str) -> list[Expression]:
    """The expressions of a TimeML print at their places in the text.

    Raises:
        ValueError: when the print is not of this text.
    """
    body = re.search(r"<TimeML>(.*)</TimeML>", printed, re.DOTALL)
    if body is None:
        raise ValueError("no TimeML")
    found: list[Expression] = []
    reached = position = 0
    for match in _TAG.finditer(body[1]):
        _, reached = _walk(text, body[1][position : match.start()], reached)
        position = match.end()
        if match[1] is None:
            continue
        start, reached = _walk(text, match[2], reached)
        told = dict(_ATTRIBUTE.findall(match[1]))
        found.append(
            Expression(
                start=start, end=reached, type=told.get("type", ""), value=told.get("value", "")
            )
        )
    _walk(text, body[1][position:], reached)
    return found


def _walk(text: str, written: str, reached: int) -> tuple[int, int]:
    """Where some printed words begin and end in the text, from a place on; white space apart."""
    start = -1
    for character in html.unescape(written):
        if character.isspace():
            continue
        while reached < len(text) and text[reached].isspace():
            reached += 1
        if reached == len(text) or text[reached] != character:
            raise ValueError(f"{character!r} is not at {reached}")
        start = reached if start < 0 else start
        reached += 1
    return start, reached


def warm_seconds(
    program: HeidelTime, documents: Sequence[Document], kind: str
) -> tuple[float, int]:
    """CPU seconds for all documents in one file, less those for a file of one word; and the words.

    What is left is the work without the start of its machine, which compiles as it goes on.
    """
    text = "\n\n".join(document.text for document in documents)
    day = documents[0].published
    seconds = []
    for content in ("Nothing.", text):
        before = children_seconds()
        program.run(Document(id="", text=content, published=day, gold=()), kind)
        seconds.append(children_seconds() - before)
    return seconds[1] - seconds[0], len(text.split())


def children_seconds() -> float:
    """The CPU seconds of all programs that were run and have ended."""
    times = os.times()
    return times.children_user + times.children_system
