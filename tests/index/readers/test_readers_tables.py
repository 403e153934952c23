"""A row is an article: whatever the program that wrote the table, and however it was damaged."""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model.article import Article
from index.readers.contract import Told
from index.readers.failure import Failure, Note
from index.readers.limits import Limits
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
HEADER = "text,title,source,date\n"


def told(path: Path, content: str | bytes, **limits: int) -> list[Told]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path, limits=Limits(**limits)))


def only(items: list[Told]) -> Article:
    (item,) = items
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize("name", ["sqlite.csv", "petl-utf16.csv", "petl-1252.csv"])
def test_table_of_another_program_is_read(name: str) -> None:
    """Delimiter and encoding are found; a judged encoding is told."""
    items = list(read(SAMPLES / name))
    river, boats = [item for item in items if isinstance(item, Article)]
    assert river.path.endswith(f"{name}:2")
    assert boats.path.endswith(f"{name}:4")  # the first row fills two lines
    assert river.body.splitlines()[::2] == [
        "River takes bridge", "The river rose on Monday and took the bridge.",
        '"Nobody was hurt," the council said.',
    ]  # fmt: skip
    assert "the café was closed" in boats.body
    assert boats.source is not None
    assert boats.published is not None
    assert (boats.source.value, boats.published.day) == ("The Quay", date(2021, 5, 4))
    notes = [item.text for item in items if isinstance(item, Note)]
    assert ["read as Windows-1252" in note for note in notes] == [True] * (name == "petl-1252.csv")


def test_table_with_tabs_is_read() -> None:
    """The sqlite shell writes tabs without quoting line ends, and each broken row is named."""
    items = list(read(SAMPLES / "sqlite.tsv"))
    failures = [item for item in items if isinstance(item, Failure)]
    assert [failure.path.rsplit(":", 1)[1] for failure in failures] == ["2", "3"]
    assert only([item for item in items if not isinstance(item, Failure)]).title is not None


def test_columns_are_known_by_usual_names(tmp_path: Path) -> None:
    """Capitals and gaps make no difference to people."""
    content = "Headline,Full Text,Publisher,Published At,Link,By\nRiver,It rose.,Wire,2021-05-03,https://x.org/1,Jo\n"
    article = only(told(tmp_path / "a.csv", content))
    assert article.body == "River\n\nIt rose."
    assert article.source is not None
    assert article.published is not None
    assert article.url is not None
    assert article.byline is not None


def test_map_names_columns(tmp_path: Path) -> None:
    """A column may be called anything, with dots and spaces in it."""
    (tmp_path / "articles.map.toml").write_text('text = "Notes v1.2"\nsource = "Where from"\n')
    article = only(told(tmp_path / "a.csv", "Notes v1.2,Where from\nIt rose.,Wire\n"))
    assert article.source is not None
    assert article.source.note == "Stated as “Where from”."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """Spreadsheets write what their country puts between numbers."""
    content = delimiter.join(["title", "text"]) + "\n" + delimiter.join(["A,b;c", "It rose."])
    content = content if delimiter in "\t|" else content.replace("A,b;c", '"A,b;c"')
    article = only(told(tmp_path / "a.csv", content))
    assert article.title is not None
    assert article.title.value == "A,b;c"


@pytest.mark.parametrize(
    ("rows", "count", "reason"),
    [
        ("It rose.,A,B,2021-05-03,more\nIt fell.,,,\n", 1, "has 5 cells under 4 names"),
        ("It rose.,A\nIt fell.,,,\n", 1, "has 2 cells under 4 names"),
        ("It rose.,,,3/4/2021\nIt fell.,,,\n", 1, "'3/4/2021'"),
        (",A,,\nIt fell.,,,\n", 1, "has no text"),
        ("It\x00rose.,,,\nIt fell.,,,\n", 1, "has a NUL"),
        ('"It rose"x,,,\nIt fell.,,,\n', 1, "is no row of a table"),
        ('It fell.,,,\n"It rose.,,,\nIt dried.,,,\n', 1, "is no row of a table"),
        ("It fell.,,,\n" + "x" * 500 + ",,,\n", 1, "field larger than field limit"),
        ("", 0, "holds no article"),
        ("\n\n,,,\n", 0, "holds no article"),
    ],
)
def test_bad_row_is_named_and_the_others_are_read(
    tmp_path: Path, rows: str, count: int, reason: str
) -> None:
    """One bad row must not cost the rest of a table, nor shift a day into another column."""
    items = told(tmp_path / "a.csv", HEADER + rows, file_bytes=400)
    assert len([item for item in items if isinstance(item, Article)]) == count
    (failure,) = [item for item in items if isinstance(item, Failure)]
    assert reason in failure.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "has no column for the text; its first row holds nothing"),
        ("a,b\nc,d\n", "has no column for the text; its first row holds 'a', 'b'"),
        ("text,text\nc,d\n", "has 2 columns named 'text'"),
        (b"\x00\x01\x02\xff", "is binary data"),
    ],
)
def test_file_that_is_no_table_of_articles_is_refused(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    """The person must learn which column to name."""
    (failure,) = told(tmp_path / "a.csv", content)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_table_without_the_library_for_encodings_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guess of our own would put wrong letters into names."""
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    (failure,) = told(tmp_path / "a.csv", "text\ncaf\xe9\n".encode("latin-1"))
    assert isinstance(failure, Failure)
    assert "pip install dateline[office]" in failure.remedy


def test_encoding_that_changes_far_below_is_found(tmp_path: Path) -> None:
    """The first megabyte may hold no accent at all."""
    content = "text\n" + "It rained.\n" * 200_000 + "Der Fluß stieg über die Ufer, señor.\n"
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode("cp1252"))
    first = next(iter(read(path)))
    assert isinstance(first, Note)


def test_cell_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    """A cell may hold a book; what is too long is the limit's business."""
    article = only(told(tmp_path / "a.csv", "text\n" + "x" * 10_000_000 + "\n"))
    assert len(article.body) == 10_000_000


_CELLS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(_CELLS, min_size=2, max_size=2), min_size=1))
def test_every_row_is_an_article_or_told(tmp_path: Path, rows: list[list[str]]) -> None:
    """Nothing that a spreadsheet can hold is lost without a word."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["text", "title"])
    writer.writerows(rows)
    items = told(tmp_path / "a.csv", written.getvalue())
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert len([item for item in items if not isinstance(item, Note)]) == (len(filled) or 1)
