"""How does a page travel? In gzip's form to whoever takes that: a fifth of its octets.

Compression can betray a secret to somebody who has words of his own put beside it and watches the
length (BREACH). There is none here: no session, no token, nothing on a page that depends on who
asks. Keeps out: files to take along, which are sent as they are, block by block; assets, which
are compressed once (assets.py).
"""

from __future__ import annotations

import gzip

from flask import Flask, Request, Response, request

GZIP = "gzip"
# Smaller answers travel in one packet either way.
LEAST = 1_000  # octets
# Level 9 saves 3 % more and takes twice as long: 2 ms for a long timeline.
LEVEL = 5


def takes_gzip(asked: Request) -> bool:
    """Whether whoever asks reads gzip's form."""
    return asked.accept_encodings.quality(GZIP) > 0


def add_compression(app: Flask) -> None:
    """Have every page that is held in memory compressed for whoever takes it."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.is_streamed or "Content-Encoding" in response.headers:
            return response
        if not _is_text(response.mimetype or "") or len(response.data) < LEAST:
            return response
        response.vary.add("Accept-Encoding")
        if takes_gzip(request):
            response.data = gzip.compress(response.data, LEVEL, mtime=0)
            response.headers["Content-Encoding"] = GZIP
        return response


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))
