"""Is every address and parameter in docs/web-addresses.md, and nothing else?"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from flask import Flask

from web.collection import PARAMETERS
from web.facet_address import VALUES_PARAMETERS
from web.params import DAY_PAGE_PARAMETERS, MAP_PARAMETERS, QUESTION_PARAMETERS, TIMELINE_PARAMETERS
from web.settings import WebSettings

PAGE = Path(__file__).parents[2] / "docs" / "web-addresses.md"


def table(heading: str) -> list[str]:
    """The first cells of the first table under a heading."""
    text = PAGE.read_text(encoding="utf-8")
    part = text.split(f"{heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return [row.split("|")[1].strip() for row in rows]


def test_every_route_is_documented(app: Flask) -> None:
    """An address that nobody knows of is no interface."""
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule) for rule in app.url_map.iter_rules()}
    assert {cell.strip("`") for cell in table("# Addresses")} == routes


def test_every_parameter_is_documented() -> None:
    """The same for what can be said in an address."""
    documented = {
        name for cell in table("## The question") for name in re.findall(r"`(.+?)`", cell)
    }
    assert documented == {*QUESTION_PARAMETERS, *TIMELINE_PARAMETERS, *MAP_PARAMETERS}


def test_every_parameter_of_a_list_of_values_is_documented() -> None:
    """The same for what can be looked for in it."""
    cells = (*table("## The question"), *table("## All values of a facet"))
    documented = {name for cell in cells for name in re.findall(r"`(.+?)`", cell)}
    assert documented == {*VALUES_PARAMETERS, *TIMELINE_PARAMETERS, *MAP_PARAMETERS}


def test_every_parameter_of_a_collection_is_documented() -> None:
    """The same for what is collected."""
    assert {cell.strip("`") for cell in table("## Collections")} == set(PARAMETERS)


@pytest.mark.parametrize("name", ["from", "to"])
def test_day_page_takes_no_days(name: str) -> None:
    """Its day is in the address."""
    assert name not in DAY_PAGE_PARAMETERS


def test_every_setting_is_documented() -> None:
    """The same for what can be set."""
    documented = {cell.strip("`") for cell in table("## Settings")}
    assert documented == {field.name for field in fields(WebSettings)}
