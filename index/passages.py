"""Where does one sentence of an article end and the next begin?

A splitter for English news: it looks at every full stop, question mark, exclamation mark and
ellipsis, and at the words on both sides of it. What it knows of abbreviations is data
(`passages.toml`, with examples that the tests run). Keeps out: how the body was cut into blocks.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.ids import passage_id
from index.model.article import Article, Block, BlockKind, Passage

_CLOSERS = "\"'”’»)\\]"
_QUOTES = '"“‘«'
_OPENERS = "\"'“‘«(\\[—–-"
# A terminator with the quotes and brackets that close after it, and the space that follows; or a
# full stop whose space was lost between a lower-case word and a capitalised one.
_CANDIDATE = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{_CLOSERS}]*+)"
    rf"(?:\s+|(?:(?<=[a-z]{{2}}[.!?])|(?<=[a-z]{{2}}[.!?][{_CLOSERS}]))"
    rf"(?=[{_OPENERS}]{{0,2}}[A-Z][a-z]))"
)
_LINE_END = re.compile("[\n\r\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"[\w.'’-]+\Z")
_NEXT_WORD = re.compile(rf"[{_OPENERS}]*(?P<word>[^\W_]+(?:['’]\w+)?)(?P<after>.?)")
_INITIAL = re.compile(r"[A-Z]")
_DOTTED = re.compile(r"(?:\w{1,3}\.)+\w{1,3}")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[a-zA-Z])")
_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_LONGEST_WORD = 40  # code points looked at before a full stop; longer words are no abbreviations
_ATTRIBUTION_REACH = 80  # code points looked at after a quotation for "Name said"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The lists of `passages.toml`, ready for look-ups."""

    never: frozenset[str]
    numbered: frozenset[str]
    uncertain: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    marked_names: frozenset[str]
    starters: frozenset[str]
    name_openers: frozenset[str]
    attribution: re.Pattern[str]


def split(body: str, blocks: Sequence[Block]) -> tuple[tuple[int, int, int], ...]:
    """Cut blocks into sentences.

    A heading or headline is one passage. In a tweet a line end is a boundary too, because its lines
    seldom end in a full stop. Takes time linear in the length of the body.

    Args:
        body: the article's text.
        blocks: its blocks, in order.

    Returns:
        (start, end, ordinal of the block) for each passage: half-open code points of the body
        without white space at either end. Every other character of a block is in exactly one.
    """
    found: list[tuple[int, int, int]] = []
    for ordinal, block in enumerate(blocks):
        start = block.start
        for cut in (*_boundaries(body[block.start : block.end], block.kind), None):
            end = block.end if cut is None else block.start + cut
            text = body[start:end]
            first = start + len(text) - len(text.lstrip())
            last = start + len(text.rstrip())
            if first < last:
                found.append((first, last, ordinal))
            start = end
    return tuple(found)


def passages_of(article: Article) -> tuple[Passage, ...]:
    """Cut an article into passages and name each.

    Args:
        article: the article, as read.

    Returns:
        Its passages in reading order, each with an id that is its own.
    """
    seen: Counter[str] = Counter()
    passages: list[Passage] = []
    for start, end, ordinal in split(article.body, article.blocks):
        text = article.body[start:end]
        name = passage_id(article=article.id, text=text, occurrence=seen[text])
        seen[text] += 1
        kind = article.blocks[ordinal].kind
        passages.append(Passage(id=name, start=start, end=end, kind=kind, block=ordinal))
    return tuple(passages)


def _boundaries(text: str, kind: BlockKind) -> Iterator[int]:
    """The offsets in a block's text at which a new sentence starts, in order."""
    if kind in (BlockKind.HEADING, BlockKind.HEADLINE):
        return
    words = _words()
    line_ends = [m.end() for m in _LINE_END.finditer(text)] if kind is BlockKind.TWEET else []
    brackets = iter([m.span() for m in _BRACKETS.finditer(text)])
    bracket = next(brackets, None)
    sentence_ends: list[int] = []
    for match in _CANDIDATE.finditer(text):
        stop = match.start()
        while bracket is not None and bracket[1] <= stop:
            bracket = next(brackets, None)
        inside = bracket is not None and bracket[0] <= stop and match.end() < bracket[1]
        if not inside and match.end() < len(text) and _ends_sentence(text, match, words):
            sentence_ends.append(match.end())
    yield from sorted({*line_ends, *sentence_ends})


def _ends_sentence(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether the terminator that was matched ends a sentence."""
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return _looks_like_opening(text, match.end())
    if not _can_open(following, words):
        return False
    stop, close = match["stop"], match["close"]
    if stop != ".":
        return not _goes_on_after_quotation(text, match, words)
    if close and "”" not in close and '"' not in close:
        close = ""
    if close:
        return not _is_bare_attribution(text, match, words)
    return not _is_abbreviation(text, match.start(), following=following, words=words)


def _looks_like_opening(text: str, offset: int) -> bool:
    """Whether what follows, though no word, can open a sentence: an ellipsis, a hash tag, money."""
    rest = text[offset : offset + 4].lstrip("\"'“‘«([")
    return rest[:1] in {"#", "@", "$", "€", "£", "…", "•"} or rest.startswith("...")


def _can_open(following: re.Match[str], words: _Words) -> bool:
    """Whether the next word can be a sentence's first: a capital, a number, "al-Name", "eBay"."""
    word, after = following["word"], following["after"]
    if not word[0].islower():
        return True
    return (word in words.name_openers and after in {"-", "‑"}) or word[1:2].isupper()


def _goes_on_after_quotation(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether "Name said" follows a question or an exclamation, or the mark belongs to a name."""
    before = _word_before(text, match.start())
    if before in words.marked_names:
        return True
    if "…" in match["stop"] or "." in match["stop"] or not match["close"]:
        return False
    attribution = words.attribution.match(text, match.end(), match.end() + _ATTRIBUTION_REACH)
    return attribution is not None and attribution["name"].split()[0] not in words.starters


def _is_bare_attribution(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether nothing but "Name said." follows a quotation that ended in a full stop."""
    attribution = words.attribution.match(text, match.end(), match.end() + _ATTRIBUTION_REACH)
    return attribution is not None and text[attribution.end() : attribution.end() + 1] == "."


def _is_abbreviation(text: str, stop: int, *, following: re.Match[str], words: _Words) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends no sentence."""
    before = _word_before(text, stop)
    word, after = following["word"], following["after"]
    # Transcripts write titles in capitals: "REP. JO POE".
    if before in words.never or (before.isupper() and before.capitalize() in words.never):
        return True
    if before in words.numbered:
        return word[0].isdigit()
    if before in words.clock:
        return word in words.after_clock
    if _opens_list(text, stop):
        return True
    dotted = _DOTTED.fullmatch(before) is not None
    if (before in words.uncertain or dotted) and following[0][0] in _QUOTES:
        return False
    if before in words.uncertain and after == "." and word in words.never:
        return False  # "... of Acme Co. Mr. Roe said ..."
    if before in words.uncertain or dotted or _INITIAL.fullmatch(before):
        # "J. A. Smith": the next initial looks like the article "A".
        return word not in words.starters or (after == "." and len(word) == 1)
    return False


def _opens_list(text: str, stop: int) -> bool:
    """Whether all that stands before the full stop is the number of a list item."""
    return stop < 8 and _LIST_NUMBER.fullmatch(text, 0, stop) is not None


def _word_before(text: str, stop: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, stop - _LONGEST_WORD) : stop])
    return "" if match is None else match[0].lstrip("'’-")


@cache
def _words() -> _Words:
    lists = rules()
    pick = {key: frozenset(map(str, value)) for key, value in lists.items() if key != "examples"}
    verbs = "|".join(map(re.escape, sorted(pick["speech_verbs"])))
    name = r"(?:(?:the|of|bin|ibn|abu|de|van|von)\s+|(?:[a-z]{2}-)?[A-Z][\w.'’-]*,?\s+){1,5}?"
    return _Words(
        never=pick["titles"] | pick["connectors"],
        numbered=pick["numbered"],
        uncertain=pick["uncertain"],
        clock=pick["clock"],
        after_clock=pick["after_clock"],
        marked_names=pick["marked_names"],
        starters=pick["starters"],
        name_openers=pick["name_openers"],
        attribution=re.compile(rf"(?P<name>{name})(?:has\s+|had\s+)?(?:{verbs})\b"),
    )


@cache
def rules() -> Mapping[str, Sequence[object]]:
    """The word lists and examples of `passages.toml`, as they stand in the file."""
    text = resources.files("index").joinpath("passages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
