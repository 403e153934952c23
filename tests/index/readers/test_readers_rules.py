"""The patterns are data; their examples and counter-examples are the specification."""

import re

import pytest

from index.model.article import Block, BlockKind
from index.readers import rules
from index.readers.damage import find_damage
from index.readers.furniture import is_furniture
from index.readers.rules import Rule

# How each file's patterns are tried by the module that owns them.
SECTIONS = [
    ("furniture", "rules", re.Pattern.fullmatch),
    ("tweets", "signatures", re.Pattern.fullmatch),
    ("tweets", "media_links", re.Pattern.search),
    ("tweets", "tweet_marks", re.Pattern.search),
    ("captions", "credits", re.Pattern.search),
    ("captions", "agency_alone", re.Pattern.search),
    ("captions", "prefixes", re.Pattern.match),
    ("datelines", "rules", re.Pattern.match),
    ("webpage", "elsewhere", re.Pattern.search),
    ("webpage", "apart", re.Pattern.search),
    ("webpage", "changed", re.Pattern.search),
    ("webpage", "published", re.Pattern.search),
    ("webpage", "roles", re.Pattern.search),
    ("webpage", "walls", re.Pattern.search),
    ("webpage", "errors", re.Pattern.search),
]
RULES = [
    pytest.param(rule, tried, id=f"{name}: {rule.name}")
    for name, section, tried in SECTIONS
    for rule in rules.load(name, section=section)
]


@pytest.mark.parametrize(("rule", "tried"), RULES)
def test_rule_matches_its_examples(rule: Rule, tried) -> None:  # type: ignore[no-untyped-def] # a method of Pattern
    """A rule that stops to match its own examples has been broken by a change."""
    assert rule.examples
    for text, value in rule.examples:
        match = tried(rule.pattern, text)
        assert match is not None, text
        if value:
            assert match["value"].strip() == value


@pytest.mark.parametrize(("rule", "tried"), RULES)
def test_rule_leaves_its_counter_examples(rule: Rule, tried) -> None:  # type: ignore[no-untyped-def] # a method of Pattern
    """What a rule takes by mistake is lost to search."""
    assert rule.counter_examples
    for text in rule.counter_examples:
        assert tried(rule.pattern, text) is None, text


@pytest.mark.parametrize(
    "text", [text for rule in rules.load("furniture") for text in rule.counter_examples]
)
def test_no_furniture_rule_takes_the_counter_example_of_another(text: str) -> None:
    """A sentence is safe only when every rule leaves it alone."""
    assert not is_furniture(text)


def _damage(text: str) -> list[tuple[str, str]]:
    block = Block(start=0, end=len(text), kind=BlockKind.BODY)
    return [(mark.kind, text[mark.start : mark.end]) for mark in find_damage(text, [block])]


@pytest.mark.parametrize("example", rules.table("damage")["examples"], ids=lambda e: e["text"])
def test_damage_is_found_in_its_examples(example: dict[str, str]) -> None:
    """Damage that is not marked misleads the reader."""
    assert _damage(example["text"]) == [(example["kind"], example["surface"])]


@pytest.mark.parametrize(
    "example", rules.table("damage")["counter_examples"], ids=lambda e: e["text"][:40]
)
def test_damage_leaves_sound_text_alone(example: dict[str, str]) -> None:
    """A mark on sound words casts doubt on a source without reason."""
    assert _damage(example["text"]) == []
