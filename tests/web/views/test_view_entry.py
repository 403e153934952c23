"""How a date was understood, for the page."""

from __future__ import annotations

from datetime import date

from index.dates.events.known import Evidence, KnownEvent
from index.dates.tagger import DateTagger
from index.model.article import Published
from web.views.entry import date_note


def test_a_date_that_leans_on_another_report_links_to_its_passage() -> None:
    """The reader must be able to check the words that it leans on."""
    passage = "bfbp3tffmp67"
    evidence = Evidence(value="2024-12-08", words="Assad was ousted on Dec. 8", passage=passage)
    (mention,) = (
        DateTagger()
        .read(
            "Bashar Assad left. Since Assad’s ouster, it is calm.",
            published=Published.stated(date(2025, 3, 8)),
            known={
                ("regime_change/assad", "bashar"): KnownEvent(
                    direct=evidence, finer=None, answer="2024-12-08"
                )
            },
        )
        .mentions
    )
    note = date_note(mention)
    assert passage in note.anchor
    assert note.anchor_href == f"/entry/{passage}"


def test_a_date_that_leans_on_publication_links_nowhere() -> None:
    """There is no passage to look at."""
    published = Published.stated(date(2025, 3, 8))
    (mention,) = DateTagger().tag("They met on Friday.", published=published)
    assert date_note(mention).anchor_href == ""
