"""Is what a cache keeps bounded in bytes, and the least lately used given up first?"""

from __future__ import annotations

from dataclasses import dataclass

from index.stores.byte_cache import ByteCache


@dataclass(frozen=True)
class Value:
    """Something of a size."""

    bytes_held: int


def test_least_lately_used_goes_first() -> None:
    """What readers ask for again and again stays."""
    cache: ByteCache[Value] = ByteCache(30)
    made: list[str] = []

    def get(key: str) -> None:
        def make() -> Value:
            made.append(key)
            return Value(10)

        cache.get(key, make)

    for key in "abcadab":
        get(key)
    assert made == ["a", "b", "c", "d", "b"]
    assert cache.bytes_held == 30


def test_value_larger_than_the_cache_is_kept_alone() -> None:
    """The one term that a query walks is not read again for every slice's sake."""
    cache: ByteCache[Value] = ByteCache(10)
    one = cache.get("one", lambda: Value(50))
    assert cache.get("one", lambda: Value(50)) is one
    cache.get("two", lambda: Value(20))
    assert cache.bytes_held == 20
    cache.forget()
    assert cache.bytes_held == 0
    assert cache.get("one", lambda: Value(1)) is not one
