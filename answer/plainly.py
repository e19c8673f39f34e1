"""A question put politely, or with its subject in front → the same question in its usual words.

"Can you tell me how many boats it has?" is no question of yes or no, and "The mayor of Ardon, what is his name?" has nothing that
its "his" could point back to but its own beginning.
"""

import re

from answer.comparing.asking import AUXILIARIES
from answer.following.frame import PREPOSITIONS
from answer.following.wording import question

_WH = r"(?:how|what|which|who(?:m|se)?|when|where|why|(?:in|on|at|by|from|to|for|of|with) (?:what|which|whom))"
_YOU = r"(?:can|could|would|will) you(?: please| kindly| perhaps)?"
# What is left of it is a question, or an order to list: "whether" and "if" are left to those who read yes and no.
POLITE = re.compile(
    rf"(?i)^\W*(?:(?:hi|hello|hey|please|excuse me)\W+)*(?:"
    rf"{_YOU} (?=(?:name|list)\b)"
    rf"|(?:{_YOU} |please )?(?:tell|show) (?:me|us)(?: please)?,? (?={_WH}\b)"
    rf"|(?:{_YOU} )?say (?={_WH}\b)"
    rf"|(?:do you (?:happen to )?know|(?:i|we)(?: would|['’]d) like to know|(?:i|we) (?:want|need) to know"
    rf"|(?:have you )?any idea),? (?={_WH}\b))"
)
FRONTED = re.compile(rf"(?i)^(?P<of>[^,;:?]{{3,80}}), (?P<asks>{_WH}\b[^,;?]+?)[\s?.!]*$")
LIVES = re.compile(r"(?i)^(?:about |roughly )?how many people (?P<be>lived?) (?P<where>in .+?)[\s?.!]*$")
NO_SUBJECT = frozenset((*PREPOSITIONS, *"and but or so if as since when while because according given ok okay well please".split()))
NAME_OF = re.compile(r"(?i)^(?:what|which) (?P<be>is|was|are|were) (?P<whose>his|her|its|their) (?P<what>[\w -]+)$")
PRONOUN = re.compile(r"(?i)\b(?:he|she|it|they)\b")
OWN = re.compile(r"(?i)\b(?:his|its|their)\b|\bher\b(?= \w)")
OBJECT = re.compile(r"(?i)\b(?:him|them)\b")
VERB = re.compile(rf"(?i)\b(?:{'|'.join(AUXILIARIES)})\b")


def plainly(text: str) -> str:
    """The question without what is only polite, its subject in its place; itself where neither is the case."""
    polite = POLITE.match(text)
    said = f"{text[polite.end()].upper()}{text[polite.end() + 1 :]}" if polite and polite.end() < len(text) else text
    return _in_order(said) or _of_population(said) or said


def _of_population(text: str) -> str | None:
    """ "How many people live in Ardon?" with the word that documents have for it."""
    match = LIVES.match(text)
    if match is None:
        return None
    return question(f"what {'was' if match['be'].casefold() == 'lived' else 'is'} the population of {match['where'][3:]}")


def _in_order(text: str) -> str | None:
    """The question with the subject that it begins with where its pronoun stands; None where it has no such thing."""
    match = FRONTED.match(text)
    if match is None or match["of"].split()[0].casefold() in NO_SUBJECT or VERB.search(match["of"]):
        return None
    of, asks = match["of"].strip(), match["asks"]
    if re.match(r"(?:The|This|That|Its|Our) ", of):
        of = f"{of[0].lower()}{of[1:]}"
    own = NAME_OF.match(asks)
    if own is not None:
        if own["what"].casefold() == "name" and own["whose"].casefold() in ("his", "her"):
            return question(f"who {own['be']} {of}")
        return question(f"what {own['be']} the {own['what']} of {of}")
    found = [hit for pattern in (PRONOUN, OWN, OBJECT) for hit in pattern.finditer(asks)]
    if len(found) != 1:
        return None
    put = f"{of}'s" if OWN.fullmatch(asks, found[0].start(), found[0].end()) or found[0].group().casefold() == "her" else of
    return question(f"{asks[: found[0].start()]}{put}{asks[found[0].end() :]}")
