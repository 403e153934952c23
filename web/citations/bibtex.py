r"""How does BibTeX get a citation? In UTF-8, with all escaped that TeX would take for its own.

BibTeX counts braces even after a backslash, so they are written by name. Keeps out: what is known
(work.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from web.citations.work import Work

MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
_SPECIALS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def bibtex(works: Iterable[Work]) -> str:
    """Works as a BibTeX file."""
    return "\n".join(_record(work) for work in works)


def escaped(text: str) -> str:
    """A text as TeX reads it back."""
    return _SPECIAL.sub(lambda found: _SPECIALS[found[0]], _CONTROLS.sub(" ", text))


def _record(work: Work) -> str:
    kind = "article" if work.source and not work.is_entry else "misc"
    lines = [f"@{kind}{{{work.id},"]
    lines += [f"  {name} = {value}," for name, value in _fields(work, kind)]
    return "\n".join([*lines, "}\n"])


def _fields(work: Work, kind: str) -> Iterable[tuple[str, str]]:
    # The second pair of braces keeps a name whole and a headline's capitals.
    yield "title", f"{{{{{escaped(work.title)}}}}}"
    if work.author:
        yield "author", f"{{{{{escaped(work.author)}}}}}"
    if work.source:
        yield ("journal" if kind == "article" else "howpublished"), f"{{{escaped(work.source)}}}"
    if work.published is not None:
        day = work.published.day
        yield "year", f"{{{day.year}}}"
        yield "month", MONTHS[day.month - 1]
        yield "day", f"{{{day.day}}}"
    # An address is read as it is: what TeX would mind is encoded as addresses encode it.
    yield "url", f"{{{quote(work.best_url, safe=':/?#[]@!$&()*+,;=%~-._')}}}"
    if work.language:
        yield "language", f"{{{escaped(work.language)}}}"
    yield "note", f"{{{escaped(' '.join(work.notes))}}}"
