"""What the ingest layer is told. No LlamaIndex here: settings are read before it is imported."""

from dataclasses import dataclass

CHUNKING_VERSION = 2  # of the way texts are cut; an index cut otherwise is refused
FACTS_VERSION = 2  # of the way sentences are annotated; likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkOptions:
    """How large chunks become, in word pieces of the embedding model's own tokenizer."""

    window_tokens: int = 256  # what the embedding model reads at most, title and headings included
    merge_tokens: int = 128  # neighbouring short blocks of one section are joined up to this; longer blocks stay alone
    header_tokens: int = 48  # room for title and headings

    @property
    def body_tokens(self) -> int:
        """What is left for the text of a chunk; 2 are the model's own marks."""
        return self.window_tokens - self.header_tokens - 2
