"""The command line, called as a user calls it; only the model's loading is shared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from answer.types import Answer, CitedSentence
from tests.app.browser_chat import REPOSITORY, Visit, chromium, serving
from tests.app.town import write_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from app.settings import Settings
    from index.embedding import SentenceEmbedding
    from tests.app.scripted_chat import Chat

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


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., "Chat"]:
    """Opens the chat page over a scripted engine that gives these answers; what it keeps, it keeps in an empty folder."""
    from app import preload
    from tests.app.scripted_chat import Chat, ScriptedEngine, ready

    monkeypatch.setenv("QIANTANG_STORAGE", str(tmp_path))
    monkeypatch.setattr("app.pages.ask.keeping.browser_secret", lambda: b"one browser, 16+")

    def open_page(*answers: Answer | Exception, address: dict[str, str] | None = None) -> Chat:
        engine = ScriptedEngine(answers)
        loading = ready(engine)
        monkeypatch.setattr(preload, "shared", lambda settings: loading)
        return Chat(engine, address)

    return open_page


def with_id(answer: Answer, row_id: str) -> dict[str, object]:
    """The contract's form, with the id of a row."""
    return replace(answer, id=row_id).to_json()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The system's Chromium; nothing is downloaded."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def town_storage(tmp_path_factory: pytest.TempPathFactory, embedding: "SentenceEmbedding") -> Path:
    """The storage of the server at `town_address`: an index of three documents, and its records."""
    from app.settings import Settings
    from index.library import ingest

    folder, storage = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("storage")
    write_town(folder)
    ingest([folder], Settings(storage=storage, embed_dtype="float32").index_options(), embedding)
    return storage


@pytest.fixture(scope="session")
def town_address(town_storage: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the three documents, one for all tests."""
    with serving(town_storage, tmp_path_factory.mktemp("elsewhere"), RUNS=str(town_storage / "runs")) as address:
        yield address


@pytest.fixture
def visit(browser: "Browser", town_address: str) -> Iterator[Visit]:
    """A visitor who has just come."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    yield Visit(context.new_page(), town_address)
    context.close()


@pytest.fixture(scope="session")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server at `desk_address` keeps its records and runs."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="session")
def desk_records(desk_folder: Path) -> str:
    """The address of those records."""
    return f"sqlite:///{desk_folder / 'records.sqlite3'}"


@pytest.fixture(scope="session")
def desk_address(desk_folder: Path, desk_records: str, tiny_settings: "Settings") -> Iterator[str]:
    """A server over the small library for the pages of staff, one for all tests that change neither the library nor the runs."""
    ships = str(REPOSITORY / "corpus")  # so that there are sets to choose; nothing is written there
    told = {"RECORDS_URL": desk_records, "RUNS": str(desk_folder / "runs"), "CORPUS": ships, "CHECK_WITH": "rules"}
    with serving(tiny_settings.storage, desk_folder, **told) as address:
        yield address
