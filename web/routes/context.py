"""What does every route work with? The service, the settings, the marks, the counts, the ways."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request

from search.answers import Answers
from web.metrics import Metrics
from web.settings import WebSettings
from web.views.sources import SourceMarks
from web.views.ways import Ways

KEY = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the application was made with."""

    answers: Answers
    settings: WebSettings
    marks: SourceMarks
    metrics: Metrics
    ways: Ways


def context() -> Context:
    """The context of the application that answers now."""
    found: Context = current_app.extensions[KEY]
    return found


def base_address() -> str:
    """What stands before a path to make an address of this server."""
    return request.host_url.rstrip("/")
