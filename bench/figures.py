"""How well are casualty figures found? Scores ClaimTagger against claims that people marked.

    python bench/figures.py CLAIMS.tsv TEXTS_DIR [--json]

CLAIMS.tsv holds one claim a line (columns article, file, start, end, value, value_min, qualifier,
measure, victim_category, claimant, claimant_entity, as_of, as_of_basis, core). Beside it may lie
negatives.tsv (spans that must stay silent), meta.tsv (pub_best, pub_min, pub_max by article) and
entity_variants.tsv (names by entity). TEXTS_DIR holds the texts as they came, to whose code points
the spans refer. A found claim is right when it overlaps a marked one with the same value (or floor)
and category; alawite civilians are civilians, "all" is people, "over" is "more than".
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from index.claims.tagger import ClaimTagger
from index.model.article import Block, BlockKind, Passage, Published
from index.model.claims import Claim
from index.model.dates import DateMention
from index.model.days import DayRange
from index.model.names import EntityMention
from index.passages import split

Row = dict[str, str]
_COLUMNS = {"statement_day": "as_of"}
_UNCERTAIN = ("inferred", "earlier than")
_PARAGRAPH = re.compile(r"[^\n]+")


def read_rows(path: Path) -> list[Row]:
    """The lines of a table without quoting; none when it does not exist."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_text(path: Path) -> str:
    """A text as it came, without newline translation."""
    return path.read_bytes().decode("utf-8")


def passages_of(text: str) -> list[Passage]:
    """The sentences of a text whose paragraphs are lines."""
    blocks = [
        Block(start=found.start(), end=found.end(), kind=BlockKind.BODY)
        for found in _PARAGRAPH.finditer(text)
    ]
    return [
        Passage(id=f"{start:012d}", start=start, end=end, kind=BlockKind.BODY, block=block)
        for start, end, block in split(text, blocks)
    ]


def published_of(row: Row) -> Published:
    """The publication that a line of meta.tsv gives."""
    bounds = DayRange.inclusive(
        date.fromisoformat(row["pub_min"]), date.fromisoformat(row["pub_max"])
    )
    return Published(day=date.fromisoformat(row["pub_best"]), bounds=bounds)


class Taggers:
    """The taggers of the pipeline, as far as they can be imported."""

    def __init__(self, *, without: Sequence[str]) -> None:
        self._claims = ClaimTagger()
        self._dates: Any = None
        self._names: Any = None
        if "dates" not in without:
            from index.dates.tagger import DateTagger

            self._dates = DateTagger()
        if "names" not in without:
            from index.entities.gazetteer import load_gazetteer
            from index.entities.tagger import NameTagger

            self._names = NameTagger(load_gazetteer())
        self.seconds = 0.0

    def tag(self, text: str, published: Published | None) -> tuple[Claim, ...]:
        """The claims of a text, with the dates and names that its taggers find."""
        passages = passages_of(text)
        dates: tuple[DateMention, ...] = ()
        names: tuple[EntityMention, ...] = ()
        if self._dates is not None:
            dates = tuple(self._dates.tag(text, published=published, blocks=()))
        if self._names is not None:
            names = tuple(self._names.tag(text))
        begun = time.perf_counter()
        claims = self._claims.tag(
            text, passages=passages, dates=dates, names=names, published=published
        )
        self.seconds += time.perf_counter() - begun
        return claims


def category_of(name: str) -> str:
    """A category as it is scored."""
    if name.startswith("alawite"):
        return "civilians"
    return "people" if name == "all" else name


def qualifier_of(name: str) -> str:
    """A qualifier as it is scored."""
    return "more_than" if name == "over" else name


def same_value(row: Row, claim: Claim) -> bool:
    """Whether the figures are the same: the value, or the floor of a vague word."""
    if row["value"]:
        return claim.value == int(row["value"])
    floor = int(row["value_min"]) if row["value_min"] else None
    return claim.value is None and claim.minimum == floor


def same_claimant(row: Row, claim: Claim, variants: dict[str, list[str]]) -> bool:
    """Whether the claimant is the same by words or by entity; "(…)" in the table means nobody."""
    stated, found = row["claimant"], claim.claimant.casefold()
    names = variants.get(row["claimant_entity"], [])
    if row["claimant_entity"] and any(
        name.casefold() in found or (found and found in name.casefold()) for name in names
    ):
        return True
    if stated.startswith("(") and not row["claimant_entity"]:
        return not found
    words = set(re.findall(r"\w+", re.sub(r"\(.*?\)", "", stated).casefold())) - {"the", "a"}
    return bool(words & (set(re.findall(r"\w+", found)) - {"the", "a"}))


def match(rows: Sequence[Row], claims: Sequence[Claim]) -> list[tuple[Row, Claim | None]]:
    """Each marked claim with the found one that overlaps it and has its value."""
    used: set[int] = set()
    pairs: list[tuple[Row, Claim | None]] = []
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        chosen = next(
            (
                number
                for number, claim in enumerate(claims)
                if number not in used
                and claim.start < end
                and start < claim.end
                and same_value(row, claim)
            ),
            None,
        )
        if chosen is not None:
            used.add(chosen)
        pairs.append((row, None if chosen is None else claims[chosen]))
    return pairs


def score(gold: Path, texts: Path, *, without: Sequence[str]) -> dict[str, Any]:
    """The figures of a run and what went wrong."""
    rows = read_rows(gold)
    meta = {row["article"]: row for row in read_rows(gold.with_name("meta.tsv"))}
    variants: dict[str, list[str]] = {}
    for row in read_rows(gold.with_name("entity_variants.tsv")):
        values = list(row.values())
        variants.setdefault(values[0], []).extend(values[2:4])
    taggers = Taggers(without=without)
    pairs: list[tuple[Row, Claim | None]] = []
    extra: list[str] = []
    loud: list[str] = []
    for name in sorted({row["file"] for row in rows}):
        own = [row for row in rows if row["file"] == name]
        article = own[0]["article"]
        published = published_of(meta[article]) if article in meta else None
        claims = taggers.tag(read_text(texts / name), published)
        found = match(own, claims)
        pairs += found
        matched = {id(claim) for _, claim in found if claim is not None}
        negatives = [
            row for row in read_rows(gold.with_name("negatives.tsv")) if row["article"] == article
        ]
        extra += [
            f"{article} {_line(claim)}"
            for claim in claims
            if id(claim) not in matched and not _is_allowed(negatives, claim)
        ]
        loud += _loud(negatives, article, claims)
    return _summary(pairs, extra, loud, variants) | {"seconds": round(taggers.seconds, 4)}


def _line(claim: Claim) -> str:
    return (
        f"{claim.start}-{claim.end} {claim.surface!r} {claim.value} {claim.qualifier} "
        f"{claim.measure} {claim.category} by {claim.claimant!r} on {claim.stated_on} "
        f"[{claim.rule}]"
    )


def _is_allowed(negatives: Sequence[Row], claim: Claim) -> bool:
    """Whether a figure of displaced people, which the table does not list, stands where it may."""
    return claim.measure == "displaced" and any(
        claim.start < int(row["end"]) and int(row["start"]) < claim.end for row in negatives
    )


def _loud(negatives: Sequence[Row], article: str, claims: Sequence[Claim]) -> list[str]:
    return [
        f"{article} {row['surface']!r}: {_line(claim)}"
        for row in negatives
        for claim in claims
        if claim.start < int(row["end"])
        and int(row["start"]) < claim.end
        and claim.measure != "displaced"
    ]


def _summary(
    pairs: Sequence[tuple[Row, Claim | None]],
    extra: Sequence[str],
    loud: Sequence[str],
    variants: dict[str, list[str]],
) -> dict[str, Any]:
    core = [(row, claim) for row, claim in pairs if row["core"] == "1"]
    right = [
        (row, claim)
        for row, claim in pairs
        if claim is not None and category_of(row["victim_category"]) == category_of(claim.category)
    ]
    right_core = [(row, claim) for row, claim in right if row["core"] == "1"]
    found = sum(claim is not None for _, claim in pairs) + len(extra)
    dated = [
        (row, claim)
        for row, claim in right_core
        if row["as_of"] and not any(word in row["as_of_basis"] for word in _UNCERTAIN)
    ]
    checks = {
        "qualifier": [
            (row, claim, qualifier_of(row["qualifier"]) == qualifier_of(claim.qualifier))
            for row, claim in right_core
        ],
        "measure": [(row, claim, row["measure"] == claim.measure) for row, claim in right_core],
        "claimant": [
            (row, claim, same_claimant(row, claim, variants)) for row, claim in right_core
        ],
        "statement_day": [
            (row, claim, str(claim.stated_on) == row["as_of"]) for row, claim in dated
        ],
        "scope": [(row, claim, row["scope"] == claim.scope) for row, claim in right_core],
    }
    rates = {name: _rate([good for _, _, good in lines]) for name, lines in checks.items()}
    wrong = [
        f"{name}: {row['claim_id']} wants {row[_COLUMNS.get(name, name)]!r}: {_line(claim)}"
        for name, lines in checks.items()
        for row, claim, good in lines
        if not good
    ]
    return {
        "precision": _ratio(len(right), found),
        "recall": _ratio(len(right_core), len(core)),
        **rates,
        "missed": [
            f"{r['claim_id']} {r['surface']!r} core={r['core']}" for r, c in pairs if c is None
        ],
        "category_wrong": [
            f"{row['claim_id']} wants {row['victim_category']}: {_line(claim)}"
            for row, claim in pairs
            if claim is not None
            and category_of(row["victim_category"]) != category_of(claim.category)
        ],
        "extra": list(extra),
        "loud_negatives": list(loud),
        "wrong": wrong,
        "sums": [f"{c.surface!r} {r}" for _, c in pairs if c for r in c.relations],
    }


def _rate(results: Sequence[bool]) -> float:
    return _ratio(sum(results), len(results))


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--without", action="append", default=[], choices=["dates", "names"])
    options = parser.parse_args()
    result = score(options.claims, options.texts, without=options.without)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for name, value in result.items():
        if isinstance(value, list):
            print(f"{name} ({len(value)}):", *(f"\n  {line}" for line in value))
        else:
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
