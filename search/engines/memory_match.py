"""Does an article or a passage match a query tree, and with what score? One at a time, by looking.

Rules that the query's contract leaves open: a phrase scores the sum of its words in each field
where it stands in a row; a prefix scores 1 wherever it matches; words in sources and names narrow
without a score. At the level of passages, words of the title and the source are their article's.
Keeps out: filters and counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis import Token, tokens
from search import bm25
from search.engine import PREFIX_EXPANSIONS
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.leaves import ENTITY_FIELDS, Pattern, pattern_terms, prefix_letters
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word


class Matcher:
    """Matches and scores one query tree over a corpus.

    Args:
        corpus: the corpus.
        root: the query tree, or None: everything matches with score 0.
    """

    def __init__(self, corpus: MemoryCorpus, root: Node | None) -> None:
        self._corpus = corpus
        self._root = root
        self._frequencies: dict[tuple[bool, str], int] = {}
        self._expansions: dict[str, frozenset[str]] = {}

    def full(self, report: Report) -> float | None:
        """The score of an article that has all that is wanted, or None."""
        return 0.0 if self._root is None else self.score(self._root, report)

    def partial(self, report: Report) -> float | None:
        """The score of an article that has some of the words that stand side by side, or None."""
        if not (isinstance(self._root, And) and self._root.soft):
            return None
        scores = []
        for child in self._root.children:
            score = self.score(child, report)
            if isinstance(child, Not):
                if score is None:
                    return None
            elif score is not None:
                scores.append(score)
        return sum(scores) if scores else None

    def missing(self, report: Report) -> list[Node]:
        """The wanted children of a soft And that an article lacks."""
        if not isinstance(self._root, And):
            return []
        return [
            child
            for child in self._root.children
            if not isinstance(child, Not) and self.score(child, report) is None
        ]

    def full_in(self, report: Report, sentence: Sentence) -> bool:
        """Whether a passage has all that is wanted."""
        return self._root is None or self.holds(self._root, report, sentence)

    def partial_in(self, report: Report, sentence: Sentence) -> bool:
        """Whether a passage has some of the words that stand side by side."""
        if not (isinstance(self._root, And) and self._root.soft):
            return False
        children = self._root.children
        forbidden = [child for child in children if isinstance(child, Not)]
        wanted = [child for child in children if not isinstance(child, Not)]
        return all(self.holds(child, report, sentence) for child in forbidden) and any(
            self.holds(child, report, sentence) for child in wanted
        )

    def score(self, node: Node, report: Report) -> float | None:
        """The score of a node for an article, or None when it does not match."""
        match node:
            case Word() | Phrase() | Prefix():
                return self._pattern_score(node, report)
            case Not(child=child):
                return 0.0 if self.score(child, report) is None else None
            case And(children=children):
                scores = [self.score(child, report) for child in children]
                found = [score for score in scores if score is not None]
                return sum(found) if len(found) == len(scores) else None
            case Or(children=children):
                found = [s for c in children if (s := self.score(c, report)) is not None]
                return sum(found) if found else None
            case Spellings(typed=typed, others=others):
                found = [s for c in (typed, *others) if (s := self.score(c, report)) is not None]
                return max(found) if found else None

    def holds(self, node: Node, report: Report, sentence: Sentence) -> bool:
        """Whether a passage matches a node by itself."""
        match node:
            case Word() | Phrase() | Prefix():
                return self._stands_in(node, report, sentence)
            case Not(child=child):
                return not self.holds(child, report, sentence)
            case And(children=children):
                return all(self.holds(child, report, sentence) for child in children)
            case Or(children=children):
                return any(self.holds(child, report, sentence) for child in children)
            case Spellings(typed=typed, others=others):
                return any(self.holds(child, report, sentence) for child in (typed, *others))

    def _pattern_score(self, pattern: Pattern, report: Report) -> float | None:
        if pattern.field is Field.SOURCE:
            return 0.0 if self._source_has(pattern, report) else None
        if pattern.field in ENTITY_FIELDS:
            return 0.0 if any(self._named_in(pattern, s) for s in report.sentences) else None
        scores = []
        if pattern.field in (Field.ANY, Field.TITLE) and self._occurs(pattern, report.title):
            scores.append(self._field_score(pattern, report, in_title=True))
        if pattern.field in (Field.ANY, Field.BODY) and self._occurs(pattern, report.body):
            scores.append(self._field_score(pattern, report, in_title=False))
        if not scores:
            return None
        return bm25.PREFIX_SCORE if isinstance(pattern, Prefix) else sum(scores)

    def _field_score(self, pattern: Pattern, report: Report, *, in_title: bool) -> float:
        if isinstance(pattern, Prefix):
            return 0.0
        words = report.title if in_title else report.body
        mean = self._corpus.mean_lengths[0 if in_title else 1]
        total = 0.0
        for term in pattern_terms(pattern):
            rarity = bm25.idf(
                articles=len(self._corpus.reports), frequency=self._frequency(term, in_title)
            )
            total += rarity * bm25.saturation(
                weight=sum(word.term == term for word in words),
                length=bm25.stored_length(len(words)),
                mean=mean or 1,
            )
        return total

    def _frequency(self, term: str, in_title: bool) -> int:
        key = (in_title, term)
        if key not in self._frequencies:
            self._frequencies[key] = sum(
                any(word.term == term for word in (report.title if in_title else report.body))
                for report in self._corpus.reports
            )
        return self._frequencies[key]

    def _occurs(self, pattern: Pattern, words: Sequence[Token]) -> bool:
        if isinstance(pattern, Prefix):
            expansions = self._expanded(prefix_letters(pattern))
            return any(word.folded in expansions for word in words)
        return _in_a_row(pattern_terms(pattern), words)

    def _stands_in(self, pattern: Pattern, report: Report, sentence: Sentence) -> bool:
        if pattern.field is Field.SOURCE:
            return self._source_has(pattern, report)
        if pattern.field is Field.TITLE:
            return self._occurs(pattern, report.title)
        if pattern.field in ENTITY_FIELDS:
            return self._named_in(pattern, sentence)
        return self._occurs(pattern, sentence.words)

    def _source_has(self, pattern: Pattern, report: Report) -> bool:
        return report.source is not None and _name_has(pattern, report.source)

    def _named_in(self, pattern: Pattern, sentence: Sentence) -> bool:
        for key in sentence.entities:
            entity = self._corpus.entities[key]
            if entity.kind is ENTITY_FIELDS[pattern.field] and any(
                _name_has(pattern, name) for name in (entity.name, *entity.aliases)
            ):
                return True
        return False

    def _expanded(self, letters: str) -> frozenset[str]:
        if letters not in self._expansions:
            counts = {
                word: sum(written.values())
                for word, written in self._corpus.spellings.items()
                if letters and word.startswith(letters)
            }
            commonest = sorted(counts, key=lambda word: (-counts[word], word))
            self._expansions[letters] = frozenset(commonest[:PREFIX_EXPANSIONS])
        return self._expansions[letters]


def _in_a_row(wanted: Sequence[str], words: Sequence[Token]) -> bool:
    standing = [word.term for word in words]
    return bool(wanted) and any(
        standing[first : first + len(wanted)] == list(wanted) for first in range(len(standing))
    )


def _name_has(pattern: Pattern, name: str) -> bool:
    words = list(tokens(name))
    if isinstance(pattern, Prefix):
        letters = prefix_letters(pattern)
        return bool(letters) and any(word.folded.startswith(letters) for word in words)
    return _in_a_row(pattern_terms(pattern), words)
