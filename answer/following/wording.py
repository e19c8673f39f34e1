"""English made from the parts of a question: the same question asked with other words, what a question is about."""

import re

from answer.comparing.asking import AUXILIARIES, BE, DO
from answer.following.frame import PREPOSITIONS, Frame, frame_of, is_past
from answer.following.measures import is_measure
from answer.following.times import placed_times
from ingest.facts.times.words import CARDINALS

_THAN = re.compile(r"(?i)\s+(?:than|compared (?:with|to)|as against)\b")
_DETERMINER = re.compile(r"(?i)^(?:the|a|an|its|their|his|her|this|that)\b")
_ORDER = re.compile(r"(?i)(?:compare|list|name|tell|give|show|describe|explain|find)\b")
_DANGLING = re.compile(r"(?i)\s+(?:in|on|up|out|off|to|at|for|from|by)$")  # what a verb or a time has left behind
_SINGULAR_S = ("ss", "us", "is", "ics", "news", "gdp")


def question(text: str) -> str:
    """The text with a capital and a question mark."""
    said = " ".join(text.split()).strip(" ,;:")
    said = said.rstrip("?.! ")
    mark = "." if _ORDER.match(said) else "?"
    return f"{said[:1].upper()}{said[1:]}{mark}"


def is_plural(noun: str) -> bool:
    """True for a noun phrase that takes "were": "exports", "trade and industry"."""
    words = re.split(r" (?:of|in|for|to|from|with|by|at) ", noun.casefold())[0].split()
    if not words:
        return False
    if "and" in words:
        return True
    return (words[-1].endswith("s") and not words[-1].endswith(_SINGULAR_S)) or words[-1] in ("people", "men", "women", "children")


def asked_with(last: str, asked: str, answer: str = "") -> str:
    """The last question with "when", "why", "in which city" in place of what it asks with.

    Args:
        asked: what the new one asks with.
        answer: short answer to the last question; it stands in for what was asked.
    """
    frame = frame_of(last)
    fold = asked.casefold()
    if frame.form == "other" and ": " in last:
        return f"{last.split(': ')[0]}: {fold}?"
    if frame.form == "yes_no":
        return question(f"{asked} {frame.aux} {frame.rest}")
    if frame.form == "inverted":
        return question(f"{asked} {frame.aux} {_with_noun(frame, fold)}")
    if frame.form == "copula" and fold == "why":
        return question(f"What are the reasons for {frame.rest}")
    if frame.form == "subject" and frame.rest:
        return _of_subject(frame, asked, answer)
    return question(f"{last.strip().rstrip('?!. ')}, and {asked[:1].lower()}{asked[1:]}")


def _with_noun(frame: Frame, fold: str) -> str:
    """The rest of the question with what was asked for put back in its place."""
    if not frame.noun and frame.head.startswith("how ") and frame.head not in ("how much", "how many", "how come"):
        return f"{frame.rest} so {frame.head[4:]}" if fold in ("why", "how come") else frame.rest
    # "In which city was it": the city is a place, nothing that is put back.
    if not frame.noun or frame.asked.split()[0].casefold() != frame.head.split()[0]:
        return frame.rest
    if frame.head in ("how many", "how much") and frame.aux in DO:
        noun = f"so {frame.head[4:]} {frame.noun}" if fold == "why" else frame.noun
        return _inserted(frame.rest, noun)
    if frame.aux in DO:
        return _inserted(frame.rest, f"{'' if is_plural(frame.noun) else 'that '}{frame.noun}")
    return frame.rest


def _inserted(rest: str, noun: str) -> str:
    """The noun behind the verb: before the first preposition behind it, or at the end."""
    words = rest.split()
    for at in range(2, len(words)):
        if words[at].casefold() in PREPOSITIONS:
            return " ".join((*words[:at], noun, *words[at:]))
    return f"{rest} {noun}"


def _of_subject(frame: Frame, asked: str, answer: str) -> str:
    """ "Who founded A" with "when" is "When was A founded"."""
    words = frame.rest.split()
    fold = asked.casefold()
    be = "was" if frame.is_past else "is"
    if frame.aux:
        subject = answer or _unnamed(frame)
        if words and is_past(words[0]) and not answer:
            return question(f"{asked} {frame.aux} {subject} {frame.rest}")
        return question(f"{asked} {frame.aux} {subject} {frame.rest}")
    if not answer and frame.head == "who" and words[0].casefold().endswith("ed") and len(words) > 1 and fold != "why":
        what, tail = _object_of(words[1:])
        if what:
            return question(f"{asked} {'were' if is_plural(what) else 'was'} {what} {words[0]} {tail}")
    if fold.startswith("how "):
        return f"{_capital(answer or _unnamed(frame))} {frame.rest}: {fold}?"
    return question(f"{asked} {be} it that {answer or _unnamed(frame)} {frame.rest}")


def _object_of(words: list[str]) -> tuple[str, str]:
    """The object, and what stands behind it; no object where a preposition comes first."""
    until = next((at for at, word in enumerate(words) if word.casefold() in PREPOSITIONS), len(words))
    return " ".join(words[:until]), " ".join(words[until:])


def _unnamed(frame: Frame) -> str:
    """What was asked for, not named: "someone", "a city"."""
    if not frame.noun:
        return "someone" if frame.head == "who" else "something"
    if frame.head in ("how many", "how much") or is_plural(frame.noun):
        return frame.noun
    return f"{'an' if frame.noun[0].lower() in 'aeio' else 'a'} {frame.noun}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def value_of(last: str) -> str | None:
    """What the last question asks the value of, without its time: "the number of people that work in Ningbo"; None if no value."""
    value = _value(frame_of(last))
    return _DANGLING.sub("", without_times(_THAN.split(value)[0])) if value else None


def without_times(text: str) -> str:
    """The text without the times that it names."""
    for time in reversed(placed_times(text)):
        text = f"{text[: time.start].rstrip()} {text[time.end :].lstrip()}".strip()
    return text


def _value(frame: Frame) -> str | None:
    if not frame.rest:
        return None
    if frame.form == "copula" and frame.head == "what" and (_DETERMINER.match(frame.rest) or is_measure(frame.rest)):
        return frame.rest
    if frame.head in ("how many", "how few"):
        return _number_of(frame)
    if frame.form == "inverted" and frame.aux in BE and frame.head.startswith("how "):
        return frame.rest
    if frame.form == "inverted" and frame.head in ("what", "how much", "which") and frame.noun and frame.aux in DO:
        subject, tail = split_subject(frame)
        return f"the {frame.noun} of {subject} {tail}".strip() if subject else None
    return frame.rest if frame.form in ("inverted", "subject") and frame.aux in BE and _DETERMINER.match(frame.rest) else None


def _number_of(frame: Frame) -> str | None:
    if frame.form == "subject" and not frame.aux:
        return f"the number of {frame.noun} that {frame.rest}"
    if frame.form == "inverted" and frame.aux in DO:
        subject, tail = split_subject(frame)
        return f"the number of {frame.noun} of {subject} {tail}".strip() if subject else None
    if frame.form == "subject" and frame.aux in BE:
        rest = re.sub(r"(?i)^there\b", "", frame.rest).strip()
        return (
            f"the number of {frame.noun} {rest}"
            if rest.split()[:1] and rest.split()[0] in PREPOSITIONS
            else (f"the number of {frame.noun} that {frame.aux} {rest}")
        )
    return None


def split_subject(frame: Frame) -> tuple[str, str]:
    """Subject and what stands behind the verb of "does HHZ hold in 2021": ("HHZ", "in 2021"); ("", "") where it cannot be told."""
    words = frame.rest.split()
    until = next((at for at, word in enumerate(words) if at and word.casefold() in PREPOSITIONS), len(words))
    inside = words[:until]
    if len(inside) < 2 or any(word.casefold() in ("its", "their", "it", "that") for word in inside[1:]):
        return "", ""
    return " ".join(inside[:-1]), " ".join(words[until:])


def topic_phrase(last: str, name: str) -> str:
    """The name with what it is part of: "Cloudnine's headquarters", "Yunqi cloud town"; the name alone if nothing is sure."""
    frame = frame_of(last)
    text = frame.rest if name in frame.rest else last
    at = text.find(name)
    behind = text[at + len(name) :]
    point = re.match(r"\.\d+", behind)
    if point:
        name, behind = name + point.group(), behind[point.end() :]
    if not behind.startswith((" ", "'s ", "’s ")) or placed_times(behind[:12]) and placed_times(behind)[0].start <= 1:
        return name
    possessive = behind[:2] if behind[0] in "'’" else ""
    words = _noun_words(behind[2:].split() if possessive else behind.split())
    is_before_verb = frame.form == "inverted" and frame.aux in DO and (at == 0 or name in split_subject(frame)[0])
    words = words[:-1] if is_before_verb else words
    if not words or len(words) > 3 or (frame.form == "yes_no"):
        return name
    return f"{name}{possessive} {' '.join(words)}"


def _noun_words(words: list[str]) -> list[str]:
    """The words up to the end of the noun phrase."""
    found: list[str] = []
    for word in words:
        fold = word.casefold().strip(",.?!")
        if (
            fold in PREPOSITIONS
            or fold in AUXILIARIES
            or is_past(fold)
            or fold.endswith("ing")
            or fold in ("and", "or", "of", "that")
        ):
            break
        if word[:1].isdigit() or fold in CARDINALS or word[:1].isupper() or not word[-1].isalnum() and found:
            break
        found.append(word.strip("?.,"))
    return found
