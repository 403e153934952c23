"""Which engine answers now? The one of the current generation, swapped without a restart.

A request takes the engine once and keeps it: its answer never mixes generations. Keeps out: how a
generation is written.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from index.store import Store
from search.engine import Engine


class LiveEngine:
    """Opens the engine of a store's current generation, and the next one when there is one.

    Args:
        store: where the generations are.
        opener: makes an engine for the store's current generation; raises StoreError.
    """

    def __init__(self, store: Store, opener: Callable[[Store], Engine]) -> None:
        self._store = store
        self._open = opener
        self._lock = Lock()
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """The engine of the current generation; threads that hold an older one keep it whole."""
        engine = self._engine
        if engine is not None and self._store.current() == engine.generation:
            return engine
        with self._lock:
            engine = self._engine
            if engine is None or self._store.current() != engine.generation:
                engine = self._engine = self._open(self._store)
            return engine
