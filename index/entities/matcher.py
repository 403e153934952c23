"""Where do names of the gazetteer stand in a text?

Longest match from left to right over words; a hyphen counts as a space. Keeps out: names that no
gazetteer knows, and the choice between two entities of one spelling (resolve).
"""

from __future__ import annotations

from typing import NamedTuple

from index.entities.gazetteer import BUILTIN_FILES, Gazetteer, Spelling
from index.entities.lexicon import WordFacts
from index.entities.romanise import key
from index.entities.tokens import Tokens
from index.model.names import EntityKind

_JOINING_GAPS = frozenset((" ", "-", "/", ". ", ".", "\u00a0", "'", "’", "–"))
_ARTICLES = frozenset("al el ar as ash an at ad az".split())
_DIRECTIONS = frozenset("sub north south east west southeast northern".split())
_LONGEST_ACRONYM = 8
_SHORTEST_KEY = 4  # shorter keys are shared by chance
_GENERIC = frozenset(("organisation_heads", "place_heads", "ministry_subjects"))


class Match(NamedTuple):
    """A stretch of words that the gazetteer knows.

    Args:
        first: ordinal of its first word.
        last: one past the ordinal of its last word.
        spellings: the entities that go by it, the most authoritative first.
        keyed: whether only the romanisation key says so, not the exact spelling.
    """

    first: int
    last: int
    spellings: tuple[Spelling, ...]
    keyed: bool = False


class Matcher:
    """Finds the gazetteer's names in a text.

    Args:
        gazetteer: the known entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._forms = gazetteer.forms
        lengths: dict[str, set[int]] = {}
        self._small_starts: set[str] = set()
        self._regions: set[str] = set()
        self._spoken: set[str] = set()
        for form, spellings in self._forms.items():
            words = form.split(" ")
            lengths.setdefault(words[0], set()).add(len(words))
            if any(not s.text[0].isupper() for s in spellings) or words[0] in ("al", "el"):
                self._small_starts.add(words[0])
            if _is_spoken(gazetteer, spellings[0]):
                self._spoken.add(form)
            if len(words) > 1 and words[0] in _DIRECTIONS and _is_region(gazetteer, spellings[0]):
                self._small_starts.add(words[0])
                self._regions.add(form)
        self._lengths = {w: tuple(sorted(n, reverse=True)) for w, n in lengths.items()}
        self._keyed = {
            name_key: Spelling(text=name_key, entity=ids[0], match="word")
            for name_key, ids in gazetteer.keys.items()
            if len(ids) == 1
            and " " not in name_key
            and len(name_key) >= _SHORTEST_KEY
            and _varies(gazetteer, ids[0])
        }
        # "Golani" without its article is also a brigade: a bare word needs a bare spelling.
        self._needs_article = {
            name_key
            for name_key, spelling in self._keyed.items()
            if spelling.entity.startswith("person-")
            and not any(
                key(text) == name_key and text.isalpha()
                for text in gazetteer.spellings(spelling.entity)
            )
        }

    def find(self, tokens: Tokens, facts: list[WordFacts], shouted: list[bool]) -> list[Match]:
        """All matches, in order, not overlapping.

        Args:
            tokens: the words of the text.
            facts: what each word says by itself.
            shouted: for each word, whether its whole line is in capitals.
        """
        found: list[Match] = []
        blocked = 0
        for position, fact in enumerate(facts):
            if position < blocked:
                continue
            if not fact.capital and fact.form not in self._small_starts:
                continue
            for length in self._lengths.get(fact.form, ()):
                match = self._at(position, length, tokens, facts, shouted)
                if match is not None:
                    break
            else:
                match = self._by_key(position, tokens, facts)
            if match is not None:
                found.append(match)
                blocked = match.last
        return found

    def _by_key(self, first: int, tokens: Tokens, facts: list[WordFacts]) -> Match | None:
        """One word, its article aside, that is a known name in another romanisation."""
        last = first + 1
        fact = facts[first]
        joints = ("-", " ") if fact.form in ("al", "el") else ("-",)
        if fact.form in _ARTICLES and last < len(facts) and tokens.gaps[last] in joints:
            fact = facts[last]
            last += 1
        if (
            not fact.capital
            or fact.upper
            or fact.common
            or fact.given
            or fact.surname
            or len(fact.form) < 4
        ):
            return None
        name_key = key(fact.form)
        if last == first + 1 and name_key in self._needs_article:
            return None
        spelling = self._keyed.get(name_key)
        return Match(first, last, (spelling,), True) if spelling is not None else None

    def _at(
        self,
        first: int,
        length: int,
        tokens: Tokens,
        facts: list[WordFacts],
        shouted: list[bool],
    ) -> Match | None:
        last = first + length
        if last > len(facts):
            return None
        if length == 1:
            form = facts[first].form
        else:
            if any(gap not in _JOINING_GAPS for gap in tokens.gaps[first + 1 : last]):
                return None
            form = " ".join(fact.form for fact in facts[first:last])
        spellings = self._forms.get(form)
        if spellings is None:
            return None
        # "The National Assembly" is not the paper The National.
        goes_on = last < len(facts) and tokens.gaps[last] == " " and facts[last].capital
        if goes_on and facts[first].form == "the":
            return None
        surface = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
        if length == 1 and form in self._spoken and _like_a_word(facts[first]):
            return Match(first, last, spellings)
        if form in self._regions and facts[last - 1].capital and not facts[first].capital:
            return Match(first, last, spellings)
        fitting = tuple(
            s for s in spellings if _written_alike(s, surface, facts[first:last], shouted[first])
        )
        return Match(first, last, fitting) if fitting else None


def _is_spoken(gazetteer: Gazetteer, spelling: Spelling) -> bool:
    """Whether it is a built-in acronym long enough to be spoken, and so written, like a word."""
    text, row = spelling.text, gazetteer.row(spelling.entity)
    spoken = _SHORTEST_KEY <= len(text) <= _LONGEST_ACRONYM and text.isupper() and text.isalpha()
    return spoken and spelling.match == "word" and row is not None and row.file in BUILTIN_FILES


def _like_a_word(fact: WordFacts) -> bool:
    """Whether an acronym is written like a word that is no other: "Unicef"."""
    return fact.capital and not (fact.upper or fact.common or fact.given or fact.surname)


def _is_region(gazetteer: Gazetteer, spelling: Spelling) -> bool:
    """Whether it is a region that reports write with a small direction: "west Africa"."""
    row = gazetteer.row(spelling.entity)
    return row is not None and row.file == "core.csv" and row.kind is EntityKind.PLACE


def _varies(gazetteer: Gazetteer, identity: str) -> bool:
    """Whether the name is one that reports romanise in several ways."""
    row = gazetteer.row(identity)
    return row is not None and (row.kind is EntityKind.PLACE or row.file not in BUILTIN_FILES)


def _written_alike(spelling: Spelling, surface: str, facts: list[WordFacts], shouted: bool) -> bool:
    """Whether capitals stand where the gazetteer has them."""
    text = spelling.text
    if text == surface:
        return not (shouted and len(facts) == 1 and facts[0].common and len(surface) < 4)
    if spelling.match == "case":
        return False
    if len(facts) == 1:
        fact = facts[0]
        if text.isupper() and len(fact.form) <= 6:
            return fact.upper and not (shouted and fact.common)
        if fact.upper:
            return shouted or len(fact.form) > 3
        return fact.capital or text[0].islower()
    small = [not word[0].isupper() for word in text.replace("-", " ").split()]
    for position, fact in enumerate(facts):
        if fact.capital or (position < len(small) and small[position]):
            continue
        generic = position > 0 and not _GENERIC.isdisjoint(fact.lists)
        if not generic and fact.form not in ("al", "el", "s", "of", "the", "for", "and"):
            return False
    return any(fact.capital for fact in facts)
