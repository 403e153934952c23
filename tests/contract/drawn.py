"""Which corpora and questions are drawn, so that engines can be compared over any of them?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from index.model.article import BlockKind
from index.model.days import DayRange, Grain
from search.engine import Engine
from search.query import (
    And,
    FacetName,
    Field,
    Filters,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Selection,
    Sort,
    Spellings,
    Window,
    Word,
)

WORDS = ("storm", "storms", "stormy", "harbour", "quay", "ferry", "ferries", "flood", "the", "of")
SOURCES = ("The Quay", "Coast Wire", "Storm Watch", "L'Orient Jebel")
ENTITIES = {
    "person-ada-marsh": ("Ada Marsh", "A. Marsh"),
    "person-ada-storm": ("Ada Storm",),
    "place-low-harbour": ("Low Harbour", "Loharb"),
    "place-marsh-end": ("Marsh End",),
    "organisation-flood-office": ("Flood Office",),
    "group-gulls": ("The Gulls",),
    "media-coast-wire": ("Coast Wire",),
    "place-jableh": ("Jableh", "al-Jabla"),
    "person-qaf-jabal": ("Qaf al-Jabal", "d'Orient"),
}
TYPED_BEGINNINGS = (
    *("st", "lo", "the q", "ada m", "wi", "x", "ada marsh", "marsh", "storm", "ada"),
    *("Jab", "Jebl", "jablah", "al-Jeb", "el jab", "us jab", "at the", "gaf", "Kafa", "orient"),
)
FIRST_DAY = date(2031, 4, 20)

days = st.integers(0, 50).map(lambda n: FIRST_DAY + timedelta(days=n))
bound = st.one_of(st.none(), days)


@st.composite
def day_ranges(draw: st.DrawFn) -> DayRange:
    """Ranges of a day, some days, months or years, open or closed."""
    start = draw(bound)
    length = draw(st.sampled_from([1, 1, 2, 7, 8, 31, 92, 93, 400, 3660, 4000]))
    if start is None:
        return DayRange(start=None, end=draw(days))
    return DayRange(start=start, end=draw(st.sampled_from([None, start + timedelta(days=length)])))


def written(span: DayRange) -> str:
    """A range as the corpus markup writes it."""
    return f"{span.first or ''}..{span.last or ''}"


pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from([f"{{{key}|{names[0]}}}" for key, names in ENTITIES.items()]),
    st.sampled_from([f"{{~{key}|{names[-1]}}}" for key, names in ENTITIES.items()]),
    day_ranges().map(lambda span: f"[then|{written(span)}]"),
    st.just("[someday|?]"),
    st.integers(1, 40).map(lambda n: f"<{n} sailors|{n} killed civilians>"),
)
texts = st.lists(pieces, min_size=1, max_size=9).map(" ".join)
titles = st.one_of(st.none(), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join))
publications = st.one_of(
    st.none(),
    days.map(str),
    st.tuples(days, st.integers(0, 40), st.integers(0, 40)).map(
        lambda t: f"{t[0]} {t[0] - timedelta(days=t[1])}..{t[0] + timedelta(days=t[2])}"
    ),
    days.map(lambda day: f"{day} {day}.."),
)
articles = st.lists(
    st.tuples(
        st.lists(st.tuples(texts, st.sampled_from(BlockKind)), max_size=5),
        titles,
        st.one_of(st.none(), st.sampled_from(SOURCES)),
        publications,
    ),
    max_size=8,
)
entry_drafts = st.lists(
    st.tuples(
        st.lists(st.integers(0, 39), min_size=1, max_size=4, unique=True),
        st.one_of(st.none(), day_ranges()),
        st.sampled_from(["", "MO", "NI", "AF"]),
    ),
    max_size=6,
)

# Most of one day, and several of each: what stands out is chosen among days and within them.
few_days = st.integers(0, 4).map(lambda n: DayRange.day(FIRST_DAY + timedelta(days=4 * n)))
day_entry_drafts = st.lists(
    st.tuples(
        st.lists(st.integers(0, 39), min_size=1, max_size=4, unique=True),
        st.one_of(few_days, few_days, few_days, st.none(), day_ranges()),
        st.sampled_from(["", "MO", "NI", "AF"]),
    ),
    max_size=14,
)

fields = st.sampled_from([Field.ANY] * 6 + list(Field))
typed_words = st.sampled_from([*WORDS, "Ada", "marsh", "wire", "then", "absent", "Storm-harbour"])
words = st.builds(Word, text=typed_words, field=fields)
phrases = st.builds(
    Phrase,
    words=st.lists(typed_words, min_size=2, max_size=3).map(tuple),
    field=fields,
)
prefixes = st.builds(
    Prefix, text=st.sampled_from(["sto", "stor", "fer", "har", "mar", "ada", "zzz"]), field=fields
)
leaves = st.one_of(words, words, words, phrases, prefixes)


def _larger(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(And, children=several, soft=st.booleans()),
        st.builds(Or, children=several),
        st.builds(Not, child=children),
        st.builds(
            Spellings,
            typed=children,
            others=st.lists(st.one_of(words, phrases), min_size=1, max_size=2).map(tuple),
            entity=st.just("person-ada-marsh"),
            label=st.just("Ada Marsh"),
        ),
    )


trees = st.recursive(leaves, _larger, max_leaves=6)
soft_rows = st.lists(
    st.one_of(leaves, leaves, leaves, leaves.map(lambda leaf: Not(child=leaf))),
    min_size=2,
    max_size=5,
).map(lambda children: And(children=tuple(children), soft=True))
roots = st.one_of(st.none(), trees, soft_rows, soft_rows)

selections = st.one_of(
    st.builds(
        Selection,
        facet=st.just(FacetName.SOURCE),
        value=st.sampled_from([*SOURCES, "Nowhere"]),
        exclude=st.booleans(),
    ),
    st.builds(
        Selection,
        facet=st.just(FacetName.KIND),
        value=st.sampled_from([kind.value for kind in BlockKind]),
        exclude=st.booleans(),
    ),
    st.sampled_from(sorted(ENTITIES)).flatmap(
        lambda key: st.builds(
            Selection,
            facet=st.just(FacetName(key.partition("-")[0])),
            value=st.just(key),
            exclude=st.booleans(),
        )
    ),
    st.just(Selection(facet=FacetName.PLACE, value="person-ada-marsh")),
    st.just(Selection(facet=FacetName.PLACE, value="place-unheard-of")),
)
filters = st.builds(
    Filters,
    selections=st.lists(selections, max_size=3, unique=True).map(lambda s: tuple(sorted(s))),
    days=st.one_of(st.none(), st.none(), day_ranges()),
    published=st.one_of(st.none(), st.none(), day_ranges()),
)
queries = st.builds(
    Query,
    root=roots,
    filters=filters,
    sort=st.sampled_from(Sort),
    page=st.sampled_from([1, 1, 1, 2, 3]),
    size=st.sampled_from([1, 2, 3, 20]),
    grain=st.sampled_from([None, Grain.DAY, Grain.MONTH, Grain.YEAR]),
)
windows = st.builds(
    Window,
    page=st.sampled_from([1, 1, 2]),
    size=st.sampled_from([1, 2, 50]),
    grain=st.sampled_from([None, Grain.DAY, Grain.MONTH, Grain.YEAR]),
)

Open = Callable[[Any, Path], AbstractContextManager[Engine]]


def corpus_of(build: Any, drafts: list[Any], entries: list[Any]) -> Any:
    """The corpus that was drawn."""
    corpus = build.corpus()
    for key, names in ENTITIES.items():
        corpus.entity(key, *names)
    for ordinal, (said, title, source, published) in enumerate(drafts):
        corpus.article(
            f"a{ordinal}",
            *(build.said(text, kind) for text, kind in said),
            title=title,
            source=source,
            published=published,
        )
    passages = [p.id for annotated in corpus.articles for p in annotated.passages]
    taken: set[str] = set()
    for ordinals, span, part in entries:
        chosen = tuple(
            dict.fromkeys(
                # Some entries cite a passage that has left.
                passages[n] if n < len(passages) else f"gone.{n}"
                for n in ordinals
            )
        )
        if chosen[0] not in taken:
            taken.add(chosen[0])
            corpus.entry(*chosen, days=None if span is None else written(span), part=part)
    return corpus


SETTINGS = settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def check_agree(
    engines: Mapping[str, Open],
    corpus: Any,
    asked: Iterable[Any],
    ask: Callable[[Engine, Any], Any],
) -> None:
    """Both engines must answer every question alike, generations aside."""
    with (
        tempfile.TemporaryDirectory() as folder,
        engines["memory"](corpus, Path(folder)) as oracle,
        engines["whoosh"](corpus, Path(folder)) as engine,
    ):
        for one in asked:
            expected, found = ask(oracle, one), ask(engine, one)
            assert found == replace(expected, generation=found.generation)
