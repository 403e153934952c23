"""How are many articles annotated at once? In worker processes, one article at a time each.

Whatever goes wrong with an article becomes a skip with a reason. Keeps out: what is found in an
article (annotation.py).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from index import serial
from index.annotation import Annotator
from index.entities.gazetteer import Gazetteer
from index.errors import SkipArticle
from index.model import AnnotatedArticle, Article
from index.report import Skip
from index.settings import IndexSettings

# Below this many articles, starting worker processes takes longer than the work.
_POOL_FROM = 40
_CHUNK = 8


class AnnotatedArticles:
    """The run's annotated articles, packed: a large run must not hold them all unfolded."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._packed: list[bytes] = []

    def add(self, annotated: AnnotatedArticle) -> None:
        """Keep one more."""
        self.ids.append(annotated.article.id)
        self._packed.append(zlib.compress(serial.encode_article(annotated), 1))

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All of them, in the order they were added; each is unfolded when its turn comes."""
        for packed in self._packed:
            yield serial.decode_article(zlib.decompress(packed))


def annotate_all(
    articles: Iterable[Article], *, count: int, gazetteer: Gazetteer, settings: IndexSettings
) -> Iterator[AnnotatedArticle | Skip]:
    """Annotate articles, in their order.

    Args:
        articles: as read.
        count: how many there are.
        gazetteer: the names to know.
        settings: how many processes may run, and how long an article may be.
    """
    workers = min(settings.processes, count // _CHUNK)
    if count < _POOL_FROM or workers < 2:
        annotator = Annotator(gazetteer, max_chars=settings.max_article_chars)
        for article in articles:
            yield annotate_or_skip(annotator, article)
        return
    with ProcessPoolExecutor(
        workers,
        initializer=_start_worker,
        initargs=(gazetteer, settings.max_article_chars),
    ) as pool:
        yield from pool.map(_work, articles, chunksize=_CHUNK)


def annotate_or_skip(annotator: Annotator, article: Article) -> AnnotatedArticle | Skip:
    """Annotate one article; whatever goes wrong with it becomes a skip with a reason."""
    try:
        return annotator.annotate(article)
    except SkipArticle as skip:
        return Skip(path=article.path, reason=skip.reason)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return Skip(
            path=article.path,
            reason=f"{article.path}: extraction failed ({type(error).__name__}); the article is "
            "kept in the corpus and tried again by the next run. Please report this.",
        )


_annotator: Annotator | None = None


def _start_worker(gazetteer: Gazetteer, max_chars: int) -> None:
    global _annotator  # noqa: PLW0603 - a worker process has one annotator for its whole life
    _annotator = Annotator(gazetteer, max_chars=max_chars)


def _work(article: Article) -> AnnotatedArticle | Skip:
    if _annotator is None:
        raise RuntimeError("a worker must be started before it works")
    return annotate_or_skip(_annotator, article)
