"""A change whose cause is asked for as a thing: "what caused the slump in exports?" takes it for granted that they slumped."""

import re

_CAUSES = r"(?:caus(?:e[sd]?|ing)|led to|leads to|leading to|triggered|drove|drives|driving|prompted|brought about|contributed to)"
_COPES = r"(?:cope|coping|coped|deal|dealing|dealt|respond|responding|responded|react|reacting|reacted)"
# Up to where what is taken for granted begins.
EXPLAINED = re.compile(
    r"(?i)^\W*(?:(?:and|but|so) )?(?:"
    rf"(?:what|which (?:\w+ ){{1,2}}?)(?: (?:has|have|had|was|were|is|are|mainly|mostly|really))? ?{_CAUSES}\s+"
    r"|what (?:is|was|are|were|lies|lay|stands|stood) behind\s+|what explain(?:s|ed)\s+|what account(?:s|ed) for\s+|what made\s+"
    r"|what (?:is|was|are|were) (?:the )?(?:\w+ )?(?:reasons?|causes?) (?:for|of|behind)\s+"
    rf"|how (?:did|does|do|has|have|will|is|are|was|were) .{{2,60}}? {_COPES} (?:with|to)\s+)"
)
# Before the word of change: "the steady …", "Torvik's …", "tourist numbers to …", but no "the joy at …".
_HEADING = re.compile(r"(?i)^(?:(?!(?:of|in|for|by|with|from|to|on|at|and|or|that|which)\b)[\w'’-]+\s+){0,4}$|\b(?:to|go|went)\s+$")
# "The fall of" may be the autumn or an end; behind a word of causing it is neither, unless a year stands there.
_FALL = re.compile(r"(?i)^(?P<lead>(?:the|this|that|its|their)\s+(?:[a-z]+\s+){0,2}?)falls?(?=\s+(?:in|of)\s+(?!\d))")


def explained(question: str) -> str | None:
    """What is taken to be so: "what caused the slump in exports?" → "the slump in exports"; None if no cause is asked for so."""
    match = EXPLAINED.match(question)
    return _FALL.sub(r"\g<lead>decline", question[match.end() :]) if match else None


def is_of_change(text: str, start: int) -> bool:
    """True if the word there is what the phrase is about: "the steady decline of prices", but not "the joy at falling prices"."""
    return bool(_HEADING.search(text[:start]))
