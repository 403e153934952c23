"""What does a format's module promise?

Keeps out: which formats there are (the registry) and how each is read (one module each).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.model.article import Article
from index.readers.failure import Failure, Note, Removal
from index.readers.inputs import Input

Told = Article | Failure | Note | Removal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format whose inputs hold articles.

    Args:
        name: the format's name for people.
        suffixes: the file suffixes it is chosen by, lower case with the dot.
        recognises: whether the first bytes of an input can only be this format, whatever its
            suffix.
        read: turns an input into articles, failures and notes. It raises InputError when the
            whole input cannot be read.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool]
    read: Callable[[Input], Iterator[Told]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A format whose inputs hold other inputs: an archive.

    Args:
        name: as in `Reader`.
        suffixes: as in `Reader`.
        recognises: as in `Reader`.
        members: what an input holds, one after the other, and what is told of it: a failure for
            each member that cannot be read, the article that a mail is beside what is attached.
            A member may be read until the next one is asked for. It raises InputError when the
            rest cannot be read.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool]
    members: Callable[[Input], Iterator[Input | Told]]
