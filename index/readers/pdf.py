"""How does a PDF document become an article?

Its pages are read by a process of their own (`pdf_pages`). A form feed stands between two pages in
the original. Keeps out: how a page's text is found.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from typing import Any

from index.errors import InputError
from index.model.article import Alternative
from index.readers import office_facts, pdf_pages, records
from index.readers.contract import Reader, Told
from index.readers.failure import Failure, Note
from index.readers.inputs import Input
from index.readers.records import Record

_PAGE_END = "\n\n\f\n\n"
_WIDE = 40  # code points of a page's longest line; narrower ones are lists
_FULL = 0.7  # of the longest line
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def read(given: Input) -> Iterator[Told]:
    """Read a PDF document.

    Yields:
        The article, a failure for each page that cannot be read and for what cannot be used of
        what is stated beside it, and a note for pages without text.

    Raises:
        InputError: it is none, is encrypted or damaged, or holds no text.
    """
    found = _pages(given)
    pages = [joined(_UNPRINTABLE.sub("", page).strip()) for page in found["pages"]]
    if not any(pages):
        raise InputError(
            f"{given.name} holds no text on any page ({len(pages)}); they may be pictures of text.",
            remedy="Have its text recognised, for example with `ocrmypdf`.",
        )
    entry = given.entry
    url = None if entry is None else entry.url
    record = Record(name=given.name, text=_PAGE_END.join(pages), url=url)
    article = records.article(record)
    title = "" if article.title is None else article.title.value
    beside = tuple(_alternatives(found["properties"], title))
    article = replace(article, alternatives=beside)
    yield from records.stated(article, given=given)
    for number in found["broken"]:
        name = f"{given.name}, page {number},"
        yield Failure(
            path=given.name,
            reason=f"{name} cannot be read.",
            remedy="Open it in a viewer, and print it to a new PDF.",
        )
    if found["unread"]:
        reason = f"{given.name} has {found['unread']:,} pages more than are read."
        yield Failure(path=given.name, reason=reason, remedy="Split it.")
    bare = [number for number, page in enumerate(pages, start=1) if not page]
    bare = [number for number in bare if number not in found["broken"]]
    if bare:
        shown = ", ".join(str(number) for number in bare[:20])
        yield Note(path=given.name, text=f"No text stands on {len(bare)} of its pages ({shown}).")


def _pages(given: Input) -> dict[str, Any]:
    """What the process found.

    Raises:
        InputError: it found nothing, took too long, or is not installed.
    """
    if find_spec("pdfminer") is None:
        raise InputError(
            f"{given.name} is PDF, and what reads it is not installed.",
            remedy="Run `pip install dateline[office]`.",
        )
    try:
        done = subprocess.run(  # noqa: S603 - our own module, without a shell
            [sys.executable, "-m", pdf_pages.__name__],
            input=given.read(),
            capture_output=True,
            timeout=2 * pdf_pages.MOST_SECONDS,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise InputError(
            f"{given.name} takes too long to read, or too much memory.",
            remedy="Open it in a viewer, and print it to a new PDF.",
        ) from error
    if "error" in found:
        raise InputError(f"{given.name} {found['error']}.", remedy=found["remedy"])
    return found


def joined(page: str) -> str:
    """The text of a page with its paragraphs' lines joined: a full line goes on in the next."""
    lines = [line.strip() for line in page.split("\n")]
    longest = max(map(len, lines))
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        full = longest >= _WIDE and len(line) >= _FULL * longest
        goes_on = line != "" and following != "" and (full or following[0].islower())
        gap = "" if line.endswith(("-", "\u00ad")) and following[:1].islower() else " "
        parts.append(f"{line}{gap}" if goes_on else f"{line}\n")
    return "".join(parts).strip()


def _alternatives(properties: dict[str, str], title: str) -> Iterator[Alternative]:
    made = _DAY.match(properties["CreationDate"])
    made_on = None
    if made is not None:
        try:
            made_on = date(int(made[1]), int(made[2]), int(made[3]))
        except ValueError:
            made_on = None
    stated = {key: " ".join(_UNPRINTABLE.sub("", text).split()) for key, text in properties.items()}
    return office_facts.alternatives(
        title=stated["Title"], author=stated["Author"], made_on=made_on, taken_title=title
    )


READER = Reader(
    name="PDF document",
    suffixes=frozenset({".pdf"}),
    recognises=lambda head: head.startswith(b"%PDF-"),
    read=read,
)
