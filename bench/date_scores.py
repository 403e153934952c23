"""How many expressions of a document were found, and with the right value?

te3: all expressions as TempEval-3 counts them: spans that match exactly (strict), that overlap one
to one (relaxed), and of the latter those with the same value string (value). dt: dates and times
that stand for calendar days only; a value is right when its first and last day are; what the gold
set leaves unresolved counts for nobody. days: the single days that a document names, as a set,
which also parsers without spans can give. Keeps out: who found them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bench.date_gold import Document, Expression
from bench.date_values import Day, calendar_days, same_string

MEASURES = (
    "te3_strict", "te3_relaxed", "te3_value", "dt_strict", "dt_relaxed", "dt_value", "days",
)  # fmt: skip

Pairs = list[tuple[Expression, Expression]]


def matched(gold: Sequence[Expression], found: Sequence[Expression]) -> Pairs:
    """Pairs of overlapping expressions, each used once: exact spans first, then the longest."""
    pairs = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            shared = min(wanted.end, given.end) - max(wanted.start, given.start)
            if shared > 0:
                pairs.append((_is_exact(wanted, given), shared, -i, -j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for _, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((gold[-i], found[-j]))
    return chosen


def _is_exact(wanted: Expression, given: Expression) -> bool:
    return (wanted.start, wanted.end) == (given.start, given.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The dates and times of a document that stand for calendar days.

    Args:
        wanted: those of the gold set.
        given: those that were found, without what only touches an unresolved one of the gold set.
        pairs: which belong together.
    """

    wanted: Sequence[Expression]
    given: Sequence[Expression]
    pairs: Pairs


def dated(document: Document, found: Sequence[Expression]) -> Dated:
    """The calendar dates of a document and of what was found in it."""
    dates = [w for w in document.gold if w.type in {"DATE", "TIME"}]
    wanted = [w for w in dates if calendar_days(w.value) is not None]
    neutral = [w for w in dates if calendar_days(w.value) is None]
    given = [g for g in found if g.type in {"DATE", "TIME"} and calendar_days(g.value) is not None]
    pairs = matched(wanted, given)
    taken = {id(g) for _, g in pairs}
    given = [g for g in given if id(g) in taken or not any(_overlap(g, w) for w in neutral)]
    return Dated(wanted=wanted, given=given, pairs=pairs)


def _overlap(one: Expression, other: Expression) -> bool:
    return one.start < other.end and other.start < one.end


def count(document: Document, found: Sequence[Expression]) -> Counter[str]:
    """What one document adds to each measure: right, given and wanted expressions."""
    counts: Counter[str] = Counter()
    found = document.counted(found)
    pairs = matched(document.gold, found)
    te3 = {
        "strict": sum(_is_exact(*pair) for pair in pairs),
        "relaxed": len(pairs),
        "value": sum(_same_value(*pair) for pair in pairs),
    }
    for name, right in te3.items():
        counts.update(_tally(f"te3_{name}", right, len(found), len(document.gold)))
    days = dated(document, found)
    dt = {
        "strict": sum(_is_exact(*pair) for pair in days.pairs),
        "relaxed": len(days.pairs),
        "value": sum(_same_days(*pair) for pair in days.pairs),
    }
    for name, right in dt.items():
        counts.update(_tally(f"dt_{name}", right, len(days.given), len(days.wanted)))
    counts.update(count_days(document, _single_days(days.given)))
    return counts


def _same_value(wanted: Expression, given: Expression) -> bool:
    return bool(wanted.value) and same_string(wanted.value) == same_string(given.value)


def _same_days(wanted: Expression, given: Expression) -> bool:
    return calendar_days(wanted.value) == calendar_days(given.value)


def _tally(measure: str, right: int, given: int, wanted: int) -> dict[str, int]:
    return {f"{measure} right": right, f"{measure} given": given, f"{measure} wanted": wanted}


def _single_days(expressions: Sequence[Expression]) -> set[Day]:
    spans = (calendar_days(expression.value) for expression in expressions)
    return {span[0] for span in spans if span is not None and span[0] == span[1]}


def count_days(document: Document, days: Collection[Day]) -> Counter[str]:
    """What one document adds to the measure of named days."""
    wanted = _single_days([w for w in document.gold if w.type in {"DATE", "TIME"}])
    return Counter(_tally("days", len(wanted & set(days)), len(days), len(wanted)))


def scores(counts: Counter[str]) -> dict[str, float]:
    """F1 of every measure that was counted, in percent."""
    out = {}
    for measure in MEASURES:
        right, given, wanted = (
            counts[f"{measure} {kind}"] for kind in ("right", "given", "wanted")
        )
        if given or wanted:
            out[measure] = 200 * right / (given + wanted)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where a reader and a gold set part.

    Args:
        kind: MISSED, FALSE, SPAN (the days or value agree), VALUE (the strings differ, and neither
            or both are days that agree), or DAYS.
        wanted: the gold set's expression, or None.
        given: the reader's, or None.
    """

    kind: str
    wanted: Expression | None
    given: Expression | None


KINDS = ("MISSED", "FALSE", "SPAN", "VALUE", "DAYS")


def differences(document: Document, found: Sequence[Expression]) -> Iterator[Difference]:
    """Where the expressions of a document differ from its gold ones, in order of text."""
    found = document.counted(found)
    pairs = matched(document.gold, found)
    used = {id(e) for pair in pairs for e in pair}
    out = [
        Difference(kind="MISSED", wanted=w, given=None) for w in document.gold if id(w) not in used
    ]
    out += [Difference(kind="FALSE", wanted=None, given=g) for g in found if id(g) not in used]
    for wanted, given in pairs:
        if not _same_days(wanted, given):
            kind = "DAYS"
        elif wanted.value and not _same_value(wanted, given):
            kind = "VALUE"
        elif not _is_exact(wanted, given):
            kind = "SPAN"
        else:
            continue
        out.append(Difference(kind=kind, wanted=wanted, given=given))
    yield from sorted(out, key=lambda d: (d.wanted or d.given or _NOWHERE).start)


_NOWHERE = Expression(start=0, end=0, type="", value="")


def described(document: Document, difference: Difference) -> str:
    """A difference on one line: kind, document, what was wanted, what was given, and where."""
    place = difference.wanted or difference.given or _NOWHERE
    text = document.text
    before, after = text[max(0, place.start - 50) : place.start], text[place.end : place.end + 30]
    where = f"{before}[{text[place.start : place.end]}]{after}"
    wanted = _shown(document, difference.wanted)
    given = _shown(document, difference.given)
    day = document.published.isoformat() if document.published else "no day"
    line = f"{difference.kind:6} {document.id} ({day}): gold {wanted}, found {given} | {where}"
    return " ".join(line.split())


def _shown(document: Document, expression: Expression | None) -> str:
    if expression is None:
        return "nothing"
    words = document.text[expression.start : expression.end]
    rule = f" by {expression.rule}" if expression.rule else ""
    return f"“{words}” {expression.type} {expression.value}{rule}"
