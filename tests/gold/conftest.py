"""The seed articles, annotated as the product does it."""

from __future__ import annotations

import pytest
from gold.truth import SEEDS, Seeds, read_seeds

from index.annotation import Annotator
from index.entities.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer([SEEDS / "gazetteer.csv"])


@pytest.fixture(scope="session")
def seeds(gazetteer: Gazetteer) -> Seeds:
    annotator = Annotator(gazetteer, max_chars=100_000)
    articles = read_seeds()
    assert sorted(articles) == ["000", "001", "002", "003", "004"]
    return Seeds({number: annotator.annotate(one) for number, one in articles.items()})
