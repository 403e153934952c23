"""Which passage took the place of one that a later version changed?

Keeps out: where ids are kept (corpus.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from index.analysis import terms

# Half of the words of both sentences together: less is another sentence, not a changed one.
_SAME_SENTENCE = 0.5


def successors(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """For each old passage, the new one that is most like it, where one is like it at all.

    Args:
        old: words of the passages that are gone, by id.
        new: words of the passages that are there now, by id.

    Returns:
        Old id to new id; ids without a successor are left out. Ties go to the first in `new`.
    """
    present = {identifier: frozenset(terms(text)) for identifier, text in new.items()}
    found = {}
    for identifier, text in old.items():
        words = frozenset(terms(text))
        best, likeness = None, _SAME_SENTENCE
        for candidate, others in present.items():
            either = len(words | others)
            shared = len(words & others) / either if either else 0.0
            if shared > likeness or (shared == likeness and best is None):
                best, likeness = candidate, shared
        if best is not None:
            found[identifier] = best
    return found
