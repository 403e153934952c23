"""The JSON of `dateline annotate`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.interchange import (
    annotation_record,
    file_texts,
    jsonl_texts,
    plain_article,
)
from index.model.article import Article

TEXT = (
    "The bridge at Azal burned on Friday.\r\n\r\nAt least 20 people were killed, the Azal Fire "
    "Service said on 8 March 2031."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_gazetteer([]), max_chars=10**6)


def test_record_has_the_documented_keys(annotator: Annotator) -> None:
    """Others build on these keys: docs/annotate.md names each."""
    article = plain_article(TEXT, identifier="x", published=date(2031, 3, 9))
    record = annotation_record(annotator.annotate(article))
    text = (Path(__file__).parents[2] / "docs" / "annotate.md").read_text("utf-8")
    for group in ("dates", "names", "figures"):
        assert record[group], group
        for key in record[group][0]:
            assert f'"{key}"' in text or f"`{key}`" in text, f"{group}[].{key}"
    assert json.loads(json.dumps(record)) == record


def test_record_offsets_refer_to_the_text_as_given(annotator: Annotator) -> None:
    """No newline is translated and nothing is cleaned."""
    article = plain_article(TEXT, identifier="x", published=date(2031, 3, 9))
    record = annotation_record(annotator.annotate(article))
    for group in ("dates", "names", "figures"):
        for found in record[group]:
            assert TEXT[found["start"] : found["end"]] == found["surface"]
    assert [TEXT[a:b] for a, b in record["passages"]] == TEXT.split("\r\n\r\n")


def test_record_days_are_inclusive(annotator: Annotator) -> None:
    """What people and other programs read is the last day, not the day after."""
    article = plain_article("It rained from 6 to 7 March 2031.", identifier="x", published=None)
    (found,) = annotation_record(annotator.annotate(article))["dates"]
    assert (found["first_day"], found["last_day"]) == ("2031-03-06", "2031-03-07")


def test_record_of_an_unanchored_weekday_claims_no_day(annotator: Annotator) -> None:
    """Without a publication day a weekday is nobody knows which."""
    article = plain_article("The bridge burned on Friday.", identifier="x", published=None)
    (found,) = annotation_record(annotator.annotate(article))["dates"]
    assert (found["first_day"], found["last_day"], found["basis"]) == (None, None, "unresolved")


def test_plain_article_cuts_at_lines_and_keeps_wrapped_sentences() -> None:
    """News text has a line a paragraph; a sentence wrapped at 72 columns is still one."""
    news = plain_article("One.\n\nTwo.\nThree.", identifier="x", published=None)
    assert [(b.start, b.end) for b in news.blocks] == [(0, 4), (6, 10), (11, 17)]
    wrapped = (
        "The bridge at Azal burned on Friday and the mayor of the town promised\n"
        "that a new one would be built before the winter comes and the river is\n"
        "too high to cross by boat, as it was in the flood of the year before it\n"
        "happened.\n\nNobody was hurt."
    )
    blocks = plain_article(wrapped, identifier="x", published=None).blocks
    assert [wrapped[b.start : b.end][-8:] for b in blocks] == ["appened.", "as hurt."]


def test_file_texts_tell_what_cannot_be_read(tmp_path: Path) -> None:
    """One bad file does not stop the others."""
    good, binary = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Fine.", "utf-8")
    binary.write_bytes(b"\xff\xfe\x00broken")
    told = list(file_texts([tmp_path / "none.txt", binary, good], published=None))
    assert "cannot be read" in str(told[0])
    assert "not UTF-8" in str(told[1])
    assert isinstance(told[2], Article)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"id": "x"}',
        '{"id": "x", "text": 3}',
        '{"id": ["x"], "text": "t"}',
        '{"id": "x", "text": "t", "dct": "soon"}',
    ],
)
def test_jsonl_texts_name_the_line_that_is_wrong(tmp_path: Path, line: str) -> None:
    """A file of thousands of lines needs the number."""
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "Fine.", "dct": null}\n' + line + "\n", "utf-8")
    good, bad = jsonl_texts(path)
    assert isinstance(good, Article)
    assert "line 2" in str(bad)


def test_jsonl_texts_take_the_publication_day(tmp_path: Path) -> None:
    """dct anchors weekdays."""
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 7, "text": "Fine.", "dct": "2031-03-08"}\n', "utf-8")
    (article,) = jsonl_texts(path)
    assert isinstance(article, Article)
    assert article.id == "7"
    assert article.published is not None
    assert article.published.day == date(2031, 3, 8)
