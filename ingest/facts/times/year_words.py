"""Words that tell a year from a quantity."""

from typing import Final

CODE_WORDS: Final = frozenset(
    "no nos number num nr room flight route section sec article art chapter page pp model type class level lot box unit "
    "suite form rule channel highway resolution directive bus train building windows iso ifrs boeing airbus version street "
    "avenue apartment gate mark mk port locomotive locomotives hull code zip postcode item table figure fig equation line "
    "psalm opus op bwv russell asu ifric fsp eitf sfas sop update updates issue tel phone fax rmb cny usd eur gbp hkd yuan "
    "dollar dollars sek dkk nok aged score scored".split()
)
HEDGES: Final = frozenset(
    "nearly over approximately some almost exactly only just another every each all those these any least most under above "
    "below exceeding exceed exceeds exceeded reach reaches reached reaching total totaled totalled totalling totaling "
    "averaging numbering about around roughly estimated additional extra further remaining".split()
)
# Units: no year stands right before one of these, whatever stands before it.
UNITS: Final = frozenset(
    "m km cm mm kg g t mi ft in2 km2 m2 metre metres meter meters kilometre kilometres kilometer kilometers mile miles feet "
    "foot inch inches yard yards acre acres hectare hectares ha mu square cubic sq tonne tonnes ton tons kilogram kilograms "
    "grams pounds lb lbs million billion trillion thousand hundred yuan rmb dollars dollar euros euro yen won rupees francs "
    "rubles crore lakh percent per hours hour hrs minutes seconds days weeks months kw mw gw kwh mwh hp bhp watts volts rpm "
    "mph kph khz mhz ghz hz gb mb tb ppm barrels litres liters gallons cc bc bce degrees points shares votes copies pixels "
    "basis bps pp times people persons inhabitants residents".split()
)
# Plurals (and words that look like one) which a year names, and no number counts.
DATED_PLURALS: Final = frozenset(
    "elections election games olympics championships results series sales revenues revenue earnings finals playoffs floods "
    "protests periods seasons vintages editions audits budgets forecasts plans financials comparatives levels highs lows "
    "acts riots census figures statements notes costs expenses accounts annals primaries trials reforms hostilities news "
    "politics statistics proceeds losses profits qualifiers classics awards was is has as his its this does various "
    "previous always perhaps thus plus versus across towards besides sometimes afterwards congress less business sees marks "
    "saw comes remains becomes begins follows shows brings consists includes address paris texas".split()
)
COUNTED_SINGULARS: Final = frozenset("children men women staff troops soldiers crew police cattle sheep fish personnel".split())
CERTAIN: Final = frozenset(
    "end in since during until till year years fiscal financial calendar circa ca c mid early late born died season summer "
    "spring autumn winter fall elections election census anno ad fy dated before after pre post founded established est "
    "prior from between by throughout annual copyright released opened built fl b d r".split()
)
COUNTING: Final = frozenset(
    "total totals population number sum maximum minimum average crowd attendance score elevation height altitude capacity "
    "distance circulation audience enrollment enrolment weight length depth width speed rate ratio membership".split()
)
LEADS: Final = frozenset(
    "s de del as of to for at and or through with than the a an its his her their our on this that these last first "
    "following versus vs compared comparing comparable ending ended thru against which while both either when until".split()
)
DATING: Final = frozenset(
    "in from since built dates dating dated circa until till before after by to between erected founded established born "
    "completed".split()
)
CHANGES: Final = frozenset(
    "increased increase increases rose rise grew grow growth fell fall dropped drop decreased decrease declined reduced "
    "expanded up down cut raised exceeded surpassed".split()
)
AFTER_SUBJECT: Final = frozenset(
    "was is were saw has had will would marked brought witnessed when where which who that and or as at by in on to for "
    "from until with due while but he she it they the a an under after before during having being are compared versus vs "
    "because then also edition season film album song book novel report annual financial fiscal net gross adjusted results "
    "sales election version".split()
)
# Within a few words before a year, one of these makes it name a thing: "the historic 2008 race", "his unreleased 1985 single".
DETERMINERS: Final = frozenset("the a an his her its their our my this that these those s".split())
APPROXIMATE: Final = frozenset("about around approximately roughly".split())
# Behind "about", these leave a quantity: "of about 1500", "was around 1800".
AMOUNT_LEADS: Final = frozenset("of at to is was are were has had have with cost costs for totals".split())
# "a 2000-seat hall" counts, "the 1970-built bridge" dates.
HYPHENED: Final = frozenset("to and built born founded based era style vintage model present dated now season".split())
