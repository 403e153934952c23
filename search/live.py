"""Which engine answers now? The one of the current generation, swapped without a restart.

A request takes the engine once and keeps it: its answer never mixes generations. What opening left
unread is compared with its checksums behind the readers' backs; from the moment that damage is
found, every request is told so. Keeps out: how a generation is written.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import NamedTuple

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
        self._held: _Held | None = None
        self._damage: dict[str | None, StoreError] = {}

    def __call__(self) -> Engine:
        """The engine of the current generation; threads that hold an older one keep it whole.

        Raises:
            StoreError: there is no generation, or it is damaged.
        """
        held = self._held
        if held is None or self._store.mark() != held.mark:
            held = self._renewed()
        damage = self._damage.get(held.mark)
        if damage is not None:
            raise StoreError(damage.problem, remedy=damage.remedy)
        return held.engine

    def _renewed(self) -> _Held:
        with self._lock:
            # Looked at before it is opened: a generation that comes in between is opened again.
            held, mark = self._held, self._store.mark()
            if held is None or mark != held.mark:
                held = self._held = _Held(mark, self._open(self._store))
                Thread(target=self._verify, args=(held,), daemon=True).start()
            return held

    def _verify(self, held: _Held) -> None:
        try:
            held.engine.verify()
        except StoreError as error:
            self._damage[held.mark] = error


class _Held(NamedTuple):
    """An engine, with the mark of its generation."""

    mark: str | None
    engine: Engine
