"""Which words of an article are damaged, so that a reader can be told?

Marks mojibake, lost characters, doubled words and lost nouns where that is certain without
understanding the sentence; the lists are data (`rules/damage.toml`). Nothing is ever mended: a
mark says what is probably meant. Keeps out: slips of fact and garbled sentences, which people mark
in the file of metadata.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from index.model.article import Block, Mark
from index.readers import rules

# Bytes that CP1252 leaves undefined come through as the control characters of Latin-1.
_CP1252_REST = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_FROM_CP1252 = {
    **{chr(byte): byte for byte in range(0x80, 0x100)},
    **{
        bytes([byte]).decode("cp1252"): byte
        for byte in range(0x80, 0xA0)
        if byte not in _CP1252_REST
    },
}
_HIGH = "".join(_FROM_CP1252)
_HIGH_RUN = re.compile(f"[{re.escape(_HIGH)}]{{2,}}")
# One UTF-8 sequence as its bytes look through Latin-1.
_UTF8_SEQUENCE = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Characters that news in English is likely to have held: (first, last, how many in a row at least).
_LIKELY = (
    (0x00A0, 0x00FF, 1),
    (0x0100, 0x017F, 1),
    (0x0391, 0x03CE, 2),
    (0x0410, 0x044F, 2),
    (0x0621, 0x064A, 2),
    (0x2010, 0x203A, 1),
    (0x20AC, 0x20AC, 1),
    (0x2122, 0x2122, 1),
    (0xFB00, 0xFB04, 1),
    (0xFEFF, 0xFEFF, 1),
    (0x1F300, 0x1FAFF, 1),
)
_TOKEN = re.compile(r"[^\s\x00-\x1f]+")
_EDGE_PUNCTUATION = ".,;:!?\"'()[]{}<>«»“”‘’„–—-…¿¡/|*§°%‰€£$¢¥©®™†‡•·´¨¯¸¹²³¼½¾×÷±¬¦"
_HIGH_SINGLE = re.compile("[\xa1-\xff]")
_HIGH_LETTER = re.compile("[\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_PAGE_CODE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});")
# Not after another high character: then it is part of a longer sequence, and not next line (85).
_WINDOWS_CODE = re.compile(
    "(?<![\x80-\xff])[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f](?![\x80-\xff])"
)
_FEWEST_FOREIGN = 4  # code points of Latin-1 in a row, before they are no word of any language
_FEWEST_SYMBOLS = 2
_FEWEST_LETTERS = 3


def find_damage(body: str, blocks: Sequence[Block]) -> tuple[Mark, ...]:
    """Mark what is certainly damaged.

    Args:
        body: the article's text.
        blocks: its blocks; a mark never crosses one.

    Returns:
        The marks in order, in half-open code points of the body.
    """
    marks: list[Mark] = []
    for block in blocks:
        text = body[block.start : block.end]
        found = [*_mojibake(text), *_lost_characters(text), *_codes(text), *_slips(text)]
        marks.extend(_moved(mark, block.start) for mark in found)
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind)))


def repaired(run: str) -> str | None:
    """Read a run of CP1252 characters as the UTF-8 that it probably was.

    Args:
        run: the characters as they stand.

    Returns:
        The text that was meant; None when the run is not UTF-8 read wrongly, or gives characters
        that news in English hardly holds.
    """
    if any(character not in _FROM_CP1252 for character in run):
        return None
    try:
        text = bytes(_FROM_CP1252[character] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _is_likely(text) else None


def _is_likely(text: str) -> bool:
    for character in text:
        at_least = next((n for a, b, n in _LIKELY if a <= ord(character) <= b), None)
        if at_least is None or len(text) < at_least:
            return False
    return True


def _mojibake(text: str) -> Iterator[Mark]:
    misread = list(_misread_utf8(text))
    yield from misread
    if len(_HIGH_SINGLE.findall(text)) < _FEWEST_FOREIGN:
        return  # most paragraphs; looking at each of their words takes far longer
    taken = [(mark.start, mark.end) for mark in misread]
    for token in _TOKEN.finditer(text):
        stripped = token[0].rstrip(",.;:!?\"')]”’")
        start, end = token.start(), token.start() + len(stripped)
        apart = all(end <= first or last <= start for first, last in taken)
        if _is_foreign(stripped) and apart:
            yield Mark(
                start=start,
                end=end,
                kind="mojibake",
                note="These characters are no words: the text was read in a wrong encoding before "
                "it came here.",
            )


def _misread_utf8(text: str) -> Iterator[Mark]:
    """UTF-8 that was read as CP1252 or Latin-1: it says itself what was meant."""
    for run in _HIGH_RUN.finditer(text):
        as_bytes = "".join(chr(_FROM_CP1252[character]) for character in run[0])
        at = 0
        while (sequence := _UTF8_SEQUENCE.search(as_bytes, at)) is not None:
            end = sequence.end()
            while (more := _UTF8_SEQUENCE.match(as_bytes, end)) is not None:
                end = more.end()
            meant = repaired(run[0][sequence.start() : end])
            if meant is not None:
                yield Mark(
                    start=run.start() + sequence.start(),
                    end=run.start() + end,
                    kind="mojibake",
                    note="UTF-8 that was read in a wrong encoding before it came here.",
                    suggestion=meant,
                )
            at = end


def _is_foreign(token: str) -> bool:
    """Whether a token is bytes of another script shown as Latin-1: "°®Âþµº", "ÓæÑíÇ"."""
    core = token.strip(_EDGE_PUNCTUATION)
    high = [c for c in token if "\xa1" <= c <= "\xff"]
    letters = {c.casefold() for c in core if _HIGH_LETTER.match(c)}
    if len(high) < _FEWEST_FOREIGN or len(high) * 2 <= len(token) or not letters:
        return False
    if any(ord(c) > 0xFF for c in core):
        return False
    symbols = [c for c in high if not unicodedata.category(c).startswith("L") or c in "ªº µ"]
    if len(symbols) >= _FEWEST_SYMBOLS:
        return _inner_symbols(token)
    return len(core) == len(high) - len(symbols) and len(letters) >= _FEWEST_LETTERS


def _inner_symbols(token: str) -> bool:
    """Whether symbols stand among letters, where no writing has them, and not around them."""
    unquoted = token.strip("«»\"'“”‘’¿¡.,;:!?()[]…")
    symbols = [c for c in unquoted if "\xa1" <= c <= "\xbf" or c in "×÷"]
    return len(symbols) >= _FEWEST_SYMBOLS


def _lost_characters(text: str) -> Iterator[Mark]:
    for match in re.finditer("\ufffd+", text):
        note = "A character was lost here before the text came here."
        yield Mark(start=match.start(), end=match.end(), kind="mojibake", note=note)


def _codes(text: str) -> Iterator[Mark]:
    """Characters that came as codes: of a web page ("&rsquo;"), or of Windows ("\\x92")."""
    for match in _PAGE_CODE.finditer(text):
        meant = html.unescape(match[0])
        if meant != match[0]:
            note = "A character that is written here as the code of a web page."
            yield Mark(
                start=match.start(),
                end=match.end(),
                kind="mojibake",
                note=note,
                suggestion=meant,
            )
    for match in _WINDOWS_CODE.finditer(text):
        yield Mark(
            start=match.start(),
            end=match.end(),
            kind="mojibake",
            note="A character in the code of Windows, which was read in a wrong encoding.",
            suggestion=match[0].encode("latin-1").decode("cp1252"),
        )


def _slips(text: str) -> Iterator[Mark]:
    doubled, determiner, before_of = _patterns()
    for match in doubled.finditer(text):
        yield Mark(
            start=match.start(),
            end=match.end(),
            kind="duplicate_word",
            note=f"The word “{match['word']}” stands here twice.",
            suggestion=match["word"],
        )
    for pattern in (determiner, before_of):
        for match in pattern.finditer(text):
            yield Mark(
                start=match.start(),
                end=match.end(),
                kind="missing_word",
                note="A word seems to be missing here.",
            )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def any_of(key: str) -> str:
        return "|".join(sorted(rules.words("damage", key)))

    edge, last = r"(?<![\w’'-])", r"(?![\w’'-])"
    # "the The New Example": a capital opens a name, and its article is no doubling.
    doubled = rf"{edge}(?P<word>(?i:{any_of('never_doubled')}))\s+(?=[a-z])(?i:(?P=word)){last}"
    determiner = rf"{edge}(?:{any_of('determiners')})\s+(?:{any_of('after_determiner')}){last}"
    before_of = rf"{edge}(?i:{any_of('before_of')})\s+of{last}(?!\s+(?:{any_of('after_of')})\b)"
    return re.compile(doubled), re.compile(determiner), re.compile(before_of)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(
        start=mark.start + by,
        end=mark.end + by,
        kind=mark.kind,
        note=mark.note,
        suggestion=mark.suggestion,
    )
