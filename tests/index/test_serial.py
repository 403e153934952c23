"""Are articles, entities and entries the same after a journey through bytes?"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.model.article import (
    Article,
    Block,
    BlockKind,
    Metadatum,
    OriginSegment,
    Passage,
    Published,
)
from index.model.certainty import Basis
from index.model.claims import Claim
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.names import Entity, EntityKind, EntityMention, Tier
from index.serial import decode_article, decode_entity, encode_article, encode_entity

BODY = "Ferries stopped at Low Harbour on 4 May. At least 12 people were hurt."


def full_article() -> AnnotatedArticle:
    """An article that uses every kind of value the model has."""
    at = datetime(2031, 5, 5, 23, 30, tzinfo=timezone(timedelta(hours=3)))
    article = Article(
        id="aaaaaaaaaaaa",
        body=BODY,
        blocks=(Block(start=0, end=len(BODY), kind=BlockKind.BODY),),
        original=BODY,
        path="harbour.txt",
        source=Metadatum(value="The Quay", basis=Basis.INFERRED, note="from its folder"),
        published=Published.stated(date(2031, 5, 5), at=at),
        origin=(OriginSegment(body_start=0, original_start=0, length=len(BODY)),),
    )
    return AnnotatedArticle(
        article=article,
        passages=(Passage(id="pppppppppppp", start=0, end=40, kind=BlockKind.BODY, block=0),),
        dates=(
            DateMention(
                start=34,
                end=39,
                surface="4 May",
                type=TimexType.DATE,
                value="2031-05-04",
                days=DayRange(start=date(2031, 5, 4), end=None),
                grain=Grain.DAY,
                rule="day_month",
                steps=("the year of publication",),
                mod="END",
            ),
        ),
        names=(
            EntityMention(
                start=19,
                end=30,
                surface="Low Harbour",
                kind=EntityKind.PLACE,
                entity="place-low-harbour",
                name="Low Harbour",
                rule="gazetteer",
                tier=Tier.STRONG,
            ),
        ),
        claims=(
            Claim(
                start=41,
                end=60,
                surface="At least 12 people",
                value=12,
                minimum=12,
                maximum=None,
                qualifier="at_least",
                measure="wounded",
                category="people",
            ),
        ),
    )


def test_article_is_the_same_after_decoding() -> None:
    """What a page shows is what was found, down to the instant's own offset."""
    annotated = full_article()
    again = decode_article(encode_article(annotated))
    assert again == annotated
    assert again.article.published is not None
    assert again.article.published.at is not None
    assert again.article.published.at.utcoffset() == timedelta(hours=3)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(body: str) -> None:
    """No word is lost or changed, whatever its script."""
    article = Article(id="b", body=body, blocks=(), original=body, path="p")
    assert decode_article(encode_article(AnnotatedArticle(article=article))).article.body == body


def test_text_that_is_not_unicode_is_refused_when_written() -> None:
    """A lone surrogate must be refused before it stands in an index that cannot be read."""
    article = Article(id="b", body="\ud800", blocks=(), original="", path="p")
    with pytest.raises(StoreError, match="Article b"):
        encode_article(AnnotatedArticle(article=article))


def test_dates_written_before_they_had_a_mod_are_read() -> None:
    """An index of an earlier version opens; its next run brings it up to date."""
    written = encode_article(full_article())
    older = written.replace(b',"mod":"END","quant":"","freq":""', b"")
    assert older != written
    (mention,) = decode_article(older).dates
    assert (mention.mod, mention.quant, mention.freq) == ("", "", "")


@pytest.mark.parametrize("cut", [0, 1, 2, 40, -1])
def test_truncated_record_is_a_store_error(cut: int) -> None:
    """A damaged file is one clear error, never a half-read article."""
    with pytest.raises(StoreError, match="corpus store"):
        decode_article(encode_article(full_article())[:cut])


def test_record_of_another_kind_is_a_store_error() -> None:
    """Something else under the right name is found out."""
    with pytest.raises(StoreError):
        decode_article(encode_entity(Entity(id="x", kind=EntityKind.PLACE, name="X")))


def test_value_outside_its_vocabulary_is_a_store_error() -> None:
    """Decoding is strict: an unknown basis is damage, not a new basis."""
    data = encode_article(full_article()).replace(b'"inferred"', b'"imagined"')
    with pytest.raises(StoreError, match="imagined"):
        decode_article(data)


def test_entity_is_the_same_after_decoding() -> None:
    """Names keep their order, places their coordinates."""
    place = Entity(
        id="place-x",
        kind=EntityKind.PLACE,
        name="X",
        aliases=("Ex", "Éx"),
        latitude=1.5,
        longitude=-2.25,
    )
    assert decode_entity(encode_entity(place)) == place
