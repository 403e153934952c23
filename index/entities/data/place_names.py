"""How does English news call places, and which does it not mean? The tables of build_places.py.

Names on the left are those of GeoNames without accents. Keeps out: which places are kept, and in
which form.
"""

from __future__ import annotations

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
EG|Al Mansurah|Al-Mansurah|Mansurah|Mansoura|El Mansoura|El-Mansoura|Mansura
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
DO|Santiago de los Caballeros|Santiago de los Caballeros|Santiago
CU|Santiago de Cuba|Santiago de Cuba|Santiago
ES|Santiago de Compostela|Santiago de Compostela|Santiago
BO|Santa Cruz de la Sierra|Santa Cruz de la Sierra|Santa Cruz
GB|Newcastle upon Tyne|Newcastle upon Tyne|Newcastle
MY|George Town|George Town|Georgetown
HK|Victoria|
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

# Several places of these names are in the news, none of them known by the bare name alone; all are
# kept, and each is met only beside its country or region.
SHARED_WORDS = frozenset(("Victoria", "Leon"))
# None of the places of these names is meant as a matter of course: reports from Lebanon say
# Tripoli, and reports from the USA say Georgia, without another word.
NEVER_USUAL = frozenset(("tripoli", "georgia"))
# Cities whose name stands alone in datelines by the rule of the AP Stylebook, and a few that are
# known likewise; one of these is meant where nothing tells, however large the others are.
STANDING_ALONE = frozenset(
    "Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|"
    "Indianapolis|Las Vegas|Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York|"
    "Oklahoma City|Philadelphia|Phoenix|Pittsburgh|St. Louis|Salt Lake City|San Antonio|San Diego|"
    "San Francisco|Seattle|Washington|Amsterdam|Baghdad|Bangkok|Beijing|Beirut|Berlin|Brussels|"
    "Cairo|Djibouti|Dublin|Geneva|Gibraltar|Guatemala City|Havana|Helsinki|Hong Kong|Islamabad|"
    "Istanbul|Jerusalem|Johannesburg|Kuwait City|London|Luxembourg|Macau|Madrid|Mexico City|Milan|"
    "Monaco|Montreal|Moscow|Munich|New Delhi|Panama City|Paris|Prague|Quebec City|Rio de Janeiro|"
    "Rome|San Marino|Sao Paulo|Shanghai|Singapore|Stockholm|Sydney|Tokyo|Toronto|Vatican City|"
    "Vienna|Zurich|Barcelona|Damascus|Kyiv|Medina|Melbourne|Vancouver".split("|")
)
# Regions of these countries stand beside the names of their towns; GeoNames' codes for them.
REGIONS = {
    "AU": "02 New South Wales|04 Queensland|05 South Australia|06 Tasmania|07 Victoria|"
    "08 Western Australia",
    "CA": "01 Alberta|02 British Columbia|03 Manitoba|04 New Brunswick|05 Newfoundland|"
    "07 Nova Scotia|08 Ontario|09 Prince Edward Island|10 Quebec|11 Saskatchewan",
    "GB": "ENG England|SCT Scotland|WLS Wales|NIR Northern Ireland",
}
