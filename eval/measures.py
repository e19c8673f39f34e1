"""The measures: what each is called, which observations of rows it is made of, and which way is better.

A row gives observations, each a short tuple of numbers under a name (`eval.scoring`). A measure is a statistic over the
observations of one name; most are plain means. That way one bootstrap serves them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eval.contract import VERDICTS
from eval.intervals import Array
from eval.metrics.auroc import auroc
from eval.metrics.calibration import calibration_error
from eval.metrics.confusion import balanced_accuracy
from eval.metrics.percentiles import percentile
from eval.metrics.risk_coverage import aurc

VERDICT_CODES = {verdict: float(code) for code, verdict in enumerate(VERDICTS)}
HIT_RANKS = (1, 3, 5, 10)
NDCG_RANK = 10


def mean(observations: Array) -> float:
    """Mean of the first column; NaN without rows."""
    return float(observations[:, 0].mean()) if len(observations) else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of a report."""

    name: str  # as in limits: `hit@5`
    title: str
    group: str  # heading in tables
    better: str  # higher | lower | neither
    unit: str  # share | score | words | ms; shares and scores lie between 0 and 1
    observation: str  # name of the observations it is made of
    statistic: Callable[[Array], float] = mean  # of (n, width); NaN where it has no value

    @property
    def is_mean(self) -> bool:
        return self.statistic is mean


def _share(name: str, title: str, group: str, better: str = "higher", observation: str | None = None) -> Measure:
    return Measure(name=name, title=title, group=group, better=better, unit="share", observation=observation or name)


_RETRIEVAL, _ANSWERS, _CITATIONS = "retrieval", "answers", "citations"
_DECLINING, _CLAIMS, _CONFLICTS, _DIALOGUES, _TIME = "declining", "claims", "conflicts", "dialogues", "time"
_SELF_JUDGED, _MODEL = "self-judged", "language model"

MEASURES: tuple[Measure, ...] = (
    _share("right", "rows that came out as they should", "overall"),
    _share("accuracy", "accuracy of answerable questions", _ANSWERS),
    _share("status_expected", "answered or declined as the row expects", _ANSWERS),
    _share("exact_match", "exact match of the short answer", _ANSWERS),
    _share("token_f1", "token F1 of the short answer", _ANSWERS),
    Measure(name="words", title="words an answer", group=_ANSWERS, better="neither", unit="words", observation="words"),
    *(_share(f"hit@{k}", f"evidence among the first {k}", _RETRIEVAL) for k in HIT_RANKS),
    _share("mrr", "mean reciprocal rank of the evidence", _RETRIEVAL),
    _share(f"ndcg@{NDCG_RANK}", f"nDCG@{NDCG_RANK} of the evidence", _RETRIEVAL),
    _share("citation_recall", "gold evidence that is cited", _CITATIONS),
    _share("evidence_cited", "rows with a piece of gold evidence cited", _CITATIONS),
    _share("citation_precision", "citations that overlap gold evidence", _CITATIONS),
    _share("sentences_cited", "sentences with a citation", _CITATIONS),
    _share("citations_resolve", "citations that resolve", _CITATIONS),
    _share("self_supported", "sentences our own check finds supported", _SELF_JUDGED),
    _share("model_supported", "sentences of the language model shown as supported", _MODEL, "neither"),
    _share("fell_back", "answers put together without the language model", _MODEL, "lower"),
    _share("unanswerable_declined", "unanswerable, declined", _DECLINING),
    _share("answerable_declined", "answerable, declined by mistake", _DECLINING, "lower"),
    Measure(
        name="auroc", title="AUROC of confidence: answerable or not", group=_DECLINING, better="higher", unit="score",
        observation="confidence_answerable", statistic=lambda rows: auroc(rows[:, 0], rows[:, 1]),
    ),
    Measure(
        name="auroc_right", title="AUROC of confidence: candidate right or not", group=_DECLINING, better="higher",
        unit="score", observation="confidence_right", statistic=lambda rows: auroc(rows[:, 0], rows[:, 1]),
    ),
    Measure(
        name="aurc", title="area under the risk-coverage curve", group=_DECLINING, better="lower", unit="score",
        observation="confidence_right", statistic=lambda rows: aurc(rows[:, 0], rows[:, 1]),
    ),
    Measure(
        name="ece", title="expected calibration error", group=_DECLINING, better="lower", unit="score",
        observation="confidence_right", statistic=lambda rows: calibration_error(rows[:, 0], rows[:, 1]),
    ),
    _share("claim_accuracy", "claims judged right", _CLAIMS),
    Measure(
        name="balanced_accuracy", title="balanced accuracy of claims", group=_CLAIMS, better="higher", unit="score",
        observation="label_verdict", statistic=lambda rows: balanced_accuracy(rows[:, 0], rows[:, 1]),
    ),
    _share("contradicted_called_supported", "contradicted, called supported", _CLAIMS, "lower"),
    _share("conflict_shown", "conflicts shown", _CONFLICTS),
    _share("newest_first", "conflicts with the newest value first", _CONFLICTS),
    _share("conflict_raised", "conflicts raised where there is none", _CONFLICTS, "lower"),
    _share("turn_accuracy", "turns right", _DIALOGUES),
    _share("follow_up_accuracy", "follow-ups right", _DIALOGUES),
    Measure(
        name="p50_ms", title="time an answer, half are faster", group=_TIME, better="lower", unit="ms",
        observation="took_ms", statistic=lambda rows: percentile(rows[:, 0], 0.50),
    ),
    Measure(
        name="p95_ms", title="time an answer, 95 in 100 are faster", group=_TIME, better="lower", unit="ms",
        observation="took_ms", statistic=lambda rows: percentile(rows[:, 0], 0.95),
    ),
)  # fmt: skip
BY_NAME = {measure.name: measure for measure in MEASURES}
