"""In which encoding is a text whose writer names none?

A mark at its head says so, else it is UTF-8 if all of it can be. Only where it cannot be is its
encoding judged from its letters, and the judgement told. Keeps out: pages and mails, which name
theirs.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from index.errors import InputError
from index.readers.inputs import Input

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 16  # bytes around the first that is no UTF-8
# What office programs wrote before UTF-8; the first is taken where others give the same letters.
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r",
    "cp932", "gb18030", "big5", "cp949",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An encoding.

    Args:
        name: as Python calls it.
        judged: whether it was judged from the letters.
    """

    name: str
    judged: bool = False


def encoding_of(given: Input) -> Encoding:
    """Find the encoding of a text.

    Args:
        given: the text, which can be opened again.

    Raises:
        InputError: it cannot be read, or nothing tells its encoding.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    with given.open() as file:
        data = file.read(_CHUNK)
        for mark, name in _MARKS:
            if data.startswith(mark):
                return Encoding(name=name)
        while True:
            try:
                decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                around = (before + data)[max(0, len(before) + error.start - _SAMPLE // 2) :]
                return _judged((around + file.read(_SAMPLE))[:_SAMPLE], name=given.name)
            if not data:
                return Encoding(name="utf-8")
            before, data = data, file.read(_CHUNK)


def _judged(sample: bytes, *, name: str) -> Encoding:
    try:
        import charset_normalizer
    except ImportError as error:
        raise InputError(
            f"{name} is not UTF-8.",
            remedy="Save it as UTF-8, or `pip install dateline[office]` to have it judged.",
        ) from error
    if b"\x00" in sample:
        raise InputError(f"{name} is binary data, not text.", remedy="Save it as UTF-8 text.")
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_LIKELY)).best()
    if best is None:
        raise InputError(
            f"{name} is not UTF-8, and its letters fit no other encoding.",
            remedy="Save it as UTF-8.",
        )
    same = sample.decode(_LIKELY[0], "replace") == sample.decode(best.encoding, "replace")
    return Encoding(name=_LIKELY[0] if same else best.encoding, judged=True)
