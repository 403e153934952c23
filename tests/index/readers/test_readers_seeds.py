"""The five reports that Dateline ships with must be read as a careful person reads them."""

from datetime import date
from pathlib import Path

import pytest

from index.model.article import Article, Block, BlockKind
from index.model.certainty import Basis
from index.passages import passages_of
from index.readers.registry import find_inputs, read

SEEDS = Path(__file__).parents[3] / "seeds"


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    (article,) = read(path)
    assert isinstance(article, Article), article
    return article


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.body[b.start : b.end] for b in article.blocks if b.kind is kind]


def stripped(article: Article) -> list[tuple[int, int, str]]:
    return [(piece.start, piece.end, piece.kind) for piece in article.stripped]


def tweet(article: Article) -> Block:
    (block,) = [block for block in article.blocks if block.kind is BlockKind.TWEET]
    return block


def test_seeds_are_the_five_articles() -> None:
    """Every file in the folder is read or a known companion."""
    found = find_inputs([SEEDS])
    assert [path.name[:3] for path in found.files] == ["000", "001", "002", "003", "004"]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("number", "source", "day", "first", "last"),
    [
        ("000", "The New Region", 8, 8, 13),
        ("001", "Unknown publisher (after AP)", 9, 8, 12),
        ("002", "The New Arab", 8, 7, 13),
        ("003", "L'Orient Today", 8, 8, 13),
        ("004", "All Israel News", 8, 8, 9),
    ],
)
def test_seed_has_source_and_day_with_bounds(
    number: str, source: str, day: int, first: int, last: int
) -> None:
    """All relative dates hang on these days, and none of them is certain."""
    article = seed(number)
    assert article.source is not None
    assert article.published is not None
    assert article.source.value == source
    assert article.published.day == date(2025, 3, day)
    assert article.published.bounds.first == date(2025, 3, first)
    assert article.published.bounds.last == date(2025, 3, last)
    assert article.published.basis is Basis.INFERRED
    assert article.published.note


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_seed_passages_stand_in_the_original(number: str) -> None:
    """A passage is a quotation: it must be found in the file, where the map says."""
    article = seed(number)
    original = (next(SEEDS.glob(f"{number}_*.txt"))).read_bytes().decode()
    assert article.original == original
    for passage in passages_of(article):
        for offset in range(passage.start, passage.end):
            place = article.original_offset(offset)
            assert place is not None
            assert article.body[offset] == original[place]


def test_seed_000_begins_after_its_dateline() -> None:
    """Erbil is where it was filed, not where it happened."""
    article = seed("000")
    assert article.body.startswith("A war monitor on Saturday")
    assert article.dateline is not None
    assert article.dateline.value == "ERBIL, Kurdistan Region of Iraq"
    assert stripped(article) == [(0, 34, "dateline")]


def test_seed_001_has_its_headline_and_no_furniture() -> None:
    """The comment box is no part of the report."""
    article = seed("001")
    (headline,) = texts(article, BlockKind.HEADLINE)
    assert headline.startswith("Two Days Of Clashes")
    assert article.title is not None
    assert (article.title.value, article.title.basis) == (headline, Basis.STATED)
    assert stripped(article) == [
        (3835, 3836, "blank"), (3838, 3850, "furniture"), (3851, 3862, "furniture"),
    ]  # fmt: skip


def test_seed_002_shows_its_defects() -> None:
    """Each defect is shown as written, with what is probably meant beside it."""
    article = seed("002")
    assert [(m.kind, article.body[m.start : m.end], m.suggestion) for m in article.marks] == [
        ("missing_word", "The from", "The report from"),
        ("mojibake", "°®Âþµº", "The New Arab"),
        (
            "garbled",
            "pro-Assad groups killed over 100 members of the new Syrian security forces "
            "were killed",
            "",
        ),
        ("suspected_slip", "Hamas", "Hama"),
        ("duplicate_word", "the the", "the"),
    ]


def test_seed_003_has_caption_credit_and_headings() -> None:
    """The caption's date is the picture's, and headings say nothing by themselves."""
    article = seed("003")
    (caption,) = texts(article, BlockKind.CAPTION)
    assert caption.endswith("on March 7, 2025.")
    assert article.credits[0].value == "Mahmoud Hassano/Reuters"
    assert article.title is None
    assert texts(article, BlockKind.HEADING) == [
        "“Return to relative calm”",
        "Reports of abuses",
        "International calls for restraint",
    ]


def test_seed_004_has_one_tweet_with_its_author_and_day() -> None:
    """Its words are @QalaatAlMudiq's, of 7 March."""
    article = seed("004")
    block = tweet(article)
    words = article.body[block.start : block.end]
    assert (block.author, block.published_on) == ("@QalaatAlMudiq", date(2025, 3, 7))
    assert words.startswith("#Syria: the Department")
    assert words.endswith("— Qalaat Al Mudiq (@QalaatAlMudiq) March 7, 2025")
    assert len(words.split("\n")) == 4


def test_seed_004_loses_no_sentence_to_the_orphan_signature() -> None:
    """Charles Lister did not write the sentence above his signature."""
    article = seed("004")
    sentence = "On the other side, the insurgents were also accused of summary executions"
    (paragraph,) = [text for text in texts(article, BlockKind.BODY) if text.startswith(sentence)]
    assert paragraph.endswith("government troops.")
    assert stripped(article) == [
        (201, 239, "credit"), (2492, 2518, "media_link"), (4224, 4271, "signature"),
        (5624, 5633, "furniture"),
    ]  # fmt: skip
