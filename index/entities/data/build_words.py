"""Which words are plain English, and which are common American names? Writes three word lists.

Run by hand when the data are renewed. Takes SCOWL's small list as Debian packages it
(wamerican-small 2020.12.07-2) and the names of the 1990 census of the USA as the pinned release of
the "names" distribution (0.3.0) carries them:

    python index/entities/data/build_words.py american-english-small NAMES_FOLDER

Writes words.txt, census_first_names.txt and surnames.txt. Keeps out: names of the rest of the
world, written by hand (first_names.txt).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
FIRST_NAMES = 1400
SURNAMES = 3000


def words(text: str) -> list[str]:
    """The plain lower-case words of SCOWL's list, of two letters and more."""
    return sorted({w for w in text.split() if re.fullmatch(r"[a-z]{2,}", w)})


def names(text: str, count: int) -> list[str]:
    """The most frequent names of one census file, capitalised."""
    return [line.split()[0].title() for line in text.splitlines()[:count] if line.strip()]


def write(name: str, items: list[str]) -> None:
    """One item a line."""
    (HERE / name).write_text("\n".join(items) + "\n", encoding="utf-8")


def main() -> None:
    """Writes the lists beside this file."""
    scowl, census = Path(sys.argv[1]), Path(sys.argv[2])
    write("words.txt", words(scowl.read_text(encoding="utf-8")))
    female = names((census / "dist.female.first").read_text(encoding="ascii"), FIRST_NAMES)
    male = names((census / "dist.male.first").read_text(encoding="ascii"), FIRST_NAMES)
    write("census_first_names.txt", sorted({*female, *male}))
    write("surnames.txt", sorted(names((census / "dist.all.last").read_text("ascii"), SURNAMES)))


if __name__ == "__main__":
    main()
