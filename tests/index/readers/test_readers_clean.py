"""Cleaning decides what is read as the article: it must lose nothing and move nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model.article import BlockKind
from index.readers.clean import Cleaned, clean
from index.readers.pieces import BLANK_CHARACTERS

PARAGRAPH = "The river rose on Monday and took the bridge at the mill."
OTHER = "Nobody was hurt, the council said."

PIECES = st.sampled_from(
    [
        PARAGRAPH, OTHER, "Read More", "Comments (0)", "Heading here", "By Jo Poe",
        "NORTHTOWN, Exland (AP) — Rain fell.", "A bridge in May. (Photo: Jo Poe/Example Wire)",
        "— Jo Poe (@jopoe) March 6, 2021", "#North: the road is cut pic.twitter.com/a1B2",
        "Nobody moves. https://t.co/x9 still", "\u00a0", "  ", "\u200b", "https://t.co/abc",
        "[AFP]", "the the", "FILE PHOTO: A bridge", "…", "“Who?”", "\ufffd",
    ]
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n", "\n \n"])
TEXTS = st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=30)), LINE_ENDS), max_size=12).map(
    lambda parts: "".join(piece + end for piece, end in parts)
)


def kinds(cleaned: Cleaned) -> list[tuple[BlockKind, str]]:
    return [(block.kind, cleaned.body[block.start : block.end]) for block in cleaned.blocks]


def stripped(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in cleaned.stripped]


@given(TEXTS)
def test_clean_body_is_an_exact_copy_of_the_original(original: str) -> None:
    """A quotation shown to a reader must stand in the source, character for character."""
    cleaned = clean(original)
    mapped = 0
    for segment in cleaned.origin:
        here = cleaned.body[segment.body_start : segment.body_start + segment.length]
        there = original[segment.original_start : segment.original_start + segment.length]
        assert here == there
        mapped += segment.length
    separators = 2 * max(0, len(cleaned.blocks) - 1)
    assert mapped + separators == len(cleaned.body)


@given(TEXTS)
def test_clean_loses_and_doubles_no_character(original: str) -> None:
    """Whatever shows on the page is in the body or in what was stripped, once."""
    cleaned = clean(original)
    seen = [0] * len(original)
    for segment in cleaned.origin:
        for offset in range(segment.original_start, segment.original_start + segment.length):
            seen[offset] += 1
    for piece in cleaned.stripped:
        assert original[piece.start : piece.end] == piece.text
        for offset in range(piece.start, piece.end):
            seen[offset] += 1
    for character, times in zip(original, seen, strict=True):
        blank = character.isspace() or character in BLANK_CHARACTERS
        assert times == 1 or (blank and times == 0)


@given(TEXTS)
def test_clean_parts_blocks_by_one_blank_line(original: str) -> None:
    """Everything downstream relies on blocks in order, not empty, two line feeds apart."""
    cleaned = clean(original)
    end = -2
    for block in cleaned.blocks:
        assert block.start == end + 2
        assert block.start < block.end
        text = cleaned.body[block.start : block.end]
        assert text == text.strip()
        end = block.end
    assert [piece.start for piece in cleaned.stripped] == sorted(
        piece.start for piece in cleaned.stripped
    )


def test_clean_takes_the_first_line_for_the_headline() -> None:
    """A title is what lists and search results show."""
    cleaned = clean(f"River takes bridge at mill\n\n{PARAGRAPH}\n\n{OTHER}")
    assert kinds(cleaned)[0] == (BlockKind.HEADLINE, "River takes bridge at mill")
    assert cleaned.title is not None
    assert cleaned.title.value == "River takes bridge at mill"


def test_clean_takes_no_sentence_for_a_headline() -> None:
    """A report that begins at once must keep its first sentence as one."""
    cleaned = clean(f"{PARAGRAPH}\n{OTHER}")
    assert cleaned.title is None
    assert [kind for kind, _ in kinds(cleaned)] == [BlockKind.BODY, BlockKind.BODY]


def test_clean_keeps_short_lines_above_paragraphs_as_headings() -> None:
    """A heading is no sentence and bears no facts of its own."""
    cleaned = clean(f"{PARAGRAPH}\nCalls for help\n{OTHER}")
    assert kinds(cleaned)[1] == (BlockKind.HEADING, "Calls for help")


def test_clean_takes_no_list_for_headings() -> None:
    """The names of the dead, one a line, are the report's own words."""
    cleaned = clean(f"{PARAGRAPH}\nJo Poe\nJan Roe\nJim Loe\n{OTHER}")
    assert {kind for kind, _ in kinds(cleaned)} == {BlockKind.BODY}


def test_clean_takes_no_last_line_for_a_heading() -> None:
    """Nothing stands below it that it could head."""
    assert kinds(clean(f"{PARAGRAPH}\nMore to come"))[-1][0] is BlockKind.BODY


def test_clean_moves_the_dateline_to_the_metadata() -> None:
    """The place of filing is not the place of the events."""
    cleaned = clean(f"NORTHTOWN, Exland (AP) — {PARAGRAPH}\n{OTHER}")
    assert kinds(cleaned)[0] == (BlockKind.BODY, PARAGRAPH)
    assert cleaned.dateline is not None
    assert cleaned.dateline.value == "NORTHTOWN, Exland (AP)"
    assert stripped(cleaned) == [("dateline", "NORTHTOWN, Exland (AP) — ")]


def test_clean_reads_a_dateline_on_a_line_of_its_own() -> None:
    """Some wires break the line after it."""
    cleaned = clean(f"River takes bridge\nNORTHTOWN (AP) --\n{PARAGRAPH}")
    assert [kind for kind, _ in kinds(cleaned)] == [BlockKind.HEADLINE, BlockKind.BODY]
    assert cleaned.dateline is not None


def test_clean_keeps_a_headline_that_looks_like_a_dateline() -> None:
    """Stripped from the headline, the place would be lost to search."""
    cleaned = clean(f"NORTHTOWN: Ten rescued from river\n{PARAGRAPH}")
    assert kinds(cleaned)[0] == (BlockKind.HEADLINE, "NORTHTOWN: Ten rescued from river")
    assert cleaned.dateline is None


def test_clean_takes_no_speaker_for_a_dateline() -> None:
    """In a transcript capitals and a colon name who speaks."""
    cleaned = clean("JOANNA: The river rose.\nBERTRAM: It took the bridge.\nJOANNA: It did.")
    assert cleaned.dateline is None
    assert cleaned.stripped == ()


def test_clean_parts_a_caption_from_its_credit() -> None:
    """The photographer is credited, and is no person of the story."""
    cleaned = clean(f"A bridge on May 1, 2020. (Photo: Jo Poe/Example Wire)\n{PARAGRAPH}")
    assert kinds(cleaned)[0] == (BlockKind.CAPTION, "A bridge on May 1, 2020.")
    assert stripped(cleaned) == [("credit", "(Photo: Jo Poe/Example Wire)")]
    assert [credit.value for credit in cleaned.credits] == ["Jo Poe/Example Wire"]


def test_clean_reads_an_agency_alone_by_its_place() -> None:
    """At the head it credits a picture, at the foot the report, in between it is part of it."""
    cleaned = clean(f"A bridge. (Reuters)\n{PARAGRAPH}\nHe told them. (AFP)\n{OTHER} (AP)")
    assert kinds(cleaned) == [
        (BlockKind.CAPTION, "A bridge."),
        (BlockKind.BODY, PARAGRAPH),
        (BlockKind.BODY, "He told them. (AFP)"),
        (BlockKind.BODY, OTHER),
    ]
    assert [credit.value for credit in cleaned.credits] == ["Reuters", "AP"]


def test_clean_takes_out_the_authors_line() -> None:
    """The reporter is metadata, and is no person of the story."""
    cleaned = clean(f"River takes bridge\nBy Jo Poe and Jan Roe, Example Wire\n{PARAGRAPH}")
    assert cleaned.byline is not None
    assert cleaned.byline.value == "Jo Poe and Jan Roe, Example Wire"
    assert stripped(cleaned) == [("credit", "By Jo Poe and Jan Roe, Example Wire")]


@pytest.mark.parametrize("blank", ["\u00a0", "\u200b", " \t ", "\ufeff"])
def test_clean_names_blank_lines_that_are_not_empty(blank: str) -> None:
    """They show nothing, but they are in the source."""
    cleaned = clean(f"{PARAGRAPH}\n{blank}\n{OTHER}")
    assert stripped(cleaned) == [("blank", blank)]
    assert cleaned.body == f"{PARAGRAPH}\n\n{OTHER}"


def test_clean_strips_page_furniture_wherever_it_stands() -> None:
    """Buttons found by a search would be noise in every result."""
    cleaned = clean(f"Share\n{PARAGRAPH}\nAdvertisement\n{OTHER}\nRead More")
    assert cleaned.body == f"{PARAGRAPH}\n\n{OTHER}"
    assert stripped(cleaned) == [
        ("furniture", "Share"), ("furniture", "Advertisement"), ("furniture", "Read More"),
    ]  # fmt: skip


def test_clean_joins_the_lines_of_wrapped_text() -> None:
    """Text broken to fit a page has its sentences over several lines."""
    wrapped = (
        "The river rose on Monday and took the bridge\nat the mill. Nobody was hurt, the council\n"
        "of the town said.\n\nOn Tuesday the water fell again, and the people\n"
        "of the lower town went home with what they had\nsaved from the flood."
    )
    cleaned = clean(wrapped)
    assert [text for _, text in kinds(cleaned)] == wrapped.split("\n\n")


def test_clean_parts_wrapped_paragraphs_by_their_indents() -> None:
    """Older wires have no blank lines between paragraphs."""
    first = (
        "  The river rose on Monday and took the bridge at\n"
        "the mill, which stood empty. The council of the\ntown asked for boats and for blankets.\n"
    )
    second = (
        "  On Tuesday the water fell again, and the people\n"
        "of the lower town went home with what they had\nsaved, on foot and in carts and by boat."
    )
    cleaned = clean(first + second + "\n" + first + second)
    assert [text for _, text in kinds(cleaned)] == [first.strip(), second.strip()] * 2


def test_clean_joins_one_broken_line_before_a_small_letter() -> None:
    """A short notice that was wrapped is one sentence, not two halves."""
    wrapped = "The river rose on Monday and took the bridge\nat the mill of the town."
    assert clean(wrapped).body == wrapped


def test_clean_leaves_a_paragraph_a_line_as_it_is() -> None:
    """Joined paragraphs would put one speaker's words into another's."""
    assert len(clean(f"{PARAGRAPH}\n{OTHER}\n{PARAGRAPH}\n{OTHER}").blocks) == 4


@pytest.mark.parametrize("line", ["By the numbers", "By Sunday night", "By Jo"])
def test_clean_takes_no_heading_for_an_authors_line(line: str) -> None:
    """A wrong author is a wrong attribution."""
    assert clean(f"River takes bridge\n{line}\n{PARAGRAPH}").byline is None


def test_clean_keeps_a_headline_that_looks_like_a_link() -> None:
    """In the first line it is the article's own."""
    cleaned = clean(f"WATCH: River takes bridge\n{PARAGRAPH}\nWATCH: Boats at sea")
    assert kinds(cleaned)[0] == (BlockKind.HEADLINE, "WATCH: River takes bridge")
    assert stripped(cleaned) == [("furniture", "WATCH: Boats at sea")]


def test_clean_marks_damage_where_it_stands_in_the_body() -> None:
    """The marks are shown on the article's page, on the words themselves."""
    cleaned = clean(f"{PARAGRAPH}\nHe left the the town.")
    (mark,) = cleaned.marks
    assert (mark.kind, cleaned.body[mark.start : mark.end]) == ("duplicate_word", "the the")


TWEET = (
    "#North: the road to the bridge is cut\nNobody moves. pic.twitter.com/a1B2c3\n"
    "— Jo Poe (@jopoe) March 6, 2021"
)


def test_clean_keeps_a_tweet_as_one_block_with_author_and_day() -> None:
    """A tweet's "today" is its own day, and its words are its author's."""
    cleaned = clean(f"{PARAGRAPH}\n{TWEET}\n{OTHER}")
    block = cleaned.blocks[1]
    assert (block.kind, block.author, block.published_on) == (
        BlockKind.TWEET, "@jopoe", date(2021, 3, 6),
    )  # fmt: skip
    assert cleaned.body[block.start : block.end] == TWEET.replace(" pic.twitter.com/a1B2c3", "")
    assert stripped(cleaned) == [("media_link", "pic.twitter.com/a1B2c3")]


def test_clean_does_not_give_the_reports_words_to_a_lost_tweet() -> None:
    """A signature without its tweet must not sign the sentence above it."""
    cleaned = clean(f"{PARAGRAPH}\n{OTHER}\n— Jo Poe (@jopoe) March 6, 2021\n{PARAGRAPH}")
    assert {kind for kind, _ in kinds(cleaned)} == {BlockKind.BODY}
    assert stripped(cleaned) == [("signature", "— Jo Poe (@jopoe) March 6, 2021")]


def test_clean_joins_a_tweet_without_marks_that_stands_apart() -> None:
    """Where blank lines part paragraphs, lines that touch a signature are its tweet."""
    cleaned = clean(
        f"{PARAGRAPH}\n\nWe pray.\n— Jo Poe (@jopoe) March 6, 2021\n\n{OTHER}\n\n{OTHER}"
    )
    assert kinds(cleaned)[1] == (BlockKind.TWEET, "We pray.\n— Jo Poe (@jopoe) March 6, 2021")


def test_clean_reads_a_tweet_whose_link_stands_alone() -> None:
    """The line above the link is the tweet's, not the report's."""
    cleaned = clean(
        f"{PARAGRAPH}\nWe pray.\nhttps://t.co/a1B2\n— Jo Poe (@jopoe) March 6, 2021\n{OTHER}"
    )
    assert kinds(cleaned)[1] == (BlockKind.TWEET, "We pray.\n— Jo Poe (@jopoe) March 6, 2021")


def test_clean_ends_a_tweet_at_page_furniture() -> None:
    """What stands above a button belongs to another part of the page."""
    cleaned = clean(f"{PARAGRAPH}\n\n#North\nRead More\n— Jo Poe (@jopoe) March 6, 2021\n\n{OTHER}")
    assert [kind for kind, _ in stripped(cleaned)] == ["furniture", "signature"]


def test_clean_keeps_a_blank_line_inside_a_tweet() -> None:
    """It is part of the tweet's text, and is not stripped besides."""
    tweet = "#North is cut\n\u00a0\n#South is open\n— Jo Poe (@jopoe) March 6, 2021"
    cleaned = clean(f"{PARAGRAPH}\n{tweet}\n{OTHER}")
    assert kinds(cleaned)[1] == (BlockKind.TWEET, tweet)
    assert cleaned.stripped == ()


def test_clean_gives_no_day_to_a_tweet_of_an_impossible_date() -> None:
    """A wrong day is worse than none."""
    cleaned = clean(f"{PARAGRAPH}\n#North is cut\n— Jo Poe (@jopoe) February 30, 2021\n{OTHER}")
    assert cleaned.blocks[1].kind is BlockKind.TWEET
    assert cleaned.blocks[1].published_on is None


def test_clean_takes_a_given_title_as_the_headline() -> None:
    """A title that the data states needs no guess, even where it ends like a sentence."""
    cleaned = clean(f"It rained.\n\n{PARAGRAPH}", title_span=(0, 10))
    assert kinds(cleaned) == [(BlockKind.HEADLINE, "It rained."), (BlockKind.BODY, PARAGRAPH)]


@pytest.mark.parametrize(
    "piece", ["— Jo Poe (@jopoe) March 6, 2021\n", "#a\n", "Heading\n", "(", "A. ", "the the ", "Â"]
)
def test_clean_handles_a_very_long_text(piece: str) -> None:
    """One hostile file must not stall a run: the work grows with the text, not its square."""
    original = piece * 20_000
    assert len(clean(original).body) <= 2 * len(original)
