"""What do the tests of the front end ask? A real service over a few invented reports, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.annotation import Annotator
from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import load_gazetteer
from index.issued import Address
from index.model.article import Article
from index.readers import registry
from index.timeline.candidates import candidates
from index.timeline.entries import build_entries
from search.engines.memory_engine import MemoryEngine
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

HARBOUR = """Fire In The Harbour Of Marinella Kills At Least Nine

A fire in the harbour of Marinella killed at least nine dock workers on Friday, the guild said.

The first alarm came on the night of 6 March 2025, when <script>alert(1)</script> began to burn.

"We had no water for an hour," said Ada Ferrante, who leads the fire service.

The port had burnt before, in March 2019 and in 2021. Since 1 March 2025 the gates have been closed.

Nobody has said who owned the warehouse. The the list of victims is not public.
"""

COAST = """Fire service: water failed at Marinella

MARINELLA - Between 6 and 7 March 2025 the fire service was called to the harbour four times.

Ada Ferrante said on Saturday that the water failed on Friday night.

The fire in the harbour of Marinella killed at least nine dock workers on Friday, it confirmed.

The port authority counted nine dead dock workers and 14 wounded on 7 March 2025.
"""

UNDATED = """A list of names hangs at the gate of the harbour of Marinella. It is not signed.

Dock workers met at the gate at dawn. Two people are missing.
"""

GAZETTEER = """name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source
Marinella,place,Marinela|Port of Marinella,38.10,15.30,IT,,,,,invented
Ada Ferrante,person,Ferrante,,,,,,,,invented
Harbour Guild,organisation,Guild of the Harbour,,,,,,,,invented
"""

SIDECAR = """
[[articles]]
file = "harbour.txt"
language = "en"
source = { value = "The Harbour Courier", basis = "stated" }
published = { day = 2025-03-08, basis = "stated" }

[[articles.marks]]
surface = "The the"
kind = "duplicate_word"
note = "A word stands twice in the article."

[[articles]]
file = "coast.txt"
source = { value = "Coast Herald", basis = "stated" }

[articles.published]
day = 2025-03-08
first = 2025-03-08
last = 2025-03-12
basis = "inferred"
note = "It says Saturday."
"""


class NoAddresses:
    """Nothing was ever issued but what stands in the engine, and `gone` was removed."""

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads."""
        if passage_id == "gonegonegone":
            return Address(article="gonearticle1", passage="", removed=True)
        if passage_id == "lostlostlost":
            return Address(article="keptarticle1", passage="", removed=False)
        return None

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed."""
        return article_id == "gonearticle1"


def engine_over(folder: Path) -> MemoryEngine:
    """An engine over the articles of a folder, in memory."""
    gazetteer = load_gazetteer(sorted(folder.glob("gazetteer.csv")))
    annotator = Annotator(gazetteer, max_chars=1_000_000)
    files = registry.find_inputs([folder]).files
    items = [item for path in files for item in registry.read(path)]
    articles = [annotator.annotate(item) for item in items if isinstance(item, Article)]
    sequence = {
        passage.id: number
        for number, passage in enumerate(p for item in articles for p in item.passages)
    }
    passages = [found for item in articles for found in candidates(item, sequence)]
    names = [name for item in articles for name in item.names]
    return MemoryEngine(articles, build_entries(passages), build_catalogue(names, gazetteer))


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of invented reports with their gazetteer and sidecar."""
    folder = tmp_path_factory.mktemp("invented")
    files = {
        "harbour.txt": HARBOUR,
        "coast.txt": COAST,
        "names.txt": UNDATED,
        "gazetteer.csv": GAZETTEER,
        "articles.toml": SIDECAR,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def engine(invented: Path) -> MemoryEngine:
    """An engine over the invented reports."""
    return engine_over(invented)


@pytest.fixture(scope="session")
def answers(engine: MemoryEngine) -> Service:
    """A service over the invented reports."""
    return Service(lambda: engine, NoAddresses())


@pytest.fixture(scope="session")
def crowded(engine: MemoryEngine) -> Service:
    """The same service while every turn is taken."""
    return Service(lambda: engine, NoAddresses(), concurrency=0)


@pytest.fixture(scope="session")
def app(answers: Service) -> Flask:
    """The front end over them."""
    return create_app(answers=answers, settings=WebSettings())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the front end."""
    return app.test_client()


@pytest.fixture
def baker(tmp_path: Path) -> FlaskClient:
    """A client of a front end over one report that does not say which Tripoli it means."""
    (tmp_path / "baker.txt").write_text("A baker in Tripoli was robbed.\n", encoding="utf-8")
    engine = engine_over(tmp_path)
    answers = Service(lambda: engine, NoAddresses())
    return create_app(answers=answers, settings=WebSettings()).test_client()


@pytest.fixture
def serving(tmp_path: Path) -> Callable[[Mapping[str, str]], FlaskClient]:
    """Makes a client of a front end over reports, given as file names and their texts."""

    def client_over(files: Mapping[str, str]) -> FlaskClient:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        engine = engine_over(tmp_path)
        answers = Service(lambda: engine, NoAddresses())
        return create_app(answers=answers, settings=WebSettings()).test_client()

    return client_over
