"""How does Lighthouse score a page? Runs the command that the user has; it is no part of Dateline.

Its performance is of a simulated slow phone, or a desk; https://developer.chrome.com/docs/lighthouse.
"""

from __future__ import annotations

import json
import os
import shlex
import statistics
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bench.browsed import chromium

CATEGORIES = {"performance": 0.98, "accessibility": 1.0, "best-practices": 1.0}
# Now and then a trace lacks its beginning (NO_NAVSTART), which says nothing of the page.
TRIES = 3
PRESETS = {"phone": (), "desk": ("--preset=desktop",)}
Report = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What Lighthouse says of a page.

    Args:
        scores: 0..1 by category; the median of the runs.
        paint: milliseconds until the largest part is painted, as simulated; the median.
        failed: its audits of accessibility and best practices that failed in any run.
    """

    scores: dict[str, float]
    paint: float
    failed: tuple[str, ...]

    def beyond(self) -> list[str]:
        """The scores that are too low, for people."""
        return [
            f"{name} {self.scores[name]} < {least}"
            for name, least in CATEGORIES.items()
            if self.scores[name] < least
        ]


def scores(command: str, address: str, *, preset: str, runs: int) -> Scores:
    """Score a page several times.

    Args:
        command: how Lighthouse is called, e.g. "npx --yes lighthouse@12.8.2".
        address: in full.
        preset: one of PRESETS.
        runs: how often.
    """
    reports = [_report(command, address, PRESETS[preset]) for _ in range(runs)]
    return Scores(
        scores={
            name: statistics.median(one["categories"][name]["score"] for one in reports)
            for name in CATEGORIES
        },
        paint=statistics.median(
            one["audits"]["largest-contentful-paint"]["numericValue"] for one in reports
        ),
        failed=tuple(sorted({name for one in reports for name in _failed(one)})),
    )


def _report(command: str, address: str, preset: tuple[str, ...]) -> Report:
    for _ in range(TRIES - 1):
        try:
            return _run(command, address, preset)
        except subprocess.CalledProcessError:
            continue
    return _run(command, address, preset)


def _run(command: str, address: str, preset: tuple[str, ...]) -> Report:
    done = subprocess.run(
        [
            *shlex.split(command),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox",
            *preset,
        ],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={"CHROME_PATH": chromium(), **os.environ},
    )
    report: Report = json.loads(done.stdout)
    return report


def _failed(report: Report) -> Iterable[str]:
    for name in ("accessibility", "best-practices"):
        for reference in report["categories"][name]["auditRefs"]:
            score = report["audits"][reference["id"]]["score"]
            if reference["weight"] and score is not None and score < 1:
                yield reference["id"]
