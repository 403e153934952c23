"""A Markdown file is read without its markup, and every character leads back to the file."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model.article import Article, BlockKind
from index.readers import front_matter
from index.readers.cuttings import Cutting
from index.readers.failure import Failure
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
TEXT = "The river rose on Monday and took the bridge.\n"


def told(path: Path, content: str) -> list[object]:
    path.write_text(content, encoding="utf-8", newline="")
    return list(read(path))


def only(path: Path, content: str) -> Article:
    (item,) = told(path, content)
    assert isinstance(item, Article), item
    return item


def assert_exact(article: Article) -> None:
    """The body is an exact copy of stretches of the file, and nothing of the file is lost."""
    seen = set()
    for segment in article.origin:
        end = segment.original_start + segment.length
        start = segment.body_start
        assert (
            article.body[start : start + segment.length]
            == article.original[segment.original_start : end]
        )
        seen.update(range(segment.original_start, end))
    for piece in article.stripped:
        assert article.original[piece.start : piece.end] == piece.text
        seen.update(range(piece.start, piece.end))
    missing = [c for at, c in enumerate(article.original) if at not in seen and not c.isspace()]
    assert "".join(missing).strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") == ""


def test_markdown_of_pandoc_is_read() -> None:
    """Head, emphasis, links over two lines, headings, quotations and escapes."""
    (article,) = read(SAMPLES / "pandoc.md")
    assert isinstance(article, Article)
    assert " ".join(article.body.split()) == (
        "River takes bridge The river rose on Monday and took the bridge at the mill, which had "
        "stood there for more than two hundred years, the council said. Calls for help The people "
        "of the lower town asked for boats & ropes; 5 * 3 boats came_late. "
        '"Nobody was hurt." - One bridge - Two boats'
    )
    assert [block.kind for block in article.blocks][:3] == [
        BlockKind.HEADLINE, BlockKind.BODY, BlockKind.HEADING,
    ]  # fmt: skip
    assert article.byline is not None
    assert article.published is not None
    assert (article.byline.value, article.published.day) == ("Jo Poe", date(2021, 5, 3))
    assert article.language == "en"
    assert_exact(article)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("**Rain** and __wind__.", "Rain and wind."),
        ("***Rain*** and *wi*nd.", "Rain and *wi*nd."),
        ("A snake_case_name and 2 * 3 * 4.", "A snake_case_name and 2 * 3 * 4."),
        ("[Rain](https://x.org 'a') and [wind][1].\n\n[1]: https://x.org", "Rain and wind."),
        ("![Rain](a.png)Wind.", "Wind."),
        ("[![Rain](a.png)](https://x.org) Wind.", "Wind."),
        ("<https://x.org/a> is <b>the</b> place.", "https://x.org/a is the place."),
        ("Rain.[^1]\n\n[^1]: Not wind.", "Rain.\n\n Not wind."),
        ("Rain\\* and \\_wind\\_.", "Rain* and _wind_."),
        ("~~Rain~~ `wind`.", "Rain wind."),
        ("> > Rain.\n\n***\n\nWind.", "Rain.\n\nWind."),
        ("<!-- Rain. -->Wind.", "Wind."),
        ("```\nRain.\n```", "Rain."),
        ("[[Rain]] [sic].", "Rain [sic]."),
        ("It cost $5 #\n", "It cost $5 #"),
    ],
)
def test_markup_is_cut_out(tmp_path: Path, written: str, read_as: str) -> None:
    """Signs in the middle of names would hide them from every search."""
    article = only(tmp_path / "a.md", f"{written}\n")
    assert article.body.replace("\n\nNot", "\n\n Not") == read_as.strip()
    assert_exact(article)


def test_headings_are_headings_whatever_they_say(tmp_path: Path) -> None:
    """Told by their markup, questions and sentences are headings too."""
    text = (
        f"# Why the bridge fell.\n\n{TEXT}\n## Who was *hurt*? ##\n\n{TEXT}\nAfter\n-----\n\n{TEXT}"
    )
    article = only(tmp_path / "a.md", text)
    assert [block.kind.value for block in article.blocks] == [
        "headline", "body", "heading", "body", "heading", "body",
    ]  # fmt: skip
    assert article.title is not None
    assert article.title.value == "Why the bridge fell."
    assert_exact(article)


HEADS = """---
title: "River: the bridge"
source: https://example.org/river
author:
  - "[[Jo Poe]]"
  - Ann Roe
published: 2021-05-03 18:30:00 +0200  # by hand
created: 2024-01-01
tags: [flood, river]
lang: en
---
"""


def test_head_of_a_clipped_page_is_read(tmp_path: Path) -> None:
    """Clippers write the address under `source`, and the day of clipping under `created`."""
    article = only(tmp_path / "a.md", HEADS + TEXT)
    assert article.title is not None
    assert article.url is not None
    assert article.byline is not None
    assert article.published is not None
    assert (article.title.value, article.url.value) == (
        "River: the bridge", "https://example.org/river",
    )  # fmt: skip
    assert (article.source, article.byline.value) == (None, "Jo Poe, Ann Roe")
    assert article.published.at == datetime(2021, 5, 3, 16, 30, tzinfo=UTC)
    assert article.body.startswith("River: the bridge\n\nThe river")
    assert_exact(article)


def test_head_in_toml_is_read(tmp_path: Path) -> None:
    """Site builders know both forms."""
    head = '+++\ntitle = "River"\ndate = 2021-05-03\nsource = "Example Wire"\n+++\n'
    article = only(tmp_path / "a.markdown", head + TEXT)
    assert article.published is not None
    assert article.source is not None
    assert (article.published.day, article.source.value) == (date(2021, 5, 3), "Example Wire")
    assert article.body.startswith("River\n\nThe river")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("date: 3/4/2021", "date: 3/4/2021"),
        ("url: /posts/1", "url: /posts/1"),
        ("title: !!python/object/apply:os.system [ls]", "title"),
        ("title: *anchor", "title"),
        ("source: {name: Wire}", "source"),
        ("title: >\n  River\n  takes bridge", "title"),
        ("lang: klingon!", "lang: klingon!"),
        ("title: River\njust some words", "just some words"),
        ('title: "River', "title"),
    ],
)
def test_head_that_cannot_be_used_is_told_and_the_article_read(
    tmp_path: Path, line: str, what: str
) -> None:
    """Nothing is run, nothing is guessed, and no article is lost for its head."""
    article, failure = told(tmp_path / "a.md", f"---\n{line}\n---\n{TEXT}")
    assert isinstance(article, Article)
    assert isinstance(failure, Failure)
    assert repr(what) in failure.reason
    assert (article.published, article.url, article.language) == (None, None, None)


def test_head_in_toml_that_is_none_is_told(tmp_path: Path) -> None:
    """Nested too deeply or broken, it costs its metadata and not the article."""
    for head in ("a = " + "[" * 5000, "a = = 1"):
        article, failure = told(tmp_path / "a.md", f"+++\n{head}\n+++\n{TEXT}")
        assert isinstance(article, Article)
        assert isinstance(failure, Failure)
        assert "its head" in failure.reason


def test_file_without_a_head_may_begin_with_a_line(tmp_path: Path) -> None:
    """Three dashes are a line across the page, too."""
    assert only(tmp_path / "a.md", f"---\n\n{TEXT}\n---\n{TEXT}").body.count("river") == 2
    assert only(tmp_path / "a.md", f"---\n{TEXT}").body == TEXT.strip()


def test_entry_beside_wins_over_the_head(tmp_path: Path) -> None:
    """What a person states beside the file is what they know."""
    (tmp_path / "articles.toml").write_text('[[articles]]\nfile = "a.md"\ntitle = "Bridge"\n')
    article = only(tmp_path / "a.md", HEADS + TEXT)
    assert article.title is not None
    assert article.title.value == "Bridge"


@pytest.mark.parametrize("text", ["", "---\ntitle: River\n---\n", "![a](b)\n", "***\n"])
def test_markdown_without_text_is_named(tmp_path: Path, text: str) -> None:
    """A headline alone is no report."""
    failures = [item for item in told(tmp_path / "a.md", text) if isinstance(item, Failure)]
    assert "holds no article" in failures[0].reason


@pytest.mark.parametrize(
    "unit",
    ["**a ", "[", "[a", "*a ", "_a ", "`", "<a ", "<!--", "![", "\\", "> ", "# ", "- ", "~~a"],
)
def test_hostile_markup_takes_no_long_time(unit: str) -> None:
    """Signs that are opened and never closed must not be sought for ever."""
    from index.readers.markdown import _MARKUP

    text = unit * (100_000 // len(unit))
    begun = time.monotonic()
    cutting = Cutting.of(text, [(0, len(text))])
    for pattern in _MARKUP:
        cutting = cutting.without(pattern)
    assert time.monotonic() - begun < 20


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.sampled_from("ab. \n*_[]()#>`-\\!<>:=~^\"'"), max_size=80))
def test_every_character_leads_back_to_the_file(tmp_path: Path, text: str) -> None:
    """Whatever stands in the file, the body is made of it."""
    for head in ("", "---\ntitle: River\n---\n"):
        for item in told(tmp_path / "a.md", f"{head}{text}"):
            if isinstance(item, Article):
                assert_exact(item)


@given(text=st.text())
def test_head_never_raises(text: str) -> None:
    """Heads are written by hand."""
    for fence in ("---", "+++"):
        found = front_matter.read(f"{fence}\n{text}\n{fence}\nRain.")
        for name, (start, end) in found.spans.items():
            assert f"{fence}\n{text}\n{fence}\nRain."[start:end] == found.values[name]
