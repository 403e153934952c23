"""Which files are meant when somebody names a folder?

Walks folders in a fixed order, stays inside them, and names every file that it leaves aside for
want of a reader. Keeps out: what is in the files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.errors import InputError
from index.readers.beside import NAMES
from index.readers.failure import Failure, shown

_COMPANIONS = ("readme", "gazetteer")  # stems of files about the articles, in any suffix
# Browsers that save "page.html" put what it shows into a folder "page_files" beside it, which they
# name in the person's language.
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_PAGE_FOLDERS = (
    "_files", "-files", ".files", "_file", "-Dateien", "_fichiers", "_archivos", "_arquivos",
    "_ficheros", "_elemei", "_bestanden", "_pliki", "_soubory", "-filer", "_filer", "_dosyalar",
    "_ملفات",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What there is to read.

    Args:
        files: the files, in the order in which they will be read.
        skipped: what was left aside, each with its reason; hidden files, README, gazetteer and
            what is stated beside the articles are no articles and are not among them.
        companions: how many files lie in the folders that browsers save beside a page with what it
            shows: pictures, scripts, frames. They are no articles either.
    """

    files: tuple[Path, ...]
    skipped: tuple[Failure, ...]
    companions: int = 0


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
    companions: list[Path] = []
    for path in paths:
        candidates = _in_folder(path, skipped, companions) if _is_folder(path) else iter((path,))
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
    return Inputs(files=tuple(files.values()), skipped=tuple(skipped), companions=len(companions))


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


def _in_folder(folder: Path, skipped: list[Failure], companions: list[Path]) -> Iterator[Path]:
    """The regular files below a folder that are not hidden and no companions, sorted by path."""
    root = folder.resolve()

    def unreadable(error: OSError) -> None:
        reason = f"This folder cannot be opened: {error.strerror}."
        remedy = "Check that you may read it."
        skipped.append(Failure(path=shown(Path(error.filename)), reason=reason, remedy=remedy))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        shown_by_pages = page_folders(folders, names)
        for name in shown_by_pages:
            companions.extend(file for file in Path(parent, name).rglob("*") if file.is_file())
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in shown_by_pages
        )
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
            if name.startswith(".") or is_companion(name) or name in astray:
                continue
            if path.is_file():
                yield path
            else:
                reason = "This is no regular file."
                remedy = "Remove it, or put the article into a file."
                skipped.append(Failure(path=shown(path), reason=reason, remedy=remedy))


def page_folders(folders: Sequence[str], names: Sequence[str]) -> frozenset[str]:
    """The folders of what a page shows that lies beside them."""
    pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _PAGE_SUFFIXES}
    return frozenset(stem + ending for stem in pages for ending in _PAGE_FOLDERS).intersection(
        folders
    )


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


def is_companion(name: str) -> bool:
    """Whether a file is about the articles beside it, and no article."""
    lower = name.lower()
    return lower in NAMES or lower.split(".", 1)[0] in _COMPANIONS


def _nothing(paths: tuple[Path, ...], skipped: list[Failure], *, remedy: str) -> InputError:
    names = ", ".join(shown(path) for path in paths) or "an empty list of paths"
    others = f" ({len(skipped)} other files were skipped)" if skipped else ""
    return InputError(f"There is no article to read in {names}{others}.", remedy=remedy)
