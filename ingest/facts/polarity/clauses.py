"""Where a clause and a sentence begin and end, by the words and marks there."""

import re

_SUBJECT = r"(?:it|he|she|they|we|you|i|this|that|these|those|there|the|its|his|her|their|our)"
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|do|also|then|later|instead|now)"
_OPENER = r"(?:which|who|whom|whose|where|while|whereas|although|though|because|since|so|yet|but|nor|when|if|unless|until|as)"

# Longest first. A comma alone ends nothing ("in 2016, 2017 or 2018"); a comma and a word that opens a clause do.
CLAUSE_END = re.compile(
    rf"""
      [;!?] | \.(?=\s|$|[”"’')\]]) | :(?=\s) | \s[–—-]{{1,2}}\s | —
    | ,\s(?:(?:and|or)\s)?(?:{_OPENER}|{_SUBJECT}|including|such\sas|[a-z]{{3,}}ing)\b
    | ,\s(?:and|or|then)\s
    | \s(?:and|or)\s(?:{_SUBJECT}\s(?=[a-z])|{_FINITE}\b)
    | \s(?:but|nor|because|although|though|while|whereas|which|who|whose|even\sthough|so\sthat|if)\s
    | \s-[LR]RB-
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 500  # characters; what runs on longer is a table or a list without stops, where nothing tells how far a word reaches
_FIRST_WORD = re.compile(r"\s*[^\s,;:.]*")
_ARTICLE_PAIR = re.compile(r"\s(?:and|or)\s(?:the|its|his|her|their|our|this|that|these|those)\s$", re.IGNORECASE)


def clause_end(text: str, at: int) -> int:
    """End of the clause that goes on at `at`, where the next one or the sentence's end begins."""
    limit = min(len(text), at + _LONGEST)
    skip = _FIRST_WORD.match(text, at, limit)
    for match in CLAUSE_END.finditer(text, skip.end() if skip else at, limit):
        # "not the mayor and the council": two nouns with articles, no new clause.
        if not _ARTICLE_PAIR.fullmatch(match[0]):
            return _inside_brackets(text, at, match.start())
    return _inside_brackets(text, at, limit)


def starts_sentence(text: str, at: int) -> bool:
    """True if a capital at `at` says nothing; elsewhere it marks a name."""
    head = text[max(0, at - 12) : at].rstrip(" \t\n\"'“‘`(*#[-•")
    return not head or head[-1] in ".:;!?|"


def _inside_brackets(text: str, at: int, end: int) -> int:
    """What is denied inside brackets is not denied outside them."""
    depth = 0
    for place in range(at, end):
        if text[place] in "([":
            depth += 1
        elif text[place] in ")]":
            if not depth:
                return place
            depth -= 1
    return end
