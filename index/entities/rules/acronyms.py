"""Which acronym stands for which name, and which acronyms are organisations at all?

An acronym in brackets after a name whose initials it has defines it; one that is spoken of as
somebody who acts is an organisation's. What a text defines outweighs the body that the built-in
gazetteer knows by the same letters. Keeps out: the guess that capitals are an acronym (guesses)
and the carrying of defined acronyms through the document (propagate).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.entities.document import Document, Found
from index.entities.gazetteer import BUILTIN_FILES, Gazetteer, normal
from index.model.names import EntityKind, Tier

_BODY_WORDS = frozenset(("person_verbs", "body_verbs", "office_nouns"))
_FEWEST_LETTERS = 3
_SHORTEST_STEM = 4
_LONGEST_ENDING = 2
_REDEFINABLE = frozenset(("gazetteer", "acronym_definition"))
_SMALL = frozenset(("the", "of", "for", "and", "in", "on", "to", "de", "la", "al"))


def define_acronyms(document: Document, found: list[Found]) -> list[Found]:
    """Makes organisations of names that an acronym in brackets confirms.

    Args:
        document: the text.
        found: the names found so far, in order.

    Returns:
        The names, with confirmed ones raised and their acronyms added, in order.
    """
    out = {name.first: name for name in found}
    for ordinal, name in enumerate(found):
        if name.last >= len(document.facts):
            continue
        last = _acronym_end(document, name.last)
        if last and name.last - name.first > 1:
            acronym = "".join(f.form for f in document.facts[name.last : last])
            short = Found(name.last, last, name.kind, "acronym_definition", Tier.STRONG)
            if _abbreviates(document, name, acronym):
                out[name.first] = name = _confirmed(name)
                out[short.first] = _short_for(name, short, out.get(short.first))
            elif _translated(document, name, short):
                out[short.first] = short
        elif ordinal + 1 < len(found) and _spelt_out(document, name, found[ordinal + 1]):
            out[found[ordinal + 1].first] = full = _confirmed(found[ordinal + 1])
            if not name.spellings:
                out[name.first] = _short_for(full, name, name)
    return sorted(out.values())


def redefine_acronyms(
    document: Document, found: list[Found], defined: Mapping[str, int], gazetteer: Gazetteer
) -> list[Found]:
    """Gives acronyms that the text defines to the name it defines them by.

    Of "the Azal Bridge Council (ABC)", neither this ABC nor a later one is the broadcaster that
    the built-in gazetteer knows. The user's own rows are obeyed as they stand.

    Args:
        document: the text.
        found: the names, in order.
        defined: acronym to the ordinal of the name that it abbreviates.
        gazetteer: the known entities.

    Returns:
        The names, as many and in the same order.
    """
    full = {
        acronym: found[ordinal]
        for acronym, ordinal in defined.items()
        if _abbreviates(document, found[ordinal], acronym)
    }

    def redefined(name: Found) -> Found:
        fact = document.facts[name.first]
        if name.last > name.first + 1 or not fact.upper or name.rule not in _REDEFINABLE:
            return name
        meant = full.get(fact.form)
        known = {spelling.entity for spelling in name.spellings}
        if meant is None or any(_is_same(document, meant, i, gazetteer) for i in known):
            return name
        rule = "acronym_carried" if name.rule == "gazetteer" else name.rule
        return name._replace(kind=meant.kind, rule=rule, tier=Tier.STRONG, spellings=())

    return [redefined(name) for name in found]


def _is_same(document: Document, name: Found, identity: str, gazetteer: Gazetteer) -> bool:
    """Whether the name may mean an entity: the user says so, or the wording is another's of it."""
    row = gazetteer.row(identity)
    if row is not None and row.file not in BUILTIN_FILES:
        return True
    if name.spellings:
        return any(spelling.entity == identity for spelling in name.spellings)
    words = _content(f.lower for f in document.facts[name.first : name.last])
    wordings = (_content(normal(wording).split()) for wording in gazetteer.spellings(identity))
    return any(_within(words, other) or _within(other, words) for other in wordings)


def _content(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.replace("z", "s") for word in words if word not in _SMALL)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether each word of a name stands in the other, but for its ending: "force", "forces"."""
    return len(part) > 1 and all(any(_alike(word, other) for other in whole) for word in part)


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return word == other or (
        len(short) >= _SHORTEST_STEM
        and long.startswith(short)
        and len(long) - len(short) <= _LONGEST_ENDING
    )


def _confirmed(name: Found) -> Found:
    """The name as an organisation whose acronym the text gives."""
    if name.spellings:
        return name
    kind = name.kind if name.kind is EntityKind.MEDIA else EntityKind.ORGANISATION
    return name._replace(kind=kind, rule="acronym_defined", tier=Tier.STRONG)


def _short_for(name: Found, short: Found, known: Found | None) -> Found:
    """The acronym of a name; what was found in its place lends it its spellings."""
    last = short.last if known is None else max(short.last, known.last)
    # "PML-N" is not "PML": only a single word stands for the name from here on.
    rule = "acronym_definition" if last == short.first + 1 else "acronym_compound"
    spellings = () if known is None else known.spellings
    return Found(short.first, last, name.kind, rule, Tier.STRONG, spellings)


def _spelt_out(document: Document, acronym: Found, name: Found) -> bool:
    """Whether the name in brackets spells the acronym before it out: "ZNF (Zarq X Y)"."""
    gaps, fact = document.tokens.gaps, document.facts[acronym.first]
    return (
        acronym.last == acronym.first + 1 == name.first
        and fact.upper
        and gaps[name.first] == " ("
        and name.last < len(gaps)
        and gaps[name.last].startswith(")")
        and name.last - name.first > 1
        and _abbreviates(document, name, fact.form)
    )


def _translated(document: Document, name: Found, short: Found) -> bool:
    """Whether capitals right after an organisation are its acronym in another language."""
    gaps = document.tokens.gaps
    return (
        name.kind is EntityKind.ORGANISATION
        and name.tier is not Tier.WEAK
        and short.last == short.first + 1
        and short.first not in document.matches
        and document.facts[short.first].upper
        and "never_names" not in document.facts[short.first].lists
        and "country_codes" not in document.facts[short.first].lists
        and short.last < len(gaps)
        and gaps[short.last].startswith(")")
    )


def _acronym_end(document: Document, first: int) -> int:
    """One past the acronym that a bracket opens here, "(PML-N)" in one; 0 when there is none."""
    facts, gaps = document.facts, document.tokens.gaps
    gap = gaps[first]
    if (
        not gap.endswith("(")
        or len(gap.strip()) > 2
        or not document.tokens.words[first][0].isupper()
    ):
        return 0
    last = first + 1
    while last < len(facts) and gaps[last] == "-" and facts[last].capital:
        last += 1
    form = "".join(f.form for f in facts[first:last])
    return last if _is_acronym_shaped(form) else 0


def _is_acronym_shaped(form: str) -> bool:
    return 2 <= len(form) <= 10 and form.isalpha()


def _abbreviates(document: Document, name: Found, acronym: str) -> bool:
    """Whether the letters of the acronym are the initials of the name, small words optional."""
    span = document.facts[name.first : name.last]
    initials = "".join(f.form[0] for f in span)
    capitals = "".join(f.form[0] for f in span if f.capital)
    if acronym in (initials, capitals):
        return True
    rest = iter(initials)
    return len(acronym) >= 2 and acronym[0] == initials[0] and all(c in rest for c in acronym)


def support_acronyms(document: Document, found: list[Found]) -> list[Found]:
    """Raises capitals that somewhere in the document act, speak or are spoken of as a body.

    Args:
        document: the text.
        found: the names, in order.

    Returns:
        The names, in order.
    """
    guessed = [name for name in found if name.rule == "acronym_shape"]
    acting = {document.facts[name.first].form for name in guessed if _acts(document, name)}
    return [
        name._replace(rule="acronym_acting", tier=Tier.MEDIUM)
        if name.rule == "acronym_shape" and document.facts[name.first].form in acting
        else name
        for name in found
    ]


def _acts(document: Document, name: Found) -> bool:
    """Whether the words on both sides make these capitals a body: "the ZNF said"."""
    facts, gaps = document.facts, document.tokens.gaps
    if len(facts[name.first].form) < _FEWEST_LETTERS:
        return False
    after = facts[name.last] if name.last < len(facts) else None
    before = facts[name.first - 1] if name.first and gaps[name.first] == " " else None
    follows = after is not None and gaps[name.last] == " " and not after.capital
    if follows and not _BODY_WORDS.isdisjoint(facts[name.last].lists):
        return True
    possessive = after is not None and after.form == "s" and gaps[name.last] in ("'", "’")
    ends = after is None or gaps[name.last].strip()[:1] in (",", ".", ";")
    return before is not None and before.lower == "the" and (possessive or ends)
