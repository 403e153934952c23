"""GET /entry/<passage id>: the permanent address of an entry, or of a passage by itself."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template
from werkzeug.wrappers import Response

from search.answers import Answers
from web import links
from web.routes.context import base_address, context
from web.views.entry import entry_page, named_link, passage_page
from web.views.page import Frame

blueprint = Blueprint("entry", __name__)


@blueprint.get("/entry/<passage_id>")
def show(passage_id: str) -> str | Response:
    """An entry; any other of its passages leads to the entry's own address."""
    here = context()
    # A generation that comes in between may group the passages otherwise.
    answers = here.answers.held()
    place = answers.locate(passage_id)
    if not place.passage:
        return superseded(place.article)
    if place.entry and place.entry != passage_id:
        return redirect(f"{links.entry(place.entry)}#p-{place.passage}", code=302)
    if not place.entry and place.passage != passage_id:
        return redirect(links.entry(place.passage), code=302)
    if place.entry:
        view = entry_page(answers.entry(passage_id), marks=here.marks, base=base_address())
        title = "".join(fragment.text for fragment in view.fragments)
        return render_template("pages/entry.html", frame=_frame(title), view=view)
    return _lone_passage(answers, passage_id, article_id=place.article)


def superseded(article_id: str) -> Response:
    """The page of a passage that a later version of its report no longer has."""
    page = render_template(
        "pages/superseded.html",
        frame=Frame(title="No longer in the report"),
        article_href=links.article(article_id),
    )
    return make_response(page, 410)


def _lone_passage(answers: Answers, passage_id: str, *, article_id: str) -> str:
    article = answers.article(article_id)
    names = {
        entity.id: named_link(entity.id, entity.name, entity.kind.value)
        for entity in article.entities
    }
    passage = answers.passage(passage_id)
    view = passage_page(passage, names=names, marks=context().marks, base=base_address())
    title = "".join(fragment.text for fragment in view.testimony.sentence.fragments)
    return render_template("pages/passage.html", frame=_frame(title), view=view)


def _frame(title: str) -> Frame:
    return Frame(title=title, collects=True)
