"""What is found in one article, by itself? The ordered steps from an article to its annotations.

Each step is a plain callable from AnnotatedArticle to AnnotatedArticle that needs no other article,
so that articles can be worked on in parallel. Keeps out: reading, storing, and what needs the whole
corpus (pipeline.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeAlias

from index.claims.tagger import ClaimTagger
from index.dates.events.known import KnownEvents
from index.dates.publication import infer_published
from index.dates.tagger import DateTagger
from index.entities.gazetteer import Gazetteer
from index.entities.tagger import NameTagger
from index.errors import SkipArticle
from index.model.annotated import AnnotatedArticle
from index.model.article import Article
from index.model.names import EntityMention
from index.passages import passages_of

Step: TypeAlias = Callable[[AnnotatedArticle], AnnotatedArticle]

# The languages that the rules are written for; others are kept and searched, not analysed.
ANALYSED_LANGUAGES = ("en",)

# Damage that makes a name uncertain: it stays searchable as words, and names nobody.
_DOUBTFUL = frozenset({"mojibake", "suspected_slip"})


class Annotator:
    """Runs the steps over one article after another; not to be shared between threads.

    Args:
        gazetteer: the names to know.
        max_chars: longer articles are skipped, in code points.
    """

    def __init__(self, gazetteer: Gazetteer, *, max_chars: int) -> None:
        self._max_chars = max_chars
        self._known: KnownEvents = {}
        self._dates = DateTagger()
        self._names = NameTagger(gazetteer)
        self._claims = ClaimTagger()
        self.steps: tuple[Step, ...] = (
            self.measure,
            self.publication,
            self.passages,
            self.dates,
            self.names,
            self.claims,
        )

    def annotate(self, article: Article, *, known: KnownEvents | None = None) -> AnnotatedArticle:
        """Everything found in an article; raises SkipArticle with the reason.

        Args:
            article: as read.
            known: when the events were that it leans on, as other articles say.
        """
        self._known = known or {}
        annotated = AnnotatedArticle(article=article)
        for step in self.steps:
            annotated = step(annotated)
        return annotated

    def measure(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Skip what is empty or too long to work on."""
        article = annotated.article
        if not article.body.strip():
            raise SkipArticle(f"{article.path}: there is no text in it.")
        if len(article.body) > self._max_chars:
            raise SkipArticle(
                f"{article.path}: {len(article.body):,} characters are more than "
                f"{self._max_chars:,}; raise DATELINE_MAX_ARTICLE_CHARS or split the file."
            )
        return annotated

    def publication(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Infer the publication day where none is given and the text allows it."""
        article = annotated.article
        if article.published is not None:
            return annotated
        url = article.url.value if article.url else None
        dateline = article.dateline.value if article.dateline else ""
        inferred = infer_published(article.body, url=url, dateline=dateline)
        return replace(annotated, article=replace(article, published=inferred))

    def passages(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Cut the body into passages."""
        return replace(annotated, passages=passages_of(annotated.article))

    def dates(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Find and resolve date expressions, and what is said of when events were."""
        article = annotated.article
        if not _is_analysed(article):
            return annotated
        found = self._dates.read(
            article.body,
            published=article.published,
            blocks=article.blocks,
            known=self._known,
        )
        return replace(
            annotated, dates=found.mentions, datings=found.datings, leanings=found.leanings
        )

    def names(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Find names and the entities that they stand for."""
        article = annotated.article
        if not _is_analysed(article):
            return annotated
        names = self._names.tag(article.body, blocks=article.blocks)
        return replace(annotated, names=tuple(n for n in names if not _is_doubtful(n, article)))

    def claims(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Find casualty figures."""
        article = annotated.article
        if not _is_analysed(article):
            return annotated
        claims = self._claims.tag(
            article.body,
            passages=annotated.passages,
            dates=annotated.dates,
            names=annotated.names,
            published=article.published,
        )
        return replace(annotated, claims=claims)


def _is_doubtful(mention: EntityMention, article: Article) -> bool:
    """Whether a name stands where the text is damaged or says something else than it means."""
    return any(
        mark.kind in _DOUBTFUL and mark.start < mention.end and mention.start < mark.end
        for mark in article.marks
    )


def _is_analysed(article: Article) -> bool:
    return article.language is None or article.language.split("-")[0] in ANALYSED_LANGUAGES


def rules_fingerprint(gazetteers: Sequence[bytes]) -> str:
    """A hash of everything that decides what is found: code and data of this room, gazetteers.

    An index whose articles were annotated under another fingerprint is brought up to date.
    """
    digest = sha256()
    for name, content in sorted(_files(resources.files("index"), "")):
        digest.update(name.encode() + b"\0" + content)
    for content in gazetteers:
        digest.update(b"\0gazetteer\0" + content)
    return digest.hexdigest()


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found.extend(_files(entry, name))
        elif entry.is_file() and entry.name.endswith((".py", ".toml", ".csv", ".txt")):
            found.append((name, entry.read_bytes()))
    return found
