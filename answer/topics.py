"""Nouns that say what a question asks for: "revenue" an amount of money, "mayor" a person, "park" a place."""

from ingest.words import stem

NOUNS = {
    "rank": """
        rank ranking position spot""",
    "share": """
        share percentage proportion percent fraction portion quota slice""",
    "change": """
        growth increase rise decline decrease fall growing""",
    "money": """
        revenue revenues income turnover sales gdp budget profit profits earnings cost costs price salary expenditure
        output investment fine prize debt wage tax loss capitalization capitalisation fee rent""",
    "people": """
        population inhabitants""",
    "area": """
        area surface""",
    "number": """
        rate ratio value size temperature speed weight capacity amount total sum score""",
    "time": """
        date dates year month day century decade time season deadline""",
    "person": """
        mayor president ceo chairman chairwoman director founder boss head secretary scientist author writer king queen
        emperor leader minister professor actor actress singer player engineer academician artist inventor poet general
        governor philosopher mathematician coach quarterback architect composer man woman person pope bishop explorer""",
    "organisation": """
        company firm enterprise corporation manufacturer maker organisation organization body institution institute
        agency ministry bank publisher newspaper magazine party team club university college school brand startup group
        network station band museum hospital laboratory lab department""",
    "place": """
        city country place province region town state district county river lake mountain park village continent street
        island capital location nation neighbour neighbor sea ocean port airport stadium venue""",
    "event": """
        summit expo event conference games festival tournament war battle fair exhibition championship""",
    "title": """
        name abbreviation nickname title term word""",
}
TOPIC = {stem(word): topic for topic, words in NOUNS.items() for word in words.split()}
NAMED = ("person", "organisation", "place", "event")
TRADES = frozenset(map(stem, "company firm enterprise corporation manufacturer maker startup brand".split()))
LEVELS = {stem("city"): "city", stem("country"): "country", stem("nation"): "country", stem("province"): "province"}
PLAIN_HEADS = TRADES | frozenset(map(stem, "place person name location group body neighbour neighbor man woman".split()))
# A museum and a park may have been read as a place or as an organisation; a company and a city may not.
EITHER = frozenset(
    map(stem, "museum hospital laboratory lab institute college university school park airport stadium venue".split())
)
