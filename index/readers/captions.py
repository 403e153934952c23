"""Which paragraphs are captions of pictures, and who is credited?

A caption is known by its credit ("(Photo: ...)", "[Name/Agency]") or by the word it opens with
("FILE PHOTO:"). The credit is told apart from the caption's words. Keeps out: the report's author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.readers import rules

_LONGEST = 700  # code points; a longer paragraph that ends in a credit is a report's, not a caption
_REACH = 260  # code points before the end in which a credit stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A paragraph read as a caption.

    Args:
        end: where its words end and the credit begins, in code points of the paragraph.
        credit: who is credited, "" when nobody is.
    """

    end: int
    credit: str


def read_caption(paragraph: str) -> Caption | None:
    """Read a paragraph as a caption.

    Args:
        paragraph: its words.

    Returns:
        Where its credit begins (0 when it is nothing but a credit) and who that is; None when it
        is no caption.
    """
    if len(paragraph) > _LONGEST:
        return None
    found = _credit(paragraph, "credits")
    if found is not None:
        return found
    if any(rule.pattern.match(paragraph) for rule in rules.load("captions", section="prefixes")):
        return _credit(paragraph, "agency_alone") or Caption(end=len(paragraph), credit="")
    return None


def read_agency_credit(paragraph: str) -> Caption | None:
    """Read an agency alone in brackets at a paragraph's end, as "(Reuters)".

    What it credits depends on where the paragraph stands; the caller knows.

    Args:
        paragraph: its words.

    Returns:
        Where the credit begins and which it is, or None.
    """
    return _credit(paragraph, "agency_alone")


def _credit(paragraph: str, section: str) -> Caption | None:
    # The patterns are tied to the end; a window keeps the search short on long paragraphs.
    start = max(0, len(paragraph) - _REACH)
    for pattern in _patterns(section):
        match = pattern.search(paragraph, start)
        if match is not None:
            end = len(paragraph[: match.start()].rstrip())
            return Caption(end=end, credit=match["value"].strip())
    return None


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for rule in rules.load("captions", section=section))
