"""Articles extracted by many processes: the same findings, in order, never far ahead."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.annotation import Annotator
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.errors import WorkerError
from index.interchange import plain_article
from index.model.annotated import AnnotatedArticle
from index.model.article import Article
from index.report import Skip
from index.settings import IndexSettings
from index.workers import Extracted, extract, extract_all

COUNT = 200


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def articles(taken: list[str] | None = None) -> Iterator[Article]:
    """Short articles, and one without text; `taken` learns which were asked for."""
    for number in range(COUNT):
        text = "" if number == 7 else f"Fire {number} burned in Homs on {number % 28 + 1} May 2031."
        article = plain_article(text, identifier=f"article{number:03d}", published=None)
        if taken is not None:
            taken.append(article.id)
        yield article


def settings(workers: int) -> IndexSettings:
    return IndexSettings(folder=Path("unused"), workers=workers)


def test_workers_find_what_one_process_finds(gazetteer: Gazetteer) -> None:
    """Parallel work must change nothing, nor the order."""
    alone = list(extract_all(articles(), count=COUNT, gazetteer=gazetteer, settings=settings(1)))
    together = list(extract_all(articles(), count=COUNT, gazetteer=gazetteer, settings=settings(2)))
    assert together == alone
    assert [identifier for identifier, _ in alone] == [f"article{n:03d}" for n in range(COUNT)]
    assert [n for n, (_, outcome) in enumerate(alone) if isinstance(outcome, Skip)] == [7]


def test_workers_are_never_far_ahead(gazetteer: Gazetteer) -> None:
    """What is extracted and not yet written must fit into memory, however long the run is."""
    taken: list[str] = []
    outcomes = extract_all(articles(taken), count=COUNT, gazetteer=gazetteer, settings=settings(2))
    next(outcomes)
    assert 1 < len(taken) <= 80
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_killed_worker_is_told_with_a_remedy(gazetteer: Gazetteer) -> None:
    """A machine without memory kills processes; that must not read like a fault of the articles."""
    outcomes = extract_all(articles(), count=COUNT, gazetteer=gazetteer, settings=settings(2))
    next(outcomes)
    for process in multiprocessing.active_children():
        process.kill()
    with pytest.raises(WorkerError, match="DATELINE_WORKERS"):
        list(outcomes)


def test_an_outcome_tells_its_size(gazetteer: Gazetteer) -> None:
    """Rounds are cut by it."""
    annotator = Annotator(gazetteer, max_chars=100_000)
    sizes = []
    for repeats in (1, 50):
        text = "Fire burned in Homs on 3 May 2031. " * repeats
        outcome = extract(annotator, plain_article(text, identifier="fire", published=None))
        assert isinstance(outcome, Extracted)
        sizes.append(outcome.size)
    assert sizes[0] > 1_000
    assert sizes[1] > 30 * sizes[0]


def test_a_failing_step_skips_one_article_only(gazetteer: Gazetteer) -> None:
    """A fault of ours in one article is told, and its text stays out of the message."""
    annotator = Annotator(gazetteer, max_chars=1000)

    def fail(annotated: AnnotatedArticle) -> AnnotatedArticle:
        raise ZeroDivisionError("secret words")

    annotator.steps = (*annotator.steps, fail)
    outcome = extract(annotator, plain_article("It rained.", identifier="rain.txt", published=None))
    assert isinstance(outcome, Skip)
    assert "ZeroDivisionError" in outcome.reason
    assert "secret" not in outcome.reason


def test_too_long_an_article_is_skipped_with_the_setting_to_change(gazetteer: Gazetteer) -> None:
    """The remedy is in the message."""
    annotator = Annotator(gazetteer, max_chars=5)
    outcome = extract(annotator, plain_article("It rained.", identifier="rain.txt", published=None))
    assert isinstance(outcome, Skip)
    assert "DATELINE_MAX_ARTICLE_CHARS" in outcome.reason
