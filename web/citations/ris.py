"""How does a reference manager get a citation? In RIS: a tag and a value on each line.

Keeps out: what is known (work.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from web.citations.work import Work

# A value is one line; a line end within it would begin a tag of its own.
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def ris(works: Iterable[Work]) -> str:
    """Works as a RIS file."""
    return "".join(_record(work) for work in works)


def _record(work: Work) -> str:
    pairs = [
        ("TY", "ELEC" if work.is_entry else "NEWS"),
        ("ID", work.id),
        ("TI", work.title),
        *([("AU", work.author)] if work.author else []),
        *([("T2", work.source)] if work.source else []),
    ]
    if work.published is not None:
        day = work.published.day
        pairs += [
            ("PY", f"{day.year:04}"),
            ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}/"),
        ]
    pairs += [("UR", work.best_url), *([("LA", work.language)] if work.language else [])]
    pairs += [("N1", note) for note in work.notes]
    lines = (f"{tag}  - {_BREAKS.sub(' ', value)}\r\n" for tag, value in [*pairs, ("ER", "")])
    return "".join(lines) + "\r\n"
