"""Which errors can reach a caller of the service? The same ones as in `index`, by one name each."""

from __future__ import annotations

from index.errors import (
    BusyError,
    DatelineError,
    GoneError,
    NotFoundError,
    NotIndexedError,
    QueryError,
    StoreError,
)

__all__ = [
    "BusyError",
    "DatelineError",
    "GoneError",
    "NotFoundError",
    "NotIndexedError",
    "QueryError",
    "StoreError",
]
