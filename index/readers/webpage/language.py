"""In which language is a page written?

What the page states is believed unless its script says otherwise. Where it states nothing, the most
frequent words of the report tell, when they tell clearly. Keeps out: what depends on the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.readers import fields
from index.readers.webpage.linked_data import Node, text
from index.readers.webpage.markup import Page

_LETTERS = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.15),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.5),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.5),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.5),
    ("he", re.compile("[\u0590-\u05ff]"), 0.5),
    ("el", re.compile("[\u0370-\u03ff]"), 0.5),
)
_SCRIPT_OF = re.compile("[a-z\u00df-\u024f]")
_OTHER_SCRIPTS = frozenset(
    "am ar be bg bn el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne pa ps ru si ta te"
    " tg th uk ur yi zh".split()
)
_STOP_WORDS = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "pl": "Polish", "tr": "Turkish",
    "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "fa": "Persian", "id": "Indonesian",
}  # fmt: skip
_SAMPLE = 4_000  # code points
_FEWEST_WORDS = 30
_LEAD = 1.25  # how many times more frequent words of the language than of the next


def read_language(page: Page, node: Node, report: str) -> str | None:
    """Tell a page's language.

    Args:
        page: the page.
        node: what it says of its report to machines.
        report: the words of the report.

    Returns:
        A BCP 47 tag, or None.
    """
    for stated in _stated(page, node):
        tag = stated.strip().replace("_", "-")
        if fields.is_language(tag) and _fits(tag, report[:_SAMPLE]):
            return tag
    return _inferred(report[:_SAMPLE])


def _stated(page: Page, node: Node) -> Iterator[str]:
    yield page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    yield text(node.get("inLanguage"))
    yield page.meta("og:locale", "language", "dc.language", "dcterms.language", "content-language")


def _fits(tag: str, report: str) -> bool:
    """Whether the letters of a report can be those of a language."""
    letters = _LETTERS.findall(report.lower())
    latin = sum(1 for letter in letters if _SCRIPT_OF.match(letter))
    if not letters or latin > len(letters) / 2:
        return tag.split("-", maxsplit=1)[0].lower() not in _OTHER_SCRIPTS or "-latn" in tag.lower()
    return tag.split("-", maxsplit=1)[0].lower() not in (
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "tr",
        "pl",
    )


def _inferred(report: str) -> str | None:
    letters = "".join(_LETTERS.findall(report))
    for tag, script, share in _SCRIPTS:
        if letters and len(script.findall(letters)) > share * len(letters):
            return tag
    words = re.findall(r"\w+", report.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    counts = sorted(
        ((sum(word in frequent for word in words), tag) for tag, frequent in _frequent().items()),
        reverse=True,
    )
    (most, best), (next_most, _) = counts[:2]
    clear = most > len(words) / 4 and most > _LEAD * next_most
    return best if clear else None


@cache
def _frequent() -> dict[str, frozenset[str]]:
    """The words that are frequent in a language, from the lists that come with trafilatura."""
    from justext import get_stoplist

    found = {}
    for tag, name in _STOP_WORDS.items():
        try:
            found[tag] = frozenset(get_stoplist(name))
        except ValueError:
            continue
    return found
