"""What do typed words find? The rules of words, on every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.engine import Engine
from search.query import And, Field, Not, Or, Phrase, Prefix, Query, Sort, Spellings, Word

Open = Callable[[Any], Engine]


@pytest.fixture
def harbour(build: Any, engine_over_corpus: Open) -> Engine:
    """Four reports on a storm that never was."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour", "Loharb")
    corpus.entity("person-ada-marsh", "Ada Marsh")
    corpus.entity("person-marsh-hill", "Marsh Hill")
    corpus.article(
        "flood",
        "The mayor of {place-low-harbour|Loharb} closed both locks.",
        "Cafés stayed open. The U.N. sent 1,018 blankets.",
        title="Flooding at the harbour",
        source="The Quay",
        published="2031-05-06",
    )
    corpus.article(
        "storm",
        "A storm flooded the quay; the mayor closed the quay road.",
        "{person-ada-marsh|Ada Marsh} warned of storms.",
        title="Storm closes quay",
        source="Coast Wire",
        published="2031-05-04",
    )
    corpus.article(
        "calm",
        "Nothing happened. The road of the mayor was dry.",
        title="A calm day",
        source="Coast Wire",
        published="2031-05-05",
    )
    corpus.article("bare", "{~person-marsh-hill|Marsh} flowers bloom.")
    return engine_over_corpus(corpus)


def found(engine: Engine, root: Any, **more: Any) -> set[str]:
    """The ids of full matches."""
    results = engine.search(Query(root=root, **more))
    assert results.total == len(results.hits)
    return set() if results.partial_only else {hit.article.id for hit in results.hits}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("flood", {"flood", "storm"}),
        ("FLOODS", {"flood", "storm"}),
        ("cafe", {"flood"}),
        ("CAFÉ", {"flood"}),
        ("UN", {"flood"}),
        ("1018", {"flood"}),
        ("the", {"flood", "storm", "calm"}),
        ("earthquake", set()),
        ("…", set()),
    ],
)
def test_word_is_matched_by_stem_case_and_accents_folded(
    harbour: Engine, typed: str, expected: set[str]
) -> None:
    """A reader need not know how the paper inflected, capitalised or accented a word."""
    assert found(harbour, Word(text=typed)) == expected


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (Word(text="storm", field=Field.TITLE), {"storm"}),
        (Word(text="harbour", field=Field.TITLE), {"flood"}),
        (Word(text="harbour", field=Field.BODY), set()),
        (Word(text="quay", field=Field.SOURCE), {"flood"}),
        (Word(text="wires", field=Field.SOURCE), {"storm", "calm"}),
        (Phrase(words=("coast", "wire"), field=Field.SOURCE), {"storm", "calm"}),
        (Phrase(words=("wire", "coast"), field=Field.SOURCE), set()),
        (Prefix(text="coa", field=Field.SOURCE), {"storm", "calm"}),
    ],
)
def test_field_says_where_a_word_must_stand(harbour: Engine, root: Any, expected: set[str]) -> None:
    """title:word and source:word look nowhere else."""
    assert found(harbour, root) == expected


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (Word(text="harbour", field=Field.PLACE), {"flood"}),
        (Phrase(words=("low", "harbour"), field=Field.PLACE), {"flood"}),
        (Phrase(words=("harbour", "loharb"), field=Field.PLACE), set()),
        (Prefix(text="loh", field=Field.PLACE), {"flood"}),
        (Word(text="harbour", field=Field.PERSON), set()),
        (Word(text="marsh", field=Field.PERSON), {"storm"}),
        (Word(text="marsh", field=Field.PLACE), set()),
    ],
)
def test_entity_field_looks_in_all_names_of_what_is_mentioned(
    harbour: Engine, root: Any, expected: set[str]
) -> None:
    """place:harbour finds a report that says Loharb; a weak mention alone counts for nothing."""
    assert found(harbour, root) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("mayor", "closed"), {"storm"}),
        (("closed", "the", "quay"), {"storm"}),
        (("close", "quay"), {"storm"}),
        (("mayor", "quay"), set()),
        (("road", "of", "the", "mayor"), {"calm"}),
        (("road", "mayor"), set()),
        (("the", "the"), set()),
    ],
)
def test_phrase_is_exact_order_with_common_words_kept(
    harbour: Engine, words: tuple[str, ...], expected: set[str]
) -> None:
    """ "road of the mayor" must not find "road mayor", nor a gap be jumped."""
    assert found(harbour, Phrase(words=words)) == expected


def test_phrase_does_not_run_from_one_article_into_the_next(
    build: Any, engine_over_corpus: Open
) -> None:
    """The last word of one report and the first of the next are no phrase."""
    corpus = build.corpus()
    corpus.article("a", "the old bridge", title="north gate")
    corpus.article("b", "collapsed at noon", title="south gate")
    engine = engine_over_corpus(corpus)
    assert found(engine, Phrase(words=("bridge", "collapsed"))) == set()
    assert found(engine, Phrase(words=("gate", "south"))) == set()
    assert found(engine, Phrase(words=("gate", "the"))) == set()


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("flood", {"flood", "storm"}), ("floodi", {"flood"}), ("CAF", {"flood"}), ("xyz", set())],
)
def test_prefix_works_on_words_not_stems(harbour: Engine, letters: str, expected: set[str]) -> None:
    """floodi* finds flooding and not flooded, though both have one stem."""
    assert found(harbour, Prefix(text=letters)) == expected


def test_prefix_takes_its_five_hundred_commonest_words(
    build: Any, engine_over_corpus: Open
) -> None:
    """A short prefix over a large corpus stays answerable, and keeps what matters most."""
    corpus = build.corpus()
    corpus.article("many", " ".join(f"pre{n:04d}" for n in range(600)))
    corpus.article("rare", "pre9999")
    corpus.article("common", "pre9998 pre9998")
    engine = engine_over_corpus(corpus)
    assert found(engine, Prefix(text="pre")) == {"many", "common"}


def test_operators_combine_children(harbour: Engine) -> None:
    """AND, OR and NOT mean what they say, nested or not."""
    mayor, flood, storm = Word(text="mayor"), Word(text="flood"), Word(text="storm")
    assert found(harbour, And(children=(mayor, flood))) == {"flood", "storm"}
    assert found(harbour, And(children=(mayor, Not(child=flood)))) == {"calm"}
    assert found(harbour, Or(children=(storm, Word(text="calm")))) == {"storm", "calm"}
    assert found(harbour, Not(child=mayor)) == {"bare"}
    assert found(harbour, Not(child=Not(child=storm))) == {"storm"}
    nested = Or(children=(And(children=(storm, Not(child=flood))), Word(text="blankets")))
    assert found(harbour, nested) == {"flood"}


def test_or_adds_scores_and_not_adds_nothing(harbour: Engine) -> None:
    """More of the words is better; what is forbidden says nothing about the rest."""

    def score(root: Any) -> float:
        hits = harbour.search(Query(root=root)).hits
        return next(hit.score for hit in hits if hit.article.id == "storm")

    storm, quay = Word(text="storm"), Word(text="quay")
    both = score(Or(children=(storm, quay)))
    assert both == pytest.approx(score(storm) + score(quay))
    assert score(And(children=(storm, quay))) == pytest.approx(both)
    absent = Not(child=Word(text="blankets"))
    assert score(And(children=(storm, absent))) == pytest.approx(score(storm))


def test_spellings_match_like_or_and_score_like_the_best(harbour: Engine) -> None:
    """A report that spells a name in two ways is not twice as relevant."""

    def scores(root: Any) -> dict[str, float]:
        return {h.article.id: h.score for h in harbour.search(Query(root=root)).hits}

    typed, other = Word(text="quay"), Phrase(words=("ada", "marsh"))
    both = scores(Spellings(typed=typed, others=(other,), entity="person-ada-marsh", label=""))
    best = max(scores(typed)["storm"], scores(other)["storm"])
    assert both["storm"] == pytest.approx(best)
    missing = Word(text="absent")
    only = scores(Spellings(typed=missing, others=(other,), entity="e", label=""))
    assert only == pytest.approx(scores(other))


def soft(*children: Any) -> And:
    """Words side by side."""
    return And(children=children, soft=True)


def test_full_matches_come_first_and_partial_ones_follow(harbour: Engine) -> None:
    """Reports with all the words are the answer; others are offered below, saying what lacks."""
    results = harbour.search(Query(root=soft(Word(text="Mayor"), Word(text="storm"))))
    assert [hit.article.id for hit in results.hits] == ["storm"]
    assert (results.total, results.partial_only) == (1, False)
    assert {hit.article.id: hit.missing for hit in results.partial} == {
        "flood": ("storm",),
        "calm": ("storm",),
    }
    assert results.hits[0].missing == ()
    assert sum(value.count for value in results.facets[0].values) == 1


def test_partial_matches_are_the_answer_when_none_is_full(harbour: Engine) -> None:
    """The page then says so, and counts what it shows."""
    quoted = Phrase(words=("dry", "road"))
    root = soft(Word(text="calm"), Word(text="storm"), quoted, Not(child=Word(text="cafe")))
    results = harbour.search(Query(root=root))
    assert (results.total, results.partial_only, results.partial) == (2, True, ())
    assert {hit.article.id: hit.missing for hit in results.hits} == {
        "storm": ("calm", '"dry road"'),
        "calm": ("storm", '"dry road"'),
    }
    assert sum(value.count for value in results.facets[0].values) == 2


def test_missing_name_is_told_as_it_was_typed(harbour: Engine) -> None:
    """Spellings that we added are not what the reader lacks."""
    name = Spellings(
        typed=Word(text="Jolly"), others=(Word(text="Jolie"),), entity="e", label="Jolly Roger"
    )
    results = harbour.search(Query(root=soft(Word(text="storm"), name)))
    assert results.hits[0].missing == ("Jolly",)


def test_forbidden_word_excludes_partial_matches_too(harbour: Engine) -> None:
    """A word that was ruled out stays ruled out."""
    root = soft(Word(text="mayor"), Word(text="earthquake"), Not(child=Word(text="storm")))
    results = harbour.search(Query(root=root))
    assert {hit.article.id for hit in results.hits} == {"flood", "calm"}


def test_typed_and_is_never_softened(harbour: Engine) -> None:
    """Who writes AND means it."""
    results = harbour.search(Query(root=And(children=(Word(text="calm"), Word(text="storm")))))
    assert (results.total, results.partial_only, results.hits) == (0, False, ())


def test_partial_matches_follow_the_last_page_only(build: Any, engine_over_corpus: Open) -> None:
    """Page one of several ends with its twentieth full match, not with something else."""
    corpus = build.corpus()
    for number in range(3):
        corpus.article(f"full{number}", "storm at the quay")
    for number in range(12):
        corpus.article(f"part{number:02d}", "storm at sea")
    engine = engine_over_corpus(corpus)
    root = soft(Word(text="storm"), Word(text="quay"))
    first = engine.search(Query(root=root, size=2, page=1))
    last = engine.search(Query(root=root, size=2, page=2))
    beyond = engine.search(Query(root=root, size=2, page=3))
    assert (len(first.hits), len(first.partial)) == (2, 0)
    assert (len(last.hits), len(last.partial)) == (1, 10)
    assert (len(beyond.hits), len(beyond.partial)) == (0, 0)


def test_long_question_ranks_like_a_plain_or(build: Any, engine_over_corpus: Open) -> None:
    """A sentence pasted whole must find what plain BM25 finds, in its order."""
    question = (
        "which of the wardens of the old northern lock said on the radio that the flood would "
        "reach the lower quay and the ferry road before the rain had ended that evening"
    ).split()
    corpus = build.corpus()
    for number in range(25):
        words = question[number % 9 :: 2 + number % 4]
        corpus.article(f"a{number:02d}", " ".join([*words, "filler"] * (1 + number % 3)))
    engine = engine_over_corpus(corpus)
    children = tuple(Word(text=word) for word in question)
    asked = engine.search(Query(root=soft(*children), size=100))
    plain = engine.search(Query(root=Or(children=children), size=100))
    assert asked.partial_only
    assert [hit.article.id for hit in asked.hits] == [hit.article.id for hit in plain.hits]


def test_nothing_typed_finds_everything_newest_first(harbour: Engine) -> None:
    """The start of browsing: all reports by day, those without a day last."""
    results = harbour.search(Query())
    assert [hit.article.id for hit in results.hits] == ["flood", "calm", "storm", "bare"]
    assert {hit.score for hit in results.hits} == {0.0}
    assert results.corpus_size == results.total == 4


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["d", "b", "c", "a", "e"]),
        (Sort.OLDEST, ["a", "b", "c", "d", "e"]),
        (Sort.RELEVANCE, ["c", "d", "b", "a", "e"]),
    ],
)
def test_ties_are_broken_by_day_then_id(
    build: Any, engine_over_corpus: Open, sort: Sort, expected: list[str]
) -> None:
    """The same question gives the same order today and tomorrow."""
    corpus = build.corpus()
    days = {
        "e": None, "c": "2031-05-02", "a": "2031-05-01", "d": "2031-05-03", "b": "2031-05-02"
    }  # fmt: skip
    for key, day in days.items():
        corpus.article(key, "storm storm" if key == "c" else "storm here", published=day)
    engine = engine_over_corpus(corpus)
    results = engine.search(Query(root=Word(text="storm"), sort=sort))
    assert [hit.article.id for hit in results.hits] == expected


def test_pages_cut_the_list_without_gap_or_overlap(harbour: Engine) -> None:
    """Every hit stands on one page."""
    pages = [harbour.search(Query(size=3, page=page)).hits for page in (1, 2, 3)]
    assert [[hit.article.id for hit in page] for page in pages] == [
        ["flood", "calm", "storm"],
        ["bare"],
        [],
    ]


def test_word_of_a_title_weighs_more(build: Any, engine_over_corpus: Open) -> None:
    """What a report is about stands in its headline, where fewer reports have the word."""
    corpus = build.corpus()
    for number in range(5):
        corpus.article(f"body{number}", "storm warning today", title="nothing else here")
    corpus.article("title", "nothing else here", title="storm warning today")
    engine = engine_over_corpus(corpus)
    hits = engine.search(Query(root=Word(text="storm"))).hits
    assert hits[0].article.id == "title"
    assert hits[0].score > 1.5 * hits[1].score


def test_words_of_sources_and_names_narrow_without_a_score(harbour: Engine) -> None:
    """place:harbour is a filter that was typed."""
    results = harbour.search(Query(root=Word(text="harbour", field=Field.PLACE)))
    assert results.hits[0].score == 0.0
