"""How well and how fast are dates read, on gold sets of one's own?

    python bench/dates.py GOLD.jsonl [GOLD.jsonl ...] [--json]

Each line of a gold set is `{"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}`,
offsets in half-open code points, `dct` the publication day, values as in TIMEX3. Measures:

- te3: all expressions as TempEval-3 counts them: spans that match exactly (strict), that overlap
  one to one (relaxed), and of the latter those with the same value string (value);
- dt: dates and times that stand for calendar days only; a value is right when its first and last
  day are. What the gold set leaves unresolved counts for nobody;
- days: the single days that a document names, as a set, which also parsers without spans can give.

Speed is told in articles of 450 words a second on one core, beside python-dateutil's fuzzy parser
(sentence by sentence) and, where it is installed, dateparser's search.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateutil import parser as dateutil_parser

from index.dates.tagger import DateTagger
from index.dates.timex import days_of
from index.model import Published

WORDS_OF_ARTICLE = 450
"""The length of the article that speed is told in."""

MEASURES = (
    "te3_strict", "te3_relaxed", "te3_value", "dt_strict", "dt_relaxed", "dt_value", "days",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One expression of a gold set or of a tagger."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a gold set; `published` is None where it gives no day."""

    text: str
    published: date | None
    gold: tuple[Expression, ...]


def read_gold(path: Path) -> list[Document]:
    """The documents of a gold set."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        gold = tuple(
            Expression(
                start=item["start"], end=item["end"], type=item["type"], value=item["value"] or ""
            )
            for item in entry["timexes"]
        )
        day = entry.get("dct")
        published = date.fromisoformat(day[:10]) if day else None
        documents.append(Document(text=entry["text"], published=published, gold=gold))
    return documents


def same_string(value: str) -> str:
    """A value as it is compared for te3: upper case, without trailing unknowns and zero minutes."""
    value = re.sub(r"^(\d{4}(?:-\d\d)?)(?:-XX)+$", r"\1", value.strip().upper())
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    return re.sub(r"(?::00)+$", "", value) if "T" in value else value


def calendar_days(value: str) -> object | None:
    """What two values must share to mean the same days; None where a value means no days."""
    value = re.sub(r"(?:-XX)+$", "", value.strip())
    value = re.sub(r"^(\d{3})X$", r"\1", re.sub(r"^(\d\d)XX$", r"\1", value))
    if re.fullmatch(r"BC\d{4}(?:-(?:\d\d|SP|SU|FA|WI))?(?:-\d\d)?(?:T.*)?", value):
        return value.partition("T")[0]
    return days_of(value)


def matched(
    gold: Sequence[Expression], found: Sequence[Expression]
) -> list[tuple[Expression, Expression]]:
    """Pairs of overlapping expressions, each used once: exact spans first, then the longest."""
    pairs = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            shared = min(wanted.end, given.end) - max(wanted.start, given.start)
            if shared > 0:
                pairs.append((is_exact(wanted, given), shared, -i, -j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for _, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((gold[-i], found[-j]))
    return chosen


def is_exact(wanted: Expression, given: Expression) -> bool:
    """Whether two expressions have the same span."""
    return (wanted.start, wanted.end) == (given.start, given.end)


def count(document: Document, found: Sequence[Expression]) -> Counter[str]:
    """What one document adds to each measure: right, given and wanted expressions."""
    counts: Counter[str] = Counter()
    pairs = matched(document.gold, found)
    te3 = {
        "strict": sum(is_exact(*pair) for pair in pairs),
        "relaxed": len(pairs),
        "value": sum(same_string(w.value) == same_string(g.value) for w, g in pairs if w.value),
    }
    for name, right in te3.items():
        counts.update(_tally(f"te3_{name}", right, len(found), len(document.gold)))
    dates = [w for w in document.gold if w.type in {"DATE", "TIME"}]
    wanted = [w for w in dates if calendar_days(w.value) is not None]
    neutral = [w for w in dates if calendar_days(w.value) is None]
    given = [g for g in found if g.type in {"DATE", "TIME"} and calendar_days(g.value) is not None]
    pairs = matched(wanted, given)
    taken = {id(g) for _, g in pairs}
    given = [g for g in given if id(g) in taken or not any(_overlap(g, w) for w in neutral)]
    dt = {
        "strict": sum(is_exact(*pair) for pair in pairs),
        "relaxed": len(pairs),
        "value": sum(calendar_days(w.value) == calendar_days(g.value) for w, g in pairs),
    }
    for name, right in dt.items():
        counts.update(_tally(f"dt_{name}", right, len(given), len(wanted)))
    counts.update(count_days(document, single_days(given)))
    return counts


def _overlap(one: Expression, other: Expression) -> bool:
    return one.start < other.end and other.start < one.end


def _tally(measure: str, right: int, given: int, wanted: int) -> dict[str, int]:
    return {f"{measure} right": right, f"{measure} given": given, f"{measure} wanted": wanted}


def single_days(expressions: Iterable[Expression]) -> set[date]:
    """The days that expressions name one by one."""
    days = (days_of(e.value) for e in expressions if e.type in {"DATE", "TIME"})
    return {day.start for day in days if day is not None and day.is_one_day and day.start}


def count_days(document: Document, days: set[date]) -> Counter[str]:
    """What one document adds to the measure of named days."""
    wanted = single_days(document.gold)
    return Counter(_tally("days", len(wanted & days), len(days), len(wanted)))


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


def with_dateline() -> Callable[[Document], list[Expression]]:
    """Dateline's own tagger."""
    tagger = DateTagger()

    def read(document: Document) -> list[Expression]:
        day = document.published
        published = None if day is None else Published.stated(day)
        return [
            Expression(start=m.start, end=m.end, type=m.type.value, value=m.value)
            for m in tagger.tag(document.text, published=published)
        ]

    return read


def with_dateutil(document: Document) -> set[date]:
    """The days that python-dateutil's fuzzy parser gives, a sentence at a time."""
    day = document.published or date(2000, 1, 1)
    default = datetime(day.year, day.month, day.day)
    days = set()
    warnings.simplefilter("ignore", dateutil_parser.UnknownTimezoneWarning)
    for sentence in re.split(r"(?<=[.!?])\s+", document.text):
        try:
            days.add(dateutil_parser.parse(sentence, fuzzy=True, default=default).date())
        except (ValueError, OverflowError, TypeError):
            continue
    return days


def with_dateparser(document: Document) -> set[date]:
    """The days that dateparser's search gives, publication as its base."""
    search: Any = importlib.import_module("dateparser.search").search_dates
    day = document.published or date(2000, 1, 1)
    settings = {
        "RELATIVE_BASE": datetime(day.year, day.month, day.day),
        "PREFER_DATES_FROM": "past",
    }
    found = search(document.text, languages=["en"], settings=settings) or []
    return {when.date() for _, when in found}


def measure(documents: Sequence[Document], name: str) -> dict[str, float]:
    """Scores and speed of one reader of dates over a gold set."""
    counts: Counter[str] = Counter()
    words = sum(len(document.text.split()) for document in documents)
    dateline = with_dateline()  # the rules are loaded before the clock starts
    started = time.perf_counter()
    if name == "dateline":
        answers = [(document, dateline(document)) for document in documents]
        elapsed = time.perf_counter() - started
        for document, found in answers:
            counts.update(count(document, found))
    else:
        reader = with_dateutil if name == "dateutil" else with_dateparser
        days = [(document, reader(document)) for document in documents]
        elapsed = time.perf_counter() - started
        for document, given in days:
            counts.update(count_days(document, given))
    return {**scores(counts), "articles_per_second": words / WORDS_OF_ARTICLE / elapsed}


def readers() -> list[str]:
    """The readers that can run here."""
    return ["dateline", "dateutil"] + (
        ["dateparser"] if importlib.util.find_spec("dateparser") else []
    )


def print_table(results: dict[str, dict[str, dict[str, float]]]) -> None:
    """The results for people."""
    columns = (*MEASURES, "articles_per_second")
    print(
        f"{'':28}"
        + "".join(f"{name.replace('articles_per_second', 'articles/s'):>12}" for name in columns)
    )
    for gold, by_reader in results.items():
        for reader, row in by_reader.items():
            cells = "".join(f"{row[c]:12.1f}" if c in row else f"{'-':>12}" for c in columns)
            print(f"{gold[:16]:17}{reader:11}{cells}")


def main() -> int:
    """Score the gold sets that the command line names."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("gold", nargs="+", type=Path)
    arguments.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = arguments.parse_args()
    results = {
        path.stem: {name: measure(read_gold(path), name) for name in readers()}
        for path in options.gold
    }
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        print_table(results)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
