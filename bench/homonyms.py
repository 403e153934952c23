"""How often is the place right, of several of one name?

    python bench/homonyms.py [TEXTS.tsv]

A line is a level, a tab and a text in which places are marked [surface=name of the entity];
[surface=?] stands where a careful reader cannot tell. Wrong is worse than left open.
"""

from __future__ import annotations

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


def main() -> None:
    """Prints the figures by level, then every place that is not as marked."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from index.entities.gazetteer import load_gazetteer
    from index.entities.tagger import NameTagger

    path = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    gazetteer = load_gazetteer()
    tagger = NameTagger(gazetteer)
    counts: dict[str, Counter[str]] = {}
    lines = []
    for level, text, places in read(path.read_text(encoding="utf-8").splitlines()):
        mentions = {(m.start, m.end): m for m in tagger.tag(text)}
        for start, end, wanted in places:
            mention = mentions.get((start, end))
            known = mention is not None and gazetteer.row(mention.entity) is not None
            got = mention.name if mention is not None and known else "?"
            outcome = "right" if got == wanted and got != "?" else "open" if got == "?" else "wrong"
            if got == wanted == "?":
                outcome = "rightly open"
            for key in (level, "all"):
                counts.setdefault(key, Counter())[outcome] += 1
            if outcome in ("open", "wrong"):
                which = mention.which if mention else "not found"
                lines.append(f"{outcome}: {text[:100]!r}: {got}, not {wanted}; {which}")
    for key, count in counts.items():
        claimed = count["right"] + count["wrong"]
        clear = claimed + count["open"]
        print(
            f"{key}: {dict(count)}, precision {100 * count['right'] / claimed:.1f}, "
            f"recall {100 * count['right'] / clear:.1f}"
        )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
