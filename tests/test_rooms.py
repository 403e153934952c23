"""The house rules that no linter knows: who may import what, and how files begin."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path for room in ("index", "search", "web") for path in (ROOT / room).rglob("*.py")
)


def imported(path: Path) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            roots.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            roots.add(node.module.split(".")[0])
    return roots


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_whoosh_is_imported_only_by_modules_named_for_it(path: Path) -> None:
    """What is slow or fragile in it can then be replaced in one place."""
    if "whoosh" in imported(path):
        assert path.name.startswith("whoosh_")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_answers(path: Path) -> None:
    """A newcomer reads the first lines."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.name == "__init__.py"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_packages_are_docstrings_only(path: Path) -> None:
    """Importing a room must do no work."""
    assert len(ast.parse(path.read_text("utf-8")).body) == 1
