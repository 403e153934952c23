"""Which characters are the bytes of a page?

Asked in this order: the mark at its head, whether it is UTF-8 (text in another encoding hardly ever
is by chance), what the server said, what the page says, and what its bytes look like. Characters
that were damaged before the page was saved stay as they are. Keeps out: what the markup means.
"""

from __future__ import annotations

import codecs
import re

from index.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_REACH = 8_192  # bytes in which a page names its encoding
# What browsers read under these names (WHATWG Encoding Standard, 4.2 Names and labels).
_AS_BROWSERS_DO = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "iso8859-1": "cp1252", "latin-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "windows-31j": "cp932", "big5": "big5hkscs", "utf-16": "utf-8",
    "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8", "utf8": "utf-8",
}  # fmt: skip
_SEVEN_BITS = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")
# Tab, line feed, vertical tab, form feed, carriage return and escape are at home in text.
_TEXT = bytes(byte for byte in range(256) if byte in b"\t\n\v\f\r\x1b" or byte >= 32)
_MOST_CONTROL = 0.01  # share of bytes; damaged text stays far below, binary data far above
_MOST_BROKEN = 0.05  # of the characters beyond ASCII; of a wrong encoding most are broken
_SAMPLE = 20_000  # bytes from which an encoding is told that nobody names


def decode(data: bytes, *, charset: str, name: str) -> str:
    """Decode a page.

    Args:
        data: its bytes.
        charset: the encoding that the server named, or "".
        name: the input's name, for messages.

    Returns:
        Its characters. Bytes that are none in its encoding come through as U+FFFD.

    Raises:
        InputError: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(_with_order(encoding, mark), "replace")
    if len(data.translate(None, _TEXT)) > _MOST_CONTROL * len(data):
        raise InputError(
            f"{name} is binary data, not a web page.",
            remedy="Open it in a browser and save it anew.",
        )
    declared = [label for label in (charset, _declared(data)) if _known(label)]
    if declared and declared[0].lower() in _SEVEN_BITS:
        return data.decode(declared[0], "replace")
    for encoding in ("utf-8", *map(_as_browsers_do, declared)):
        text = data.decode(encoding, "replace")
        beyond = len(text) - len(text.encode("ascii", "ignore"))
        if text.count("\ufffd") <= _MOST_BROKEN * beyond:
            return text
    return data.decode(_looks_like(data), "replace")


def _with_order(encoding: str, mark: bytes) -> str:
    """The encoding with the order of bytes that its mark tells, because the mark is cut off."""
    order = {codecs.BOM_UTF8: "", codecs.BOM_UTF16_LE: "-le", codecs.BOM_UTF32_LE: "-le"}
    return encoding + order.get(mark, "-be")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _REACH)
    return "" if found is None else found[1].decode("ascii", "replace")


def _known(label: str) -> bool:
    try:
        return bool(label) and codecs.lookup(_as_browsers_do(label))._is_text_encoding
    except LookupError:
        return False


def _as_browsers_do(label: str) -> str:
    return _AS_BROWSERS_DO.get(label.lower(), label)


def _looks_like(data: bytes) -> str:
    from charset_normalizer import from_bytes

    words = re.sub(rb"<[^>]{0,2000}>", b" ", data)[: 10 * _SAMPLE]
    high = b" ".join(re.findall(rb"[^\n]*[\x80-\xff][^\n]*", words))[:_SAMPLE]
    best = from_bytes(high).best()
    return "cp1252" if best is None else best.encoding
