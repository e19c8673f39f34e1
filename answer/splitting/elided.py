"""Two things asked for with one verb → a question for each: "how many firms and how many staff does A have"."""

import re

from answer.comparing.asking import AUXILIARIES
from answer.following.frame import PREPOSITIONS, is_past
from answer.following.wording import is_plural, question

_AUX = "|".join(sorted(AUXILIARIES))
_PREPOSITIONS = "|".join(sorted(PREPOSITIONS))
_ASKING = r"(?:(?:in|on|at|by|for|to|from) )?(?:how many|how much|what|which)"
_WORD = rf"(?!(?:{_AUX}|and)\b)[\w'’-]+"
_NOUN = rf"(?!(?:{_AUX}|and|{_PREPOSITIONS})\b)[\w'’-]+"
_ONE_VERB = re.compile(
    rf"(?i)^(?P<one>{_ASKING}(?: {_WORD}){{1,6}}),? and (?P<two>{_ASKING}(?: {_NOUN}){{1,6}}) "
    rf"(?P<rest>(?:{_AUX}|{_PREPOSITIONS})\b .+)$"
)
_COUNTED = re.compile(r"(?i)how many ")
_EACH = re.compile(r"(?i)^(?P<one>[^,]+?) and (?P<two>[^,]+?),? how many (?:of )?each$")
_AMOUNT = re.compile(
    r"(?i)^by how much (?P<aux>do|does|did|have|has) (?P<subject>.+?) "
    r"(?:rise|risen|grow|grown|fall|fallen|(?:increase|decrease|decline|climb)d?|climbed|drop|dropped)"
    r"(?P<tail>(?: (?:in|during|from|over|since|by) .+?)?)"
    r",? and to (?:what|which) (?:amount|value|level|sum|figure|total|number|volume)$"
)


def with_one_verb(text: str) -> list[str]:
    """The questions that share a verb, an owner or a place at the end; none where each has its own."""
    match = _ONE_VERB.match(text)
    if match is None or any(is_past(word) for word in match["one"].split()):
        return []
    # "What share of cars and what share of vans goes to A" has a verb before its preposition.
    has_verb = match["rest"].split()[0].casefold() in AUXILIARIES
    if not has_verb and not all(
        re.match("(?i)how many ", match[side]) and is_plural(match[side].strip()) for side in ("one", "two")
    ):
        return []
    return [question(f"{match[side]} {match['rest']}") for side in ("one", "two")]


def how_many_each(text: str) -> list[str]:
    """ "Culture firms listed and on the third board, how many each" as a question for each; none where it is not told of what."""
    match = _EACH.match(text)
    if match is None:
        return []
    words = match["one"].split()
    at = _attribute_at(words)
    if at is None or not _is_attribute(match["two"].split()[0]):
        return []
    noun = " ".join(words[:at])
    noun = f"{noun[:1].lower()}{noun[1:]}" if noun[1:2].islower() else noun
    return [_counted(noun, kind) for kind in (" ".join(words[at:]), match["two"])]


def _counted(noun: str, kind: str) -> str:
    # "Listed firms" are counted apart from those that "are listed on the third board".
    return question(f"How many {noun} are {kind}" if " " in kind else f"How many {kind} {noun} are there")


def rise_and_amount(text: str) -> list[str]:
    """ "By how much did exports rise, and to what amount" as the rise and the amount; none where it is another question."""
    match = _AMOUNT.match(text)
    if match is None:
        return []
    rise = text[: match.end("tail")]
    subject = match["subject"]
    was = ("were" if is_plural(subject) else "was") if match["aux"].casefold() == "did" else ("are" if is_plural(subject) else "is")
    return [question(rise), question(f"How large {was} {subject}{match['tail']}")]


def _attribute_at(words: list[str]) -> int | None:
    """Where the noun ends and what is told of it begins: "listed", "on the first board"."""
    return next((at for at, word in enumerate(words) if at and _is_attribute(word)), None)


def _is_attribute(word: str) -> bool:
    return word.casefold() in PREPOSITIONS or is_past(word)
