"""Do the pages over the five articles speak to people?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from desk import Desk
from flask.testing import FlaskClient
from gold.truth import SEEDS

from index.addresses import CorpusAddresses
from search.engines.opening import open_engine
from search.query import Query, Window
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

_ID = re.compile(r"\b(?:person|organisation|place|group|media)-[a-z0-9]+(?:-[a-z0-9]+)*\b")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The five articles, indexed as the command does it."""
    desk = Desk(tmp_path_factory.mktemp("pages"))
    desk.inputs = SEEDS
    desk.run()
    engine = open_engine(desk.store)
    return Service(lambda: engine, CorpusAddresses(desk.settings.folder))


@pytest.fixture(scope="module")
def client(service: Service) -> FlaskClient:
    """A front end over the five articles."""
    return create_app(answers=service, settings=WebSettings()).test_client()


def test_no_entry_shows_an_identifier(service: Service, client: FlaskClient) -> None:
    """A claimant that the sentences of an entry name by an acronym alone is told in their words."""
    page = service.timeline(Query(), Window(size=200))
    for view in (*page.entries, *page.undated):
        html = client.get(f"/entry/{view.entry.id}").text
        words = unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL))
        assert _ID.findall(words) == [], view.entry.id
