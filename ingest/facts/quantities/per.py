"""What a quantity is counted per: "per hour", "a year", "every day 74 shops open"."""

from ingest.facts.quantities.number import SMALL
from ingest.facts.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from ingest.facts.quantities.units import NAMES, noun_unit

_EVERY = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "everyday": "day",
}
_ARTICLED = frozenset(
    "year month week day hour minute second quarter share head person piece barrel tonne ton unit litre kilometre"
    " mile kilogram night decade century".split()
)
_PEOPLE = {
    "capita": "person",
    "head": "person",
    "caput": "person",
    "inhabitant": "person",
    "resident": "person",
    "people": "person",
}


def per_after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """What the quantity that ends here is counted per, and the token behind that."""
    low = tokens.low
    word = low[at]
    if word == "of" and tokens.kind[at + 1] == WORD:  # "8 bn cu m of gas a year"
        behind = next((place for place in (at + 2, at + 3) if low[place] in ("a", "an", "per", "each", "every")), None)
        found = per_after(tokens, behind) if behind is not None and tokens.kind[behind - 1] == WORD else None
        return found if found is not None and found[0] in _ARTICLED else None
    if word in _EVERY and tokens.raw[at - 2] != "-":  # "a four-page daily"
        return _EVERY[word], at + 1
    if word in ("each", "apiece") and low[at + 1] in ("year", "month", "week", "day", "hour", "quarter"):
        return low[at + 1], at + 2
    if word in ("each", "apiece"):
        return "each", at + 1
    if word == "per" and low[at + 1] == "annum":
        return "year", at + 2
    if word == "per" and low[at + 1] == "diem":
        return "day", at + 2
    if word in ("per", "every") and tokens.kind[at + 1] == NUMBER:  # "3.1 doctors per 1,000 inhabitants"
        thing = _thing(tokens, at + 2) if tokens.kind[at + 2] == WORD else ("", at + 2)
        return f"{tokens.raw[at + 1].replace(',', '')} {thing[0]}".strip(), thing[1]
    if (word in ("per", "every") and tokens.kind[at + 1] == WORD and low[at + 1] not in SMALL) or (
        word == "/" and tokens.kind[at + 1] == WORD and tokens.touches(at)
    ):
        return _thing(tokens, at + 1)
    if (
        word in ("a", "an")
        and low[at + 1] in _ARTICLED
        and tokens.raw[at + 2] != "-"
        and low[at + 2] not in ("ago", "earlier", "later", "before")
    ):
        return _PEOPLE.get(low[at + 1], low[at + 1]), at + 2
    return None


def _thing(tokens: Tokens, at: int) -> tuple[str, int]:
    while tokens.low[at] in ("ordinary", "common", "diluted", "basic", "average", "outstanding") and tokens.kind[at + 1] == WORD:
        at += 1
    word = tokens.low[at]
    if word in _PEOPLE:
        return _PEOPLE[word], at + 1
    if word in ("square", "cubic", "sq") and tokens.kind[at + 1] == WORD:
        name = tokens.low[at + 1]
        return _AREAS.get(name, f"{word} {name}"), at + 2
    if word in ("km", "m", "mi") and tokens.raw[at + 1] in ("2", "²") and tokens.touches(at):
        return word + "2", at + 2
    if word in ("km²", "m²"):
        return word[:-1] + "2", at + 1
    if word in NAMES:
        return word, at + 1
    return noun_unit(word), at + 1


_AREAS = {"kilometre": "km2", "kilometer": "km2", "km": "km2", "metre": "m2", "meter": "m2", "m": "m2", "mile": "mi2", "mi": "mi2"}


_OFTEN = frozenset("every each per".split())
_TIMES = frozenset("year month week day hour minute night quarter season decade".split())


def per_before(tokens: Tokens, first: int, *, is_money: bool) -> str | None:
    """What the quantity is counted per where that stands before: "per capita GDP of $12,000", "every day 74 shops open"."""
    for cursor in range(first - 1, max(first - 9, -1), -1):
        if tokens.kind[cursor] in (NUMBER, SIGN):
            break
        if is_money and tokens.low[cursor] == "capita" and tokens.low[cursor - 1] == "per":
            return "person"
    return _every(tokens, first)


def _every(tokens: Tokens, first: int) -> str | None:
    """The "day" of "every day" at the head of the sentence."""
    opens = tokens.low[0] in _OFTEN and tokens.low[1] in _TIMES and tokens.low[2] not in ("since", "from", "between", "of", "until")
    return tokens.low[1] if opens and first < _REACH and ";" not in tokens.raw[:first] else None


_REACH = 20  # tokens that an "every day" at the head reaches over
