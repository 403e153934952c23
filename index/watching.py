"""When is it time for another run? A folder is looked at again and again.

By looking, for network folders tell nobody of a change. What is still being written is left until
it has been quiet. Keeps out: what a run does (pipeline.py), and printing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from index.errors import InputError
from index.readers import registry
from index.stamps import Stamp, stamp_of

# What stands beside the articles and changes what is read of them, or found in them.
_BESIDE = ("articles.toml", "articles.csv", "articles.map.toml", "gazetteer.csv")
# A look costs its time on every round: it must stay a small part of it.
_SHARE = 20

Sleep = Callable[[float], None]


class Watch:
    """Tells when something under some paths has changed and come to rest.

    Args:
        paths: files and folders.
        interval: seconds between two looks, at least.
        sleep: waits; a test passes its own.
    """

    def __init__(
        self, paths: Sequence[Path], *, interval: float, sleep: Sleep = time.sleep
    ) -> None:
        self._paths, self._interval, self._sleep = paths, interval, sleep
        self._seen: dict[Path, Stamp] = {}
        self._taken: dict[Path, Stamp] | None = None

    def changes(self) -> Iterator[Collection[Path]]:
        """Wait for changes.

        Yields:
            Once at the beginning, and then whenever something came to rest that is not as it was at
            the last run: the files that are still being written, which are to be left.
        """
        while True:
            begun = time.monotonic()
            found = self._look()
            growing = self._growing(found)
            quiet = {path: stamp for path, stamp in found.items() if path not in growing}
            if quiet and (self._taken is None or self._differs(quiet, growing)):
                self._taken = quiet
                yield frozenset(growing)
            self._seen = found
            took = time.monotonic() - begun
            self._sleep(max(self._interval, took * _SHARE if self._taken else 0))

    def again(self) -> None:
        """The last run could not be done: the next look finds everything changed."""
        self._taken = None

    def _look(self) -> dict[Path, Stamp]:
        """All files that count, as they look now; nothing when there is nothing yet."""
        try:
            files = registry.find_inputs(self._paths).files
        except InputError:
            return {}
        beside = {path.parent / name for path in files for name in _BESIDE}
        stamps = ((path, stamp_of(path)) for path in (*files, *sorted(beside)))
        return {path: stamp for path, stamp in stamps if stamp is not None}

    def _growing(self, found: dict[Path, Stamp]) -> set[Path]:
        """The files that changed since the last look, or just before the first."""
        young = time.time_ns() - int(self._interval * 1e9)
        return {
            path
            for path, stamp in found.items()
            if (self._seen.get(path) != stamp if self._seen else stamp.changed_ns > young)
        }

    def _differs(self, quiet: dict[Path, Stamp], growing: Collection[Path]) -> bool:
        """Whether a file that is at rest came or changed since the last run, or one is gone."""
        taken = self._taken or {}
        return any(taken.get(path) != stamp for path, stamp in quiet.items()) or any(
            path not in quiet and path not in growing for path in taken
        )
