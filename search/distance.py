"""How far is one word from another? Edits of single letters, a swap of neighbours being one.

Optimal string alignment (Damerau 1964, no letter edited twice). Keeps out: which words are
compared.
"""

from __future__ import annotations

_SHORT = 5  # letters


def is_correctable(word: str) -> bool:
    """Whether a folded word can be misspelt: no number is a misspelling of another."""
    return bool(word) and not any(letter.isdigit() for letter in word)


def tolerance(word: str) -> int:
    """How many edits may lie between a folded word and the one that was meant."""
    return 1 if len(word) < _SHORT else 2


def distance(one: str, other: str, *, limit: int) -> int | None:
    """The number of insertions, deletions, replacements and swaps between two words.

    Args:
        one: a word.
        other: another.
        limit: the most edits that are of interest.

    Returns:
        The distance, or None when it is above the limit.
    """
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before = before, row
        row = [i]
        for j, facing in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and (not before or min(before) > limit):
            return None
    return row[-1] if row[-1] <= limit else None
