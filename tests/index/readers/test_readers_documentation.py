"""What docs/corpus-format.md tells people must be what the readers do."""

import dataclasses
import re
from pathlib import Path

from index.model.article import Article, BlockKind
from index.model.certainty import Basis
from index.readers.beside import NAMES, beside
from index.readers.mapped import USUAL
from index.readers.mapping import FIELDS
from index.readers.registry import CONTAINERS, READERS, read
from index.readers.sidecar import MARK_KINDS, Entry
from index.readers.sidecar_csv import COLUMNS

PAGE = (Path(__file__).parents[3] / "docs" / "corpus-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def example(language: str) -> str:
    """The first example in a language."""
    return str(next(text for name, text in EXAMPLES if name == language))


def article(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (item,) = read(path)
    assert isinstance(item, Article), item
    return item


def test_documented_plain_text_is_read_as_described(tmp_path: Path) -> None:
    """The example shows every part of the table below it."""
    found = article(tmp_path / "river.txt", example(""))
    assert [block.kind for block in found.blocks] == [
        BlockKind.HEADLINE, BlockKind.BODY, BlockKind.BODY, BlockKind.HEADING, BlockKind.BODY,
        BlockKind.CAPTION,
    ]  # fmt: skip
    assert found.dateline is not None
    assert found.byline is not None
    assert found.dateline.value == "NORTHTOWN, Exland (EXW)"
    assert found.byline.value == "Jo Poe"
    assert [credit.value for credit in found.credits] == ["Jan Roe/Example Wire"]
    assert [piece.kind for piece in found.stripped] == [
        "credit", "dateline", "credit", "furniture",
    ]  # fmt: skip


def test_documented_json_line_is_read(tmp_path: Path) -> None:
    """People copy the example and put their own values in."""
    found = article(tmp_path / "a.jsonl", example("json"))
    assert found.source is not None
    assert found.byline is not None
    assert found.published is not None
    assert found.byline.value == "Jo Poe, Jan Roe"
    assert found.published.at is not None


def test_documented_metadata_is_read(tmp_path: Path) -> None:
    """The example shows the short and the long form of every value."""
    path = tmp_path / "articles.toml"
    path.write_text(next(text for _, text in EXAMPLES if "[[articles]]" in text), encoding="utf-8")
    stated = beside(path)
    assert stated is not None
    river, boats = stated.entries
    assert river.source is not None
    assert boats.source is not None
    assert (river.source.basis, boats.source.basis) == (Basis.STATED, Basis.INFERRED)
    assert boats.published is not None
    assert boats.published.bounds.last is not None
    assert [mark.surface for mark in boats.marks] == ["Northtwon"]


def test_every_key_suffix_and_mark_is_documented() -> None:
    """What is not documented cannot be used."""
    keys = [field.name for field in dataclasses.fields(Entry)]
    suffixes = [suffix for kind in (*READERS, *CONTAINERS) for suffix in kind.suffixes]
    usual = [path for paths in USUAL.paths.values() for path in paths]
    for name in (*keys, *suffixes, *FIELDS, *COLUMNS, *NAMES, *usual):
        assert f"`{name}`" in PAGE, name
    for kind in MARK_KINDS:
        assert f'`"{kind}"`' in PAGE


def test_documented_head_of_markdown_is_read(tmp_path: Path) -> None:
    """People copy the head and put their own values in."""
    found = article(tmp_path / "a.md", example("yaml") + "\nThe river rose on Monday.\n")
    assert found.source is not None
    assert found.byline is not None
    assert found.published is not None
    assert (found.source.value, found.byline.value) == ("Example Wire", "Jo Poe, Jan Roe")


def test_documented_map_and_table_are_read(tmp_path: Path) -> None:
    """A map that is copied must be one, and so must a table."""
    (tmp_path / "articles.map.toml").write_text(
        next(text for _, text in EXAMPLES if "content.body" in text), encoding="utf-8"
    )
    (tmp_path / "articles.csv").write_text(example("csv"), encoding="utf-8")
    stated = beside(tmp_path / "a.json")
    assert stated is not None
    assert stated.mapping is not None
    assert [entry.file for entry in stated.entries] == ["river.txt"]
