"""Which files are meant when somebody names a folder?

Walks folders in a fixed order, stays inside them, and names every file that it leaves aside for
want of a reader. Keeps out: what is in the files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.errors import InputError
from index.readers.failure import Failure, shown
from index.readers.sidecar import SIDECAR_NAME

_COMPANIONS = ("readme", "gazetteer")  # stems of files about the articles, in any suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What there is to read.

    Args:
        files: the files, in the order in which they will be read.
        skipped: what was left aside, each with its reason; hidden files, README, gazetteer and
            `articles.toml` are no articles and are not among them.
    """

    files: tuple[Path, ...]
    skipped: tuple[Failure, ...]


def walk(paths: tuple[Path, ...], *, suffixes: frozenset[str], remedy: str) -> Inputs:
    """Find the files that can be read.

    Args:
        paths: files and folders, as the person named them. A link named here is followed.
        suffixes: the suffixes that have a reader, lower case with the dot.
        remedy: which those are, for people.

    Returns:
        The files without repetition, and what was skipped.

    Raises:
        InputError: a path is missing or not accessible, or there is nothing at all to read.
    """
    files: dict[Path, Path] = {}
    skipped: list[Failure] = []
    for path in paths:
        candidates = _in_folder(path, skipped) if _is_folder(path) else iter((path,))
        for file in candidates:
            # A file that was named itself may have no suffix; its content will tell.
            named = file is path and not file.suffix
            if file.suffix.lower() in suffixes or named:
                files.setdefault(_resolved(file), file)
            else:
                suffix = shown(Path(file.suffix)) if file.suffix else "no suffix"
                reason = f"No reader reads this file ({suffix})."
                skipped.append(Failure(path=shown(file), reason=reason, remedy=remedy))
    if not files:
        raise _nothing(paths, skipped, remedy=remedy)
    return Inputs(files=tuple(files.values()), skipped=tuple(skipped))


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        problem = "does not exist" if missing else f"cannot be read: {error.strerror}"
        raise InputError(
            f"{shown(path)} {problem}.",
            remedy="Give a file or folder that is there and can be read.",
        ) from error


def _in_folder(folder: Path, skipped: list[Failure]) -> Iterator[Path]:
    """The regular files below a folder that are not hidden and no companions, sorted by path."""
    root = folder.resolve()

    def unreadable(error: OSError) -> None:
        reason = f"This folder cannot be opened: {error.strerror}."
        remedy = "Check that you may read it."
        skipped.append(Failure(path=shown(Path(error.filename)), reason=reason, remedy=remedy))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        astray = set()  # only a link leads out of the folder, for none is walked through
        for name in [*names, *folders]:
            path = Path(parent, name)
            if path.is_symlink() and not _stays_inside(path, root):
                astray.add(name)
                reason = "This link leads out of the folder, or nowhere."
                remedy = "Name what it leads to beside the folder, if it is meant."
                skipped.append(Failure(path=shown(path), reason=reason, remedy=remedy))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or _is_companion(name) or name in astray:
                continue
            if path.is_file():
                yield path
            else:
                reason = "This is no regular file."
                remedy = "Remove it, or put the article into a file."
                skipped.append(Failure(path=shown(path), reason=reason, remedy=remedy))


def _resolved(file: Path) -> Path:
    """The file itself, links followed; most files of a folder need no look at its parents."""
    return file.resolve() if file.is_symlink() else _folder(file.parent) / file.name


@lru_cache(maxsize=1)
def _folder(folder: Path) -> Path:
    return folder.resolve()


def _stays_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, exists and lies below the folder."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a dangling link, or links that lead to each other
        return False


def _is_companion(name: str) -> bool:
    lower = name.lower()
    return lower == SIDECAR_NAME or lower.split(".", 1)[0] in _COMPANIONS


def _nothing(paths: tuple[Path, ...], skipped: list[Failure], *, remedy: str) -> InputError:
    names = ", ".join(shown(path) for path in paths) or "an empty list of paths"
    others = f" ({len(skipped)} other files were skipped)" if skipped else ""
    return InputError(f"There is no article to read in {names}{others}.", remedy=remedy)
