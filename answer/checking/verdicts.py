"""A decision → a verdict: name, quote, span, what differs, in words for people."""

from collections.abc import Sequence
from dataclasses import replace

from answer.checking import explaining
from answer.checking.bearing import states_it
from answer.checking.decision import CONTRADICTED, LABELS, NOT_FOUND, SUPPORTED
from answer.checking.mapped import Mapped
from answer.checking.newer import newer_values
from answer.checking.types import WORST_FIRST, Difference, Verdict, VerdictName
from answer.checking.weighing import Weighed
from answer.comparing.statement import Statement

NEAREST_SHOWN = 2  # passages that are quoted where none settles the claim
ALSO_SHOWN = 0.5  # probability of the same label from which a second sentence is quoted as well
MOST_CITED = 3


def verdict_of(part: Mapped, claimed: Statement, weighed: Weighed | None) -> Verdict:
    """The verdict on one statement.

    Args:
        part: the statement as it was read; places of differences are told in the text that it comes from.
        weighed: None if there was no evidence at all.
    """
    start, end = part.span
    if weighed is None:
        return _plain(part, "not_found", 1.0, explaining.absence(claimed, None))
    stating = [at for at, item in enumerate(weighed.evidence) if states_it(claimed, item.statement)]
    label = _guarded(weighed, stating)
    base = Verdict(
        claim=part.text,
        verdict=LABELS[label],  # type: ignore[arg-type]
        confidence=weighed.decision.probabilities[label],
        explanation="",
        start=start,
        end=end,
    )
    if label == SUPPORTED:
        return _supported(base, claimed, weighed, stating)
    if label == CONTRADICTED:
        return _contradicted(base, part, claimed, weighed)
    nearest = weighed.evidence[:NEAREST_SHOWN]
    return replace(base, explanation=explaining.absence(claimed, nearest[0]), citations=tuple(item.cite() for item in nearest))


def _plain(part: Mapped, name: VerdictName, confidence: float, explanation: str) -> Verdict:
    start, end = part.span
    return Verdict(claim=part.text, verdict=name, confidence=confidence, explanation=explanation, start=start, end=end)


def _ranked(weighed: Weighed, label: int) -> list[int]:
    """Places of the sentences that say so, the surest first."""
    column = weighed.decision.pairs[:, label]
    order = sorted(range(len(column)), key=lambda at: (-float(column[at]), at))
    return [order[0], *(at for at in order[1:MOST_CITED] if float(column[at]) >= ALSO_SHOWN)]


def _guarded(weighed: Weighed, stating: Sequence[int]) -> int:
    """What was decided, save that nothing is supported of which no sentence states every value: the costliest mistake."""
    label = weighed.decision.label
    if label != SUPPORTED or stating:
        return label
    found = weighed.decision.probabilities
    differs = any(item.differences for item in weighed.compared)
    return CONTRADICTED if differs and found[CONTRADICTED] >= found[NOT_FOUND] else NOT_FOUND


def _supported(base: Verdict, claimed: Statement, weighed: Weighed, stating: Sequence[int]) -> Verdict:
    column = weighed.decision.pairs[:, SUPPORTED]
    places = sorted(stating, key=lambda at: (-float(column[at]), at))[:MOST_CITED]
    places = [places[0], *(at for at in places[1:] if float(column[at]) >= ALSO_SHOWN)]
    best = places[0]
    others = newer_values(
        claimed, best, weighed.evidence, weighed.compared, [float(value) for value in weighed.decision.pairs[:, CONTRADICTED]]
    )
    said = explaining.support(claimed, weighed.evidence[best], weighed.compared[best])
    if others:
        told = "; ".join(f"{item.value}{f' ({item.as_of})' if item.as_of else ''}" for item in others)
        said = f"{said} But a newer passage says otherwise: {told}."
    return replace(base, explanation=said, other_values=others, citations=tuple(weighed.evidence[at].cite() for at in places))


def _contradicted(base: Verdict, part: Mapped, claimed: Statement, weighed: Weighed) -> Verdict:
    places = _ranked(weighed, CONTRADICTED)
    # Of sentences that are about as sure, the one that shows what differs is the better quote.
    best = next((at for at in places if explaining.differing(claimed, weighed.evidence[at], weighed.compared[at])), places[0])
    evidence = weighed.evidence[best]
    items = explaining.differing(claimed, evidence, weighed.compared[best])
    citation = evidence.cite()
    differences = tuple(
        Difference(
            claimed=" ".join(item.claimed.split()),
            found=" ".join(item.found.split()),
            citation=citation,
            claimed_span=part.origin(*item.claimed_span),
            found_span=(evidence.start + item.found_span[0], evidence.start + item.found_span[1]),
        )
        for item in items
        if item.found_span is not None
    )
    cited = [best, *(at for at in places if at != best)]
    return replace(
        base,
        explanation=explaining.contradiction(items, evidence),
        differences=differences,
        citations=tuple(weighed.evidence[at].cite() for at in cited),
    )


def joined(parts: Sequence[Verdict], *, claim: str, start: int, end: int, understood: str | None = None) -> Verdict:
    """The verdict on a whole: the worst of its parts, with what all of them found; a part without anything to check counts least.

    Args:
        parts: at least one.
    """
    checked = [part for part in parts if part.verdict != "nothing_to_check"] or list(parts)
    worst = min(checked, key=lambda part: WORST_FIRST.index(part.verdict))
    same = [part for part in checked if part.verdict == worst.verdict]
    if len(parts) == 1:
        return replace(parts[0], claim=claim, start=start, end=end, understood=understood, parts=parts[0].parts)
    said = " ".join(dict.fromkeys(part.explanation for part in same))
    if len(checked) > 1 and worst.verdict != "supported":
        said = f"{_of_parts(len(same), len(checked), worst.verdict)} {said}"
    return Verdict(
        claim=claim,
        verdict=worst.verdict,
        # All parts must hold for the whole to be supported; one suffices for the rest.
        confidence=min(part.confidence for part in same) if worst.verdict == "supported" else max(part.confidence for part in same),
        explanation=said,
        start=start,
        end=end,
        understood=understood,
        differences=tuple(item for part in parts for item in part.differences),
        other_values=tuple(item for part in parts for item in part.other_values),
        citations=tuple(dict.fromkeys(citation for part in same for citation in part.citations)),
        parts=tuple(parts),
        notice=next((part.notice for part in parts if part.notice), None),
    )


def _of_parts(count: int, whole: int, verdict: VerdictName) -> str:
    said = "contradicted" if verdict == "contradicted" else "not found"
    return f"Of {whole} statements, {count} {'is' if count == 1 else 'are'} {said}."
