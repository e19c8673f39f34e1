"""An ending that a question takes for granted and no sentence tells of: "why did it lose its title?"."""

import re
from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.question import Asked
from ingest.facts.polarity.negations import denials_of
from ingest.words import WORD, stem

WHY = re.compile(r"(?i)^\W*(?:and |but |so )?(?:why|for what reason) (?:did|was|were|has|have|had)\b")
# Words of losing, leaving, ending, refusing and undoing; one of them in a sentence may tell of any of them.
ENDINGS = frozenset(
    stem(word)
    for word in """
    lose lost losing loss leave left leaving departure depart exit cancel cancelled cancellation abandon abandonment quit
    abolish abolition ban banned prohibit prohibition forbid forbidden close closed closure shut stop stopped cease cessation
    withdraw withdrew withdrawn withdrawal pullout reject rejection refuse refusal relinquish renounce suspend suspension scrap
    scrapped remove removal destroy destruction demolish demolition discontinue dissolve dissolution resign resignation
    terminate termination dismiss dismissal expel expulsion revoke repeal halt fail failure omit omission replace replacement
    drop end ended miss missed lack defeat collapse bankrupt bankruptcy cut boycott sell sold oust ousted sack strip stripped
    """.split()
)
PHRASES = re.compile(
    r"(?i)\b(?:(?:give|gives|gave|given|giving) up|(?:pull|pulled|back|backed|drop|dropped|move|moved|opt|opted)\s?(?:out|away)|"
    r"(?:break|broke|broken) (?:off|up)|(?:call|called) off|(?:do|did|does|done) away with|no longer|not? any ?more)\b"
)
# In a sentence these tell of an ending too; in a question they are too common to be a premise.
TOLD = re.compile(
    r"(?i)\b(?:used to|(?:step|stepped) down|retire[ds]?|burst|"
    r"(?:pulled|brought|torn|taken|ran|went|gone) (?:down|out|under|away|off)|"
    r"washed away|shed|died?|ruin(?:s|ed)?|without|too (?:\w+)|instead|former(?:ly)?|lasted|"
    r"last(?= (?:long|only|for|until|to)\b)|until)\b"
)
# Words of ending that only tell how much something fell, or when: "cut by 40%", "dropped to 12", "by the end of May".
NO_ENDING = re.compile(
    r"(?i)\b(?:cut|drop(?:s|ped)?|lost|sold|fail(?:s|ed)?) (?:by|to|from|in) (?:\w+ )?\d[\d.,]*|\bcut in half|"
    r"\bend of (?=[A-Z\d]|the |last |this )"
)
TAKEN = frozenset(
    stem(word) for word in "end drop cut sell sold replace lack miss missed close loss left stop fail remove".split()
)  # too common to be a premise
# As a verb with an object even these are: "why did it drop the plan?"
ENDED = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:why|for what reason) did .{2,60}? (?:close|drop|end|stop|sell|leave|remove|replace) "
    r"(?:(?:its|his|her|their|the|this|that|these|those)\b(?! (?:doors|gap)\b)|(?-i:[A-Z]))"
)


def has_unstated_ending(asked: Asked, sentences: Sequence[Statement]) -> bool:
    """True if a "why" asks for the reason of an ending, and no sentence has a word of any ending."""
    if not sentences or not WHY.match(asked.text):
        return False
    words = {stem(word) for word in WORD.findall(asked.text)}
    if not words & (ENDINGS - TAKEN) and not PHRASES.search(asked.text) and not ENDED.match(asked.text):
        return False
    return not any(_tells(sentence) for sentence in sentences)


def _tells(sentence: Statement) -> bool:
    words = {stem(word) for word in WORD.findall(NO_ENDING.sub(" ", sentence.text))}
    is_denied = bool(denials_of(sentence.facts.negations))
    return is_denied or bool(words & ENDINGS) or bool(PHRASES.search(sentence.text) or TOLD.search(sentence.text))
