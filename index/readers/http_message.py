"""What did a server answer, as a web archive keeps it?

Reads the status, the fields and the body of an HTTP message, its packing undone. Keeps out: what
the body says.

Sources: RFC 9112 (message, chunks), RFC 9110 (content codings).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

from index.errors import InputError
from index.readers.inputs import too_large

_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")
_STATUS = re.compile(r"[1-9][0-9]{2}")
_PACKINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_RAW_DEFLATE = -15  # what many servers send as "deflate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A server's answer.

    Args:
        status: its number, as 200; 0 when it states none.
        headers: its fields, the names in lower case.
        body: what follows, as it was sent.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """As "text/html"; "" when none is stated."""
        return media_type(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str:
        """The encoding that it states, or ""."""
        return charset(self.headers.get("content-type", ""))


def media_type(content_type: str) -> str:
    """The type that a field Content-Type states, without its parameters, or ""."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str:
    """The encoding that a field Content-Type states, or ""."""
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    stated = message.get_content_charset("")
    return stated if stated.isascii() else ""


def parse(block: bytes) -> Answer:
    """Read an HTTP answer; one without a head is all body."""
    ends = [(at, len(end)) for end in _HEAD_ENDS if (at := block.find(end)) >= 0]
    at, length = min(ends, default=(len(block), 0))
    lines = block[:at].decode("latin-1").splitlines()
    first = lines[0].split(None, 2) if lines else []
    if not first or not first[0].upper().startswith("HTTP"):
        return Answer(status=0, headers={}, body=block)
    status = int(first[1]) if len(first) > 1 and _STATUS.fullmatch(first[1]) else 0
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(status=status, headers=headers, body=block[at + length :])


def content(answer: Answer, *, name: str, limit: int) -> bytes:
    """The body with its packing undone.

    Args:
        answer: what the server sent.
        name: the input's name, for messages.
        limit: how many bytes it may unpack to.

    Raises:
        InputError: it is cut off, packed in an unknown way, or larger than the limit.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = _joined(body, name=name)
    codings = answer.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed([coding.strip() for coding in codings]):
        if coding in ("", "identity"):
            continue
        if coding not in _PACKINGS:
            raise InputError(
                f"{name} is packed as {coding!r}, which is not read.",
                remedy="Keep the page again with a tool that unpacks it.",
            )
        body = _unpacked(body, _PACKINGS[coding], name=name, limit=limit)
    if len(body) > limit:
        raise too_large(name, limit=limit)
    return body


def _joined(body: bytes, *, name: str) -> bytes:
    """The chunks of a body together; a body that some tool has joined already stays as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at)
        size = body[at : max(end, at)].partition(b";")[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            length = -1
        if length < 0 or not size.isalnum():
            if not parts:
                return body
            raise _cut_off(name)
        if length == 0:
            return b"".join(parts)
        part = body[end + 1 : end + 1 + length]
        if len(part) < length:
            raise _cut_off(name)
        parts.append(part)
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _unpacked(body: bytes, wbits: int, *, name: str, limit: int) -> bytes:
    if wbits == _PACKINGS["gzip"] and not body.startswith(b"\x1f\x8b"):
        return body  # some tools unpack it and keep the field
    unpacker = zlib.decompressobj(wbits)
    try:
        data = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        if wbits == _PACKINGS["deflate"]:
            return _unpacked(body, _RAW_DEFLATE, name=name, limit=limit)
        raise InputError(
            f"{name} is damaged: {error}.", remedy="Keep the page again if it is still there."
        ) from error
    if len(data) > limit:
        raise too_large(name, limit=limit)
    if not unpacker.eof:
        raise _cut_off(name)
    return data


def _cut_off(name: str) -> InputError:
    return InputError(f"{name} is cut off.", remedy="Keep the page again if it is still there.")
