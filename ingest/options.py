"""What the ingest layer is told. No LlamaIndex here: settings are read before it is imported."""

from dataclasses import dataclass

CHUNKING_VERSION = 2  # of the way texts are cut; an index cut otherwise is refused
FACTS_VERSION = 7  # of the way sentences are annotated; likewise
READING_VERSION = 1  # of the way PDF, Word and HTML are taken apart; what was read otherwise is read again


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How much of time and memory one file may cost. PDF, Word and HTML are read in a process of their own that is held to this."""

    max_file_bytes: int = 64 * 2**20  # of the file as it lies on the disk
    max_unpacked_bytes: int = 512 * 2**20  # of a Word file's parts together
    max_pages: int = 3000  # of a PDF
    timeout_s: float = 120.0
    max_memory_bytes: int = 3 * 2**30  # address space of the process; only where the system can limit it
