"""In which order do values stand, and which hold some letters? Labels, read once in a generation.

Keeps out: which values there are under a question (whoosh_values.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from search.engines.whoosh_ground import Ints, Mask
from search.names import letters_of


class Labels:
    """The labels of some values.

    Args:
        labels: each, by ordinal; ordinals are in the order of the values themselves.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        self._labels = labels

    @cached_property
    def texts(self) -> list[str]:
        """The labels."""
        return list(self._labels)

    @cached_property
    def letters(self) -> list[str]:
        """The letters of each."""
        return [letters_of(text) for text in self.texts]

    @cached_property
    def by_text(self) -> Ints:
        """The place of each in the order of labels, then values."""
        return _places(sorted(range(len(self.texts)), key=self.texts.__getitem__))

    @cached_property
    def by_letters(self) -> Ints:
        """The place of each in the order of letters, then labels, then values."""
        keys = list(zip(self.letters, self.texts, strict=True))
        return _places(sorted(range(len(keys)), key=keys.__getitem__))

    def holding(self, letters: str) -> Mask:
        """Whether each holds some letters."""
        held = (letters in one for one in self.letters)
        return np.fromiter(held, dtype=np.bool_, count=len(self.letters))


def _places(order: Sequence[int]) -> Ints:
    places = np.empty(len(order), dtype=np.int64)
    places[np.asarray(order, dtype=np.int64)] = np.arange(len(order))
    return places
