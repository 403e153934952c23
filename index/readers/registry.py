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
from index.readers import jsonl, plaintext
from index.readers import sidecar as metadata
from index.readers.contract import Container, Reader, Told
from index.readers.failure import Failure, shown
from index.readers.folders import Inputs, walk
from index.readers.inputs import Input, file_input
from index.readers.limits import Limits
from index.readers.sidecar import Sidecar

READERS: tuple[Reader, ...] = (jsonl.READER, plaintext.READER)
CONTAINERS: tuple[Container, ...] = ()
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
        sidecar: the metadata beside it; None to look for `articles.toml` in its folder.
        limits: the most that is read.
        passing: how many inputs that hold articles are passed over, of those in an archive.
        entering: is told of each input before it is read: its name, its format's name, and whether
            it is an archive.

    Yields:
        Articles, failures and notes, in the file's order.
    """
    try:
        stated = metadata.beside(path) if sidecar is None else sidecar
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
        stated = metadata.beside(path)
    except DatelineError as error:
        return str(error)
    if stated is None:
        return ""
    own = stated.entry(path.name)
    concerns = replace(stated, path="", entries=() if own is None else (own,))
    return "" if concerns == Sidecar(path="", entries=()) else repr(concerns)


def choose(given: Input) -> Reader | Container:
    """Choose how an input is read: by its first bytes where they leave no doubt, else by suffix.

    A file without a suffix is read as plain text.

    Raises:
        InputError: it cannot be opened, or nothing reads it.
    """
    opening = given.head()
    for kind in _KINDS:
        if kind.recognises(opening):
            return kind
    for kind in _KINDS:
        if given.suffix in kind.suffixes:
            return kind
    if not given.suffix:
        return plaintext.READER
    raise InputError(
        f"{given.name} has the suffix {given.suffix!r}, which no reader reads.", remedy=_remedy()
    )


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """Find the files to read among files and folders.

    Args:
        paths: files and folders, as the person named them.

    Returns:
        The files in order (a folder's sorted by path), and what was skipped, each with its reason;
        among it the entries of `articles.toml` whose file is not there.

    Raises:
        InputError: one of the paths is missing, or there is nothing at all to read.
    """
    found = walk(tuple(paths), suffixes=_suffixes(), remedy=_remedy())
    missing: list[Failure] = []
    for folder in dict.fromkeys(file.parent for file in found.files):
        # A file of metadata that cannot be used is reported with each article that it concerns.
        with suppress(DatelineError):
            stated = metadata.beside(folder / metadata.SIDECAR_NAME)
            missing.extend(() if stated is None else metadata.without_files(stated))
    return Inputs(files=found.files, skipped=(*found.skipped, *missing))


def _suffixes() -> frozenset[str]:
    return frozenset(suffix for kind in _KINDS for suffix in kind.suffixes)


def _remedy() -> str:
    return f"Files with these suffixes are read: {', '.join(sorted(_suffixes()))}."
