"""How is a page read that a browser saved as one file, in MHTML (RFC 2557)?

The file is a mail message whose parts are the page and what it shows; the page is read, with the
address from which it came. Keeps out: how the page is read.
"""

from __future__ import annotations

import email.policy
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from index.errors import InputError
from index.model.article import Article
from index.readers import fields
from index.readers.contract import Reader
from index.readers.failure import Failure
from index.readers.inputs import Circumstances, Input
from index.readers.webpage import reader

_HEADERS = re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*)+")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_IS_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|\s+type=\"?text/html)|;\s*type=\"?text/html", re.I | re.M
)
_PAGES = ("text/html", "application/xhtml+xml")


def read(given: Input) -> Iterator[Article | Failure]:
    """Read the page of an MHTML file.

    Yields:
        As the reader of web pages.

    Raises:
        InputError: it holds no page, or the page cannot be read.
    """
    message = BytesParser(EmailMessage, policy=email.policy.compat32).parsebytes(given.read())
    page = _page(message)
    content = None if page is None else page.get_payload(decode=True)
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise InputError(
            f"{given.name} holds no web page, or is cut off.",
            remedy="Open it in a browser and save it anew.",
        )
    about = Circumstances(
        url=given.about.url or _address(page, message),
        charset=given.about.charset or page.get_content_charset("") or "",
        kept_on=given.about.kept_on or _day(message),
    )
    yield from reader.read(replace(given, opener=lambda: io.BytesIO(content), about=about))


def _page(message: Message) -> Message | None:
    """The part that is the page: the one that the message names, else the first of its kind."""
    start = message.get_param("start")
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    named = [part for part in parts if start and part.get("Content-ID") == start]
    return next(iter(named or parts), None)


def _address(page: Message, message: Message) -> str:
    for value in (page.get("Content-Location"), message.get("Snapshot-Content-Location")):
        address = "".join(str(value or "").split())
        if fields.is_url(address):
            return address
    return ""


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return None


def _recognises(head: bytes) -> bool:
    headers = _HEADERS.match(head)
    return (
        headers is not None
        and _RELATED.search(headers[0]) is not None
        and _IS_PAGE.search(headers[0]) is not None
    )


READER = Reader(
    name="web page in one file",
    suffixes=frozenset({".mhtml", ".mht"}),
    recognises=_recognises,
    read=read,
)
