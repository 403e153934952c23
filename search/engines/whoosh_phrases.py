"""Where do several terms stand in a row? Their positions joined, from the rarest term on.

Only articles that have all of the terms are looked at, and only their positions are decoded. Keeps
out: scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.stores.postings import TITLE
from index.stores.ragged import first_positions, gather, without_repeats
from search.engines.whoosh_found import among, places, within
from search.engines.whoosh_ground import Ints, Mask, Slice, flagged

# From one occurrence in so many on, all positions of a term are decoded to pick some of them.
_PICKED = 4
# A row of words is flagged if it is no longer, and has no more words for each one looked for.
_ROW_MOST = 64 << 20
_ROW_SHARE = 256

_NO_INTS: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """The postings of one term in one field of one slice, positions left packed.

    Args:
        term: the term's ordinal, -1 when the slice lacks it.
        documents: the documents that have it, ascending.
        weights: how often it stands in each.
    """

    term: int
    documents: Ints
    weights: Ints

    @property
    def bytes_held(self) -> int:
        """Bytes of memory."""
        return self.documents.nbytes + self.weights.nbytes


def common_documents(decoded: Sequence[Decoded], *, articles: int) -> Ints:
    """The documents that all of several terms have, from the rarest on."""
    ordered = sorted(decoded, key=lambda one: len(one.documents))
    documents = ordered[0].documents
    for other in ordered[1:]:
        documents = documents[within(documents, other.documents, articles=articles)]
    return documents


def in_every(documents: Ints, decoded: Sequence[Decoded]) -> Mask:
    """Whether each of some documents has all of several terms."""
    found = np.ones(len(documents), dtype=np.bool_)
    for one in decoded:
        found &= among(documents, one.documents)
    return found


def in_a_row(
    part: Slice, field: str, decoded: Sequence[Decoded], documents: Ints, *, every: bool
) -> tuple[Ints, Ints]:
    """Where the first of several terms stands with all others right behind it.

    Args:
        part: the slice.
        field: the field.
        decoded: the terms.
        documents: documents that have all of them, ascending.
        every: whether every occurrence is wanted; else each document comes once.

    Returns:
        The document of each occurrence, and the position of its first word.
    """
    lengths = part.columns.title_length if field == TITLE else part.columns.body_length
    # All words of these documents in one row, with a gap before each that no phrase can cross.
    base = first_positions(lengths[documents].astype(np.int64) + len(decoded))
    found: Ints | None = None
    known: dict[int, Ints] = {}  # a word may stand in a phrase several times
    shifts = sorted(range(len(decoded)), key=lambda shift: int(decoded[shift].weights.sum()))
    for shift in shifts:
        one = decoded[shift]
        if one.term not in known:
            known[one.term] = _occurrences(part, field, one, documents, base)
        occurrences = known[one.term] + (len(decoded) - shift)
        found = occurrences if found is None else _met(found, occurrences, int(base[-1]))
        if not len(found):
            break
    if found is None:
        return _NO_INTS, _NO_INTS
    owner = np.searchsorted(base, found, side="right") - 1
    if not every:
        return documents[without_repeats(owner)], _NO_INTS
    return documents[owner], found - base[owner] - len(decoded)


def _occurrences(part: Slice, field: str, one: Decoded, documents: Ints, base: Ints) -> Ints:
    """Where a term stands in some of its documents, in the row of all their words."""
    postings = part.postings[field]
    rows = places(documents, one.documents, articles=part.articles)
    weights = one.weights
    if len(documents) == len(one.documents):
        positions = postings.positions(one.term)
    else:
        wanted = gather(first_positions(weights), rows)
        weights = weights[rows]
        # Reading a row to its end is several times quicker than picking numbers out of it.
        if len(wanted) * _PICKED > int(one.weights.sum()):
            positions = postings.positions(one.term)[wanted]
        else:
            positions = postings.positions(one.term, wanted)
    return np.repeat(base[:-1], weights) + positions


def _met(found: Ints, others: Ints, words: int) -> Ints:
    """Those of some places in a row of words that are among others, all ascending."""
    if words > _ROW_MOST or words > _ROW_SHARE * len(found):
        return found[among(found, others)]
    return found[flagged(others, words + 1)[found]]
