"""How much may an input ask of us? The most that is read of a file, an archive, a nest of archives.

A limit is met with a failure that names the input; what was read before it stays. Keeps out: how
long an article may be once it is read (annotation).
"""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import DatelineError

_MEBIBYTE = 1 << 20
# A small archive may well be of one letter; below this its ratio says nothing.
_RATIO_FROM = 10 * _MEBIBYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read.

    Args:
        file_bytes: of a file that is read whole, or of one record of a file of many; some 3,000
            pages of plain text, far above any one report.
        expanded_bytes: of all that one archive holds, archives within it included.
        ratio: how many times larger than the archive what it holds may be.
        entries: how many files an archive may hold, archives within it included.
        nesting: how many archives may lie within one another.
    """

    file_bytes: int = 20 * _MEBIBYTE
    expanded_bytes: int = 20_000 * _MEBIBYTE
    ratio: int = 200
    entries: int = 1_000_000
    nesting: int = 3


class ExhaustedError(DatelineError):
    """An archive has used what it may: no more of it is read, however deep it lies.

    It is no InputError, because it ends more than the input at which it is met.
    """


class Budget:
    """What one archive has used of its limits, with all that lies within it.

    Args:
        name: the outermost archive, for messages.
        size: its bytes.
        limits: what it may use.
    """

    def __init__(self, *, name: str, size: int, limits: Limits) -> None:
        self._name = name
        self._size = max(size, 1)
        self._limits = limits
        self._entries = 0
        self._bytes = 0

    def anew(self) -> Budget:
        """The same limits with nothing used, for reading the same bytes once more."""
        return Budget(name=self._name, size=self._size, limits=self._limits)

    def enter(self) -> None:
        """Count one file more.

        Raises:
            ExhaustedError: there are too many.
        """
        self._entries += 1
        if self._entries > self._limits.entries:
            raise self._over(f"holds more than {self._limits.entries:,} files")

    def expand(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            ExhaustedError: they are too many, or too many for an archive of this size.
        """
        self._bytes += size
        if self._bytes > self._limits.expanded_bytes:
            raise self._over(f"unpacks to more than {self._limits.expanded_bytes:,} bytes")
        if self._bytes > max(_RATIO_FROM, self._limits.ratio * self._size):
            raise self._over(f"unpacks to more than {self._limits.ratio:,} times its size")

    def _over(self, what: str) -> ExhaustedError:
        return ExhaustedError(
            f"{self._name} {what}; the rest of it was not read.",
            remedy="Unpack it yourself if you trust it, or raise the limit.",
        )
