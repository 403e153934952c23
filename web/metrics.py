"""How often was each route asked, and how long did it take? Counts only; never what was asked."""

from __future__ import annotations

from collections import Counter
from threading import Lock

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """Requests by route and status, and their durations; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._total: Counter[str] = Counter()
        self._seconds: dict[str, float] = {}

    def observe(self, route: str, *, status: int, seconds: float) -> None:
        """Count one answered request.

        Args:
            route: the route's pattern, e.g. "/entry/<passage_id>"; never the address itself.
            status: HTTP status.
            seconds: how long it took.
        """
        with self._lock:
            self._requests[route, status] += 1
            self._total[route] += 1
            self._seconds[route] = self._seconds.get(route, 0.0) + seconds
            for bound in BOUNDS:
                if seconds <= bound:
                    self._within[route, bound] += 1

    def exposition(self) -> str:
        """Everything counted so far in the Prometheus text format, version 0.0.4."""
        with self._lock:
            lines = ["# TYPE dateline_requests_total counter"]
            for (route, status), count in sorted(self._requests.items()):
                lines.append(
                    f'dateline_requests_total{{route="{route}",status="{status}"}} {count}'
                )
            lines.append("# TYPE dateline_request_seconds histogram")
            for route, total in sorted(self._total.items()):
                lines += self._durations(route, total)
        return "\n".join(lines) + "\n"

    def _durations(self, route: str, total: int) -> list[str]:
        name = "dateline_request_seconds"
        lines = [
            f'{name}_bucket{{route="{route}",le="{bound}"}} {self._within[route, bound]}'
            for bound in BOUNDS
        ]
        return [
            *lines,
            f'{name}_bucket{{route="{route}",le="+Inf"}} {total}',
            f'{name}_sum{{route="{route}"}} {self._seconds[route]:.6f}',
            f'{name}_count{{route="{route}"}} {total}',
        ]
