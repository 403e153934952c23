"""What would a run make of some inputs? A corpus that only this process sees.

It knows all that the corpus of a folder knows, and what is put into it is lost with it: nothing is
written to any disk. Keeps out: reading inputs.
"""

from __future__ import annotations

from pathlib import Path

from index.corpus import FORM, Corpus
from index.database import Database
from index.errors import StoreError
from index.intake import Intake
from index.issued import IssuedPassages
from index.packing import Packed
from index.recognition import Recognition

_COPIED = ("article", "candidate", "removed", "resource", "input", "came", "skip", "aside")


class Rehearsal(Corpus):
    """A corpus as it would be, without the texts of what is put into it.

    Args:
        folder: of the corpus; there may be none.

    Raises:
        StoreError: the corpus is damaged, of another version, or was left in the middle of a write.
    """

    def __init__(self, folder: Path) -> None:
        self._db = Database(None, FORM)
        if (folder / FORM.file).exists():
            if (folder / f"{FORM.file}-journal").exists():
                raise StoreError(
                    f"The last run over {folder} was stopped in the middle of a write.",
                    remedy="Run `dateline status`, which puts that in order, then try again.",
                )
            self._db.look_into(folder / FORM.file, copied=_COPIED, seen=("version",))
        self.passages = IssuedPassages(self._db)
        self.intake = Intake(self._db)
        self._recognition = Recognition(self._db, self.article)

    def _keep_version(self, article: Packed, issued: str, version: int) -> None:
        """Keep nothing: the count of versions alone tells what is new."""
