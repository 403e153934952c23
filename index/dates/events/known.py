"""What is known of an event from other articles? The value that a tagger is given, like the names.

Keeps out: how it was found among all articles (the pipeline's business).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of another article that date an event.

    Args:
        value: the TIMEX3 value that they give.
        words: the words.
        passage: the id of the passage that they stand in.
    """

    value: str
    words: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """When an event was, as other articles say.

    Args:
        direct: words that name the event itself.
        finer: words for an event of its kind that lies within that time, in an article that speaks
            of no other; or None.
        answer: what stands for all this where it is compared.
    """

    direct: Evidence
    finer: Evidence | None
    answer: str

    @property
    def value(self) -> str:
        """The finest TIMEX3 value."""
        return self.direct.value if self.finer is None else self.finer.value


KnownEvents: TypeAlias = Mapping[tuple[str, str], KnownEvent]
"""Event and given name, as in `EventLeaning`, to what is known."""
