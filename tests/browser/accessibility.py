"""What is axe asked? What breaks its rules, and not all that keeps them, which takes as long."""

from __future__ import annotations

from typing import Any

ACCESSIBLE: dict[str, Any] = {"resultTypes": ["violations"]}
