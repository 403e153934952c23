"""Which gazetteers belong to a corpus? Those that lay beside its articles, kept with it.

Keeps out: what stands in one (entities/gazetteer.py).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from index.corpus import Corpus
from index.entities.gazetteer import Gazetteer, load_gazetteer

GAZETTEER_NAME = "gazetteer.csv"


def keep_gazetteers(corpus: Corpus, files: Iterable[Path]) -> None:
    """Keep the gazetteers beside some files, so that later runs use them wherever they start.

    Raises:
        DataError: one has a row that cannot be used; it is not kept.
    """
    kept = corpus.resources()
    for path in sorted({file.parent / GAZETTEER_NAME for file in files}):
        if path.is_file() and kept.get(str(path.resolve())) != (content := path.read_bytes()):
            load_gazetteer([path])  # names the row, before it is kept
            corpus.keep_resource(path, content)


def kept_gazetteer(corpus: Corpus) -> Gazetteer:
    """The built-in gazetteer with those of the corpus on top."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, content in enumerate(corpus.resources().values()):
            path = Path(folder) / f"{number:03d}-{GAZETTEER_NAME}"
            path.write_bytes(content)
            paths.append(path)
        return load_gazetteer(paths)
