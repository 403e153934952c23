"""Does text survive the notes that are laid over it?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.views.segments import PassageRun, Span, Stretch, cut

LENGTH = 60


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """Any spans, overlapping or not, some beyond the text."""
    edges = draw(st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=8))
    return tuple(
        Span(start=start, end=start + length, index=index)
        for index, (start, length) in enumerate(edges)
    )


def stretches(runs: tuple[PassageRun, ...]) -> list[Stretch]:
    """All stretches in order."""
    marked = [mark for run in runs for mark in run.marks]
    return [stretch for mark in marked for under in mark.notes for stretch in under.stretches]


@given(st.integers(0, 20), st.integers(1, 40), spans(), spans(), spans(), spans(), spans())
def test_stretches_cover_the_text_exactly_once(
    start: int,
    length: int,
    passages: tuple[Span, ...],
    dates: tuple[Span, ...],
    figures: tuple[Span, ...],
    names: tuple[Span, ...],
    marks: tuple[Span, ...],
) -> None:
    """Not a character of a report may be lost or said twice."""
    text = "".join(chr(0x1F600 + place) for place in range(LENGTH))
    runs = cut(
        start,
        start + length,
        passages=passages,
        dates=dates,
        figures=figures,
        names=names,
        marks=marks,
    )
    found = stretches(runs)
    assert "".join(text[s.start : s.end] for s in found) == text[start : start + length]
    assert all(s.start < s.end for s in found)


@given(spans(), spans(), spans(), spans(), spans())
def test_note_is_only_laid_over_its_own_text(
    passages: tuple[Span, ...],
    dates: tuple[Span, ...],
    figures: tuple[Span, ...],
    names: tuple[Span, ...],
    marks: tuple[Span, ...],
) -> None:
    """A date that reached one word too far would date something else."""
    layers = {
        "passage": passages,
        "date": dates,
        "figure": figures,
        "name": names,
        "mark": marks,
    }
    runs = cut(0, LENGTH, passages=passages, dates=dates, figures=figures, names=names, marks=marks)
    for stretch in stretches(runs):
        for kind, notes in layers.items():
            index = getattr(stretch, kind)
            if index is not None:
                note = notes[index]
                assert note.start <= stretch.start
                assert stretch.end <= note.end


@given(spans())
def test_notes_that_do_not_overlap_are_all_kept(dates: tuple[Span, ...]) -> None:
    """Nothing that was found may vanish without a reason."""
    apart: list[Span] = []
    for span in sorted(dates, key=lambda span: span.start):
        if span.end <= LENGTH and (not apart or apart[-1].end <= span.start):
            apart.append(span)
    runs = cut(0, LENGTH, passages=(), dates=apart, figures=(), names=(), marks=())
    assert {s.date for s in stretches(runs)} - {None} == {span.index for span in apart}


def test_longer_of_two_notes_that_start_together_wins() -> None:
    """“the night of 6 March” is the date, not “the night” in it."""
    short, long = Span(start=2, end=4, index=0), Span(start=2, end=8, index=1)
    runs = cut(0, 10, passages=(), dates=(short, long), figures=(), names=(), marks=())
    assert [(s.start, s.end, s.date) for s in stretches(runs)] == [
        (0, 2, None),
        (2, 8, 1),
        (8, 10, None),
    ]


def test_name_within_a_date_within_a_passage_is_nested() -> None:
    """“since Assad’s fall” is a date that holds a name."""
    runs = cut(
        0,
        10,
        passages=(Span(start=0, end=10, index=0),),
        dates=(Span(start=2, end=8, index=0),),
        figures=(),
        names=(Span(start=4, end=6, index=0),),
        marks=(),
    )
    (passage,) = runs
    (unmarked,) = passage.marks
    assert [(run.date, len(run.stretches)) for run in unmarked.notes] == [
        (None, 1),
        (0, 3),
        (None, 1),
    ]


def test_note_that_crosses_a_passage_is_cut_there() -> None:
    """A passage must stay one element of the page, or its address would not mark it whole."""
    runs = cut(
        0,
        10,
        passages=(Span(start=0, end=5, index=0), Span(start=5, end=10, index=1)),
        dates=(Span(start=4, end=6, index=0),),
        figures=(),
        names=(),
        marks=(),
    )
    assert [(run.passage, [u.date for u in run.marks[0].notes]) for run in runs] == [
        (0, [None, 0]),
        (1, [0, None]),
    ]


def test_mark_is_one_run_however_many_names_it_holds() -> None:
    """A reader should meet one note for one defect, not one for each word."""
    (passage,) = cut(
        0,
        10,
        passages=(Span(start=0, end=10, index=0),),
        marks=(Span(start=2, end=9, index=0),),
        dates=(),
        figures=(),
        names=(Span(start=3, end=4, index=0), Span(start=6, end=7, index=1)),
    )
    assert [run.mark for run in passage.marks] == [None, 0, None]


def test_figure_goes_on_around_the_date_in_it() -> None:
    """“nine dead on 7 March in the harbour” is one figure, and its date stays a date."""
    runs = cut(
        0,
        20,
        passages=(),
        marks=(),
        dates=(Span(start=8, end=12, index=0),),
        figures=(Span(start=2, end=16, index=0),),
        names=(),
    )
    assert [(s.start, s.end, s.date, s.figure) for s in stretches(runs)] == [
        (0, 2, None, None),
        (2, 8, None, 0),
        (8, 12, 0, None),
        (12, 16, None, 0),
        (16, 20, None, None),
    ]


def test_figure_within_a_date_or_a_figure_is_not_hidden() -> None:
    """“the day nine people died”: the figure counts as much as the day that it stands in."""
    runs = cut(
        0,
        20,
        passages=(),
        marks=(),
        dates=(Span(start=0, end=10, index=0),),
        figures=(
            Span(start=4, end=6, index=0),
            Span(start=12, end=20, index=1),
            Span(start=14, end=16, index=2),
        ),
        names=(),
    )
    assert [(s.date, s.figure) for s in stretches(runs)] == [
        (0, None),
        (None, 0),
        (0, None),
        (None, None),
        (None, 1),
        (None, 2),
        (None, 1),
    ]


@given(spans(), spans())
def test_no_word_is_both_in_a_date_and_in_a_figure(
    dates: tuple[Span, ...], figures: tuple[Span, ...]
) -> None:
    """A link must not hold another."""
    runs = cut(0, LENGTH, passages=(), marks=(), dates=dates, figures=figures, names=())
    assert all(s.date is None or s.figure is None for s in stretches(runs))
