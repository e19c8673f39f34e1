"""What an evaluation measures: our engine behind the protocol of `eval`, and the peers over the same documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer.checking.checker import Checker
from answer.engine import AnswerEngine
from answer.types import Answer
from app import compose
from app.cli_progress import STAGES
from app.settings import Settings
from eval.engine import Engine
from eval.progress import Reporter
from index.options import FusionOptions
from index.search import Index
from ingest.errors import InputError

if TYPE_CHECKING:
    from index.build import Progress, Report
    from index.embedding import SentenceEmbedding


class Said(dict[str, Any]):
    """An answer in the contract's form that still knows the answer itself, for the turns that follow it."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.to_json())
        self.answer = answer


class OwnEngine:
    """The project's engine as an evaluation asks it."""

    def __init__(self, engine: AnswerEngine, checker: Checker) -> None:
        self._engine = engine
        self._checker = checker

    @property
    def name(self) -> str:
        """Who writes the answers: "extractive", or the language model's name."""
        return self._engine.name

    def describe(self) -> Mapping[str, Any]:
        """The index, and what it is searched with."""
        index = self._engine.index
        weights = asdict(index.options.fusion)
        return {"engine": self.name, "check_with": self._checker.uses, "index": asdict(index.manifest), "weights": weights}

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        """The answer, in the contract's form; `history` holds what this gave to the turns before."""
        return Said(self._engine.ask(question, history=tuple(turn.answer for turn in history if isinstance(turn, Said))))

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        """The verdict, in the contract's form.

        Raises:
            InputError: there is nothing to check in the claim.
        """
        return self._checker.check(claim, evidence_text=evidence_text).to_json()

    def documents(self) -> Mapping[str, str]:
        """Document id → stored text."""
        return {document: doc.text for document, doc in self._engine.index.documents.items()}


class Engines:
    """Makes engines by name, all of one process on one embedding model; a corpus is brought up to date once."""

    def __init__(self, settings: Settings, progress: Reporter, embedding: "SentenceEmbedding | None" = None) -> None:
        """
        Args:
            progress: is told how far the index of a corpus is.
            embedding: a model that is loaded already; None: one of its own.
        """
        self._settings = settings
        self._progress = progress
        self._embedding = embedding or compose.make_embedding(settings)
        self._ready: dict[Path, Settings] = {}

    def __call__(self, *, engine: str, corpus: Path | None) -> Engine:
        """The engine of that name over the documents of a folder (None: over the index of the storage folder).

        Raises:
            IndexMissingError: no folder, and nothing was ingested yet.
            InputError: the folder does not exist or holds no document.
        """
        return MAKERS[engine](self, self._over(corpus))

    def ours(self, settings: Settings) -> Engine:
        """Our engine as it answers without a language model, its embedding model loaded."""
        return self._own(settings.model_copy(update={"llm_model": None}))

    def _own(self, settings: Settings) -> Engine:
        engine = compose.open_engine(settings, self._embedding)
        engine.warm_up()
        return OwnEngine(engine, Checker(engine.index, settings.check_options()))

    def llm(self, settings: Settings) -> Engine:
        """Our engine with the language model that is set.

        Raises:
            InputError: none is set.
        """
        if not settings.answer_options().language_model.is_set:
            raise InputError(
                "--engine llm needs a language model, and none is set; set QIANTANG_LLM_MODEL, and OPENAI_API_KEY or "
                "OPENAI_BASE_URL"
            )
        return self._own(settings)

    def naive(self, settings: Settings) -> Engine:
        """Plain LlamaIndex over the same texts with the same model."""
        from eval.peers.naive import NaiveEngine

        index = Index(settings.index_options(), self._embedding)
        try:
            return NaiveEngine(self._embedding, {document: doc.text for document, doc in index.documents.items()})
        finally:
            index.close()

    def bm25(self, settings: Settings) -> Engine:
        """Word search alone over our index."""
        from eval.peers.bm25 import Bm25Engine

        options = settings.model_copy(update=_weights(FusionOptions(bm25=1, dense=0, sentence=0))).index_options()
        return Bm25Engine(_warm(Index(options, self._embedding)))

    def fused(self, settings: Settings) -> Engine:
        """Our retrieval without our reader."""
        from eval.peers.fused import FusedEngine

        return FusedEngine(_warm(Index(settings.index_options(), self._embedding)))

    def _over(self, corpus: Path | None) -> Settings:
        if corpus is None:
            return self._settings
        if corpus not in self._ready:
            report = _told(self._progress)
            self._ready[corpus] = compose.corpus_settings(self._settings, corpus, self._embedding, report)
        return self._ready[corpus]


MAKERS: Mapping[str, Callable[[Engines, Settings], Engine]] = {
    "ours": Engines.ours,
    "naive": Engines.naive,
    "bm25": Engines.bm25,
    "fused": Engines.fused,
    "llm": Engines.llm,
}


def _warm(index: Index) -> Index:
    """The index, its model loaded, so that the first question does not wait for it."""
    index.search("warm up", count=1)
    return index


def _weights(fusion: FusionOptions) -> dict[str, float]:
    """The settings that make this fusion."""
    return {f"weight_{name}": value for name, value in asdict(fusion).items()}


def _told(progress: Reporter) -> "Report":
    """Hands the steps of building an index on, each stage as a step of the evaluation."""
    done: dict[str, int] = {}

    def report(step: "Progress") -> None:
        if step.stage not in done:
            done[step.stage] = 0
            progress.begin(STAGES.get(step.stage, step.stage), step.total)
        for _ in range(step.done - done[step.stage]):
            progress.advance()
        done[step.stage] = max(step.done, done[step.stage])

    return report
