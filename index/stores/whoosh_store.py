"""The store that the product uses: generations of segments, entities and timeline entries.

    g000007/
      manifest.json       every file with its size and checksum
      segments.json       which segments make up the generation
      <name>.words, <name>.columns, <name>.records
                          one segment: postings, what is counted, the annotated articles
      ordinals.arrays     what the segments' numbers are in the generation
      catalogue.arrays    entities and their names
      timeline.arrays     timeline entries

A new generation links the unchanged files of the one before and adds its own. Keeps out: queries.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.errors import StoreError
from index.store import Change
from index.stores.files import FileRecord
from index.stores.generations import Generations
from index.stores.joining import largest_join
from index.stores.merging import run_to_join
from index.stores.whoosh_build import Build
from index.stores.whoosh_snapshot import WhooshSnapshot

MEMORY_MB = 256


class WhooshStore:
    """Generations of an index in a folder.

    Args:
        folder: the index folder; made by the first commit. It belongs to the store alone.
        memory_mb: what a commit may hold in memory of words and postings, in mebibytes.
    """

    def __init__(self, folder: Path, *, memory_mb: int = MEMORY_MB) -> None:
        self._generations = Generations(folder)
        self._memory_mb = memory_mb
        self._verified: set[tuple[int, str]] = set()

    def current(self) -> int | None:
        """The number of the current generation, or None before the first commit."""
        return self._generations.current()

    def mark(self) -> str | None:
        """What tells the current generation from all others, an index built anew from this one."""
        return self._generations.mark()

    def open(self) -> WhooshSnapshot:
        """Open the current generation; raises StoreError when there is none or it is damaged."""
        held = self._generations.hold()
        try:
            return WhooshSnapshot(held, verified=self._verified, on_close=self._generations.sweep)
        except BaseException:
            held.release()
            raise

    def commit(self, change: Change) -> int:
        """Write a new generation and make it current in one step; returns its number.

        Raises:
            StoreError: another writer is at work, the current generation is damaged, the disk is
                full, or one article comes twice or both comes and leaves.
        """
        return self._write(lambda build: build.change(change))

    def tidy(self) -> bool:
        """Join the newest segments if they have become too many; whether they had.

        Raises:
            StoreError: as for `commit`.
        """
        if self.current() is None:
            return False
        snapshot = self.open()
        try:
            sizes = [part.segment.columns.passages for part in snapshot.parts]
            first = run_to_join(sizes, most=largest_join(self._memory_mb))
        finally:
            snapshot.close()
        if first is None:
            return False
        self._write(lambda build: build.join(first))
        return True

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

    def _write(self, build: Callable[[Build], tuple[FileRecord, ...]]) -> int:
        try:
            with self._generations.writing() as building:
                number = self._build(building, build)
        except OSError as error:
            raise StoreError(
                f"The index in {self._generations.folder} cannot be written: {error}.",
                remedy="Make room on the disk and check who may write there; "
                "the index that stood before is whole.",
            ) from error
        self._generations.sweep()
        return number

    def _build(self, building: Path, write: Callable[[Build], tuple[FileRecord, ...]]) -> int:
        previous = self.open() if self.current() is not None else None
        build = Build(building, previous, memory_mb=self._memory_mb)
        try:
            known = write(build)
            return self._generations.publish(building, known=known)
        finally:
            build.close()
            if previous is not None:
                previous.close()
