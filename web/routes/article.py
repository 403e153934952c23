"""GET /article/<id>: one report with its notes in place, its days and what others say beside it."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.routes.context import base_address, context
from web.views.article import article_page
from web.views.page import Frame

blueprint = Blueprint("article", __name__)


@blueprint.get("/article/<article_id>")
def show(article_id: str) -> str:
    """An article."""
    here = context()
    # What stands beside it must be of the same generation.
    answers = here.answers.held()
    view = article_page(
        answers.article(article_id),
        others=answers.others(article_id),
        marks=here.marks,
        base=base_address(),
    )
    frame = Frame(title=f"{view.headline.text} · {view.source.label}")
    return render_template("pages/article.html", frame=frame, view=view)
