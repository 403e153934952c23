"""How does a collection leave, so that it can come back as it was? One JSON object a line.

A line is an article as the corpus keeps it, every field, under the key "dateline" with the version
of the form. Keeps out: reading it (readers/jsonl.py), and where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from index.corpus import Corpus
from index.errors import NotFoundError
from index.model.article import Article
from index.readers.own_form import FORM, KEY


def lines(
    corpus: Corpus, article_ids: Sequence[str] = (), *, removed: bool = False
) -> Iterator[bytes]:
    """The articles of a corpus, a line each, in order of id.

    Args:
        corpus: where they are kept.
        article_ids: only these, in this order; empty for all.
        removed: whether to tell which articles were removed, so that they stay away.

    Raises:
        NotFoundError: an id is no article's.
    """
    for article_id in article_ids or corpus.article_ids():
        article = corpus.article(article_id)
        if article is None:
            raise NotFoundError(
                f"There is no article {article_id!r} in the corpus.",
                remedy="The id is the last part of the article's address.",
            )
        yield line(article)
    if removed:
        for article_id in corpus.removed_ids():
            yield msgspec.json.encode({KEY: FORM, "removed": article_id}) + b"\n"


def line(article: Article) -> bytes:
    """One article as a line."""
    return msgspec.json.encode({KEY: FORM, "article": article}) + b"\n"
