"""What does a mail hold: its fields, its text, what is attached?

Mails are seldom written by the rules; what cannot be understood is read as far as it can be. Keeps
out: what an article takes from it (`mail`).

Sources: RFC 5322, RFC 2045 to 2047 (MIME), RFC 3676 (flowed text).
"""

from __future__ import annotations

import codecs
import email
import io
import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from index.errors import InputError
from index.readers import fragment

# What the parser of the standard library raises for fields and parts that break the rules.
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError)
_DEEPEST = 30
_STUB = 200  # code points: a plain part below that, beside a page, says only "see the page"
_MUCH_MORE = 5

Opener = Callable[[str], BinaryIO]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail that holds no other.

    Args:
        message: the part.
        is_attached: whether it is meant as a file.
    """

    message: Message
    is_attached: bool

    @property
    def media_type(self) -> str:
        """As "text/html"."""
        return self.message.get_content_type()

    @property
    def name(self) -> str:
        """The file's name, or ""."""
        try:
            return _decoded(self.message.get_filename() or "")
        except _BROKEN:
            return ""

    @property
    def suffix(self) -> str:
        """The suffix that files of its type have, or ""."""
        if self.media_type == "message/rfc822":
            return ".eml"
        return mimetypes.guess_extension(self.media_type) or ""

    @property
    def charset(self) -> str:
        """The encoding that it names, or ""."""
        try:
            return str(self.message.get_content_charset("") or "")
        except _BROKEN:
            return ""

    def data(self) -> bytes:
        """Its bytes, as they were before they were sent."""
        if self.media_type == "message/rfc822":
            inner = self.message.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            return first.as_bytes() if isinstance(first, Message) else b""
        data = self.message.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""

    def opener(self, name: str) -> BinaryIO:
        """Open it as a file.

        Raises:
            InputError: it cannot be put together.
        """
        try:
            return io.BytesIO(self.data())
        except (*_BROKEN, RecursionError) as error:
            raise InputError(
                f"{name} is damaged: {error}.", remedy="Save the attachment from a mail program."
            ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail.

    Args:
        message: as it was parsed.
        inline: the parts that are shown, in order.
        attached: the parts that are files.
    """

    message: Message
    inline: tuple[Part, ...]
    attached: tuple[Part, ...]

    def header(self, name: str) -> str:
        """A field as people read it, or ""."""
        try:
            return _decoded(self._raw(name))
        except _BROKEN:
            return ""

    def _raw(self, name: str) -> str:
        """A field as it was sent; bytes beyond ASCII as surrogates."""
        fields = (
            value for field, value in self.message.raw_items() if field.lower() == name.lower()
        )
        return str(next(fields, ""))

    @property
    def sender(self) -> str:
        """The name of who sent it, else the address, or ""."""
        try:
            name, address = parseaddr(self._raw("From").replace("\n", " "))
        except _BROKEN:
            return ""
        return " ".join((_decoded(name) or address).split())

    @property
    def list_name(self) -> str:
        """The name of the list that sent it, or ""."""
        phrase, opening, _ = self.header("List-Id").partition("<")
        return " ".join(phrase.replace('"', "").split()) if opening else ""


def parse(data: bytes, *, name: str) -> Mail:
    """Take a mail apart.

    Args:
        data: its bytes.
        name: the input's name, for messages.

    Raises:
        InputError: it is no mail.
    """
    try:
        # The older policy: it leaves the fields as they are, and never fails on them.
        message = email.message_from_bytes(data, policy=policy.compat32)
        parts = tuple(_parts(message, depth=0))
    except (*_BROKEN, RecursionError) as error:
        raise InputError(
            f"{name} is no mail that can be read: {error}.", remedy="Save it again as .eml."
        ) from error
    if not any(message.get(field) for field in ("From", "Date", "Subject", "Message-ID")):
        raise InputError(f"{name} is no mail.", remedy="Save it from a mail program as .eml.")
    return Mail(
        message=message,
        inline=tuple(part for part in parts if not part.is_attached),
        attached=tuple(part for part in parts if part.is_attached),
    )


def _parts(message: Message, *, depth: int) -> Iterator[Part]:
    kind = message.get_content_type()
    payload = message.get_payload()
    if kind.startswith("multipart/") and isinstance(payload, list) and depth < _DEEPEST:
        for part in payload:
            if isinstance(part, Message):
                yield from _parts(part, depth=depth + 1)
        return
    disposed = message.get_content_disposition() == "attachment"
    is_text = kind in ("text/plain", "text/html")
    yield Part(message, disposed or not is_text or message.get_filename() is not None)


def text_of(mail: Mail) -> tuple[str, str]:
    """The text of a mail, and what a person should know of how it was read, or "".

    The plain parts are taken; those with markup where there are none, or where the plain ones only
    say that the mail is to be opened elsewhere.
    """
    notes: list[str] = []
    plain = "\n\n".join(_plain(part, notes) for part in mail.inline if _is(part, "text/plain"))
    pages = [part for part in mail.inline if _is(part, "text/html")]
    marked_up = "\n\n".join(fragment.plain(_decoded_text(part, notes)) for part in pages)
    stub = len(plain.strip()) < _STUB and len(marked_up) > _MUCH_MORE * len(plain.strip())
    return (marked_up if stub else plain), " ".join(dict.fromkeys(notes))


def _is(part: Part, kind: str) -> bool:
    return part.media_type == kind


def _plain(part: Part, notes: list[str]) -> str:
    text = _decoded_text(part, notes).replace("\r\n", "\n")
    if str(part.message.get_param("format", "")).lower() != "flowed":
        return text
    joined: list[str] = []
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        if joined and joined[-1].endswith(" ") and joined[-1] != "-- ":
            joined[-1] += line
        else:
            joined.append(line)
    return "\n".join(joined)


def _decoded_text(part: Part, notes: list[str]) -> str:
    """The text of a part in the encoding that it names; without one, UTF-8 or Windows-1252."""
    data, charset = part.data(), part.charset
    try:
        known = codecs.lookup(charset or "utf-8").name
        if charset not in ("", "us-ascii"):
            return data.decode(known, "replace")
        return data.decode("utf-8")
    except (LookupError, ValueError):
        named = f"the encoding {charset!r}, which is unknown" if charset else "no encoding"
        notes.append(f"It names {named}, and was read as Windows-1252.")
        return data.decode("cp1252", "replace")


def _decoded(value: str) -> str:
    """A field's value with its encoded words read; bytes beside them are taken as UTF-8."""
    parts: list[str] = []
    raw = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    for word, charset in decode_header(raw):
        if isinstance(word, str):
            parts.append(word)
            continue
        try:
            parts.append(word.decode(charset or "utf-8", "replace"))
        except LookupError:
            parts.append(word.decode("utf-8", "replace"))
    return "".join(parts).replace("\x00", "\ufffd")
