"""Which English words beside an expression tell that it is a date, or that it is none?

Only word lists, each for one question that a guard asks. Keeps out: the guards.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLOSING = frozenset({"", ",", ".", ";", ":", "!", "?", ")", "”", '"', "’", "'", "—", "–", "-", "]"})
"""Marks after which a phrase is over."""

LINKS = _words(
    "and but when while as in on at by with from for to after before that the he she it they we "
    "his her its their there a an of or than was were is are has had which who where"
)
"""Words that can follow a date without belonging to its noun phrase."""

NUMBERS_OF = _words("basis percent per million billion thousand hundred point points %")
"""Words that make a number an amount."""

DATED_EVENTS = _words(
    "elections polls games olympics championships finals playoffs attacks protests riots floods "
    "accords agreements talks wars levels bombings demonstrations clashes hostilities uprisings "
    "revolutions massacres killings fires quakes earthquakes hurricanes storms results figures "
    "estimates rankings borders lines negotiations sanctions strikes events prices terms"
)
"""What is told by its year, so that four digits before it are one."""

FEASTS_BY_FIRST_WORD = _words("eid christmas")
"""Feasts of which only the first word needs a capital letter: "Christmas day"."""

FEASTS_IN_SMALL = _words("christmas thanksgiving halloween")
FESTIVE = _words("tree trees card cards dinner party parties cheer shopping lights carol carols")
"""Words behind a holiday in small letters that make it no day."""

PEOPLE = _words(
    "people men women children troops soldiers civilians fighters refugees families protesters "
    "prisoners deaths dead miles kilometres kilometers"
)
"""What is counted in news, so that four digits before it are an amount even behind "the"."""

BEFORE_NOUN_YEAR = _words("the its his her their this 's ’s")
"""Words behind which a year can belong to a noun: "the 2012 elections"."""

BEFORE_YEAR_OF_VERB = _words("in of by since during from until till")
"""Words behind which a year stands even where the next word could be what it counts."""

MEASURED = _words(
    "percent % miles km kilometers kilometres people men women children dead million billion "
    "years days hours minutes months weeks times points votes degrees hrs mins hr yrs hour "
    "minute"
)
"""What a small number behind a month's name counts, when it is no day."""

BEFORE_MONTH = _words(
    "in since by until till during of from early late mid last next this to between for through "
    "before after around about every each throughout and or"
)
"""Words before a month's name that is also a verb or a given name."""

BEFORE_MONTH_FIRMLY = BEFORE_MONTH - _words("and or to for this each every about around through")
"""Of these, the ones that no list of names contains."""

VERB_MONTHS = _words("may march mar")
NAME_MONTHS = _words("april june august")
SPEAKING = _words("said says told asked added replied wrote laughed smiled thinks")
"""Words behind a name of a month that make it a person."""


BEFORE_NOUN_MONTH = _words("the a its their his her our")
"""Words before "March" and a noun: "the March offensive"."""

BEFORE_YEAR = _words(
    "in since by until till during of from early late mid to between through before after around "
    "about throughout circa year and or"
)
"""Words before four digits that make them a year."""

BEFORE_AMOUNT = _words(
    "some over than least nearly almost roughly approximately under only another up most killed "
    "killing wounded wounding injured injuring hit lost captured sank employs employing totaled "
    "totalled totaling numbered numbering exceeded paid sold bought shot total"
)
"""Words before four digits that make them an amount."""

MEASURES = _words("km kms m ft feet metre meter mm cm kg kw mw mph ha lb lbs usd euro gmt")
"""Units behind four digits."""

APPROXIMATE = _words("about")
"""Words that open an amount where they open a clause: "About 1500 fell"."""

BEFORE_AMOUNT_OF = NUMBERS_OF | _words("total points number maximum minimum")
"""Words before "of" or "to" and four digits that make them an amount: "a total of 1944"."""

BEFORE_CODE = _words(
    "flight room no number page pages route highway model resolution resolutions us article "
    "section rule vision agenda title hall gate apollo chapter volume vol bus channel tel phone "
    "ext psalm nos numbers fax ref pp rfc rs usd eur gbp windows office level grade hr para "
    "paragraph verse extension locomotive boeing"
)
"""Words before four digits that make them a name or code."""

OWNERS = _words("his her their my your our its")
"""In front of "70s" these make it an age."""

NAMED_GROUPS = _words(
    "alliance movement group coalition bloc forces brigade brigades square bridge street "
    "revolution university avenue stadium hospital organization organisation groups faction"
)
"""Words behind a day that make it a name: "March 14 Alliance"."""

NOT_ALWAYS_NAMES = _words("revolution bridge square street stadium hospital university forces")
"""Of these, the ones that name nothing in small letters: "the January 25 revolution"."""

BEFORE_FALL = _words("in this last next")
"""Words before "fall" as a season; "after the fall" may be a city's."""

BEFORE_VERB_SEASON = _words(
    "in by during until since this of for from over through before after into last"
)
"""Words before "fall" and "spring" as seasons."""

NAMED_DAYS = _words("black bloody cyber ash super good palm easter")
"""Words that, capitalised, make a weekday a name: "Black Friday"."""

NEWSPAPERS = _words("times herald express telegraph mail post")

WARMTH = _words("temperature temperatures highs lows degrees fahrenheit f heat readings")
"""Words near "the 80s" that make it degrees."""

DURING = _words("over during on at by until since")
"""Words before "the weekend" that make it a time whatever follows."""

BEFORE_CLOCK = _words("at by until till before after around about")
BEFORE_THE_PAST = _words("in of from for into than")

THROUGHOUT = _words("over for within throughout")
"""Words before "the next year" that make it a length and not a year."""

VERBS_OF_LASTING = _words("to will would could can may might should must")
"""Words before "last" that make it a verb: "expected to last six weeks"."""

NOT_BEFORE_LENGTH = _words(
    "these those the his her their its our my all most other such old school half teenage recent "
    "early later"
)
"""Words before a bare plural ("days") that make it something else than a length."""

AFTER_NO_RHYTHM = _words("ago later earlier before after and or of long -")
COUNTED_BY_TIME = _words("once twice times cents dollars hours days % percent million billion")
"""Words before "a day" or "a year" that make it a rhythm."""

EXPECTING = _words("will would shall expected should could may might ’ll")
"""Words that make "soon" the future."""

BEFORE_PART = _words("in during by until till throughout towards toward before after since around")
"""Words before "the morning" that make it the one of the day at hand."""

BEFORE_TWILIGHT = _words("at by before after until till since around about from")
"""Words before "dawn" or "night" that make it a time and not a name."""

NEEDS_ARTICLE = _words("morning afternoon evening")
"""Parts of a day that are only meant with an article: no one says "at morning"."""

BEFORE_UNIT_AT_HAND = _words("for during in throughout")
"""Words before "the year" that make it the one at hand."""

BEFORE_OVER = _words(
    "for after in of just well than until till and within with last lasted took take where when "
    "that as or but"
)
"""Words before "over five years" that make it more than five, not the course of five."""

OF_SPEED = _words("miles kilometers kilometres km knots metres meters feet")
"""What is counted "per hour" in a speed, which is no rhythm."""

NAMED_BY_YEAR = _words(
    "act cup olympics paralympics games championship championships worlds summit elections "
    "census conference open prix festival treaty convention accord accords protocol code bill"
)
"""Capitalised words that a year behind them belongs to: "World Cup 2022"."""

FESTIVITIES = _words(
    "celebration celebrations festivities parade parades weekend weather holiday holidays mass "
    "masses vigil vigils prayers service services"
)
"""What goes on on a holiday itself, so that its name before them is the day."""

LASTING_THINGS = _words(
    "war wars truce ceasefire conflict conflicts siege blockade embargo uprising insurgency "
    "rebellion revolt revolution crisis dispute feud standoff campaign offensive strike "
    "occupation regime government rule coalition administration state ban law policy agreement "
    "deal treaty alliance civil military drought investigation inquiry trial tradition custom "
    "project company firm"
)
"""Things whose "two-year-old" is a length of time; of people it is an age."""

NOT_YEARS_IN_WORDS = _words("some about over than nearly almost the")
ATTACKS = _words(
    "attack attacks assault assaults massacre massacres hijackings terror terrorist terrorists "
    "committee panel hearings rioters riot riots insurrection atrocities"
)
"""Words behind a day that the whole world knows by its month and number."""

DISASTERS = _words(
    "tsunami earthquake quake bombing bombings shooting shootings killings uprising revolt truce"
)
"""Words that, with these, make a holiday the name of an event of some other year."""

UNIT_CODES = _words("D W M Q Y DE CE TH TM TS WE FO")
"""The lexicon's values for units of time."""

BEFORE_CODED_MONTH = _words("in since by until till from during of")
"""Words before "2025-03" that make it a month and no code."""

BEFORE_SMALL_DAY = _words(
    "on by since until till from in of during before after between through dated every early late"
)
"""Words before "march 5" in small letters that make it a day or month and no verb."""

SUBJECTS = _words("i you he she it we they who that which men people troops")
"""Words before "may" and "march" that make them verbs."""

BEFORE_ORDINAL_DAY = _words("on by until till since before")
"""Words before "the 10th" that make it a day of the month."""

OF_SEASONS = _words(
    "weather storm storms snow snows lightning heat cold sun rain rains clothes clothing coat "
    "coats sports games months month season death break holiday holidays vacation vacations "
    "school camp camps wheat crops"
)
"""Words that a season is a kind of, and no time: "winter weather"."""

FIRST_YEAR_OF_BC, LAST_YEAR_OF_BC = 1850, 2100
"""Years in which "BC" behind them is more often British Columbia."""

VERSIONED = _words("version versions v release ios macos android os update build kernel firmware")
"""Words before numbers with full stops that make them a version."""

COUNTED_BY_ORDINAL = _words("quarter half time day week month year round place anniversary")
"""What "second" counts when it stands behind a month and is no day of it."""

PAGES = _words("pp p page pages vol")
OF_GAMES = _words(
    "touchdown touchdowns goal goals comeback interception score points lead play plays"
)
"""Words behind a quarter that make it one of a game."""

OF_ATTACKS = _words(
    "hijackers hijacker victims commission plot plotters anniversary memorial families"
)
"""Words behind "Sept. 11" that speak of its attacks."""

PRESENT_TENSE = _words("expires expire matures takes begins starts ends opens resumes")
"""Verbs that, just before a date, announce it."""

BEFORE_EDGE = _words("by at until till since before from around")
"""Words before "end March" that make "end" no verb."""

BEFORE_SHORT_YEAR = _words("in of since by until till from before after circa and summer fall to")
"""Words before "'68" that make it a year."""

BEFORE_ABOUT_YEAR = _words(
    "founded built born died from since until by dated dating began beginning started written "
    "ended painted established created made produced invented introduced settled ( , onwards"
)
"""Words before "about 1910" that make it a year."""

BEFORE_ANCIENT_YEAR = _words("in since by until till from during")
"""Words before three digits that make them a year, in a text that writes eras."""

BEFORE_ERA_LIST = _words("in between from of around about circa c ca (")
"""Words before "431 and 404 BC" that make the first number a year too."""

REPORTED = _words(
    "profit profits earnings net pretax operating results sales revenue revenues loss losses "
    "growth turnover output exports imports gdp"
)
"""What companies and countries report of a half year."""

CALLS = _words("call calls signal signals alert message parade")
"""Words behind "May Day" and its like that make it something else than a day."""

SENTENCE_ENDS = frozenset({"", ".", "!", "?", "”", '"', ":"})
