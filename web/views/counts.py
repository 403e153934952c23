"""How is a number of things said? With its noun in the right number, and thousands set apart."""

from __future__ import annotations

_PLURALS = {
    "entry": "entries",
    "dated entry": "dated entries",
    "partial match": "partial matches",
    "day or span": "days and spans",
    "stretch": "stretches",
    "person": "people",
    "media house": "media",
}


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,204 reports"."""
    word = noun if number == 1 else _PLURALS.get(noun, f"{noun}s")
    return f"{number:,} {word}"
