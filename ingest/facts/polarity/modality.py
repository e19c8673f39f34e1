"""Whether a text states a fact, a plan, or a possibility."""

import re
from typing import Literal

from ingest.facts.glance import holds
from ingest.facts.polarity.clauses import CLAUSE_END

Modality = Literal["stated", "planned", "possible"]

_FLAGS = re.VERBOSE | re.IGNORECASE
_BE = r"(?:is|are|was|were|been|being|be|['’]s|['’]re)\s(?:also\s|now\s|currently\s|originally\s|being\s|not\s)?"
# "To" and a verb; "expected to the east", "due to rain" are other things.
_TO_VERB = r"\sto\s(?!(?:the|an?|its|their|this|that)\b|\d)(?-i:[a-z])"
_PLANNED = re.compile(
    rf"""
      (?<!the\s)(?<!his\s)(?<!her\s)(?<!own\s)(?<!good\s)(?<!free\s)(?<!\ba\s)(?<!their\s)(?<!its\s)(?<![“"‘'])\b(?:will
        |shall)\b(?!\sof\b|[”"])
    | \bwo(?=n['’]t) | (?<=\w)['’]ll\b
    | \b{_BE}going\sto\s[a-z]
    | \b(?:plans?|planned|aim(?:s|ed)?|intend(?:s|ed)?|str[io]ves?|hop(?:e|es|ed)|seeks?|propos(?:es|ed)|vow(?:s|ed)?|pledg(?:es
      |ed)|promis(?:es|ed)
        |wants?|wanted|expect(?:s|ed)?|anticipat(?:e|es|ed)|targets|targeted|projected|forecast(?:ed|s)?|predicted|scheduled
          |slated|poised){_TO_VERB}
    | \b{_BE}(?:planning|aiming|intending|striving|hoping|seeking|proposing|set|about|ready|on\strack|determined
      |committed){_TO_VERB}
    | \b{_BE}due\sto\s(?:be|open|start|begin|launch|end|close|finish|take|expire|arrive|appear|retire|reopen)\b
    | \b(?:is|are|was|were|been|being|as)\s(?:also\s|now\s|currently\s|being\s|originally\s)?
        (?:expected|planned|projected|anticipated|scheduled|slated|targeted|envisaged|envisioned|forecast|intended|hoped)\b
    | \b(?:is|are|been|being)\s(?:also\s|now\s|currently\s|being\s)?proposed\b
    | \b(?:we|management|it|company|group|analysts?|they)\s(?:currently\s|also\s)?(?:expects?|anticipates?|forecasts?|plans?
      |intends?|aims?)\b
    | \b(?:goals?|aims?|objectives?|targets?|ambitions?|vision|plans?|proposals?)\s(?:(?:is|are|was|were)\sto|of\s[a-z]+ing|to)\b
        (?!\s(?:the|an?|been|have)\b)
    | \b(?:should|must|ought\sto|needs?\sto)\b | \b(?:under|in)\splanning\b
    | \bto\sbe\s(?:built|completed|held|opened|launched|established|released|announced|decided|determined)\b
    | ^(?:to(?!\s(?:date|the|this|an?|our|his|her|its|their|some|many|most|be\ssure)\b)
      |make|build|promote|strengthen|improve|accelerate|focus|insist|adhere|create|strive)\s
        (?!.{{0,200}}?,\s(?:[a-z]+\s){{0,4}}(?:has|have|had|is|are|was|were|[a-z]+ed)\b)
    """,
    _FLAGS,
)
_POSSIBLE = re.compile(
    r"""
      \b(?:might|could)\b | (?-i:\bmay(?=\s[a-z])|^May(?=\s[a-z]))
    | \b(?:possibly|perhaps|maybe|probably|presumably|conceivably|supposedly|allegedly|reportedly|rumou?red|hypothetical(?:ly)?)\b
    | \b(?:is|are|was|were|more|most|very|highly|quite|not)\s(?:un)?likely\b | \b(?:it\sis|was)\spossible\sthat\b
    | \b(?:is|are|was|were)\s(?:thought|believed|said|claimed|alleged|assumed|speculated|suspected|suggested|supposed)\sto\b
    | \b(?:seems?|appears?)\sto\b | \b(?:suggests?|speculates?|suspects?)\sthat\b | \bas\sif\b | \bno\s(?:guarantee|assurance)\b
    """,
    _FLAGS,
)
# A finite verb before the plan: the plan is of some part of what is stated ("sales rose as customers prepare for what will come").
_STATED_BEFORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|rose|fell|grew|increased|decreased|declined|opened|launched|issued|became|began)\b",
    re.IGNORECASE,
)
# "Would" tells the past's future in a story ("would later become"); elsewhere it is a thought.
_WOULD = re.compile(r"\bwould\b|['’]d(?=\s(?:have|be)\b)", re.IGNORECASE)
_STORY = re.compile(
    r"\bwould\s(?:later|eventually|subsequently|ultimately|finally|then|soon|go\son|also\sgo|become|remain|last|not\sreturn)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")
_PAST = 2020  # a story's "would" stands with years long gone; later ones may be years that a text looks forward to
_SUBORDINATE = re.compile(
    r"\s*[\"'“‘]?(?:when|while|although|though|because|since|as|after|before|once|until|despite|whereas|given)\b", re.IGNORECASE
)
_FRONTED = re.compile(
    r"\s*[\"'“‘]?(?:by|in|on|at|from|with|for|under|through|during|according|today|now|this|next|to|focusing)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|[a-z]{3,}ed)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|were\sit\sto|assuming|in\scase|provided\sthat)\b", re.IGNORECASE)
# Parts of words, one of which every pattern above holds: most texts have none, and a look for a part is cheap.
_PARTS = (
    "will shall 'll ’ll won't won’t going plan aim inten strive strove hop seek propos vow pledg promis want expect"
    " anticip target projected forecast predicted schedul slated poised set about ready track determin commit due envis"
    " goal objective ambition vision should must ought need be-built might could may possibl perhaps maybe probabl"
    " presum conceiv suppos alleg reportedly rumo hypoth likely thought believed said claimed assum specul suspect"
    " suggest seem appear guarantee assurance would 'd ’d unless"
).split() + ["if ", "to be ", "were it"]
_IMPERATIVES = (
    "to ",
    "make ",
    "build ",
    "promote ",
    "strengthen ",
    "improve ",
    "accelerate ",
    "focus ",
    "insist ",
    "adhere ",
    "create ",
    "strive ",
)


def modality(text: str, *, as_of: int | None = None) -> Modality:
    """ "stated" for a fact, "planned" for a plan, hope, forecast or demand, "possible" for what may or would be.

    Args:
        text: a sentence, question or claim; its main clause is judged.
        as_of: the year the text speaks for; what "will be" in a year up to then is stated, as translated texts put it.
    """
    folded = text.casefold()
    if not folded.startswith(_IMPERATIVES) and not holds(folded, _PARTS):
        return "stated"
    judged = modality_at(text, _main_clause(text))
    if judged == "planned" and as_of is not None:
        years = [int(match[0]) for match in _YEAR.finditer(text)]
        return "stated" if years and max(years) <= as_of and " will " in folded else judged
    return judged


def modality_at(text: str, at: int) -> Modality:
    """The same for the clause that stands at `at`: "grew by 5% and is expected to reach 7%" states the first figure only."""
    start, end = _clause(text, at)
    clause = text[start:end]
    if _is_would(text, clause):
        return "possible"
    plan, guess = _PLANNED.search(clause), _POSSIBLE.search(clause)
    if plan and _STATED_BEFORE.search(clause, 0, plan.start()):
        plan = None
    if plan and guess:
        return "possible" if guess.start() < plan.start() else "planned"
    if plan or guess:
        return "planned" if plan else "possible"
    return "possible" if not start and _CONDITION.search(clause) else "stated"


def _is_would(text: str, clause: str) -> bool:
    if not _WOULD.search(clause) or _STORY.search(clause):
        return False
    is_story = any(int(match[0]) <= _PAST for match in _YEAR.finditer(text))
    return bool(_CONDITION.search(text)) or not is_story


def _clause(text: str, at: int) -> tuple[int, int]:
    """The clause at `at`, with the words that open it and without the comma before them."""
    start = 0
    for match in CLAUSE_END.finditer(text):
        if match.start() > at:
            return start, match.start()
        opener = match[0].lstrip(" ,;:.!?–—-")
        start = match.end() - len(opener)
    return start, len(text)


def _main_clause(text: str) -> int:
    """A place in the main clause: a fronted "when …," or "in 2021," is passed over."""
    comma = text.find(", ")
    if comma > 0 and (_SUBORDINATE.match(text) or (_FRONTED.match(text) and not _VERB.search(text, 0, comma))):
        return comma + 2
    return 0
