"""Does a collection follow a sentence that a later version of its report replaced?"""

from __future__ import annotations

from dataclasses import dataclass

from flask.testing import FlaskClient

from index.issued import Address
from search.engines.memory_engine import MemoryEngine
from search.query import Query
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

OLD = "oldoldoldold"


@dataclass
class OneMoved:
    """One id was issued for a sentence that is another one today."""

    article: str
    passage: str

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads."""
        if passage_id == OLD:
            way = (OLD, self.passage)
            return Address(article=self.article, passage=self.passage, removed=False, way=way)
        return None

    def is_removed(self, article_id: str) -> bool:
        """Nothing was removed."""
        return article_id == ""


def followed(engine: MemoryEngine) -> tuple[FlaskClient, str]:
    """A client of a front end under which a sentence has another id than it had, and its id."""
    (hit,) = engine_hits(engine)
    passage = hit.snippets[0].passage.id
    answers = Service(lambda: engine, OneMoved(article=hit.article.id, passage=passage))
    return create_app(answers=answers, settings=WebSettings()).test_client(), passage


def engine_hits(engine: MemoryEngine) -> tuple:  # type: ignore[type-arg]  # only its parts count
    return (
        Service(lambda: engine, OneMoved(article="", passage=""))
        .search(Query(text="gates closed"))
        .hits
    )


def test_successor_is_shown_and_said(engine: MemoryEngine) -> None:
    """The words are not the ones that were collected, and the reader must know."""
    client, passage = followed(engine)
    text = client.get(f"/collection?id={OLD}").text
    assert f'id="p-{passage}"' in text
    assert f"took the place of the one that was collected ({OLD})" in text
    (item,) = client.get(f"/collection.json?id={OLD}").get_json()["passages"]
    assert (item["collected_as"], item["passage"]) == (OLD, passage)


def test_sentence_that_two_ids_lead_to_stands_once(engine: MemoryEngine) -> None:
    """It would be counted as two."""
    client, passage = followed(engine)
    found = client.get(f"/collection.json?id={OLD}&id={passage}").get_json()
    assert len(found["passages"]) == 1
    assert not found["lost"]
