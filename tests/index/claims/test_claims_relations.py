"""How figures of one article bear on each other; every relation names spans of figures."""

from __future__ import annotations

import re

from index.claims.tagger import ClaimTagger
from index.model.article import BlockKind, Passage
from index.model.claims import Claim


def _tag(*sentences: str) -> tuple[Claim, ...]:
    text = "\n".join(sentences)
    passages = [
        Passage(
            id=f"{found.start():012d}",
            start=found.start(),
            end=found.end(),
            kind=BlockKind.BODY,
            block=0,
        )
        for found in re.finditer(r"[^\n]+", text)
    ]
    return ClaimTagger().tag(text, passages=passages, dates=(), names=(), published=None)


def _related(claims: tuple[Claim, ...]) -> dict[str, list[str]]:
    """Relations by surface, with surfaces in place of spans."""
    surfaces = {f"{claim.start}-{claim.end}": claim.surface for claim in claims}
    return {
        claim.surface: [
            f"{kind}:{'+'.join(surfaces[span] for span in spans.split('+'))}"
            for kind, _, spans in (relation.partition(":") for relation in claim.relations)
        ]
        for claim in claims
        if claim.relations
    }


def test_total_is_checked_against_its_parts() -> None:
    """A sum is shown as a sum only when it is one."""
    claims = _tag("The death toll is 64, including 40 civilians, 14 soldiers and 10 militants.")
    assert _related(claims) == {"64": ["total_of:40 civilians+14 soldiers+10 militants"]}


def test_total_that_does_not_add_up_is_no_sum() -> None:
    """Parts that leave others uncounted are parts, not a sum."""
    claims = _tag("The death toll is 64, including 40 civilians and 14 soldiers.")
    assert _related(claims) == {}


def test_total_takes_a_part_from_an_earlier_sentence_of_the_same_claimant() -> None:
    """Reports give the civilians first and the total with the others later."""
    claims = _tag(
        "The Harbour Watch said 311 civilians were killed.",
        "The Harbour Watch said the death toll had risen to 524 people, including 213 soldiers.",
    )
    assert _related(claims)["524 people"] == ["total_of:311 civilians+213 soldiers"]


def test_surpassed_total_takes_the_parts_of_the_next_sentence() -> None:
    """ "Surpassed 1,000" is a bound that the parts exceed."""
    claims = _tag(
        "The death toll has surpassed 1,000.",
        "Police said among the dead were 745 civilians, along with 125 soldiers and 148 militants.",
    )
    assert _related(claims) == {
        "surpassed 1,000": ["total_of:745 civilians+125 soldiers+148 militants"]
    }
    assert claims[0].claimant == "Police"


def test_revised_figure_supersedes_the_one_before() -> None:
    """A claimant's later figure replaces the earlier, it does not contradict it."""
    claims = _tag(
        "The Harbour Watch said more than 300 civilians were killed.",
        "The Harbour Watch revised its toll, saying at least 340 civilians were killed.",
    )
    assert _related(claims) == {"at least 340 civilians": ["supersedes:more than 300 civilians"]}


def test_other_estimates_contradict() -> None:
    """Two counts of the same deaths by two sources stand side by side."""
    claims = _tag(
        "The Harbour Watch documented the killing of at least 125 civilians.",
        "Other estimates put the number at at least 134.",
    )
    assert _related(claims) == {
        "at least 125 civilians": ["contradicts:at least 134"],
        "at least 134": ["contradicts:at least 125 civilians"],
    }
    assert (claims[1].category, claims[1].measure) == ("civilians", "killed")


def test_two_tolls_of_two_claimants_contradict() -> None:
    """Rival totals of one disaster are shown side by side."""
    claims = _tag("The navy put the death toll at 90.", "Villagers put the death toll at 140.")
    assert _related(claims) == {"90": ["contradicts:140"], "140": ["contradicts:90"]}


def test_losses_of_two_sides_do_not_contradict() -> None:
    """Each side counts other dead."""
    claims = _tag("The army said 50 rebels were killed, while rebels said they killed 20 rebels.")
    assert _related(claims) == {}


def test_dead_of_a_day_do_not_contradict_the_toll() -> None:
    """A day's deaths and all deaths are two counts."""
    claims = _tag("The ministry reported 14 deaths, bringing the death toll to 90, a doctor said.")
    assert _related(claims) == {}


def test_same_figure_again_is_equal() -> None:
    """A repeat is no second figure."""
    claims = _tag("At least 64 people were killed.", "The blast killed at least 64 people.")
    assert [claim.relations for claim in claims] == [(), ("equal:0-18",)]


def test_small_counts_in_two_places_are_not_equal() -> None:
    """Ten here and ten there are twenty."""
    claims = _tag(
        "In Mora, around 10 civilians were killed.", "In Lanza, around 10 civilians were killed."
    )
    assert _related(claims) == {}


def test_parts_of_one_whole_do_not_relate_to_each_other() -> None:
    """Women and children of one toll neither repeat nor contradict."""
    claims = _tag("Thirty people, including nine women and nine children, were killed.")
    assert _related(claims) == {}
