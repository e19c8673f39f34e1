"""A sentence for each of the things that a question asks about side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.choosing.conjuncts import Conjunct
from answer.comparing.coverage import coverage
from answer.comparing.wanted import values_beyond
from answer.features import Candidate
from answer.question import Asked
from answer.words import numbers, years
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name

COVERED = 0.5  # share of a conjunct's own words from which a sentence speaks of it
AROUND = 0.4  # what a word counts that stands only in title, headings or the sentences beside it
FAR = 6.0  # logits behind the best sentence from which none speaks for a conjunct
OWN = 3.0  # logits that having all of a conjunct's own words is worth
AMOUNTS = ("number", "share", "rank")
FELLOWS = 1.5  # and that having all of its fellows' costs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A conjunct with what of the question stands in it."""

    conjunct: Conjunct
    names: tuple[Name, ...]

    def share(self, candidate: Candidate, states: dict[str, str]) -> float:
        """Share of what sets the conjunct apart that the sentence has, 0..1."""
        if self.conjunct.times and any(states.get(text) == "broken" for text in self.conjunct.times):
            return 0.0
        if not self.conjunct.own:
            return float(all(states.get(text) == "met" for text in self.conjunct.times))
        statement = candidate.statement
        if any(same_name(name, other) for name in self.names for other in statement.facts.names):
            return 1.0
        around = AROUND * len(self.conjunct.own & statement.context_stems - statement.stems)
        return (len(self.conjunct.own & statement.stems) + around) / len(self.conjunct.own)


def covering(asked: Asked, conjuncts: Sequence[Conjunct], best: Candidate, pool: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best sentence if it speaks of every conjunct, else for each the one that does, in the question's order.

    Args:
        conjuncts: two at least.
        pool: every sentence read, best first.
    """
    sides = [_side(asked, conjunct) for conjunct in conjuncts]
    shares = {id(item): _shares(asked, sides, item) for item in (best, *pool)}
    told = _told_by(asked, best, shares[id(best)])
    if len(told) == len(sides):
        return (best,)
    found: dict[int, Candidate] = {}
    for number in range(len(sides)):
        fit = [item for item in pool if shares[id(item)][number] >= COVERED and item.score >= best.score - FAR]
        fit = [item for item in fit if item is not best and all(item is not other for other in found.values())]
        fit += [best] if number in told else []
        if fit:
            found[number] = max(fit, key=lambda item: item.score + _lead(shares[id(item)], number))
    ordered = [found[number] for number in sorted(found)]
    return tuple(_once(ordered if told else [best, *ordered]))


def _side(asked: Asked, conjunct: Conjunct) -> _Side:
    names = [name for name in asked.statement.facts.names if conjunct.start <= name.start and name.end <= conjunct.end]
    return _Side(conjunct=conjunct, names=tuple(names))


def _shares(asked: Asked, sides: Sequence[_Side], candidate: Candidate) -> list[float]:
    states = {item.text: item.state for item in coverage(asked.statement, candidate.statement) if item.kind == "year"}
    return [side.share(candidate, dict(states)) for side in sides]


def _told_by(asked: Asked, best: Candidate, shares: Sequence[float]) -> list[int]:
    """The conjuncts that the best sentence answers for: one only where it holds a single value that the question does not name."""
    told = [number for number, share in enumerate(shares) if share >= COVERED]
    if len(told) > 1 and asked.kind in AMOUNTS and _value_count(asked, best) == 1:
        return [max(told, key=lambda number: _lead(shares, number))]
    return told


def _value_count(asked: Asked, candidate: Candidate) -> int:
    """Values of the sentence that the question does not name, years left out."""
    facts = candidate.statement.facts
    figures = numbers(candidate.text) - numbers(asked.text) - years(candidate.text)
    return max(len(figures), len(values_beyond(facts, asked.statement.facts)) + len(facts.ranks))


def is_one_thing(question: str, conjuncts: Sequence[Conjunct], best: Candidate) -> bool:
    """True if the best sentence joins them in the question's own words: "cloud computing and big data"."""
    joined = " ".join(question[conjuncts[0].start : conjuncts[-1].end].casefold().split())
    return joined in " ".join(best.text.casefold().split())


def _lead(shares: Sequence[float], number: int) -> float:
    """Logits that speaking of this conjunct and of no other is worth."""
    fellows = [share for other, share in enumerate(shares) if other != number]
    return OWN * shares[number] - FELLOWS * max(fellows, default=0.0)


def _once(items: Sequence[Candidate]) -> list[Candidate]:
    return list({id(item): item for item in items}.values())
