"""Whether a quantity is a change, up or down."""

from ingest.facts.quantities.tokens import NUMBER, SIGN, Tokens
from ingest.facts.types import QuantityKind, Sign

_UP = (
    "increase increases increased increasing rise rises rose risen rising grow grows grew grown growing gain gains"
    " gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars"
    " soared soaring growth expand expands expanded expanding expansion advance advanced improve improved"
    " improvement improves raise raised raises raising hike hiked boost boosted uptick upturn escalated accelerated"
    " rebounded widen widens widened widening"
)
_DOWN = (
    "decrease decreases decreased decreasing fall falls fell fallen falling drop drops dropped dropping decline"
    " declines declined declining reduce reduces reduced reducing reduction reductions cut cuts cutting shrink"
    " shrinks shrank shrunk shrinking slump slumped plunge plunged plunges plummet plummeted lower lowered lowers"
    " lowering contract contracted contraction slip slipped slid slide sank dip dipped tumble tumbled shed"
    " downturn slashed eased weakened narrow narrows narrowed narrowing"
)
_WORDS: dict[str, Sign] = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
_NOUNS = frozenset(
    "increase increases rise growth gain gains jump surge expansion improvement hike boost uptick climb advance"
    " decrease decreases fall drop decline reduction reductions cut cuts slump plunge contraction slide dip downturn".split()
)
# Of an amount of money these are as often no change: "raised $5 million from investors".
_RAISED = frozenset("raise raised raises raising".split())
# Of a share these are a change: "lost 9%"; of money, goals and seats they are none.
_LOST: dict[str, Sign] = {
    **dict.fromkeys("lose loses lost losing shed".split(), "down"),
    **dict.fromkeys("add adds added".split(), "up"),
}
# "The mast rises 54 metres above the deck": a height, no change.
_OF_PLACE = frozenset("above over below high tall from into out to".split())
_COMPARED: dict[str, Sign] = {
    **dict.fromkeys(
        "higher more greater larger bigger faster".split(), "up"
    ),
    **dict.fromkeys("lower less fewer smaller slower".split(), "down"),
}  # fmt: skip
_PHRASAL = frozenset(
    "make makes made making set sets setting take takes took taking turn turned pick picked put build built come came".split()
)
_BETWEEN = frozenset(
    "year-on-year year on over annual annually average sharp steady slight modest quarter quarterly month monthly"
    " yearly compound cumulative further overall net real organic total combined estimated significant rapid strong"
    " yoy the a an in same same-store".split()
)
_BACK_WINDOW = 12


def sign_of(tokens: Tokens, first: int, last: int, kind: QuantityKind) -> Sign | None:
    """Up or down where the quantity is a change.

    Args:
        first: the first token of the quantity, hedge included.
        last: the token behind its unit.
        kind: "12% more" is a change, "12 more enterprises" need be none.
    """
    is_amount = kind != "count"
    change = _noun_behind(tokens, last)
    if change:
        return change
    before = tokens.low[first - 1]
    if before in ("to", "from", "at") and not _is_rate(tokens, first):
        return None
    return _before(tokens, first, last, kind) or (_compared_behind(tokens, last) if is_amount else None)


def _before(tokens: Tokens, first: int, last: int, kind: QuantityKind) -> Sign | None:
    low, is_amount = tokens.low, kind != "count"
    cursor = first - 1
    while cursor >= 0 and (low[cursor].endswith("ly") or low[cursor] in ("a", "an", "another", "further", "some", "only", "just")):
        cursor -= 1
    if cursor < 0:
        return None
    word = low[cursor]
    if is_amount and word in ("up", "down") and low[cursor - 1] not in _PHRASAL:
        return "up" if word == "up" else "down"
    if is_amount and word in _WORDS and word not in ("lower", "contract", "advance"):
        is_none = (kind == "money" and word in _RAISED) or (kind == "measure" and low[last] in _OF_PLACE)
        return None if is_none else _WORDS[word]  # of counts it would be wrong: "gained two wings", "lost two sons"
    if kind in ("percent", "points") and word in _LOST:
        return _LOST[word]
    if word == "by":
        caused = low[cursor - 1] not in _WORDS and (low[cursor - 1].endswith("ed") or low[cursor - 1] in ("offset", "driven"))
        return None if caused else _change_back(tokens, cursor, of_noun=False)
    if word == "of":
        return _change_back(tokens, cursor, of_noun=True)
    if word == "rate" or _is_rate(tokens, first):
        return _change_back(tokens, cursor, of_noun=False)
    return None


def _is_rate(tokens: Tokens, first: int) -> bool:
    """ "grew at an average annual rate of 15 per cent"."""
    low = tokens.low
    return (
        low[first - 1] == "of"
        and low[first - 2] in ("rate", "pace", "speed")
        or (low[first - 1] == "at" and low[first - 2] in _WORDS)
    )


def _change_back(tokens: Tokens, at: int, *, of_noun: bool) -> Sign | None:
    """The nearest word of change before this token, with no other number between; before "of", a noun."""
    low = tokens.low
    if of_noun and low[at - 1] in ("rate", "pace", "speed"):
        of_noun = False
    for cursor in range(at - 1, max(at - 1 - _BACK_WINDOW, -1), -1):
        word, kind = low[cursor], tokens.kind[cursor]
        if kind == NUMBER or (kind == SIGN and tokens.raw[cursor] in (";", ":", "(", ")", ".")):
            return None
        if word in _COMPARED and not of_noun:
            return _COMPARED[word]
        if word in ("up", "down") and not of_noun:
            return "up" if word == "up" else "down"
        if word in _WORDS:
            if of_noun and word not in _NOUNS:
                return None
            return _WORDS[word]
        if of_noun and (
            word in ("with", "total", "to", "from", "was", "were", "reached", "and", "which") or tokens.raw[cursor] == ","
        ):
            return None
    return None


def _noun_behind(tokens: Tokens, last: int) -> Sign | None:
    """ "a 12% year-on-year increase"."""
    cursor = _behind_adjectives(tokens, last)
    is_noun = tokens.low[cursor] in _NOUNS and (cursor == last or tokens.low[cursor - 1] not in ("the", "a", "an", "in"))
    return _WORDS[tokens.low[cursor]] if is_noun else None


def _compared_behind(tokens: Tokens, last: int) -> Sign | None:
    """ "12% higher"; not the "or more" of a hedge."""
    cursor = _behind_adjectives(tokens, last)
    return _COMPARED.get(tokens.low[cursor])


def _behind_adjectives(tokens: Tokens, at: int) -> int:
    for _ in range(6):
        if tokens.low[at] not in _BETWEEN and not (tokens.low[at] == "-" and tokens.touches(at)):
            return at
        at += 1
    return at
