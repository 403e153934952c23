"""How is a date expression read, step by step?

For people who ask why: `dateline explain-date "6-7 March" --published 2025-03-08`. Keeps out:
printing.
"""

from __future__ import annotations

from datetime import date

from index.dates.tagger import DateTagger
from index.model.article import Published
from index.model.dates import DateMention


def explain(expression: str, *, published: date | None) -> tuple[DateMention, ...]:
    """The date mentions of a few words, each with its chain of steps.

    Args:
        expression: the words, a phrase or a sentence.
        published: the publication day to read them from, or None.

    Returns:
        The mentions in order; empty where nothing in the words is a date.
    """
    known = None if published is None else Published.stated(published, note="Given by the reader.")
    return DateTagger().tag(expression, published=known)
