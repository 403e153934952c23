"""Where in a text do given words stand?

Keeps out: why somebody wants to know.
"""

from __future__ import annotations

import re


def find_surface(text: str, surface: str, *, occurrence: int) -> tuple[int, int] | None:
    """Find words as they stand, not inside longer words.

    Args:
        text: where to look.
        surface: the exact words.
        occurrence: which of several equal ones, from 1.

    Returns:
        The half-open span in code points, or None when there are not so many.
    """
    before = r"(?<!\w)" if re.match(r"\w", surface) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", surface) else ""
    pattern = re.compile(before + re.escape(surface) + after)
    for number, match in enumerate(pattern.finditer(text), start=1):
        if number == occurrence:
            return match.span()
    return None
