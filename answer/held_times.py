"""The dates of a sentence that may be the short answer, and the places in an order."""

import re

from answer.comparing.statement import Statement
from answer.comparing.times import reach
from answer.held import Held
from answer.held_amounts import is_year
from answer.question import Asked
from answer.sought import Sought
from ingest.facts.times.find import is_comparison
from ingest.facts.times.periods import contains, is_bounded, of_year
from ingest.facts.types import Rank, TimeMention

ORDINAL = re.compile(
    r"(?i)(?:the\s+)?((?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|"
    r"\d+(?:st|nd|rd|th)|no\.\s?\d+)(?:-\w+)?)\b(?=\s)"
)
VAGUE = re.compile(r"(?i)(?:one of|among) the (?!top)")  # "among the most modern" is no place
NO_PLACE = re.compile(r"\s+(?:time|batch|half|quarter|step|stage)\b")  # "for the first time"
SCOPES = (
    ("world", re.compile(r"(?i)\b(?:worldwide|world(?!-)|globally|global|internationally)\b")),
    ("part", re.compile(r"(?i)\b(?:in|of) (?:the )?(?:\w+ ){0,3}(?:region|province|delta|district)\b")),
    ("nation", re.compile(r"(?i)\b(?:nation\w*|countrywide|(?:in|of) (?:the country|China|Chinese cities)|China's)\b")),
)
SCOPE_END = re.compile(r"[;.]\s|, (?:while|but|which)\b")
YEAR = re.compile(r"\b\d{4}\b")


def ranks_in(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Places in an order; "the top 20" only where no place is named."""
    own = {sentence.text[rank.start : rank.end].casefold() for rank in asked.statement.facts.ranks}
    text = sentence.text
    ranks = [rank for rank in sentence.facts.ranks if not rank.relation and not NO_PLACE.match(text, rank.end)]
    ranks = [rank for rank in ranks if text[rank.start : rank.end].casefold() not in own and not VAGUE.match(text, rank.start)]
    # "The noisiest cities" of the question is the order that a place is sought in, no place.
    orders = {rank.order for rank in asked.statement.facts.ranks if rank.order}
    ranks = [rank for rank in ranks if not (rank.order in orders and rank.low == 1)]
    scope = scope_of(asked.text)
    if scope:
        ranks = [rank for rank in ranks if scope_of(_scope_text(rank, sentence)) in ("", scope)]
    exact = [rank for rank in ranks if rank.low == rank.high]
    return [_rank(rank, text) for rank in exact or ranks]


def scope_of(text: str) -> str:
    """How wide an order is: "world", "nation", "part" of a nation; "" where the text does not say."""
    return next((name for name, pattern in SCOPES if pattern.search(text)), "")


def _scope_text(rank: Rank, sentence: Statement) -> str:
    """What stands behind the rank, up to the next one; before it, where nothing does."""
    later = [other.start for other in sentence.facts.ranks if other.start >= rank.end]
    behind = sentence.text[rank.start : min(later, default=len(sentence.text))]
    return SCOPE_END.split(behind, maxsplit=1)[0]


def _rank(rank: Rank, text: str) -> Held:
    """The ordinal alone: "fourth" of "fourth most popular"."""
    match = ORDINAL.match(text, rank.start, rank.end)
    start, end = (match.start(1), match.end(1)) if match else (rank.start, rank.end)
    return Held(fact=rank, kind="rank", start=start, end=end)


def times_in(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Dates and periods that the question does not name itself; where it names one, those within it."""
    named = asked.statement.facts.times
    own = [time.period for time in named]
    found = [time for time in sentence.facts.times if is_bounded(time.period) and time.years is None and time.period not in own]
    found = [time for time in found if not _is_comparison(time, sentence.text) and time.resolved_by == "text"]
    if named:
        within = [time for time in found if any(contains(reach(asked_for), time.period) for asked_for in named)]
        found = within if any(time.grain in ("year", "month") for time in named) else found
    held = [_time(time, sentence.text, sought.grain) for time in found]
    return held or ([] if named else _year_numbers(sentence))


def _is_comparison(time: TimeMention, text: str) -> bool:
    """True of "more than in 2019"; "from the 16th to the 19th" is a time of its own."""
    return time.relation != "over" and is_comparison(time, text)


def _year_numbers(sentence: Statement) -> list[Held]:
    """ "The plan of 2017", where the year stands like a number."""
    years = [item for item in sentence.facts.quantities if is_year(item, sentence.text)]
    return [
        Held(
            fact=TimeMention(
                start=item.start,
                end=item.end,
                period=of_year(int(sentence.text[item.end - 4 : item.end])),
                grain="year",
                relation="in",
            ),
            kind="time",
            start=item.end - 4,
            end=item.end,
        )
        for item in years
    ]


def _time(item: TimeMention, text: str, grain: str) -> Held:
    start, end = item.start, item.end
    if grain == "year" and item.grain not in ("year", "years", "decade", "century"):
        years = list(YEAR.finditer(text, start, end))
        start, end = years[-1].span() if years else (start, end)
    return Held(fact=item, kind="time", start=start, end=end)
