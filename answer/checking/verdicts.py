"""A decision → a verdict: name, quote, span, what differs, in words for people."""

from collections.abc import Sequence
from dataclasses import replace

from answer.checking import explaining
from answer.checking.bearing import states_it
from answer.checking.decision import CONTRADICTED, LABELS, SUPPORTED
from answer.checking.judging import judge
from answer.checking.mapped import Mapped
from answer.checking.newer import newer_values
from answer.checking.types import WORST_FIRST, Difference, Verdict, VerdictName
from answer.checking.weighing import Weighed
from answer.comparing.statement import Statement
from answer.deciding.alignment import aligned

SURE = 0.5  # probability of a contradiction from which it is told without reserve
NEAREST_SHOWN = 2  # passages that are quoted where none settles the claim


def verdict_of(part: Mapped, claimed: Statement, weighed: Weighed | None) -> Verdict:
    """The verdict on one statement.

    Args:
        part: the statement as it was read; places of differences are told in the text that it comes from.
        weighed: None if there was no evidence at all.
    """
    start, end = part.span
    if weighed is None:
        return _plain(part, "not_found", 1.0, explaining.absence(claimed, None))
    stating = [at for at, item in enumerate(weighed.evidence) if states_it(claimed, aligned(item.statement, claimed))]
    judged = judge(claimed, weighed, stating)
    base = Verdict(
        claim=part.text,
        verdict=LABELS[judged.label],  # type: ignore[arg-type]
        confidence=judged.confidence,
        explanation="",
        start=start,
        end=end,
    )
    label = judged.label
    if label == SUPPORTED:
        return _supported(base, claimed, weighed, judged.by)
    if label == CONTRADICTED:
        return _contradicted(base, part, claimed, weighed, judged.by)
    nearest = weighed.evidence[:NEAREST_SHOWN]
    return replace(base, explanation=explaining.absence(claimed, nearest[0]), citations=tuple(item.cite() for item in nearest))


def _plain(part: Mapped, name: VerdictName, confidence: float, explanation: str) -> Verdict:
    start, end = part.span
    return Verdict(claim=part.text, verdict=name, confidence=confidence, explanation=explanation, start=start, end=end)


def _supported(base: Verdict, claimed: Statement, weighed: Weighed, places: Sequence[int]) -> Verdict:
    best = places[0]
    others = newer_values(
        claimed, best, weighed.evidence, weighed.compared, [float(value) for value in weighed.decision.pairs[:, CONTRADICTED]]
    )
    said = explaining.support(claimed, weighed.evidence[best], weighed.compared[best])
    if others:
        told = "; ".join(f"{item.value}{f' ({item.as_of})' if item.as_of else ''}" for item in others)
        said = f"{said} But a newer passage says otherwise: {told}."
    return replace(base, explanation=said, other_values=others, citations=tuple(weighed.evidence[at].cite() for at in places))


def _contradicted(base: Verdict, part: Mapped, claimed: Statement, weighed: Weighed, places: Sequence[int]) -> Verdict:
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
        explanation=explaining.contradiction(items, evidence, is_sure=base.confidence > SURE),
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
