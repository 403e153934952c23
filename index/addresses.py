"""Where do issued ids lead? A reader's view of the corpus store that any thread may use.

Keeps out: writing.
"""

from __future__ import annotations

from pathlib import Path

from index.corpus import Corpus
from index.issued import Address


class CorpusAddresses:
    """Follows ids through the corpus store of a folder, opening it anew for each question.

    Args:
        folder: the folder of the corpus.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads that was ever issued for a passage; None for one that never was."""
        corpus = Corpus(self._folder)
        try:
            return corpus.passages.address(passage_id)
        finally:
            corpus.close()

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed on purpose."""
        corpus = Corpus(self._folder)
        try:
            return corpus.is_removed(article_id)
        finally:
            corpus.close()
