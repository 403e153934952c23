"""Which state of the USA does a shortened word name? As news agencies and the post office write.

Source: the AP Stylebook's state abbreviations and the two capitals of the US postal service.
"""

from __future__ import annotations

_TABLE = """
Alabama: ala AL; Alaska: AK; Arizona: ariz AZ; Arkansas: ark AR; California: calif CA;
Colorado: colo CO; Connecticut: conn CT; Delaware: del DE; Florida: fla FL; Georgia: ga GA;
Hawaii: HI; Idaho: ID; Illinois: ill IL; Indiana: ind IN; Iowa: IA; Kansas: kan KS; Kentucky: ky KY;
Louisiana: la LA; Maine: ME; Maryland: md MD; Massachusetts: mass MA; Michigan: mich MI;
Minnesota: minn MN; Mississippi: miss MS; Missouri: mo MO; Montana: mont MT; Nebraska: neb NE;
Nevada: nev NV; New Hampshire: nh NH; New Jersey: nj NJ; New Mexico: nm NM; New York: ny NY;
North Carolina: nc NC; North Dakota: nd ND; Ohio: OH; Oklahoma: okla OK; Oregon: ore OR;
Pennsylvania: pa PA; Rhode Island: ri RI; South Carolina: sc SC; South Dakota: sd SD;
Tennessee: tenn TN; Texas: TX; Utah: UT; Vermont: vt VT; Virginia: va VA; Washington: wash WA;
West Virginia: wva WV; Wisconsin: wis WI; Wyoming: wyo WY
"""
_STATES = {
    short: state.strip().lower()
    for state, _, shorts in (cell.partition(":") for cell in _TABLE.split(";"))
    for short in shorts.split()
}
_POSTAL_LETTERS = 2


def state_of(word: str) -> str:
    """The state's name in small letters for "Fla.", "N.H." or "TX"; "" for anything else.

    Args:
        word: as written, with its dots; "Miss" without one is no state.
    """
    if len(word) == _POSTAL_LETTERS and word.isupper():
        return _STATES.get(word, "")
    if not word.endswith(".") or not word[0].isupper():
        return ""
    return _STATES.get(word.replace(".", "").lower(), "")
