"""Questions about how the last one's value compares: "how much more than in 2016?", "and the growth?", "out of how many?"."""

import re

from answer.comparing.asking import AUXILIARIES, BE, HAVE
from answer.following.times import main_times, placed_times, tail_of, with_times_of
from answer.following.turn import Turn
from answer.following.wording import question, value_of, without_times

_GROWTH = re.compile(
    r"(?i)^(?:the |its |their )?(?:(?:annual|yearly|year-on-year|percentage) )?"
    r"(?P<noun>growth(?: rate)?|increase|rise|decline|decrease|fall|change)"
    r"(?P<than> (?:on|over|from|against|compared (?:with|to)|since|in) .+)?$"
)
_MORE = re.compile(
    r"(?i)^(?P<asked>(?:by )?how (?:much|many) (?:more|less|fewer|higher|lower|larger|smaller))"
    r"(?: (?:is|was|were) (?:it|that|this|they))?"
    r"(?P<than> (?:than|compared (?:with|to)) .+)?$"
)
_OUT_OF = re.compile(r"(?i)^(?:out )?of how (?:many|much)(?: in (?:total|all))?$")
_SAME_ASKED = re.compile(r"(?i)^(?P<head>how many|how much|what|which) (?=in\b|by\b|during\b|for\b|since\b|at\b|\d{4})")
_SHORT_ANSWER = 4  # words


def about_change(piece: str, last: Turn) -> str | None:
    """The question in full; None if the piece asks something else."""
    if _OUT_OF.match(piece):
        return _out_of(last)
    if match := _GROWTH.match(piece):
        value = _value(last)
        if value is None:
            return None
        return question(f"What was the {match['noun'].lower()} of {value}{_time_of(last)}{_than(match['than'], last)}")
    if (match := _MORE.match(piece)) and match["than"]:
        value = _value(last)
        return question(f"{match['asked']} was {value}{_time_of(last)}{_than(match['than'], last)}") if value else None
    return None


def asked_for_time(piece: str, last: Turn) -> str | None:
    """ "How many in 2020?": what is left of the piece when its asking is the last question's; None if that is not all of it."""
    match = _SAME_ASKED.match(piece)
    if match is None or match["head"].casefold() != last.frame.head:
        return None
    rest = piece[match.end() :]
    times = placed_times(rest)
    return rest if times and not (rest[: times[0].start] + rest[times[-1].end :]).strip() else None


def _value(last: Turn) -> str | None:
    """What the last question asks the value of; of "how much of the total is X", X."""
    value = value_of(last.question)
    if value is None and last.frame.aux in BE and last.frame.head.startswith(("how", "what")) and last.frame.rest:
        value = without_times(last.frame.rest)
    return value if value and value.split()[0].casefold() not in ("it", "they", "that", "there") else None


def _time_of(last: Turn) -> str:
    return tail_of(last.question) if main_times(last.question) else ""


def _than(said: str | None, last: Turn) -> str:
    return f" {with_times_of(said.strip(), last.question)}" if said else ""


def _out_of(last: Turn) -> str | None:
    """ "Out of how many venues are 12 newly built?"; None unless the last question was "how many"."""
    frame = last.frame
    if frame.head != "how many" or not frame.noun or not last.answer or len(last.answer.split()) > _SHORT_ANSWER:
        return None
    if frame.aux in HAVE:
        return question(f"Out of how many {frame.noun} do {last.answer} have {frame.rest}")
    if frame.form == "subject" and frame.aux in AUXILIARIES:
        return question(f"Out of how many {frame.noun} {frame.aux} {last.answer} {frame.rest}")
    if frame.form == "subject":
        return question(f"Out of how many {frame.noun} do {last.answer} {frame.rest}")
    return question(f"Out of how many {frame.noun} {frame.aux} {frame.rest} {last.answer}")
