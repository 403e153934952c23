"""Is a file text, and which text is it?

UTF-8 is read, with or without a byte order mark, and what a server named; code points stay exactly
as decoded, line ends included. Keeps out: what the text says.
"""

from __future__ import annotations

import codecs
import re

from index.errors import InputError

_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_FOREIGN = (
    (re.compile(rb"\{\\rtf"), "an RTF document"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.I), "an XML document"),
)
# Tab, line feed, vertical tab, form feed, carriage return and escape are at home in text files.
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # share of code points; damaged text stays far below, binary data far above


def decode(data: bytes, *, name: str, charset: str = "") -> str:
    """Decode bytes as text; a byte order mark is left out.

    Args:
        data: the bytes.
        name: the input's name, for messages.
        charset: the encoding that a server named; "" for UTF-8.

    Returns:
        The text, code point for code point.

    Raises:
        InputError: binary data, another format, or another encoding; the message says which.
    """
    check_encoding(data, name=name)
    for pattern, what in _FOREIGN:
        if pattern.match(data):
            raise InputError(
                f"{name} is {what}, not plain text.",
                remedy="Save its text as a UTF-8 .txt file and give that.",
            )
    if b"\x00" in data:
        raise _binary(name)
    try:
        text = _as_named(data, charset) or data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}.",
            remedy="Save it as UTF-8; if it came from Windows, "
            "`iconv -f WINDOWS-1252 -t UTF-8` converts it.",
        ) from error
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise _binary(name)
    return text


def _as_named(data: bytes, charset: str) -> str | None:
    """The text in the encoding that was named, if it is one and the text can be in it."""
    try:
        return data.decode(charset) if codecs.lookup(charset).name != "utf-8" else None
    except (LookupError, ValueError):
        return None


def check_encoding(data: bytes, *, name: str) -> None:
    """Refuse text whose byte order mark names an encoding other than UTF-8.

    Raises:
        InputError: the mark of UTF-16 or UTF-32 is there.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise InputError(
                f"{name} is {encoding}, not UTF-8.",
                remedy=f"Save it as UTF-8, for example with `iconv -f {encoding} -t UTF-8`.",
            )


def _binary(name: str) -> InputError:
    return InputError(
        f"{name} is binary data, not text.", remedy="Give the article as a UTF-8 .txt file."
    )
