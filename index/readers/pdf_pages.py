"""Which text do the pages of a PDF document hold? Run as a process of its own, with limits.

A document can be made so that reading it takes hours or all memory, and the library that reads it
cannot be stopped from within. Reads the document from standard input, writes JSON to standard
output. Keeps out: what the text means (`pdf`).
"""

from __future__ import annotations

import json
import resource
import sys
from io import BytesIO
from typing import Any

MOST_SECONDS = 120
_MOST_MEMORY = 2 << 30  # bytes
_MOST_PAGES = 5_000
_MOST_TEXT = 20_000_000  # code points


def pages_of(data: bytes) -> dict[str, Any]:
    """The text of each page, the properties, and what was not read."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "is encrypted", "remedy": "Save it without its password."}
    pages: list[str] = []
    broken: list[int] = []
    count = min(len(reader.pages), _MOST_PAGES)
    for number in range(count):
        try:
            pages.append(reader.pages[number].extract_text())
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever the library meets in a page, others are read
            pages.append("")
            broken.append(number + 1)
        if sum(map(len, pages)) > _MOST_TEXT:
            break
    info: dict[str, Any] = dict(reader.metadata or {})
    properties = {
        key: str(info.get(f"/{key}") or "") for key in ("Title", "Author", "CreationDate")
    }
    return {
        "pages": pages,
        "broken": broken,
        "unread": len(reader.pages) - len(pages),
        "properties": properties,
    }


def main() -> None:
    """Read a document from standard input within the limits of this process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        found = pages_of(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        found = {"error": "takes too much memory to read", "remedy": "Print it to a new PDF."}
    except Exception as error:  # noqa: BLE001 - the library raises all kinds for damaged files
        found = {
            "error": f"is damaged: {type(error).__name__}: {error}"[:300],
            "remedy": "Open it in a viewer, and print it to a new PDF.",
        }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
