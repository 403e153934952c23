"""What does a word say by itself: a title, a given name, the head of an organisation's name?

Loads the word lists of data/ once, when first asked. Keeps out: what a word says in its place in a
text (chunks, classify).
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass, field
from importlib import resources

from index.entities.romanise import key, plain


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists, lower case unless said otherwise.

    Args:
        lists: the lists of lexicon.toml by name.
        words: plain English words.
        first_names: given names.
        romanised: romanisation keys of Arabic and Persian given names.
        surnames: frequent surnames.
    """

    lists: dict[str, frozenset[str]]
    words: frozenset[str]
    first_names: frozenset[str]
    romanised: frozenset[str]
    surnames: frozenset[str]


@functools.cache
def load_lexicon() -> Lexicon:
    """The built-in word lists."""
    folder = resources.files("index.entities") / "data"

    def words_of(name: str) -> list[str]:
        return (folder / name).read_text(encoding="utf-8").split()

    lists = tomllib.loads((folder / "lexicon.toml").read_text(encoding="utf-8"))
    given = {w.lower() for n in ("first_names", "census_first_names") for w in words_of(f"{n}.txt")}
    return Lexicon(
        lists={name: frozenset(text.split()) for name, text in lists.items()},
        words=frozenset(words_of("words.txt")),
        first_names=frozenset(given),
        romanised=frozenset(key(name) for name in words_of("romanised_first_names.txt")),
        surnames=frozenset(w.lower() for w in words_of("surnames.txt")),
    )


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What one written word says by itself.

    Args:
        form: lower case, folded, without dots; the form that gazetteers are met by.
        lower: lower case as written.
        capital: whether it begins with a capital.
        upper: whether all its letters are capitals, two at least.
        common: whether it is a plain English word when written small.
        given: whether it is a given name.
        surname: whether it is a frequent surname.
        romanised: whether it is an Arabic or Persian given name, in any spelling.
        lists: the lists of lexicon.toml that it stands in.
    """

    form: str
    lower: str
    capital: bool
    upper: bool
    common: bool
    given: bool
    surname: bool
    romanised: bool
    lists: frozenset[str] = field(default_factory=frozenset)


class WordBook:
    """Facts of words, each worked out once.

    Args:
        lexicon: the word lists.
    """

    LIMIT = 200_000  # words remembered before starting anew, so that a long run stays small

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, WordFacts] = {}

    def facts(self, words: list[str]) -> list[WordFacts]:
        """The facts of each word, in order."""
        known = self._known
        if len(known) > self.LIMIT:
            known.clear()
        out = []
        for word in words:
            facts = known.get(word)
            if facts is None:
                facts = known[word] = self._make(word)
            out.append(facts)
        return out

    def _make(self, word: str) -> WordFacts:
        lexicon = self._lexicon
        lower = word.lower().replace("’", "'")
        form = plain(word).replace(".", "")
        capital = word[0].isupper()
        article = form in ("al", "el", "abu", "bin", "ibn", "abd")
        surname = capital and lower in lexicon.surnames
        romanised = (
            capital
            and not article
            and len(word) > 2
            and lower not in lexicon.words
            and key(word) in lexicon.romanised
        )
        return WordFacts(
            form=form,
            lower=lower,
            capital=capital,
            upper=len(form) > 1 and word.isupper() and any(map(str.isalpha, word)),
            common=_plain_english(lower, lexicon),
            given=romanised or (capital and not article and form in lexicon.first_names),
            surname=surname,
            romanised=romanised,
            lists=frozenset(name for name, items in lexicon.lists.items() if lower in items),
        )


_CONTRACTION = re.compile(r"\w+(?:n't|'(?:m|d|re|ve|ll))$")
_PREFIX = re.compile(r"(?:un|re|non|pre|anti|mis|over|under)(?=\w{5})")
_SUFFIX = re.compile(r"(?:ers?|ments?|ness|ings?|ed|ly|es|s|ors?|isation|ization)$")
_LONG_ENOUGH = 7  # shorter derivations are surnames too often: "Lister", "Walker"


def _plain_english(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word, or what it is plainly derived from, stands in the list of English words."""
    words = lexicon.words
    if lower in words or _CONTRACTION.fullmatch(lower):
        return True
    if len(lower) < _LONG_ENOUGH or lower in lexicon.surnames or lower in lexicon.first_names:
        return False
    bare = _PREFIX.sub("", lower)
    stem = _SUFFIX.sub("", bare)
    return bare in words or stem in words or stem + "e" in words
