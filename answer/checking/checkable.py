"""Is there anything to check in a sentence? Questions, greetings, orders and opinions state nothing that a document bears out."""

import re

from ingest.facts.types import Facts
from ingest.words import WORD

FEWEST_WORDS = 3  # of a sentence that states something

QUESTION = re.compile(r"\?[\"'”’)\]]*\s*$")
GREETING = re.compile(
    r"(?i)^\W*(?:hi|hello|hey|dear|welcome|good (?:morning|afternoon|evening|day|night)|greetings|thanks?(?! to\b)|thank you|"
    r"sorry|many thanks|congratulations|best regards|kind regards|regards|sincerely|yours|cheers|goodbye|see you|enjoy|"
    r"happy (?:new year|birthday)|(?:ok(?:ay)?|yes|no)(?=\W*$|,))\b(?:[^.!?]{0,80}[.!?]*\s*$)"
)
ORDER = re.compile(
    r"(?i)^\W*(?:please|kindly|let us|let['’]s|do not|don['’]t|never|always)\s+[a-z]|^\W*(?:click|see|visit|contact|read|download|"
    r"sign|subscribe|register|remember|imagine|consider|feel free|check|call|write|send|add|insert|replace|find out|learn more|"
    r"note|look|think of|make sure|be sure|try|use|join|follow|come|take a look|stay tuned|tell|ask|share|copy|delete|update|"
    r"ignore)\b(?!\s*(?:is|are|was|were|of|has|have|prices?)\b)"
)
# Said by the writer of himself: what follows may still hold facts.
MINE = re.compile(
    r"(?i)\b(?:i|we)\s+(?:personally\s+|firmly\s+|strongly\s+)?(?:think|believe|feel|hope|wish|love|like|guess|suppose|recommend|"
    r"suggest|look forward|are proud|are happy|are glad|are delighted|are excited|am proud|am happy|want to thank|would like)\b|"
    r"\bin (?:my|our) (?:opinion|view)\b|\bto my mind\b"
)
PRAISE = re.compile(
    r"(?i)\b(?:amazing|awesome|beautiful|breathtaking|brilliant|charming|dull|boring|delicious|delightful|excellent|exciting|fantastic|"
    r"fascinating|fabulous|fun|gorgeous|great|impressive|incredible|inspiring|lovely|magnificent|marvell?ous|nice|perfect|pleasant|"
    r"promising|remarkable|spectacular|splendid|stunning|superb|terrible|thrilling|ugly|unforgettable|wonderful|"
    r"worth (?:a visit|seeing|visiting)|bright future|second to none|no better|must-see|disappointing|awful|shame|deserves?)\b"
)
OUGHT = re.compile(r"(?i)\b(?:should|ought to|needs? to|must)\b")
NOTE = re.compile(r"(?i)^\W*(?:note that|remember that|keep in mind that|please note that)\s+")

WHAT = {
    "heading": "A heading: it states nothing that can be checked.",
    "code": "Code: it states nothing that can be checked.",
    "row": "A row of a table; written as a sentence it can be checked.",
    "question": "A question: it states nothing that can be checked.",
    "greeting": "A greeting: it states nothing that can be checked.",
    "order": "An instruction: it states nothing that can be checked.",
    "opinion": "An opinion or a judgement: no document can bear it out or contradict it.",
    "fragment": "No whole sentence: nothing that can be checked.",
    "language": "Not in English, which is the only language that is checked so far.",
}
"""Why there is nothing to check, for people."""


def unchecked(text: str, facts: Facts) -> str | None:
    """Why there is nothing to check in the sentence, a key of `WHAT`; None if there is.

    Args:
        facts: what it states; a number, a place in an order or a date makes an opinion a claim that can be checked.
    """
    has_value = bool(facts.quantities or facts.ranks or facts.times)
    words = WORD.findall(text)
    if QUESTION.search(text):
        return "question"
    if not any(word[0].isalpha() for word in words):
        return "fragment"
    if GREETING.match(text) and not has_value:
        return "greeting"
    if ORDER.match(text) and not NOTE.match(text):
        return "order"
    if len(words) < FEWEST_WORDS:
        return "fragment"
    if not has_value and (MINE.search(text) or (OUGHT.search(text) and not facts.negations and _is_wish(text))):
        return "opinion"
    if not has_value and PRAISE.search(text) and _is_judgement(text):
        return "opinion"
    return None


def _is_wish(text: str) -> bool:
    """ "The city should do more": what ought to be, said by the writer and not reported of anyone."""
    return not re.search(r"(?i)\b(?:said|says|thinks?|believes?|according to|argues?|demands?|plans?|expects?|law|rules?)\b", text)


def _is_judgement(text: str) -> bool:
    """True unless the praise is reported, or part of a name."""
    match = PRAISE.search(text)
    if match is None or re.search(r"(?i)\b(?:said|says|called|voted|named|according to|thinks?|title|award)\b", text):
        return False
    return match.group()[0].islower() or match.start() == 0
