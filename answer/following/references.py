"""Words that point back: "it", "their", "there", "the zone", "this figure", put as what they stand for."""

import re
from collections.abc import Callable, Sequence

from answer.following.frame import AUXILIARIES, PREPOSITIONS, frame_of, is_past
from answer.following.turn import Turn, own_names
from answer.following.wording import is_plural, topic_phrase, value_of, without_times
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.references import definite_references
from ingest.facts.types import Name

_PRONOUN = re.compile(r"(?i)\b(?:it|its|they|their|them|he|his|him|she|her|there)\b(?!['’](?!s\b))")
_DEMONSTRATIVE = re.compile(
    r"(?i)(?:\b(?:this|that|these|those) (?:figure|number|amount|value|total|sum|share|percentage|rate|result|growth|increase|rank)s?\b"
    r"|(?<=\bis )(?:that|this)\b(?! \w+(?:s|ed)\b)|(?<=\bwas )(?:that|this)\b|(?<=\bwere )(?:those|these|that)\b|(?<=\bare )(?:those|these)\b"
    r"|(?<=\bthan )(?:that|this)\b(?! of\b)|(?<=\bof )(?:that|this|those|these)(?=\s*[?.!]*$))(?=\s*(?:[?.!,]|$|\b(?:in|as|more|less|up|down|"
    r"compared|than|per|by|for|of|higher|lower|rise|fall|grow|when|a|an|the|at|on|to)\b))"
)
_KIND_NOUN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?P<noun>zone|park|district|town|city|province|country|county|village|region|lab|laboratory|"
    r"company|firm|group|university|institute|school|hospital|bank|start-up|startup|platform|system|project|plan|centre|center|"
    r"drug|product|software|museum|lake|river|person|man|woman|scientist|founder|secretary|mayor|model|app|robot|satellite)"
    r"(?P<own>['’]s)?(?=\s*(?:[?.!,]|$)|\s+(?!of\b|that\b|which\b|who\b|where\b|called\b|named\b|with\b|for\b|[A-Z]|(?:council|hall|"
    r"government|cent(?:re|er)|code|limits?|wall|brain|committee|area|level|line|profile|plan|park|map)s?\b))"
)
_PERSON = ("he", "his", "him", "she", "her")
_POSSESSIVE = ("its", "their", "his", "her")
_ORDER = {"province": ("province",), "city": ("city",), "district": ("district",), "country": ("country",)}
_ROLES = re.compile(r"(?i)^(?:the |its )?(?:\w+ ){0,2}(?:secretary|mayor|head|leader|founder|president|director|ceo|chairman|author|minister)\b")
_ATTRIBUTES = frozenset(
    "gdp population area size revenue revenues income output value exports imports patents share rate growth number sales profit "
    "profits budget price cost turnover investment mayor secretary head leader president founder ceo boss director name age "
    "capital rank economy".split()
)
_CHANGE = re.compile(
    r"(?i)\b(?:up|down|rise|rose|risen|grow|grew|grown|growth|fall|fell|fallen|increase|increased|decrease|decreased|change|changed|"
    r"more than|less than|higher|lower|compared|compare)\b"
)
# "It" that points at nothing: "is it true that", "how long does it take to".
_EMPTY_IT = re.compile(
    r"(?i)\b(?:is|was|isn['’]t|wasn['’]t) it (?:true|correct|right|possible|the case|likely|important|necessary|that|because|known|said|hard|easy|"
    r"expected that|planned that|worth)\b|\bit (?:takes?|is (?:said|known|planned|expected|true|possible|likely)|was (?:said|announced|known))\b"
    r"|\b(?:does|did|will|would) it (?:take|cost|mean) (?:to|for \w+ to|that)\b|\bmake it\b(?! \w+$)"
)
_EXISTS = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|been|be|will|can|could|might|may|there)\s+there\b(?!\s*[?.!]*$)"
    r"|\bthere (?:is|are|was|were|has|have|will)\b|\bthere be\b"
)
# "What was there five years earlier?" asks for a place; "How many patents are there?" for none.
_THERE_IS_PLACE = re.compile(r"(?i)^(?:what|who) (?:is|are|was|were) there\b")


def points_back(text: str, lexicon: Lexicon) -> bool:
    """True if a word of the question stands for something outside of it."""
    return bool(_open_pronouns(text, lexicon) or _DEMONSTRATIVE.search(text) or _open_references(text, lexicon))


def resolved(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """The question with what its words stand for in their place; itself where nothing before fits."""
    text = _with_values(text, turns[0])
    text = _with_references(text, turns, lexicon)
    return _with_pronouns(text, turns, lexicon)


def _with_values(text: str, last: Turn) -> str:
    """ "This figure" as what was asked for."""
    match = _DEMONSTRATIVE.search(text)
    if match is None:
        return text
    value = value_of(last.question)
    if value is None and last.subject is not None:
        value = topic_phrase(last.question, last.subject.text)
    return f"{text[: match.start()]}{value}{text[match.end() :]}" if value else text


def _with_references(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """ "The zone" as the last zone that was named."""
    for start, end, noun, own in reversed(_open_references(text, lexicon)):
        name = _last_of(noun, turns)
        if name is not None:
            text = f"{text[:start]}{name}{own}{text[end:]}"
    return text


def _open_references(text: str, lexicon: Lexicon) -> list[tuple[int, int, str, str]]:
    """Definite references with start, end, noun and possessive; none where the question names such a thing itself."""
    own = own_names(text, lexicon)
    found = {(item.start(), item.end()): (item["noun"], item["own"] or "") for item in _KIND_NOUN.finditer(text)}
    for reference in definite_references(text):
        if not any(start < reference.end and reference.start < end for start, end in found):
            after = text[reference.end : reference.end + 2]
            if not re.match(r" [A-Z]", after):
                found[(reference.start, reference.end)] = (reference.noun, "")
    named = [name for name in own if name.kind != "nationality"]
    return [
        (start, end, noun, possessive)
        for (start, end), (noun, possessive) in sorted(found.items())
        if noun != "capital" and not any(_is_called(name, noun) or name.end <= start and _may_be(name, noun) for name in named)
    ]


def _last_of(noun: str, turns: Sequence[Turn]) -> str | None:
    """The last thing named that the noun fits, by its words before its kind."""
    for turn in turns:
        for name in turn.all_names:
            if _is_called(name, noun):
                return name.text
        for name in turn.all_names:
            if _may_be(name, noun):
                return name.text
        phrase = re.search(rf"\b(?:(?:the|a|an) )?((?:[\w-]+ ){{0,2}}){noun}\b", turn.frame.rest, re.IGNORECASE)
        if phrase and turn.names and phrase[1].strip():
            full = topic_phrase(turn.question, turn.names[0].text)
            if full.casefold().endswith(noun):
                return full
    return None


def _is_called(name: Name, noun: str) -> bool:
    """The name, or another of the same thing, says so: "Hangzhou High-tech Zone" is a zone."""
    return any(noun in f" {key} ".split() for key in (name.text.casefold(), name.key, *name.others))


def _may_be(name: Name, noun: str) -> bool:
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
        other = any(word in name.key.split() for word in ("university", "institute", "school", "committee", "government", "ministry"))
        return name.kind in ("organisation", "company") and not other
    if noun in ("platform", "system", "project", "plan", "drug", "product", "software", "model", "app", "robot", "satellite"):
        return name.kind in (None, "product", "work")
    return False


def _open_pronouns(text: str, lexicon: Lexicon) -> "list[re.Match[str]]":
    """Pronouns that nothing within the question explains."""
    empty = [match.span() for match in _EMPTY_IT.finditer(text)]
    if not _THERE_IS_PLACE.match(text):
        empty += [match.span() for match in _EXISTS.finditer(text)]
    names = own_names(text, lexicon)
    found = []
    for match in _PRONOUN.finditer(text):
        if any(a <= match.start() < b for a, b in empty):
            continue
        if any(name.end <= match.start() for name in names) or _has_noun_before(text, match):
            continue
        found.append(match)
    return found


def _has_noun_before(text: str, match: "re.Match[str]") -> bool:
    """True if what the question asks for, or its own subject, is what the pronoun stands for."""
    word = match.group().casefold()
    before = text[: match.start()].split()
    if not before or word == "there":
        return False
    frame = frame_of(text)
    previous = before[-1].casefold().strip(",")
    if len(before) > len(frame.asked.split()) + 1 and frame.aux and word in (*_POSSESSIVE, "it", "they", "them"):
        inner = [token for token in before[len(frame.asked.split()) + 1 :] if token.casefold() not in PREPOSITIONS]
        inner = [token for token in inner if token.casefold() not in ("the", "a", "an", "of", "be", "been", "being", "and")]
        # "Do start-ups pay their rent": a noun stands before; "is expected of it": a participle does.
        if word in ("their", "they", "them"):
            return any(is_plural(token) for token in inner if not is_past(token))
        return bool(inner) and not is_past(inner[0]) and previous not in PREPOSITIONS and previous not in ("of", "and")
    if frame.form == "subject" and word in _POSSESSIVE and previous not in ("of", *PREPOSITIONS) and previous not in AUXILIARIES:
        return len(before) > len(frame.asked.split())
    if previous in ("have", "has", "had") and word == "their":
        return is_plural(frame.noun)
    return previous in ("have", "has", "had") and word == "its" and bool(frame.noun) and not is_plural(frame.noun)


def _with_pronouns(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    used: list[str] = []
    for match in reversed(found := _open_pronouns(text, lexicon)):
        if match.group().casefold() not in (item.group().casefold() for item in found[: found.index(match)]):
            continue
    for match in found:
        phrase = _stands_for(match.group().casefold(), text, turns, used)
        if phrase is None:
            return text if not used else _put(text, found, used)
        used.append(phrase)
    return _put(text, found, used)


def _put(text: str, found: "Sequence[re.Match[str]]", phrases: Sequence[str]) -> str:
    for match, phrase in reversed(list(zip(found, phrases, strict=False))):
        word = match.group().casefold()
        is_own = word in ("its", "their", "his") or (word == "her" and re.match(r"\s+[a-z]", text[match.end() :]) is not None)
        said = f"{phrase}{possessive(phrase)}" if is_own else f"in {phrase}" if word == "there" else phrase
        text = f"{text[: match.start()]}{said}{text[match.end() :]}"
    return text


def possessive(phrase: str) -> str:
    """What makes the phrase an owner: "'s", or "'" behind a plural."""
    return "'" if phrase.endswith("s") and is_plural(phrase) and phrase[:1].islower() else "'s"


def _stands_for(word: str, text: str, turns: Sequence[Turn], used: Sequence[str]) -> str | None:
    if word == "there":
        return _place(turns, used)
    if word in _PERSON:
        return _first(turns, lambda name: name.kind == "person" or name.kind is None) or _role(turns)
    last = turns[0]
    if word == "it" and _CHANGE.search(text) and (value := value_of(last.question)):
        return value
    if word in ("they", "them", "their") and (group := _group(last)):
        return group
    return _thing(turns, used)


def _role(turns: Sequence[Turn]) -> str | None:
    """ "The party secretary of HHZ" for "he", where no answer told the name."""
    rest = turns[0].frame.rest
    return rest if turns[0].frame.form == "copula" and _ROLES.match(rest) else None


def _group(last: Turn) -> str | None:
    """What a question asked for several of: "the companies in HHZ"; None if it asked for no several things."""
    frame = last.frame
    if not is_plural(frame.noun) or frame.head not in ("which", "what", "how many"):
        return None
    noun = re.sub(r"(?i)^(?:of )?the ", "", frame.noun)
    if last.answered is not None and frame.head != "how many":
        return last.answer.rstrip(". ")
    rest = re.sub(r"(?i)^there\b", "", frame.rest).strip()
    if frame.form == "subject":
        clause = rest if rest.split()[:1] and rest.split()[0].casefold() in PREPOSITIONS else f"that {frame.aux} {rest}".replace("  ", " ")
        return f"the {noun} {clause}".strip()
    if frame.form == "inverted" and last.names and frame.head != "how many":
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
        names = turn.names if turn.frame.head == "where" else turn.all_names
        names = [name for name in names if not any(name.text in phrase for phrase in used) and name.kind != "nationality"]
        things = [name for name in names if name.kind != "person"] or list(names)
        if things:
            return _whole(turn, things[0].text)
        rest = turn.frame.rest
        if not turn.names and turn.frame.form == "copula" and rest and not used:
            return without_times(rest)
        if not turn.names and turn.frame.form == "inverted" and turn.frame.aux in ("is", "are", "was", "were") and not used:
            return _noun_phrase(rest)
    return None


def _noun_phrase(rest: str) -> str | None:
    words = rest.split()
    until = next((at for at, word in enumerate(words) if is_past(word) or word in PREPOSITIONS or word == "being"), len(words))
    return " ".join(words[:until]) or None


def _whole(turn: Turn, name: str) -> str:
    """The name with its noun where that is a thing of its own: a headquarters, no population."""
    phrase = topic_phrase(turn.question, name)
    return name if phrase.split()[-1].casefold() in _ATTRIBUTES and turn.frame.form == "copula" else phrase
