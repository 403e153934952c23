"""Is a page no report at all: a front page, an index, an error, a wall?

Decides by what can be measured: how much prose the report has and how much of the page is links. A
short report must not be lost, so each refusal needs two signs. Keeps out: what is read of a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.errors import InputError
from index.model.article import BlockKind
from index.readers import rules
from index.readers.webpage.trimming import stands_apart
from index.readers.webpage.visible import VisibleText

_SENTENCE = re.compile(r"[^\W\d_]{2,}[^.!?。！？؟۔]{15,}[.!?。！？؟۔…]|[^.!?。！？؟۔]{60,}")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 30  # of a report; a brief of one sentence has more
_FRONT, _INDEX = 0.2, 0.6  # of the text is links, on front pages and on other lists of reports
_FEWEST_TEASERS, _TEASERS = 5, 0.4  # headings that are links, and of the lines chosen
_BRIEF = 200  # letters
_SHORT = 600  # code points; longer texts are never taken for a wall or an error


def check_report(
    visible: VisibleText,
    chosen: Sequence[int],
    *,
    title: str,
    kind: str,
    on_front: bool,
    headed: bool,
    name: str,
) -> None:
    """Refuse a page that holds no report.

    Args:
        visible: the page's text.
        chosen: the numbers of the lines that were chosen as its report.
        title: its headline, or "".
        kind: what it says of itself to machines (og:type), in small letters.
        on_front: whether its address is a site's front page, and it describes no article.
        headed: whether it says that it is an article, or a headline stands on it.
        name: the input's name, for messages.

    Raises:
        InputError: it holds none; the message says what it seems to be.
    """
    words = "\n".join(visible.words(visible.lines[number]) for number in chosen)
    letters = len(_LETTER.findall(words[: 2 * _SHORT]))
    if letters < _FEWEST_LETTERS:
        raise _refusal(name, "shows no text of a report")
    if len(words) < _SHORT:
        if _any("errors", title) or (_any("errors", words) and letters < _BRIEF):
            raise _refusal(name, "is an error page")
        if _any("walls", words) and not _own_sentences(words):
            raise _refusal(name, "holds a wall of cookies or subscription in place of its report")
    linked = sum(
        min(visible.lines[n].linked, visible.lines[n].end - visible.lines[n].start) for n in chosen
    )
    own = len(words)
    prose = sum(len(match[0]) for match in _SENTENCE.finditer(words)) if own < _SHORT else own
    teasers = _teasers(visible, chosen)
    if on_front and (linked > _FRONT * own or teasers >= _FEWEST_TEASERS):
        raise _refusal(name, "is a site's front page")
    if not headed and teasers >= max(_FEWEST_TEASERS, _TEASERS * len(chosen)):
        raise _refusal(name, "is an index: it shows the headlines of other pages")
    if linked > _INDEX * own and len(chosen) > 3:
        raise _refusal(name, "is an index: most of its text is links to other pages")
    if prose < 0.2 * own and own < _SHORT and len(chosen) > 5:
        raise _refusal(name, "is no report: it shows short lines and hardly a sentence")
    if kind in ("website", "video.other") and own < 200 and not _SENTENCE.search(words):
        raise _refusal(name, "is no report: it shows hardly a sentence")


def _teasers(visible: VisibleText, chosen: Sequence[int]) -> int:
    """How many headings among the chosen lines, or right above, are links: to other reports."""
    among = range(max(0, chosen[0] - 1), chosen[-1] + 1)
    return sum(
        visible.lines[n].kind is BlockKind.HEADING
        and visible.lines[n].is_link
        and not stands_apart(visible.lines[n].element)
        for n in among
    )


def _any(section: str, words: str) -> bool:
    return any(rule.pattern.search(words) for rule in rules.load("webpage", section=section))


def _own_sentences(words: str) -> bool:
    """Whether more than one line tells something besides what a wall asks."""
    lines = [line for line in words.split("\n") if _SENTENCE.search(line)]
    return sum(not _any("walls", line) for line in lines) > 1


def _refusal(name: str, what: str) -> InputError:
    return InputError(
        f"{name} {what}.",
        remedy="If it does hold a report, save its text as a .txt file and give that.",
    )
