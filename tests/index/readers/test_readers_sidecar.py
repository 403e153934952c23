"""What people state about their articles is used as they meant it, or named as a mistake."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import DataError
from index.model.article import Article
from index.model.certainty import Basis
from index.model.days import DayRange
from index.readers.beside import beside
from index.readers.failure import Failure
from index.readers.registry import read

TEXT = "The river rose in Hamar. Hamas is far, said Hamas.\nNobody left the the town.\n"


def read_with(folder: Path, toml: str, *, name: str = "a.txt", text: str = TEXT) -> list[object]:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "articles.toml").write_text(toml, encoding="utf-8")
    return list(read(folder / name))


def article_with(folder: Path, toml: str) -> Article:
    (article,) = read_with(folder, f'[[articles]]\nfile = "a.txt"\n{toml}')
    assert isinstance(article, Article), article
    return article


def test_sidecar_states_a_value_with_its_basis(tmp_path: Path) -> None:
    """A reader must see what is known and what was judged."""
    article = article_with(
        tmp_path,
        'source = "Example Wire"\nlanguage = "en"\n'
        'title = { value = "River rises", basis = "inferred", note = "From the address." }\n',
    )
    assert article.source is not None
    assert article.title is not None
    assert (article.source.value, article.source.basis) == ("Example Wire", Basis.STATED)
    assert (article.title.basis, article.title.note) == (Basis.INFERRED, "From the address.")
    assert article.language == "en"


def test_sidecar_title_does_not_enter_the_body(tmp_path: Path) -> None:
    """What does not stand in the text must not be quoted as if it did."""
    assert "River rises" not in article_with(tmp_path, 'title = "River rises"').body


def test_sidecar_wins_over_the_text(tmp_path: Path) -> None:
    """A person who corrects a wrong guess must be heard."""
    toml = '[[articles]]\nfile = "a.txt"\ndateline = "OLDTOWN"\n'
    (article,) = read_with(tmp_path, toml, text="NORTHTOWN — It rained.\nIt dried.\n")
    assert isinstance(article, Article)
    assert article.dateline is not None
    assert article.dateline.value == "OLDTOWN"


def test_sidecar_url_gives_the_article_its_id(tmp_path: Path) -> None:
    """The id follows the address where one is known."""
    plain = article_with(tmp_path, "")
    stated = article_with(tmp_path, 'url = "https://example.org/1"')
    assert stated.id != plain.id


def test_sidecar_day_has_bounds(tmp_path: Path) -> None:
    """An inferred day is shown with the days that it could be."""
    article = article_with(
        tmp_path,
        "[articles.published]\nday = 2021-05-03\nfirst = 2021-05-02\nlast = 2021-05-09\n"
        'basis = "inferred"\n',
    )
    assert article.published is not None
    assert article.published.day == date(2021, 5, 3)
    assert article.published.bounds == DayRange.inclusive(date(2021, 5, 2), date(2021, 5, 9))
    assert article.published.basis is Basis.INFERRED


def test_sidecar_takes_a_day_or_an_instant_alone(tmp_path: Path) -> None:
    """The short form is what most people will write."""
    day = article_with(tmp_path, "published = 2021-05-03").published
    instant = article_with(tmp_path, "published = 2021-05-03T23:30:00-05:00").published
    assert day is not None
    assert instant is not None
    assert day.bounds == DayRange.day(date(2021, 5, 3))
    assert instant.at is not None
    assert instant.day == date(2021, 5, 3)


def test_sidecar_marks_the_words_meant(tmp_path: Path) -> None:
    """The mark must stand on the second of two, and not inside a longer word."""
    article = article_with(
        tmp_path,
        '[[articles.marks]]\nsurface = "Hamas"\noccurrence = 2\nkind = "suspected_slip"\n'
        'note = "Written so."\nsuggestion = "Hamar"\n',
    )
    (mark,) = [mark for mark in article.marks if mark.kind == "suspected_slip"]
    assert article.body[mark.start : mark.end] == "Hamas"
    assert mark.start == article.body.rindex("Hamas")
    assert mark.suggestion == "Hamar"


def test_sidecar_mark_replaces_the_one_found_by_rule(tmp_path: Path) -> None:
    """Two marks on the same words would contradict each other."""
    article = article_with(
        tmp_path,
        '[[articles.marks]]\nsurface = "the the town"\nkind = "duplicate_word"\nnote = "Twice."\n',
    )
    assert [mark.note for mark in article.marks] == ["Twice."]


def test_sidecar_mark_that_is_nowhere_is_named_and_the_article_read(tmp_path: Path) -> None:
    """A typing mistake in a mark must not cost the article."""
    toml = (
        '[[articles]]\nfile = "a.txt"\n[[articles.marks]]\nsurface = "nowhere"\n'
        'kind = "garbled"\nnote = "x"\n'
    )
    article, failure = read_with(tmp_path, toml)
    assert isinstance(article, Article)
    assert isinstance(failure, Failure)
    assert "'nowhere'" in failure.reason
    assert failure.path.endswith("articles.toml")


def test_sidecar_adds_credits_once(tmp_path: Path) -> None:
    """A credit that the text has too is one credit."""
    toml = '[[articles]]\nfile = "a.txt"\ncredits = ["Jo Poe/Example Wire", "Jan Roe"]\n'
    text = f"A bridge. (Photo: Jo Poe/Example Wire)\n{TEXT}"
    (article,) = read_with(tmp_path, toml, text=text)
    assert isinstance(article, Article)
    assert [credit.value for credit in article.credits] == ["Jo Poe/Example Wire", "Jan Roe"]


def test_sidecar_of_another_file_changes_nothing(tmp_path: Path) -> None:
    """Without an entry nothing is known, and nothing is invented."""
    (article,) = read_with(tmp_path, '[[articles]]\nfile = "b.txt"\nsource = "Example Wire"\n')
    assert isinstance(article, Article)
    assert (article.source, article.published, article.title) == (None, None, None)


def test_sidecar_gives_a_file_of_many_its_source(tmp_path: Path) -> None:
    """An export of one paper need not repeat its name in every line."""
    toml = '[[articles]]\nfile = "a.jsonl"\nsource = "Example Wire"\nlanguage = "en"\n'
    text = '{"text": "It rained."}\n{"text": "It dried.", "source": "Other Wire"}\n'
    first, second = read_with(tmp_path, toml, name="a.jsonl", text=text)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.source is not None
    assert second.source is not None
    assert (first.source.value, second.source.value) == ("Example Wire", "Other Wire")
    assert first.language == "en"


def test_sidecar_refuses_one_title_for_a_file_of_many(tmp_path: Path) -> None:
    """A value that cannot hold for all must not be dropped in silence."""
    toml = '[[articles]]\nfile = "a.jsonl"\ntitle = "River"\n'
    failure, article = read_with(tmp_path, toml, name="a.jsonl", text='{"text": "It rained."}')
    assert isinstance(failure, Failure)
    assert "more than source and language" in failure.reason
    assert isinstance(article, Article)
    assert article.title is None


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[articles]\n", "is no TOML in UTF-8"),
        ('[[article]]\nfile = "a.txt"\n', "article is no known key. Use articles"),
        ('articles = "a.txt"\n', "articles is no array of tables"),
        ('[[articles]]\nsource = "x"\n', "[[articles]] number 1.file is missing"),
        ('[[articles]]\nfile = "../a.txt"\n', "which is a path"),
        ('[[articles]]\nfile = "a.txt"\n[[articles]]\nfile = "a.txt"\n', "described twice"),
        ('[[articles]]\nfile = "a.txt"\nsuorce = "x"\n', "file 'a.txt': suorce is no known key"),
        ('[[articles]]\nfile = "a.txt"\nsource = 3\n', "file 'a.txt': source is 3"),
        ('[[articles]]\nfile = "a.txt"\nsource = " "\n', "file 'a.txt': source.value is ' '"),
        (
            '[[articles]]\nfile = "a.txt"\nsource = { value = "x", basis = "sure" }\n',
            'source.basis is \'sure\'. Use "stated" or "inferred"',
        ),
        ('[[articles]]\nfile = "a.txt"\nurl = "posts/1"\n', "url is 'posts/1'"),
        ('[[articles]]\nfile = "a.txt"\nlanguage = "E"\n', "language is 'E'"),
        ('[[articles]]\nfile = "a.txt"\npublished = "2021-05-03"\n', "published is '2021-05-03'"),
        ('[[articles]]\nfile = "a.txt"\npublished = 2021-05-03T10:00:00\n', "published.at is"),
        ('[[articles]]\nfile = "a.txt"\n[articles.published]\nnote = "x"\n', "day is missing"),
        (
            '[[articles]]\nfile = "a.txt"\n[articles.published]\nday = 2021-05-03\n'
            "last = 2021-05-02\n",
            "has the day 2021-05-03 outside 2021-05-03 to 2021-05-02",
        ),
        ('[[articles]]\nfile = "a.txt"\ncredits = "x"\n', "credits is 'x'. Give an array"),
        (
            '[[articles]]\nfile = "a.txt"\n[[articles.marks]]\nsurface = "x"\nkind = "odd"\n'
            'note = "x"\n',
            "marks number 1.kind is 'odd'",
        ),
        (
            '[[articles]]\nfile = "a.txt"\n[[articles.marks]]\nsurface = "x"\nkind = "garbled"\n'
            'note = "x"\noccurrence = 0\n',
            "occurrence is 0",
        ),
    ],
)
def test_sidecar_names_the_file_and_the_key_of_a_mistake(
    tmp_path: Path, toml: str, message: str
) -> None:
    """A mistake passed over would give wrong metadata that nobody notices."""
    path = tmp_path / "articles.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        beside(path)
    assert str(path) in str(raised.value)
    assert message in str(raised.value)


def test_sidecar_mistake_is_a_failure_of_its_articles(tmp_path: Path) -> None:
    """Read without its metadata, an article would get a wrong day; it must wait for the mending."""
    (failure,) = read_with(tmp_path, "[[articles]\n")
    assert isinstance(failure, Failure)
    assert "articles.toml is no TOML" in failure.reason


CSV = """file,source,title,url,published,language,byline
a.txt,Example Wire,"Rain, and wind",https://example.org/1,2021-05-03,en,Jo Poe
b.txt,,,,,,
"""


def read_with_csv(folder: Path, table: str) -> list[object]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "articles.csv").write_text(table, encoding="utf-8")
    return list(read(folder / "a.txt"))


@pytest.mark.parametrize("table", [CSV, CSV.replace(",", ";").replace("Rain;", "Rain,")])
def test_sidecar_table_means_what_the_other_form_means(tmp_path: Path, table: str) -> None:
    """A list of sources is mostly kept in a spreadsheet, some of which write semicolons."""
    (article,) = read_with_csv(tmp_path, table)
    assert isinstance(article, Article), article
    assert article.source is not None
    assert article.title is not None
    assert article.published is not None
    assert article.byline is not None
    assert (article.source.value, article.source.basis) == ("Example Wire", Basis.STATED)
    assert (article.title.value, article.byline.value) == ("Rain, and wind", "Jo Poe")
    assert (article.published.day, article.language) == (date(2021, 5, 3), "en")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("source\nx\n", "has no single column 'file'"),
        ("", "has no single column 'file'"),
        ("file,suorce\na.txt,x\n", "suorce is no known key"),
        ("file,source\na.txt\n", "articles.csv:2: the file has 1 cells under 2 names"),
        ("file,source\na.txt,x\na.txt,y\n", "'a.txt' is described twice"),
        ("file,url\na.txt,x\n", "articles.csv:2: url is 'x'"),
        ("file,published\na.txt,3/4/2021\n", "articles.csv:2 has the publication date"),
        ("file,language\na.txt,English!\n", "language is 'English!'"),
        ("file,source\n../a.txt,x\n", "is '../a.txt', which is a path"),
        ('file,source\na.txt,"x\n', "is no row of a table"),
    ],
)
def test_sidecar_table_with_a_mistake_is_named(tmp_path: Path, table: str, message: str) -> None:
    """Read without its metadata, an article would get a wrong day; it must wait for the mending."""
    (failure,) = read_with_csv(tmp_path, table)
    assert isinstance(failure, Failure)
    assert message in failure.reason


def test_sidecar_in_both_forms_is_an_error_that_names_both(tmp_path: Path) -> None:
    """Which of two contradicting days was meant, nobody knows."""
    (tmp_path / "articles.toml").write_text("")
    (failure,) = read_with_csv(tmp_path, CSV)
    assert isinstance(failure, Failure)
    assert "articles.toml and " in failure.reason
    assert "articles.csv both describe" in failure.reason
