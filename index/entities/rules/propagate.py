"""What does the rest of the document say about a name?

Carries a person's surname, an organisation's acronym and head word through the document, and
settles weak guesses by stronger ones elsewhere. Keeps out: other documents (catalogue).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.entities.document import Document, Found
from index.entities.romanise import key
from index.model.names import EntityKind, Tier

_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "an", "at", "ad", "az", "bin", "ben"))
_FEWEST_LETTERS = 3
_INCORPORATED = frozenset(
    "inc corp corporation co company cos ltd limited plc llc ag sa nv gmbh spa bhd as asa oy ab "
    "holdings group airlines airways bank bancorp bancshares motors technologies pharmaceuticals "
    "industries".split()
)
_HEAD_LISTS = frozenset(("organisation_heads", "organisation_openers"))
# Said of any ministry and company, whether named or not.
_NO_SURNAME = frozenset(("never_names", "openers_to_strip", "event_heads"))
_BARE = frozenset(("ministry", "company", "chamber"))
_FIRMS = _INCORPORATED | frozenset("foundation movement party front center centre".split())
_UNSURE = frozenset(("name_shape", "person_verb", "listed_with_place", "inner_capital"))


@dataclass(slots=True)
class Carried:
    """What a document has established.

    Args:
        surnames: key of a short form to the ordinals, in `found`, of the full names it may stand
            for.
        acronyms: acronym to the ordinal of the name that it abbreviates.
        heads: head word of an organisation to the ordinal of that organisation.
        closing: last words of full names of three words and more, which may go with the one before.
        certain: the surnames among them of persons found by a strong rule.
        last_words: the keys among them that are no mere given names.
        given: the given names among them, as written.
        shorts: first words of firms, which stand for them alone; their ordinals are in heads.
    """

    surnames: dict[str, list[int]] = field(default_factory=dict)
    acronyms: dict[str, int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    closing: set[str] = field(default_factory=set)
    certain: set[str] = field(default_factory=set)
    last_words: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)

    def explains(self, form: str) -> bool:
        """Whether one word may stand for a full name; given names meet by their spelling alone."""
        short = key(form)
        # "Ben" and "Ban" share a key, and are two people.
        return short in self.surnames and (short in self.last_words or form in self.given)


def establish(document: Document, found: list[Found]) -> Carried:
    """What the names found so far say about shorter ones.

    Args:
        document: the text.
        found: the names, in order.

    Returns:
        Surnames, acronyms and head words with the names they stand for.
    """
    carried = Carried()
    for ordinal, name in enumerate(found):
        facts = document.facts[name.first : name.last]
        if name.kind is EntityKind.PERSON and len(facts) > 1:
            _note_person(document, name, ordinal, carried)
        elif name.tier is Tier.WEAK:
            continue
        elif name.kind in (EntityKind.ORGANISATION, EntityKind.MEDIA):
            if len(facts) > 1:
                for head in (facts[-1], *(f for f in facts if "organisation_openers" in f.lists)):
                    if _HEAD_LISTS & head.lists and head.form not in _BARE:
                        carried.heads.setdefault(head.form, ordinal)
                _note_short(document, name, ordinal, carried)
            if name.rule == "acronym_definition":
                before = ordinal and found[ordinal - 1].last == name.first
                carried.acronyms.setdefault(facts[0].form, ordinal - 1 if before else ordinal + 1)
    return carried


def _note_short(document: Document, name: Found, ordinal: int, carried: Carried) -> None:
    """The first word of "Zarq Holdings Ltd" stands for it where it names nothing else."""
    first, head = document.facts[name.first], document.facts[name.last - 1]
    if name.spellings or name.rule != "organisation_word" or name.first in document.matches:
        return
    plain = first.common or first.given or first.upper or not first.capital
    joined = any(not f.capital for f in document.facts[name.first : name.last])
    if joined or plain or head.form not in _FIRMS or len(first.form) <= _FEWEST_LETTERS:
        return
    if first.surname and head.form not in _INCORPORATED:
        return
    if carried.heads.setdefault(first.form, ordinal) == ordinal:
        carried.shorts.add(first.form)


def _note_person(document: Document, name: Found, ordinal: int, carried: Carried) -> None:
    facts = document.facts[name.first : name.last]
    last = facts[-1]
    if "name_suffixes" in last.lists and len(facts) > 2:
        last = facts[-2]
    shorts = [last.form]
    carried.last_words.add(key(last.form))
    if facts[0].given and not facts[0].common:
        carried.given.add(facts[0].form)
        shorts.append(facts[0].form)
    # "Abdel Fattah el-Sisi", "bin Salman": the particle may go with the surname.
    if len(facts) > 2:
        shorts.append(f"{facts[-2].form} {facts[-1].form}")
        carried.closing.add(key(facts[-1].form))
    for short in shorts:
        if len(short) >= _FEWEST_LETTERS or short == facts[0].form:
            if name.tier is Tier.STRONG:
                carried.certain.add(key(short))
            ids = carried.surnames.setdefault(key(short), [])
            ids.append(ordinal)


def carry(document: Document, found: list[Found], carried: Carried) -> list[Found]:
    """Finds the shorter forms of established names, and settles guesses by them.

    Args:
        document: the text.
        found: the names, in order.
        carried: what they establish.

    Returns:
        All names in order.
    """
    out: list[Found] = []
    covered: set[int] = set()
    for name in found:
        settled = _settle(document, name, found, carried)
        out.append(settled)
        covered.update(range(settled.first, settled.last))
    for position, fact in enumerate(document.facts):
        if position in covered or not fact.capital or len(fact.form) < 2:
            continue
        extra = _two_words(document, position, carried) or _short_form(document, position, carried)
        if extra is not None and not covered.intersection(range(extra.first, extra.last)):
            out.append(extra)
            covered.update(range(extra.first, extra.last))
    return sorted(out)


def _two_words(document: Document, position: int, carried: Carried) -> Found | None:
    """A surname of two words: "van Loon", "Bani Mustafa"."""
    last = position + 2
    if last > len(document.facts) or document.tokens.gaps[position + 1] not in (" ", "-"):
        return None
    one, other = document.facts[position], document.facts[position + 1]
    if not other.capital or key(other.form) not in carried.closing:
        return None
    both = key(f"{one.form} {other.form}")
    if " " not in both or both not in carried.surnames:
        return None
    return Found(position, last, EntityKind.PERSON, "surname_carried", Tier.MEDIUM)


def _settle(document: Document, name: Found, found: list[Found], carried: Carried) -> Found:
    """A single unknown word takes the kind of the person whose surname it is."""
    first = name.first
    facts = document.facts[first : name.last]
    settled = _settle_organisation(document, name, carried)
    if settled is not None:
        return settled
    core = [f for f in facts if f.form not in _ARTICLES]
    two = len(core) == 2 and key(core[1].form) in carried.closing
    two = two and key(" ".join(f.form for f in core)) in carried.surnames
    if two and not name.spellings and name.rule in ("name_shape", "place_word", "given_inside"):
        return name._replace(kind=EntityKind.PERSON, rule="surname_carried", tier=Tier.MEDIUM)
    if len(core) != 1 or name.rule in ("country", "gazetteer_user", "demonym"):
        return name
    known = name.kind is EntityKind.PERSON and bool(name.spellings)
    if known and not _namesake(core[0].form, name, found, carried):
        return name
    if not carried.explains(core[0].form) or (core[0].upper and len(core[0].form) < 5):
        return name
    if name.kind is EntityKind.PLACE and (name.spellings or name.rule != "name_shape"):
        before = document.facts[first - 1] if first else None
        if before is None or name.rule == "place_word":
            return name
        if name.tier is not Tier.WEAK and "place_prepositions" in before.lists:
            return name
        if name.spellings and key(core[0].form) not in carried.certain:
            return name
    if name.spellings and name.kind not in (EntityKind.PLACE, EntityKind.PERSON):
        return name
    if _is_firm(document, name.last):
        return name._replace(kind=EntityKind.ORGANISATION, rule="surname_firm", tier=Tier.WEAK)
    return name._replace(
        kind=EntityKind.PERSON, rule="surname_carried", tier=Tier.MEDIUM, spellings=()
    )


def _namesake(form: str, name: Found, found: list[Found], carried: Carried) -> bool:
    """Whether the document names only others in full by the surname of a well-known person."""
    short = key(form)
    if short not in carried.certain or short not in carried.last_words:
        return False
    known = {spelling.entity for spelling in name.spellings}
    fulls = [found[ordinal] for ordinal in carried.surnames.get(short, ())]
    return not any(s.entity in known for full in fulls for s in full.spellings)


def _is_firm(document: Document, following: int) -> bool:
    """Whether a surname goes on as a firm's name: "the Haddad company"."""
    if following >= len(document.facts) or document.tokens.gaps[following] != " ":
        return False
    return document.facts[following].lower in ("company", "firm", "conglomerate", "group")


def _ends_name(document: Document, position: int) -> bool:
    """Whether no capitalised word goes on the name after this one."""
    if not document.capital[position]:
        return False
    following = position + 1
    goes_on = following < len(document.facts) and document.facts[following].capital
    return not (goes_on and document.tokens.gaps[following] in (" ", "-"))


def _settle_organisation(document: Document, name: Found, carried: Carried) -> Found | None:
    """A guess at one word that is an acronym or a firm's short name of this document."""
    if name.spellings or name.last - name.first != 1:
        return None
    form, organisation = document.facts[name.first].form, EntityKind.ORGANISATION
    if name.rule == "acronym_shape" and form in carried.acronyms:
        return name._replace(rule="acronym_carried", tier=Tier.STRONG)
    unsure = name.rule in _UNSURE or (name.rule == "place_preposition" and name.tier is Tier.WEAK)
    if unsure and form in carried.shorts and not carried.explains(form):
        return name._replace(kind=organisation, rule="head_carried", tier=Tier.MEDIUM)
    return None


def _short_form(document: Document, position: int, carried: Carried) -> Found | None:
    """A word outside every name that an established name explains."""
    fact = document.facts[position]
    first = position
    if fact.form in _ARTICLES:
        return None
    if position and document.facts[position - 1].form in _ARTICLES:
        gap = document.tokens.gaps[position]
        if gap == "-" or (gap == " " and document.facts[position - 1].capital):
            first -= 1
    opens = document.tokens.opens[first]
    if carried.explains(fact.form):
        headline = document.titled[position] or document.shouted[position]
        if fact.common and (headline or (opens and fact.form in document.small_forms)):
            return None
        if not _NO_SURNAME.isdisjoint(fact.lists) and (fact.common or not fact.surname):
            return None
        if _is_firm(document, position + 1):
            return Found(first, position + 1, EntityKind.ORGANISATION, "surname_firm", Tier.WEAK)
        return Found(first, position + 1, EntityKind.PERSON, "surname_carried", Tier.MEDIUM)
    if fact.form in carried.acronyms and fact.upper:
        return Found(
            position, position + 1, EntityKind.ORGANISATION, "acronym_carried", Tier.STRONG
        )
    if fact.form in carried.shorts and first == position and _ends_name(document, position):
        return Found(position, position + 1, EntityKind.ORGANISATION, "head_carried", Tier.MEDIUM)
    if fact.form in carried.heads and document.capital[position] and not opens:
        before = document.facts[position - 1] if position else None
        if before is not None and before.lower == "the" and document.tokens.gaps[position] == " ":
            return Found(
                position, position + 1, EntityKind.ORGANISATION, "head_carried", Tier.MEDIUM
            )
    return None
