"""How do citation programs get a citation? In CSL-JSON, where an inferred day is "circa".

The form: https://github.com/citation-style-language/schema. Keeps out: what is known (work.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from web.citations.work import COLLECTOR, Work


def csl(works: Iterable[Work]) -> str:
    """Works as CSL-JSON."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": work.id,
        "type": "webpage" if work.is_entry else "article-newspaper",
        "title": work.title,
        "URL": work.best_url,
        "archive": COLLECTOR,
        "archive_location": work.address,
        "note": "\n".join(work.notes),
    }
    if work.author:
        item["author"] = [{"literal": work.author}]
    if work.source:
        item["container-title"] = work.source
    if work.language:
        item["language"] = work.language
    if work.published is not None:
        item["issued"] = _date([work.published.day], circa=work.circa)
    if work.days is not None and work.days.start is not None and work.days.last is not None:
        days = [work.days.start] if work.days.is_one_day else [work.days.start, work.days.last]
        item["event-date"] = _date(days, circa=work.judged)
    return item


def _date(days: list[date], *, circa: bool) -> dict[str, Any]:
    parts: dict[str, Any] = {"date-parts": [[day.year, day.month, day.day] for day in days]}
    return {**parts, "circa": True} if circa else parts
