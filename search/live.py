"""Which engine answers now? The one of the current generation, swapped without a restart.

A request takes the engine once and keeps it: its answer never mixes generations. What opening left
unread is compared with its checksums behind the readers' backs; from the moment that damage is
found, every request is told so. Keeps out: how a generation is written.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from index.errors import StoreError
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
        self._damage: dict[int, StoreError] = {}

    def __call__(self) -> Engine:
        """The engine of the current generation; threads that hold an older one keep it whole.

        Raises:
            StoreError: there is no generation, or it is damaged.
        """
        engine = self._engine
        if engine is None or self._store.current() != engine.generation:
            engine = self._renewed()
        damage = self._damage.get(engine.generation)
        if damage is not None:
            raise StoreError(damage.problem, remedy=damage.remedy)
        return engine

    def _renewed(self) -> Engine:
        with self._lock:
            engine = self._engine
            if engine is None or self._store.current() != engine.generation:
                engine = self._engine = self._open(self._store)
                Thread(target=self._verify, args=(engine,), daemon=True).start()
            return engine

    def _verify(self, engine: Engine) -> None:
        try:
            engine.verify()
        except StoreError as error:
            self._damage[engine.generation] = error
