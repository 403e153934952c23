"""How what is typed meets the spellings of a name."""

from __future__ import annotations

import pytest

from index.entities.beginnings import Closeness, beginning, closeness, spelling_met


def met(typed: str, spelling: str) -> Closeness | None:
    found = beginning(typed)
    assert found is not None
    return closeness(found, spelling)


@pytest.mark.parametrize(
    ("typed", "spelling", "expected"),
    [
        ("hama", "Hama", Closeness.SPELT),
        ("al jolani", "al-Jolani", Closeness.SPELT),
        ("Jablah", "Jableh", Closeness.ALIKE),
        ("Abdul Rahman", "Abdurrahman", Closeness.ALIKE),
        ("Hama", "Hamas", Closeness.BEGINS),
        ("human ri", "Syrian Observatory for Human Rights", Closeness.BEGINS),
        ("orient", "L'Orient Today", Closeness.BEGINS),
        ("Jebl", "Jableh", Closeness.SOUNDS),
        ("ash-Sh", "Ahmad al-Sharaa", Closeness.SOUNDS),
        ("Abdul Rah", "Rami Abdurrahman", Closeness.SOUNDS),
        ("Sharaah", "Ahmad al-Sharaa", Closeness.SOUNDS),
        ("Hamas", "Hama", None),
        ("Homs", "Hamas", None),
        ("Homs", "Hama", None),
        ("Mah", "Masyaf", None),
        ("home", "Humam", None),
        ("us latak", "Latakia", None),
        ("is", "L'Is", Closeness.BEGINS),
    ],
)
def test_typed_letters_meet_a_spelling(
    typed: str, spelling: str, expected: Closeness | None
) -> None:
    """One rule too many joins two cities; one too few hides a man behind his spelling."""
    assert met(typed, spelling) is expected


@pytest.mark.parametrize("typed", ["", " ", "a", "-", "'", "!!"])
def test_fewer_than_two_letters_are_no_beginning(typed: str) -> None:
    """One letter begins a tenth of all names."""
    assert beginning(typed) is None


def test_every_beginning_of_a_spelling_meets_it() -> None:
    """A suggestion that vanishes while its own name is typed on is taken for a mistake."""
    for name in ("Al-Mukhtariyya", "Abu Mohammed al-Jolani", "Hay'at Tahrir al-Sham", "L'Orient"):
        for length in range(2, len(name) + 1):
            found = beginning(name[:length])
            assert found is None or closeness(found, name) is not None, name[:length]


def test_spelling_is_told_only_where_the_name_does_not_show_it() -> None:
    """ "Banias, Baniyas" explains; "Sharaa, Ahmad al-Sharaa" only repeats."""
    typed = beginning("Jol")
    assert typed is not None
    aliases = ("Sharaa", "Abu Mohammed al-Jolani", "Jolani")
    assert spelling_met(typed, "Ahmad al-Sharaa", aliases) == "Abu Mohammed al-Jolani"
    assert spelling_met(typed, "Jolan Heights", aliases) == ""
