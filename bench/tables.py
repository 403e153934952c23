"""How do people read figures? Columns that line up, and no more digits than are meant."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | int | float | None


def figure(cell: Cell) -> str:
    """A cell as it is printed: three digits that count, thousands apart."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell:,}"
    if cell >= 100:
        return f"{cell:,.0f}"
    return f"{cell:.1f}" if cell >= 10 else f"{cell:.2f}"


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print a table: the first column to the left, figures to the right."""
    cells = [list(heads), *([figure(cell) for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(heads))]
    print(f"\n{title}")
    for row in cells:
        first = row[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  " + "  ".join([first, *rest]).rstrip())
