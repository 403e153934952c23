"""Files come as they are: each that cannot be read must say why, and stop nobody."""

import os
import socket
from pathlib import Path

import pytest

from index.errors import InputError
from index.model.article import Article
from index.readers.failure import Failure
from index.readers.limits import Limits
from index.readers.registry import find_inputs, read

REPORT = "The river rose on Monday and took the bridge.\nNobody was hurt, the council said.\n"


def only_failure(path: Path, **options: Limits) -> Failure:
    (item,) = read(path, **options)
    assert isinstance(item, Failure)
    assert item.remedy.endswith(".")
    return item


def only_article(path: Path) -> Article:
    (item,) = read(path)
    assert isinstance(item, Article), item
    return item


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_read_gives_the_article_of_a_text_file(tmp_path: Path) -> None:
    """The plainest input must work without anything beside it."""
    article = only_article(write(tmp_path / "a.txt", REPORT))
    assert article.body == REPORT.strip().replace("\n", "\n\n")
    assert (article.source, article.published, article.language) == (None, None, None)
    assert article.path == str(tmp_path / "a.txt")


def test_read_keeps_line_ends_and_drops_the_byte_order_mark(tmp_path: Path) -> None:
    """Offsets into the original are offsets into the decoded file."""
    article = only_article(
        write(tmp_path / "a.txt", b"\xef\xbb\xbf" + b"It rained.\r\nIt dried.\r\n")
    )
    assert article.original == "It rained.\r\nIt dried.\r\n"
    assert article.original_offset(article.body.index("It dried")) == 12


def test_read_gives_one_id_to_copies_with_other_line_ends(tmp_path: Path) -> None:
    """A copy from another system is the same article."""
    here = only_article(write(tmp_path / "a.txt", REPORT))
    there = only_article(write(tmp_path / "b.txt", REPORT.replace("\n", "\r\n")))
    assert here.id == there.id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no article"),
        (b" \n\xc2\xa0\n", "holds no article"),
        (b"Read More\n", "holds no article"),
        (b"caf\xe9 opened", "is not UTF-8: byte 3 is 0xe9"),
        ("It rained.".encode("utf-16"), "is UTF-16"),
        ("It rained.".encode("utf-32"), "is UTF-32"),
        (b"It\x00rained", "is binary data"),
        (b"\x01\x02\x03 data", "is binary data"),
        (b"%PDF-1.7\n...", "is damaged"),
        (b"PK\x03\x04...", "is damaged"),
        (b"<!DOCTYPE html><p>It rained.</p>", "shows no text of a report"),
        (b"\n<html lang='en'>", "shows no text of a report"),
        (b"<?xml version='1.0'?><rss/>", "is an XML document"),
        (b"{\\rtf1 It rained}", "is an RTF document"),
        (b"\x1f\x8b\x08", "is damaged"),
    ],
)
def test_read_says_why_a_file_is_no_article(tmp_path: Path, content: bytes, reason: str) -> None:
    """The person must learn which file, what is wrong and what to do."""
    path = write(tmp_path / "a.txt", content)
    failure = only_failure(path)
    assert failure.reason.startswith(f"{path} {reason}")


def test_read_refuses_a_file_over_the_limit(tmp_path: Path) -> None:
    """One huge file must not take the machine's memory."""
    path = write(tmp_path / "a.txt", REPORT)
    assert "limit of 10 bytes" in only_failure(path, limits=Limits(file_bytes=10)).reason
    assert len(list(read(path, limits=Limits(file_bytes=len(REPORT))))) == 1


def test_read_gives_a_failure_for_a_file_that_went_away(tmp_path: Path) -> None:
    """Between finding and reading anything can happen to a file."""
    assert "cannot be opened" in only_failure(tmp_path / "gone.txt").reason


def test_read_does_not_wait_for_a_named_pipe(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "a.txt")
    assert "no regular file" in only_failure(tmp_path / "a.txt").reason


def test_read_names_the_suffixes_that_can_be_read(tmp_path: Path) -> None:
    """Who gives a spreadsheet must learn what to give instead."""
    failure = only_failure(write(tmp_path / "a.xls", "x"))
    assert ".jsonl" in failure.remedy
    assert ".txt" in failure.remedy


def test_read_takes_a_file_without_suffix_for_plain_text(tmp_path: Path) -> None:
    """Text saved without a suffix is common on Unix."""
    assert only_article(write(tmp_path / "report", REPORT)).body.startswith("The river")


def test_read_knows_json_lines_by_content(tmp_path: Path) -> None:
    """Read as plain text, an export would become one article full of braces."""
    path = write(tmp_path / "a.txt", '{"text": "It rained."}\n{"text": "It dried."}\n')
    assert [item.body for item in read(path) if isinstance(item, Article)] == [
        "It rained.", "It dried.",
    ]  # fmt: skip


def test_read_copes_with_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    """File names from old systems hold bytes that no output could print."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    article = only_article(write(path, REPORT))
    assert article.path.endswith("caf\ufffd.txt")
    article.path.encode("utf-8")


def test_find_inputs_walks_a_folder_in_order(tmp_path: Path) -> None:
    """The same folder must give the same index on every machine."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.jsonl", "sub/c.TXT"):
        write(tmp_path / name, REPORT)
    found = find_inputs([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "a.jsonl", "b.txt", "sub/c.TXT",
    ]  # fmt: skip
    assert found.skipped == ()


def test_find_inputs_leaves_companions_and_hidden_files(tmp_path: Path) -> None:
    """Files about the articles are no articles."""
    (tmp_path / ".git").mkdir()
    for name in (
        "a.txt", ".hidden.txt", ".git/b.txt", "README.txt", "readme.md", "articles.toml",
        "gazetteer.csv",
    ):  # fmt: skip
        write(tmp_path / name, REPORT)
    found = find_inputs([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert found.skipped == ()


def test_find_inputs_names_every_file_that_has_no_reader(tmp_path: Path) -> None:
    """A silently dropped file is a report that nobody will find."""
    for name in ("a.txt", "b.odt", "noext"):
        write(tmp_path / name, REPORT)
    found = find_inputs([tmp_path])
    assert [(Path(skip.path).name, skip.reason) for skip in found.skipped] == [
        ("b.odt", "No reader reads this file (.odt)."),
        ("noext", "No reader reads this file (no suffix)."),
    ]


def test_find_inputs_names_metadata_without_a_file(tmp_path: Path) -> None:
    """A misspelt file name would leave an article without its metadata, unnoticed."""
    write(tmp_path / "a.txt", REPORT)
    write(tmp_path / "articles.toml", '[[articles]]\nfile = "b.txt"\n')
    (skip,) = find_inputs([tmp_path]).skipped
    assert "'b.txt' names a file that is not there" in skip.reason


def test_find_inputs_reads_a_companion_that_is_named(tmp_path: Path) -> None:
    """What a person names is meant."""
    readme = write(tmp_path / "README.txt", REPORT)
    assert find_inputs([readme]).files == (readme,)


def test_find_inputs_gives_each_file_once(tmp_path: Path) -> None:
    """A file named beside its folder is one article, not two."""
    path = write(tmp_path / "a.txt", REPORT)
    assert find_inputs([path, tmp_path, path]).files == (path,)


def test_find_inputs_stays_inside_the_folder(tmp_path: Path) -> None:
    """A link in a folder that was sent by somebody must not open other files."""
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    write(folder / "a.txt", REPORT)
    write(outside / "secret.txt", REPORT)
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "nowhere.txt").symlink_to(tmp_path / "missing")
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    found = find_inputs([folder])
    assert found.files == (folder / "a.txt",)
    assert sorted(Path(skip.path).name for skip in found.skipped) == [
        "folder", "link.txt", "nowhere.txt",
    ]  # fmt: skip


def test_find_inputs_names_what_is_no_regular_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket in the folder must not stop the run or be opened."""
    write(tmp_path / "a.txt", REPORT)
    monkeypatch.chdir(tmp_path)  # a socket's name must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("b.txt")
    found = find_inputs([tmp_path])
    assert [Path(skip.path).name for skip in found.skipped] == ["b.txt"]


def test_find_inputs_refuses_a_missing_path(tmp_path: Path) -> None:
    """A misspelt path must not pass as an empty folder."""
    write(tmp_path / "a.txt", REPORT)
    with pytest.raises(InputError, match=r"nope does not exist\. Give a file or folder"):
        find_inputs([tmp_path, tmp_path / "nope"])


@pytest.mark.parametrize("names", [(), ("a.odt", "b.png")])
def test_find_inputs_refuses_when_there_is_nothing_to_read(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    """An index of nothing would look like an empty search result."""
    for name in names:
        write(tmp_path / name, "x")
    with pytest.raises(InputError, match=r"no article to read in .*\.txt"):
        find_inputs([tmp_path])
