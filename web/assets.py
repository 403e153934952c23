"""What do the pages fetch besides themselves? One stylesheet, two scripts and an icon.

Style and script are written in small files and joined when the server starts, so that a page costs
few requests. An address changes with what is found there: a browser may keep that for good.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

STATIC = Path(__file__).parent / "static"

# Every file of static/css, in the order of the cascade: what all pages share, then what few have,
# then paper. Together they are smaller than a second request would be slow.
STYLES = (
    "tokens",
    "base",
    "layout",
    "parts",
    "strip",
    "facets",
    "suggestions",
    "asking",
    "reading",
    "taking",
    "highlights",
    "timeline",
    "tolls",
    "map",
    "article",
    "print",
)
# Every file of static/js; none waits for another.
SCRIPTS = ("site", "suggest", "brush", "collect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """What a page fetches.

    Args:
        filename: its name with a version made of the content, e.g. "site-3f2a9c4b1d.css".
        version: that version.
        content_type: as HTTP says it.
        content: what it is.
        compressed: the same in gzip's form.
    """

    filename: str
    version: str
    content_type: str
    content: bytes
    compressed: bytes


def asset(name: str) -> str:
    """The address of an asset.

    Args:
        name: "site.css", "site.js", "htmx.min.js" or "icon.svg".
    """
    return f"/static/{_by_name()[name].filename}"


@cache
def assets() -> Mapping[str, Asset]:
    """All assets by their file names with a version."""
    return MappingProxyType({one.filename: one for one in _by_name().values()})


@cache
def _by_name() -> Mapping[str, Asset]:
    script, style = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
    made = {
        "site.css": _asset("site", ".css", style, *(f"css/{name}.css" for name in STYLES)),
        "site.js": _asset("site", ".js", script, *(f"js/{name}.js" for name in SCRIPTS)),
        "htmx.min.js": _asset("htmx", ".min.js", script, "vendor/htmx.min.js"),
        "icon.svg": _asset("icon", ".svg", "image/svg+xml", "icon.svg"),
    }
    return MappingProxyType(made)


def _asset(stem: str, suffix: str, content_type: str, *paths: str) -> Asset:
    content = b"\n".join((STATIC / path).read_bytes() for path in paths)
    version = hashlib.sha256(content).hexdigest()[:10]
    return Asset(
        filename=f"{stem}-{version}{suffix}",
        version=version,
        content_type=content_type,
        content=content,
        compressed=gzip.compress(content, mtime=0),
    )
