"""How often is the place right, of several of one name?

    python bench/homonyms.py [TEXTS.tsv] [--json] [--errors]

A line is a level, a tab and a text in which places are marked [surface=name of the entity];
[surface=?] stands where a careful reader cannot tell. Wrong is worse than left open. The
peer takes the largest place of the name, as most gazetteers do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "homonyms.tsv"
_MARK = re.compile(r"\[([^\]=]+)=([^\]]+)\]")


class Marked(NamedTuple):
    """A text with the places that it means: (first code point, one past the last, name or ?)."""

    level: str
    text: str
    places: tuple[tuple[int, int, str], ...]


def read(lines: list[str]) -> list[Marked]:
    """The marked texts of a file."""
    found = []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        level, _, marked = line.partition("\t")
        text, places, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            places.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        found.append(Marked(level, text + marked[at:], tuple(places)))
    return found


class Answer(NamedTuple):
    """One place in a text: what a tagger says it is ("?" for open), what it is, and why."""

    level: str
    text: str
    got: str
    wanted: str
    why: str

    @property
    def outcome(self) -> str:
        """Right, wrong, open, or rightly open."""
        if self.got == "?":
            return "rightly open" if self.wanted == "?" else "open"
        return "right" if self.got == self.wanted else "wrong"


def answers(texts: list[Marked]) -> dict[str, list[Answer]]:
    """What Dateline says of each marked place, and what the largest place of the name would be."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from index.entities.gazetteer import load_gazetteer
    from index.entities.tagger import NameTagger

    gazetteer = load_gazetteer()
    tagger = NameTagger(gazetteer)
    ours, largest = [], []
    for level, text, places in texts:
        mentions = {(m.start, m.end): m for m in tagger.tag(text)}
        for start, end, wanted in places:
            mention = mentions.get((start, end))
            known = mention is not None and gazetteer.row(mention.entity) is not None
            got = mention.name if mention is not None and known else "?"
            why = str(mention.which) if mention is not None else "not found"
            ours.append(Answer(level, text, got, wanted, why))
            bearers = [e.name for e in gazetteer.lookup(text[start:end]) if e.kind.value == "place"]
            first = next((name for name in bearers if not name.endswith(")")), "?")
            largest.append(Answer(level, text, first, wanted, "the largest"))
    return {"dateline": ours, "largest of the name": largest}


def scores(given: list[Answer]) -> dict[str, float]:
    """Counts of outcomes, and precision and recall in per cent."""
    count = Counter(answer.outcome for answer in given)
    claimed = count["right"] + count["wrong"]
    clear = sum(answer.wanted != "?" for answer in given)
    return {
        **count,
        "precision": round(100 * count["right"] / max(claimed, 1), 1),
        "recall": round(100 * count["right"] / max(clear, 1), 1),
    }


def main() -> None:
    """Prints the figures by level, and on demand every place that is not as marked."""
    parser = argparse.ArgumentParser(description="Measure which place of one name is meant.")
    parser.add_argument("texts", type=Path, nargs="?", default=TEXTS)
    parser.add_argument("--json", action="store_true", help="one JSON object a way and line")
    parser.add_argument("--errors", action="store_true", help="list what is wrong or left open")
    options = parser.parse_args()
    texts = read(options.texts.read_text(encoding="utf-8").splitlines())
    for way, given in answers(texts).items():
        levels = dict.fromkeys(answer.level for answer in given)
        for level in (*levels, "all"):
            chosen = [a for a in given if level in (a.level, "all")]
            result = scores(chosen)
            if options.json:
                print(json.dumps({"way": way, "level": level, **result}))
                continue
            print(
                f"{way:20} {level:7} {len(chosen):4} places  precision {result['precision']:5.1f}  "
                f"recall {result['recall']:5.1f}  wrong {result.get('wrong', 0)}"
            )
        if options.errors and way == "dateline":
            for answer in given:
                if answer.outcome in ("open", "wrong"):
                    print(
                        f"  {answer.outcome}: {answer.text[:100]!r}: {answer.got}, "
                        f"not {answer.wanted}; {answer.why}"
                    )


if __name__ == "__main__":
    main()
