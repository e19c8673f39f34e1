"""What the index layer is told; `app` builds these from the settings."""

from dataclasses import dataclass, field
from pathlib import Path

from index.packaged_model import PACKAGED
from ingest.options import ChunkOptions, ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingOptions:
    """Which model embeds, and how."""

    model: str = PACKAGED  # the packaged model, a folder, or any name that sentence-transformers can load
    dtype: str = "auto"  # "auto" | "float32" | "bfloat16"; auto takes bfloat16 where the processor computes in it
    batch_size: int = 32
    query_prefix: str = ""  # what the model wants before a question ("query: " for E5)
    text_prefix: str = ""  # and before a text


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionOptions:
    """Weights of the three scores, each min-max scaled to 0..1 over the candidates. Measured on SQuAD 2.0 dev paragraphs."""

    bm25: float = 0.4
    dense: float = 0.3
    sentence: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexOptions:
    """Where the index is and how it is built and searched."""

    storage: Path
    embedding: EmbeddingOptions = field(default_factory=EmbeddingOptions)
    chunks: ChunkOptions = field(default_factory=ChunkOptions)
    fusion: FusionOptions = field(default_factory=FusionOptions)
    reading: ReadOptions = field(default_factory=ReadOptions)
    candidates: int = 100  # chunks that each of the three searches hands to the fusion
