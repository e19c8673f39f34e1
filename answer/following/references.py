"""Words that point back: "it", "their", "there", "the zone", "this figure", put as what they stand for."""

import re
from collections.abc import Container, Sequence

from answer.comparing.asking import AUXILIARIES
from answer.following.antecedents import is_called, last_of, may_be, stands_for
from answer.following.frame import PREPOSITIONS, frame_of, is_past
from answer.following.turn import Turn, own_names
from answer.following.wording import is_plural, topic_phrase, value_of
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.references import definite_references

_PRONOUN = re.compile(r"(?i)\b(?:it|its|they|their|them|he|his|him|she|her|there)\b(?!['’](?!s\b))")
_DEMONSTRATIVE = re.compile(
    r"(?i)(?:\b(?:this|that|these|those) (?:figure|number|amount|value|total|sum|share|percentage|rate|result"
    r"|growth|increase|rank)s?\b"
    r"|(?<=\bis )(?:that|this)\b(?! \w+(?:s|ed)\b)|(?<=\bwas )(?:that|this)\b|(?<=\bwere )(?:those|these"
    r"|that)\b|(?<=\bare )(?:those|these)\b"
    r"|(?<=\bhas )that(?= (?:changed|grown|risen|fallen|increased|decreased|developed|been)\b)"
    r"|(?<=\bthan )(?:that|this)\b(?! of\b)|(?<=\bof )(?:that|this|those|these)(?=\s*[?.!]*$))(?=\s*(?:[?.!,]|$"
    r"|\b(?:in|as|more|less|up|down|"
    r"compared|changed|grown|risen|fallen|increased|decreased|developed|been|than|per|by|for|of|higher|lower|rise|fall|grow|when|a|an|the|at|on|to)\b))"
    r"|(?:(?<=\bdid )|(?<=\bdoes ))(?:that|this)(?= (?:grow|rise|fall|increase|decrease|drop|decline|change|shrink|put|place|rank"
    r"|give|make up|account for|represent|amount to|compare)\b)"
)
_KIND_NOUN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?P<noun>zone|park|district|town|city|province|country"
    r"|county|village|region|lab|laboratory|"
    r"company|firm|group|university|institute|school|hospital|bank|start-up|startup|platform|system|project|plan|centre|center|"
    r"drug|product|software|museum|lake|river|person|man|woman|scientist|founder|secretary|mayor|model|app|robot|satellite)"
    r"(?P<own>['’]s)?(?=\s*(?:[?.!,]|$)|\s+(?!of\b|that\b|which\b|who\b|where\b|called\b|named\b|with\b|for\b"
    r"|[A-Z]|(?:council|hall|"
    r"government|cent(?:re|er)|code|limits?|wall|brain|committee|area|level|line|profile|plan|park|map)s?\b))"
)
_SUBJECTS = ("it", "they", "he", "she")
_POSSESSIVE = ("its", "their", "his", "her")
# "It" that points at nothing: "is it true that", "how long does it take to".
_EMPTY_IT = re.compile(
    r"(?i)\b(?:is|was|isn['’]t|wasn['’]t) it (?:true|correct|right|possible|the case|likely|important|necessary"
    r"|that|because|known|said|hard|easy|"
    r"expected that|planned that|worth)\b|\bit (?:takes?|is (?:said|known|planned|expected|true|possible"
    r"|likely)|was (?:said|announced|known))\b"
    r"|\b(?:does|did|will|would) it (?:take|cost|mean) (?:to|for \w+ to|that)\b|\bmake it\b(?! \w+$)"
    r"|\bit (?:rains?|snows?)\b|\b(?:does|did|will) it (?:rain|snow)\b"
)
_EXISTS = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|been|be|will|can|could|might|may|there)\s+there\b"
    r"|\bthere (?:is|are|was|were|has|have|will)\b|\bthere be\b"
)
# "What was there five years earlier?" asks for a place; "How many patents are there?" for none.
_THERE_IS_PLACE = re.compile(r"(?i)^(?:what|who) (?:is|are|was|were) there\b(?! to\b)")


_KNOWN_NOUNS = frozenset(re.findall(r"[a-z-]{3,}", _KIND_NOUN.pattern.split(")(?P<own>")[0].split("(?P<noun>")[1]))
_SUBORDINATE = ("when", "while", "as", "after", "before", "because", "if", "since", "once", "until", "where", "although")
_ASKING = re.compile(r"(?i)\b(?:how|what|which|who|when|where|why)\b")


def points_back(text: str, lexicon: Lexicon) -> bool:
    """True if a word of the question stands for something outside of it."""
    return bool(open_pronouns(text, lexicon) or _DEMONSTRATIVE.search(text) or _open_references(text, lexicon))


def points_closely(text: str, lexicon: Lexicon) -> bool:
    """True if a pronoun does; "the city" points to what was named, but no question needs it to be the last one."""
    return bool(open_pronouns(text, lexicon) or _DEMONSTRATIVE.search(text))


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
    if value is None:
        return text
    before = text[: match.start()]
    before = re.sub(r"\bdoes $", "do ", before) if is_plural(value) else before
    return f"{before}{value}{text[match.end() :]}"


def _with_references(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """ "The zone" as the last zone that was named."""
    for start, end, noun, own in reversed(_open_references(text, lexicon)):
        name = last_of(noun, turns)
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
            # What the pattern above knows, it has refused: "the city profile".
            if reference.noun not in _KNOWN_NOUNS and not re.match(r" [A-Z]", after):
                found[(reference.start, reference.end)] = (reference.noun, "")
    named = [name for name in own if name.kind != "nationality"]
    return [
        (start, end, noun, possessive)
        for (start, end), (noun, possessive) in sorted(found.items())
        if noun != "capital" and not any(is_called(name, noun) or name.end <= start and may_be(name, noun) for name in named)
    ]


def with_name(text: str, name: str, words: Container[str], lexicon: Lexicon) -> str:
    """The question with the name for those of the words that nothing within it explains.

    Args:
        words: pronouns, lower case, that may stand for the name.
    """
    found = [match for match in open_pronouns(text, lexicon) if match.group().casefold() in words]
    return _put(text, found, [name] * len(found))


def open_pronouns(text: str, lexicon: Lexicon) -> "list[re.Match[str]]":
    """Pronouns that nothing within the question explains."""
    empty = [match.span() for match in _EMPTY_IT.finditer(text)]
    if not _THERE_IS_PLACE.match(text) or own_names(text, lexicon):
        empty += [match.span() for match in _EXISTS.finditer(text)]
    names = own_names(text, lexicon)
    found = []
    frame = frame_of(text)
    subject_at = len(text) if not frame.aux else text.find(frame.rest, len(frame.asked) + len(frame.aux))
    for match in _PRONOUN.finditer(text):
        if any(a <= match.start() < b for a, b in empty):
            continue
        if frame.asked and match.start() == subject_at and match.group().casefold() in _SUBJECTS:
            found.append(match)  # "How many China Awards has it won": what is asked for is not its own subject
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
    asking = _ASKING.search(text)
    opening = text[: asking.start()] if asking is not None and asking.start() < match.start() else ""
    if frame.form == "other" and opening and not re.search(r"[.!?]", opening):  # "the old bridge when was it built"
        return any(len(token) > 3 and token.casefold() not in PREPOSITIONS for token in opening.split())
    if before[-1].casefold() in _SUBORDINATE and len(before) - len(frame.asked.split()) - bool(frame.aux) > 2:
        return True  # "Who bought the firm when it left": the clause before has a noun of its own
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
    clause = before[len(frame.asked.split()) :]
    if (
        frame.form == "subject"
        and frame.noun
        and any(token.casefold() in ("that", "if", "because", "when", "where") for token in clause)
    ):
        return is_plural(frame.noun) == (word in ("they", "them", "their"))
    if previous in ("have", "has", "had") and word == "their":
        return is_plural(frame.noun)
    return previous in ("have", "has", "had") and word == "its" and bool(frame.noun) and not is_plural(frame.noun)


def _with_pronouns(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    found = open_pronouns(text, lexicon)
    phrases: dict[str, str] = {}  # one word stands for one thing: "its" and "it"
    said: list[str] = []
    for match in found:
        word = match.group().casefold()
        same = {"its": "it", "their": "they", "them": "they", "his": "he", "him": "he", "her": "she"}.get(word, word)
        phrase = phrases.get(same) or stands_for(word, text, turns, said)
        if phrase is None:
            break
        phrases[same] = phrase
        said.append(phrase)
    return _put(text, found, said)


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
