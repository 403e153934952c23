"""Where does the dateline at the head of a report end?

The patterns are data (`rules/datelines.toml`). Keeps out: what day a dateline means; the words are
kept as metadata, and whoever infers the day of publication reads them there.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.readers import rules

_REACH = 160  # code points of the first paragraph in which a dateline stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline.

    Args:
        value: its words without the dash.
        end: where the report's own words begin, in code points of the paragraph.
        ends_in_colon: whether a colon parts the two, as it also parts a speaker from a speech.
    """

    value: str
    end: int
    ends_in_colon: bool


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline of a report's first paragraph.

    Args:
        paragraph: its words.

    Returns:
        The dateline with the offset behind its dash, in code points; None when there is none.
    """
    opening = paragraph[:_REACH]
    for rule in rules.load("datelines"):
        match = rule.pattern.match(opening)
        if match is not None:
            colon = match[0].rstrip().endswith(":")
            return Dateline(value=match["value"].strip(), end=match.end(), ends_in_colon=colon)
    return None
