"""How is each word, and each entity, written in the corpus, and how often? Counts of spellings.

Kept as one sorted table a kind, and brought up to date by adding what came and taking off what
left. Keeps out: where the words stand (postings).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from index.analysis import Token
from index.model import AnnotatedArticle
from index.stores.files import damaged, write_file

Tally = dict[str, dict[str, int]]

WORDS = "words.json"
SURFACES = "surfaces.json"


class Tallies:
    """Spellings of folded words and of entities, with their counts.

    Args:
        words: folded word -> spelling -> occurrences in titles and bodies.
        surfaces: entity id -> spelling -> mentions.
    """

    def __init__(self, words: Tally, surfaces: Tally) -> None:
        self.words = words
        self.surfaces = surfaces

    def change(
        self,
        annotated: AnnotatedArticle,
        *,
        title: Sequence[Token],
        body: Sequence[Token],
        times: int,
    ) -> None:
        """Count one article's words and names.

        Args:
            annotated: the article.
            title: the tokens of its title.
            body: the tokens of its body.
            times: 1 to add it, -1 to take it off.
        """
        article = annotated.article
        heading = article.title.value if article.title is not None else ""
        written = Counter((token.folded, heading[token.start : token.end]) for token in title)
        written.update((token.folded, article.body[token.start : token.end]) for token in body)
        named = Counter((name.entity, name.surface) for name in annotated.names)
        _apply(self.words, written, times)
        _apply(self.surfaces, named, times)

    def save(self, folder: Path) -> None:
        """Write both tables into a folder."""
        for name, tally in ((WORDS, self.words), (SURFACES, self.surfaces)):
            write_file(folder / name, msgspec.json.encode(dict(sorted(tally.items()))))


def load_tally(path: Path) -> Tally:
    """Read one table; raises StoreError when it is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Tally)
    except (OSError, msgspec.MsgspecError) as error:
        raise damaged(path, f"cannot be read ({error})") from error


def _apply(tally: Tally, counts: Counter[tuple[str, str]], times: int) -> None:
    for (key, spelling), count in counts.items():
        spellings = tally.setdefault(key, {})
        left = spellings.get(spelling, 0) + times * count
        if left > 0:
            spellings[spelling] = left
        else:
            spellings.pop(spelling, None)
            if not spellings:
                del tally[key]
