"""Which lines are an embedded tweet, and which signature has lost its tweet?

A tweet is known by its signature, "— Name (@handle) Month D, YYYY". What stands above it is its
text only when it bears a tweet's own marks (hash tags, media links) or stands apart from the
report's paragraphs: attached to an ordinary sentence, a signature would put the reporter's words
into somebody else's mouth. Keeps out: tweets quoted in a running sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from index.model.article import BlockKind, Stripped
from index.readers import rules
from index.readers.furniture import is_lone_address
from index.readers.pieces import Line, Piece, trimmed

# Twitter's limit is 280 code points; links count as 23 each and may be longer as they stand here.
_LONGEST_TWEET = 320
_DATE_FORMATS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A tweet's last line: who wrote it, and when (None when not said or no such day)."""

    handle: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Lines told apart: tweets, what was stripped around them, and the lines that are neither."""

    tweets: tuple[Piece, ...]
    stripped: tuple[Stripped, ...]
    rest: tuple[Line, ...]


def signature(line: str) -> Signature | None:
    """Read a line as a tweet's signature.

    Args:
        line: the words of one line.

    Returns:
        The signature, or None when the line is something else.
    """
    match = _rule("signatures").fullmatch(line)
    return None if match is None else Signature(handle=match["value"], day=_day(match["date"]))


def sort_out(original: str, lines: Sequence[Line]) -> Sorted:
    """Find the tweets among a text's lines.

    Args:
        original: the decoded input.
        lines: its lines, in order.

    Returns:
        Tweets as pieces, each with author and day; media links and signatures without a tweet as
        stripped; and all other lines, in order.
    """
    signatures = [signature(line.text) for line in lines]
    apart = _has_gaps(lines)
    first_lines = {
        at: _first_line(original, lines, at=at, signatures=signatures, apart=apart)
        for at, found in enumerate(signatures)
        if found is not None
    }
    part_of_tweet = {i for at, first in first_lines.items() for i in range(first, at)}
    tweets: list[Piece] = []
    stripped: list[Stripped] = []
    rest: list[Line] = []
    for at, line in enumerate(lines):
        if at in first_lines:
            own = lines[first_lines[at] : at + 1]
            tweets.extend(_tweet(original, own, signatures[at]))
            stripped.extend(_leavings(own))
        elif at not in part_of_tweet and _ends_in_media_link(line.text):
            tweets.extend(_tweet(original, (line,), None))
            stripped.extend(_media_links(line))
        elif at not in part_of_tweet:
            rest.append(line)
    return Sorted(tweets=tuple(tweets), stripped=tuple(stripped), rest=tuple(rest))


def _leavings(lines: Sequence[Line]) -> Iterator[Stripped]:
    """What a signed tweet leaves behind: its media links, or all of a signature without a text."""
    signed = lines[-1]
    for line in lines:
        yield from _media_links(line)
    if not _has_text(lines[:-1]):
        yield Stripped(start=signed.start, end=signed.end, text=signed.text, kind="signature")


def _has_text(lines: Sequence[Line]) -> bool:
    return any(not is_lone_address(line.text) for line in lines)


def _ends_in_media_link(line: str) -> bool:
    """Whether a line ends in the link of a tweet's picture or post, after some words."""
    links = list(_rule("media_links").finditer(line))
    return bool(links) and links[-1].end() == len(line) and not is_lone_address(line)


def _first_line(
    original: str,
    lines: Sequence[Line],
    *,
    at: int,
    signatures: Sequence[Signature | None],
    apart: bool,
) -> int:
    """The first line of the tweet signed at line `at`; `at` itself when its text is lost."""
    first = at
    length = 0
    touching = apart and not lines[at].after_gap
    above_link = False
    for above in range(at - 1, -1, -1):
        text = lines[above].text
        length += len(text)
        something_between = original[lines[above].end : lines[above + 1].start].strip()
        if signatures[above] is not None or length > _LONGEST_TWEET or something_between:
            break
        if touching or above_link or _rule("tweet_marks").search(text):
            first = above
        elif first == at:
            break  # the line right above bears no mark: the tweet's text did not survive
        touching = touching and not lines[above].after_gap
        above_link = is_lone_address(text)  # such a link stands below the tweet's words
    return first


def _has_gaps(lines: Sequence[Line]) -> bool:
    """Whether blank lines part the text's paragraphs, so that touching lines belong together."""
    gaps = sum(line.after_gap for line in lines[1:])
    return gaps * 2 > len(lines)


def _tweet(original: str, lines: Sequence[Line], found: Signature | None) -> Iterator[Piece]:
    """The piece of a tweet's lines without their media links, its signature line included."""
    spans: list[tuple[int, int]] = []
    start = lines[0].start
    links = [(link.start, link.end) for line in lines for link in _media_links(line)]
    for link_start, link_end in [*links, (lines[-1].end, lines[-1].end)]:
        first, end = trimmed(original, start, link_start)
        if first < end:
            # Later stretches keep the line end or space that parts them from the one before.
            spans.append((start if spans else first, end))
        start = link_end
    if spans and (found is None or _has_text(lines[:-1])):
        text = "".join(original[first:last] for first, last in spans)
        handle, day = ("", None) if found is None else (found.handle, found.day)
        yield Piece(
            spans=tuple(spans), text=text, kind=BlockKind.TWEET, author=handle, published_on=day
        )


def _media_links(line: Line) -> Iterator[Stripped]:
    for match in _rule("media_links").finditer(line.text):
        start, end = line.start + match.start(), line.start + match.end()
        yield Stripped(start=start, end=end, text=match[0], kind="media_link")


def _day(written: str | None) -> date | None:
    """The day of a signature, or None where none is written or no calendar has it."""
    if written is None:
        return None
    text = re.sub(r"\A.*·\s*", "", written).replace(".", "").replace("Sept ", "Sep ")
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


@cache
def _rule(section: str) -> re.Pattern[str]:
    return rules.load("tweets", section=section)[0].pattern
