"""Which files beside the articles say something about them?

`articles.toml` or `articles.csv` states what is known of each file, `articles.map.toml` how tables
and exports are to be read. Keeps out: what stands in them (one module each).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from index.errors import DataError
from index.readers import mapping, sidecar_csv, sidecar_toml
from index.readers.failure import shown
from index.readers.sidecar import Sidecar

TOML, CSV, MAP = "articles.toml", "articles.csv", "articles.map.toml"
NAMES = (TOML, CSV, MAP)
SIZE_LIMIT = 20_000_000  # bytes


def beside(path: Path) -> Sidecar | None:
    """What is stated in the folder in which a file lies, or None where nothing is.

    Raises:
        DataError: a file that states something cannot be used.
    """
    found = []
    for name in NAMES:
        file = path.parent / name
        try:
            status = file.stat()
        except OSError:
            continue
        found.append((file, status.st_mtime_ns, status.st_size))
    return _cached(tuple(found)) if found else None


@lru_cache(maxsize=64)
def _cached(files: tuple[tuple[Path, int, int], ...]) -> Sidecar | None:
    return stated({shown(file): _read(file) for file, _, _ in files})


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise DataError(
            f"{shown(path)} cannot be opened: {error.strerror}.",
            remedy="Check that you may read it.",
        ) from error


def stated(files: Mapping[str, bytes]) -> Sidecar | None:
    """Read and check what stands beside the articles of one folder.

    Args:
        files: the bytes of the files that are there, by their whole names; one byte above
            SIZE_LIMIT is enough of a larger one.

    Returns:
        What they state, or None where there are none.

    Raises:
        DataError: one cannot be used, or two state the same; the message names it.
    """
    named = {name.rsplit("/", 1)[-1].lower(): name for name in files}
    for name, data in files.items():
        if len(data) > SIZE_LIMIT:
            raise DataError(
                f"{name} is larger than {SIZE_LIMIT:,} bytes.", remedy="Split the folder."
            )
    if TOML in named and CSV in named:
        raise DataError(
            f"{named[TOML]} and {named[CSV]} both describe the files of one folder.",
            remedy="Keep one of them.",
        )
    if not named:
        return None
    name = named.get(TOML) or named.get(CSV, "")
    form = sidecar_toml if TOML in named else sidecar_csv
    entries = form.parse(files[name], name=name) if name else ()
    described: set[str] = set()
    for entry in entries:
        if entry.file in described:
            raise DataError(
                f"{name}: file {entry.file!r} is described twice.", remedy="Keep one entry a file."
            )
        described.add(entry.file)
    map_name = named.get(MAP)
    field_map = None if map_name is None else mapping.parse(files[map_name], name=map_name)
    return Sidecar(path=name, entries=entries, mapping=field_map)
