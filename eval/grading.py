"""Replies graded: what came back is read, scored, and kept with what was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.asking import Asked, Reply
from eval.contract import Answer, ContractError, Verdict, parse_answer, parse_verdict
from eval.reading import rows_sha
from eval.rows import Claim, ConflictQuestion, Evidence, Question
from eval.run import RowResult
from eval.scoring import Offers, Scores, offers_of, score_claim, score_conflict, score_question, unscored


def grade(replies: Sequence[Reply], documents: Mapping[str, str]) -> tuple[RowResult, ...]:
    """The results of the rows of one set, in order.

    Args:
        documents: id → stored text, in which evidence and citations are looked up.
    """
    read = [_read(reply) for reply in replies]
    offers = offers_of([value for value in read if isinstance(value, Answer)])
    return tuple(_result(reply, _scores(reply, value, documents, offers)) for reply, value in zip(replies, read, strict=True))


def _read(reply: Reply) -> Answer | Verdict | str:
    """The answer or verdict, or the reason why it can't be scored."""
    if reply.failure is not None:
        return reply.failure
    try:
        return parse_verdict(reply.value) if isinstance(reply.row, Claim) else parse_answer(reply.value)
    except ContractError as exc:
        return str(exc)


def _scores(reply: Reply, value: Answer | Verdict | str, documents: Mapping[str, str], offers: Offers) -> Scores:
    row = reply.row
    if isinstance(row, Claim) and isinstance(value, Verdict):
        scores = score_claim(row, value, documents)
    elif isinstance(row, ConflictQuestion) and isinstance(value, Answer):
        scores = score_conflict(row, value, documents)
    elif isinstance(row, Question) and isinstance(value, Answer):
        scores = score_question(row, value, documents, offers, turn=reply.turn)
    else:
        return unscored(row, str(value), turn=reply.turn)
    took_ms = reply.elapsed_ms
    if took_ms is None and not isinstance(value, str):
        took_ms = value.took_ms
    if took_ms is None:
        scores.leave(["took_ms"], "the answer doesn't say how long it took")
    else:
        scores.add("took_ms", took_ms)
    return scores


def _result(reply: Reply, scores: Scores) -> RowResult:
    row = reply.row
    evidence = _evidence(row)
    return RowResult(
        id=row.id,
        sha=rows_sha([reply.source]),
        asked=row.claim if isinstance(row, Claim) else row.question,
        expected=expected(row),
        evidence=tuple({"document": piece.document, "quote": piece.quote} for piece in evidence),
        kind=row.kind,
        difficulty=row.difficulty,
        document=_document(row, evidence),
        got=_kept(reply.value),
        observations=scores.observations,
        unscored=scores.unscored,
    )


def expected(row: Asked) -> str:
    """The row's key in words."""
    if isinstance(row, Claim):
        return row.label
    if isinstance(row, ConflictQuestion):
        values = " | ".join(f"{v.value} ({v.as_of or 'undated'})" for v in row.values)
        return f"conflict shown: {values}" if row.is_conflict else "no conflict shown"
    if not row.answerable:
        return "declined"
    if row.polarity:
        return row.polarity
    if row.expect_status and not (row.answers or row.answers_all):
        return row.expect_status
    if row.answers_all:
        return f"{row.need} of: " + "; ".join(" | ".join(variants) for variants in row.answers_all)
    return " | ".join(row.answers) or "an answer (none is given)"


def _evidence(row: Asked) -> tuple[Evidence, ...]:
    if isinstance(row, ConflictQuestion):
        return tuple(piece for value in row.values for piece in value.evidence)
    return row.evidence


def _document(row: Asked, evidence: Sequence[Evidence]) -> str | None:
    if evidence:
        return evidence[0].document
    if isinstance(row, Claim):
        return row.documents[0] if row.documents else None
    return row.near if isinstance(row, Question) else None


def _kept(value: Any | None) -> Mapping[str, Any] | None:
    if not isinstance(value, Mapping):
        return None if value is None else {"unreadable": repr(value)[:500]}
    kept = dict(value)
    if isinstance(kept.get("looked_at"), list):
        # ten passages a row would make the file of a public set huge; the offsets say where to find them
        kept["looked_at"] = [_without_quote(chunk) for chunk in kept["looked_at"]]
    return kept


def _without_quote(chunk: Any) -> Any:
    return {k: v for k, v in chunk.items() if k != "quote"} if isinstance(chunk, Mapping) else chunk
