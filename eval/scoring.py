"""What a row and its answer contribute to the measures.

A measure that doesn't concern a row is absent. One that does, but can't be worked out, is unscored with a reason: it is
counted, never 0 and never dropped. An answer without results is a result, and 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.contract import Answer, Span, Verdict
from eval.matching import accepts
from eval.measures import HIT_RANKS, NDCG_RANK, VERDICT_CODES
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.metrics.conflicts import is_newest_first, is_shown
from eval.metrics.exact_match import exact_match
from eval.metrics.hit_at_k import hit_at_k
from eval.metrics.ndcg import ndcg
from eval.metrics.ranking import relevance
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.metrics.token_f1 import token_f1
from eval.rows import Claim, ConflictQuestion, Evidence, Question
from eval.spans import first_rank, places, resolves

EVIDENCE_TEXT = "evidence_text"  # document name of a claim's own text
RETRIEVAL = (*(f"hit@{k}" for k in HIT_RANKS), "mrr", f"ndcg@{NDCG_RANK}")
RECALL = ("citation_recall", "evidence_cited")
SPANS = ("exact_match", "token_f1")
NO_KEY = "the row names no accepted answer"
CONFIDENCE = ("confidence_answerable", "confidence_right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What an engine offers in a whole set; what it never gives can't be held against it."""

    short_answers: bool
    looked_at: bool
    supported: bool


@dataclass(slots=True)
class Scores:
    """Observations of one row by name, and for those that could not be made the reason."""

    observations: dict[str, tuple[float, ...]] = field(default_factory=dict)
    unscored: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *values: float) -> None:
        self.observations[name] = tuple(float(v) for v in values)

    def leave(self, names: Sequence[str], reason: str) -> None:
        self.unscored.update(dict.fromkeys(names, reason))

    @property
    def is_right(self) -> bool | None:
        """The row came out as its key wants; None where that is unscored."""
        right = self.observations.get("right")
        return None if right is None else right[0] == 1.0


def offers_of(answers: Sequence[Answer]) -> Offers:
    """What at least one of the answers has."""
    return Offers(
        short_answers=any(a.short_answer for a in answers),
        looked_at=any(a.looked_at for a in answers),
        supported=any(s.supported is not None for a in answers for s in a.sentences),
    )


def score_question(
    question: Question, answer: Answer, documents: Mapping[str, str], offers: Offers, *, turn: int | None = None
) -> Scores:
    """Scores of an answer.

    Args:
        documents: id → stored text; evidence and citations are looked up in it.
        turn: 1-based place in a dialogue; None outside of one.
    """
    scores = Scores()
    _score_right(scores, question, answer, turn)
    _score_confidence(scores, question, answer)
    if question.answerable:
        _score_short_answer(scores, question, answer, offers)
        _score_evidence(scores, question.evidence, answer, documents, offers)
    if not answer.is_declined:
        scores.add("words", len(answer.text.split()))
        _score_sentences(scores, answer, offers)
    _score_model(scores, answer)
    _score_resolving(scores, answer.citations, documents)
    return scores


def score_conflict(row: ConflictQuestion, answer: Answer, documents: Mapping[str, str]) -> Scores:
    """Scores of an answer to a question whose documents disagree, or only seem to."""
    scores = Scores()
    shown = [conflict for conflict in answer.conflicts if conflict]
    if row.is_conflict:
        is_right = is_shown(row.values, shown)
        scores.add("conflict_shown", is_right)
        if is_right:
            scores.add("newest_first", is_newest_first(row.values, shown))
    else:
        is_right = not shown
        scores.add("conflict_raised", not is_right)
    scores.add("right", is_right)
    _score_resolving(scores, answer.citations, documents)
    return scores


def score_claim(claim: Claim, verdict: Verdict, documents: Mapping[str, str]) -> Scores:
    """Scores of a verdict."""
    scores = Scores()
    is_right = verdict.verdict == claim.label
    scores.add("right", is_right)
    scores.add("claim_accuracy", is_right)
    scores.add("label_verdict", VERDICT_CODES[claim.label], VERDICT_CODES[verdict.verdict])
    if claim.label == "contradicted":
        scores.add("contradicted_called_supported", verdict.verdict == "supported")
    if claim.evidence and claim.label != "not_found":
        _score_recall(scores, claim.evidence, verdict.citations, documents)
    own = {} if claim.evidence_text is None else {EVIDENCE_TEXT: claim.evidence_text}
    _score_resolving(scores, verdict.citations, {**documents, **own})
    return scores


def unscored(row: Question | ConflictQuestion | Claim, reason: str, *, turn: int | None = None) -> Scores:
    """Scores of a row without a readable answer: all that concern it are left with the reason."""
    names = ["right"]
    if isinstance(row, Claim):
        names += ["claim_accuracy", "label_verdict"]
        names += ["contradicted_called_supported"] if row.label == "contradicted" else []
    elif isinstance(row, ConflictQuestion):
        names += ["conflict_shown" if row.is_conflict else "conflict_raised"]
    else:
        names += [*CONFIDENCE, *_turn_names(row, turn)]
        answerable = ["accuracy", "answerable_declined", *RETRIEVAL, *RECALL]
        names += answerable if row.answerable else ["unanswerable_declined"]
    scores = Scores()
    scores.leave([*names, "took_ms"], reason)
    return scores


def _score_right(scores: Scores, question: Question, answer: Answer, turn: int | None) -> None:
    if not question.answerable:
        is_right: bool | None = answer.is_declined
        scores.add("unanswerable_declined", answer.is_declined)
    else:
        scores.add("answerable_declined", answer.is_declined)
        is_right = accepts(question, answer.text, answer.short_answer)
        if question.expect_status is not None:
            scores.add("status_expected", answer.status == question.expect_status)
        if is_right is None and question.expect_status is not None:
            is_right = answer.status == question.expect_status
        elif is_right is not None:
            is_long = question.max_words is not None and len(answer.text.split()) > question.max_words
            is_right = is_right and not answer.is_declined and not is_long
            scores.add("accuracy", is_right)
    names = ["right", *_turn_names(question, turn)]
    if is_right is None:
        scores.leave(["accuracy", *names], NO_KEY)
        return
    for name in names:
        scores.add(name, is_right)


def _turn_names(question: Question, turn: int | None) -> list[str]:
    if turn is None:
        return []
    is_follow_up = turn > 1 if question.follow_up is None else question.follow_up
    return ["turn_accuracy", "follow_up_accuracy"] if is_follow_up else ["turn_accuracy"]


def _score_confidence(scores: Scores, question: Question, answer: Answer) -> None:
    if answer.confidence is None:
        scores.leave(CONFIDENCE, "the answer has no confidence")
        return
    scores.add("confidence_answerable", answer.confidence, question.answerable)
    is_right, reason = _is_candidate_right(question, answer)
    if is_right is None:
        scores.leave(["confidence_right"], reason)
    else:
        scores.add("confidence_right", answer.confidence, is_right)


def _is_candidate_right(question: Question, answer: Answer) -> tuple[bool | None, str]:
    if not question.answerable:
        return False, ""  # whatever is given to a question without an answer is wrong
    if not (question.answers or question.answers_all or question.polarity):
        return None, NO_KEY
    if question.polarity is not None:
        if answer.short_answer is None:
            return None, "yes or no is judged on the short answer, and there is none"
        return accepts(question, "", answer.short_answer), ""
    if answer.candidate is None:
        return None, "the answer names no candidate"
    return accepts(question, answer.candidate, None), ""


def _score_short_answer(scores: Scores, question: Question, answer: Answer, offers: Offers) -> None:
    if question.polarity or question.answers_all or not question.answers:
        return
    if not offers.short_answers:
        scores.leave(SPANS, "the engine gives no short answers")
        return
    short_answer = "" if answer.is_declined else answer.short_answer or ""
    scores.add("exact_match", exact_match(short_answer, question.answers))
    scores.add("token_f1", token_f1(short_answer, question.answers))


def _score_evidence(
    scores: Scores, evidence: Sequence[Evidence], answer: Answer, documents: Mapping[str, str], offers: Offers
) -> None:
    if not evidence:
        scores.leave([*RETRIEVAL, *RECALL], "the row names no evidence")
        return
    if not answer.is_declined or answer.citations:
        _score_recall(scores, evidence, answer.citations, documents)
        gold = [places(piece, documents) for piece in evidence]
        if answer.citations and all(gold):
            scores.add("citation_precision", citation_precision(gold, answer.citations))
        elif not answer.citations:
            scores.leave(["citation_precision"], "the answer cites nothing")
    else:
        for name in RECALL:
            scores.add(name, 0.0)
    if offers.looked_at:
        _score_retrieval(scores, evidence, answer.looked_at, documents)
    else:
        scores.leave(RETRIEVAL, "the engine doesn't show what it looked at")


def _score_recall(scores: Scores, evidence: Sequence[Evidence], cited: Sequence[Span], documents: Mapping[str, str]) -> None:
    gold = [places(piece, documents) for piece in evidence]
    if not all(gold):
        scores.leave(RECALL, "the evidence doesn't stand in the documents")
        return
    recall = citation_recall(gold, cited)
    scores.add("citation_recall", recall)
    scores.add("evidence_cited", recall > 0)


def _score_retrieval(scores: Scores, evidence: Sequence[Evidence], looked_at: Sequence[Span], documents: Mapping[str, str]) -> None:
    gold = [places(piece, documents) for piece in evidence]
    if not all(gold):
        scores.leave(RETRIEVAL, "the evidence doesn't stand in the documents")
        return
    ranked = relevance([first_rank(at, looked_at) for at in gold], len(looked_at))
    for k in HIT_RANKS:
        scores.add(f"hit@{k}", hit_at_k(ranked, k))
    scores.add("mrr", reciprocal_rank(ranked))
    scores.add(f"ndcg@{NDCG_RANK}", ndcg(ranked, len(gold), NDCG_RANK))


def _score_sentences(scores: Scores, answer: Answer, offers: Offers) -> None:
    shown = [s for s in answer.sentences if s.supported is not False]
    if shown:
        scores.add("sentences_cited", sum(bool(s.citations) for s in shown) / len(shown))
    judged = [s.supported for s in answer.sentences if s.supported is not None]
    if judged:
        scores.add("self_supported", sum(judged) / len(judged))
    elif not offers.supported:
        scores.leave(["self_supported"], "the engine doesn't check its sentences")


def _score_model(scores: Scores, answer: Answer) -> None:
    """How much of what a language model wrote is shown as supported; nothing of it where the answer was made without."""
    if not (answer.has_prompt or answer.has_fallback):
        return
    is_without = answer.engine == "extractive"
    scores.add("fell_back", is_without)
    written = [sentence.supported is True for sentence in answer.sentences if not (is_without and sentence.supported)]
    if written:
        scores.add("model_supported", sum(written) / len(written))


def _score_resolving(scores: Scores, citations: Sequence[Span], documents: Mapping[str, str]) -> None:
    if citations:
        scores.add("citations_resolve", sum(resolves(c, documents) for c in citations) / len(citations))
