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
_PRINT = "Open it in a viewer, and print it to a new PDF."


def pages_of(data: bytes) -> dict[str, Any]:
    """The text of each page, its boxes a blank line apart, and what else there is."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect:
        return {"error": "is encrypted", "remedy": "Save it without its password."}
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams())
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[str] = []
    broken: list[int] = []
    unread = 0
    for page in PDFPage.create_pages(document):
        if len(pages) >= _MOST_PAGES or sum(map(len, pages)) > _MOST_TEXT:
            unread += 1
            continue
        try:
            interpreter.process_page(page)
            pages.append(_text(device.get_result()))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever the library meets in a page, others are read
            pages.append("")
            broken.append(len(pages))
    if not pages:
        return {"error": "is damaged: it has no pages", "remedy": _PRINT}
    info = document.info[0] if document.info else {}
    properties = {key: _property(info.get(key)) for key in ("Title", "Author", "CreationDate")}
    return {"pages": pages, "broken": broken, "unread": unread, "properties": properties}


def _text(layout: Any) -> str:
    from pdfminer.layout import LTTextContainer

    boxes = (box.get_text().strip() for box in layout if isinstance(box, LTTextContainer))
    return "\n\n".join(box for box in boxes if box)


def _property(value: object) -> str:
    from pdfminer.utils import decode_text

    return decode_text(value) if isinstance(value, bytes) else ""


def main() -> None:
    """Read a document from standard input within the limits of this process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        found = pages_of(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        found = {"error": "takes too much memory to read", "remedy": _PRINT}
    except Exception as error:  # noqa: BLE001 - the library raises all kinds for damaged files
        found = {
            "error": f"is damaged: {type(error).__name__}: {error}"[:300],
            "remedy": _PRINT,
        }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
