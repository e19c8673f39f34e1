"""Which country "the country" is: the one that the places lie in of which a text speaks."""

from answer.comparing.statement import Statement
from answer.deciding.same_words import canonicals
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.types import Name
from ingest.words import stem

NATION = canonicals(stem(word) for word in ("country", "nation", "national", "nationwide", "domestic"))
COUNTRY, NATIONALITY = "country", "nationality"


def is_home_country(name: Name, sentence: Statement) -> bool:
    """True if the sentence says "the country" and means this one: some place that it or its surroundings name lies in it.

    Where another country is named, or a place that lies in another, nothing tells which is meant.
    """
    known = gazetteer()
    if not _is_country(name.key) or not NATION & canonicals(sentence.stems):
        return False
    places = {other.key for other in (*sentence.facts.names, *sentence.context_names) if other.kind == "place"} - {name.key}
    inside = {key for key in places if known.contains(name.key, key)}
    return bool(inside) and not any(_is_country(key) or _lies_in_country(key) for key in places - inside)


def _is_country(key: str) -> bool:
    return any(COUNTRY in place.levels for place in gazetteer().places.get(key, ()))


def _lies_in_country(key: str) -> bool:
    return any(COUNTRY in above.levels for place in gazetteer().places.get(key, ()) for above in place.inside)
