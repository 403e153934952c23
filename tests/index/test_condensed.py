"""What is remembered of an article is what it was grouped and counted with."""

from __future__ import annotations

from pathlib import Path

from small_corpus import annotated_articles

from index.condensed import candidate_of, condense, counts_in
from index.entities.catalogue import counted
from index.timeline.candidates import candidates


def test_passages_come_back_as_they_were(tmp_path: Path) -> None:
    """Grouping from memory must give the same entries as grouping from the texts."""
    articles, _ = annotated_articles(tmp_path)
    seen = 0
    for annotated in articles:
        sequence = {passage.id: 7 + n for n, passage in enumerate(annotated.passages)}
        condensed = condense(annotated)
        again = [
            candidate_of(
                passage.id, passage.record, article=condensed.id, sequence=sequence[passage.id]
            )
            for passage in condensed.passages
        ]
        assert again == list(candidates(annotated, sequence))
        for passage, one in zip(condensed.passages, again, strict=True):
            assert passage.buckets == tuple(map(str, (one.home, *one.visits)))
        seen += len(again)
    assert seen > 3


def test_counts_of_names_come_back(tmp_path: Path) -> None:
    """They are taken away again when the article leaves."""
    articles, _ = annotated_articles(tmp_path)
    for annotated in articles:
        assert counts_in(condense(annotated).names) == counted(annotated.names)


def test_nothing_of_the_text_is_kept_but_names(tmp_path: Path) -> None:
    """The working file is no second copy of the reports."""
    articles, _ = annotated_articles(tmp_path)
    kept = b"".join(p.record for a in articles for p in condense(a).passages).lower()
    for word in (b"bridge", b"destroyed", b"wounded", b"budget"):
        assert word not in kept
