"""GET /static/<filename>: style, scripts and the icon, which a browser may keep for good."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from web.assets import assets
from web.compression import GZIP, takes_gzip

blueprint = Blueprint("static", __name__)
YEAR = 31_536_000  # seconds


@blueprint.get("/static/<filename>")
def show(filename: str) -> Response:
    """What stands at an address with a version; nothing stands at that of another version."""
    found = assets().get(filename) or abort(404)
    response = Response(found.content, content_type=found.content_type)
    if takes_gzip(request):
        response.data = found.compressed
        response.headers["Content-Encoding"] = GZIP
    response.vary.add("Accept-Encoding")
    # Weak: both forms of it have the same.
    response.set_etag(found.version, weak=True)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response.make_conditional(request)
    return response
