"""Which names stand in a text, and whom or what do they name?

Runs the rules in order: gazetteer, chunks, lower-case institutions, acronyms, what the document
carries, resolution. Deterministic: the same text and gazetteer always give the same mentions. Keeps
out: the rules themselves, each in its own module.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.entities.document import Document, Found, view
from index.entities.gazetteer import BUILTIN_FILES, Gazetteer, Spelling, normal
from index.entities.gazetteer_rows import Row
from index.entities.lexicon import WordBook, load_lexicon
from index.entities.matcher import Match, Matcher
from index.entities.places.atlas import Atlas
from index.entities.places.positions import is_country
from index.entities.resolve import Resolver
from index.entities.rules.acronyms import define_acronyms, redefine_acronyms, support_acronyms
from index.entities.rules.chunks import find_chunks
from index.entities.rules.classify import Classifier
from index.entities.rules.institutions import find_institutions, join_houses
from index.entities.rules.propagate import carry, establish
from index.entities.rules.support import coordinate, doubt_slips, drop_unsupported, raise_repeated
from index.entities.rules.teams import find_teams
from index.entities.tokens import tokenise
from index.model.article import Block
from index.model.names import EntityKind, EntityMention, Tier

# Outlooks rather than groups: as adjectives they stand in every second report.
_OUTLOOKS = frozenset(
    "Islamists|Jihadists|Westerners|Communists|Europeans|Africans|Asians|Latin Americans|"
    "North Americans|South Americans".split("|")
)


class NameTagger:
    """Finds and resolves the names of texts.

    Args:
        gazetteer: the known entities; see load_gazetteer.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._matcher = Matcher(gazetteer)
        self._atlas = Atlas(gazetteer)
        self._words = WordBook(load_lexicon())

    def __reduce__(self) -> tuple[type[NameTagger], tuple[Gazetteer]]:
        """Travels to worker processes as its gazetteer."""
        return NameTagger, (self._gazetteer,)

    def tag(self, text: str, *, blocks: Sequence[Block] = ()) -> tuple[EntityMention, ...]:
        """The names in one text.

        Args:
            text: the text of one document; its names support one another.
            blocks: the text's blocks where known; a headline in Title Case is read with more care.

        Returns:
            The mentions in order, none overlapping another; offsets are half-open code points and
            `text[start:end]` is the surface.
        """
        tokens = tokenise(text)
        document = view(tokens, self._words.facts(tokens.words), blocks)
        matches = self._matcher.find(tokens, document.facts, document.shouted)
        document.matches = self._admit(matches, document)
        found = _merge(find_institutions(document), _classified(document))
        found = coordinate(document, _one_group(found, document))
        found = define_acronyms(document, found)
        carried = establish(document, found)
        found = redefine_acronyms(document, found, carried.acronyms, self._gazetteer)
        complete = raise_repeated(document, carry(document, found, carried), carried)
        complete = find_teams(document, join_houses(document, complete))
        complete = support_acronyms(document, drop_unsupported(complete))
        complete = doubt_slips(document, complete)
        resolver = Resolver(document, self._gazetteer, self._atlas, found=complete, carried=carried)
        return resolver.mentions(found)

    def _admit(self, matches: list[Match], document: Document) -> dict[int, Found]:
        """The gazetteer's matches whose conditions hold in this document."""
        forms = {normal(s.text) for m in matches for s in m.spellings if s.match != "context"}
        countries = {row.country for m in matches if (row := self._country_of(m)) is not None}
        admitted: dict[int, Found] = {}
        for match in matches:
            fitting = tuple(s for s in match.spellings if self._holds(s, forms))
            if match.keyed and not self._at_home(match, countries):
                continue
            if _is_currency(document, match):
                continue
            if fitting:
                found = _with_direction(document, self._found(match, fitting))
                admitted[found.first] = found
        return admitted

    def _country_of(self, match: Match) -> Row | None:
        """The row of a country or people that the match names; None when it names neither."""
        row = self._gazetteer.row(match.spellings[0].entity)
        if match.keyed or row is None or not row.country:
            return None
        return row

    def _at_home(self, match: Match, countries: set[str]) -> bool:
        """Whether the document names the country of a built-in place met by its key alone."""
        row = self._gazetteer.row(match.spellings[0].entity)
        return row is not None and (row.file not in BUILTIN_FILES or row.country in countries)

    def _holds(self, spelling: Spelling, forms: set[str]) -> bool:
        if spelling.match != "context":
            return True
        row = self._gazetteer.row(spelling.entity)
        return row is not None and any(normal(name) in forms for name in row.near)

    def _found(self, match: Match, spellings: tuple[Spelling, ...]) -> Found:
        row = self._gazetteer.row(spellings[0].entity)
        assert row is not None  # noqa: S101 - the matcher knows the gazetteer's entities only
        rule, tier = "gazetteer", Tier.STRONG
        if match.keyed:
            rule, tier = "gazetteer_key", Tier.MEDIUM
        elif row.file == "demonyms.csv" or row.name in _OUTLOOKS:
            rule, tier = "demonym", Tier.WEAK
        elif row.file not in ("places.csv", "core.csv"):
            rule = "gazetteer_user"
        elif is_country(row):
            rule = "country"
        return Found(match.first, match.last, row.kind, rule, tier, spellings)


def _is_currency(document: Document, match: Match) -> bool:
    """Whether a dollar sign follows: "US$90 billion"."""
    gaps = document.tokens.gaps
    return match.last < len(gaps) and gaps[match.last].startswith("$")


def _with_direction(document: Document, found: Found) -> Found:
    """A capital direction within a sentence belongs to the name: "Western Ukraine"."""
    before = found.first - 1
    greater = before >= 0 and document.facts[before].lower == "greater"
    known = found.rule == "country" or (
        greater and found.rule == "gazetteer" and found.kind is EntityKind.PLACE
    )
    if not known or before < 0 or document.tokens.gaps[found.first] != " ":
        return found
    if "directions" not in document.facts[before].lists or not document.facts[before].capital:
        return found
    if document.tokens.opens[before] or document.shouted[before] or document.titled[before]:
        return found
    return found._replace(first=before, rule="region", spellings=())


def _classified(document: Document) -> list[Found]:
    classifier = Classifier(document)
    return [
        found for first, last in find_chunks(document) for found in classifier.classify(first, last)
    ]


def _one_group(found: list[Found], document: Document) -> list[Found]:
    """Leaves out "Muslim" and the like right after a narrower group: "Alawite Muslim"."""
    kept: list[Found] = []
    for name in found:
        if (
            name.kind is EntityKind.GROUP
            and kept
            and kept[-1].kind is EntityKind.GROUP
            and kept[-1].last == name.first
            and document.tokens.gaps[name.first] == " "
            and kept[-1].rule != "demonym"
        ):
            continue
        kept.append(name)
    return kept


def _merge(institutions: list[Found], found: list[Found]) -> list[Found]:
    """Both lists in order; a known name yields to the longer institution around it."""
    taken = {word for name in institutions for word in range(name.first, name.last)}
    kept = [f for f in found if taken.isdisjoint(range(f.first, f.last))]
    return sorted(institutions + kept)
