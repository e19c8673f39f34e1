""" "Is any city ahead of it?", "is it the largest?", "is it among the top ten?": places in an order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement
from answer.deciding.degrees import ANY_AMOUNT, degrees_in, is_low, same_order
from answer.deciding.holders import has_unread_place, is_of_other_holder
from answer.deciding.home_country import NATION
from answer.deciding.measured_against import is_only_measured_against
from answer.deciding.modality import asks_if_done, is_place_ahead, is_unsettled
from answer.deciding.places import AHEAD, places_of
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import CONCEPT, MACHINERY, SCOPES, on_topic
from answer.deciding.types import Decided, Said, Supposed, opposite
from answer.features import Candidate
from ingest.facts.polarity.find import is_denied
from ingest.facts.ranks.words import CARDINALS, ORDINAL, ordinal_value
from ingest.facts.times.find import time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Rank

ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide
_COUNTS = "|".join(word for word, value in CARDINALS.items() if 1 < value <= 12)
# Someone who is not named, at the head of what is supposed: "any other city …", "another city …", "three cities …".
RIVALS = re.compile(
    r"(?i)^(?P<opening>(?:in|for|by|during|since|as of) (?:[^\s,]+,? ){1,4}?)?"
    r"(?P<only>only |just |no more than )?(?:people (?:in|of) |the \w+ of )?"
    rf"(?:(?P<none>nowhere(?: else)?|nobody(?: else)?|no one(?: else)?|no)\b(?: other\b)?|"
    rf"(?:any|some|another|other|an?)\b(?: other\b)?|(?P<count>{_COUNTS}) (?:other )?(?:chinese )?[a-z]+)"
)
MATCHES = re.compile(r"(?i)\b(?:can |could )?(?:match|matches|matched|equals?|equalled|rivals?|rivalled)\b")
NOBODY = re.compile(r"(?i)(?:nowhere|nobody|no one|none)(?: else)?")
# "Nowhere do people spend more than in Ardon", "nobody spends more than the people of Ardon": whoever lives there.
WHOEVER = re.compile(r"(?i)(?<=\bdo )people\b|(?<=\bdoes )anyone\b|\b(?:people|inhabitants|residents)(?= (?:of|in) [A-Z])")
NAMED_OTHER = re.compile(r"(?i)\b(?:any|some) other\b|\banother\b")
BEFORE = re.compile(r"(?i)\b(?:before|earlier than|prior to)\b")
PLAIN = re.compile(rf"(?i)(?<!the )\b(?P<ordinal>{ORDINAL})(?= (?:in|on|among|of|for|by|place|nationwide|worldwide)\b|$)")
LISTED = re.compile(
    r"(?i)\b(?:list|ranking|table|group|index|order|number) of (?:the )?$"
)  # "the list of the most congested cities"
AMONG = re.compile(r"(?i)\b(?:among|of|in|on)\s(?:[\w'’-]+\s){0,2}$")  # "second among the top 20": the list, no place in it
# Members of a list, of which something else is said: "only one of the top five was new".
HEADS = re.compile(r"(?i)(?:[a-z]+\s){0,4}(?:of|among|in)\s(?:the\s)?")
MEASURED = re.compile(r"(?i)\b(?:in|by|for)\s(?:(?:the|its|their|table of|ranking of|terms of)\s)*(?P<what>[a-z][\w-]*)")
JOINT = re.compile(r"[,;:]\s|\s(?:and|but|while)\s")
CHINA = re.compile(r"\bChin(?:a|ese)\b")
THAN = re.compile(r"(?i)\bthan\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The question whether others are ahead."""

    count: int  # how many at least
    side: int  # 1: they have more of it, -1: less
    base: str  # what it measures by; "" for any amount
    is_first: bool  # whether they did it before
    spans: tuple[tuple[int, int], ...]  # of the words of comparing
    is_exact: bool = False  # "only three", none besides
    measure: frozenset[str] = frozenset()  # stems of what they have more of: "more invention patents than"
    is_none: bool = False  # "no other city": that there is one is denied


def rivals_of(supposed: Supposed) -> Rivals | None:
    """What the question asks about others that it does not name; None if it asks no such thing."""
    text = supposed.statement.text
    head = RIVALS.match(text)
    if head is None:
        return None
    if head["opening"] and not head["none"] and not head["count"]:
        return None  # "in any other city it is cheaper" names no rival at its head
    count = CARDINALS[head["count"].casefold()] if head["count"] else 1
    is_exact, is_none = bool(head["only"] and head["count"]), bool(head["none"])
    spans = [(head.end("opening") if head["opening"] else 0, head.end())]
    if match := AHEAD.search(text) or (MATCHES.search(text) if is_none else None):
        return Rivals(
            count=count, side=1, base="", is_first=False, is_exact=is_exact, is_none=is_none, spans=(*spans, match.span())
        )
    degrees = [item for item in degrees_in(text) if not _in_value(item.start, supposed.statement)]
    if degrees and (THAN.search(text, degrees[0].end) or NAMED_OTHER.search(head[0])):
        first = degrees[0]
        return Rivals(
            count=count,
            side=first.side,
            base=first.base,
            is_first=False,
            is_exact=is_exact,
            is_none=is_none,
            spans=(*spans, (first.start, first.end)),
            measure=_measure(supposed.statement, first.end),
        )
    if NAMED_OTHER.search(head[0]) or head[0].casefold().startswith("any"):
        match = BEFORE.search(text)
        if match and any(name.start >= match.end() for name in supposed.statement.facts.names):
            return Rivals(count=count, side=1, base="", is_first=True, spans=(*spans, match.span()))
    return None


def _measure(claimed: Statement, start: int) -> frozenset[str]:
    """The meaningful words behind the comparative, up to "than"."""
    than = THAN.search(claimed.text, start)
    end = than.start() if than else len(claimed.text)
    named = [(name.start, name.end) for name in claimed.facts.names]
    words = [token for token in claimed.tokens if start <= token.start < end and not token.in_value]
    return canonicals(token.stem for token in words if not any(a <= token.start < b for a, b in named))


def _in_value(at: int, statement: Statement) -> bool:
    return any(quantity.start <= at < quantity.end for quantity in statement.facts.quantities)


def by_rivals(rivals: Rivals, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes if the place that a sentence gives leaves room for them before it, No if not."""
    for _, candidate in on_topic(_named_alone(supposed), candidates, at_least=ENOUGH, without=rivals.spans):
        if rivals.measure and not rivals.measure & canonicals(token.stem for token in candidate.statement.tokens):
            continue
        places = [place for place in places_of(candidate.statement) if _is_such(place, rivals)]
        said = _agreed([_room(place, rivals) for place in _in_scope(places, supposed.statement, candidate.statement)])
        if said is not None and rivals.is_none:
            said = opposite(said)
        if said is not None and not is_unsettled(supposed, candidate.statement):
            return Decided(said=said, by=(candidate,))
    return None


def _named_alone(supposed: Supposed) -> Supposed:
    """The same without the "Nowhere" at its head, which is no name though it is written as one, and the "people" there."""
    claimed = supposed.statement
    names = tuple(name for name in claimed.facts.names if name.start > 0 or not NOBODY.fullmatch(name.text))
    own = [match.span() for match in WHOEVER.finditer(claimed.text)]
    tokens = tuple(token for token in claimed.tokens if not any(a <= token.start < b for a, b in own))
    return replace(supposed, statement=replace(claimed, tokens=tokens, facts=replace(claimed.facts, names=names)))


def _is_such(place: Rank, rivals: Rivals) -> bool:
    if rivals.is_first:
        return not place.is_from_end and not place.order
    if (rivals.side < 0) != (place.is_from_end or is_low(place.order)):
        return False
    return same_order(rivals.base, place.order)


def _room(place: Rank, rivals: Rivals) -> Said | None:
    count = rivals.count
    if rivals.is_exact and place.low == place.high:
        return "Yes" if place.low == count + 1 else "No"
    return "Yes" if place.low > count else "No" if place.high <= count else None


def _agreed(said: Sequence[Said | None]) -> Said | None:
    found = set(said)
    return found.pop() if len(found) == 1 else None


def _in_scope(places: Sequence[Rank], claimed: Statement, sentence: Statement) -> list[Rank]:
    """Those places that are said of what the question names, where some are: "fourth in China and second in the region".

    What stands before a place tells what it is a place in only if each has its own: "salaries rank fourth, savings rank third".
    """
    if len(places) < 2:
        return list(places)
    words = canonicals(token.stem for token in claimed.tokens)
    if CHINA.search(claimed.text):
        words |= NATION  # which country a document about a Chinese city means
    before = [_clause_start(sentence.text, place.start) for place in places]
    has_own = all(_words(sentence, start, place.start) for start, place in zip(before, places, strict=True))
    if has_own:  # whom the first piece names has all of the places: "Ardon's salaries rank fourth, savings rank third"
        first = [name for name in sentence.facts.names if name.kind != CONCEPT and before[0] <= name.start < places[0].start]
        words = words.difference(*(_words(sentence, name.start, name.end) for name in first))
    near = [
        len(words & _words(sentence, start if has_own else place.start, _clause_end(sentence.text, place.end)))
        for start, place in zip(before, places, strict=True)
    ]
    return [place for place, count in zip(places, near, strict=True) if count == max(near)]


def _clause_start(text: str, at: int) -> int:
    return max((match.end() for match in JOINT.finditer(text, 0, at)), default=0)


def _clause_end(text: str, at: int) -> int:
    match = JOINT.search(text, at)
    return match.start() if match else len(text)


def _words(sentence: Statement, start: int, end: int) -> frozenset[str]:
    return canonicals(token.stem for token in sentence.tokens if start <= token.start < end)


def by_rank(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence with such a place says to the place that the question names; None if it names none."""
    asked, amounts = places_asked(supposed.statement), supposed.statement.facts.quantities
    if not asked:
        return None
    where = [*((rank.start, rank.end) for rank in asked), *((item.start, item.end) for item in amounts)]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=where):
        if is_unsettled(supposed, candidate.statement) or _is_other_length(supposed.statement, candidate.statement):
            continue
        if is_only_measured_against(supposed.statement, candidate.statement):
            continue  # "second after Ardon" gives no place of Ardon
        if not {item.value for item in amounts} <= {item.value for item in candidate.statement.facts.quantities}:
            continue
        places = _in_scope(places_of(candidate.statement), supposed.statement, candidate.statement)
        places = [place for place in places if not is_of_other_measure(place, supposed.statement, candidate.statement)]
        places = [place for place in places if not is_of_other_time(place, supposed.statement, candidate.statement)]
        places = [place for place in places if not is_of_other_holder(place, asked[0], supposed.statement, candidate.statement)]
        said = _agreed([_compared(asked[0], place, supposed.statement, candidate.statement) for place in places])
        if said == "Yes" and is_place_ahead(supposed, candidate.statement):
            if not asks_if_done(supposed):
                continue
            said = "No"
        if said == "No" and (
            has_unread_place(asked[0], candidate.statement) or lacks_measure(supposed.statement, candidate.statement)
        ):
            continue
        if said is not None:
            return Decided(said=said, by=(candidate,)) if said == "No" or not amounts else None  # the amounts are read elsewhere
    return None


def is_of_other_time(place: Rank, claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence gives the place for another time than the question's: ninth in 2018, asked of 2017."""
    asked = [time.period for time in claimed.facts.times if time.years is None]
    own = time_of((place.start, place.end), sentence.facts.times, sentence.text)
    return own is not None and own.years is None and bool(asked) and not any(overlaps(own.period, one) for one in asked)


def _is_other_length(claimed: Statement, sentence: Statement) -> bool:
    """True if the question says for how many years, and the sentence does not say so: first for 20 years is more than first."""
    asked = {time.years for time in claimed.facts.times if time.years is not None}
    return bool(asked) and not asked & {time.years for time in sentence.facts.times}


def is_of_other_measure(place: Rank, claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence says of the place what it is by ("in wages"), and the claim says another thing of its own."""
    start, end = _clause_start(sentence.text, place.start), _clause_end(sentence.text, place.end)
    mine, theirs = _measures(claimed, 0, len(claimed.text)), _measures(sentence, start, end)
    return bool(mine and theirs) and not mine & _words(sentence, start, end)


def lacks_measure(claimed: Statement, sentence: Statement) -> bool:
    """True if the claim says what its place is by ("in wages"), and the sentence has no such word: it may give another order."""
    mine = _measures(claimed, 0, len(claimed.text))
    return bool(mine) and not mine & _words(sentence, 0, len(sentence.text))


def _measures(statement: Statement, start: int, end: int) -> frozenset[str]:
    """Stems behind "in", "by" or "for" that are no name, time or scope: "in wages", not "in the country"."""
    facts = statement.facts
    taken = [(name.start, name.end) for name in facts.names]
    taken += [(time.start, time.end) for time in facts.times]
    taken += [(rank.start, rank.end) for rank in facts.ranks]
    found = [match.span("what") for match in MEASURED.finditer(statement.text, start, end)]
    free = [span for span in found if not any(a < span[1] and span[0] < b for a, b in taken)]
    words = frozenset(canonical(token.stem) for token in statement.tokens if any(a <= token.start < b for a, b in free))
    return words - canonicals(MACHINERY) - SCOPES


def places_asked(claimed: Statement) -> list[Rank]:
    """The place that the question supposes; none where it is the size of a list, or there are two."""
    ranks = [rank for rank in claimed.facts.ranks if not rank.relation and not LISTED.search(claimed.text[: rank.start])]
    ranks = [rank for rank in ranks if rank.low == rank.high or not HEADS.fullmatch(claimed.text[: rank.start])]
    plain = [match for match in PLAIN.finditer(claimed.text) if not any(rank.start <= match.start() < rank.end for rank in ranks)]
    if plain and all(rank.low < rank.high for rank in ranks):
        place = ordinal_value(plain[0]["ordinal"])
        return [Rank(start=plain[0].start("ordinal"), end=plain[0].end("ordinal"), low=place, high=place)]
    if any(ordinal_value(match["ordinal"]) != rank.low for match in plain for rank in ranks if rank.low == rank.high):
        return []
    if len(ranks) > 1:
        ranks = [rank for rank in ranks if not (rank.low < rank.high and AMONG.search(claimed.text[: rank.start]))]
    return ranks if len(ranks) == 1 else []


def _of_any_amount(rank: Rank) -> Rank:
    """The biggest and the highest in sales are one."""
    return replace(rank, order="") if rank.order in ANY_AMOUNT else rank


def _compared(asked: Rank, place: Rank, claimed: Statement, sentence: Statement) -> Said | None:
    if is_denied((asked.start, asked.end), claimed.facts.negations) or is_denied(
        (place.start, place.end), sentence.facts.negations
    ):
        return None
    if asked.order and place.order and is_low(asked.order) != is_low(place.order):
        return None
    ranked = canonicals((*asked.of, asked.order)) - {""}
    if ranked and not asked.order and not ranked & canonicals(token.stem for token in sentence.tokens):
        return None  # the order of something else
    judged = compare_ranks(_of_any_amount(asked), _of_any_amount(place))
    if judged.relation in AGREES:
        return "Yes"
    if judged.relation == "differs" and asked.is_from_end == place.is_from_end:
        return "No"
    return None
