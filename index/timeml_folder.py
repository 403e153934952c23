"""Under which names do TimeML documents stand in a folder, one a text?

Scorers and converters of the TempEval campaigns take such folders. Keeps out: what the documents
hold.
"""

from __future__ import annotations

import re
from pathlib import Path

from index.errors import InputError
from index.model.annotated import AnnotatedArticle
from index.timeml import timeml_document

SUFFIX = ".tml"
LONGEST = 120
"""How many characters of a text's id its file name keeps."""


class TimemlFolder:
    """Writes documents into a folder, which it makes where there is none.

    Args:
        folder: its path.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: set[str] = set()

    def write(self, annotated: AnnotatedArticle) -> Path:
        """Write a document under its text's id; a file of an earlier run is replaced.

        Raises:
            InputError: when the folder cannot be written to.
        """
        path = self._folder / self._name(annotated.article.id)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(timeml_document(annotated).encode("utf-8"))
        except OSError as error:
            raise InputError(
                f"{path} cannot be written: {error.strerror}.",
                remedy="Name a folder that you may write to.",
            ) from error
        return path

    def _name(self, identifier: str) -> str:
        """A file name that no other text of this run has, whatever the case of its letters."""
        stem = re.sub(r"[^\w.-]+", "_", Path(identifier).name if identifier else "")
        stem = stem.removesuffix(SUFFIX).strip(".")[:LONGEST] or "text"
        name, number = stem, 1
        while name.casefold() in self._given:
            number += 1
            name = f"{stem}_{number}"
        self._given.add(name.casefold())
        return name + SUFFIX
