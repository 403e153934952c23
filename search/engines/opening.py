"""Which engine answers over a store? The one place that knows which belongs to which."""

from __future__ import annotations

from index.store import Store
from search.engine import Engine
from search.engines.whoosh_engine import engine_over


def open_engine(store: Store) -> Engine:
    """Open the current generation of a store and an engine over it.

    Whoever wants to close the generation after the last question opens it with `store.open()` and
    gives it to `engine_over`.

    Raises:
        StoreError: there is no generation, it is damaged, or no engine can read it.
    """
    return engine_over(store.open())
