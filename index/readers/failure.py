"""What is told of an input that gave no article, or not all, and how is its name shown?

Keeps out: formats and their readers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, or one record of it, that gave no article or not all that was asked for.

    Args:
        path: the input as given, with ":line" after it for a record.
        reason: what is wrong, one sentence that names the offending value.
        remedy: what the person can do about it, one sentence.
    """

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person should know of an input that was read as it was meant to be.

    What was left aside on purpose is counted here by its kind; what was decided is told.

    Args:
        path: the input as given.
        text: what is to be known, one sentence.
    """

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Word of an article that was removed on purpose elsewhere, so that it stays away here.

    Args:
        path: the record that says so.
        id: the article's id.
    """

    path: str
    id: str


def shown(path: Path) -> str:
    """A path as text that every output can hold; bytes that are no UTF-8 show as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
