"""A question that offers two things → what it would be to say that the one is ahead: "which grew faster, A or B?"."""

import re
from dataclasses import dataclass

from answer.comparing.asking import BE, DO, HAVE, MODALS
from answer.deciding.degrees import degrees_in
from answer.following.frame import is_past

_AUX = "|".join((*BE, *DO, *HAVE, *MODALS))
_PREPOSITIONS = r"(?:in|on|at|by|of|for|with|from|to|during|since|under)"
OR = re.compile(r"(?i),?\s+or\s+(?:rather\s+|instead\s+)?")
# "which of the two grew faster: …", "who has more boats, …": what asks, and what is said of the one that is asked for.
OFFERED = re.compile(r"(?i)^\W*(?:and |so |but )?(?P<asks>(?:which|what|who)\b.*?)\s*[,:;–—]\s*(?P<two>[^:;]*?\sor\s.*)$")
# "when was it higher, in 2018 or in 2021?", "where does it rank higher: …".
OFFERED_WHERE = re.compile(
    rf"(?i)^\W*(?P<asks>where|when|{_PREPOSITIONS} (?:which|what)(?: of the \w+)?(?: \w+)?"
    r"|(?:which|what) (?:year|month|quarter|half))"
    rf"\s+(?:{_AUX})\s+(?P<said>.*?)\s*[,:;–—]\s*(?P<two>[^:;]*?\sor\s.*)$"
)
ASKED = re.compile(rf"(?i)^\W*(?:and |so |but )?(?P<aux>{_AUX})\s+(?P<said>.*)$")
EARLIER = re.compile(r"(?i)\b(?:first|earlier|sooner|older|before)\b")
LATER = re.compile(r"(?i)\b(?:later|last|newer|younger|more recently|after)\b")
OF_TIME = frozenset("early late old young new".split())
SECOND = re.compile(r"(?<=[?.!])\s+\S.*$")  # "… or B? Give both rates."
LEADS = re.compile(rf"(?i)^{_PREPOSITIONS}\s")
EITHER = re.compile(r"(?i)^(?:either|rather|whether)\s+")
MOST_WORDS = 12  # of one of the two; more is a clause, not a thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Two things, and what is asked of them."""

    one: str  # as the question writes it
    other: str
    before: str  # words of the statement before the one
    between: str  # up to "than"
    after: str
    is_of_time: bool  # which came first, or later
    is_later: bool  # only of a question of time: the later one is asked for

    def said(self, *, is_turned: bool = False) -> str:
        """The statement that the one is ahead, or where it is turned the other: "A grew faster than B in 2021"."""
        one, other = (self.other, self.one) if is_turned else (self.one, self.other)
        return " ".join(f"{self.before} {one} {self.between} than {other} {self.after}".split())


def choice_of(question: str) -> Choice | None:
    """The two that a question offers; None if it offers none, or does not ask which of them is ahead."""
    text = SECOND.sub("", question.strip()).rstrip("?!. ")
    if not OR.search(text):
        return None
    found = _where(text) or _which(text) or _either(text)
    if found is None or not 0 < len(found.one.split()) <= MOST_WORDS or not 0 < len(found.other.split()) <= MOST_WORDS:
        return None
    return found


def _which(text: str) -> Choice | None:
    match = OFFERED.match(text)
    two = _two(match["two"]) if match else None
    if match is None or two is None:
        return None
    said = _predicate(match["asks"])
    return None if said is None else _choice(two, before="", said=said[0], after=f"{said[1]} {two[2]}")


def _where(text: str) -> Choice | None:
    match = OFFERED_WHERE.match(text)
    two = _two(match["two"]) if match else None
    said = _split(match["said"]) if match else None
    if match is None or two is None or said is None:
        return None
    one, other = (item if LEADS.match(item) else f"in {item}" for item in two[:2])
    return _choice((one, other), before=said[0], said=f"{said[1]} {said[2]}", after=two[2])


def _either(text: str) -> Choice | None:
    """ "Did A or B grow faster?", "was it higher in 2018 or in 2021?"."""
    match = ASKED.match(text)
    compares = _comparing(match["said"]) if match else None
    joints = list(OR.finditer(match["said"])) if match else []
    if match is None or len(joints) != 1 or compares is None or " than " in match["said"]:
        return None
    if compares[0] > joints[0].end():
        return _two_subjects(match["said"], joints[0].span(), compares[0], is_be=match["aux"].casefold() in BE)
    return _two_behind(match["said"], compares)


def _two_subjects(said: str, joint: tuple[int, int], start: int, *, is_be: bool) -> Choice | None:
    words = re.sub(r"(?i)\bthe\s*$", "", said[joint[1] : start]).split()
    # Behind "did" the verb stands right before the comparative; behind "was" the comparative is all there is, or a participle.
    has_verb = not is_be or (len(words) > 1 and is_past(words[-1]))
    other, verb = (words[:-1], words[-1:]) if has_verb else (words, [])
    degree = _split(said[start:])
    if not other or degree is None:
        return None
    rest, after = _cut(degree[2])
    one = EITHER.sub("", said[: joint[0]].strip())
    return _choice((one, " ".join(other)), before="", said=" ".join((*verb, degree[1], rest)), after=after)


def _two_behind(said: str, compares: tuple[int, int]) -> Choice | None:
    """Both behind the comparative: "higher in 2018 or in 2021"."""
    start, end = compares
    two = _two(said[end:].lstrip(" ,:"))
    if two is None or degrees_in(two[1]):
        return None
    one, other, after = two
    lead = LEADS.match(other) or LEADS.match(one)
    at = [match.start() for match in re.finditer(rf"(?i)\b{re.escape(lead.group().strip())}\s", one)] if lead else []
    if lead is None or not at:
        return None  # "more boats or cars": of one thing, not of one of two
    other = other if LEADS.match(other) else f"{lead.group()}{other}"
    return _choice((one[at[-1] :], other), before=said[:start], said=f"{said[start:end]} {one[: at[-1]]}", after=after)


def _choice(two: tuple[str, ...], *, before: str, said: str, after: str) -> Choice:
    asks = f"{before} {said}"
    degrees = degrees_in(asks)
    is_of_time = not degrees or any(degree.base in OF_TIME for degree in degrees)
    return Choice(
        one=two[0],
        other=two[1],
        before=before.strip(),
        between=said,
        after=after.strip(),
        is_of_time=is_of_time,
        is_later=bool(LATER.search(asks)),
    )


def _two(text: str) -> tuple[str, str, str] | None:
    """The two, and what follows behind a comma."""
    parts = OR.split(text)
    if len(parts) != 2:
        return None
    other, _, after = parts[1].partition(",")
    one = EITHER.sub("", parts[0].strip(" ,"))
    return (one, other.strip(), after.strip()) if one and other.strip() and "," not in one else None


def _comparing(text: str) -> tuple[int, int] | None:
    """Where the comparative stands, or "first"."""
    degree = next(iter(degrees_in(text)), None)
    if degree is not None:
        return degree.start, degree.end
    match = EARLIER.search(text) or LATER.search(text)
    return match.span() if match else None


def _split(text: str) -> tuple[str, str, str] | None:
    """What stands before the comparative, the comparative, and what stands behind it."""
    span = _comparing(text)
    if span is None:
        return None
    return re.sub(r"(?i)\bthe\s*$", "", text[: span[0]]).strip(), text[span[0] : span[1]], text[span[1] :].strip()


def _cut(text: str) -> tuple[str, str]:
    """What is measured, and the time or place behind it: "inhabitants", "in 2021"."""
    match = re.search(rf"(?i)\b{_PREPOSITIONS}\b", text)
    return (text, "") if match is None else (text[: match.start()].strip(), text[match.start() :])


def _predicate(asks: str) -> tuple[str, str] | None:
    """ "which industry grew faster in 2021" → "grew faster", "in 2021"; its noun is that of both."""
    said = _split(asks)
    words = said[0].split() if said else []
    if said is None or len(words) < 2:
        return None
    rest, after = _cut(said[2])
    return f"{words[-1]} {said[1]} {rest}".strip(), after
