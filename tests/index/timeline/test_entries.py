"""Which passages become one timeline entry."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import terms
from index.model.article import BlockKind
from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Precision
from index.timeline.entries import DatedPassage, build_entries
from index.timeline.placement import UNDATED, Placement

MONDAY = date(2031, 5, 5)
TUESDAY = date(2031, 5, 6)


def on(day: date, *, part: str = "") -> Placement:
    return Placement(
        days=DayRange.day(day),
        precision=Precision.PART_OF_DAY if part else Precision.DAY,
        grain=Grain.PART_OF_DAY if part else Grain.DAY,
        part=part,
        basis=Basis.RESOLVED,
    )


def passage(
    number: int,
    text: str,
    placement: Placement,
    *,
    names: tuple[str, ...] = (),
    kind: BlockKind = BlockKind.BODY,
) -> DatedPassage:
    features = dict.fromkeys(terms(text), 1.0) | {f"@{name}": 2.0 for name in names}
    return DatedPassage(
        id=f"p{number:03d}",
        sequence=number,
        article=f"a{number}",
        kind=kind,
        placement=placement,
        features=features,
    )


FIRE = "Fire destroyed the old bridge in Azal"
BRIDGE = "The old bridge of Azal was destroyed by fire"
VOTE = "Parliament voted on the budget"


def test_alike_passages_of_one_day_are_one_entry() -> None:
    """Two reports of one fire are one thing that happened."""
    entries = build_entries(
        [
            passage(1, FIRE, on(MONDAY), names=("place-azal",)),
            passage(2, VOTE, on(MONDAY)),
            passage(3, BRIDGE, on(MONDAY), names=("place-azal",)),
        ]
    )
    assert [entry.passages for entry in entries] == [("p001", "p003"), ("p002",)]


def test_different_days_never_meet() -> None:
    """The same words on another day are another event."""
    entries = build_entries([passage(1, FIRE, on(MONDAY)), passage(2, FIRE, on(TUESDAY))])
    assert len(entries) == 2


def test_an_entry_is_addressed_by_its_oldest_passage() -> None:
    """The address must not change when a newer report joins."""
    newest_first = [passage(9, BRIDGE, on(MONDAY)), passage(2, FIRE, on(MONDAY))]
    entries = build_entries([*newest_first, passage(5, VOTE, on(MONDAY))])
    assert entries[0].id == "p002"


def test_a_caption_never_leads() -> None:
    """The headline is running text where there is any."""
    entries = build_entries(
        [
            passage(1, FIRE, on(MONDAY), kind=BlockKind.CAPTION),
            passage(2, VOTE, on(MONDAY)),
            passage(3, BRIDGE, on(MONDAY)),
        ]
    )
    assert entries[0].headline == "p003"


def test_undated_passages_stay_by_themselves() -> None:
    """Without a day there is no evidence that two sentences speak of one event."""
    entries = build_entries([passage(1, FIRE, UNDATED), passage(2, FIRE, UNDATED)])
    assert [entry.precision for entry in entries] == [Precision.UNDATED] * 2


def test_part_of_day_is_kept_only_when_all_agree() -> None:
    """A night and a plain day together are just that day."""
    entries = build_entries(
        [
            passage(1, FIRE, on(MONDAY, part="NI")),
            passage(2, BRIDGE, on(MONDAY)),
            passage(3, VOTE, on(MONDAY)),
        ]
    )
    assert (entries[0].precision, entries[0].part) == (Precision.DAY, "")


texts = st.sampled_from([FIRE, BRIDGE, VOTE, "The mayor spoke", "Azal mourns its bridge"])
placements = st.sampled_from([on(MONDAY), on(TUESDAY), on(MONDAY, part="MO"), UNDATED])


@given(st.lists(st.tuples(texts, placements), max_size=12), st.randoms())
def test_every_passage_has_exactly_one_home(
    given_passages: list[tuple[str, Placement]], random: object
) -> None:
    """No passage is lost or shown twice, whatever order articles come in."""
    passages = [passage(n, text, placed) for n, (text, placed) in enumerate(given_passages)]
    shuffled = list(passages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    entries = build_entries(shuffled)
    homes = [identifier for entry in entries for identifier in entry.passages]
    assert sorted(homes) == [one.id for one in passages]
    assert entries == build_entries(passages)


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_a_day_is_grouped_by_itself(monday: list[str], tuesday: list[str]) -> None:
    """A new article changes only the days that it touches."""
    first = [passage(n, text, on(MONDAY)) for n, text in enumerate(monday)]
    second = [passage(100 + n, text, on(TUESDAY)) for n, text in enumerate(tuesday)]
    together = build_entries(first + second)
    assert set(together) == {*build_entries(first), *build_entries(second)}
