"""What does a browser offer in its address bar? Whole questions, with names written out.

The form: OpenSearch Suggestions 1.0. It knows words alone, so that what is a filter elsewhere is
written in the query language here, and days, which words cannot ask for, are not offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.suggestions import Completion, Suggestion
from web.views.counts import count
from web.views.suggestions import KIND_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionRow:
    """A whole question, and what stands at its end."""

    text: str
    told: str


def completions(asked: str, *, names: Completion) -> tuple[CompletionRow, ...]:
    """The questions that what was typed may become, each once and none as it stands.

    Args:
        asked: what was typed, trimmed.
        names: names and sources.
    """
    rows = {
        text: CompletionRow(text=text, told=_told(found))
        for found in reversed(names.found)
        if (text := f"{names.kept} {_written(found)}".strip()) != asked
    }
    return tuple(reversed(rows.values()))


def _written(found: Suggestion) -> str:
    """A name in the query language, as a name of its kind."""
    name = " ".join(found.text.replace('"', " ").split())
    return f'{found.kind}:"{name}"'


def _told(found: Suggestion) -> str:
    return f"{KIND_WORDS[found.kind]}, {count(found.count, 'report')}"
