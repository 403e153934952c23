"""Does a file look as it did? What the system says of it without opening it.

Keeps out: what is remembered of it (intake.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# The coarsest clock of a file system in use (FAT) ticks every two seconds.
_GRAIN_NS = 3_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the system says of a file without opening it.

    Args:
        size: bytes.
        changed_ns: when its bytes were last written, as it says itself.
        touched_ns: when anything of it was last changed; nobody can set this one.
        node: its number in the file system.
    """

    size: int
    changed_ns: int
    touched_ns: int
    node: int

    def is_sure(self, now_ns: int) -> bool:
        """Whether a later change would show: not when it is younger than a clock's tick."""
        return max(self.changed_ns, self.touched_ns) < now_ns - _GRAIN_NS


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or None when the system gives none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(
        size=status.st_size,
        changed_ns=status.st_mtime_ns,
        touched_ns=status.st_ctime_ns,
        node=status.st_ino,
    )
