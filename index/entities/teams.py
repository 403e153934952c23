"""In a report on sport, which place names stand for teams?

"Leeds beat Hull" and "Leeds 2 Hull 1" speak of clubs. Only in documents that are plainly about
sport, since elsewhere a place beside a number is a place; countries stay countries. Keeps out: the
full names of clubs, which the chunks hold.
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.model import EntityKind, Tier

_TEAM_WORDS = frozenset(("team_verbs", "team_nouns"))
_DIGITS_OF_A_YEAR = 4
_FEWEST_SPORT_WORDS = 3
_PLACE_RULES = frozenset(("gazetteer", "place_preposition", "place_noun", "place_word"))
_GUESSES = frozenset(("name_shape", "given_alone", "person_verb", "acronym_shape", "surname"))
_BEFORE_PLACE = frozenset(("in", "near", "outside", "around", "from", "at"))


def find_teams(document: Document, found: list[Found]) -> list[Found]:
    """Makes organisations of places and unknown names that are used as teams.

    Args:
        document: the text.
        found: its names, in order.

    Returns:
        The names, in order.
    """
    if not _about_sport(document):
        return found
    teams = {_form(document, name) for name in found if _may_be(name) and _plays(document, name)}
    out = []
    for name in found:
        if _may_be(name) and _form(document, name) in teams and not _located(document, name):
            name = name._replace(
                kind=EntityKind.ORGANISATION, rule="team", tier=Tier.MEDIUM, spellings=()
            )
        out.append(name)
    return out


def _about_sport(document: Document) -> bool:
    seen = {fact.lower for fact in document.facts if "sport_words" in fact.lists}
    return len(seen) >= _FEWEST_SPORT_WORDS


def _form(document: Document, name: Found) -> str:
    return " ".join(fact.form for fact in document.facts[name.first : name.last])


def _may_be(name: Found) -> bool:
    if name.kind is EntityKind.PLACE:
        return name.rule in _PLACE_RULES
    return name.rule in _GUESSES and not name.spellings


def _located(document: Document, name: Found) -> bool:
    """Whether a preposition says that something happened there."""
    if name.last < len(document.facts):
        # A place before a year is a dateline's: "LONDON 1996-08-30".
        after = document.facts[name.last].form
        if after[0].isdigit() and len(after) == _DIGITS_OF_A_YEAR:
            return True
    if name.first == 0 or document.tokens.gaps[name.first] != " ":
        return False
    return document.facts[name.first - 1].lower in _BEFORE_PLACE


def _plays(document: Document, name: Found) -> bool:
    """Whether the name has a score, an opponent or a captain."""
    facts, gaps, tokens = document.facts, document.tokens.gaps, document.tokens
    before = facts[name.first - 1] if name.first else None
    after = facts[name.last] if name.last < len(facts) else None
    at_start = before is None or "\n" in gaps[name.first]
    # Four digits are a year: "LONDON 1996-08-30".
    scored = (
        after is not None
        and after.form[0].isdigit()
        and len(after.form) < _DIGITS_OF_A_YEAR
        and gaps[name.last] in (" ", " (")
    )
    if scored and (at_start or (before is not None and before.form[0].isdigit())):
        return gaps[name.first] in ("", " ") or at_start
    if after is not None and gaps[name.last] == " " and after.lower in ("v", "vs"):
        return True
    if before is not None and gaps[name.first] == " " and before.lower in ("v", "vs"):
        return True
    if name.kind is not EntityKind.PLACE or _located(document, name):
        return False
    follows = after is not None and gaps[name.last] == " " and not after.capital
    if follows and not _TEAM_WORDS.isdisjoint(facts[name.last].lists):
        return True
    if document.shouted[name.first]:
        return after is not None and after.lower == "at"
    return (
        before is not None
        and gaps[name.first] == " "
        and ("team_verbs" in before.lists or before.lower in ("against", "over"))
        and tokens.words[name.first - 1][0].islower()
    )
