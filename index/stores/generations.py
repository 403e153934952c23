"""Which generation of an index is current, who reads which, and when may one be deleted?

    index/
      CURRENT        the current generation and the checksum of its manifest
      writer.lock    held by the one writer
      g000007/       one generation, never changed once CURRENT has named it
      building-*/    what a writer is making; left behind only by a killed one

A reader holds a shared lock on its generation's `reader.lock`; an older generation is deleted as
soon as nobody does. Locks are the kernel's, so that a killed process holds none. Keeps out: what a
generation holds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from index.errors import StoreError
from index.locks import exclusive
from index.stores.files import (
    FORMAT_VERSION,
    REBUILD,
    FileRecord,
    Manifest,
    damaged,
    read_manifest,
    replace_file,
    sync_folder,
    write_manifest,
)

_POINTER = "CURRENT"
_READER_LOCK = "reader.lock"
_BUILDING = "building-"
_ATTEMPTS = 20


class Pointer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What CURRENT says."""

    format: int
    generation: int
    manifest: str


@dataclass(frozen=True, slots=True)
class Held:
    """A generation that this process holds open for reading.

    Args:
        number: its number.
        folder: its folder.
        manifest: its checked manifest.
        lock: the open file that holds the shared lock.
    """

    number: int
    folder: Path
    manifest: Manifest
    lock: int

    def release(self) -> None:
        """Let go of it."""
        os.close(self.lock)


class Generations:
    """The generations in one folder.

    Args:
        folder: the index folder; made by the first writer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> int | None:
        """The current generation, or None before the first; raises StoreError for damage."""
        pointer = self._pointer()
        return None if pointer is None else pointer.generation

    def mark(self) -> str | None:
        """What tells the current generation from all others, None before the first."""
        pointer = self._pointer()
        return None if pointer is None else f"{pointer.generation} {pointer.manifest}"

    def hold(self) -> Held:
        """Hold the current generation open; raises StoreError when it is missing or damaged."""
        for _ in range(_ATTEMPTS):
            pointer = self._pointer()
            if pointer is None:
                raise StoreError(
                    f"There is no index in {self.folder}.",
                    remedy="Run `dateline index` with a folder of articles first.",
                )
            folder = self._folder(pointer.generation)
            lock = _share(folder / _READER_LOCK)
            if lock is not None:
                try:
                    manifest = read_manifest(folder, sha256=pointer.manifest)
                except BaseException:
                    os.close(lock)
                    raise
                return Held(pointer.generation, folder, manifest, lock)
            if self._pointer() == pointer:
                raise damaged(folder / _READER_LOCK, "is missing")
            # A writer moved on and deleted it between the two looks: take the newer one.
        raise StoreError(
            f"The index in {self.folder} changes too quickly to be opened.",
            remedy="Try again when the running `dateline index` has finished.",
        )

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """A folder to build the next generation in; at most one writer at a time.

        What a killed writer left is deleted first, and what is not published is deleted after.

        Raises:
            StoreError: another writer is at work.
        """
        with exclusive(self.folder / "writer.lock"):
            self._clear_unpublished()
            building = self.folder / f"{_BUILDING}{uuid.uuid4().hex}"
            building.mkdir()
            try:
                yield building
            finally:
                shutil.rmtree(building, ignore_errors=True)

    def publish(self, building: Path, *, known: tuple[FileRecord, ...]) -> int:
        """Make a built folder the current generation in one step; returns its number.

        Args:
            building: the folder that `writing` gave.
            known: records of the files that were linked unchanged from the generation before.
        """
        number = (self.current() or 0) + 1
        written = write_manifest(building, generation=number, known=known)
        (building / _READER_LOCK).touch()
        sync_folder(building)
        building.rename(self._folder(number))
        sync_folder(self.folder)
        pointer = Pointer(FORMAT_VERSION, number, written.sha256)
        replace_file(self.folder / _POINTER, msgspec.json.encode(pointer))
        return number

    def sweep(self) -> tuple[int, ...]:
        """Delete older generations that nobody reads; returns those that somebody still does."""
        try:
            current = self.current()
        except StoreError:
            return ()
        held: list[int] = []
        for number, folder in sorted(self._existing().items()):
            if current is None or number >= current:
                continue
            if not _delete_unread(folder):
                held.append(number)
        return tuple(held)

    def _clear_unpublished(self) -> None:
        """Delete what a killed writer left; the caller holds the writer's lock."""
        current = self.current() or 0
        for leftover in self.folder.glob(f"{_BUILDING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for number, folder in self._existing().items():
            if number > current:
                shutil.rmtree(folder)

    def _existing(self) -> dict[int, Path]:
        return {
            int(path.name[1:]): path
            for path in self.folder.glob("g[0-9]*")
            if path.name[1:].isdecimal() and path.is_dir()
        }

    def _folder(self, number: int) -> Path:
        return self.folder / f"g{number:06d}"

    def _pointer(self) -> Pointer | None:
        path = self.folder / _POINTER
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            # A first commit killed just before it wrote the pointer leaves generation 1 alone.
            if set(self._existing()) - {1}:
                raise damaged(path, "is missing") from None
            return None
        try:
            pointer = msgspec.json.decode(data, type=Pointer)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise damaged(path, f"cannot be read ({error})") from error
        if pointer.format != FORMAT_VERSION:
            raise StoreError(
                f"{path} has format {pointer.format}; this program reads {FORMAT_VERSION}.",
                remedy=REBUILD,
            )
        return pointer


def _share(path: Path) -> int | None:
    """Take a shared lock on a file that still has its name; None when it was deleted."""
    try:
        lock = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    fcntl.flock(lock, fcntl.LOCK_SH)
    if os.fstat(lock).st_nlink == 0 or not path.exists():
        os.close(lock)
        return None
    return lock


def _delete_unread(folder: Path) -> bool:
    """Delete a generation unless somebody reads it; whether it is gone."""
    try:
        lock = os.open(folder / _READER_LOCK, os.O_RDONLY)
    except FileNotFoundError:
        shutil.rmtree(folder, ignore_errors=True)
        return not folder.exists()
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # A new name first: no reader finds a generation that is half deleted.
        doomed = folder.with_name(f"{_BUILDING}doomed-{uuid.uuid4().hex}")
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
