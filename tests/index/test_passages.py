"""Passages are what links, dates and figures point to: their bounds must be exact."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model.article import Article, Block, BlockKind
from index.passages import passages_of, rules, split

SEEDS = Path(__file__).parents[2] / "seeds"


def sentences(text: str, kind: BlockKind = BlockKind.BODY) -> list[str]:
    block = Block(start=0, end=len(text), kind=kind)
    return [text[start:end] for start, end, _ in split(text, [block])]


def article_of(*texts: str, kind: BlockKind = BlockKind.BODY) -> Article:
    body = "\n\n".join(texts)
    blocks: list[Block] = []
    start = 0
    for text in texts:
        blocks.append(Block(start=start, end=start + len(text), kind=kind))
        start += len(text) + 2
    return Article(id="aaaaaaaaaaaa", body=body, blocks=tuple(blocks), original=body, path="a.txt")


@pytest.mark.parametrize("example", rules()["examples"], ids=lambda example: example["text"][:40])
def test_split_follows_the_examples_of_its_data(example: dict[str, object]) -> None:
    """The word lists are data; each entry is there for a sentence that would else break."""
    assert sentences(str(example["text"])) == example["sentences"]


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.HEADING])
def test_split_keeps_a_heading_whole(kind: BlockKind) -> None:
    """A headline is read, linked and shown as one thing."""
    assert sentences("It is over. Or is it?", kind) == ["It is over. Or is it?"]


def test_split_cuts_a_tweet_at_its_line_ends() -> None:
    """The signature carries the tweet's day and must be a passage of its own."""
    tweet = "#North: the road is cut\nNobody moves.\n— Jo Poe (@jopoe) May 1, 2021"
    assert sentences(tweet, BlockKind.TWEET) == tweet.split("\n")


def test_split_reads_through_line_ends_of_a_paragraph() -> None:
    """Hard-wrapped text breaks lines in the middle of sentences."""
    assert sentences("The road\nwas cut. Nobody\nmoved.") == [
        "The road\nwas cut.",
        "Nobody\nmoved.",
    ]


def test_split_never_crosses_a_block() -> None:
    """A paragraph without a full stop must not swallow the next one."""
    body = "No stop here\n\nNext paragraph."
    blocks = [
        Block(start=0, end=12, kind=BlockKind.BODY),
        Block(start=14, end=29, kind=BlockKind.BODY),
    ]
    assert split(body, blocks) == ((0, 12, 0), (14, 29, 1))


def test_split_finds_nothing_in_white_space() -> None:
    """An empty passage would be a link to nothing."""
    assert sentences(" \u00a0\n ") == []


NEWS_PIECES = st.sampled_from(
    ["U.S.", "Dec.", "No.", "Mr.", "Assad", "al-Sharaa", "said.", "”", "“", "(", ")", "…", "...",
     "?", "!", "?!", "a.m.", " ", "\n", "\u2028", "\u00a0", "7", "3.5", "The", "he", "J.", "@x"]
)  # fmt: skip


@given(
    st.lists(st.one_of(st.text(max_size=12), st.lists(NEWS_PIECES).map("".join)), max_size=6),
    st.sampled_from(list(BlockKind)),
)
def test_split_puts_every_character_in_exactly_one_passage(
    texts: list[str], kind: BlockKind
) -> None:
    """What belongs to no passage cannot be found; what belongs to two is counted twice."""
    article = article_of(*texts, kind=kind)
    covered = [0] * len(article.body)
    for start, end, ordinal in split(article.body, article.blocks):
        block = article.blocks[ordinal]
        assert block.start <= start < end <= block.end
        assert article.body[start:end] == article.body[start:end].strip()
        for offset in range(start, end):
            covered[offset] += 1
    for block in article.blocks:
        for offset in range(block.start, block.end):
            wanted = 1 if not article.body[offset].isspace() else covered[offset]
            assert covered[offset] == wanted <= 1


@given(st.lists(NEWS_PIECES, max_size=40).map("".join))
def test_split_does_not_depend_on_the_blocks_before(text: str) -> None:
    """A passage id must not change because another paragraph was added above."""
    alone = [article_of(text).body[s:e] for s, e, _ in split(text, article_of(text).blocks)]
    both = article_of("An earlier paragraph.", text)
    after = [both.body[s:e] for s, e, o in split(both.body, both.blocks) if o == 1]
    assert after == alone


@pytest.mark.parametrize(
    "piece", ["(", "“Who? ", "a", "A ", ". ", "U.S. ", "A. b c said ", "!”", ".", ".)"]
)
def test_split_handles_a_very_long_block(piece: str) -> None:
    """One hostile paragraph must not stall a run: the work grows with the text, not its square."""
    text = piece * 50_000
    assert sum(len(sentence) for sentence in sentences(text)) <= len(text)


def test_passages_of_names_equal_sentences_apart() -> None:
    """Every passage has an address of its own."""
    passages = passages_of(article_of("He left. He left.", "He left."))
    assert len(passages) == 3
    assert len({passage.id for passage in passages}) == 3


def test_passages_of_says_block_and_kind() -> None:
    """Captions and tweets are told from the report's own words."""
    passages = passages_of(article_of("A convoy. It moves.", "Another.", kind=BlockKind.CAPTION))
    assert [passage.block for passage in passages] == [0, 0, 1]
    assert {passage.kind for passage in passages} == {BlockKind.CAPTION}


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_split_ends_every_seed_sentence_like_one(path: Path) -> None:
    """On real reports a passage of a long paragraph ends in a full stop or a quotation's end."""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = sentences(line)
        if len(found) > 1:
            assert all(sentence[-1] in '.?!”")' for sentence in found)
