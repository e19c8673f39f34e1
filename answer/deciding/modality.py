"""Has it happened, or is it to happen?"""

import re

from answer.comparing.statement import Statement
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.types import Supposed
from ingest.facts.polarity.modality import modality, modality_at

UNDER_WAY = re.compile(
    r"(?i)\b(?:under construction|in preparation|in the making|being (?:built|prepared|planned|set up|constructed))\b"
)
AHEAD = re.compile(r"(?i)\b(?:is|are)\s+(?:still\s+)?to\s+(?!the\b|an?\b)[a-z]+")
PLANS = re.compile(r"(?i)\b(?:plans? for|wants?|wishes|expects?)\s(?:[\w'’-]+\s){1,6}?to\s(?!the\b|an?\b)[a-z]+")
# Right before a place in an order: "wants to be the first", "will become the second", though another clause tells what is.
PLANNED_PLACE = re.compile(
    r"(?i)\b(?:will|shall|would|(?:wants?|wanted|aims?|aimed|plans?|planned|hopes?|hoped|striv(?:es?|ing)|strove|seeks?|intends?|"
    r"wish(?:es)?|expected|going|is|are|set out|ambition) to)\s(?:be|become|rank|turn into|remain|come)\b[^.;:]{0,30}$"
)
NEAR = 60  # characters before a word of planning within which its subject stands
ABLE = re.compile(r"(?i)\bcould\b")  # "could be handled by phone": it was so
TO_COME = re.compile(r"(?i)^\W*(?:is|are)\s[^?]{2,90}?\sto\s(?!the\b|an?\b|its\b)[a-z]+\b")  # "is the industry to grow?"
# A time, a subject and no verb before "will".
OPENING_TIME = re.compile(
    r"(?:In|During|Throughout|At the end of|By the end of)\s[^,.;:]{2,40}?,?\s"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|that|which|said|announced|decided|\w+ed)\b)[^,.;:]){2,120}?"
    r"\b(?P<will>will)\b(?=\s(?:be|have|reach|amount|account|total|rank)\b)"
)
DONE = re.compile(
    r"(?i)^\W*(?:has|have|had|hasn't|haven't|did|was|were)\b|\balready\b|\byet\b"
    r"|\b(?:finished|completed?|built|opened|ready|open|done|in operation)\b"
)


def is_planned(text: str) -> bool:
    """True if the text speaks of what is to come, or may come."""
    stated = ABLE.sub("can", text)
    return modality(stated) != "stated" or bool(UNDER_WAY.search(text) or AHEAD.search(text) or PLANS.search(text))


def is_unsettled(supposed: Supposed, sentence: Statement) -> bool:
    """True if the one is a plan and the other is not: a plan's numbers are no facts."""
    if TO_COME.search(supposed.question):
        return False
    return is_planned(supposed.question) != tells_of_plan(supposed, sentence)


def tells_of_plan(supposed: Supposed, sentence: Statement) -> bool:
    """True if most of what the sentence says of the matter is planned: "A, head of B, said that C will grow" states who A is."""
    text = _told_as_past(sentence)
    if not is_planned(text):
        return False
    claimed = canonicals(supposed.statement.stems)
    places = [token.start for token in sentence.tokens if canonical(token.stem) in claimed]
    planned = sum(_is_planned_at(text, at) for at in places)
    return 2 * planned >= len(places)


def _told_as_past(sentence: Statement) -> str:
    """The text without the "will" of a year that was over when its document spoke: "In 2022 sales will be 61bn", of 2023."""
    opening, anchor = OPENING_TIME.match(sentence.text), sentence.anchor
    if opening is None or anchor is None:
        return sentence.text
    spoken = anchor.published or (anchor.year, 1, 1)
    times = [time for time in sentence.facts.times if time.start < opening.end()]
    ends = [time.period.end for time in times]
    if not ends or any(end is None or end >= spoken for end in ends):
        return sentence.text
    # As long as the word it stands for, and no plan.
    return f"{sentence.text[: opening.start('will')]}does{sentence.text[opening.end('will') :]}"


def _is_planned_at(text: str, at: int) -> bool:
    stated = ABLE.sub("can  ", text)  # as long as the word it stands for
    if modality_at(stated, at) != "stated":
        return True
    return any(
        match.start() <= at or match.start() - at < NEAR
        for pattern in (UNDER_WAY, AHEAD, PLANS)
        for match in pattern.finditer(text)
    )


def is_planned_place(sentence: Statement) -> bool:
    """True if a place in an order is one to be reached: "is known for tea and wants to be the first"."""
    return any(PLANNED_PLACE.search(sentence.text[: rank.start]) for rank in sentence.facts.ranks)


def is_place_ahead(supposed: Supposed, sentence: Statement) -> bool:
    """True if the sentence's place is one to be reached, and the question asks of one that there is."""
    return is_planned_place(sentence) and not is_planned(supposed.question)


def is_to_come(supposed: Supposed, sentence: Statement) -> bool:
    """True if it is planned, not merely said or thought: only then has it not happened yet."""
    is_plan = modality(sentence.text) == "planned" or any(pattern.search(sentence.text) for pattern in (UNDER_WAY, AHEAD, PLANS))
    return is_plan and tells_of_plan(supposed, sentence)


def asks_if_done(supposed: Supposed) -> bool:
    """True for "has it opened?", "is it finished?": a question for what has happened."""
    question = supposed.question
    return bool(DONE.search(question)) and not is_planned(question) and not TO_COME.search(question)
