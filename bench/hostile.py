"""What does the worst question cost? Through Dateline's own parser and service, on the wall.

Each is typed as a reader with bad intentions would: too long, too deep, too broad, all at once. A
refusal is a good answer when it is quick. Keeps out: HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.measuring import timed
from bench.news import DAYS, FIRST_DAY
from bench.questions import day
from bench.rivals.dateline import Dateline
from bench.tables import print_table
from index.errors import DatelineError
from index.issued import Address
from index.model.days import DayRange
from search.engine import Engine
from search.limits import MAX_WORDS
from search.query import Filters, Query
from search.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Survived:
    """How one hostile question was answered.

    Args:
        name: what it does.
        wall: milliseconds.
        outcome: the total, or why it was refused.
    """

    name: str
    wall: float
    outcome: str


class _NoAddresses:
    """No address was ever issued."""

    def address(self, passage_id: str) -> Address | None:  # noqa: ARG002 - the protocol's name
        """Nothing."""
        return None

    def is_removed(self, article_id: str) -> bool:  # noqa: ARG002 - the protocol's name
        """Nothing was."""
        return False


def texts() -> dict[str, str]:
    """Hostile questions by what they do."""
    common = [f"w{n}" for n in range(MAX_WORDS)]
    return {
        "one common word": "w0",
        "50 common words with OR": " OR ".join(common[:50]),
        "33 common words with OR": " OR ".join(common[:33]),
        "64 common words": " ".join(common),
        "64 common words and an unknown one": " ".join([*common[:63], "zzzz"]),
        "64 misspelt words": " ".join(f"w{n}x" for n in range(100, 164)),
        "8 misspelt words": " ".join(f"w{n}x" for n in range(100, 108)),
        "one misspelt word": "w123x",
        "prefix of 1 letter": "w*",
        "prefix of 2 letters": "w1*",
        "prefix of 3 letters": "w12*",
        "64 prefixes": " ".join(f"w{n}*" for n in range(10, 74)),
        "33 prefixes with OR": " OR ".join(f"w{n}*" for n in range(10, 43)),
        "4 prefixes": " ".join(f"w{n}*" for n in range(10, 14)),
        "4 prefixes with OR": " OR ".join(f"w{n}*" for n in range(10, 14)),
        "prefix in a phrase's place": '"w12* w13*"',
        "wildcard before": "*12",
        "wildcard around": "*ai*",
        "three prefixes of 1 letter": "b* AND g* AND s*",
        "bare wildcard": "*",
        "question marks": "????????*",
        "regular expression": "/w[0-9]+.*/",
        "range of words": "[a TO zzzz]",
        "fuzzy, distance 9": "w123~9",
        "phrase of 64 common words": f'"{" ".join(common)}"',
        "phrase of one word 64 times": f'"{" ".join(["w0"] * MAX_WORDS)}"',
        "phrase of 200 words": f'"{" ".join(["w0 w1"] * 100)}"',
        "slop of 1,000": '"w1 w2"~1000',
        "5,000 words": " ".join(["w1"] * 5_000),
        "3,000 brackets": "(" * 3_000 + "w1" + ")" * 3_000,
        "490 brackets": "(" * 490 + "w1" + ")" * 490,
        "2,000 NOTs": "NOT " * 2_000 + "w1",
        "NOT alone": "NOT w1",
        "32 exclusions": " ".join(["w0", *(f"-w{n}" for n in range(1, 33))]),
        "100 kB of text": "w1 w2 w3 w4 " * 8_500,
        "1,000 letters": "w" * 1_000,
        "1,000 marks": "\u0301" * 1_000,
        "1,000 quotes": '"' * 1_000,
    }


def service_over(engine: Engine) -> Service:
    """Dateline's service over one engine."""
    return Service(lambda: engine, _NoAddresses())


def measure(ours: Dateline) -> list[Survived]:
    """Ask all of them, each once, with nothing kept from before."""
    service = service_over(ours.engine)
    queries = [(name, Query(text=text)) for name, text in texts().items()]
    days = DayRange.inclusive(day(FIRST_DAY - 365), day(FIRST_DAY + DAYS + 365))
    ever = Filters(days=days, published=days)
    queries.append(("all days and a common word", Query(text="w0", filters=ever)))
    queries.append(("page 100,000", Query(text="w0", page=100_000, size=100)))
    return [_ask(ours, service, name, query) for name, query in queries]


def show(measured: list[Survived]) -> None:
    """Print what was measured for people, the slowest first."""
    print_table(
        "Hostile questions, Dateline, whole pages with nothing kept: ms on the wall",
        ["question", "ms", "outcome"],
        [[one.name, one.wall, one.outcome] for one in sorted(measured, key=lambda one: -one.wall)],
    )


def _ask(ours: Dateline, service: Service, name: str, query: Query) -> Survived:
    ours.forget()
    ours.forget_articles()

    def ask() -> str:
        try:
            results = service.search(query)
        except DatelineError as error:
            return f"refused: {str(error)[:40]}"
        except Exception as error:  # noqa: BLE001 - a benchmark reports what should not happen
            return f"FAILED: {type(error).__name__}: {str(error)[:60]}"
        return f"{results.total:,} found"

    outcome, taken = timed(ask)
    return Survived(name=name, wall=taken.wall, outcome=outcome)
