"""Under which address is a static file fetched? One that changes with its content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@cache
def asset(name: str) -> str:
    """The address of a static file, with a version made of its content.

    Args:
        name: path below static/, e.g. "css/tokens.css".
    """
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={version}"
