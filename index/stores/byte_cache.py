"""What is kept of work that was done? Arrays by key, the least lately used given up first.

One cache belongs to one generation and goes with it. Keeps out: what is worth keeping.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that knows how much memory it takes."""

    @property
    def bytes_held(self) -> int:
        """Bytes of memory."""
        ...


Value = TypeVar("Value", bound=Sized)


class ByteCache(Generic[Value]):
    """Keeps values up to so many bytes; safe to share between threads.

    Args:
        limit: bytes. One value that needs more is kept alone.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made now if it is not there; no thread waits for another's."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self._held += value.bytes_held
                while self._held > self._limit and len(self._values) > 1:
                    _, oldest = self._values.popitem(last=False)
                    self._held -= oldest.bytes_held
        return value

    @property
    def bytes_held(self) -> int:
        """Bytes of all values."""
        return self._held

    def forget(self) -> None:
        """Give up everything."""
        with self._lock:
            self._values.clear()
            self._held = 0
