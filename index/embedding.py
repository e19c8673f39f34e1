"""Texts → vectors, by sentence-transformers, as a LlamaIndex embedding."""

import contextlib
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from numpy.typing import NDArray
from pydantic import PrivateAttr

from index.options import EmbeddingOptions
from index.packaged_model import PACKAGED, packaged_folder
from ingest.errors import ModelUnavailableError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]


def processor_has_bfloat16() -> bool:
    """True if the processor multiplies bfloat16 itself; elsewhere it is slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags


class SentenceEmbedding(BaseEmbedding):
    """LlamaIndex embedding over sentence-transformers; rows are L2-normalised.

    The model is loaded at the first call, once, whatever the number of threads.
    """

    options: EmbeddingOptions
    _model: Any = PrivateAttr(default=None)
    _lock: Any = PrivateAttr(default_factory=threading.Lock)

    def __init__(self, options: EmbeddingOptions) -> None:
        super().__init__(model_name=options.model, embed_batch_size=options.batch_size, options=options)  # type: ignore[call-arg]

    @property
    def dtype(self) -> str:
        """ "float32" or "bfloat16": what "auto" comes to on this machine."""
        if self.options.dtype != "auto":
            return self.options.dtype
        return "bfloat16" if processor_has_bfloat16() else "float32"

    @property
    def identity(self) -> str:
        """What decides whether two sets of vectors may be compared: model and prefixes.

        Not the number format: the cosine between a model's bfloat16 and float32 vectors is at least .998.
        """
        prefixes = (self.options.query_prefix, self.options.text_prefix)
        return self.options.model if prefixes == ("", "") else f"{self.options.model} {prefixes!r}"

    @property
    def model(self) -> "SentenceTransformer":
        """The loaded model.

        Raises:
            ModelUnavailableError: it cannot be had.
        """
        with self._lock:
            if self._model is None:
                self._model = _load(self.options, self.dtype)
            return self._model  # type: ignore[no-any-return]

    @property
    def window_tokens(self) -> int:
        """Word pieces that the model reads at most, its own marks included."""
        return int(self.model.max_seq_length or 256)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, without the model's own marks and without cutting."""
        if not texts:
            return []
        encoded = self.model.tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def encode(self, texts: Sequence[str], *, prefix: str = "") -> Vectors:
        """(n_texts, dim) float32, rows L2-normalised."""
        if not texts:
            return np.zeros((0, int(self.model.get_embedding_dimension() or 0)), dtype=np.float32)
        # float32 out, whatever the model computes in: NumPy has no bfloat16.
        found = self.model.encode(
            [prefix + text for text in texts],
            batch_size=self.options.batch_size,
            convert_to_tensor=True,
            show_progress_bar=False,
        )
        rows = np.asarray(found.float().cpu().numpy(), dtype=np.float32)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)

    def encode_query(self, question: str) -> Vectors:
        """(dim,) float32, L2-normalised."""
        with one_thread():
            return np.asarray(self.encode([question], prefix=self.options.query_prefix)[0], dtype=np.float32)

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(value) for value in self.encode_query(query)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.encode(texts, prefix=self.options.text_prefix).tolist()
        return rows


def _load(options: EmbeddingOptions, dtype: str) -> "SentenceTransformer":
    folder = str(packaged_folder()) if options.model == PACKAGED else options.model
    is_local = Path(folder).is_dir()
    with _offline(is_local), _quiet():
        try:
            import torch
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(
                folder,
                device="cpu" if not torch.cuda.is_available() else None,
                local_files_only=is_local,
                model_kwargs={"dtype": getattr(torch, dtype)},
            )
        except Exception as exc:  # the library raises OSError, ValueError and its own, by the kind of trouble
            first = next(iter(str(exc).splitlines()), type(exc).__name__)
            raise ModelUnavailableError(
                f"the embedding model {options.model!r} cannot be loaded ({first}); check QIANTANG_EMBED_MODEL, or unset it"
            ) from exc
    return model.eval()


@lru_cache(maxsize=1)
def _all_threads() -> int:
    """How many threads torch takes by itself; asked before anything here has changed it."""
    import torch

    return int(torch.get_num_threads())


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """A question is too short for threads to help; where the cores are busy they wait for each other: 360 ms instead of 40."""
    import torch

    # The number is the process's, not the thread's: what is put back is the number at the start, so that two questions at once
    # cannot leave it at one.
    whole = _all_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(whole)


@contextlib.contextmanager
def _offline(is_local: bool) -> Iterator[None]:
    """A model that lies on this machine is loaded without a look at any hub."""
    before = os.environ.get("HF_HUB_OFFLINE")
    if is_local:
        os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        yield
    finally:
        if is_local and before is None:
            del os.environ["HF_HUB_OFFLINE"]


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Loading reports of the libraries go nowhere: stderr is for our own lines."""
    loggers = [logging.getLogger(name) for name in ("transformers", "sentence_transformers", "huggingface_hub")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
