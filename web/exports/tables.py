"""How is a table written that a spreadsheet can open safely? CSV (RFC 4180) with guarded cells.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, wherever the words came from
(OWASP, CSV injection). Such a cell gets an apostrophe in front, and so does one that begins with an
apostrophe: taking one away from every cell that begins with one gives back the words. Keeps out:
what the columns are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

GUARD = "'"
# Spreadsheets pass over blanks and invisible characters before a formula, and take wide signs.
_FORMULA = re.compile(
    r"'|[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]"
)
# Excel takes a file that does not begin so for one in the letters of the country.
BYTE_ORDER_MARK = "\ufeff"
BETWEEN = "; "


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table as text, a row at a time.

    Args:
        columns: their names.
        rows: their cells; None is an empty one, and numbers are written as they are.
    """
    yield BYTE_ORDER_MARK + _row(columns)
    for row in rows:
        yield _row([guarded(cell) if isinstance(cell, str) else cell for cell in row])


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The words of a guarded cell."""
    return cell.removeprefix(GUARD)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(values)


def _row(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
