"""What do programs and spreadsheets read of a result list? One record or row a report.

docs/records.md documents the keys, docs/web-addresses.md the columns. Keeps out: which reports
these are (report_reading.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from search.results.hits import Hit
from web import links
from web.exports.report_reading import ReportReading
from web.exports.tables import joined, table
from web.records import article_record, hit_record

COLUMNS = (
    "article",
    "address",
    "title",
    "title_basis",
    "source",
    "published",
    "published_basis",
    "published_from",
    "published_to",
    "url",
    "missing",
    "sentence_addresses",
    "sentences",
)
CUT = " […] "  # between sentences that need not follow each other


def reports_json(reading: ReportReading, *, question: str, base: str) -> Iterator[str]:
    """The reports as JSON, one at a time.

    Args:
        reading: the reports.
        question: the address of the page that shows the same, in full.
        base: what stands before a path to make an address.
    """
    yield '{"reports": ['
    for number, hit in enumerate(reading):
        yield f"{',' if number else ''}\n{_json(_record(hit, base))}"
    left = reading.left_out
    counts = {
        "question": question,
        "generation": reading.generation,
        "partial_only": reading.partial_only,
        "reports": reading.total,
        "given": reading.given,
        "left_out": {"limit": left.limit},
    }
    yield f'\n],\n"dateline": {_json(counts)}}}\n'


def reports_table(reading: ReportReading, *, base: str) -> Iterator[str]:
    """The reports as a table; `base` stands before a path to make an address."""
    return table(COLUMNS, (_row(hit, base) for hit in reading))


def _record(hit: Hit, base: str) -> dict[str, Any]:
    article, passages = hit.article, hit_record(hit)["passages"]
    return {
        **hit_record(hit),
        "address": base + links.article(article.id),
        "url": article.url.value if article.url is not None else None,
        "passages": [
            {**passage, "address": base + links.entry(passage["passage"])} for passage in passages
        ],
    }


def _row(hit: Hit, base: str) -> tuple[object, ...]:
    article = article_record(hit.article)
    return (
        article["article"],
        base + links.article(hit.article.id),
        *(article[name] for name in COLUMNS[2:9]),
        hit.article.url.value if hit.article.url is not None else None,
        joined(hit.missing),
        joined(base + links.entry(view.passage.id) for view in hit.snippets),
        CUT.join(view.text for view in hit.snippets),
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
