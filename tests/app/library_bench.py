"""A small library that jobs change: real files, a real index, an embedding with arithmetic in the head."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.jobs import Job
from app.pages.library.jobs import Library, Outcome
from app.settings import Settings
from app.stored import read_stored
from index.library import ingest
from ingest.document import SourceDocument
from tests.fakes import FakeEmbedding

if TYPE_CHECKING:
    pass


class FakeLoading:
    """Knows the embedding; counts how often the chat was told to take the new index."""

    def __init__(self, embedding: FakeEmbedding) -> None:
        self._embedding = embedding
        self.renewed = 0
        self.is_ready = True

    def start(self) -> None:
        pass

    def embedding(self) -> FakeEmbedding:
        return self._embedding

    def renew(self) -> None:
        self.renewed += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The library and the folder of its documents."""

    settings: Settings
    loading: FakeLoading

    @property
    def library(self) -> Library:
        loading: Any = self.loading
        return Library(settings=self.settings, loading=loading)

    @property
    def corpus(self) -> Path:
        return self.settings.corpus

    def documents(self) -> dict[str, SourceDocument]:
        return {doc.id: doc for doc in read_stored(self.settings.storage).documents}

    def files(self) -> dict[str, str]:
        """What lies in the corpus folder, by path, drafts and backups included."""
        return {
            path.relative_to(self.corpus).as_posix(): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(self.corpus.rglob("*"))
            if path.is_file()
        }

    def do(self, work: Callable[[Job], object]) -> Job:
        """The job, run to its end in this thread."""
        job = Job(id="library-1", kind="library", title="Change")
        job.run(work)
        return job

    def outcome(self, work: Callable[[Job], object]) -> Outcome:
        job = self.do(work)
        assert isinstance(job.result, Outcome), job.error
        return job.result


def make_bench(tmp_path: Path, **files: str) -> Bench:
    """A library over a folder with these Markdown files."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in files.items():
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    embedding = FakeEmbedding()
    settings = Settings(storage=tmp_path / "storage", corpus=corpus, embed_model="letters")
    if files:
        ingest([corpus], settings.index_options(), embedding)
    return Bench(settings=settings, loading=FakeLoading(embedding))
