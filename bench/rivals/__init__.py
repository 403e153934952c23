"""Which engines is Dateline measured against? One module each."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from bench.rivals.rival import MissingError, Rival

DATELINE = "dateline"
NAMES = {
    DATELINE: "bench.rivals.dateline:Dateline",
    "tantivy": "bench.rivals.tantivy_index:Tantivy",
    "fts5": "bench.rivals.sqlite_fts5:Fts5",
    "whoosh": "bench.rivals.stock_whoosh:StockWhoosh",
}


def rival(name: str) -> Rival:
    """An engine by its name; raises MissingError when it is not installed."""
    module, _, kind = NAMES[name].partition(":")
    return cast(Rival, getattr(import_module(module), kind)())


__all__ = ["DATELINE", "NAMES", "MissingError", "Rival", "rival"]
