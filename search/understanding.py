"""What does a question mean over this index? Parsed, names widened, small words passed over.

Keeps out: the answer (engines), and the turns that answers wait for (service.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.engine import Engine
from search.essentials import essential, passed_over
from search.expand import expand
from search.explain import Indexed, reading_of
from search.leaves import Leaf
from search.parse import Parsed, parse
from search.query import Node, Query
from search.results.reading import Explanation
from search.slips import slips


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question and what became of it.

    Args:
        parsed: as typed.
        widened: its tree with the other spellings of names.
        query: what an engine is asked.
    """

    parsed: Parsed
    widened: Node | None
    query: Query


def understand(engine: Engine, query: Query) -> Understood:
    """What a question means; raises QueryError when it cannot be parsed.

    Args:
        engine: knows the names.
        query: the question, its tree not filled in.
    """
    parsed = parse(query.text)
    root = parsed.root
    if root is not None and query.aliases:
        root = expand(root, engine.known)
    asked = None if root is None else essential(root)
    return Understood(
        parsed=parsed,
        widened=root,
        query=replace(query, text=query.text.strip(), root=asked),
    )


def explanation_of(engine: Engine, understood: Understood, *, lacking: bool) -> Explanation:
    """How a question was read.

    Args:
        engine: the engine that answered it.
        understood: the question.
        lacking: whether nothing has all that is wanted; then each thing is looked for by itself.
    """

    def is_absent(leaf: Leaf) -> bool:
        return lacking and not engine.has(leaf)

    root = understood.query.root
    return Explanation(
        reading=reading_of(root, Indexed(forms=engine.forms, absent=is_absent)),
        passed_over=() if understood.widened is None else passed_over(understood.widened),
        slips=slips(understood.query.text) if root is not None else (),
    )
