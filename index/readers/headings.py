"""Which lines are a headline, a heading inside the report, or the author's line?

All three are short lines without a full stop; what stands around them tells them apart. Keeps out:
titles that do not stand in the text.
"""

from __future__ import annotations

import re

# A question or an exclamation inside quotation marks is somebody's sentence.
_SENTENCE_END = re.compile("[.…,;:。！？؟۔][\\s\"'”’»)\\]]*\\Z|[!?]\\s*[\"'”’»)\\]]+\\Z")
# A sentence inside the line, or one that ends before brackets: "He left. (AP)".
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.…][\"'”’)]*\s+[\"'“‘(\[]*[A-Z]")
_QUESTION = re.compile("[!?]\\Z")
_BULLET = re.compile(r"(?:[-–—•*·▪►>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WORD = re.compile(r"[^\W\d_]")
_LONGEST_HEADLINE = 200  # code points
_LONGEST_HEADING = 100
_MOST_HEADING_WORDS = 14
_MOST_QUESTION_WORDS = 15  # of a headline that asks; longer questions are prose
_BYLINE = re.compile(
    r"(?:[Bb]y|BY)\s+(?P<value>(?:(?:and|AND|&|in|for|of|bin|de|la|van|von|al-|el-|at|the)\s*"
    r"|[^\W\d_a-z][\w.'’-]*,?\s*|[|/–—-]\s*){1,14})"
)
_FEWEST_BYLINE_NAMES = 2
# "By the numbers", "By Sunday night": no names.
_NO_BYLINE = re.compile(
    r"(?i:the|a|an|air|land|sea|now|then|dawn|night|day|all|no|one|any"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b"
)


def is_headline(line: str) -> bool:
    """Whether a text's first line can be its headline.

    Args:
        line: its words.

    Returns:
        True for a line of at least two words, no list item, that does not end like a sentence.
    """
    words = len(line.split())
    if _QUESTION.search(line) and words > _MOST_QUESTION_WORDS:
        return False
    return len(line) <= _LONGEST_HEADLINE and words > 1 and _is_titular(line)


def is_heading(line: str) -> bool:
    """Whether a line inside a report can be a heading: short, and it does not end like a sentence.

    Args:
        line: its words.

    Returns:
        True for such a line; never for a question, which inside a report mostly is one.
    """
    return not _QUESTION.search(line) and (
        len(line) <= _LONGEST_HEADING
        and len(line.split()) <= _MOST_HEADING_WORDS
        and _is_titular(line)
    )


def byline(line: str) -> str | None:
    """Read a line as the author's: "By Name and Name, Agency".

    Args:
        line: its words.

    Returns:
        The authors as written, or None when the line is something else.
    """
    match = _BYLINE.fullmatch(line)
    if match is None or _SENTENCE_END.search(line):
        return None
    value = match["value"].strip()
    if _NO_BYLINE.match(value) or len(value.split()) < _FEWEST_BYLINE_NAMES:
        return None
    return value


def _is_titular(line: str) -> bool:
    if "\n" in line or _BULLET.match(line):
        return False
    if _SENTENCE_END.search(line) or _SENTENCE_INSIDE.search(line):
        return False
    first = _WORD.search(line)
    return first is not None and not (first[0].islower() and first.start() == 0)
