"""Which spellings a typed name brings with it."""

from __future__ import annotations

from index.model.names import Entity, EntityKind
from search.expand import Known, expand, expansions
from search.parse import parse
from search.query import And, Not, Or, Phrase, Spellings, Word

PORT = Entity(
    id="place-port-azal", kind=EntityKind.PLACE, name="Port Azal", aliases=("Bandar Azal",)
)
KNOWN = {
    "port azal": Known(entity=PORT, spellings=("Port Azal", "Bandar Azal", "Bandar-Azal")),
    "azal": Known(entity=PORT, spellings=("Port Azal", "Bandar Azal")),
}


def lookup(name: str) -> Known | None:
    return KNOWN.get(name.casefold())


def widened(typed: str) -> object:
    root = parse(typed).root
    assert root is not None
    return expand(root, lookup)


def test_expand_finds_a_name_of_several_words() -> None:
    """Names are rarely one word; the longest run wins over its parts."""
    found = widened("fire Port Azal")
    assert isinstance(found, And)
    fire, name = found.children
    assert fire == Word(text="fire")
    assert isinstance(name, Spellings)
    assert name.typed == And(children=(Word(text="Port"), Word(text="Azal")))
    assert name.others == (Phrase(words=("Bandar", "Azal"), quoted=False),)


def test_expand_of_the_whole_query_is_the_name_itself() -> None:
    """A query that is one name needs no AND around it."""
    assert isinstance(widened("Port Azal"), Spellings)


def test_expand_leaves_quoted_words_as_typed() -> None:
    """Quotes mean exactly this spelling."""
    assert widened('"Port Azal"') == Phrase(words=("Port", "Azal"))
    assert widened('"Azal"') == Word(text="Azal", quoted=True)


def test_expand_leaves_strangers_alone() -> None:
    """A word that is nobody's name gains nothing."""
    assert widened("fire") == Word(text="fire")


def test_expand_reaches_into_or_and_not() -> None:
    """A name keeps its spellings wherever it stands in the query."""
    either = widened("fire OR Azal")
    assert isinstance(either, Or)
    assert isinstance(either.children[1], Spellings)
    without = widened("-Azal")
    assert isinstance(without, Not)
    assert isinstance(without.child, Spellings)


def test_expansions_tell_what_else_is_searched() -> None:
    """The page can only explain what the tree says."""
    root = parse("fire Azal").root
    assert root is not None
    (told,) = expansions(expand(root, lookup))
    assert (told.typed, told.label, told.spellings) == (
        "Azal",
        "Port Azal",
        ("Port Azal", "Bandar Azal"),
    )
