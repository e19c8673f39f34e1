"""What holds a settled claim back: a value that is said of something else, a cause, an "only", a date that is told less exactly."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from answer.checking.acting import acted
from answer.checking.held_once import is_held_elsewhere
from answer.checking.listed import is_of_other_member
from answer.checking.ruling_out import rules_out
from answer.checking.slots import slots_of
from answer.checking.worded import is_worded, tells_sides
from answer.comparing.statement import Statement
from answer.comparing.statements import compare
from answer.deciding.agents import has_turned_agent
from answer.deciding.by_totality import portion_of
from answer.deciding.change import sides_of
from answer.deciding.contrast import is_contrast_told
from answer.deciding.frames import is_turned_frame, lacks_part
from answer.deciding.labels import Bound, bound_otherwise
from answer.deciding.paraphrase import folded
from answer.deciding.turned import is_turned
from answer.deciding.types import Supposed
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Grain

if TYPE_CHECKING:
    from answer.checking.settling import Settled

CAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|owes? (?:it|this|that|its|their)\b|thanks to|as a result|in order to|caused by|driven by|"
    r"helped by|fuelled by|fueled by|boosted by|brought about by|on account of|on the back of|so that|which is why|that is why|"
    r"the reason|for this reason|led to|leads to|resulted (?:in|from)|stems? from|stemmed from|attribut\w+ to|prompted|"
    r"made possible by|on the strength of|in response to|for the sake of)\b"
)
# The same told from the other end, or as an aim: "the tax made it dear", "to win guests, it opened a pool".
EFFECT = re.compile(
    r"(?i)(?:^|[,;]\s)to\s[a-z]+|\b(?:made|makes|making|lets?|allow(?:s|ed|ing)?|enabl\w+|caus\w+|help(?:s|ed)?|through|since|so)\b"
)
# "Only the west has a park", "the sole park"; not "only 12 of 56", which tells how few.
EXCLUSIVE = re.compile(
    r"(?i)\b(?:only|solely|exclusively|alone|sole|nobody else|no one else|nowhere else|unique(?:ly)?|single-handed(?:ly)?|"
    r"(?:no|none|nobody|nothing|no one|nowhere)(?: \w+)? (?:but|except|besides|other than))\b"
    r"(?!\s+(?:(?:about|around|some|just|slightly|over|under|nearly)\s+)?(?:\d|[$€£¥]|rmb|us\$|one\b|two\b|three\b|four\b|five\b|six\b|"
    r"seven\b|eight\b|nine\b|ten\b|\w+teen\b|twelve\b|\w+ty\b|half\b|a (?:third|quarter|half|few|fraction)))"
)
LIMITED = re.compile(
    r"(?i)\b(?:only|solely|exclusively|alone|sole|single|unique(?:ly)?|no other|none other|any other|all other|one and only)\b"
)
EXACT: tuple[Grain, ...] = ("day", "month", "quarter", "half", "season")


def guarded(supposed: Supposed, found: "Settled | None", sentences: Sequence[Statement], *, claim: str = "") -> "Settled | None":
    """The same, turned round where the sentence says it of something else; None where it must stay open.

    Args:
        sentences: those that settle it are in it by their places.
        claim: as it was written, with the contrast that is left out in what is supposed.
    """
    if found is None:
        return None
    if (
        found.said == "supported"
        and found.on == "sides"
        and not tells_sides(supposed.statement, [sentences[at] for at in found.by])
    ):
        return None
    if len(found.by) != 1:
        return found
    sentence = sentences[found.by[0]]
    if found.said == "contradicted":
        if found.on == "words" and not rules_out(folded(supposed.statement), folded(sentence)):
            return None
        return None if _differs_twice(supposed.statement, sentence) else found
    bound = said_otherwise(supposed.statement, sentence)
    if bound == "to_other":
        return replace(found, said="contradicted")
    if found.on == "words" and not is_worded(supposed.statement, sentence):
        return None
    if bound == "unclear" or _says_more(supposed, sentence, found.way) or not is_contrast_told(claim, sentence):
        return None
    return found


def said_otherwise(claimed: Statement, sentence: Statement) -> Bound | None:
    """ "to_other" if the sentence says it of another thing, or the other way round; "unclear" if it may; else None."""
    bound, told = bound_otherwise(claimed, sentence), acted(claimed, sentence)
    if bound == "to_other" or told in ("turned", "by_other"):
        return "to_other"
    if is_of_other_member(claimed, sentence) or is_held_elsewhere(claimed, sentence):
        return "to_other"
    if has_turned_agent(claimed, sentence) or is_turned(claimed, sentence) or is_turned_frame(claimed.text, sentence.text):
        return "to_other"
    return "unclear" if bound == "unclear" or told == "of_other" else None


def adds_to(claimed: Statement, sentence: Statement) -> bool:
    """True if the claim has a cause, an "only", a contrast or a member of a list that the sentence has not in any form."""
    if CAUSE.search(claimed.text) and not (CAUSE.search(sentence.text) or EFFECT.search(sentence.text)):
        return True
    return (
        _says_alone(claimed, sentence)
        or not is_contrast_told(claimed.text.rstrip("."), sentence)
        or lacks_part(claimed.text, sentence)
    )


def _says_alone(claimed: Statement, sentence: Statement) -> bool:
    return bool(EXCLUSIVE.search(claimed.text)) and not LIMITED.search(sentence.text)


def _says_more(supposed: Supposed, sentence: Statement, way: str) -> bool:
    """True if the claim has what no sharing of words and values bears out."""
    claimed = supposed.statement
    if CAUSE.search(claimed.text) and not CAUSE.search(sentence.text):
        return True
    if _says_alone(claimed, sentence) or lacks_part(claimed.text, sentence):
        return True
    if way == "by_values" and portion_of(supposed) is not None:
        return True
    return _is_told_less_exactly(claimed, sentence)


def _is_told_less_exactly(claimed: Statement, sentence: Statement) -> bool:
    """True if a day or a month is claimed where the sentence has a year, or another year for a change."""
    changes = bool(sides_of(claimed))
    for slot in slots_of(claimed, sentence):
        mine = next((time for time in claimed.facts.times if (time.start, time.end) == slot.claimed_span), None)
        other = next((time for time in sentence.facts.times if (time.start, time.end) == slot.found_span), None)
        if mine is None:
            continue
        if other is None:
            if mine.grain in EXACT and slot.state != "around":
                return True
            continue
        if slot.state == "loosely" and mine.grain in EXACT and overlaps(mine.period, other.period):
            return True
        if slot.state == "rival" and changes:
            return True
    return False


def _differs_twice(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence has another value, and of another time or of another place: it speaks of something else."""
    kinds = {item.kind for item in compare(folded(claimed), folded(sentence)).differences}
    return bool(kinds & {"quantity", "rank"}) and bool(kinds & {"time", "name"})
