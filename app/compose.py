"""Settings → the parts that work together. The only place where layers are put together."""

import hashlib
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings

if TYPE_CHECKING:
    from answer.checking.checker import Checker
    from answer.engine import AnswerEngine
    from index.build import Report
    from index.embedding import SentenceEmbedding

_log = logging.getLogger(__name__)


def make_embedding(settings: Settings) -> "SentenceEmbedding":
    """The embedding, its model not loaded yet."""
    from index.embedding import SentenceEmbedding

    return SentenceEmbedding(settings.index_options().embedding)


def open_engine(settings: Settings, embedding: "SentenceEmbedding") -> "AnswerEngine":
    """An engine over the current generation.

    Raises:
        IndexMissingError: nothing was ingested yet.
        IndexMismatchError: the index was built with other settings.
    """
    from answer.engine import AnswerEngine
    from index.search import Index

    return AnswerEngine(Index(settings.index_options(), embedding), settings.answer_options())


def open_checker(settings: Settings, embedding: "SentenceEmbedding") -> "Checker":
    """What checks claims against the current generation; raises as `open_engine` does."""
    from answer.checking.checker import Checker
    from index.search import Index

    return Checker(Index(settings.index_options(), embedding), settings.check_options())


def checker_over(engine: "AnswerEngine", settings: Settings) -> "Checker":
    """What checks claims against the generation that an engine has open."""
    from answer.checking.checker import Checker

    return Checker(engine.index, settings.check_options())


class EngineHolder:
    """One engine for all questions of a process: the model is loaded once, a new generation is picked up when there is one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.embedding = make_embedding(settings)
        self._engine: AnswerEngine | None = None
        self._lock = threading.Lock()
        self._opening = threading.Lock()  # held while a generation is opened beside the one that answers
        self._unusable: str | None = None  # a generation that could not be opened

    def engine(self) -> "AnswerEngine":
        """The engine that answers now. A newer generation is opened beside it, and answers once it is open and warm.

        The one before is not closed here: a question that is under way in another thread may still read it. It is given back
        when the last of them lets go.

        Raises:
            QiantangError: there is no index, or the first one does not fit the settings.
        """
        from index.generation import current_id

        current = current_id(self.settings.storage)
        with self._lock:
            if self._engine is None or current is None:
                self._engine = open_engine(self.settings, self.embedding)
            held = self._engine
        if current not in (None, held.index.id, self._unusable) and not self._opening.locked():
            threading.Thread(target=self._renew_quietly, name="renew", daemon=True).start()
        return held

    def renew(self) -> None:
        """Open the generation that is current now, if it is another, and answer from it from now on.

        Raises:
            QiantangError: it does not fit the settings, or is damaged; the one before goes on answering.
        """
        from index.generation import current_id

        with self._opening:
            current = current_id(self.settings.storage)
            if self._engine is not None and self._engine.index.id == current:
                return
            self._unusable = current
            engine = open_engine(self.settings, self.embedding)
            engine.examples(1)  # made once from all documents, and kept: no visitor waits for them
            with self._lock:
                self._engine, self._unusable = engine, None

    def _renew_quietly(self) -> None:
        try:
            self.renew()
        except Exception as exc:
            _log.warning("the new index cannot be opened, questions are answered from the one before: %s", exc)


def corpus_settings(settings: Settings, folder: Path, embedding: "SentenceEmbedding", report: "Report") -> Settings:
    """Settings whose storage holds an index of just this folder; built if its content or the settings are new.

    Raises:
        InputError: the folder does not exist or holds no document.
    """
    from index.library import ingest

    key = hashlib.sha256(f"{folder.resolve()}".encode()).hexdigest()[:12]
    # A folder for each corpus: the generation inside is keyed by content and settings, the vectors of what did not change are kept.
    storage = settings.storage / "corpora" / f"{folder.name or 'corpus'}-{key}"
    # The tokens of a day are one count, whatever documents the questions are about.
    # And what a member of staff adds in the browser goes into this folder, not into that of other documents.
    found = settings.model_copy(update={"storage": storage, "corpus": folder, "llm_usage": settings.usage_file})
    ingest([folder], found.index_options(), embedding, prune=True, rebuild=True, report=report)
    return found
