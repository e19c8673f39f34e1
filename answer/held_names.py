"""The names of a sentence that may be the short answer: of the kind that is asked for, and not what the question names itself."""

import re
from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.question import Asked
from answer.sought import Sought
from answer.topics import LEVELS
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.kinds import is_head
from ingest.facts.names.relations import contains, same_name
from ingest.facts.types import Name
from ingest.words import WORD, stem

QUOTED = re.compile(r"[\"“]([^\"“”]{2,80}?)[,.]?[\"”]")
CALLED = re.compile(
    r"(?i)\b(?:called|named|known\s+as|nicknamed|dubbed|titled|entitled|termed|name\s+(?:of\s+\S+\s+)?(?:is|was)|name|"
    r"honou?red\s+(?:as|with(?:\s+the\s+name)?)|presented\s+as|referred\s+to\s+as)\s+(?:as\s+)?(?:the\s+)?$"
)
BY = re.compile(r"\s+(?:\w+\s+)?by\b")
AGENT = re.compile(r"(?i)\bby\s+(?:the\s+)?$")
JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|or)|/)\s*(?:the\s+)?")
PUBLIC = frozenset(
    "government ministry department university college school academy party committee congress court council parliament army "
    "church bureau federation association commission administration".split()
)


def names_in(asked: Asked, sought: Sought, sentence: Statement, *, listed: bool = False) -> list[Name]:
    """Names that fit as well as any does; none where the sentence lists several of them, unless lists are `listed`."""
    if sought.is_title:
        return _titles(asked, sentence)
    fresh = [name for name in sentence.facts.names if is_new(name, asked)]
    if sought.is_trade:
        fresh = [name for name in fresh if not PUBLIC.intersection(name.text.casefold().split())]
    for kind in _tiers(sought):
        found = [name for name in fresh if name.kind == kind and _is_level(name, sought.head)]
        if sought.head:
            headed = [name for name in found if sought.head in {stem(word) for word in WORD.findall(name.text)}]
            found = headed or found
        if found:
            return _once(found) if listed else _doers(sought, _unlisted(found, sentence), sentence)
    return []


def _doers(sought: Sought, names: list[Name], sentence: Statement) -> list[Name]:
    """Those that do what the question says: before the verb, or behind "by"; all where the sentence has another verb."""
    verb = next((token for token in sentence.tokens if token.stem == sought.verb), None)
    if verb is None or not sought.verb:
        return names
    if BY.match(sentence.text, verb.end):
        return [name for name in names if name.start > verb.end]
    return [name for name in names if name.end <= verb.start or AGENT.search(sentence.text[: name.start])]


def _tiers(sought: Sought) -> Sequence[str | None]:
    return (*sought.name_kinds, None) if "person" not in sought.name_kinds else sought.name_kinds


def is_new(name: Name, asked: Asked) -> bool:
    """True unless the question names it, or has all its words."""
    if any(same_name(name, other) for other in asked.statement.facts.names):
        return False
    words = {stem(word) for word in WORD.findall(asked.text)}
    return not {stem(word) for word in WORD.findall(name.text)} <= words


def _is_level(name: Name, head: str) -> bool:
    """False for what is no city where a city is asked for, as far as that is known."""
    level = LEVELS.get(head)
    if level is None or name.kind != "place":
        return True
    places = gazetteer().places.get(name.key, ())
    if not places:
        return level == "city" and not is_head(WORD.findall(name.text.casefold())[-1])  # no list holds all cities
    return any(level in place.levels for place in places)


def _unlisted(names: list[Name], sentence: Statement) -> list[Name]:
    """The names without those that hold another of them ("Nanning, Guangxi"); none if two stand joined like a list."""
    kept = [name for name in names if not any(contains(name, other) for other in names)]
    for one, other in zip(kept, kept[1:], strict=False):
        if JOINED.fullmatch(sentence.text, one.end, other.start):
            return []
    return _once(kept)


def _once(names: list[Name]) -> list[Name]:
    """Each thing once, where it is named first."""
    found: list[Name] = []
    for name in names:
        if not any(same_name(name, other) for other in found):
            found.append(name)
    return found


def _titles(asked: Asked, sentence: Statement) -> list[Name]:
    """What something is called: a quotation or a name behind "called", "known as", "the name"."""
    words = {stem(word) for word in WORD.findall(asked.text)}
    spans = [(match.start(1), match.end(1)) for match in QUOTED.finditer(sentence.text)]
    spans += [(name.start, name.end) for name in sentence.facts.names if not any(a <= name.start < b for a, b in spans)]
    behind = [span for span in spans if CALLED.search(sentence.text[: span[0]].rstrip('"“ ') + " ")]
    return [
        Name(start=start, end=end, text=sentence.text[start:end], key=sentence.text[start:end].casefold(), kind=None)
        for start, end in behind
        if not {stem(word) for word in WORD.findall(sentence.text[start:end])} <= words
    ]
