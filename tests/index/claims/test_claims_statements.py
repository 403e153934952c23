"""Who says so, on which day, of which days: over the sentences of an article."""

from __future__ import annotations

import re
from datetime import date

import pytest

from index.claims.attribution import find_attributions
from index.claims.rulebook import table
from index.claims.tagger import ClaimTagger
from index.claims.tokens import tokenise
from index.model.article import BlockKind, Passage, Published
from index.model.certainty import Basis
from index.model.claims import Claim
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.names import EntityKind, EntityMention, Tier

_DAYS = {
    "Wednesday": date(2024, 5, 8),
    "Thursday": date(2024, 5, 9),
    "Friday": date(2024, 5, 10),
    "Saturday": date(2024, 5, 11),
    "Tuesday": date(2024, 5, 7),
    "1987": date(1987, 1, 1),
}
_PUBLISHED = Published.stated(date(2024, 5, 12))


def _date(match: re.Match[str]) -> DateMention:
    day = _DAYS[match.group()]
    days = DayRange.day(day)
    if match.group() == "1987":
        days = DayRange.inclusive(day, date(1987, 12, 31))
    return DateMention(
        start=match.start(),
        end=match.end(),
        surface=match.group(),
        type=TimexType.DATE,
        value=day.isoformat(),
        days=days,
        grain=Grain.DAY,
        rule="test",
        basis=Basis.RESOLVED,
    )


def _place(match: re.Match[str]) -> EntityMention:
    return EntityMention(
        start=match.start(),
        end=match.end(),
        surface=match.group(),
        kind=EntityKind.PLACE,
        entity=f"place-{match.group().lower()}",
        name=match.group(),
        rule="test",
        tier=Tier.STRONG,
    )


def _tag(*paragraphs: str, published: Published | None = _PUBLISHED) -> tuple[Claim, ...]:
    """The claims of paragraphs, whose sentences end in full stops."""
    text = "\n".join(paragraphs)
    passages = []
    for block, paragraph in enumerate(re.finditer(r"[^\n]+", text)):
        for found in re.finditer(r"[^.]+\.?", paragraph.group()):
            start, end = paragraph.start() + found.start(), paragraph.start() + found.end()
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if start < end:
                passages.append(
                    Passage(
                        id=f"{start:012d}", start=start, end=end, kind=BlockKind.BODY, block=block
                    )
                )
    return ClaimTagger().tag(
        text,
        passages=passages,
        dates=[_date(found) for found in re.finditer("|".join(_DAYS), text)],
        names=[_place(found) for found in re.finditer("Mora|Tasmar|Lanza", text)],
        published=published,
    )


@pytest.mark.parametrize("line", table("attribution")["verbs"]["examples"]["lines"])
def test_claimant_of_each_example_is_found(line: str) -> None:
    """The examples of attribution.toml are the specification of its verbs."""
    sentence, _, wanted = line.partition(" |")
    claims = _tag(sentence)
    assert claims
    assert {claim.claimant for claim in claims} == {wanted.strip()}


def test_sentence_without_speaker_has_no_attribution() -> None:
    """Countries called states and estimated numbers are no statements."""
    text = "An estimated 200 people died in the United States on Friday."
    assert find_attributions(tokenise(text, 0, len(text)), frozenset()) == []


def test_day_beside_the_verb_is_the_day_of_the_statement() -> None:
    """The three clocks must not be mixed: said on Saturday, died on Thursday."""
    (claim,) = _tag("The Red Cross said on Saturday that 12 people were killed on Thursday.")
    assert claim.stated_on == _DAYS["Saturday"]
    assert claim.died == DayRange.day(_DAYS["Thursday"])


def test_day_before_the_speaker_is_the_day_of_the_statement() -> None:
    """ "On Friday, X said" dates the saying alone."""
    (claim,) = _tag("On Friday, the Red Cross said 12 people had died.")
    assert (claim.stated_on, claim.died) == (_DAYS["Friday"], None)


def test_day_of_an_earlier_statement_holds_for_the_same_claimant() -> None:
    """Reports name the day once and go on quoting."""
    claims = _tag(
        "The Red Cross said on Saturday that 12 people were killed.",
        "At least 30 people were wounded, according to the Red Cross.",
    )
    assert [claim.stated_on for claim in claims] == [_DAYS["Saturday"]] * 2


def test_figure_without_claimant_is_stated_on_the_day_of_publication() -> None:
    """What nobody else claims, the report claims itself."""
    (claim,) = _tag("Twelve people were killed in Mora on Friday.")
    assert (claim.claimant, claim.stated_on) == ("", _PUBLISHED.day)
    assert claim.place == "Mora"


def test_undated_statement_keeps_no_day() -> None:
    """A day that the text does not tell is not invented."""
    (claim,) = _tag("The mayor said 12 people were killed in Mora.")
    assert claim.stated_on is None


def test_day_of_another_clause_is_not_the_day_of_the_deaths() -> None:
    """A memorial on Thursday does not make Thursday the day of the deaths."""
    (claim,) = _tag("On Thursday the town held a service to remember dozens who were killed.")
    assert claim.died is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry reports 12 deaths on Friday, bringing the death toll to 634.",
        "The ministry reports 12 deaths on Friday, thereby taking the totals to 634 deaths.",
    ],
)
def test_day_of_the_newest_dead_is_not_the_day_of_all(sentence: str) -> None:
    """A toll counts those of earlier days, too."""
    newest, toll = _tag(sentence)
    assert newest.died == DayRange.day(_DAYS["Friday"])
    assert (toll.value, toll.died) == (634, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police arrested seven officers who had helped rioters on Friday.",
        "Police arrested seven officers that are accused of helping rioters on Friday.",
        "Police arrested seven men suspected of an attack on Friday.",
    ],
)
def test_day_of_what_people_did_before_is_not_the_day_of_the_figure(sentence: str) -> None:
    """What the arrested are accused of was on another day."""
    (claim,) = _tag(sentence)
    assert claim.died is None


def test_day_of_an_event_in_a_relative_clause_is_the_day_of_the_deaths() -> None:
    """ "The quake which struck on Friday" dates those who died in it."""
    (claim,) = _tag("Some 40 people died in the quake which struck Mora on Friday.")
    assert claim.died == DayRange.day(_DAYS["Friday"])


def test_toll_since_a_day_is_not_stated_on_it() -> None:
    """ "At 300 since Thursday" tells when the dying began."""
    (claim,) = _tag("The Red Cross put the death toll at 300 since Thursday.")
    assert claim.stated_on is None
    assert claim.died == DayRange.inclusive(_DAYS["Thursday"], _PUBLISHED.day)


def test_two_days_joined_are_one_interval() -> None:
    """ "Thursday and Friday" is two days, not the first."""
    (claim,) = _tag("Some 40 people were killed in Mora on Thursday and Friday.")
    assert claim.died == DayRange.inclusive(_DAYS["Thursday"], _DAYS["Friday"])


def test_since_reaches_over_the_words_before_its_day() -> None:
    """ "Since the raid on Thursday" begins on Thursday; not everyone died that day."""
    (claim,) = _tag("Some 40 people have been killed in Mora since the army's raid on Thursday.")
    assert claim.died == DayRange.inclusive(_DAYS["Thursday"], _PUBLISHED.day)


def test_day_of_what_came_before_is_not_the_day_of_the_deaths() -> None:
    """ "After protests on Thursday" leaves the day of the deaths open."""
    (claim,) = _tag("Some 40 people were killed after protests broke out on Thursday.")
    assert claim.died is None


def test_since_reaches_to_publication() -> None:
    """An open interval ends where the report ends."""
    (claim,) = _tag("Some 40 people have been killed in Mora since Thursday.")
    assert claim.died == DayRange.inclusive(_DAYS["Thursday"], _PUBLISHED.day)


def test_pronoun_speaks_for_the_last_claimant() -> None:
    """ "It said" must lead to the one who said it."""
    claims = _tag("The Harbour Watch counted 12 dead. It said 30 people were injured.")
    assert [claim.claimant for claim in claims] == ["The Harbour Watch"] * 2


def test_description_stands_for_the_claimant_named_before() -> None:
    """ "The agency" is no second source."""
    claims = _tag(
        "The Harbour Watch reported that 12 people were killed.",
        "The agency said 30 people were injured.",
    )
    assert claims[1].claimant == "The Harbour Watch"


def test_indefinite_description_shares_its_day_with_the_name_that_follows() -> None:
    """A lead says "a war monitor said on Friday", the next paragraph names it."""
    claims = _tag(
        "A rights monitor said on Friday that 12 people were killed.",
        "At least 9 women were wounded, according to the Harbour Watch.",
    )
    assert claims[1].stated_on == _DAYS["Friday"]


def test_claimant_is_carried_within_a_paragraph_alone() -> None:
    """A new paragraph without a claimant is the report's own voice."""
    claims = _tag(
        "Police said 12 people were killed. Another 30 people were wounded.",
        "Two people were buried alive in Lanza. Nine people were killed there.",
    )
    assert [claim.claimant for claim in claims] == ["Police", "Police", "", ""]


def test_accused_is_read_from_both_voices() -> None:
    """Who is said to have done it belongs to the figure."""
    active, passive = _tag(
        "Army troops killed 12 farmers in Mora.", "Nine women were killed by unknown gunmen."
    )
    assert (active.accused, passive.accused) == ("Army troops", "unknown gunmen")


def test_means_are_not_accused() -> None:
    """Shelling is no actor."""
    (claim,) = _tag("Nine women were killed by shelling.")
    assert claim.accused == ""


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("Gunmen raided two markets near Mora, killing 12 people.", "Gunmen"),
        ("A bomber blew himself up in Mora, killing 12 and injuring 30.", "A bomber"),
        ("The army shelled Mora, burning houses and killing 12 people.", "The army"),
        ("Rebels attacked a post and soldiers fired back, killing 12 people.", ""),
        ("Police arrested a man who attacked a crowd, killing 12 people.", ""),
        ("Gunmen attacked a bus that overturned, killing 12 people.", ""),
        ("Soldiers watched as a bus overturned, killing 12 people.", ""),
        ("Gunmen were attacked in Mora, killing 12 people.", ""),
        ("Mora carries out airstrikes near Tasmar, killing 12 people.", "Mora"),
        ("Some 12 sailors were detained by Tasmar during the war.", "Tasmar"),
        ("A fire in Mora, Tasmar killed 12 people.", ""),
        ("A fire in Tasmar killed 12 people.", ""),
        ("Some 12 people were killed by Mora shelling.", ""),
    ],
)
def test_accused_is_the_one_whose_act_it_was(sentence: str, accused: str) -> None:
    """The subject of an attack does the killing that follows; nobody is accused of a guess."""
    for claim in _tag(sentence):
        assert claim.accused == accused


def test_place_of_another_clause_is_not_the_place_of_the_deaths() -> None:
    """A semicolon begins another event."""
    first, second = _tag("A flood killed 12 people; a fire killed 30 in Mora.")
    assert (first.place, second.place) == ("", "Mora")


def test_place_of_the_source_is_not_the_place_of_the_deaths() -> None:
    """Where a witness lives says nothing of where people died."""
    (claim,) = _tag("A trader in Tasmar said that 12 people were killed.")
    assert claim.place == ""


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Twelve people were killed on Friday.", "event"),
        ("A flood killed 300 people in 1987.", "historical"),
        *((line, "background") for line in table("scope")["background"]["examples"]),
        *((line, "historical") for line in table("scope")["historical"]["examples"]),
        *((line, "event") for line in table("scope")["background"]["counter_examples"]),
        *((line, "event") for line in table("scope")["historical"]["counter_examples"]),
    ],
)
def test_scope_tells_the_event_from_its_past(sentence: str, scope: str) -> None:
    """A toll of past years must not enter the toll of the day."""
    claims = _tag(sentence)
    assert claims
    assert {claim.scope for claim in claims} == {scope}


def test_day_of_a_count_is_the_day_of_the_statement() -> None:
    """ "As of Friday" and a toll brought to a figure on a day date the count, not the deaths."""
    (claim,) = _tag("As of Friday, 120 people had died, officials said.")
    assert (claim.stated_on, claim.died) == (_DAYS["Friday"], None)
    (claim,) = _tag("The ministry raised its death toll to 125 on Saturday.")
    assert (claim.stated_on, claim.died) == (_DAYS["Saturday"], None)


def test_day_before_an_inclusion_is_not_the_day_of_what_follows() -> None:
    """A part's own clause does not take the date of the clause that it is added to."""
    (claim,) = _tag(
        "She replaced the cabinet of Friday, including two ministers who were arrested."
    )
    assert claim.died is None


def test_whole_actor_is_accused() -> None:
    """The name that ends a subject is not the one that did it."""
    (claim,) = _tag("Armed groups loyal to the former regime killed 12 officers.")
    assert claim.accused == "Armed groups loyal to the former regime"
    (claim,) = _tag("Clashes with the army killed 12 people.")
    assert claim.accused == ""
    (claim,) = _tag("Clashes between the army and rebels linked to the Sand Front kill 12 people.")
    assert claim.accused == ""


def test_each_clause_has_its_own_place() -> None:
    """Tolls of two places must not change places."""
    claims = _tag("The agency counts 80 deaths in Mora, 36 deaths in Lanza.")
    assert [claim.place for claim in claims] == ["Mora", "Lanza"]
    (claim,) = _tag("Gunmen from Mora stormed a post, killing 12 people.")
    assert claim.place == ""
    (claim,) = _tag("A court in Mora fined the owners for the fire that led to 12 deaths.")
    assert claim.place == ""
    (claim,) = _tag("Bombs at Tasmar embassies in Mora killed 12 people.")
    assert claim.place == "Mora"
    (claim,) = _tag("In Mora guards recalled a fire in Lanza, Tasmar, that has killed 12 people.")
    assert claim.place == "Lanza"
    claims = _tag("In Mora 58 people died and 30 were injured; in Lanza at least 19 died.")
    assert [claim.place for claim in claims] == ["Mora", "Mora", "Lanza"]
    claims = _tag("In Mora 12 people died and in Lanza 15 people died.")
    assert [claim.place for claim in claims] == ["Mora", "Lanza"]
    claims = _tag("A bomb in Mora killed 12 people, and one in Lanza killed five.")
    assert [claim.place for claim in claims] == ["Mora", "Lanza"]
    (claim,) = _tag("Police in Mora killed 12 people in Lanza.")
    assert claim.place == "Lanza"


def test_start_of_a_journey_is_not_the_place_of_the_deaths() -> None:
    """Where migrants came from is not where they drowned."""
    (claim,) = _tag("Forty people died when a boat from Mora to Tasmar sank near Lanza.")
    assert claim.place == "Lanza"


def test_among_them_are_parts_of_the_figure_before() -> None:
    """Reports put the children of a toll into a sentence of their own."""
    claims = _tag("Twelve people were killed. Among them were three children and two women.")
    assert [(claim.value, claim.measure, claim.category) for claim in claims] == [
        (12, "killed", "people"),
        (3, "killed", "children"),
        (2, "killed", "women"),
    ]


@pytest.mark.parametrize(
    "before",
    ["Twelve people were killed and 30 injured.", "Two men were killed.", "A crowd gathered."],
)
def test_among_them_is_silent_without_one_measure(before: str) -> None:
    """Which of two figures, or of none, is not guessed; no part is larger than its whole."""
    claims = _tag(f"{before} Among them were three children.")
    assert all(claim.category != "children" for claim in claims)


def test_report_s_own_day_is_told_from_a_day_that_the_text_gives() -> None:
    """A chart must not draw a line to a day on which nobody is known to have spoken."""
    (own,) = _tag("At least 12 people were killed.")
    assert (own.stated_on, own.stated_inferred) == (_PUBLISHED.day, True)
    (given,) = _tag("The Red Cross said on Saturday that 12 people were killed.")
    assert (given.stated_on, given.stated_inferred) == (_DAYS["Saturday"], False)


def test_places_and_claimants_of_figures_are_entities() -> None:
    """Figures of several reports meet by what they name, not by how they spell it."""
    (claim,) = _tag("The Red Cross said that 12 people were killed in Mora and Tasmar.")
    assert claim.place_ids == ("place-mora", "place-tasmar")
    assert claim.claimant_key == "red cross"
    (unnamed,) = _tag("At least 12 people were killed.")
    assert (unnamed.place_ids, unnamed.claimant_key) == ((), "")


def test_part_names_the_figure_that_it_is_part_of() -> None:
    """The children are among the dead, and must never be added to them."""
    whole, part = _tag("At least 31 people, including nine children, were killed in Mora.")
    assert part.part_of == f"{whole.start}-{whole.end}"
    assert whole.part_of == ""
