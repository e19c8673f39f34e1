"""Words with an opposite, in the sense that has one."""

import re

from ingest.facts.glance import words_of
from ingest.facts.polarity.antonyms import FORMS, Sense, Side
from ingest.facts.polarity.clauses import starts_sentence
from ingest.facts.polarity.guards import GUARDS
from ingest.facts.types import Direction

_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEADS = frozenset(form.partition("-")[0] for form in FORMS)
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
    words = words_of(text)
    if _HEADS.isdisjoint(words.low) or text.isupper():
        return ()
    found: list[Direction] = []
    for head, start in [pair for pair in zip(words.low, words.starts, strict=True) if pair[0] in _HEADS]:
        word = _whole(text, start, head)
        if word not in FORMS:
            continue
        if text[start].isupper() and not starts_sentence(text, start):
            continue
        end, senses = start + len(word), FORMS[word]
        before, after = text[max(0, start - _MARGIN) : start], text[end : end + _MARGIN]
        guard = GUARDS.get(word)
        if guard is None or guard.allows(before, after):
            found.extend(_direction(start, end, sense, before) for sense in senses)
        if word in _GAIN_CHANGE and _CHANGE_AMOUNT.match(after):
            change = Sense("change", _GAIN_CHANGE[word], word, word, "verbs")
            found.append(_direction(start, end, change, before))
    return tuple(found)


def _whole(text: str, start: int, head: str) -> str:
    """The word with what a hyphen ties to it: "long" in "long-term" grades nothing. "" for its later parts."""
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
        return ""
    if text[start + len(head) : start + len(head) + 1] != "-":
        return head
    match = _COMPOUND.match(text, start)
    return match[0].lower() if match else head


def _direction(start: int, end: int, sense: Sense, before: str) -> Direction:
    side = sense.side
    if sense.lemma in _PASSIVE_FLIPS and sense.part == "verbs" and _PASSIVE.search(before):
        side = 1 if side < 0 else -1  # who was beaten lost
    return Direction(start=start, end=end, axis=sense.axis, side=side, stem=sense.stem)
