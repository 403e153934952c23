"""How do files reach the disk whole, and how is damage found out? Writing, checksums, manifests.

A manifest lists every file of a folder with its size and SHA-256. Keeps out: what the files hold.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from index.errors import StoreError

FORMAT_VERSION = 5
MANIFEST = "manifest.json"
REBUILD = (
    "Delete the index folder and run `dateline index` again; "
    "the articles are safe in the corpus store."
)
# Files up to this size are read whole when an index is opened; larger ones only by `verify`.
_SMALL = 1 << 20


class FileRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its name within the folder, size in bytes, SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All files of one generation."""

    format: int
    generation: int
    files: tuple[FileRecord, ...]


def damaged(path: Path, problem: str) -> StoreError:
    """The one error for a file that is not what was written."""
    return StoreError(f"The index is damaged: {path} {problem}.", remedy=REBUILD)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file in one step: a reader finds the old or the new bytes, never a mixture."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    write_file(fresh, data)
    fresh.replace(path)
    sync_folder(path.parent)


def replace_file_with(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace a file in one step by bytes that come in turn; what fails leaves it as it was."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the disk has a file's bytes."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's list of names."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link_or_copy(source: Path, target: Path) -> None:
    """Give an unchanging file a second name, or copy it where the file system has no links."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A manifest as it stands in a folder, with its own checksum."""

    manifest: Manifest
    sha256: str


def write_manifest(folder: Path, *, generation: int, known: Iterable[FileRecord]) -> ManifestFile:
    """List all files of a folder, wait until the disk has them, and write the manifest.

    Args:
        folder: the folder; its sub-folders are listed too.
        generation: the generation that it will be.
        known: records of files that were linked from another generation, already on disk.
    """
    before = {record.name: record for record in known}
    records: list[FileRecord] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        record = before.get(name)
        if record is None:
            sync_file(path)
            record = FileRecord(name, path.stat().st_size, checksum(path))
        records.append(record)
    manifest = Manifest(FORMAT_VERSION, generation, tuple(records))
    data = msgspec.json.encode(manifest)
    write_file(folder / MANIFEST, data)
    for path in sorted(path for path in folder.rglob("*") if path.is_dir()):
        sync_folder(path)
    sync_folder(folder)
    return ManifestFile(manifest, hashlib.sha256(data).hexdigest())


def read_manifest(folder: Path, *, sha256: str) -> Manifest:
    """Read and check a folder's manifest and all small files; sizes of the others.

    Raises:
        StoreError: a file is missing, cut, changed or of another version.
    """
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise damaged(path, "is missing") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise damaged(path, "is not what was written")
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise damaged(path, f"cannot be read ({error})") from error
    for record in manifest.files:
        check_file(folder, record, whole=record.size <= _SMALL)
    return manifest


def verify_manifest(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum; raises StoreError at the first that differs."""
    for record in manifest.files:
        check_file(folder, record, whole=True)


def verify_large(folder: Path, manifest: Manifest, verified: set[tuple[int, str]]) -> None:
    """Compare the files that `read_manifest` looked at by size alone; raises StoreError.

    Args:
        folder: the generation's folder.
        manifest: its manifest.
        verified: files compared before, by inode and checksum; those that are compared join them.
            Generations share files, and each is read once.
    """
    for record in manifest.files:
        if record.size > _SMALL:
            file = ((folder / record.name).stat().st_ino, record.sha256)
            if file not in verified:
                check_file(folder, record, whole=True)
                verified.add(file)


def check_file(folder: Path, record: FileRecord, *, whole: bool) -> None:
    """Compare a file with its record; raises StoreError when it differs.

    Args:
        folder: the generation's folder.
        record: what was written.
        whole: whether to read its bytes, or look at the size alone.
    """
    path = folder / record.name
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise damaged(path, "is missing") from error
    if size != record.size:
        raise damaged(path, f"has {size} bytes instead of {record.size}")
    if whole and checksum(path) != record.sha256:
        raise damaged(path, "is not what was written (its checksum differs)")
