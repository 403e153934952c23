"""What are the words of a text, and where do sentences and lines begin?

A hyphen always parts two words, so that "UK-based" and "al-Assad" are met by the same rules as
"UK based" and "al Assad"; the gap before each word keeps what stood there. Keeps out: what a word
means.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

# A word: initials with dots (U.S., J.), or letters and digits with inner apostrophes. A final
# possessive ('s or a bare apostrophe) is no part of it.
_WORD = re.compile(
    r"(?:[A-Z]\.(?:-?[A-Z]\.)+)(?!\w)|[^\W\d_](?:[\w]|['’ʻ`‘ʿʾ](?=[^\W\d_]{2})(?![sS]\b)"
    r"|['’](?=[aAtdmTDM]\b))*|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\w*"
)
_LONG_LINE = 50  # code points; headlines and rows of tables are shorter
_WIDEST_LINE = 100  # code points; what is wrapped is wrapped well before
_SMALL_SHARE = 0.4  # of the lines after a long one begin small, where sentences go on over them
_GOES_ON = re.compile(r"\.['’)\"”]*[,;]")  # "Inc., a", "U.S.; a": the dot is an abbreviation's
_SENTENCE_END = re.compile(r"[.!?…:]|\n|[\"“”«»][ \t]*$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen col lt capt maj sgt brig rev prof sen rep gov hon jr sr vs no inc corp co "
    "ltd u.s u.n u.k jan feb mar apr jun jul aug sept sep oct nov dec messrs mt ft cpl cmdr adm "
    "supt insp det etc fr sr fig art".split()
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text as parallel tuples.

    Args:
        text: the text itself.
        words: each word as written.
        starts: first code point of each word.
        ends: one past its last.
        gaps: what stands between the previous word and this one; a line wrap counts as a space.
        opens: whether the word opens a sentence, a line or a quotation.
        line_starts: the ordinal of the first word of each line, ascending.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    opens: list[bool]
    line_starts: list[int]


def tokenise(text: str) -> Tokens:
    """Splits a text into words.

    Args:
        text: the text; offsets are half-open code points into it.

    Returns:
        Its words in order.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    words = [text[start:end] for start, end in spans]
    gaps = [text[end:start] for end, start in zip([0, *ends], starts, strict=False)]
    opens = [False] * len(words)
    wrapped = _is_wrapped(text)
    line_starts: list[int] = []
    for position, gap in enumerate(gaps):
        if gap == " " and position:
            continue
        if not position or "\n" in gap:
            line_start = starts[line_starts[-1]] if line_starts else 0
            if wrapped and position and _is_wrap(gap, ends[position - 1] - line_start):
                gaps[position] = " "
                continue
            line_starts.append(position)
            opens[position] = True
        elif gap != "-":
            opens[position] = _opens_sentence(gap, words[position - 1])
    return Tokens(text, words, starts, ends, gaps, opens, line_starts)


def _is_wrapped(text: str) -> bool:
    """Whether the text is broken into lines of one width, so that sentences go on over them."""
    lines = text.splitlines()
    if not any(len(line) >= _LONG_LINE for line in lines) or max(map(len, lines)) > _WIDEST_LINE:
        return False
    follows = [b for a, b in itertools.pairwise(lines) if len(a) >= _LONG_LINE and b.strip()]
    small = sum(line.lstrip()[0].islower() for line in follows)
    return small > 0 and small >= _SMALL_SHARE * len(follows)


def _is_wrap(gap: str, length: int) -> bool:
    """Whether a line break only wraps a long line, as plain-text files do."""
    return length >= _LONG_LINE and gap.count("\n") == 1 and gap.isspace()


def _opens_sentence(gap: str, previous: str) -> bool:
    if gap.startswith("."):
        if _GOES_ON.match(gap):
            return False
        bare = gap[1:].strip()
        if not bare and (previous.lower() in _ABBREVIATIONS or len(previous) == 1):
            return previous.islower()
        return True
    return _SENTENCE_END.search(gap) is not None
