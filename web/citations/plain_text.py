"""How is a report or a sentence cited in running text? Who says it, when, and where it stands.

Keeps out: what is known (work.py).
"""

from __future__ import annotations

from search.results.passages import ArticleSummary, PassageView
from search.results.timeline import EntryView
from web.citations.work import day_told, report_work, spoken_of
from web.publisher import safe_url
from web.views.sources import UNKNOWN


def cite_report(summary: ArticleSummary, *, base: str) -> str:
    """A report in one line; `base` stands before a path to make an address."""
    work = report_work(summary, (), base=base)
    url = safe_url(summary.url)
    return " ".join([f"{_report(summary)}.", *([f"{url}."] if url else []), work.address])


def cite_sentence(view: PassageView, *, entry: EntryView | None, address: str) -> str:
    """A sentence in one line.

    Args:
        view: the sentence.
        entry: the entry whose days it stands for, or None.
        address: its permanent address in full.
    """
    words = " ".join(view.text.split())
    when = [spoken_of(entry)] if entry is not None else []
    return " ".join([f"“{words}”", f"{_report(view.article)}.", *when, address])


def _report(summary: ArticleSummary) -> str:
    """Author, headline, publisher and day; what is inferred says so."""
    author = [" ".join(summary.byline.value.split())] if summary.byline is not None else []
    source = UNKNOWN
    if summary.source is not None:
        judged = summary.source.basis.value == "inferred"
        source = f"{summary.source.value}{' (inferred)' if judged else ''}"
    return ", ".join([*author, _title(summary), source, day_told(summary.published)])


def _title(summary: ArticleSummary) -> str:
    if summary.title is None:
        return f"report without a headline that begins “{' '.join(summary.opening.split())}”"
    title = f"“{' '.join(summary.title.value.split())}”"
    return f"{title} (headline inferred)" if summary.title.basis.value == "inferred" else title
