"""Another's place in the order asked for: "which city is the noisiest?" beside "Ardon is 57th on the list of the noisiest"."""

import re
from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.held_names import is_new
from answer.question import Asked
from ingest.facts.types import Rank

HOLDER = re.compile(r"(?i)^\W*(?:(?:and|but|so) )?(?:who|which|what) (?!place|rank|position|year|is the (?:rank|place))")
# Whoever is ahead may be named behind one of these: "third after Ardon and Norval".
AHEAD = re.compile(
    r"(?i)\b(?:after|behind|following|follow(?:s|ed)|next to|only to|ahead|led|leads?|leaders?|leading|top(?:s|ped)?|w[io]ns?|"
    r"winner|beat(?:en)?|champions?|surpass\w*|exceed\w*|overt[ao]k\w*|best|than)\b"
)
LISTED = re.compile(r"(?i)\b(?:list|ranking|table|index|group|among|one) (?:of )?(?:the )?$|\bamong (?:the )?$")


def holds_other_rank(asked: Asked, sentences: Sequence[Statement]) -> bool:
    """True if the holder of the first place is asked for, and the sentences only give another place, to the one that they name."""
    top = top_of(asked)
    if top is None or not sentences:
        return False
    ranks = [rank for sentence in sentences for rank in sentence.facts.ranks if not _is_list(rank, top, sentence)]
    below = [
        rank for rank in ranks if rank.low > 1 and not rank.relation and ("" in (rank.order, top.order) or rank.order == top.order)
    ]
    if not below or len(below) < len(ranks) or any(AHEAD.search(sentence.text) for sentence in sentences):
        return False
    return len({name.key for sentence in sentences for name in sentence.facts.names if is_new(name, asked)}) <= 1


def top_of(asked: Asked) -> Rank | None:
    """The first place whose holder the question asks for; None if it asks for something else."""
    ranks = asked.statement.facts.ranks
    tops = [rank for rank in ranks if rank.low == rank.high == 1 and not rank.relation and not rank.is_from_end]
    return tops[0] if HOLDER.match(asked.text) and len(tops) == 1 and asked.kind != "rank" else None


def _is_list(rank: Rank, top: Rank, sentence: Statement) -> bool:
    """True of "the list of the noisiest cities", which is an order and no place in it."""
    return rank.low == 1 and rank.order == top.order and LISTED.search(sentence.text[: rank.start]) is not None
