"""How does the index stand beside the corpus when a run begins? What it holds, and what must go.

Also marks what must be done anew: everything, when the index is lost or the rules have changed.
Keeps out: how it is done (rounds.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.condensed import Condensed, condense
from index.corpus import Corpus
from index.store import Snapshot
from index.working import WorkingStore

_FINGERPRINT = "fingerprint"
# Articles that are remembered in one transaction.
_AT_ONCE = 500

Teller = Callable[[str, int, int, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What was found.

    Args:
        exists: whether there is an index.
        held: ids of the articles of which the index or the working file holds anything.
        gone: those of them that the corpus no longer has.
    """

    exists: bool
    held: frozenset[str]
    gone: frozenset[str]


def take_stock(
    corpus: Corpus,
    working: WorkingStore,
    snapshot: Snapshot | None,
    *,
    fingerprint: str,
    tell: Teller,
) -> Standing:
    """See what the index holds, and mark what must be done anew.

    Args:
        corpus: what there should be.
        working: what is remembered; what it has lost is remembered again from the index.
        snapshot: the index as it stands, or None.
        fingerprint: of the rules of today.
        tell: is told how far that is: stage, articles done, articles in all, and since when.
    """
    known = corpus.meta(_FINGERPRINT)
    if snapshot is None or known is None:
        # Another index or another corpus than the one that it was made with.
        working.clear()
    remembered = working.article_ids()
    indexed = frozenset(() if snapshot is None else snapshot.article_ids)
    if snapshot is not None:
        _gather(sorted(indexed - remembered), corpus, working, snapshot, tell)
    if snapshot is None or known != fingerprint:
        working.mark_all()
        # From now on, "indexed" means: under these rules. A run that is killed is then taken up.
        with corpus.transaction():
            corpus.mark_unindexed()
            corpus.set_meta(_FINGERPRINT, fingerprint)
    held = indexed | remembered
    return Standing(
        exists=snapshot is not None, held=held, gone=held.difference(corpus.article_ids())
    )


def _gather(
    lost: list[str], corpus: Corpus, working: WorkingStore, snapshot: Snapshot, tell: Teller
) -> None:
    begun = time.monotonic()
    for done in range(0, len(lost), _AT_ONCE):
        tell("gathering", done, len(lost), begun)
        working.update(_condensed(lost[done : done + _AT_ONCE], corpus, snapshot))
    if lost:
        tell("gathering", len(lost), len(lost), begun)


def _condensed(
    article_ids: Iterable[str], corpus: Corpus, snapshot: Snapshot
) -> Iterator[tuple[Condensed, Mapping[str, int]]]:
    """Articles as the index knows them, condensed, with the order of issue of their passages."""
    for article_id in article_ids:
        annotated = snapshot.article(article_id)
        if annotated is not None:
            condensed = condense(annotated)
            yield condensed, corpus.passages.sequence(condensed.places)
