"""What is evidence that two passages tell of one event, and what is none."""

from __future__ import annotations

import pytest
from told import MONDAY, on, passage

from index.model.entries import Ground
from index.timeline.candidates import Candidate
from index.timeline.evidence import ground_between_undated, ground_on_day, ground_without_day
from index.timeline.grouping import DayGroups
from index.timeline.particulars import Figures


def dated(subject: str, places: str = "", *, setting: str = "azal") -> Candidate:
    return passage(1, "", on(MONDAY), subject=subject, places=places, setting=setting)


@pytest.mark.parametrize(
    ("one", "other", "likeness", "ground"),
    [
        (dated("attack", "azal"), dated("attack", "azal"), 0.0, Ground.PLACE),
        (dated("attack", "azal"), dated("attack", "orma"), 0.0, None),
        (dated("attack", "azal"), dated("attack", "azal orma"), 0.0, None),
        (dated("attack", "azal"), dated("attack", "azal orma"), 0.25, Ground.PLACE),
        (dated("attack"), dated("attack"), 0.0, Ground.SUBJECT),
        (dated("attack"), dated("attack", "azal"), 0.0, None),
        (dated("attack"), dated("attack", "azal"), 0.2, Ground.SUBJECT),
        (dated("movement", "azal"), dated("movement", "orma"), 0.0, Ground.SUBJECT),
        (dated("toll", "azal"), dated("toll", "orma"), 0.0, None),
        (dated("attack"), dated("killing"), 0.2, None),
        (dated("attack"), dated("killing"), 0.4, Ground.WORDING),
        (dated("attack"), dated("attack", setting="lima"), 0.0, None),
        (dated(""), dated(""), 0.2, None),
    ],
)
def test_evidence_between_passages_of_a_day(
    one: Candidate, other: Candidate, likeness: float, ground: Ground | None
) -> None:
    """Both ways the same."""
    assert ground_on_day(one, other, likeness) is ground
    assert ground_on_day(other, one, likeness) is ground


SAID = Figures(series=(7,))


def undated(subject: str, places: str = "", figures: Figures = Figures()) -> Candidate:  # noqa: B008 - frozen
    return passage(2, "", subject=subject, places=places, figures=figures)


@pytest.mark.parametrize(
    ("one", "other", "likeness", "ground"),
    [
        (undated("attack", "azal"), dated("attack", "azal"), 0.0, Ground.PLACE),
        (undated("attack"), dated("attack"), 0.1, None),
        (undated("attack"), dated("attack"), 0.2, Ground.SUBJECT),
        (undated("control"), dated("control"), 0.1, Ground.SUBJECT),
        (undated("control"), dated("control"), 0.0, None),
        (undated("attack"), dated("killing"), 0.3, None),
        (undated("toll"), dated("toll"), 0.9, None),
    ],
)
def test_a_passage_without_a_day_needs_more(
    one: Candidate, other: Candidate, likeness: float, ground: Ground | None
) -> None:
    """The kind of event alone could have been on any day."""
    assert ground_without_day(one, other, likeness) is ground


def test_tolls_are_told_together_by_their_figures_alone() -> None:
    """Two counts in the same words may be of two events."""
    one = passage(1, "", on(MONDAY), subject="toll", figures=SAID)
    assert ground_without_day(undated("toll", figures=SAID), one, 0.0) is Ground.FIGURES
    assert ground_between_undated(undated("toll", figures=SAID), undated("toll"), 0.9) is None
    both = (
        undated("toll", figures=Figures(counts=(3,))),
        undated("toll", figures=Figures(counts=(3,))),
    )
    assert ground_between_undated(*both, 0.0) is Ground.FIGURES


def test_a_group_grows_by_vote() -> None:
    """One passage that is like one of three does not join the three."""
    groups = DayGroups(
        [
            passage(1, "Rebels stormed the harbour of Azal", on(MONDAY), subject="attack"),
            passage(2, "An attack began in the morning", on(MONDAY), subject="attack"),
            passage(3, "Gunfire was heard", on(MONDAY), subject="attack"),
            passage(4, "The harbour of Azal stands", on(MONDAY)),
            passage(5, "The harbour of Azal still stands", on(MONDAY)),
        ]
    ).groups
    assert [[one.id for one in group] for group in groups] == [
        ["p001", "p002", "p003"],
        ["p004", "p005"],
    ]


def test_a_guess_leads_to_no_other_guess() -> None:
    """What joined without a day is nothing that another could join by."""
    first = passage(1, "Rebels attacked Azal", on(MONDAY), subject="attack", places="azal")
    second = passage(
        2, "Rebels attacked Azal port", subject="attack", places="azal port", visits=(MONDAY,)
    )
    third = passage(3, "They attacked the port", subject="attack", places="port", visits=(MONDAY,))
    day = DayGroups([first, second, third])
    assert day.groups == [[first]]
    assert day.offer(second) is not None
    assert day.offer(third) is None
