"""What do saved pages say, by those who read them? Folders of pages with known text and metadata.

Two layouts are told apart by what is there. `gold.jsonl` has a page a line (id, html: the name of
its gzipped file, url, title, source, published, authors, text; null or "" for not known). The
public article-extraction benchmark has `ground-truth.json`, {id: {articleBody, url}}, and
`html/ID.html.gz`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import index.errors


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page and what is known of it; "" or nothing where that is not known.

    Args:
        id: its name.
        data: its bytes.
        url: its address.
        text: the report's text.
        title: the headline.
        published: day or instant, as its publisher writes it.
        source: the publisher.
        authors: who wrote it.
    """

    id: str
    data: bytes
    url: str = ""
    text: str = ""
    title: str = ""
    published: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()


def known_pages(folder: Path) -> tuple[KnownPage, ...]:
    """The pages of a folder, in the order of its file.

    Raises:
        InputError: it has neither layout.
    """
    if (folder / "gold.jsonl").exists():
        return tuple(_of_lines(folder))
    if (folder / "ground-truth.json").exists():
        return tuple(_of_benchmark(folder))
    raise index.errors.InputError(
        f"{folder} holds neither gold.jsonl nor ground-truth.json.",
        remedy="Give a folder in one of the layouts of bench/README.md.",
    )


def _of_lines(folder: Path) -> Iterator[KnownPage]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield KnownPage(
            id=record["id"],
            data=gzip.decompress((folder / record["html"]).read_bytes()),
            url=_address(record.get("url")),
            text=record.get("text") or "",
            title=record.get("title") or "",
            published=record.get("published") or "",
            source=record.get("source") or "",
            authors=tuple(record.get("authors") or ()),
        )


def _of_benchmark(folder: Path) -> Iterator[KnownPage]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, record in truth.items():
        yield KnownPage(
            id=name,
            data=gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            url=_address(record.get("url")),
            text=record.get("articleBody") or "",
        )


def _address(url: object) -> str:
    return url if isinstance(url, str) and url.startswith("http") else ""
