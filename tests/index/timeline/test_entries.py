"""Which passages become one timeline entry, and what the entry is called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from told import BRIDGE, FIRE, MONDAY, TUESDAY, VOTE, on, passage

from index.model.article import BlockKind
from index.model.entries import Ground, Precision
from index.timeline.candidates import Candidate
from index.timeline.entries import build_entries
from index.timeline.placement import UNDATED, Placement


def test_alike_passages_of_one_day_are_one_entry() -> None:
    """Two reports of one fire are one thing that happened."""
    entries = build_entries(
        [
            passage(1, FIRE, on(MONDAY)),
            passage(2, VOTE, on(MONDAY)),
            passage(3, BRIDGE, on(MONDAY)),
        ]
    )
    assert [entry.passages for entry in entries] == [("p001", "p003"), ("p002",)]
    assert entries[0].grounds == (Ground.DAY, Ground.DAY)


def test_different_days_never_meet() -> None:
    """The same words on another day are another event."""
    entries = build_entries([passage(1, FIRE, on(MONDAY)), passage(2, FIRE, on(TUESDAY))])
    assert len(entries) == 2


def test_an_entry_is_addressed_by_its_oldest_passage() -> None:
    """The address must not change when a newer report joins."""
    newest_first = [passage(9, BRIDGE, on(MONDAY)), passage(2, FIRE, on(MONDAY))]
    entries = build_entries([*newest_first, passage(5, VOTE, on(MONDAY))])
    assert entries[0].id == "p002"


def test_a_passage_without_a_day_gives_no_address_and_no_headline() -> None:
    """It joins on evidence that could be wrong; the entry is what the dated ones say."""
    entries = build_entries(
        [
            passage(
                1,
                "Men attacked a post near Azal",
                subject="attack",
                places="azal",
                visits=(MONDAY,),
            ),
            passage(2, "Rebels stormed Azal at dawn", on(MONDAY), subject="attack", places="azal"),
        ]
    )
    assert [(e.id, e.headline, e.passages) for e in entries] == [("p002", "p002", ("p001", "p002"))]
    assert entries[0].grounds == (Ground.PLACE, Ground.DAY)


def test_a_passage_without_a_day_joins_the_day_with_the_best_evidence() -> None:
    """A place counts for more than the kind of event alone, and one day is enough."""
    entries = build_entries(
        [
            passage(1, "Rebels attacked a post", on(MONDAY), subject="attack"),
            passage(2, "Rebels attacked the town", on(TUESDAY), subject="attack", places="azal"),
            passage(
                3,
                "The rebels attacked from the hills",
                subject="attack",
                places="azal",
                visits=(MONDAY, TUESDAY),
                near=MONDAY,
            ),
        ]
    )
    assert [entry.passages for entry in entries] == [("p001",), ("p002", "p003")]


def test_a_sequel_stands_where_what_it_goes_on_with_stands() -> None:
    """ "Other estimates put the number at 30" says nothing by itself."""
    toll = passage(1, "At least 20 people died", on(MONDAY), has_figure=True)
    entries = build_entries(
        [toll, passage(2, "Other estimates put it at 30", has_figure=True, goes_on=toll)]
    )
    assert [(e.passages, e.grounds) for e in entries] == [
        (("p001", "p002"), (Ground.DAY, Ground.SEQUEL))
    ]


def test_a_figure_is_shown_even_when_what_it_goes_on_with_is_not() -> None:
    """No figure is lost."""
    told = passage(1, "People fled", subject="flight", near=MONDAY)
    entries = build_entries([told, passage(2, "They were 300", has_figure=True, goes_on=told)])
    assert [(e.passages, e.grounds) for e in entries] == [(("p002",), (Ground.ITSELF,))]


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


def test_undated_passages_of_unknown_days_stay_by_themselves() -> None:
    """Without a day there is no evidence that two sentences speak of one event."""
    entries = build_entries([passage(1, FIRE, has_figure=True), passage(2, FIRE, has_figure=True)])
    assert [entry.precision for entry in entries] == [Precision.UNDATED] * 2


def test_undated_passages_of_one_story_are_told_together_and_only_then_shown() -> None:
    """Two ministers react to the same; one sentence that says no day and no figure is no entry."""
    entries = build_entries(
        [
            passage(1, "Spain condemned the raid", subject="reaction", near=MONDAY),
            passage(2, "Oslo was alarmed", subject="reaction", near=MONDAY),
            passage(3, "Peru sent condolences", subject="reaction", near=MONDAY, setting="lima"),
            passage(4, "Families fled", subject="flight", near=MONDAY),
        ]
    )
    assert [(e.id, e.passages, e.precision) for e in entries] == [
        ("p001", ("p001", "p002"), Precision.UNDATED)
    ]
    assert entries[0].grounds == (Ground.SUBJECT, Ground.SUBJECT)


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
kinds = st.sampled_from(["", "attack", "reaction", "appeal"])
told = st.tuples(texts, placements, kinds, st.booleans(), st.booleans())


def passages_of(rows: list[tuple[str, Placement, str, bool, bool]]) -> list[Candidate]:
    """Some passages, undated ones visiting both days, sequels after any of them."""
    found: list[Candidate] = []
    for number, (text, placement, kind, has_figure, is_sequel) in enumerate(rows):
        dated = placement.days is not None
        root = found[-1] if found and is_sequel and not dated and not found[-1].goes_on else None
        found.append(
            passage(
                number,
                text,
                placement,
                subject=kind,
                has_figure=has_figure,
                goes_on=root,
                visits=() if dated else (MONDAY, TUESDAY),
                near=None if dated else TUESDAY,
            )
        )
    return found


@given(st.lists(told, max_size=12), st.randoms())
def test_every_passage_has_at_most_one_home_and_days_and_figures_have_one(
    rows: list[tuple[str, Placement, str, bool, bool]], random: object
) -> None:
    """No day and no figure is lost, none is shown twice, whatever order articles come in."""
    passages = passages_of(rows)
    shuffled = list(passages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    entries = build_entries(shuffled)
    homes = [identifier for entry in entries for identifier in entry.passages]
    assert len(homes) == len(set(homes))
    assert set(homes) >= {one.id for one in passages if one.is_dated or one.has_figure}
    assert entries == build_entries(passages)
    for entry in entries:
        assert entry.id in entry.passages
        assert (Ground.DAY in entry.grounds) is (entry.days is not None)


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_a_day_is_grouped_by_itself(monday: list[str], tuesday: list[str]) -> None:
    """A new article changes only the days that it touches."""
    first = [passage(n, text, on(MONDAY)) for n, text in enumerate(monday)]
    second = [passage(100 + n, text, on(TUESDAY)) for n, text in enumerate(tuesday)]
    together = build_entries(first + second)
    assert set(together) == {*build_entries(first), *build_entries(second)}
