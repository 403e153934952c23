"""Which reader reads a file?

A format is one module with a READER and one line here. Keeps out: how folders are walked
(`folders`) and how any format is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from index.errors import DatelineError, InputError
from index.readers import beside as stated_beside
from index.readers import (
    compressed,
    docx,
    feeds,
    json_file,
    jsonl,
    mail,
    markdown,
    pdf,
    plaintext,
    tables,
    tar_archive,
    warc,
    zip_archive,
)
from index.readers import sidecar as metadata
from index.readers.contract import Container, Reader, Told
from index.readers.failure import Failure, shown
from index.readers.folders import Inputs, walk
from index.readers.inputs import Input, file_input
from index.readers.limits import ExhaustedError, Limits
from index.readers.sidecar import Sidecar
from index.readers.webpage import mhtml
from index.readers.webpage import reader as webpage

READERS: tuple[Reader, ...] = (
    jsonl.READER,
    mhtml.READER,
    webpage.READER,
    json_file.READER,
    feeds.READER,
    tables.READER,
    markdown.READER,
    docx.READER,
    pdf.READER,
    plaintext.READER,
)
CONTAINERS: tuple[Container, ...] = (
    warc.CONTAINER, zip_archive.CONTAINER, tar_archive.CONTAINER, compressed.CONTAINER,
    warc.COLLECTION, mail.CONTAINER, mail.MAILBOX,
)  # fmt: skip
_KINDS: tuple[Reader | Container, ...] = (*CONTAINERS, *READERS)

Entering: TypeAlias = Callable[[str, str, bool], None]


def read(
    path: Path,
    *,
    sidecar: Sidecar | None = None,
    limits: Limits | None = None,
    passing: int = 0,
    entering: Entering | None = None,
) -> Iterator[Told]:
    """Read the articles of one file.

    A file, or a record in it, that cannot be read gives a failure and never an exception.

    Args:
        path: the file.
        sidecar: the metadata beside it; None to look for it in its folder.
        limits: the most that is read.
        passing: how many inputs that hold articles are passed over, of those in an archive.
        entering: is told of each input before it is read: its name, its format's name, and whether
            it is an archive.

    Yields:
        Articles, failures and notes, in the file's order.
    """
    try:
        stated = stated_beside.beside(path) if sidecar is None else sidecar
        given = file_input(path, sidecar=stated, limits=limits or Limits())
    except DatelineError as error:
        yield Failure(path=shown(path), reason=error.problem, remedy=error.remedy)
    else:
        yield from _Reading(passing, entering or _unheard).read(given)


def _unheard(name: str, format_name: str, holds_members: bool, /) -> None:
    """Nobody wants to know."""


class _Reading:
    """The reading of one file, with all that lies in it."""

    def __init__(self, passing: int, entering: Entering) -> None:
        self._passing, self._entering = passing, entering

    def read(self, given: Input) -> Iterator[Told]:
        """The articles of an input, and of all that lies in it."""
        try:
            chosen = choose(given)
            if isinstance(chosen, Container):
                self._entering(given.name, chosen.name, True)
                for member in chosen.members(given):
                    if isinstance(member, Input):
                        yield from self.read(member)
                    elif not self._passing:
                        yield member
            elif self._passing:
                self._passing -= 1
            else:
                self._entering(given.name, chosen.name, False)
                yield from chosen.read(given)
        except ExhaustedError as error:
            if given.depth > 0:
                raise  # no more is read of the outermost archive, which says so once
            yield Failure(path=given.name, reason=error.problem, remedy=error.remedy)
        except DatelineError as error:
            if not self._passing:
                yield Failure(path=given.name, reason=error.problem, remedy=error.remedy)
        except Exception as error:  # noqa: BLE001 - one bad input never stops the others
            yield Failure(
                path=given.name,
                reason=f"{given.name} cannot be read ({type(error).__name__}).",
                remedy="Please report this; it is a fault of Dateline.",
            )


def circumstances(path: Path) -> str:
    """What beside a file's bytes decides what is read of it, as text that changes with it."""
    try:
        stated = stated_beside.beside(path)
    except DatelineError as error:
        return str(error)
    if stated is None:
        return ""
    own = stated.entry(path.name)
    concerns = replace(stated, path="", entries=() if own is None else (own,))
    return "" if concerns == Sidecar(path="", entries=()) else repr(concerns)


def choose(given: Input) -> Reader | Container:
    """Choose how an input is read: by its first bytes where they leave no doubt, else by suffix.

    Where several formats begin with the same bytes, the suffix decides. A file without a suffix is
    read as plain text when it was named itself.

    Raises:
        InputError: it cannot be opened, or nothing reads it.
    """
    opening = given.head()
    by_content = [kind for kind in _KINDS if kind.recognises(opening)]
    by_suffix = [kind for kind in _KINDS if given.suffix in kind.suffixes]
    for kind in (*(kind for kind in by_suffix if kind in by_content), *by_content, *by_suffix):
        return kind
    if not given.suffix and given.depth == 0:
        return plaintext.READER
    raise InputError(
        f"{given.name} has the suffix {given.suffix!r}, which no reader reads."
        if given.suffix
        else f"{given.name} has no suffix, and is of no kind that is known by its content.",
        remedy=_remedy(),
    )


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """Find the files to read among files and folders.

    Args:
        paths: files and folders, as the person named them.

    Returns:
        The files in order (a folder's sorted by path), and what was skipped, each with its reason;
        among it what is stated about a file that is not there.

    Raises:
        InputError: one of the paths is missing, or there is nothing at all to read.
    """
    found = walk(tuple(paths), suffixes=_suffixes(), remedy=_remedy())
    missing: list[Failure] = []
    for folder in dict.fromkeys(file.parent for file in found.files):
        # A file of metadata that cannot be used is reported with each article that it concerns.
        with suppress(DatelineError, OSError):
            stated = stated_beside.beside(folder / stated_beside.TOML)
            if stated is not None:
                names = {file.name for file in folder.iterdir()}
                missing.extend(metadata.without_files(stated, there=names.__contains__))
    return replace(found, skipped=(*found.skipped, *missing))


def _suffixes() -> frozenset[str]:
    return frozenset(suffix for kind in _KINDS for suffix in kind.suffixes)


def _remedy() -> str:
    return f"Files with these suffixes are read: {', '.join(sorted(_suffixes()))}."
