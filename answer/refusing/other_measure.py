"""A measure that is asked for, where the sentences give another: exports for imports, revenue for profit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answer.comparing.statement import Statement
from answer.question import Asked

Measure = Literal["figure for imports", "figure for exports", "profit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """A measure, and what is easily taken for it."""

    measure: Measure
    asked: re.Pattern[str]  # a question for it
    told: re.Pattern[str]  # a sentence that may tell of it
    other: re.Pattern[str]  # a sentence that tells of another measure


RIVALRIES = (
    Rivalry(
        measure="figure for imports",
        asked=re.compile(r"(?i)^(?!.*\b(?:exports?|trade)\b).*\bimports?\b"),
        told=re.compile(r"(?i)import|purchas|bought|\bbuy|from abroad|brought in|bring"),
        other=re.compile(r"(?i)\bexports?\b"),
    ),
    Rivalry(
        measure="figure for exports",
        asked=re.compile(r"(?i)^(?!.*\b(?:imports?|trade)\b).*\bexports?\b"),
        told=re.compile(r"(?i)export|abroad|overseas|foreign|\bship|\bs[eo]ld?l?\b|\bsales\b|\bbuy|sent|send"),
        other=re.compile(r"(?i)\bimports?\b"),
    ),
    Rivalry(
        measure="profit",
        asked=re.compile(
            r"(?i)^\W*(?:and |but |so )?(?:what|how much)(?: (?:is|was|were|are))?(?: the)?(?: \w+)? "
            r"profits?\b(?! (?:tax|margin|share))"
        ),
        told=re.compile(
            r"(?i)profit|\bearn|surplus|\bloss(?:es)?\b|\bnet\b|\b(?:black|red) (?:figures|numbers|ink)\b|"
            r"in the (?:black|red)\b|\bmargin"
        ),
        other=re.compile(r"(?i)\b(?:revenues?|turnover|sales|incomes?|output|added value|value added|contribut\w+|takings)\b"),
    ),
)


def other_measure(asked: Asked, sentences: Sequence[Statement]) -> Measure | None:
    """The measure that is asked for and none of the sentences speaks of, though one gives its rival; None otherwise."""
    for rivalry in RIVALRIES:
        if not rivalry.asked.search(asked.text):
            continue
        # Tables and lists tell in their heads what their figures are.
        heads = [word for sentence in sentences for word in sentence.context_stems]
        is_told = any(rivalry.told.search(text) for text in (*heads, *(sentence.text for sentence in sentences)))
        if not is_told and any(rivalry.other.search(sentence.text) for sentence in sentences):
            return rivalry.measure
    return None
