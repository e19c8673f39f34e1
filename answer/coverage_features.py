"""How a sentence stands to what the question is bound to, as numbers for the reader."""

from collections.abc import Mapping

from answer.comparing.coverage import Covered, coverage
from answer.comparing.statement import Statement

COVERAGE_FEATURES = (
    "time_met",  # 1 if the question names a time and the sentence speaks for it
    "time_broken",  # 1 if it speaks for another
    "time_open",  # 1 if nothing tells which, or it speaks for a part or more of it
    "names_open",  # number of the question's names that stand neither in the sentence nor around it
    "names_broken",  # number of those in whose place it has another
    "wanted_met",  # 1 if it holds the kind of value that is asked for, 0 if it holds none, .5 if any sentence may answer
    "wanted_broken",  # 1 if a value of another kind stands there
    "rank_met",  # 1 if the question names a place in an order and the sentence has it
    "rank_off",  # 1 if the sentence has another, or none
    "attribute",  # share of the words that say what is asked about, by weight, in the sentence or around it
    "opposite",  # 1 if the sentence has the opposite of one of them
)


def coverage_features(question: Statement, sentence: Statement, weights: Mapping[str, float] | None = None) -> tuple[float, ...]:
    """One number for each of COVERAGE_FEATURES."""
    covered = coverage(question, sentence, weights=weights)
    times = _of(covered, "year")
    names = [*_of(covered, "place"), *_of(covered, "name")]
    wanted, ranks, attributes = _of(covered, "unit"), _of(covered, "rank"), _of(covered, "attribute")
    return (
        _any(times, "met"),
        _any(times, "broken"),
        _any(times, "open"),
        float(sum(item.state == "open" for item in names)),
        float(sum(item.state == "broken" for item in names)),
        _any(wanted, "met") if wanted else 0.5,
        _any(wanted, "broken"),
        _any(ranks, "met"),
        float(any(item.state != "met" for item in ranks)),
        min((item.share for item in attributes), default=1.0),
        _any(attributes, "broken"),
    )


def _of(covered: tuple[Covered, ...], kind: str) -> list[Covered]:
    return [item for item in covered if item.kind == kind]


def _any(items: list[Covered], state: str) -> float:
    return float(any(item.state == state for item in items))
