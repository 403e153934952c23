"""Nothing that a user can set, call or filter by is undocumented, and no page is an orphan."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from index.model.article import BlockKind
from index.model.certainty import Basis
from index.model.names import EntityKind
from index.settings import IndexSettings
from search.parse import parse
from search.query import And, FacetName, Field, Node, Not, Or, Phrase, Spellings
from web.cli.main import main
from web.views.ways import ways_of

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("field", fields(IndexSettings), ids=lambda field: field.name)
def test_every_setting_is_documented(field: object) -> None:
    """A setting that nobody can find does not exist."""
    name = field.metadata["env"]  # type: ignore[attr-defined]  # a dataclass field
    default = field.default  # type: ignore[attr-defined]
    row = next(line for line in page("configuration.md").splitlines() if f"`{name}`" in line)
    assert f"`{default}`" in row


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme_and_explains_itself(name: str) -> None:
    """The list of commands is complete, and each has a help text."""
    assert f"dateline {name}" in (ROOT / "README.md").read_text("utf-8")
    command = main.commands[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help


@pytest.mark.parametrize(
    "option",
    [o for p in main.commands["serve"].params if isinstance(p, click.Option) for o in p.opts],
)
def test_every_option_of_serve_is_documented(option: str) -> None:
    """An operator reads one page."""
    assert option in page("configuration.md")


@pytest.mark.parametrize("facet", list(FacetName))
def test_every_facet_is_documented(facet: FacetName) -> None:
    """Facets are the filters of every address."""
    assert f"`{facet.value}`" in page("web-addresses.md")


@pytest.mark.parametrize("field", [field for field in Field if field is not Field.ANY])
def test_every_query_field_is_documented(field: Field) -> None:
    """A field that the parser knows stands in the query language."""
    assert f"`{field.value}:" in page("query-language.md")


@pytest.mark.parametrize("word", [basis.value for basis in Basis if basis is not Basis.UNRESOLVED])
def test_every_basis_is_explained(word: str) -> None:
    """The vocabulary of certainty is the guide's."""
    assert f"| {word} |" in page("guide.md")


@pytest.mark.parametrize("value", [*EntityKind, *BlockKind])
def test_every_kind_is_named_somewhere(value: str) -> None:
    """Kinds are values of filters and of the JSON."""
    assert any(value in path.read_text("utf-8") for path in DOCS.glob("*.md"))


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_every_page_is_reached_from_the_readme(path: Path) -> None:
    """A page that no page links to is never read."""
    assert f"docs/{path.name}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    sorted([ROOT / "README.md", *DOCS.rglob("*.md"), *(ROOT / "seeds").glob("*.md")]),
    ids=lambda path: path.name,
)
def test_every_link_leads_somewhere(path: Path) -> None:
    """A link in the docs opens a file of the repository."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_readme_has_the_command_lines_that_ci_runs() -> None:
    """.ci/run takes its two command lines from here."""
    text = (ROOT / "README.md").read_text("utf-8")
    for name in ("run", "test"):
        assert re.search(rf"<!-- {name} -->\n```\n[^\n]+\n```", text)


def forms_of(typed: str) -> frozenset[str]:
    """Which forms of the query language a question is made of."""

    def inside(node: Node) -> set[str]:
        match node:
            case And(children=children, soft=soft):
                return {"row" if soft else "AND"}.union(*map(inside, children))
            case Or(children=children):
                return {"OR"}.union(*map(inside, children))
            case Not(child=child):
                return {"NOT"} | inside(child)
            case Spellings():
                return set()
            case Phrase(quoted=False):
                return {node.field.value}
            case _:
                return {type(node).__name__, node.field.value}

    root = parse(typed).root
    assert root is not None
    brackets = {"brackets"} if "(" in typed else set()
    return frozenset((inside(root) | brackets) - {"any", "Word"})


def test_every_form_of_the_query_language_is_shown_where_it_is_typed() -> None:
    """The list beside the search box and the table of the docs name the same forms."""
    rows = [line for line in page("query-language.md").splitlines() if line.startswith("| `")]
    documented = [typed for row in rows for typed in re.findall(r"`([^`]+)`", row.split("|")[1])]
    shown = [one.typed for way in ways_of(None, lambda _: False) for one in way.examples]
    assert len(documented) > 12
    told, known = (frozenset().union(*map(forms_of, some)) for some in (documented, shown))
    assert told == known
