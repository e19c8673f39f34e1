"""What a word that points back stands for, among what the turns before named."""

import re
from collections.abc import Callable, Sequence

from answer.comparing.asking import DO
from answer.following.frame import PREPOSITIONS, is_past
from answer.following.turn import Turn
from answer.following.wording import is_plural, split_subject, topic_phrase, value_of, without_times
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.types import Name

_PERSON = ("he", "his", "him", "she", "her")
ROLES = re.compile(
    r"(?i)^(?:the |its )?(?:\w+ ){0,2}(?:secretary|mayor|head|leader|founder|president|director|ceo|chairman|author|minister)\b"
)
_ATTRIBUTES = frozenset(
    "gdp population area size revenue revenues income output value exports imports patents share rate growth number sales profit "
    "profits budget price cost turnover investment mayor secretary head leader president founder ceo boss director name age "
    "capital rank economy".split()
)
_GROWTH_OF = re.compile(r"(?i)^the (?:growth(?: rate)?|increase|rise|decline|decrease|fall|change) (?:of|in) ")
_REMEMBERED = 3  # turns that "they" may look back
_VALUE_AGAIN = re.compile(
    r"(?i)^(?:and )?(?:what|how (?:much|many|high|large|big)) (?:is|was|were|are|will) (?:it|they)(?: be)?\b(?P<rest>.*)$"
)
# "How much of the province's total was it?" is of the value; "what share of the total did it hold?" of its owner.
_PART_OF = re.compile(
    r"(?i)^(?:and )?(?:how (?:much|many)|(?:what|which) (?:share|part|percentage|proportion|fraction|portion|slice)) "
    r"(?:of|in) .+? (?:(?:is|was|are|were) (?:it|they)"
    r"|(?:do|does|did) (?:it|they) (?P<makes>make up|account for|represent|amount to|constitute))\W*$"
)
CHANGE = re.compile(
    r"(?i)\b(?:up|down|shrink|shrunk|shrinking|narrow|narrowed|narrowing|widen|widened|widening|rise|rose|risen|grow|grew|grown|growth|fall|fell|fallen|rising|growing|falling"
    r"|increasing|decreasing|declining|increase|increased|decrease|decreased|change|changed|"
    r"more than|less than|higher|lower|compared|compare)\b"
)


def last_of(noun: str, turns: Sequence[Turn]) -> str | None:
    """The last thing named that the noun fits, by its words before its kind."""
    for turn in turns:
        for name in turn.all_names:
            if is_called(name, noun):
                return name.text
        for name in turn.all_names:
            if may_be(name, noun):
                return name.text
        phrase = re.search(rf"\b(?:(?:the|a|an) )?((?:[\w-]+ ){{0,2}}){noun}\b", turn.frame.rest, re.IGNORECASE)
        if phrase and turn.names and phrase[1].strip():
            full = topic_phrase(turn.question, turn.names[0].text)
            if full.casefold().endswith(noun):
                return full
    return None


def is_called(name: Name, noun: str) -> bool:
    """The name, or another of the same thing, says so: "Hangzhou High-tech Zone" is a zone."""
    return any(noun in f" {key} ".split() for key in (name.text.casefold(), name.key, *name.others))


def may_be(name: Name, noun: str) -> bool:
    if noun in ("city", "province", "country", "district", "county", "state", "nation"):
        levels = {level for key in (name.key, *name.others) for place in gazetteer().places.get(key, ()) for level in place.levels}
        wanted = {"nation": "country", "state": "province"}.get(noun, noun)
        if levels:
            return wanted in levels
        return name.kind == "place" and noun != "country" and len(name.key.split()) == 1
    if noun in ("zone", "park", "town", "village", "region", "centre", "center", "lake", "river"):
        return False
    if noun in ("person", "man", "woman", "scientist", "founder", "secretary", "mayor"):
        return name.kind == "person"
    if noun in ("company", "firm", "group", "bank", "start-up", "startup", "manufacturer", "retailer"):
        other = any(
            word in name.key.split() for word in ("university", "institute", "school", "committee", "government", "ministry")
        )
        return name.kind in ("organisation", "company") and not other
    if noun in ("platform", "system", "project", "plan", "drug", "product", "software", "model", "app", "robot", "satellite"):
        return name.kind in (None, "product", "work")
    return False


def stands_for(word: str, text: str, turns: Sequence[Turn], used: Sequence[str]) -> str | None:
    if word == "there":
        return _place(turns, used)
    if word in _PERSON:
        return _first(turns, lambda name: name.kind == "person" or name.kind is None) or _role(turns)
    last = turns[0]
    if word in ("it", "they") and _is_of_value(text, last) and (value := value_of(last.question)):
        return _GROWTH_OF.sub("", value)
    does = re.search(r"(?i)\b(?:do|did|have|had|can|could|will|would) they\b", text) is not None
    if word in ("they", "them", "their"):
        # A company is "they" too; where the last question names none, those that an earlier one asked for are meant.
        is_owner = any(name.kind in (None, "organisation", "company") for name in last.all_names)
        groups = (_group(turn, does=does) for turn in (turns[:1] if is_owner else turns[:_REMEMBERED]))
        if group := next((group for group in groups if group), None):
            return group
    return _thing(turns, used)


def _is_of_value(text: str, last: Turn) -> bool:
    """True if the question asks for the last one's value again, how it changed, or what part it is of another."""
    if CHANGE.search(text) or _is_value_asked(text):
        return True
    part = _PART_OF.match(text)
    return part is not None and not (part["makes"] and last.frame.head == "how many")  # it is the industry that makes up a share


def _is_value_asked(text: str) -> bool:
    """ "What was it in 2016?" asks for the value again."""
    match = _VALUE_AGAIN.match(text)
    return match is not None and not re.search(r"\w", without_times(match["rest"]))


def _role(turns: Sequence[Turn]) -> str | None:
    """ "The party secretary of HHZ" for "he", where no answer told the name."""
    rest = turns[0].frame.rest
    return rest if turns[0].frame.form == "copula" and ROLES.match(rest) else None


def _group(last: Turn, *, does: bool) -> str | None:
    """What a question asked for several of: "the companies in HHZ"; None if it asked for no several things."""
    frame = last.frame
    if frame.form == "copula" and frame.aux in ("are", "were") and is_plural(re.sub(r"(?i)^the ", "", frame.rest)):
        return frame.rest
    if not is_plural(frame.noun) or frame.head not in ("which", "what", "how many"):
        return None
    noun = re.sub(r"(?i)^(?:of )?the ", "", frame.noun)
    if last.answered is not None and frame.head != "how many":
        return last.answer.rstrip(". ")
    rest = re.sub(r"(?i)^there\b", "", frame.rest).strip()
    if frame.form == "subject":
        clause = (
            rest
            if rest.split()[:1] and rest.split()[0].casefold() in PREPOSITIONS
            else f"that {frame.aux} {rest}".replace("  ", " ")
        )
        return f"the {noun} {clause}".strip()
    # "How many people do they employ?" is of who holds the patents, "how old are they?" of the patents.
    if frame.form == "inverted" and last.names and not (does and frame.head == "how many"):
        return f"the {noun} of {last.names[0].text}"
    return None


def _place(turns: Sequence[Turn], used: Sequence[str]) -> str | None:
    for turn in turns:
        named = [name for name in turn.all_names if name.text not in used]
        for name in [name for name in named if name.kind == "place"] or [name for name in named if name.kind != "person"]:
            return topic_phrase(turn.question, name.text)
    return None


def _first(turns: Sequence[Turn], fits: Callable[[Name], bool]) -> str | None:
    persons = [name for turn in turns for name in turn.all_names if name.kind == "person" and fits(name)]
    if persons:
        return persons[0].text
    answered = turns[0].answered
    return answered.text if answered is not None and turns[0].frame.head == "who" else None


def _thing(turns: Sequence[Turn], used: Sequence[str]) -> str | None:
    """The thing that the last question was about."""
    for turn in turns:
        all_names = turn.names if turn.frame.head == "where" else turn.all_names
        names = [name for name in all_names if not any(name.text in phrase for phrase in used) and name.kind != "nationality"]
        things = [name for name in names if name.kind != "person"] or names
        if things:
            return _whole(turn, things[0].text)
        rest = turn.frame.rest
        if not turn.names and turn.frame.form == "copula" and rest and not used:
            return without_times(rest)
        if not turn.names and turn.frame.form == "inverted" and turn.frame.aux in ("is", "are", "was", "were") and not used:
            return _noun_phrase(rest)
        if not turn.names and not turn.frame.aux and (thing := re.match(r"\S+ ((?:the|a|an) .+)", rest)):
            return without_times(thing[1]) if turn.frame.head in ("who", "what", "which") else None  # "Who publishes the list"
        if not turn.names and turn.frame.form == "inverted" and turn.frame.aux in DO and not used:
            return split_subject(turn.frame)[0] or None  # "When did the tea museum open?"
    return None


def _noun_phrase(rest: str) -> str | None:
    words = rest.split()
    until = next((at for at, word in enumerate(words) if is_past(word) or word in PREPOSITIONS or word == "being"), len(words))
    return " ".join(words[:until]) or None


def _whole(turn: Turn, name: str) -> str:
    """The name with its noun where that is a thing of its own: a headquarters, no population."""
    subject = split_subject(turn.frame)[0] if turn.frame.aux in DO else ""
    if name in subject and re.match(r"(?i)the [a-z]", subject):
        return subject
    phrase = topic_phrase(turn.question, name)
    return name if phrase.split()[-1].casefold() in _ATTRIBUTES and turn.frame.form == "copula" else phrase
