"""What is every archive held to, whatever its format?

Decides about each member by its name, gives it what is stated in its folder, and counts what is
unpacked. Nothing is ever written: a name is only a name. Keeps out: how the formats are read.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from index.errors import DataError, InputError
from index.readers import beside, folders
from index.readers import sidecar as metadata
from index.readers.failure import Failure, Note
from index.readers.inputs import Input
from index.readers.limits import Budget
from index.readers.sidecar import Sidecar

# What the libraries beneath raise for bytes that are damaged or not understood.
DAMAGE = (
    OSError, EOFError, ValueError, NotImplementedError, RuntimeError, struct.error,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile,
)  # fmt: skip
_BUFFER = 8192
_MOST_STATED = 200_000_000  # bytes in all the folders of an archive
_DRIVE = re.compile(r"[A-Za-z]:")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Archive:
    """An archive while its members are read.

    Args:
        given: the archive.

    Raises:
        InputError: it lies in too many others, or cannot be opened.
    """

    def __init__(self, given: Input) -> None:
        if given.depth >= given.limits.nesting:
            raise InputError(
                f"{given.name} lies within {given.depth} archives; it was not opened.",
                remedy="Unpack the outer ones, or raise the limit.",
            )
        self.given = given
        self.budget = budget_for(given)
        self._beside: dict[str, dict[str, bytes]] = {}
        self._stated: dict[str, Sidecar | DataError | None] = {}
        self._read: set[str] = set()
        self._companions: frozenset[str] = frozenset()
        self._passed_over = 0
        self._kept = 0

    def name(self, path: str) -> str:
        """A member's name for people."""
        return f"{self.given.name}/{path}"

    def holds(self, names: Iterable[str]) -> None:
        """Learn of its members, to tell the folders of what saved pages show beside them."""
        inside: dict[str, tuple[list[str], list[str]]] = {"": ([], [])}
        for path in filter(None, map(safe_path, names)):
            inside.setdefault(_folder(path), ([], []))[1].append(path.rsplit("/", 1)[-1])
        for folder in list(inside):
            while folder:
                above = _folder(folder)
                inside.setdefault(above, ([], []))[0].append(folder.rsplit("/", 1)[-1])
                folder = above
        self._companions = frozenset(
            f"{folder}/{name}".lstrip("/")
            for folder, (folders_in, files) in inside.items()
            for name in folders.page_folders(folders_in, files)
        )

    def _is_shown_by_a_page(self, path: str) -> bool:
        folder = _folder(path)
        while folder and folder not in self._companions:
            folder = _folder(folder)
        return bool(folder)

    def states(self, path: str, opener: Callable[[str], BinaryIO], trouble: str = "") -> None:
        """Keep what is stated in a folder of the archive, before its files are read.

        Args:
            path: the member that states it.
            opener: opens its bytes, given its name for people.
            trouble: why it cannot be read; then the files of the folder are not read either.

        Raises:
            InputError: more is stated in the archive than is kept.
        """
        name, folder = self.name(path), _folder(path)
        try:
            if trouble:
                raise InputError(f"{name} {trouble}.", remedy="Pack it as a plain file.")
            with opener(name) as file:
                data = file.read(beside.SIZE_LIMIT + 1)
        except InputError as error:
            self._stated[folder] = DataError(error.problem, remedy=error.remedy)
            return
        self._kept += len(data)
        if self._kept > _MOST_STATED:
            raise InputError(
                f"{self.given.name} states more than {_MOST_STATED:,} bytes about its files.",
                remedy="Unpack it, and give its folders one by one.",
            )
        self._beside.setdefault(folder, {}).setdefault(name, data)

    def members(self, name: str, opener: Callable[[str], BinaryIO]) -> Iterator[Input | Failure]:
        """The input that a member is; nothing for hidden files and what is about the articles.

        Args:
            name: its name as it stands in the archive.
            opener: opens its bytes, given its name for people.

        Yields:
            The input, or a failure that names it.

        Raises:
            ExhaustedError: the archive holds too many.
        """
        self.budget.enter()
        path = safe_path(name)
        if path is None:
            yield self.failure(
                printable(name), "leads out of the archive", "Pack it again with names of its own."
            )
            return
        file = path.rsplit("/", 1)[-1]
        if file.lower() == "gazetteer.csv":
            reason = "is not used: names are taken from a gazetteer beside the archive"
            yield self.failure(path, reason, "Put it into the archive's folder.")
        if _is_hidden(path) or folders.is_companion(file):
            return
        if self._is_shown_by_a_page(path):
            self._passed_over += 1
            return
        if path in self._read:
            reason = "is there more than once in the archive; the first was read"
            yield self.failure(
                path, reason, "Give the others as files of their own if they differ."
            )
            return
        self._read.add(path)
        try:
            stated = self._sidecar(_folder(path))
        except DataError as error:
            yield Failure(path=self.name(path), reason=error.problem, remedy=error.remedy)
            return
        yield self.member(path, opener, sidecar=stated)

    def member(
        self, path: str, opener: Callable[[str], BinaryIO], *, sidecar: Sidecar | None = None
    ) -> Input:
        """The input that a member of a safe name is."""
        given, name = self.given, self.name(path)
        return Input(
            name=name,
            file=path.rsplit("/", 1)[-1],
            opener=lambda: opener(name),
            limits=given.limits,
            sidecar=sidecar,
            budget=self.budget,
            depth=given.depth + 1,
        )

    def failure(self, path: str, problem: str, remedy: str) -> Failure:
        """The failure of a member; the problem goes on from its name."""
        name = self.name(path)
        return Failure(path=name, reason=f"{name} {problem}.", remedy=remedy)

    def unused(self) -> Iterator[Failure | Note]:
        """A failure for each thing stated that could hold for nothing; what was passed over."""
        if self._passed_over:
            text = f"{self._passed_over:,} files that saved web pages show were passed over."
            yield Note(path=self.given.name, text=text)
        given = self.given
        if given.entry is not None and given.sidecar is not None:
            yield Failure(
                path=given.sidecar.path,
                reason=f"The entry for {given.file!r} cannot hold for all that lies in an archive.",
                remedy="Put an articles.toml into the archive, beside its files.",
            )
        there: dict[str, set[str]] = {folder: set() for folder in self._beside}
        for path in self._read:
            folder, _, file = path.rpartition("/")
            if folder in there:
                there[folder].add(file)
        for folder, names in there.items():
            stated = self._stated.get(folder)
            if isinstance(stated, Sidecar):
                yield from metadata.without_files(stated, there=names.__contains__)

    def _sidecar(self, folder: str) -> Sidecar | None:
        if folder not in self._stated:
            try:
                self._stated[folder] = beside.stated(self._beside.get(folder, {}))
            except DataError as error:
                self._stated[folder] = error
        stated = self._stated[folder]
        if isinstance(stated, DataError):
            raise stated
        return stated


class _Unpacked(io.RawIOBase):
    """Bytes as they are unpacked: counted, and with the errors of the formats named."""

    def __init__(
        self, source: BinaryIO, *, name: str, budget: Budget, packed: BinaryIO | None
    ) -> None:
        self._source, self._name, self._budget = source, name, budget
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._source.read(len(buffer))
        except DAMAGE as error:
            raise damaged(self._name, error) from error
        self._budget.expand(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
            if self._packed is not None:
                self._packed.close()
        super().close()


def unpacked(
    source: BinaryIO, *, name: str, budget: Budget, packed: BinaryIO | None = None
) -> BinaryIO:
    """A stream of unpacked bytes that counts what is really read of it.

    Args:
        source: what unpacks them.
        name: the input's name, for messages.
        budget: what they are counted on; reading raises ExhaustedError once it is used up, and
            InputError where the bytes are damaged.
        packed: what the source reads, where it is to be closed with it.
    """
    raw = _Unpacked(source, name=name, budget=budget, packed=packed)
    return io.BufferedReader(raw, buffer_size=_BUFFER)


def budget_for(given: Input) -> Budget:
    """The budget of the outermost archive that an input lies in, or is."""
    if given.budget is not None:
        return given.budget
    with given.open() as file:
        size = file.seek(0, io.SEEK_END)
    return Budget(name=given.name, size=size, limits=given.limits)


def damaged(name: str, error: Exception) -> InputError:
    """The error for bytes that cannot be unpacked."""
    detail = str(error).strip().rstrip(".") or type(error).__name__
    return InputError(
        f"{name} is damaged or packed in an unknown way: {detail}.",
        remedy="Get it again from where it came.",
    )


def safe_path(name: str) -> str | None:
    """A member's name as a path inside its archive, or None where it leads out of it."""
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or _DRIVE.match(slashed) or ".." in slashed.split("/"):
        return None
    return printable(PurePosixPath(slashed).as_posix())


def printable(name: str) -> str:
    """A name that every output can hold; what it cannot show is U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", name.encode("utf-8", "replace").decode("utf-8"))


def is_stated(path: str) -> bool:
    """Whether a member states something about the files of its folder."""
    return path.rsplit("/", 1)[-1].lower() in beside.NAMES and not _is_hidden(path)


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
