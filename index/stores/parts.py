"""Which segments make up a generation, and how are their numbers read as the generation's own?

Documents and passages are numbered through all segments; sources and entities have ordinals in the
generation, and a table a segment translates its own. Keeps out: what the segments hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from index.stores.array_file import Array, ArrayFile, ArrayWriter
from index.stores.catalogue import Catalogue
from index.stores.files import damaged, write_file
from index.stores.ragged import Int64s
from index.stores.segment import Segment
from index.stores.strings import Strings, load_strings, strings_of

SEGMENTS = "segments.json"
ORDINALS = "ordinals.arrays"


class SegmentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One segment of a generation.

    Args:
        name: its name.
        articles: how many it holds.
        passages: how many these have.
    """

    name: str
    articles: int
    passages: int


class Part:
    """One segment within a generation.

    Args:
        segment: the segment.
        first_document: the generation's number of its first document.
        first_passage: the generation's number of its first passage.
        source: the generation's ordinal of each of its sources.
        entity: the generation's ordinal of each of its entities, -1 for one not in the catalogue.
    """

    def __init__(
        self,
        segment: Segment,
        *,
        first_document: int,
        first_passage: int,
        source: Array,
        entity: Array,
    ) -> None:
        self.segment, self.source, self.entity = segment, source, entity
        self.first_document, self.first_passage = first_document, first_passage
        self.end_document = first_document + segment.columns.articles
        self.end_passage = first_passage + segment.columns.passages


def write_segments(folder: Path, entries: Sequence[SegmentEntry]) -> None:
    """Write the list of segments."""
    write_file(folder / SEGMENTS, msgspec.json.encode(list(entries)))


def read_segments(folder: Path) -> list[SegmentEntry]:
    """Read the list of segments; raises StoreError when it is damaged."""
    path = folder / SEGMENTS
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[SegmentEntry])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise damaged(path, f"cannot be read ({error})") from error


def write_ordinals(
    folder: Path,
    segments: Sequence[Segment],
    catalogue: Catalogue,
    known: Sequence[Int64s | None],
) -> None:
    """Write the sources of all segments, and what each one's ordinals are in the generation.

    Args:
        folder: the generation's folder.
        segments: its segments.
        catalogue: its entities.
        known: the table of entities of each segment where there is one already.
    """
    sources = sorted({source for segment in segments for source in segment.columns.sources})
    place = {source: ordinal for ordinal, source in enumerate(sources)}
    with ArrayWriter(folder / ORDINALS) as file:
        strings_of(source.encode() for source in sources).save(file, "sources")
        for segment, table in zip(segments, known, strict=True):
            own = [place[source] for source in segment.columns.sources]
            file.put(f"source.{segment.name}", np.asarray(own, dtype=np.int32))
            entities = segment.columns.entities
            ordinals = np.full(len(entities), -1) if table is None else np.array(table)
            # What the generation before did not know may have come with this one.
            for unknown in np.flatnonzero(ordinals < 0).tolist():
                ordinals[unknown] = catalogue.ordinal(entities[unknown])
            file.put(f"entity.{segment.name}", ordinals.astype(np.int32))


def load_parts(
    folder: Path, entries: Sequence[SegmentEntry], segments: Sequence[Segment]
) -> tuple[Strings, tuple[Part, ...]]:
    """The sources of a generation, and its segments in their places."""
    file = ArrayFile(folder / ORDINALS)
    parts: list[Part] = []
    document = passage = 0
    for entry, segment in zip(entries, segments, strict=True):
        columns = segment.columns
        if (columns.articles, columns.passages) != (entry.articles, entry.passages):
            raise damaged(folder / SEGMENTS, f"does not fit the segment {entry.name}")
        parts.append(
            Part(
                segment,
                first_document=document,
                first_passage=passage,
                source=file[f"source.{entry.name}"],
                entity=file[f"entity.{entry.name}"],
            )
        )
        document, passage = parts[-1].end_document, parts[-1].end_passage
    return load_strings(file, "sources"), tuple(parts)
