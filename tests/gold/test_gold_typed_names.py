"""Who types a name of the seed articles in any spelling: is it suggested, searched, counted?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from desk import Desk
from gold.truth import SEEDS

from index.issued import Address
from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange
from index.model.names import EntityKind, Tier
from search.engines.whoosh_engine import WhooshEngine, engine_over
from search.query import FacetName, Filters, Query, Selection, Window
from search.results.counts import Facet
from search.service import Service
from web import links
from web.views.facets import facet_boxes

# Each name with what a reader may type for it; what ends in "-" is not typed to its end.
TYPED = {
    "place-baniyas": "Banias Baniyas Banyas Baniyaas Bani- al-Bani-",
    "place-tartous": "Tartus Tartous Tartoos Tart- Tartou-",
    "place-jableh": "Jabla Jableh Jebleh Jablah Djableh Jab- Jeb-",
    "place-masyaf": "Masiaf Masyaf Misyaf Mas- Masia-",
    "place-al-mukhtariyya": "Mukhtariyah Mukhtariya Al-Mukhtariya el-Mukhtariyya Mukhtar- al-Mukh-",
    "place-latakia": "Latakiya Latakia Lattakia Latak- al-Latak- Lat-",
    "place-hama": "Hama Hamah Ham-",
    "place-qerdaha": "Qardaha Kardaha Qerdaha Qard-",
    "place-hmeimim-airbase": "Hmeimim Khmeimim Hmei-",
    "person-ahmad-al-sharaa": "Jolani al-Jolani Golani Shara Sharaa al-Sharaa ash-Sharaa "
    "Jol- al-Jol- Shar- ash-Sha-",
    "organisation-hayat-tahrir-al-sham": "HTS Hay- Hay'-",
    "organisation-syrian-observatory-for-human-rights": "SOHR Observ-",
    "group-alawites": "Alawite Alawi Alaw-",
}
WORDS = [
    (word.rstrip("-"), entity, not word.endswith("-"))
    for entity, words in TYPED.items()
    for word in words.split()
]
KINDS = {name: EntityKind(name.value) for name in FacetName if name.value in set(EntityKind)}


class NoAddresses:
    """Nothing but what stands in the index."""

    issued: Mapping[str, Address] = MappingProxyType({})

    def address(self, passage_id: str) -> Address | None:
        return self.issued.get(passage_id)

    def is_removed(self, article_id: str) -> bool:
        return article_id in self.issued


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The seed articles, indexed by a whole run."""
    desk = Desk(tmp_path_factory.mktemp("typed"))
    desk.pipeline().run([SEEDS])
    return desk


@pytest.fixture(scope="module")
def engine(desk: Desk) -> Iterator[WhooshEngine]:
    with closing(desk.store.open()) as snapshot:
        yield engine_over(snapshot)


@pytest.fixture(scope="module")
def service(engine: WhooshEngine) -> Service:
    return Service(lambda: engine, NoAddresses())


@pytest.fixture(scope="module")
def articles(desk: Desk) -> list[AnnotatedArticle]:
    return desk.articles()


def naming(articles: list[AnnotatedArticle], kind: EntityKind) -> Counter[str]:
    """How many articles name each entity of a kind otherwise than weakly, by looking at each."""
    return Counter(
        entity
        for annotated in articles
        for entity in {
            n.entity for n in annotated.names if n.kind is kind and n.tier is not Tier.WEAK
        }
    )


@pytest.mark.parametrize(("typed", "entity", "whole"), WORDS)
def test_name_is_suggested_however_it_is_typed(
    service: Service, typed: str, entity: str, whole: bool
) -> None:
    """The reports write one spelling of ten, and a reader knows another."""
    found = service.complete(f"executions in {typed}")
    assert found.kept == "executions in"
    assert entity in [one.value for one in found.found]
    if whole:
        assert found.found[0].value == entity


@pytest.mark.parametrize(("typed", "entity"), [(t, e) for t, e, whole in WORDS if whole])
def test_every_spelling_finds_the_same_reports_and_says_so(
    service: Service, engine: WhooshEngine, typed: str, entity: str
) -> None:
    """A spelling that finds fewer reports hides the others without a word."""
    answer = service.search(Query(text=typed))
    (told,) = answer.expansions
    assert told.entity == entity
    assert answer.total == engine.entity(entity).article_total
    assert not answer.partial_only
    timeline = service.timeline(Query(text=typed), Window())
    assert timeline.expansions == answer.expansions


@pytest.mark.parametrize("typed", ["Banias", "Tartus", "Jabla", "Masiaf", "Mukhtariyah", "Golani"])
def test_spellings_can_be_switched_off(service: Service, typed: str) -> None:
    """Who studies a spelling must be able to ask for it alone."""
    answer = service.search(Query(text=typed, aliases=False))
    assert answer.expansions == ()
    assert answer.total == 0
    quoted = service.search(Query(text=f'"{typed}"'))
    assert (quoted.expansions, quoted.total) == ((), 0)


def test_hama_is_neither_homs_nor_hamas(service: Service) -> None:
    """One report writes Hamas for Hama; to mend that silently would put words in its mouth."""
    assert [s.text for s in service.complete("Hama").found] == ["Hama"]
    assert service.complete("Homs").found == service.complete("Hamas").found == ()
    for typed in ("Hama", "Hamah"):
        (told,) = service.search(Query(text=typed)).expansions
        assert not {"Homs", "Hims", "Hamas"} & set(told.spellings)
    assert service.search(Query(text="Hims")).total == 0


def test_shared_surname_names_everybody(service: Service) -> None:
    """Assad is the name of three; which one a report means is for the reader to choose."""
    answer = service.search(Query(text="Assad convoy"))
    (shared,) = answer.ambiguities
    assert shared.typed == "Assad"
    assert [one.text for one in shared.meanings] == [
        "Bashar al-Assad",
        "Hafez al-Assad",
        "Maher al-Assad",
    ]
    assert answer.expansions == ()
    assert service.search(Query(text="Maher Assad")).ambiguities == ()
    assert service.timeline(Query(text="Assad"), Window()).ambiguities[0].typed == "Assad"


@pytest.mark.parametrize("name", KINDS)
def test_facet_counts_the_reports_that_name_each(
    service: Service, articles: list[AnnotatedArticle], name: FacetName
) -> None:
    """A count that is wrong sends a researcher past a report, or to one that is not there."""
    truth = naming(articles, KINDS[name])
    facet = facet_of(service, name, Filters())
    assert facet.distinct == len(truth)
    counted = {value.value: value.count for value in facet.values}
    assert counted == {entity: truth[entity] for entity in counted}
    least = min(value.count for value in facet.values)
    assert all(count <= least for entity, count in truth.items() if entity not in counted)
    (box,) = facet_boxes((facet,), Query(), address=links.search, all_values=str) or (None,)
    told = box is None or box.all_label.startswith(f"All {len(truth)} ")
    assert told or len(box.rows) == len(truth)
    for value in facet.values:
        chosen = Filters(selections=(Selection(facet=name, value=value.value),))
        assert service.count(chosen) == value.count
        assert service.search(Query(filters=chosen)).total == value.count


@pytest.mark.parametrize(
    "text", ["", "killed", "civilians Jolani", '"security forces"', "Banias OR Tartus"]
)
@pytest.mark.parametrize("days", [None, DayRange.inclusive(date(2025, 3, 6), date(2025, 3, 7))])
def test_facet_count_is_what_choosing_leaves(
    service: Service, text: str, days: DayRange | None
) -> None:
    """Counts tell before the click what remains; one that lies is worse than none."""
    query = Query(text=text, filters=Filters(days=days))
    answer = service.search(query)
    assert not answer.partial_only
    for facet in answer.facets:
        if facet.name is FacetName.KIND:
            continue  # a kind narrows sentences, so that words may stand outside it
        for value in facet.values:
            chosen = links.adding(query, Selection(facet=facet.name, value=value.value))
            assert service.search(chosen).total == value.count, value


def test_what_is_beyond_a_facet_is_found_by_typing(
    service: Service, articles: list[AnnotatedArticle]
) -> None:
    """ "12 rarer" that nobody can reach would be a dead end."""
    for name, kind in KINDS.items():
        shown = {value.value for value in facet_of(service, name, Filters()).values}
        for entity in naming(articles, kind).keys() - shown:
            # What stands in brackets tells two places apart, and nobody types it.
            label = service.entity(entity).entity.name.partition(" (")[0]
            assert entity in [one.value for one in service.complete(label).found]


def facet_of(service: Service, name: FacetName, filters: Filters) -> Facet:
    answer = service.search(replace(Query(), filters=filters))
    return next(facet for facet in answer.facets if facet.name is name)
