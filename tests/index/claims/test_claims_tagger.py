"""What holds of every claim, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.tagger import ClaimTagger
from index.model.article import BlockKind, Passage
from index.model.claims import Claim

_PIECES = """
killed|were|12|at least|people|and|,|soldiers|including|death toll|rose to|dozens of|wounded
police said|who|“|”|between|20|bodies|of|the|children|found|missing|1,018|over|—|(|)|.|İstanbul
"""
_WORDS = st.sampled_from(
    [piece for line in _PIECES.strip().splitlines() for piece in line.split("|")]
)


def _passage(text: str) -> Passage:
    return Passage(id="a" * 12, start=0, end=len(text), kind=BlockKind.BODY, block=0)


def _tag(text: str) -> tuple[Claim, ...]:
    passages = (_passage(text),) if text else ()
    return ClaimTagger().tag(text, passages=passages, dates=(), names=(), published=None)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_claims_are_ordered_exact_spans_within_bounds(text: str) -> None:
    """Every figure on a page must open the very words that state it."""
    claims = _tag(text)
    assert list(claims) == sorted(claims, key=lambda claim: claim.start)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.surface
        assert claim.surface.strip()
        if claim.minimum is not None and claim.maximum is not None:
            assert claim.minimum <= claim.maximum


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    """One odd report must not stop a run."""
    for claim in _tag(text):
        assert text[claim.start : claim.end] == claim.surface


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("Troops killed over 160 civilians in Mora.", "over 160 civilians"),
        ("Over 93 members of security forces were killed.", "Over 93 members of security forces"),
        ("In Mora, 31 bodies were buried.", "31 bodies"),
        ("The death toll has surpassed 1,000.", "surpassed 1,000"),
        ("It killed at least 20 of his neighbours.", "at least 20 of his neighbours"),
        ("A total of 12 people died.", "12 people"),
    ],
)
def test_span_reaches_from_qualifier_to_head(sentence: str, surface: str) -> None:
    """The highlighted words are the figure with its bound and its victims."""
    assert [claim.surface for claim in _tag(sentence)] == [surface]


def test_qualifier_is_shared_by_coordinated_subjects() -> None:
    """ "At least" before the first of two counts bounds both."""
    first, second = _tag("At least 120 insurgents and 93 soldiers were killed.")
    assert (first.qualifier, second.qualifier) == ("at_least", "at_least")
    assert (second.minimum, second.maximum) == (93, None)


def test_parts_keep_their_own_qualifier() -> None:
    """A bound on the whole is none on its parts."""
    _, part = _tag("At least 120 people, including 20 children, were killed.")
    assert (part.qualifier, part.minimum, part.maximum) == ("exact", 20, 20)


def test_article_without_figures_has_no_claims() -> None:
    """Most reports count nobody."""
    assert _tag("The mayor opened a bridge on Friday.") == ()


def test_very_long_sentence_is_cut_not_refused() -> None:
    """A table without full stops still yields the figures that it begins with."""
    claims = _tag("Twelve people were killed " + "and more rain fell " * 5000)
    assert [claim.value for claim in claims] == [12]
