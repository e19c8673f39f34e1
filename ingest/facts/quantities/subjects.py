"""The thing that a number counts where it stands before the number: "the number of patents reached 12,000"."""

from ingest.facts.quantities.codes import LABELS
from ingest.facts.quantities.nouns import Noun, noun_after
from ingest.facts.quantities.stopwords import DETERMINERS, STOP, looks_plural
from ingest.facts.quantities.tokens import NUMBER, SIGN, TAKEN, WORD, Tokens
from ingest.facts.quantities.units import NAMES, TELLS, noun_unit
from ingest.words import stem

_VERBS_BACK = frozenset(
    "reached reach reaches number totalled totaled totals numbered numbers amounted amounts stood stands exceeded exceeds"
    " surpassed hit topped grew grown grows grow growing rose risen rises rise rising increased increases increase"
    " increasing climbed jumped soared expanded fell fallen falls fall falling dropped drops drop declined declines"
    " decline decreased decreases decrease shrank shrunk went gone were was are is became be been".split()
)
_LINK_BACK = frozenset(
    "by to from at about around nearly almost over under more less than fewer least some approximately roughly only"
    " just well has have had been will would be being also further still even and in up down as of close said"
    " estimated expected about".split()
)


def phrase_stems_before(tokens: Tokens, at: int) -> tuple[str, ...]:
    """Stems of the phrase that ends right before this token: "added value" before "of RMB3bn"."""
    words: list[str] = []
    cursor = at - 1
    while cursor >= 0 and tokens.kind[cursor] == WORD and len(words) < 5:
        low = tokens.low[cursor]
        if low in STOP and low != "total":
            break
        words.insert(0, stem(low.removesuffix("'s").removesuffix("’s")))
        cursor -= 1
        if tokens.raw[cursor] == "-" and tokens.touches(cursor) and cursor > 0 and tokens.touches(cursor - 1):
            cursor -= 1
    return tuple(words)


def subject_stems(tokens: Tokens, at: int) -> tuple[str, ...]:
    """Stems of the subject whose level or change the amount states: "annual sales of the industry" before "were RMB3bn"."""
    verb = _verb_back(tokens, at, _STATES)
    if verb is None:
        return ()
    words: list[str] = []
    cursor = verb - 1
    while cursor >= 0 and len(words) < 10 and tokens.kind[cursor] in (WORD, TAKEN, SIGN):
        low = tokens.low[cursor]
        if tokens.kind[cursor] == SIGN and low not in "-&'’“”":
            break
        if low in _CLAUSE_WORDS:
            break
        if tokens.kind[cursor] == WORD and low not in STOP:
            words.insert(0, stem(low.removesuffix("'s").removesuffix("’s")))
        cursor -= 1
    return tuple(words)


def noun_before(tokens: Tokens, at: int) -> Noun | None:
    """The counted thing where it stands before the number: "the number of patents reached 12,000"."""
    if _may_be_year(tokens, at):
        return None
    return _direct(tokens, at) or _number_of(tokens, at) or _subject(tokens, at)


def partitive(tokens: Tokens, at: int) -> Noun | None:
    """The whole in "of the 500 firms surveyed, 120 …"."""
    if tokens.low[0] != "of" or tokens.raw[at - 1] != "," or at < 4:
        return None
    start = 1
    while start < 5 and (tokens.low[start] in DETERMINERS or tokens.kind[start] == NUMBER):
        start += 1
    return noun_after(tokens, start) if start > 1 else None


def _may_be_year(tokens: Tokens, at: int) -> bool:
    raw = tokens.raw[at]
    return len(raw) == 4 and raw[0] in "12" and raw.isdecimal() and tokens.low[at - 1] in _BEFORE_YEAR


_BEFORE_YEAR = frozenset("in since until till during before after by fiscal early late mid and -".split()) | {"–", ","}


def _direct(tokens: Tokens, at: int) -> Noun | None:
    """ "patents: 12,000", "enterprises (1,928)"."""
    sign, head = tokens.raw[at - 1], at - 2
    if head < 0 or sign not in (":", "(") or tokens.kind[head] != WORD:
        return None
    if sign == "(" and tokens.raw[_closing(tokens, at)] not in (")", ","):
        return None
    low = tokens.low[head]
    if low in TELLS:
        return Noun(last=0, unit=TELLS[low], of=(stem(low),))
    if low in MONEY_NOUNS or low in LABELS or low in STOP or not looks_plural(low) or low in NAMES:
        return None
    return Noun(last=0, unit=noun_unit(low), of=phrase_stems_before(tokens, at - 1))


def _closing(tokens: Tokens, at: int) -> int:
    cursor = at
    while tokens.kind[cursor] in (NUMBER, TAKEN) and cursor < at + 3:
        cursor += 1
    return cursor


def _clause_start(tokens: Tokens, at: int) -> int:
    """The first token of the clause; a comma ends the walk only if another number stands before it."""
    cursor = at - 1
    while cursor >= 0 and at - cursor < 40:
        raw = tokens.raw[cursor]
        if raw in (";", ":", "(", ")", "!", "?", "—", "|", "•") or (
            raw == "." and tokens.low[cursor - 1] not in ("co", "no", "inc", "st")
        ):
            break
        cursor -= 1
    return cursor + 1


def _number_of(tokens: Tokens, at: int) -> Noun | None:
    """ "the number of patents … 12,000", "a population of 11.9 million"."""
    start = _clause_start(tokens, at)
    for cursor in range(at - 1, start - 1, -1):
        low = tokens.low[cursor]
        if low in ("number", "numbers") and tokens.low[cursor + 1] == "of":
            noun = noun_after(tokens, cursor + 2) if tokens.low[cursor - 1] not in _SEVERAL else None
            if noun is None or noun.last > at or _VERBS_BACK.isdisjoint(tokens.low[noun.last : at]) and not _stands_at(tokens, at):
                return None
            return Noun(last=0, unit=noun.unit, of=noun.of)
        if low in TELLS and at - cursor <= 12:
            return Noun(last=0, unit=TELLS[low], of=(stem(low),))
        if tokens.raw[cursor] == "," and tokens.low[cursor + 1] in ("and", "while", "but", "with", "whereas"):
            return None
    return None


_SEVERAL = frozenset("a an large small great growing good huge increasing any certain limited".split())


def _stands_at(tokens: Tokens, at: int) -> bool:
    """ "the number of patents at 12,000", "number of patents: 12,000"."""
    return tokens.low[at - 1] in ("at", "of", ":", "to", "by", "from", "=", "(")


# Plurals whose number is rather an amount of money: "sales reached 3.2 million".
MONEY_NOUNS = frozenset(
    "sales revenues earnings losses profits costs expenses exports imports prices wages proceeds receipts assets funds savings"
    " investments liabilities taxes salaries dividends reserves loans deposits payments charges fees gains results margins".split()
)
_MONEY_STEMS = frozenset(map(stem, MONEY_NOUNS))


def _subject(tokens: Tokens, at: int) -> Noun | None:
    """ "enterprises in the zone grew from 493 to 1,928": the plural that heads the clause, before a verb of level or change."""
    low = tokens.low
    verb = _verb_back(tokens, at, _VERBS_BACK)
    if verb is None or low[verb] in ("is", "was", "be", "been", "were", "are"):
        return None
    start = verb
    while start > 0 and tokens.kind[start - 1] in (WORD, TAKEN) and low[start - 1] not in _CLAUSE_WORDS:
        start -= 1
    while start < verb and (low[start] in STOP or tokens.kind[start] != WORD):
        if low[start] not in ("the", "its", "their", "these", "those", "all", "our", "his", "her"):
            return None
        start += 1
    noun = noun_after(tokens, start) if start < verb else None
    if noun is None or noun.of[-1] in _MONEY_STEMS or noun.last > verb or not _reaches_verb(tokens, noun.last, verb):
        return None
    return Noun(last=0, unit=noun.unit, of=noun.of)


_CLAUSE_WORDS = frozenset("and while but that which who as because whereas when where if although though since including".split())
_STATES = _VERBS_BACK | frozenset(
    "decreased reduced improved raised cut lowered contributed totaling totalling generated accounted".split()
)


def _verb_back(tokens: Tokens, at: int, verbs: frozenset[str]) -> int | None:
    """The verb of level or change that leads to the number at this token, with nothing but links and numbers between."""
    low = tokens.low
    for cursor in range(at - 1, max(at - 12, -1), -1):
        if low[cursor] in verbs:
            return cursor
        if not (
            low[cursor] in _LINK_BACK
            or tokens.kind[cursor] in (NUMBER, TAKEN)
            or low[cursor].endswith("ly")
            or low[cursor] in _UNITS_BACK
        ):
            return None
    return None


_UNITS_BACK = frozenset("per cent percent % $ € £ ¥ yuan rmb million billion thousand trillion us bn us$".split())


def _reaches_verb(tokens: Tokens, at: int, verb: int) -> bool:
    """Whether the head is followed by the verb, its auxiliaries, or a prepositional phrase."""
    return at == verb or tokens.low[at] in STOP or tokens.low[at].endswith("ly") or tokens.kind[at] == TAKEN
