"""Which of two came first: the days that sentences give for each."""

from collections.abc import Iterator, Sequence

from answer.comparing.clauses import clauses_of
from answer.comparing.statement import Statement, statement_of
from answer.deciding.modality import is_planned
from answer.deciding.same_words import canonicals
from answer.deciding.topic import MACHINERY, key_words
from answer.features import Candidate
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.times.find import is_comparison
from ingest.facts.times.periods import is_bounded, overlaps
from ingest.facts.types import Period
from ingest.words import stem

ENOUGH = 0.6  # share of a thing's words that a clause must have to tell of it
# What is said of a thing in time tells nothing of which thing it is.
HAPPENING = frozenset(
    stem(word) for word in "release opening founding start launch issue happen take hold come begin event".split()
)
Dated = tuple[Period, Candidate]


def earlier_of(one: str, other: str, ranked: Sequence[Candidate], lexicon: Lexicon) -> tuple[int, Candidate, Candidate] | None:
    """0 if the one came first, 1 if the other did, with a sentence for each; None where no two sentences tell.

    Args:
        one, other: as the question writes them.
        ranked: candidates, best first.
    """
    mine, theirs = _words(one, lexicon), _words(other, lexicon)
    firsts = list(_dated(mine - theirs, theirs - mine, ranked))
    seconds = list(_dated(theirs - mine, mine - theirs, ranked))
    for period, candidate in firsts[:1]:
        for rival, beside in seconds[:1]:
            if overlaps(period, rival):
                return None
            return (0 if _start(period) < _start(rival) else 1), candidate, beside
    return None


def _words(thing: str, lexicon: Lexicon) -> frozenset[str]:
    statement = statement_of(thing, lexicon=lexicon)
    words = {token.stem for token in statement.tokens} - MACHINERY - HAPPENING
    return canonicals(words) | key_words(statement.facts.names)


def _dated(own: frozenset[str], rival: frozenset[str], ranked: Sequence[Candidate]) -> Iterator[Dated]:
    """When it happened, by the clauses that tell of the one and not of the other; those with most of its words first."""
    found: list[tuple[float, int, Dated]] = []
    for at, candidate in enumerate(ranked):
        for clause in clauses_of(candidate.statement):
            there = _stems(clause)
            share = len(own & there) / len(own) if own else 0.0
            period = _when(clause)
            if period is not None and share >= ENOUGH and len(rival & there) < len(rival) and not is_planned(clause.text):
                found.append((-share, at, (period, candidate)))
    yield from (dated for _, _, dated in sorted(found, key=lambda item: item[:2]))


def _stems(clause: Statement) -> frozenset[str]:
    return canonicals({token.stem for token in clause.tokens} | clause.stems) | key_words(clause.facts.names)


def _when(clause: Statement) -> Period | None:
    """The one time that the clause names; None where it names none, or several."""
    times = [time for time in clause.facts.times if time.years is None and is_bounded(time.period)]
    periods = {time.period for time in times if not is_comparison(time, clause.text)}
    return periods.pop() if len(periods) == 1 else None


def _start(period: Period) -> tuple[int, int, int]:
    return period.start or (0, 0, 0)
