"""How does a page lead to the publisher's own, and to the very sentence there?

By a text fragment (https://wicg.github.io/scroll-to-text-fragment/): a browser that knows it goes
to the words and marks them; another opens the page. Keeps out: whether the page is still there.
"""

from __future__ import annotations

from urllib.parse import quote

from search.vocabulary import Metadatum

DIRECTIVE = ":~:text="
# Of a long sentence its first and last words: a link or a photo within it breaks the rest.
WHOLE = 12  # words that are looked for as they are
EDGE = 5  # words at each end of a longer one


def safe_url(url: Metadatum | None) -> str:
    """The publisher's address when it is a web address, else "" (never a script)."""
    if url is None or not url.value.lower().startswith(("http://", "https://")):
        return ""
    return url.value


def at_sentence(url: Metadatum | None, sentence: str) -> str:
    """The publisher's page at a sentence; "" where its address is not known."""
    address, words = safe_url(url), sentence.split()
    if not address or not words or DIRECTIVE in address:
        return address
    if len(words) <= WHOLE:
        text = _encoded(words)
    else:
        text = f"{_encoded(words[:EDGE])},{_encoded(words[-EDGE:])}"
    return f"{address}{'' if '#' in address else '#'}{DIRECTIVE}{text}"


def _encoded(words: list[str]) -> str:
    """Words with everything encoded that means something in a directive: "-", "," and "&"."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
