"""The passages of the seed articles: every offset slices back, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from gold.truth import SEEDS, Seeds, table

from index.ids import passage_id
from index.model.article import BlockKind

NUMBERS = ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("number", NUMBERS)
def test_passages_slice_back_and_do_not_overlap(seeds: Seeds, number: str) -> None:
    """A passage is body[start:end], always; its id is a hash of those very words."""
    annotated = seeds.by_number[number]
    body, seen = annotated.article.body, {}
    end = 0
    for passage in annotated.passages:
        text = body[passage.start : passage.end]
        assert text == text.strip() != ""
        assert end <= passage.start < passage.end
        occurrence = seen.get(text, 0)
        seen[text] = occurrence + 1
        expected = passage_id(article=annotated.article.id, text=text, occurrence=occurrence)
        assert passage.id == expected
        end = passage.end


@pytest.mark.parametrize("number", NUMBERS)
def test_body_and_stripped_text_are_the_whole_original(seeds: Seeds, number: str) -> None:
    """Nothing is silently lost: every letter is in the body or kept as stripped."""
    article = seeds.by_number[number].article
    covered = set()
    for segment in article.origin:
        for offset in range(segment.length):
            covered.add(segment.original_start + offset)
            body, original = segment.body_start + offset, segment.original_start + offset
            assert article.body[body] == article.original[original]
    for piece in article.stripped:
        assert article.original[piece.start : piece.end] == piece.text
        covered.update(range(piece.start, piece.end))
    lost = [
        letter
        for offset, letter in enumerate(article.original)
        if offset not in covered and not letter.isspace()
    ]
    assert lost == []


@pytest.mark.parametrize("number", NUMBERS)
def test_original_is_the_file(seeds: Seeds, number: str) -> None:
    """What is shown "as it came" is what came."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    assert seeds.by_number[number].article.original.encode() == path.read_bytes()


@pytest.mark.parametrize(
    "row", table("noise.tsv"), ids=lambda row: f"{row['article']}-{row['kind']}"
)
def test_noise_is_treated_as_it_should_be(seeds: Seeds, row: dict[str, str]) -> None:
    """Furniture goes, captions and tweets stay findable and marked, damage is shown with a note."""
    article = seeds.by_number[row["article"]].article
    start, end = int(row["start"]), int(row["end"])
    stripped = any(p.start < end and start < p.end for p in article.stripped)
    kinds = {
        block.kind
        for block in article.blocks
        if (origin := article.original_offset(block.start)) is not None and start <= origin < end
    }
    marked = {
        mark.kind
        for mark in article.marks
        if (origin := article.original_offset(mark.start)) is not None and start <= origin < end
    }
    expected = {
        "dateline": stripped and article.dateline is not None,
        "headline": kinds == {BlockKind.HEADLINE},
        "nbsp_line": True,  # white space: covered by the test of the whole original
        "page_furniture": stripped,
        "mojibake": bool(marked),
        "missing_word": bool(marked),
        "duplicate_word": bool(marked),
        "typo": bool(marked),
        "garbled_sentence": bool(marked),
        "photo_caption": kinds == {BlockKind.CAPTION},
        "photo_credit": stripped and bool(article.credits),
        "subheading": kinds == {BlockKind.HEADING},
        "embedded_tweet": kinds == {BlockKind.TWEET},
        "tweet_media_link": stripped,
        "tweet_signature": stripped,
    }
    assert expected[row["kind"]]
