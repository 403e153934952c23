"""Which lines belong to the web page that an article was copied from, not to the article?

The patterns are data (`rules/furniture.toml`). A line is furniture as a whole or not at all.
Keeps out: everything that says something about the article (credits, datelines, tweets).
"""

from __future__ import annotations

import re
from functools import cache

from index.readers import rules

_LONGEST = 320  # code points; no furniture is longer, and most paragraphs are
_LINK_TO_ANOTHER = "related link"
_LONE_ADDRESS = re.compile(r"<?(?:https?://|www\.|pic\.(?:twitter|x)\.com/|t\.co/)[^\s<>]+>?")


def is_furniture(line: str, *, opens: bool = False) -> bool:
    """Whether a line is a page's button, link, notice or advertisement mark.

    Args:
        line: the words of one line, without white space at its ends.
        opens: whether it is the text's first; then "WATCH: ..." is a headline and no link.

    Returns:
        True when the whole line matches a rule.
    """
    if len(line) > _LONGEST:
        return False
    return any(
        rule.pattern.fullmatch(line)
        for rule in _rules()
        if not (opens and rule.name == _LINK_TO_ANOTHER)
    )


def is_lone_address(line: str) -> bool:
    """Whether a line is nothing but a web address: the remains of an embedded picture or post."""
    return _LONE_ADDRESS.fullmatch(line) is not None


@cache
def _rules() -> tuple[rules.Rule, ...]:
    return rules.load("furniture")
