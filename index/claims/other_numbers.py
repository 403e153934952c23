"""Which numbers count nobody? Dates, ages, units, shares, money and parts of names.

Keeps out: what the other numbers count.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.numerals import Count, is_number, vocabulary
from index.claims.tokens import Token

_YEARS = range(1900, 2101)
_DAYS_OF_MONTH = range(1, 32)
# "children under 12", "men over 18": ages, not counts.
_AGE_LIMIT = 21
# "Omar Haddad, 42, was": nobody is older.
_OLDEST = 120
_MONEY = frozenset("$€£¥₹₽#№")
_SHARES = frozenset("%°")


def is_something_else(
    tokens: Sequence[Token], position: int, count: Count, taken: Sequence[tuple[int, int]]
) -> bool:
    """Whether a number counts nobody.

    Args:
        tokens: the sentence's tokens.
        position: where its bare number begins.
        count: the number with its qualifier.
        taken: half-open code-point spans of dates.

    Returns:
        True for a date, an age, a unit, a share, a sum of money or a name's part.
    """
    words = vocabulary()
    start, end = tokens[position].start, tokens[count.last - 1].end
    if any(first < end and start < last for first, last in taken):
        return True
    after = _lower(tokens, count.last)
    if after in words.units or after in _SHARES:
        return True
    if _is_share_of_one(tokens, position, count.last) or _ends_share(tokens, position):
        return True
    if position == 0:
        return False
    before = tokens[position - 1].lower
    alone = count.first == count.outer == position
    if (alone and before in words.names_before) or before in _MONEY:
        return True
    if before == "of" and _lower(tokens, position - 2) in ("age", "ages"):
        return True
    if before == "of" and _lower(tokens, position - 2) in words.parents:
        return not after[:1].isalpha() or after in words.after_parent  # "a mother of three"
    return tokens[position].kind == "number" and (
        _is_day_or_year(tokens, position, count) or _is_age(tokens, position, count)
    )


def _lower(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].lower if 0 <= position < len(tokens) else ""


def _is_share_of_one(tokens: Sequence[Token], position: int, last: int) -> bool:
    """ "one of the worst", "one in three", "nine out of ten"."""
    after = _lower(tokens, last)
    if tokens[position].lower == "one" and after in ("of", "another", "day", "time"):
        return True
    agent = [token.lower for token in tokens[last + 1 : last + 3]]
    if tokens[position].lower == "one" and agent == ["by", "another"]:
        return True  # "homicide is the killing of one person by another"
    following = last + 2 if after == "out" else last + 1
    shared = after == "in" or (after == "out" and _lower(tokens, last + 1) == "of")
    return (
        shared
        and following < len(tokens)
        and is_number(tokens[following])
        and (after == "out" or tokens[position].lower in ("one", "1"))
    )


def _ends_share(tokens: Sequence[Token], position: int) -> bool:
    """The second number of "one in three", "nine out of ten"."""
    before = [token.lower for token in tokens[max(0, position - 3) : position]]
    if before[-2:] == ["out", "of"]:
        return len(before) == 3 and is_number(tokens[position - 3])
    return before[-2:] in (["one", "in"], ["1", "in"])


def _is_day_or_year(tokens: Sequence[Token], position: int, count: Count) -> bool:
    words = vocabulary()
    before, after = tokens[position - 1].lower, _lower(tokens, count.last)
    value = count.value or 0
    dotted = before == "." and _lower(tokens, position - 2) in words.months
    if value in _DAYS_OF_MONTH and (before in words.months or dotted or after in words.months):
        if before in words.months or dotted:
            beside = tokens[position - 2 if dotted else position - 1]
        else:
            beside = tokens[count.last]
        return beside.text[:1].isupper()  # "may" is a month only with a capital
    if value not in _YEARS or "," in tokens[position].text or count.qualifier != "exact":
        return False
    return before in words.months | words.before_year or not after[:1].isalpha()


def _is_age(tokens: Sequence[Token], position: int, count: Count) -> bool:
    before, after = tokens[position - 1].lower, _lower(tokens, count.last)
    value = count.value or 0
    if before in ("over", "under", "below", "above") and value <= _AGE_LIMIT and position > 1:
        bare = not after[:1].isalpha() or after in vocabulary().after_age
        return bare and _lower(tokens, position - 2) not in vocabulary().no_age
    enclosed = before in (",", "(") and after in (",", ")", "")
    return enclosed and count.first == position and value < _OLDEST
