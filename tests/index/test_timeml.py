"""TimeML documents hold the text as it is, and only what the standard allows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar import read_rules
from index.dates.tagger import DateTagger
from index.interchange import plain_article
from index.model.annotated import AnnotatedArticle
from index.timeml import timeml_document
from index.timeml_folder import TimemlFolder

TAGGER = DateTagger()
PUBLISHED = date(2025, 3, 8)

YEAR = r"(?:[\dX]{4}|BC[\dX]{4})"
DAY = rf"{YEAR}-[\dX]{{2}}-[\dX]{{2}}|[\dX]{{4}}-W[\dX]{{2}}-[\dX]"
LENGTH = r"\d+(?:\.\d+)?|X{1,2}"
STANDARD = re.compile(
    rf"(?:{DAY}|[\dX]{{4}}-W[\dX]{{2}}(?:-WE)?|{YEAR}-[\dX]{{2}}|{YEAR}"
    rf"|{YEAR}-(?:Q[\dX]|H[\dX]|SP|SU|FA|WI)|(?:BC)?\d{{2,3}}"
    rf"|(?:{DAY})T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?|MO|MI|AF|EV|NI|DT)"
    rf"|P(?:{LENGTH})(?:Y(?:\d+M)?|M|W|D(?:T\d+H)?|Q|DE|CE|WE|X)?|PT(?:{LENGTH})(?:H(?:\d+M)?|M|S)"
    r"|(?:PRESENT|PAST|FUTURE)_REF)"
)
MODS = set(
    "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE START "
    "MID END APPROX".split()
)


def document(text: str, published: date | None = PUBLISHED, identifier: str = "x") -> str:
    article = plain_article(text, identifier=identifier, published=published)
    dates = TAGGER.tag(article.body, published=article.published, blocks=article.blocks)
    return timeml_document(AnnotatedArticle(article=article, dates=dates))


def root_of(text: str, published: date | None = PUBLISHED) -> ElementTree.Element:
    return ElementTree.fromstring(document(text, published).encode("utf-8"))  # noqa: S314 - our own


def tags_of(text: str) -> list[dict[str, str]]:
    """The tags in the text, each with its words."""
    return [
        {**tag.attrib, "text": tag.text or ""} for tag in root_of(text).findall("./TEXT/TIMEX3")
    ]


def inner(element: ElementTree.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


PIECES = st.sampled_from(
    "6-7\x00March & <b> on Friday \r\n \r ]]> late 1999 &amp; \x01 \ud800 the past two months 𝕏 "
    "\x85 \u2028 \ufffe twice a week the next day \t".split(" ")
)


@given(text=st.text(max_size=60) | st.lists(PIECES, max_size=30).map(" ".join))
def test_text_without_tags_is_the_text(text: str) -> None:
    """Annotations of others are laid over it by offset."""
    expected = "".join(
        c if c in "\t\n\r" or c.isprintable() or _allowed(c) else "\ufffd" for c in text
    )
    assert inner(root_of(text).find("TEXT")) == expected


def _allowed(character: str) -> bool:
    code = ord(character)
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_publication_is_the_creation_time() -> None:
    """Every scorer reads it from there."""
    (tag,) = root_of("On Friday.").findall("./DCT/TIMEX3")
    assert tag.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2025-03-08",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert inner(root_of("On Friday.", published=None).find("DCT")) == ""


def test_anchors_are_named() -> None:
    """Publication is t0; an expression that another leans on is named by its id."""
    friday, day, stated = tags_of("He left on Friday. The next day it rained, as on 1 May 2024.")
    assert (friday["anchorTimeID"], friday["temporalFunction"]) == ("t0", "true")
    assert (day["anchorTimeID"], day["value"]) == (friday["tid"], "2025-03-08")
    assert "anchorTimeID" not in stated
    assert stated["temporalFunction"] == "false"


def test_an_interval_is_a_length_with_two_ends() -> None:
    """ "A/B" is no value of the standard."""
    root = root_of("Clashes of 6-7 March.")
    (tag,) = root.findall("./TEXT/TIMEX3")
    ends = {end.attrib["tid"]: end.attrib["value"] for end in root.findall("./TIMEX3")}
    assert (tag.attrib["type"], tag.attrib["value"]) == ("DURATION", "P2D")
    assert ends[tag.attrib["beginPoint"]] == "2025-03-06"
    assert ends[tag.attrib["endPoint"]] == "2025-03-07"


def test_a_length_that_ends_at_publication_says_so() -> None:
    """Its one end is t0, the other an empty element."""
    root = root_of("Over the past three months they fought.")
    (tag,) = root.findall("./TEXT/TIMEX3")
    (begin,) = root.findall("./TIMEX3")
    assert (tag.attrib["value"], tag.attrib["endPoint"]) == ("P3M", "t0")
    assert (tag.attrib["beginPoint"], begin.attrib["value"]) == (begin.attrib["tid"], "2024-12-08")


def _examples() -> list[str]:
    rules = read_rules("en")["rule"]
    sentences = [example.rpartition("=>")[0] for rule in rules for example in rule["examples"]]
    return [re.sub(r"[\[\]]|^(?:none|\d{4}-\d\d-\d\d): ", "", text) for text in sentences]


@pytest.mark.parametrize("sentence", _examples())
def test_every_tag_is_of_the_standard(sentence: str) -> None:
    """Types, values, mods and references of all the rules' own examples."""
    root = root_of(sentence)
    tags = [tag.attrib for tag in root.iter("TIMEX3")]
    names = [tag["tid"] for tag in tags]
    assert len(set(names)) == len(names)
    for tag in tags:
        assert tag["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert STANDARD.fullmatch(tag["value"]), tag
        assert tag.get("mod", "END") in MODS
        for key in ("anchorTimeID", "beginPoint", "endPoint"):
            assert tag.get(key, "t0") in names


def test_folder_names_are_safe_and_never_shared(tmp_path: Path) -> None:
    """Ids come from anywhere; none may leave the folder or overwrite another's document."""
    folder = TimemlFolder(tmp_path / "new" / "out")
    paths = [
        folder.write(AnnotatedArticle(article=plain_article("x", identifier=name, published=None)))
        for name in ("a/b.txt", "../b.txt", "B.TXT", "", "..", "é x", "y.tml")
    ]
    assert [path.name for path in paths] == [
        "b.txt.tml", "b.txt_2.tml", "B.TXT_3.tml", "text.tml", "text_2.tml", "é_x.tml", "y.tml",
    ]  # fmt: skip
    assert {path.parent for path in paths} == {tmp_path / "new" / "out"}
