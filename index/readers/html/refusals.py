"""Is a page no report at all: a front page, an index, an error, a wall?

Decides by what can be measured: how much prose the report has and how much of the page is links. A
short report must not be lost, so each refusal needs two signs. Keeps out: what is read of a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.errors import InputError
from index.readers.html.visible import VisibleText

_SENTENCE = re.compile(r"[^\W\d_]{2,}[^.!?。！？؟۔]{15,}[.!?。！？؟۔…]|[^.!?。！？؟۔]{60,}")
_FEWEST_LETTERS = 30  # of a report; a brief of one sentence has more
_SHORT = 600  # code points; longer texts are never taken for a wall or an error
_WALL = re.compile(
    r"\b(?:enable|activate|turn on) (?:javascript|cookies)|javascript (?:is (?:disabled|required)|must)"
    r"|(?:subscribe|sign in|log in|register|create (?:an|your) account)\b.{0,40}\b(?:continue|keep) reading"
    r"|(?:already|become) a (?:subscriber|member)|checking your browser|verify (?:that )?you are (?:a )?human"
    r"|are you a robot|access (?:to this page has been )?denied|unusual traffic"
    r"|(?:we|this site|diese website|ce site|este sitio|questo sito)\b.{0,60}\bcookies\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b|page (?:not found|cannot be found|can.t be found|does not exist|has moved)"
    r"|(?:page|seite|página|pagina) (?:introuvable|nicht gefunden|no encontrada|não encontrada|non trovata)"
    r"|service unavailable|bad gateway|internal server error|forbidden",
    re.IGNORECASE,
)


def check_report(
    visible: VisibleText, chosen: Sequence[int], *, title: str, kind: str, name: str
) -> None:
    """Refuse a page that holds no report.

    Args:
        visible: the page's text.
        chosen: the numbers of the lines that were chosen as its report.
        title: its headline, or "".
        kind: what it says of itself to machines (og:type), in small letters.
        name: the input's name, for messages.

    Raises:
        InputError: it holds none; the message says what it seems to be.
    """
    words = "\n".join(visible.words(visible.lines[number]) for number in chosen)
    letters = sum(character.isalpha() for character in words)
    if letters < _FEWEST_LETTERS:
        raise _refusal(name, "shows no text of a report")
    if len(words) < _SHORT:
        if _ERROR.search(title) or (_ERROR.search(words) and letters < 200):
            raise _refusal(name, "is an error page")
        walls = sum(len(match[0]) for match in _WALL.finditer(words))
        if walls and len(_SENTENCE.findall(_WALL.sub(" ", words))) < 2:
            raise _refusal(name, "holds a wall of cookies or subscription in place of its report")
    linked = sum(min(visible.lines[n].linked, visible.lines[n].end - visible.lines[n].start) for n in chosen)
    prose = sum(len(match[0]) for match in _SENTENCE.finditer(words))
    own = len(words)
    if linked > 0.6 * own and len(chosen) > 3:
        raise _refusal(name, "is an index: most of its text is links to other pages")
    if prose < 0.2 * own and own < _SHORT and len(chosen) > 5:
        raise _refusal(name, "is no report: it shows short lines and hardly a sentence")
    if kind in ("website", "video.other") and own < 200 and not _SENTENCE.search(words):
        raise _refusal(name, "is no report: it shows hardly a sentence")


def _refusal(name: str, what: str) -> InputError:
    return InputError(
        f"{name} {what}.",
        remedy="If it does hold a report, save its text as a .txt file and give that.",
    )
