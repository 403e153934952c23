"""The help page: every sign has a row that other pages can lead to."""

from __future__ import annotations

from search.service import Service
from web.views.help import help_view
from web.views.sources import SourceMarks


def test_legend_names_every_sign_and_every_source(answers: Service) -> None:
    """A sign that nobody explains is decoration."""
    view = help_view(answers.overview(), marks=SourceMarks(answers))
    ids = [row.id for row in view.legend]
    assert len(set(ids)) == len(ids)
    assert {"sign-stated", "sign-resolved", "sign-inferred", "sign-undated"} < set(ids)
    assert [mark.label for mark in view.sources] == ["Coast Herald", "The Harbour Courier"]
