"""A small invented corpus, annotated by the real steps, for tests that need a whole collection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from index.annotation import Annotator
from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import load_gazetteer
from index.interchange import plain_article
from index.model.annotated import AnnotatedArticle
from index.model.article import Metadatum
from index.model.entries import TimelineEntry
from index.model.names import Entity
from index.timeline.candidates import candidates
from index.timeline.entries import build_entries

GAZETTEER = """\
name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source
Port Azal,place,Bandar Azal|Azal,10.5,45.0,,,,,,invented
Omar al-Tarif,person,Omar Tarif|Abu Qasim al-Bahri,,,,,,,,invented
"""

TEXTS = {
    "Azal Post": (
        "Fire destroyed the old bridge of Port Azal on Friday. At least 12 people were wounded, "
        "the mayor said. Omar al-Tarif visited the site on Saturday."
    ),
    "Coast Wire": (
        "The old bridge in Bandar Azal was destroyed by fire on Friday, 7 March 2031. "
        "Abu Qasim al-Bahri promised a new one."
    ),
    "Hill Daily": "Parliament met on Monday to vote on the budget. Nothing was decided.",
}
PUBLISHED = date(2031, 3, 9)


def annotated_articles(folder: Path) -> tuple[list[AnnotatedArticle], dict[str, Entity]]:
    """The articles with everything found in them, and the catalogue of their entities."""
    path = folder / "gazetteer.csv"
    path.write_text(GAZETTEER, "utf-8")
    gazetteer = load_gazetteer([path])
    annotator = Annotator(gazetteer, max_chars=10_000)
    articles = []
    for number, (source, text) in enumerate(TEXTS.items()):
        article = plain_article(text, identifier=f"article{number:05d}", published=PUBLISHED)
        articles.append(annotator.annotate(replace(article, source=Metadatum(value=source))))
    return articles, build_catalogue((m for a in articles for m in a.names), gazetteer)


def entries_of(articles: list[AnnotatedArticle]) -> tuple[TimelineEntry, ...]:
    """The timeline of the articles."""
    ids = [passage.id for article in articles for passage in article.passages]
    sequence = {identifier: number for number, identifier in enumerate(ids)}
    return build_entries(p for article in articles for p in candidates(article, sequence))
