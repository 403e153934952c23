"""How right is what was read in a page?

Text is measured as the public article-extraction benchmark does it: shingles of four tokens; of
each page the shares of right, superfluous and missing ones, which sum to 1, and these summed over
pages.
Metadata count where they are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from bench.page_readers import Reading
from bench.saved_pages import KnownPage

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_QUOTES = str.maketrans(dict.fromkeys('‘’‚‛“”„‟«»´`"', "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―", "-"))
_SITE = re.compile(r"\s+[|\-·»:]+\s+")
Figures = dict[str, float | int]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The stretches of four tokens of a text; of a shorter one all of it."""
    tokens = _TOKEN.findall(text)
    if not tokens:
        return Counter()
    last = max(1, len(tokens) - _SHINGLE + 1)
    return Counter(tuple(tokens[at : at + _SHINGLE]) for at in range(last))


def shares(known: str, read: str) -> tuple[float, float, float]:
    """The shares of right, superfluous and missing shingles of a page."""
    wanted, found = shingles(known), shingles(read)
    right = (wanted & found).total()
    superfluous, missing = found.total() - right, wanted.total() - right
    total = right + superfluous + missing
    return (right / total, superfluous / total, missing / total) if total else (0.0, 0.0, 0.0)


def text_figures(known: Sequence[str], read: Sequence[str]) -> Figures:
    """Precision, recall and F1 of the texts of pages."""
    counted = [shares(one, other) for one, other in zip(known, read, strict=True)]
    right, superfluous, missing = (sum(column) for column in zip(*counted, strict=True))
    precision = right / (right + superfluous) if right else 0.0
    recall = right / (right + missing) if right else 0.0
    both = precision + recall
    return {
        "pages": len(known),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }


def plain(title: str) -> str:
    """A title as it is compared: white space, case, quotes and dashes make no difference."""
    folded = unicodedata.normalize("NFKC", title).translate(_QUOTES).translate(_DASHES)
    return " ".join(folded.casefold().split())


def is_same_title(known: str, read: str) -> bool:
    """Whether two titles have the same words."""
    return plain(known) == plain(read)


def is_same_without_site(known: str, read: str) -> bool:
    """Whether they have the same words when the parts of a title may be a site's or a section's."""
    one, other = plain(known), plain(read)
    return bool(other) and (one == other or other in _parts(one) or one in _parts(other))


def _parts(title: str) -> set[str]:
    cuts = list(_SITE.finditer(title))
    return {title[: cut.start()] for cut in cuts} | {title[cut.end() :] for cut in cuts}


def is_same_day(known: str, read: str) -> bool:
    """Whether a day is that of a publisher's day or instant: in its own zone or in UTC."""
    days = {known[:10]}
    try:
        at = datetime.fromisoformat(known)
    except ValueError:
        return read in days
    if at.tzinfo is not None:
        days.add(at.astimezone(UTC).date().isoformat())
    return read in days


def _names(authors: Sequence[str]) -> set[str]:
    return {re.sub(r"\Aby ", "", plain(name)) for name in ", ".join(authors).split(", ")}


def is_same(field: str, page: KnownPage, reading: Reading) -> bool:
    """Whether a piece of metadata is right."""
    if field == "title":
        return is_same_title(page.title, reading.title)
    if field == "title without site":
        return is_same_without_site(page.title, reading.title)
    if field == "day":
        return is_same_day(page.published, reading.day)
    if field == "source":
        return plain(page.source) == plain(reading.source)
    return _names(page.authors) == _names(reading.authors)


def value(field: str, page: KnownPage | Reading) -> str:
    """What is known, or was read, of a field."""
    if field.startswith("title"):
        return page.title
    if field == "day":
        return page.published if isinstance(page, KnownPage) else page.day
    if field == "source":
        return page.source
    return ", ".join(page.authors)


FIELDS = ("title", "title without site", "day", "source", "authors")


def metadata_figures(
    field: str, pages: Sequence[KnownPage], readings: Sequence[Reading]
) -> Figures:
    """How often a field is right, wrong and missing, of the pages of which it is known."""
    counted: Counter[str] = Counter()
    for page, reading in zip(pages, readings, strict=True):
        if not value(field, page):
            continue
        if not value(field, reading):
            counted["missing"] += 1
        else:
            counted["right" if is_same(field, page, reading) else "wrong"] += 1
    return {key: counted[key] for key in ("right", "wrong", "missing")}
