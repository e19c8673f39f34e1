"""Words with an opposite, in the sense that has one."""

import re

from ingest.facts.polarity.antonyms import FORMS, Sense, Side
from ingest.facts.polarity.clauses import starts_sentence
from ingest.facts.polarity.guards import GUARDS
from ingest.facts.types import Direction

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARGIN = 40  # characters on either side that a guard sees
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|got|get|gets|getting)\s(?:\w+ly\s|also\s|twice\s|soundly\s)?$", re.IGNORECASE
)
_PASSIVE_FLIPS = frozenset({"beat", "defeat", "overcome"})
_CHANGE_AMOUNT = re.compile(
    r"\s*(?:(?:about|around|nearly|almost|over|some|more than|roughly|approximately|another|by|a further"
    r"|an additional)\s)*(?:[$€£¥]\s?)?\d[\d.,]*\s?(?:%|per\s?cent|percent|points?\b|bps\b|basis)"
    r"|\s*(?:in\s)?(?:value|ground|weight)\b",
    re.IGNORECASE,
)
# "Gained 5%" is a change, "gained a seat" is none.
_GAIN_CHANGE: dict[str, Side] = {
    **dict.fromkeys("gain gains gained gaining add adds added adding".split(), 1),
    **dict.fromkeys("lose loses lost losing shed sheds shedding".split(), -1),
}


def find_directions(text: str) -> tuple[Direction, ...]:
    """Words with an opposite, in the order of the text; a word of two axes is there twice."""
    folded = text.lower()
    if text.isupper() or len(folded) != len(text):  # a letter that grows when it is folded would shift the spans
        folded = text
    found: list[Direction] = []
    for match in _WORD.finditer(folded):
        word = match[0]
        senses = FORMS.get(word)
        if senses is None or (text[match.start()].isupper() and not starts_sentence(text, match.start())):
            continue
        before, after = text[max(0, match.start() - _MARGIN) : match.start()], text[match.end() : match.end() + _MARGIN]
        guard = GUARDS.get(word)
        if guard is None or guard.allows(before, after):
            found.extend(_direction(match, sense, before) for sense in senses)
        if word in _GAIN_CHANGE and _CHANGE_AMOUNT.match(after):
            change = Sense("change", _GAIN_CHANGE[word], word, word, "verbs")
            found.append(_direction(match, change, before))
    return tuple(found)


def _direction(match: re.Match[str], sense: Sense, before: str) -> Direction:
    side = sense.side
    if sense.lemma in _PASSIVE_FLIPS and sense.part == "verbs" and _PASSIVE.search(before):
        side = 1 if side < 0 else -1  # who was beaten lost
    return Direction(start=match.start(), end=match.end(), axis=sense.axis, side=side, stem=sense.stem)
