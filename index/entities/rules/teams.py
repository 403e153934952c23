"""In a report on sport, which place names stand for teams?

"Leeds beat Hull" and "Leeds 2 Hull 1" speak of clubs. Only in documents that are plainly about
sport, since elsewhere a place beside a number is a place; countries stay countries. Keeps out: the
full names of clubs, which the chunks hold.
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.entities.rules.scores import find_scored, is_table
from index.model.names import EntityKind, Tier

_TEAM_WORDS = frozenset(("team_verbs", "team_nouns"))
_PLURAL_VERBS = frozenset(("have", "are", "were"))  # "Zarqin have won": said of a team
_CRICKET = frozenset(("cricket", "wickets", "wicket", "innings"))
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
    found = _with_nicknames(document, find_scored(document, found))
    county = _about_county_cricket(document)
    teams = {_form(document, name) for name in found if _may_be(name) and _plays(document, name)}
    out = []
    for name in found:
        plays = _form(document, name) in teams or (county and _is_county(document, name))
        if _may_be(name) and plays and not _located(document, name):
            name = name._replace(
                kind=EntityKind.ORGANISATION, rule="team", tier=Tier.MEDIUM, spellings=()
            )
        out.append(name)
    return out


def _about_sport(document: Document) -> bool:
    seen = {fact.lower for fact in document.facts if "sport_words" in fact.lists}
    if not seen:
        return False
    if _headed_by_sport(document) or _about_county_cricket(document):
        return True
    hints = {fact.lower for fact in document.facts if "sport_hints" in fact.lists}
    known = len(seen) + len(hints)
    if len(seen) > 1 and known >= _FEWEST_SPORT_WORDS:
        return True
    return known > 1 and is_table(document)


def _headed_by_sport(document: Document) -> bool:
    """Whether the first line begins as agencies begin reports on sport: "SOCCER - "."""
    first = document.facts[0]
    return document.shouted[0] and "sport_words" in first.lists and not first.given


def _about_county_cricket(document: Document) -> bool:
    lowers = {fact.lower for fact in document.facts}
    return "county" in lowers and not lowers.isdisjoint(_CRICKET)


def _is_county(document: Document, name: Found) -> bool:
    return name.last - name.first == 1 and ("cricket_counties" in document.facts[name.first].lists)


def _with_nicknames(document: Document, found: list[Found]) -> list[Found]:
    """Clubs by their nickname, their city taken in: "the Marlins", "Florida Marlins"."""
    by_last = {name.last: name for name in found}
    out = {name.first: name for name in found}
    for position, fact in enumerate(document.facts):
        if "team_nicknames" not in fact.lists or not fact.capital or not position:
            continue
        city = by_last.get(position) if document.tokens.gaps[position] == " " else None
        whole = by_last.get(position + 1)
        if whole is not None and whole.first < position and _is_club(document, whole):
            out[whole.first] = _club(whole.first, position + 1)
        elif city is not None and city.kind in (EntityKind.PLACE, EntityKind.ORGANISATION):
            out.pop(position, None)
            out[city.first] = _club(city.first, position + 1)
        elif _bare_nickname(document, position):
            known = out.get(position)
            if known is None or known.last == position + 1:
                out[position] = _club(position, position + 1)
    return sorted(out.values())


def _club(first: int, last: int) -> Found:
    return Found(first, last, EntityKind.ORGANISATION, "nickname", Tier.MEDIUM)


def _is_club(document: Document, name: Found) -> bool:
    """Whether a place or person with a nickname at its end is a club: "Los Angeles Dodgers"."""
    if name.kind is EntityKind.PLACE:
        return True
    surname = document.facts[name.last - 1].surname
    return name.kind is EntityKind.PERSON and name.last - name.first == 2 and not surname


def _bare_nickname(document: Document, position: int) -> bool:
    """Whether a nickname stands for its club: "the Reds", "Reds manager", "MARLINS"."""
    if document.shouted[position]:
        return not document.facts[position].given and not document.facts[position].surname
    if document.facts[position - 1].lower == "the" and _alone(document, position):
        return True
    following = position + 1
    follows = following < len(document.facts) and document.tokens.gaps[following] == " "
    return follows and "team_nouns" in document.facts[following].lists


def _alone(document: Document, position: int) -> bool:
    """Whether no capitalised word follows that makes the nickname part of another name."""
    following = position + 1
    if following >= len(document.facts) or document.tokens.gaps[following] != " ":
        return True
    return not document.facts[following].capital or document.shouted[position]


def _form(document: Document, name: Found) -> str:
    return " ".join(fact.form for fact in document.facts[name.first : name.last])


def _may_be(name: Found) -> bool:
    if name.kind is EntityKind.PLACE:
        return name.rule in _PLACE_RULES
    return name.rule in _GUESSES and not name.spellings


def _located(document: Document, name: Found) -> bool:
    """Whether a preposition says that something happened there."""
    gaps = document.tokens.gaps
    if name.last < len(document.facts):
        country = document.matches.get(name.last)
        if country is not None and country.rule == "country" and gaps[name.last] == ", ":
            return True
        # A place before a year is a dateline's: "LONDON 1996-08-30".
        after = document.facts[name.last].form
        if after[0].isdigit() and len(after) == _DIGITS_OF_A_YEAR:
            return True
    if name.first == 0 or gaps[name.first] != " ":
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
    if _owns(document, name):
        return True
    follows = after is not None and gaps[name.last] == " " and not after.capital
    if follows and facts[name.last].lower in _PLURAL_VERBS:
        return True
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


def _owns(document: Document, name: Found) -> bool:
    """Whether the name owns what only a team does: "Zarqin's lead"."""
    facts, gaps = document.facts, document.tokens.gaps
    return (
        name.last + 1 < len(facts)
        and facts[name.last].lower == "s"
        and gaps[name.last] in ("'", "’", " '")
        and name.kind is EntityKind.PLACE
        and (
            "team_assets" in facts[name.last + 1].lists
            or (facts[name.last + 1].capital and facts[name.last + 1].given)
        )
    )
