"""The command line, called as a user calls it; only the model's loading is shared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from answer.types import Answer, CitedSentence

if TYPE_CHECKING:
    from index.embedding import SentenceEmbedding

Run = Callable[..., "Ran"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


class FakeEngine:
    """Answers with the length of the question, and with how many turns came before."""

    def __init__(self) -> None:
        self.index = SimpleNamespace(documents={})
        self.asked: list[tuple[str, int, str | None]] = []
        self.is_warm = False

    def warm_up(self) -> None:
        self.is_warm = True

    def examples(self, count: int) -> list[str]:
        return ["How long is this?"][:count]

    def ask(self, question: str, *, history: tuple[Answer, ...] = (), as_of: str | None = None) -> Answer:
        self.asked.append((question, len(history), as_of))
        if question == "explode":
            raise ZeroDivisionError("by nothing")
        if not question.strip():
            return Answer(
                question=question, standalone_question="", status="declined", reason="empty", answer="There is no question."
            )
        said = f"{len(question)} characters after {len(history)} turns."
        return Answer(
            question=question, standalone_question=question, status="answered", answer=said, sentences=(CitedSentence(text=said),)
        )


@pytest.fixture
def qiantang(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder; its storage is `.qiantang` there unless the test says otherwise."""
    from app.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code=code, out=said.out, err=said.err)

    return run


@pytest.fixture
def shared_model(embedding: "SentenceEmbedding", monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands of this test use the model that is loaded already."""
    monkeypatch.setattr("app.compose.make_embedding", lambda settings: embedding)
    monkeypatch.setenv("QIANTANG_EMBED_DTYPE", "float32")


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeEngine:
    """Commands of this test ask a fake; `.qiantang` looks as if something had been ingested."""
    engine = FakeEngine()
    (tmp_path / ".qiantang").mkdir()
    (tmp_path / ".qiantang" / "CURRENT").write_text("fake", encoding="ascii")
    monkeypatch.setattr("app.compose.make_embedding", lambda settings: None)
    monkeypatch.setattr("app.compose.open_engine", lambda settings, embedding: engine)
    return engine


def with_id(answer: Answer, row_id: str) -> dict[str, object]:
    """The contract's form, with the id of a row."""
    return replace(answer, id=row_id).to_json()
