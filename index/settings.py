"""Which settings does indexing have, and what may they be?

Every setting can be given as an environment variable; docs/configuration.md lists them all, and a
test fails when one is missing there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from index.errors import SettingError
from index.readers.limits import Limits

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """The settings of the index room.

    Args:
        folder: where the corpus store and the index live.
        workers: processes that read inputs, and that extract dates, names and figures; 0 means one
            a core.
        max_file_mb: larger input files are skipped, in mebibytes.
        max_seconds: reading one article may take so long; then it is ended and skipped.
        max_expanded_mb: no more is unpacked of an archive, in mebibytes.
        max_ratio: nor more than so many times its size.
        max_entries: nor more files.
        max_nesting: nor archives within more than so many others.
        max_article_chars: longer articles are skipped, in code points.
        memory_mb: about what a run may hold in memory of the articles that it writes, in mebibytes.
    """

    folder: Path = field(default=Path(".dateline"), metadata={"env": "DATELINE_INDEX"})
    workers: int = field(default=0, metadata={"env": "DATELINE_WORKERS", "least": 0})
    max_file_mb: int = field(default=20, metadata={"env": "DATELINE_MAX_FILE_MB"})
    max_seconds: int = field(default=60, metadata={"env": "DATELINE_MAX_SECONDS"})
    max_expanded_mb: int = field(default=20_000, metadata={"env": "DATELINE_MAX_EXPANDED_MB"})
    max_ratio: int = field(default=200, metadata={"env": "DATELINE_MAX_RATIO"})
    max_entries: int = field(default=1_000_000, metadata={"env": "DATELINE_MAX_ENTRIES"})
    max_nesting: int = field(default=3, metadata={"env": "DATELINE_MAX_NESTING"})
    max_article_chars: int = field(
        default=2_000_000, metadata={"env": "DATELINE_MAX_ARTICLE_CHARS"}
    )
    memory_mb: int = field(default=256, metadata={"env": "DATELINE_MEMORY_MB", "least": 32})

    @property
    def processes(self) -> int:
        """How many worker processes that is on this machine."""
        return self.workers or os.cpu_count() or 1

    @property
    def limits(self) -> Limits:
        """The most that is read."""
        return Limits(
            file_bytes=self.max_file_mb * _MEBIBYTE,
            expanded_bytes=self.max_expanded_mb * _MEBIBYTE,
            ratio=self.max_ratio,
            entries=self.max_entries,
            nesting=self.max_nesting,
        )

    @property
    def round_memory_mb(self) -> int:
        """What of the memory a round of articles may take, from extraction to commit."""
        return self.memory_mb // 4

    @property
    def store_memory_mb(self) -> int:
        """What of the memory the index may take while it is written beside a round."""
        return self.memory_mb - self.round_memory_mb


def settings_from(environment: Mapping[str, str]) -> IndexSettings:
    """The settings that an environment asks for; raises SettingError for a value out of range."""
    values: dict[str, Path | int] = {}
    for entry in fields(IndexSettings):
        name = entry.metadata["env"]
        text = environment.get(name)
        if text is None:
            continue
        if entry.name == "folder":
            values[entry.name] = Path(text)
        else:
            values[entry.name] = _whole(name, text, least=entry.metadata.get("least", 1))
    return IndexSettings(**values)  # type: ignore[arg-type]  # the keys are the fields' own names


def _whole(name: str, text: str, *, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise SettingError(
            f"{name}={text!r} is not a whole number of at least {least}.",
            remedy=f"Set {name} to a whole number, or leave it out for the default.",
        )
    return int(text)
