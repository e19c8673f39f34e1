"""What a question asks for: a number, a date, a person, a place, an explanation. Words alone tell; no model."""

import re
from dataclasses import dataclass

from answer.comparing.statement import Statement, statement_of
from answer.words import content_stems, years
from ingest.facts.names.lexicon import EMPTY, Lexicon

KINDS = (
    (
        "share",
        r"\b(?:what|which) (?:\w+ ){0,3}(?:share|percentage|percent|per cent|proportion|rate|ratio)\b|\bwhat part of\b|\bby what\b",
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
        r"\btell me\b|\bdescribe\b|\bexplain\b|\boverview\b|\bsummar|\bhow (?:is|are|was|were|does|do|did|has|have|can)\b",
    ),
)
YES_NO = re.compile(r"(?i)^\W*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b")
DEFINITION = re.compile(r"(?i)^\W*(?:what|who) (?:is|are|was|were)\b(?! the (?:number|value|total|amount|share|percentage|rate))")

LISTED = re.compile(
    r"(?i)\b(?:list|name|which|what)\b(?: \w+){0,4}? \w{3,}(?<!ss)(?<!us)s\b|\bexamples?\b|\bcompare\b|\bdifference\b"
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


def parse_question(text: str, lexicon: Lexicon = EMPTY) -> Asked:
    """The question, taken apart; "other" where its words do not tell what it wants."""
    kind = "yes_no" if YES_NO.match(text) else "other"
    for name, pattern in KINDS if kind == "other" else ():
        if re.search(pattern, text, re.IGNORECASE):
            kind = name
            break
    return Asked(
        text=text, kind=kind, stems=tuple(content_stems(text)), years=years(text), statement=statement_of(text, lexicon=lexicon)
    )
