"""How many voices several reports are."""

from __future__ import annotations

import pytest

from index.model.article import BlockKind, Metadatum, Passage
from search.independence import agencies_of, independence
from search.results.passages import ArticleSummary, Fragment, PassageView

FIRE = "The old bridge over the river in Azal was destroyed by fire late on Monday, police said."
SAME = "The old bridge over the river in Azal was destroyed by fire late on Monday evening."
OTHER = "A blaze brought down the historic crossing of Azal before midnight, residents said."


def said(
    number: int, text: str, *, source: str = "", filed: tuple[str, ...] = (), report: int = 0
) -> PassageView:
    summary = ArticleSummary(
        id=f"article{report or number}",
        title=None,
        opening="",
        source=Metadatum(value=source) if source else None,
        published=None,
        filed=filed,
    )
    passage = Passage(id=f"p{number}", start=0, end=len(text), kind=BlockKind.BODY, block=0)
    return PassageView(passage=passage, article=summary, fragments=(Fragment(text=text),))


def test_reports_in_their_own_words_are_voices_of_their_own() -> None:
    """Nothing is shared."""
    found = independence([said(1, FIRE), said(2, OTHER)])
    assert (found.reports, found.voices, found.shared) == (2, 2, ())


def test_copies_of_a_sentence_are_one_voice() -> None:
    """Edited a little at the end."""
    found = independence([said(1, FIRE), said(2, OTHER), said(3, SAME)])
    assert (found.reports, found.voices) == (3, 2)
    assert [[view.passage.id for view in one.passages] for one in found.shared] == [["p1", "p3"]]


def test_a_report_does_not_copy_itself() -> None:
    """A sentence and the caption that repeats it."""
    assert independence([said(1, FIRE), said(2, FIRE, report=1)]).shared == ()


def test_short_sentences_alike_are_no_copies() -> None:
    """Anybody may have written them."""
    assert (
        independence(
            [said(1, "Police are investigating."), said(2, "Police are investigating.")]
        ).voices
        == 2
    )


@pytest.mark.parametrize(
    ("view", "agencies"),
    [
        (said(1, OTHER, filed=("By AFP staff",)), ("AFP",)),
        (said(1, OTHER, filed=("AZAL (Reuters)",)), ("Reuters",)),
        (said(1, OTHER, source="Xinhua"), ("Xinhua",)),
        (said(1, "Ten died, according to the state news agency SANA."), ("SANA",)),
        (said(1, "Ten died, AFP reported."), ("AFP",)),
        (said(1, "A source told Agence France-Presse of ten dead."), ("AFP",)),
        (said(1, "The building of Reuters burned."), ()),
        (said(1, "The wrapping said so."), ()),
    ],
)
def test_the_agency_that_a_passage_comes_from(view: PassageView, agencies: tuple[str, ...]) -> None:
    """Named in byline, dateline or source, or as the source of the sentence."""
    assert agencies_of(view) == agencies


def test_reports_of_one_agency_are_one_voice_also_through_a_copy() -> None:
    """The third copies the second, which names the same agency as the first."""
    views = [
        said(1, OTHER, filed=("(AFP)",)),
        said(2, FIRE, filed=("AFP",)),
        said(3, SAME),
        said(4, "Nobody was hurt."),
    ]
    found = independence(views)
    assert (found.reports, found.voices) == (4, 2)
    assert [one.agency for one in found.shared] == ["", "AFP"]
