"""The engine of this process: one for all visitors, loaded beside the web server so that no page waits for it."""

import functools
import gc
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.compose import EngineHolder
from app.settings import Settings
from ingest.errors import QiantangError

if TYPE_CHECKING:
    from answer.engine import AnswerEngine
    from index.embedding import SentenceEmbedding

_log = logging.getLogger(__name__)


class Preload:
    """An `EngineHolder` that is made, opened and warmed up in a thread of its own."""

    def __init__(self, make_holder: Callable[[], EngineHolder]) -> None:
        self._make_holder = make_holder
        self._holder: EngineHolder | None = None
        self._failure: Exception | None = None
        self._done = threading.Event()
        self._starting = threading.Lock()
        self._is_started = False

    @property
    def is_ready(self) -> bool:
        """True if `engine()` returns, or raises, without waiting for the model."""
        return self._done.is_set()

    def start(self) -> None:
        """Begin to load; a second call does nothing."""
        with self._starting:
            if self._is_started:
                return
            self._is_started = True
        threading.Thread(target=self._load, name="preload", daemon=True).start()

    @property
    def is_loading(self) -> bool:
        """True while the thread is at work."""
        return self._is_started and not self._done.is_set()

    def engine(self) -> "AnswerEngine":
        """The engine over the documents as they are now; waits until it is loaded.

        Raises:
            QiantangError: there is no index, or it does not fit the settings.
        """
        self.start()
        self._done.wait()
        if self._holder is None:
            assert self._failure is not None
            raise self._failure
        return self._holder.engine()

    def embedding(self) -> "SentenceEmbedding":
        """The embedding model that all engines of this process share; waits until it is loaded, also where there is no index."""
        self.start()
        self._done.wait()
        if self._holder is None:
            assert self._failure is not None
            raise self._failure
        return self._holder.embedding

    def renew(self) -> None:
        """Answer from the generation that is current now; where nothing is loaded yet, there is nothing to do.

        Raises:
            QiantangError: it cannot be opened; the one before goes on answering.
        """
        if self._holder is not None:
            self._holder.renew()

    def _load(self) -> None:
        try:
            self._holder = self._make_holder()
            engine = self._holder.engine()
            engine.warm_up()
            engine.examples(1)  # made once from all documents, and kept
            gc.freeze()  # the 600,000 objects of the libraries stay: no collection has to walk through them again
        except QiantangError as exc:
            _log.info("not warmed up: %s", exc)  # whoever asks for the engine gets the error, or by then it is mended
        except Exception as exc:
            _log.exception("the engine could not be loaded")
            self._failure = exc
        finally:
            self._done.set()


@functools.cache
def shared(settings: Settings) -> Preload:
    """The one `Preload` of this process for these settings.

    Not `st.cache_resource`: the server starts it before there is a script run, and a visitor's "Clear cache" must not
    throw the model away.
    """
    return Preload(lambda: EngineHolder(settings))
