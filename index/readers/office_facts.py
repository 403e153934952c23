"""What do the properties of an office document say, and what is that worth?

They name the owner of the machine, the template's title and the day of the last export more often
than the article's: they are shown beside it and never taken. Keeps out: where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from index.model.article import Alternative


def alternatives(
    *, title: str, author: str, made_on: date | None, taken_title: str
) -> Iterator[Alternative]:
    """What to show beside an article of what its document's properties say.

    Args:
        title: the title of the properties, or "".
        author: who wrote it by them, or "".
        made_on: the day on which the document was made, by them.
        taken_title: the title that the article has, or "".
    """
    if title and title != taken_title:
        note = "In the document's properties, where titles of older documents stay."
        yield Alternative(field="title", value=title, note=note)
    if author:
        note = "In the document's properties, which mostly name whose machine it was."
        yield Alternative(field="byline", value=author, note=note)
    if made_on is not None:
        note = "The document was made then, by its properties; that is no day of publication."
        yield Alternative(field="published", value=made_on.isoformat(), note=note)
