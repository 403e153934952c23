"""The store that the product uses: generations of a Whoosh index with columns and records.

    g000007/
      manifest.json   every file with its size and checksum
      text/           Whoosh's segments: postings of titles and bodies
      records/        the annotated articles, compressed
      columns/        what is counted: sources, days, kinds, entities
      entities.json, entries.json, words.json, surfaces.json

A new generation links the unchanged files of the one before and adds its own. Keeps out: queries.
"""

from __future__ import annotations

from pathlib import Path

from index.errors import StoreError
from index.store import Change
from index.stores.generations import Generations
from index.stores.whoosh_build import Build
from index.stores.whoosh_snapshot import WhooshSnapshot


class WhooshStore:
    """Generations of an index in a folder.

    Args:
        folder: the index folder; made by the first commit. It belongs to the store alone.
    """

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)

    def current(self) -> int | None:
        """The number of the current generation, or None before the first commit."""
        return self._generations.current()

    def open(self) -> WhooshSnapshot:
        """Open the current generation; raises StoreError when there is none or it is damaged."""
        held = self._generations.hold()
        try:
            return WhooshSnapshot(held, on_close=self._generations.sweep)
        except BaseException:
            held.release()
            raise

    def commit(self, change: Change) -> int:
        """Write a new generation and make it current in one step; returns its number.

        Raises:
            StoreError: another writer is at work, the current generation is damaged, the disk is
                full, or one article comes twice or both comes and leaves.
        """
        try:
            with self._generations.writing() as building:
                number = self._build(building, change)
        except OSError as error:
            raise StoreError(
                f"The index in {self._generations.folder} cannot be written: {error}.",
                remedy="Make room on the disk and check who may write there; "
                "the index that stood before is whole.",
            ) from error
        self._generations.sweep()
        return number

    def lingering(self) -> tuple[int, ...]:
        """Older generations, with all that was removed since, that some reader still holds.

        Deletes those that nobody reads any more.
        """
        return self._generations.sweep()

    def verify(self) -> None:
        """Read every byte of the current generation; raises StoreError for the first damage."""
        snapshot = self.open()
        try:
            snapshot.verify()
        finally:
            snapshot.close()

    def _build(self, building: Path, change: Change) -> int:
        previous = self.open() if self.current() is not None else None
        try:
            known = Build(building, previous, change).run()
            return self._generations.publish(building, known=known)
        finally:
            if previous is not None:
                previous.close()
