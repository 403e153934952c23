"""A few words are explained step by step."""

from __future__ import annotations

from datetime import date

from index.dates.explain import explain


def test_explain_tells_how_a_span_was_read() -> None:
    """The command prints these steps; they must name rule, anchor and result."""
    (mention,) = explain("6-7 March", published=date(2025, 3, 8))
    text = "\n".join(mention.steps)
    assert mention.value == "2025-03-06/2025-03-07"
    for part in ("days_before_month", "publication day 2025-03-08", "2025-03-06 to 2025-03-07"):
        assert part in text


def test_explain_without_publication_says_what_is_missing() -> None:
    """An unresolved answer owes its reason."""
    (mention,) = explain("Thursday", published=None)
    assert mention.days is None
    assert "No publication day" in " ".join(mention.steps)


def test_explain_finds_nothing_in_other_words() -> None:
    """No date, no mention."""
    assert explain("hello there", published=date(2025, 3, 8)) == ()
