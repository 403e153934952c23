"""How is a figure of victims said? Always with its qualifier, its claimant and its clocks.

Keeps out: how figures bear on each other (tolls.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from search.figures import FigureView
from search.vocabulary import Claim
from web import links
from web.views.dates import Written, write_day, write_range
from web.views.passages import SentenceView, sentence_of, source_of
from web.views.sources import SourceMark, SourceMarks

_QUALIFIERS = {
    "at_least": "at least",
    "more_than": "more than",
    "over": "over",
    "around": "around",
    "some": "some",
    "up_to": "up to",
    "nearly": "nearly",
}
_MEASURES = {
    "bodies_found": "bodies found",
    "bodies_buried": "bodies buried",
    "bodies_seen": "bodies seen",
}
_NO_GROUPS = frozenset(
    "civilians security_forces insurgents combatants_both_sides women men children protesters "
    "media_workers health_workers aid_workers unspecified others".split()
)
_CATEGORIES = {"all": "all victims", "people": "people, no more is said"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure for a list or a table.

    Args:
        surface: the exact words.
        bounds: what the words allow, for people: "162 or more".
        counted: who and what: "civilians, executed".
        claimant: who says so, the entity's name or the text's words; "" when nobody is named.
        accused: who is said to have done it; "".
        place: where, in the words of the text; "".
        stated: the day of the statement; empty when unknown.
        died: the days of the deaths; empty when unknown.
        scope: "" for this event, else "background" or "historical".
        rule: the rule that found it.
        sentence: the passage that gives it.
        source: who printed it.
        printed: the day of publication; empty when unknown.
        href: the permanent address of the passage.
        in_article: the passage's place in its article.
    """

    surface: str
    bounds: str
    counted: str
    claimant: str
    accused: str
    place: str
    stated: Written
    died: Written
    scope: str
    rule: str
    sentence: SentenceView
    source: SourceMark
    printed: Written
    href: str
    in_article: str


def figure_line(figure: FigureView, *, claimant: str, marks: SourceMarks) -> FigureLine:
    """A figure as lists show it.

    Args:
        figure: the figure with its passage.
        claimant: the name to show for who says so.
        marks: the marks of the sources.
    """
    claim, passage = figure.claim, figure.passage
    published = passage.article.published
    sentence = sentence_of(passage)
    return FigureLine(
        surface=claim.surface,
        bounds=bounds_of(claim),
        counted=counted_of(claim),
        claimant=claimant,
        accused=claim.accused,
        place=claim.place,
        stated=() if claim.stated_on is None else write_day(claim.stated_on),
        died=() if claim.died is None else write_range(claim.died),
        scope="" if claim.scope == "event" else claim.scope,
        rule=claim.rule,
        sentence=sentence,
        source=source_of(passage.article, marks),
        printed=() if published is None else write_day(published.day),
        href=links.entry(passage.passage.id),
        in_article=sentence.href,
    )


def bounds_of(claim: Claim) -> str:
    """What the words of a figure allow: "162 or more", "about 50", "10 to 12"."""
    low, high = claim.minimum, claim.maximum
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"{high:,} or fewer"
    return "no number" if claim.value is None else f"about {claim.value:,}"


def number_of(claim: Claim) -> str:
    """A figure by its number, with its qualifier: "at least 162"; "745 flat" has none."""
    if claim.value is None:
        low = claim.minimum
        return f"“{claim.surface}”" if low is None else f"“{claim.surface}” ({low:,} or more)"
    if claim.qualifier == "range" and claim.minimum is not None and claim.maximum is not None:
        return f"between {claim.minimum:,} and {claim.maximum:,}"
    if claim.qualifier == "exact":
        return f"{claim.value:,} flat"
    return f"{_QUALIFIERS.get(claim.qualifier, claim.qualifier)} {claim.value:,}"


def qualifier_words(qualifier: str) -> str:
    """The words that stand before a number, "at least"; "" where a number stands by itself."""
    return _QUALIFIERS.get(qualifier, "")


def counted_of(claim: Claim) -> str:
    """Whom and what a figure counts: "Alawite civilians, executed"."""
    return f"{category_words(claim.category)}, {measure_words(claim.measure)}"


def category_words(category: str) -> str:
    """A category in words."""
    if category in _CATEGORIES:
        return _CATEGORIES[category]
    words = category.replace("_", " ")
    # A group's name comes first: "Alawite civilians".
    return words if category in _NO_GROUPS else words[0].upper() + words[1:]


def measure_words(measure: str) -> str:
    """A measure in words."""
    return _MEASURES.get(measure, measure.replace("_", " "))
