"""GET /collection: sentences that a reader put together, all of them in the address."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from search.answers import Answers
from search.errors import GoneError, NotFoundError
from search.query import Query
from search.results.hits import Results
from web.collected import collected, headlines_of
from web.collection import Collection, looks_like_id, pasted, read_added, read_collection
from web.routes.context import base_address, context
from web.views.collection import collection_page
from web.views.page import Frame

FOUND = 10  # reports whose sentences are offered

blueprint = Blueprint("collection", __name__)


@blueprint.get("/collection")
def show() -> ResponseReturnValue:
    """A collection; what is added, and any other spelling of its address, leads to its own."""
    here = context()
    answers = here.answers.held()
    added = read_added(request.args)
    collection, words = _with_added(answers, read_collection(request.args), added)
    if not words and tuple(request.args.items(multi=True)) != collection.pairs:
        return redirect(collection.address())
    view = collection_page(
        collected(answers, collection),
        asked=words,
        results=_search(answers, words),
        marks=here.marks,
        base=base_address(),
    )
    frame = Frame(title=f"{view.title or 'Collection'} · {view.total}")
    return render_template("pages/collection.html", frame=frame, view=view)


def _with_added(answers: Answers, collection: Collection, text: str) -> tuple[Collection, str]:
    """The collection with what an address names, or the words that are to be searched for."""
    given = pasted(text)
    if given.words:
        if looks_like_id(given.words) and _is_known(answers, given.words):
            return collection.adding([given.words]), ""
        return collection, given.words
    if given.collection is not None:
        # What was collected first stays first, and keeps its title.
        title = given.collection.title or collection.title
        collection = Collection(ids=given.collection.ids, title=title).adding(collection.ids)
    return collection.adding((*given.passages, *headlines_of(answers, given.entries))), ""


def _is_known(answers: Answers, identifier: str) -> bool:
    try:
        answers.locate(identifier)
    except NotFoundError:
        return False
    except GoneError:
        return True
    return True


def _search(answers: Answers, words: str) -> Results | None:
    return answers.search(Query(text=words, size=FOUND)) if words else None
