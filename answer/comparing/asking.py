"""The words that questions are put with, told once for all that read questions."""

import re

BE = ("is", "are", "was", "were")
DO = ("do", "does", "did")
HAVE = ("has", "have", "had")
MODALS = ("can", "could", "will", "would", "shall", "should", "may", "might", "must")
AUXILIARIES = (*BE, *DO, *HAVE, *MODALS)
TERSE_WORDS = 9  # a query of more words is a sentence, though no word in it asks

INVERTED = [word for word in AUXILIARIES if word not in ("may", "might", "must", "shall")]
YES_NO = re.compile(rf"(?i)^\W*(?:{'|'.join(INVERTED)})(?:n['’]t)?\b")
# With no verb to ask with: "output over 50 billion in 2017?". The question mark tells it from a heading.
ASKS_LIMIT = re.compile(
    r"(?i)^(?!.*\b(?:how|what|which|who(?:m|se)?|when|where|why|list|name|tell|show|give)\b)"
    r"(?=.*(?:\b(?:over|above|below|under|beyond|(?:more|less|fewer|higher|lower) than|at (?:least|most)|exceed(?:s|ed|ing)?)"
    r"\s(?:[a-z]{0,4}[$€£¥]?\s?)?\d|\b100 ?(?:%|per ?cent))).*\?\s*$"
)
FIRST_ASKING = re.compile(r"(?i)\b(?:how|what|which|who(?:m|se)?|where|when|why)\b")
ASKING = re.compile(rf"{FIRST_ASKING.pattern}|\b(?:{'|'.join(AUXILIARIES)})\b|[?]")
# The noun phrase behind "which" or "how many" ends where its verb, a preposition or another noun phrase begins.
PHRASE_END = re.compile(
    rf"(?i)\b(?:{'|'.join(AUXILIARIES)}|be|of|in|on|at|to|for|from|by|with|that|which|who|there|it|they|per|and|or|a|an|the|than|as)\b"
    r"|(?<=\s)(?:used|called|named|made|came|won)\b|[,;:?]"
)


def noun_phrase(text: str) -> str:
    """The words up to the end of the noun phrase that the text begins with."""
    end = PHRASE_END.search(text)
    return (text[: end.start()] if end else text).strip()


def is_terse(question: str) -> bool:
    """True for a few words that ask with no word of asking and begin with no capital: "hangzhou gdp 2021"."""
    return len(question.split()) < TERSE_WORDS and not ASKING.search(question) and question[:1].lower() == question[:1]


# Another word asks, and "when" only says when: "who was mayor when it opened?"
ASKED_OTHERWISE = re.compile(
    r"(?i)^\W*(?:(?:and|but|so) )?(?:(?:in|on|at|by|from|to|with|for|of) )?(?:who(?:m|se)?|where|which|what)\b"
    r"(?!.*(?:\b(?:and|or)|[?,]) when\b)(?=.*\bwhen\b)"
)


def without_clause_of_time(question: str) -> str:
    """The question up to a "when" that asks for nothing; the whole of it where it has none."""
    return question if ASKED_OTHERWISE.match(question) is None else re.split(r"(?i)\s*\bwhen\b", question, maxsplit=1)[0]
