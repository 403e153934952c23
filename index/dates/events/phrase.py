"""What is known of words that name an event?

Keeps out: how they are found.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.dates.events.families import Family
from index.dates.events.participants import Name
from index.dates.events.text import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that name an event.

    Args:
        family: its kind.
        name: its participant, or None where the words name none ("the quake").
        first: first token.
        last: one past the last token.
        verbal: whether it tells of the event as it happens, with a verb.
        told: whether it may carry a date: not in "the ousted President Assad".
        before: a date that stands before it and belongs to it ("the Dec. 8 takeover").
        rival: whether it is another event of the kind than the one reported ("another quake").
        leans: whether "since" before it makes an expression of time: not before "ousted Assad".
    """

    family: Family
    name: Name | None
    first: int
    last: int
    verbal: bool = False
    told: bool = True
    before: Dated | None = None
    rival: bool = False
    leans: bool = True
