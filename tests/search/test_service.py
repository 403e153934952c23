"""The door that the front end uses: questions understood, spellings checked, addresses followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from small_corpus import annotated_articles, entries_of

from index.errors import BusyError, GoneError, NotFoundError, NotIndexedError, QueryError
from index.issued import Address
from search.engine import Engine
from search.engines.memory_engine import MemoryEngine
from search.query import FacetName, Filters, Query, Selection, Window
from search.results.reading import Manner, sought
from search.service import Service


class Ledger:
    """Addresses that a corpus once issued."""

    def __init__(self, **addresses: Address) -> None:
        self._addresses = addresses

    def address(self, passage_id: str) -> Address | None:
        return self._addresses.get(passage_id)

    def is_removed(self, article_id: str) -> bool:
        return article_id == "removed"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> MemoryEngine:
    articles, entities = annotated_articles(tmp_path_factory.mktemp("corpus"))
    return MemoryEngine(articles, entries_of(articles), entities)


@pytest.fixture
def service(engine: MemoryEngine) -> Service:
    passage = engine.article("article00000").annotated.passages[0].id
    return Service(
        lambda: engine,
        Ledger(
            changed=Address(
                passage=passage, article="article00000", removed=False, way=("changed", passage)
            ),
            behind=Address(
                passage="next", article="article00000", removed=False, way=("old", passage, "next")
            ),
            waiting=Address(passage="waiting", article="withheld", removed=False, way=("waiting",)),
            dropped=Address(passage="", article="article00000", removed=False),
            gone=Address(passage="", article="removed", removed=True),
        ),
    )


def sources(service: Service, typed: str, *, aliases: bool = True) -> list[str]:
    results = service.search(Query(text=typed, aliases=aliases))
    return sorted(hit.article.source.value for hit in results.hits if hit.article.source)


@pytest.mark.parametrize("typed", ["Port Azal", "Bandar Azal", "Bandar-Azal"])
def test_search_finds_a_place_under_every_spelling(service: Service, typed: str) -> None:
    """One town, whatever the keyboard or the newspaper calls it."""
    assert sources(service, typed) == ["Azal Post", "Coast Wire"]


def test_search_finds_a_person_under_a_nom_de_guerre(service: Service) -> None:
    """The reader knows one of a man's names."""
    assert sources(service, "Bahri") == ["Azal Post", "Coast Wire"]


def test_search_keeps_to_the_typed_spelling_when_asked(service: Service) -> None:
    """Other spellings can be switched off."""
    assert sources(service, "Bandar", aliases=False) == ["Coast Wire"]


def test_search_explains_the_other_spellings(service: Service) -> None:
    """A reader must see why a report without the typed word is there."""
    (told,) = service.search(Query(text="Bahri")).expansions
    assert told.typed == "Bahri"
    assert told.label == "Omar al-Tarif"
    assert "Omar Tarif" in told.spellings


def test_search_tells_how_it_was_read(service: Service) -> None:
    """What is searched for, what was passed over, and which other words count."""
    told = service.search(Query(text="the bridge Bahri destroyed")).explanation
    assert [word.text for word in told.passed_over] == ["the"]
    assert [(one.text, one.manner) for one in sought(told.reading)] == [
        ("bridge", Manner.WORD),
        ("Bahri", Manner.NAME),
        ("destroyed", Manner.WORD),
    ]


def test_search_tells_which_part_no_report_has(service: Service) -> None:
    """Of a question that nothing meets, the part to drop; filters do not make a word absent."""
    told = service.search(Query(text='"bridge fire" bridge zzz')).explanation
    assert [one.text for one in sought(told.reading) if one.absent] == ["bridge fire", "zzz"]
    chosen = Filters(selections=(Selection(facet=FacetName.SOURCE, value="Hill Daily"),))
    elsewhere = service.search(Query(text="title:bridge bridge", filters=chosen)).explanation
    assert [one.text for one in sought(elsewhere.reading) if one.absent] == ["bridge"]


def test_timeline_tells_how_it_was_read(service: Service) -> None:
    """The two readings of one state explain themselves alike."""
    asked = Query(text="the bridge parliament")
    page = service.timeline(asked, Window())
    assert page.partial_only
    assert page.explanation == service.search(asked).explanation
    assert not [one for one in sought(page.explanation.reading) if one.absent]


def test_search_offers_only_spellings_that_find_something(service: Service) -> None:
    """An offer that leads to nothing is worse than none."""
    results = service.search(Query(text="brigde"))
    assert results.corrections == ("bridge",)
    assert service.search(Query(text=results.corrections[0])).total == 2


def test_search_keeps_the_rest_of_a_corrected_query(service: Service) -> None:
    """Quotes, fields and the other words stay as typed."""
    assert service.search(Query(text='"old brigde" fire')).corrections == ('"old bridge" fire',)


def test_search_offers_nothing_for_nonsense(service: Service) -> None:
    """No guess is better than a silly one."""
    assert service.search(Query(text="xqzzvw")).corrections == ()


def test_search_refuses_what_cannot_be_parsed(service: Service) -> None:
    """The front end shows the message as it is."""
    with pytest.raises(QueryError):
        service.search(Query(text="(((("))


def test_timeline_expands_names_too(service: Service) -> None:
    """The two readings of one state must agree."""
    page = service.timeline(Query(text="Bandar Azal"), Window())
    shown = {source for entry in page.entries for source in entry.sources}
    assert shown == {"Azal Post", "Coast Wire"}
    assert page.expansions


def test_locate_finds_a_passage_of_today(service: Service, engine: MemoryEngine) -> None:
    """The plain case."""
    passage = engine.article("article00001").annotated.passages[0]
    place = service.locate(passage.id)
    assert (place.passage, place.article) == (passage.id, "article00001")
    assert place.entry


def test_locate_follows_a_changed_passage(service: Service, engine: MemoryEngine) -> None:
    """A link survives the correction of its sentence."""
    assert (
        service.locate("changed").passage == engine.article("article00000").annotated.passages[0].id
    )


def test_locate_shows_what_the_index_has_while_the_corpus_is_ahead(
    service: Service, engine: MemoryEngine
) -> None:
    """A run notes what changed before its generation is current; no link may break meanwhile."""
    shown = engine.article("article00000").annotated.passages[0].id
    assert service.locate("behind").passage == shown


def test_locate_tells_what_is_kept_but_not_shown(service: Service) -> None:
    """A report whose newest version is too long to be indexed is neither unknown nor removed."""
    with pytest.raises(NotIndexedError):
        service.locate("waiting")


def test_locate_leads_a_dropped_passage_to_its_article(service: Service) -> None:
    """The sentence is gone, the report is not."""
    place = service.locate("dropped")
    assert (place.passage, place.article, place.entry) == ("", "article00000", "")


def test_locate_tells_removed_from_unknown(service: Service) -> None:
    """410 and 404 are different truths."""
    with pytest.raises(GoneError):
        service.locate("gone")
    with pytest.raises(NotFoundError):
        service.locate("never")


def test_article_tells_removed_from_unknown(service: Service) -> None:
    """The same for an article's address."""
    with pytest.raises(GoneError):
        service.article("removed")
    with pytest.raises(NotFoundError):
        service.article("never")


def test_named_finds_an_entity_by_any_name(service: Service) -> None:
    """The command line takes names, not only ids."""
    assert service.named(FacetName.PLACE, "Bandar Azal") == "place-port-azal"
    assert service.named(FacetName.PLACE, "place-port-azal") == "place-port-azal"


def test_named_refuses_a_name_of_another_kind(service: Service) -> None:
    """A person is no place."""
    with pytest.raises(QueryError, match="place"):
        service.named(FacetName.PLACE, "Omar al-Tarif")


def test_too_many_questions_at_once_are_told_to_come_again(
    engine: MemoryEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hostile or unlucky burst must not hold the server."""
    monkeypatch.setattr("search.service._PATIENCE", 0.05)
    entered, release = Event(), Event()

    def slow() -> Engine:
        entered.set()
        release.wait(10)
        return engine

    engines: list[Callable[[], Engine]] = [slow, lambda: engine]

    def next_engine() -> Engine:
        return engines.pop(0)()

    service = Service(next_engine, Ledger(), concurrency=1)
    first = Thread(target=lambda: service.search(Query(text="bridge")))
    first.start()
    assert entered.wait(10)
    with pytest.raises(BusyError):
        service.search(Query(text="bridge"))
    release.set()
    first.join(10)
    assert service.search(Query(text="bridge")).total == 2


def test_small_corpus_is_where_it_should_be(tmp_path: Path) -> None:
    """The fixture itself: one fire in two reports is one entry."""
    articles, _ = annotated_articles(tmp_path)
    fire = [entry for entry in entries_of(articles) if len(entry.passages) == 2]
    assert len(fire) == 1
