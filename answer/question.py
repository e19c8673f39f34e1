"""What a question asks for: a number, a date, a person, a place, an explanation. Words alone tell; no model."""

import re
from dataclasses import dataclass, replace

from answer.comparing.asking import ASKS_LIMIT, AUXILIARIES, YES_NO, is_terse, without_clause_of_time
from answer.comparing.statement import Statement, statement_of
from answer.comparing.wanted import wanted_of
from answer.words import content_stems, years
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.times.find import find_times
from ingest.facts.types import Facts

KINDS = (
    (
        "share",
        r"\b(?:what|which) (?:\w+ ){0,3}(?:share|percentage|percent|per cent|proportion|portion|slice|rate|ratio)\b"
        r"|\bwhat part of\b|\bby what\b",
    ),
    (
        "number",
        r"\bhow (?:many|much|large|big|high|long|far|old|often|tall|deep|fast|wide|fast)\b|\b(?:number|amount|total|value) of\b",
    ),
    ("date", r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|month|day|century|decade|time)\b|\bsince when\b"),
    ("person", r"\bwho(?:m|se)?\b"),
    ("place", r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|country|place|province|region|town|state|district)\b"),
    ("rank", r"\b(?:what|which) (?:place|rank|position)\b|\brank(?:s|ed|ing)?\b"),
    ("reason", r"\bwhy\b|\bhow come\b|\breasons?\b"),
    (
        "overview",
        r"\btell me\b|\bdescribe\b|\bexplain\b|\boverview\b|\bsummar|\bhow (?:is|are|was|were|does|do|did|has|have|can)\b"
        r"|\bhow (?:strong|weak|important|successful|good|well|advanced|developed|competitive|attractive|innovative)\b"
        r"|\bhow \w+(?: \w+)? (?:is|are|was|were|has|have)\b|\bwhat makes\b"
        r"|\bwhat (?:can|could) (?:you|one|we|i|people|visitors?|residents?|citizens?) (?!call)\w+"
        r"|\bwhat (?:is|are|was|were) (?:being |known |planned |said )\w+|\bwhat (?:do|does|did) .+ (?:in the way of|offer)\b"
        r"|\bwhat (?:is|was|has) .+ (?:doing|done) (?:for|about|against)\b|\bwhat (?:do|does|did) .+ do (?:for|about|against)\b"
        r"|\bwhat (?:is|are|was|were) .+ like\W*$|\bwhat (?:can|do|does) .+ (?:about|know of)\b|\bwhat is (?:there )?to know\b"
        r"|^\W*what about\b",
    ),
)
DEFINITION = re.compile(
    r"(?i)^\W*(?:what|who) (?:is|are|was|were)\b(?! the (?:number|value|total|amount|share|percentage|rate))"
    r"(?!.*\b(?:of|in|for|at|to|by|with|from|on|as) (?:in|at|on|by)\b)(?!.*\b(?:called|named|known|regarded|seen|considered)\b)"
)

AUXILIARY = (
    r"(?:makes|does|do|did|is|are|was|were|has|have|had|can|could|will|would|this|its)\b"  # ends like a plural, or ends the noun
)
LISTED = re.compile(
    rf"(?i)\b(?:list|name|which|what)\b(?: (?!{AUXILIARY})\w+){{0,4}}? (?!{AUXILIARY})\w{{3,}}(?<!ss)(?<!us)s\b"
    rf"|\b(?:what|which) (?:are|were)\b(?: \w+){{0,4}}? (?!{AUXILIARY})\w{{3,}}(?<!ss)(?<!us)s\b"
    r"|\bexamples?\b|\bcompare\b|\bdifference\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, taken apart."""

    text: str
    kind: str  # "share" | "number" | "date" | "person" | "place" | "rank" | "reason" | "overview" | "yes_no" | "other"
    stems: tuple[str, ...]  # of the words that say what it is about
    years: frozenset[str]  # that it names
    statement: Statement  # what it is bound to

    @property
    def wants_overview(self) -> bool:
        """True if several sentences answer it better than one."""
        return self.kind in ("overview", "reason") or bool(DEFINITION.match(self.text) and len(self.stems) <= 3)

    @property
    def wants_list(self) -> bool:
        """True if it asks for several things at once, which often stand in several sentences."""
        return bool(LISTED.search(self.text))


TERSE_KINDS = {
    "percent": "share",
    "count": "number",
    "money": "number",
    "measure": "number",
    "number": "number",
    "time": "date",
    "rank": "rank",
}
HEADQUARTERS = re.compile(r"(?i)\b(?:headquarters|hq|location|address|birthplace)\b")
# "hangzhou gdp 2021": no word says that the number is a year.
BARE_YEAR = re.compile(r"(?i)(?<![\d.,$€£¥-])(?P<year>(?:19|20)\d\d)(?: (?P<part>[hq][1-4]))?(?=\s*$|\s+(?:in|for|of|by)\b|\s*\?)")
# The same anywhere in a query without a verb: "enterprises 2008 hangzhou how many"; "2000 firms" is a number.
TERSE_YEAR = re.compile(r"(?i)(?<![\d.,$€£¥-])(?P<year>(?:19|20)\d\d)(?: (?P<part>[hq][1-4]))?(?=\s+[a-z])(?!\s+\w+s\b)")
# "How strong is the chip industry": what is asked for, no word of the topic; sentences about strong growth have it as well.
_AUX = rf"(?:{'|'.join(AUXILIARIES)})\b"
DEGREE = re.compile(rf"(?i)\bhow (?P<degree>(?!(?:many|much|come)\b|{_AUX})[a-z-]+(?: off)?)(?= {_AUX})")
HAS_VERB = re.compile(rf"(?i)\b{_AUX}")


def _terse_kind(text: str) -> str:
    """The kind of a query of a few words, from what its noun wants."""
    wanted = wanted_of(text) if is_terse(text) else None
    if wanted is None:
        return "other"
    return ("place" if HEADQUARTERS.search(text) else "person") if wanted.kind == "name" else TERSE_KINDS[wanted.kind]


def _facts_of(text: str, lexicon: Lexicon) -> Facts:
    """What the question names; a year at its end is a time, with a preposition or without."""
    facts = annotate(text, lexicon=lexicon)
    match = BARE_YEAR.search(text) or (TERSE_YEAR.search(text) if not HAS_VERB.search(text) else None)
    if match is None or any(time.start < match.end() and match.start() < time.end for time in facts.times):
        return facts
    found = find_times(f"in {match['part'].upper() if match['part'] else ''} {match['year']}".replace("  ", " "))
    if not found:
        return facts
    year = replace(found[0], start=match.start(), end=match.end())
    return replace(
        facts,
        times=tuple(sorted((*facts.times, year), key=lambda time: time.start)),
        quantities=tuple(item for item in facts.quantities if not (item.start < match.end() and match.start() < item.end)),
    )


def parse_question(text: str, lexicon: Lexicon = EMPTY) -> Asked:
    """The question, taken apart; "other" where its words do not tell what it wants."""
    kind = "yes_no" if YES_NO.match(text) or ASKS_LIMIT.match(text) else "other"
    asking = without_clause_of_time(text)
    for name, pattern in KINDS if kind == "other" else ():
        if re.search(pattern, asking, re.IGNORECASE):
            kind = name
            break
    if kind == "other":
        kind = _terse_kind(text)
    statement = statement_of(text, lexicon=lexicon, facts=_facts_of(text, lexicon))
    spans = [match.span("degree") for match in DEGREE.finditer(text)]
    told = tuple(token for token in statement.tokens if not any(start <= token.start < end for start, end in spans))
    return Asked(
        text=text,
        kind=kind,
        stems=tuple(content_stems(DEGREE.sub("how", text)) or content_stems(text)),
        years=years(text),
        statement=replace(statement, tokens=told or statement.tokens),
    )
