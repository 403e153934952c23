"""Of which day is a statement? Reads the dates beside the verb, the toll and "as of".

Keeps out: who states it, and when the deaths were (days.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.claims.attribution import Attribution
from index.claims.drafts import Reading
from index.claims.linking import Measured
from index.claims.tokens import Token
from index.model.article import Published
from index.model.dates import DateMention
from index.model.days import DayRange

_DATE_REACH = 4
# Between a toll and a day of which it is not: "at 300 since the rally on Tuesday".
_APART = frozenset("since after before from until following the a".split())
_FILLERS = frozenset("on late early in reporters journalists afp reuters ap bbc cnn at".split())
_CROSSING = frozenset("that , ; how the was were had has have a of".split())


def day_beside(reading: Reading, attribution: Attribution) -> date | None:
    """The one day that stands by the attributing verb: "said on Friday", "On Friday, X said"."""
    tokens = reading.sentence.tokens
    if attribution.kind in ("document",):
        return None
    for mention in reading.dates:
        if mention.days is None or not mention.days.is_one_day:
            continue
        first = next(
            (i for i, token in enumerate(tokens) if token.start >= mention.start), len(tokens)
        )
        last = next(
            (i for i, token in enumerate(tokens) if token.start >= mention.end), len(tokens)
        )
        if _is_beside(tokens, attribution, first, last):
            return mention.days.start
    return None


def _is_beside(tokens: Sequence[Token], attribution: Attribution, first: int, last: int) -> bool:
    verb = attribution.verb
    if attribution.kind in ("according", "citing"):
        # "according to the ministry on Friday"
        return attribution.last <= first <= attribution.last + 1
    if attribution.kind == "after":
        return attribution.last <= first <= attribution.last + 2 and not _crosses(
            tokens, attribution.last, first
        )
    if attribution.last <= first < verb:
        return True
    if verb < first <= verb + _DATE_REACH:
        return not _crosses(tokens, verb + 1, first) and not _counts(tokens, verb + 1, first)
    before = attribution.first - last
    return 0 <= before <= 1 and (before == 0 or tokens[last].text == ",") and first <= 2


def _crosses(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.lower in _CROSSING for token in tokens[first:last])


def _counts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a statement's content has begun before the date: "said clashes on Friday"."""
    return any(
        token.lower not in _FILLERS and not token.text[:1].isupper() for token in tokens[first:last]
    )


def stated_beside_toll(reading: Reading, measured: Measured) -> date | None:
    """The day that a toll's own verb carries: "rose to 12 on Friday" is as of Friday."""
    if not measured.rule.startswith(("toll_rose", "toll_surpassed", "toll_is", "toll_raised")):
        return None
    tokens = reading.sentence.tokens
    unit = reading.sentence.units[measured.unit]
    for mention in reading.dates:
        first = next(
            (i for i, token in enumerate(tokens) if token.start >= mention.start), len(tokens)
        )
        one_day = mention.days is not None and mention.days.is_one_day
        apart = any(token.lower in _APART for token in tokens[unit.last : first])
        apart = apart or mention.surface.lower().startswith("since")
        if one_day and mention.days is not None and unit.last <= first <= unit.last + 2:
            return None if apart else mention.days.start
    return None


def stated_as_of(text: str, reading: Reading) -> date | None:
    """The one day as of which a sentence counts, or None."""
    return next(
        (
            mention.days.start
            for mention in reading.dates
            if mention.days is not None and mention.days.is_one_day and is_as_of(text, mention)
        ),
        None,
    )


def is_as_of(text: str, mention: DateMention) -> bool:
    """Whether a date is the day of a count, not of the deaths: "as of Tuesday, 914 had died"."""
    before = text[max(0, mention.start - 6) : mention.start].lower()
    return before.endswith("as of ") or mention.surface.lower().startswith("as of ")


def not_before(day: date | None, died: DayRange | None, published: Published | None) -> date | None:
    """A day of statement that the other clocks allow, else None."""
    if day is None:
        return None
    if died is not None and died.start is not None and day < died.start:
        return None
    latest = published.bounds.last if published is not None else None
    return None if latest is not None and day > latest + timedelta(days=1) else day
