"""Pages that a browser saved: the forms in which people keep what they read."""

from datetime import date
from pathlib import Path

import pytest
from web_pages import HEADLINE, PARAGRAPHS, page

from index.model.article import Article
from index.readers.failure import Failure
from index.readers.registry import find_inputs, read

SAMPLES = Path(__file__).parent.parent / "samples" / "webpage"
SINGLE_FILE = SAMPLES / "chromium-single-file.mhtml"


def only_article(path: Path) -> Article:
    (item,) = read(path)
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize("name", ["chromium-single-file.mhtml", "chromium-dump-dom.html"])
def test_page_that_a_browser_saved_is_read_like_the_page(name: str) -> None:
    """A browser writes the tree that it made, not what the server sent."""
    article = only_article(SAMPLES / name)
    assert article.title is not None
    assert article.source is not None
    assert article.published is not None
    assert article.title.value == HEADLINE
    assert article.source.value == "Example Times"
    assert article.published.day == date(2025, 3, 8)
    assert article.body.endswith("\n\n".join(PARAGRAPHS[1:]))
    assert article.path == str(SAMPLES / name)


def test_page_in_one_file_brings_its_address() -> None:
    """A saved page says nowhere else from where it came."""
    url = only_article(SINGLE_FILE).url
    assert url is not None
    assert url.value == "http://example.org/river.html"


def test_page_in_one_file_is_known_without_its_suffix(tmp_path: Path) -> None:
    """Read as plain text, it would be an article of mail headers and markup."""
    file = tmp_path / "river.txt"
    file.write_bytes(SINGLE_FILE.read_bytes())
    assert only_article(file).body == only_article(SINGLE_FILE).body


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.6, 0.9])
def test_page_in_one_file_that_is_cut_off_is_read_or_named(share: float, tmp_path: Path) -> None:
    """A download that broke off must not stop a run, nor pass for nothing."""
    data = SINGLE_FILE.read_bytes()
    file = tmp_path / "river.mhtml"
    file.write_bytes(data[: int(share * len(data))])
    (item,) = read(file)
    assert isinstance(item, Article | Failure)


def test_page_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    """Pages are kept under names of every kind."""
    file = tmp_path / "river"
    file.write_text(f"\n<!-- kept -->\n{page()}", encoding="utf-8")
    assert only_article(file).body.startswith(HEADLINE)


def test_page_takes_what_is_stated_beside_it(tmp_path: Path) -> None:
    """What a person states wins over what the page says."""
    (tmp_path / "river.html").write_text(page(), encoding="utf-8")
    (tmp_path / "articles.toml").write_text(
        '[[articles]]\nfile = "river.html"\nsource = "Example Wire"\npublished = 2025-03-07\n',
        encoding="utf-8",
    )
    article = only_article(tmp_path / "river.html")
    assert article.source is not None
    assert article.published is not None
    assert (article.source.value, article.published.day) == ("Example Wire", date(2025, 3, 7))


def test_page_without_the_extra_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parsers are optional; who lacks them must learn the one command."""
    monkeypatch.setattr("index.readers.webpage.markup.find_spec", lambda _: None)
    (tmp_path / "river.html").write_text(page(), encoding="utf-8")
    (item,) = read(tmp_path / "river.html")
    assert isinstance(item, Failure)
    assert "pip install dateline[html]" in item.remedy


def test_folder_of_a_saved_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    """The frames and scripts that a page shows are no articles, and no mistakes either."""
    (tmp_path / "river.html").write_text(page(), encoding="utf-8")
    for folder in ("river_files", "river-Dateien", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(page(), encoding="utf-8")
        (tmp_path / folder / "data.bin").write_bytes(b"x")
    found = find_inputs([tmp_path])
    assert {file.relative_to(tmp_path).as_posix() for file in found.files} == {
        "other_files/frame.html",
        "river.html",
    }
    assert found.companions == 4
    assert [Path(skip.path).name for skip in found.skipped] == ["data.bin"]
