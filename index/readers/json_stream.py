"""Which values does a JSON file hold, when it is too large to be read at once?

Takes one value after the other from a file of any size. Keeps out: which of them are articles
(`json_file`).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from index.errors import InputError

_CHUNK = 1 << 16  # code points
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class JsonStream:
    """A JSON file while its values are taken.

    Args:
        file: its bytes, in UTF-8.
        name: the input's name, for messages.
        limit: the code points of the longest value.
    """

    def __init__(self, file: BinaryIO, *, name: str, limit: int) -> None:
        self._file = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        self._name, self._limit = name, limit
        self._buffer, self._at, self._ended = "", 0, False

    def next(self) -> str:
        """The next character that is no white space, not taken; "" at the end."""
        while True:
            self._at = _SPACE.match(self._buffer, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more(_CHUNK):
                return ""

    def take(self, expected: str) -> bool:
        """Take the next character if it is the expected one."""
        if self.next() != expected:
            return False
        self._at += 1
        return True

    def value(self) -> object:
        """Take a whole value.

        Raises:
            InputError: there is none, it is no JSON, or it is longer than the limit.
        """
        self.next()
        size = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if len(self._buffer) - self._at > self._limit:
                    raise self._too_long() from error
                if not self._more(size):
                    raise self.wrong(error.msg) from error
            except (ValueError, RecursionError) as error:
                raise self.wrong("it nests too deeply or holds too long a number") from error
            else:
                # A number at the end of what was read may go on.
                if end < len(self._buffer) or not self._more(size):
                    self._at = end
                    return value
            size *= 2

    def members(self) -> Iterator[str]:
        """The names in the object that opens here; the value of each is to be taken in turn.

        Raises:
            InputError: it is no JSON.
        """
        yield from self._separated("{", "}", named=True)

    def elements(self) -> Iterator[str]:
        """A turn for each element of the array that opens here, to be taken.

        Raises:
            InputError: it is no JSON.
        """
        yield from self._separated("[", "]", named=False)

    def _separated(self, opens: str, closes: str, *, named: bool) -> Iterator[str]:
        if not self.take(opens):
            raise self.wrong(f"{opens} is missing")
        if self.take(closes):
            return
        while True:
            name = ""
            if named:
                value = self.value()
                if not isinstance(value, str) or not self.take(":"):
                    raise self.wrong("a name and a colon are missing")
                name = value
            yield name
            if self.take(closes):
                return
            if not self.take(","):
                raise self.wrong(f"a comma or {closes} is missing")

    def wrong(self, what: str) -> InputError:
        """The error for what stands here."""
        return InputError(
            f"{self._name} is no JSON: {what}.",
            remedy="Export it again; what stood before was read.",
        )

    def _too_long(self) -> InputError:
        return InputError(
            f"{self._name} holds a value that is longer than the limit of {self._limit:,} bytes, "
            "or is damaged; what stands after it was not read.",
            remedy="Export it in smaller parts, or raise the limit.",
        )

    def _more(self, size: int) -> bool:
        """Read on; False at the end."""
        if self._ended:
            return False
        try:
            text = self._file.read(size)
        except UnicodeDecodeError as error:
            raise InputError(
                f"{self._name} is not UTF-8: 0x{error.object[error.start]:02x} stands in it.",
                remedy="Write the file as UTF-8.",
            ) from error
        self._ended = not text
        self._buffer, self._at = self._buffer[self._at :] + text, 0
        return not self._ended
