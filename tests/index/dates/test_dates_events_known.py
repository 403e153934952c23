"""What several articles say of one event, and what is made of it in another."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.events.agreement import finest
from index.dates.events.answers import Saying, answer_to
from index.dates.events.known import Evidence, KnownEvent
from index.dates.events.leanings import counted_value
from index.dates.tagger import DateTagger
from index.model.article import Published
from index.model.certainty import Basis
from index.model.days import DayRange

TAGGER = DateTagger()
PUBLISHED = Published.stated(date(2025, 3, 8))


def saying(value: str, *, given: str = "bashar", direct: bool = True) -> Saying:
    return Saying(
        direct=direct,
        given=given,
        value=value,
        passage=f"p{value}",
        within=0,
        article="a",
        start=0,
        end=9,
    )


def answered(given: str, *sayings: Saying) -> str | None:
    answer = answer_to(given, sayings)
    return None if answer is None else (answer.finer or answer.direct).value


def known(value: str) -> KnownEvent:
    evidence = Evidence(value=value, words="Assad was ousted", passage="passage23456")
    return KnownEvent(direct=evidence, finer=None, answer=value)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (["2024-12", "2024-12-08", "2024"], "2024-12-08"),
        (["2024-12-08", "2024-12-09"], None),
        (["2024-11", "2024-12-08"], None),
        ([], None),
        (["XXXX-12-08"], None),
    ],
)
def test_dates_agree_when_each_lies_within_the_next(values: list[str], wanted: str | None) -> None:
    """Two that exclude each other are no date."""
    assert finest(values) == wanted


def test_a_day_of_the_kind_tells_only_within_what_is_known() -> None:
    """Alone, or outside, it is another event."""
    month, day = saying("2024-12"), saying("2024-12-08", direct=False)
    assert answered("bashar", month, day) == "2024-12-08"
    assert answered("bashar", day) is None
    assert answered("bashar", month, saying("2024-11-08", direct=False)) == "2024-12"
    other = saying("2024-12-09", direct=False)
    assert answered("bashar", month, day, other) == "2024-12"


def test_people_of_one_name_are_told_apart() -> None:
    """A bare name is somebody's only where nobody else bears it."""
    bashar, bare = saying("2024-12-08"), saying("2024-12", given="")
    hafez = saying("2000-06-10", given="hafez")
    assert answered("bashar", bashar, bare) == "2024-12-08"
    assert answered("", bashar, bare) == "2024-12-08"
    assert answered("bashar", bashar, hafez) == "2024-12-08"
    assert answered("bashar", bare, hafez) is None
    assert answered("", bashar, hafez) is None
    assert answered("maher", bashar) is None


@pytest.mark.parametrize(
    ("value", "count", "unit", "wanted"),
    [
        ("2024-12-08", 3, "M", "2025-03"),
        ("2024-12", 3, "M", "2025-03"),
        ("2024", 3, "M", None),
        ("2024-12-08", 2, "D", "2024-12-10"),
        ("2024-12-08", -1, "D", "2024-12-07"),
        ("2024-12", 2, "D", None),
        ("2024-12-08", 1, "W", "2024-W50"),
        ("2024", 2, "Y", "2026"),
        ("9999-12-31", 1, "D", None),
    ],
)
def test_counting_claims_no_more_than_is_known(
    value: str, count: int, unit: str, wanted: str | None
) -> None:
    """Two days after a month is no day."""
    assert counted_value(value, count, unit) == wanted


def test_what_others_say_is_an_inference() -> None:
    """It names the words and the passage."""
    text = "Bashar al-Assad is gone. Since Assad’s ouster, it is calm."
    found = TAGGER.read(
        text, published=PUBLISHED, known={("regime_change/assad", "bashar"): known("2024-12-08")}
    )
    (mention,) = found.mentions
    assert (mention.value, mention.basis) == ("2024-12-08/..", Basis.INFERRED)
    assert "passage23456" in mention.anchor
    assert [leaning.answer for leaning in found.leanings] == ["2024-12-08"]


@pytest.mark.parametrize(
    ("text", "event", "given", "value"),
    [
        # Not yet: the report is older than the event.
        ("Bashar Assad left. Since Assad’s fall it is calm.", "assad", "bashar", "2025-04-01"),
        # A city falls more than once.
        ("They left. Since the fall of Kabul it is calm.", "kabul", "", "2001-11-13"),
    ],
)
def test_what_others_say_is_not_taken_for_another_event(
    text: str, event: str, given: str, value: str
) -> None:
    """Silence is better."""
    events = {(f"regime_change/{event}", given): known(value)}
    found = TAGGER.read(text, published=PUBLISHED, known=events)
    assert found.leanings
    assert found.mentions == ()


def test_own_words_go_before_what_others_say() -> None:
    """A report is read by itself first."""
    text = "Bashar Assad was ousted in December 2024. Since Assad’s ouster, it is calm."
    events = {("regime_change/assad", "bashar"): known("2024-12-08")}
    found = TAGGER.read(text, published=PUBLISHED, known=events)
    assert [m.value for m in found.mentions] == ["2024-12", "2024-12/.."]
    assert found.leanings == ()
    assert found.mentions[-1].basis is Basis.RESOLVED


def test_a_publication_day_that_is_inferred_makes_the_event_inferred() -> None:
    """Nothing is surer than what it leans on."""
    text = "Bashar Assad was ousted on Friday. Since Assad’s ouster, it is calm."
    doubtful = Published(
        day=date(2025, 3, 8),
        bounds=DayRange.inclusive(date(2025, 3, 5), date(2025, 3, 8)),
        basis=Basis.INFERRED,
    )
    exact = TAGGER.tag(text, published=PUBLISHED)
    loose = TAGGER.tag(text, published=doubtful)
    assert exact[-1].basis is Basis.RESOLVED
    assert loose[-1].basis is Basis.INFERRED
    assert exact[-1].value == "2025-03-07/.."
