"""How certain is a value? One vocabulary for dates, metadata and places.

Keeps out: how each kind of value is judged.
"""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """How a value was reached; the one vocabulary of certainty, everywhere the same."""

    STATED = "stated"  # the text says it outright: "March 7, 2025"
    RESOLVED = "resolved"  # follows from the text and a known anchor: "Friday" -> 7 March
    INFERRED = "inferred"  # judged from evidence; could be otherwise, bounds are kept
    UNRESOLVED = "unresolved"  # recognised, but no value is claimed
