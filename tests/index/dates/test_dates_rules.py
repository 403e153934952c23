"""Every rule does what its own examples say, and stays silent where its counter-examples say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from index.dates.grammar import Rule, load_grammar
from index.dates.tagger import DateTagger
from index.model.article import Published

TAGGER = DateTagger()
RULES = load_grammar("en").rules
SATURDAY = date(2025, 3, 8)
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule, sentence) for rule in RULES for sentence in rule.counter]


def _read(line: str) -> tuple[str, Published | None]:
    """A rule file's sentence and the publication day that it is read with."""
    if match := re.match(r"(none|\d{4}-\d\d-\d\d): ", line):
        rest = line[match.end() :]
        day = None if match[1] == "none" else date.fromisoformat(match[1])
        return rest, None if day is None else Published.stated(day)
    return line, Published.stated(SATURDAY)


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {line}" for rule, line in EXAMPLES]
)
def test_rule_reads_its_example(rule: Rule, example: str) -> None:
    """A rule is only worth what it does: span, value and the rule's own name."""
    line, published = _read(example)
    marked, _, value = line.rpartition(" => ")
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [
        (mention.start, mention.end, mention.value, mention.rule)
        for mention in TAGGER.tag(text, published=published)
    ]
    assert (start, end, value, rule.name) in found


@pytest.mark.parametrize(
    ("rule", "sentence"), COUNTER, ids=[f"{rule.name}: {line}" for rule, line in COUNTER]
)
def test_rule_is_silent_on_its_counter_example(rule: Rule, sentence: str) -> None:
    """A rule that fires on versions, names or amounts would put invented days on a timeline."""
    text, published = _read(sentence)
    assert rule.name not in {m.rule for m in TAGGER.tag(text, published=published)}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_has_an_example(rule: Rule) -> None:
    """A rule without an example is a rule that nobody checks."""
    assert rule.examples
