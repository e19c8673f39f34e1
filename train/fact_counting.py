"""Counting: which labels were found, which facts match none, and the table of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from eval.intervals import wilson
from ingest.facts.types import Facts, Name, Negation, Quantity, TimeMention
from train.fact_labels import LabelledSentence, QuantityLabel, Span, TimeLabel
from train.fact_matching import same_period, same_place, same_unit, same_value

ALL = "all"
MEASURES = (
    "quantities",
    "quantities, value only",
    "quantities: hedge",
    "quantities: kind",
    "quantities: sign",
    "times",
    "times: relation",
    "ranks",
    "names, strict",
    "names, overlap",
    "negations",
)
"""In the order of the table. With a colon: the share of the facts found of which this too is right."""
L = TypeVar("L")
F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Generic[L, F]):
    """Which labels of one sentence were found."""

    pairs: tuple[tuple[L, F], ...]
    missed: tuple[L, ...]
    wrong: tuple[F, ...]  # found, matching no label, and not where nothing counts


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of one kind of fact in one source."""

    found: int = 0  # labels that were found
    labels: int = 0
    right: int = 0  # facts that match a label; less than `found` where one fact is the reading of two labels
    given: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, matching: Matching[Any, Any]) -> None:
        right = len({id(fact) for _, fact in matching.pairs})
        self.found += len(matching.pairs)
        self.labels += len(matching.pairs) + len(matching.missed)
        self.right += right
        self.given += right + len(matching.wrong)

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.found / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; 0 where there was something to find and nothing right."""
        if not self.labels and not self.given:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Tallies = dict[tuple[str, str], Tally]
"""(measure, source) → counts; the source "all" is the sum. Of a share ("times: relation") only `found` and `labels` are filled."""


def match(
    labels: Sequence[L],
    found: Sequence[F],
    is_same: Callable[[L, F], bool],
    ignore: Sequence[Span] = (),
    *,
    is_shared: Callable[[L, F], bool] = lambda label, fact: False,
) -> Matching[L, F]:
    """One to one, the pairs that share the most characters first.

    Args:
        is_same: of a label and a fact whose spans overlap.
        ignore: spans where a fact that matches no label isn't wrong.
        is_shared: pairs for which a fact may serve a second label: a life from birth to death that is labelled as two days.
    """
    pairs = [
        (_overlap(span_of(label), span_of(fact)), i, j)
        for i, label in enumerate(labels)
        for j, fact in enumerate(found)
        if _overlap(span_of(label), span_of(fact)) and is_same(label, fact)
    ]
    partner: dict[int, int] = {}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in partner and (j not in partner.values() or is_shared(labels[i], found[j])):
            partner[i] = j
    used = set(partner.values())
    return Matching(
        pairs=tuple((labels[i], found[j]) for i, j in sorted(partner.items())),
        missed=tuple(label for i, label in enumerate(labels) if i not in partner),
        wrong=tuple(
            fact for j, fact in enumerate(found) if j not in used and not any(_overlap(span, span_of(fact)) for span in ignore)
        ),
    )


def span_of(thing: Any) -> Span:
    """Where a label or a fact stands in its sentence."""
    if isinstance(thing, tuple):
        return thing[0], thing[1]
    return thing.span if hasattr(thing, "span") else (thing.start, thing.end)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _is_one_life(label: TimeLabel, fact: TimeMention) -> bool:
    return fact.period in label.also


def matchings(label: LabelledSentence, facts: Facts) -> Iterator[tuple[str, Matching[Any, Any]]]:
    """What was found of each kind, and of some kinds under a milder rule too."""

    def is_same_quantity(one: QuantityLabel, fact: Quantity) -> bool:
        return same_value(one, fact) and same_unit(one, fact)

    def is_same_span(one: Span, fact: Name) -> bool:
        return one == (fact.start, fact.end)

    def is_anything(one: Span, fact: Name | Negation) -> bool:
        return True

    ignore = label.ignore
    yield "quantities", match(label.quantities, facts.quantities, is_same_quantity, ignore)
    yield "quantities, value only", match(label.quantities, facts.quantities, same_value, ignore)
    yield "times", match(label.times, facts.times, same_period, ignore, is_shared=_is_one_life)
    yield "ranks", match(label.ranks, facts.ranks, same_place, ignore)
    yield "names, strict", match(label.names, facts.names, is_same_span, ignore)
    yield "names, overlap", match(label.names, facts.names, is_anything, ignore)
    yield "negations", match(label.negations, facts.negations, is_anything, ignore)


def agreements(measure: str, matching: Matching[Any, Any]) -> Iterator[tuple[str, bool, str]]:
    """What else is said of facts that were found: which share it counts for, whether it is right, and in words."""
    for label, fact in matching.pairs:
        if measure == "quantities":
            for name in ("hedge", "kind", "sign"):
                given, wanted = getattr(fact, name), getattr(label, name)
                yield f"quantities: {name}", given == wanted, f"{given}, not {wanted}"
        if measure == "times":
            said = f"{fact.relation}, not {' or '.join(label.relations)}"
            yield "times: relation", fact.relation in label.relations, said


def score(labels: Sequence[LabelledSentence], read: Callable[[LabelledSentence], tuple[str, Facts]]) -> Tallies:
    """Counts over all labelled sentences.

    Args:
        read: label → the sentence and the facts found in it.
    """
    tallies: Tallies = {}
    for label in labels:
        text, facts = read(label)
        for measure, matching in matchings(label, facts):
            counted = [tallies.setdefault((measure, source), Tally()) for source in (label.source, ALL)]
            for tally in counted:
                tally.add(matching)
            counted[0].errors += [f"missed {_shown(text, one)}" for one in matching.missed]
            counted[0].errors += [f"wrong  {_shown(text, one)}" for one in matching.wrong]
            for share, is_right, said in agreements(measure, matching):
                for source in (label.source, ALL):
                    tally = tallies.setdefault((share, source), Tally())
                    tally.labels += 1
                    tally.found += is_right
                    if not is_right and source != ALL:
                        tally.errors.append(f"{said}: {text}")
    return tallies


def _shown(text: str, thing: Any) -> str:
    start, end = span_of(thing)
    detail = "" if isinstance(thing, tuple) else f" {thing}"
    return f"[{text[start:end]}] in: {text}{detail}".replace("\n", " ")


def table(tallies: Tallies) -> str:
    """A line for each measure and source; n is the labels and the facts found."""
    lines = [f"{'':26}{'source':10}{'precision':20}{'recall':20}{'F1':8}n labels, found"]
    for measure in MEASURES:
        for source in dict.fromkeys((*(name for _, name in tallies if name != ALL), ALL)):
            tally = tallies.get((measure, source))
            if tally is None:
                continue
            precision, recall = _share(tally.right, tally.given), _share(tally.found, tally.labels)
            if ":" in measure:
                lines.append(f"{measure:26}{source:10}{recall:20}{'':28}{tally.labels}")
            else:
                f1 = "-" if tally.f1 is None else f"{tally.f1:.3f}"
                lines.append(f"{measure:26}{source:10}{precision:20}{recall:20}{f1:8}{tally.labels}, {tally.given}")
    return "\n".join(lines)


def _share(hits: int, n: int) -> str:
    if not n:
        return "-"
    low, high = wilson(hits, n)
    return f"{hits / n:.3f} [{low:.2f}, {high:.2f}]"
