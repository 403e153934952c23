"""How do Dateline, python-dateutil and dateparser read the dates of a document?

HeidelTime, another program, has a module of its own. Keeps out: scores.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil import parser as dateutil_parser

from bench.date_gold import Document, Expression
from bench.date_values import Day
from index.dates.publication import infer_published
from index.dates.tagger import DateTagger
from index.interchange import plain_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reader finds in a document.

    Args:
        expressions: where it tells them, else None.
        days: the single days, where it tells nothing else.
    """

    expressions: Sequence[Expression] | None = None
    days: frozenset[Day] = frozenset()


Reader = Callable[[Document], Answer]


def dateline() -> Reader:
    """Dateline as `dateline annotate` runs it: by paragraphs, an unknown publication inferred."""
    tagger = DateTagger()

    def read(document: Document) -> Answer:
        article = plain_article(document.text, identifier="", published=document.published)
        published = article.published or infer_published(article.body)
        found = tagger.tag(article.body, published=published, blocks=article.blocks)
        return Answer(
            expressions=[
                Expression(start=m.start, end=m.end, type=m.type, value=m.value, rule=m.rule)
                for m in found
            ]
        )

    return read


def dateutil() -> Reader:
    """python-dateutil's fuzzy parser, a sentence at a time: one day each, and no spans."""
    warnings.simplefilter("ignore", dateutil_parser.UnknownTimezoneWarning)

    def read(document: Document) -> Answer:
        default = _start(document)
        days = set()
        for sentence in re.split(r"(?<=[.!?])\s+", document.text):
            try:
                when = dateutil_parser.parse(sentence, fuzzy=True, default=default)
            except (ValueError, OverflowError, TypeError):
                continue
            days.add((when.year, when.month, when.day))
        return Answer(days=frozenset(days))

    return read


def dateparser() -> Reader:
    """dateparser's search, publication as its base; it gives the words and a day for each."""
    search: Any = importlib.import_module("dateparser.search").search_dates

    def read(document: Document) -> Answer:
        settings = {"RELATIVE_BASE": _start(document), "PREFER_DATES_FROM": "past"}
        found = search(document.text, languages=["en"], settings=settings) or []
        expressions, reached = [], 0
        for words, when in found:
            start = document.text.find(words, reached)
            if start >= 0:
                reached = start + len(words)
                expressions.append(
                    Expression(start=start, end=reached, type="DATE", value=f"{when:%Y-%m-%d}")
                )
        return Answer(expressions=expressions)

    return read


def _start(document: Document) -> datetime:
    day = document.published or date(2000, 1, 1)
    return datetime(day.year, day.month, day.day)


READERS: dict[str, Callable[[], Reader]] = {"dateline": dateline, "dateutil": dateutil}
"""Who can always be measured, by name."""

if importlib.util.find_spec("dateparser"):
    READERS["dateparser"] = dateparser
