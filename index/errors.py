"""What can go wrong, named for its cause.

Every error says what was wrong with which input, and what to do about it. Adapters translate the
errors of the libraries beneath them; nothing else catches those.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root of every error that Dateline raises on purpose.

    Args:
        problem: what is wrong, naming the offending value or file.
        remedy: what the person can do about it, as a full sentence.
    """

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class InputError(DatelineError):
    """A file or folder that was given cannot be read as articles."""


class DataError(DatelineError):
    """A data file of ours (rules, gazetteer, sidecar) has a row that cannot be used."""


class SettingError(DatelineError):
    """A setting has a value that it cannot have."""


class StoreError(DatelineError):
    """The corpus store or the index is missing, damaged, foreign or in use."""


class WorkerError(DatelineError):
    """A worker process ended before its work was done."""


class QueryError(DatelineError):
    """A query that cannot or must not be answered as it was typed.

    Args:
        problem: as for every error.
        remedy: as for every error.
        typed: the text that has the fault; "" when the fault is in no text.
        start: where the fault begins in it; half-open code points.
        end: one past its last; `start` when it is in no single place.
        corrected: the text without the fault, where it is certain what was meant; else "".
    """

    def __init__(
        self,
        problem: str,
        *,
        remedy: str,
        typed: str = "",
        start: int = 0,
        end: int = 0,
        corrected: str = "",
    ) -> None:
        super().__init__(problem, remedy=remedy)
        self.typed = typed
        self.start = start
        self.end = end
        self.corrected = corrected


class BusyError(DatelineError):
    """Too many questions at once; the same one can be answered a little later."""


class NotFoundError(DatelineError):
    """No such article, passage, entry or entity."""


class GoneError(DatelineError):
    """The thing existed and was removed on purpose."""


class NotIndexedError(DatelineError):
    """The corpus keeps the thing, but the index does not show it at present."""


class SkipArticle(Exception):  # noqa: N818 - a signal to the pipeline, not a fault of the program
    """Raised by a step to drop one article from a run; the run's report names the reason.

    Args:
        reason: a sentence for the report, naming the article's input.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
