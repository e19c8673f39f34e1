"""Who holds which role where, as a sentence says it: "Zhou, mayor of Hangzhou", "the chief executive of H3C is Yu"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.comparing.statement import Statement
from ingest.facts.types import Name
from ingest.words import WORD, stem

# Roles by the word that stands for them; the longer spellings first, since the first that fits counts.
SPELLINGS = {
    "deputy": r"(?:vice|deputy|assistant)[- ](?:mayor|president|chair(?:man|woman|person)?|secretary|director|minister|governor)",
    "ceo": r"chief executive officer|chief executive|ceo",
    "technology officer": r"chief technology officer|cto",
    "financial officer": r"chief financial officer|cfo",
    "manager": r"general manager|managing director",
    "secretary": r"party (?:committee )?(?:secretary|chief)|secretary general|secretary",
    "mayor": r"mayor",
    "chair": r"chair(?:man|woman|person)?",
    "president": r"president",
    "director": r"director(?: general)?",
    "minister": r"minister",
    "governor": r"governor",
    "dean": r"dean",
    "head": r"head|leader|boss",
}
ONE_AT_A_TIME = frozenset(SPELLINGS) - {"deputy", "director", "head"}  # a house may have many directors
ROLE = "|".join(f"(?:{spelling})" for spelling in SPELLINGS.values())
FORMER = re.compile(r"(?i)\b(?:former|ex-?|previous|first|then|later|future|next|not|never|no longer)\b")
WORDS = r"(?:[A-Za-z-]+\s){0,4}?"  # "technical committee " before the role
OWN = r"(?:['’]s?)?\s"
OF = r"\s(?:of|at|for)\s(?:the\s)?"
IS = (
    r"(?:,?\s(?:is|was|became|has been|remains|serves as|served as|as)\s(?:(?:currently|now|then)\s)?|,\s|\s[-–—(]\s?"
    r"|\s(?=the\s|an?\s))(?:an?\s|the\s|its\s)?"
)
MARK = r"§(?P<{name}>\d+)§"
PERSON, HOUSE = MARK.format(name="person"), MARK.format(name="house")
NO_WORDS = frozenset({"of", "the", "s"})
PARTY = {"secretary": frozenset({"party", "committee"})}  # a party's secretary is that of its committee
REST = r"(?P<rest>(?:\sof\s(?:the\s)?(?:[A-Za-z-]+\s?){1,3}?)?)"  # "secretary of the party committee of …"
GAP = r"(?P<gap>[^§,.;:!?]{0,30}?)"
INSIDE = r"(?P<inside>(?:[a-z-]+\s){0,4}?(?:of\s(?:the\s)?)?)"  # "the board of …"
# A part of the house behind its name: "Alibaba's technical committee".
TAIL = (
    r"(?P<tail>(?:(?:['’]s)?(?:\s[a-z-]+){0,2}?\s(?:committee|board|department|branch|office|institute|laborator(?:y|ies)|lab|division|"
    r"unit|council|bureau|cent(?:er|re)|school|team|group|business)\b)?)"
)
ROLE_OF_HOUSE = rf"(?P<role>(?i:\b(?:{ROLE}))){REST}{OF}{INSIDE}{HOUSE}{TAIL}"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{PERSON}{IS}(?P<words>{WORDS}){ROLE_OF_HOUSE}",
        rf"{PERSON}{IS}[^§.;:]{{0,40}}§\d+§[^§.;:,]{{0,20}}?(?:,|\sand)\s(?:[a-z]+\sand\s)?(?P<words>){ROLE_OF_HOUSE}",
        rf"{PERSON}{IS}{HOUSE}{OWN}(?P<words>{WORDS})(?P<role>(?i:{ROLE}))\b",
        rf"(?P<words>){ROLE_OF_HOUSE}{GAP}(?:\s(?:is|was|remains|became)|,|:)?\s{PERSON}",
        rf"{HOUSE}{OWN}(?P<words>{WORDS})(?P<role>(?i:{ROLE}))(?:{GAP}\s(?:is|was|remains|became)|,)?\s{PERSON}",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role, whose it is and where."""

    role: str  # key of SPELLINGS
    person: Name
    house: Name  # organisation or place
    words: frozenset[str]  # stems that tell which of its roles: "technical committee"
    is_former: bool = False


def roles_in(statement: Statement) -> list[Held]:
    """Every role that the sentence says a named person holds in a named house."""
    names = statement.facts.names
    text = masked(statement.text, names)
    return [held for pattern in PATTERNS for match in pattern.finditer(text) if (held := _held(match, names)) is not None]


def masked(text: str, names: tuple[Name, ...]) -> str:
    """The text with a mark for each name."""
    parts, at = [], 0
    for number, name in enumerate(names):
        if not name.is_individual or name.start < at:
            continue
        start, end = _without_role(name)
        parts += [text[at:start], f"§{number}§"]
        at = end
    return "".join([*parts, text[at:]])


def _without_role(name: Name) -> tuple[int, int]:
    """Its span, without a role that was read as its first word: "Mayor Zhou"."""
    match = re.match(rf"(?i)(?:{ROLE})\s(?=\S)", name.text)
    return (name.start + match.end() if match else name.start), name.end


def _held(match: re.Match[str], names: tuple[Name, ...]) -> Held | None:
    person, house = names[int(match["person"])], names[int(match["house"])]
    if not may_be_person(person) or house.kind == "person":
        return None
    found = match.groupdict()
    before = f"{found['words']} {match.string[max(0, match.start() - 12) : match.start('role')].split('§')[-1]}"
    told = " ".join(filter(None, (found["words"], found.get("rest"), found.get("inside"), found.get("tail"))))
    role = next(key for key, spelling in SPELLINGS.items() if re.fullmatch(spelling, found["role"], re.IGNORECASE))
    return Held(
        role=role,
        person=person,
        house=house,
        words=frozenset(stem(word) for word in WORD.findall(told.casefold()) if word not in (NO_WORDS | PARTY.get(role, NO_WORDS))),
        is_former=bool(FORMER.search(before)),
    )


def may_be_person(name: Name) -> bool:
    """True of a person, and of two or three words of which nobody knows what they name."""
    return name.kind == "person" or (name.kind is None and 2 <= len(name.text.split()) <= 3)


def claims_of_role(statement: Statement) -> Iterator[Held]:
    """The roles that a sentence claims which one person at a time holds."""
    return (held for held in roles_in(statement) if held.role in ONE_AT_A_TIME and not held.is_former)
