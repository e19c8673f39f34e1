"""A chat that is being served takes a new index without a question having to wait for it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app import compose
from app.compose import EngineHolder
from app.settings import Settings
from ingest.errors import IndexMismatchError, IndexMissingError

WAIT_S = 10.0


class Storage:
    """A storage folder whose current generation is named, and engines over it that can be slow or fail to open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.may_open = threading.Event()
        self.may_open.set()
        self.error: Exception | None = None
        self.opened: list[str] = []
        self.warmed: list[str] = []

    def switch(self, generation: str | None) -> None:
        if generation is None:
            (self.folder / "CURRENT").unlink()
        else:
            (self.folder / "CURRENT").write_text(generation)

    def open(self, settings: Settings, embedding: object) -> Any:
        assert self.may_open.wait(WAIT_S)
        if not (self.folder / "CURRENT").exists():
            raise IndexMissingError("there is no index yet")
        if self.error is not None:
            raise self.error
        generation = (self.folder / "CURRENT").read_text()
        self.opened.append(generation)
        return SimpleNamespace(index=SimpleNamespace(id=generation), examples=lambda count: self.warmed.append(generation))


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    made = Storage(tmp_path)
    monkeypatch.setattr(compose, "open_engine", made.open)
    monkeypatch.setattr(compose, "make_embedding", lambda settings: None)
    return made


def until(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + WAIT_S
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return is_so()


def test_questions_are_answered_from_the_old_index_until_the_new_one_is_open(storage: Storage) -> None:
    storage.switch("one")
    holder = EngineHolder(Settings(storage=storage.folder))
    assert holder.engine().index.id == "one"
    storage.may_open.clear()
    storage.switch("two")
    assert [holder.engine().index.id for _ in range(3)] == ["one", "one", "one"]
    storage.may_open.set()
    assert until(lambda: holder.engine().index.id == "two")
    assert storage.opened == ["one", "two"] and storage.warmed == ["two"]


def test_after_renewing_the_new_index_answers(storage: Storage) -> None:
    storage.switch("one")
    holder = EngineHolder(Settings(storage=storage.folder))
    holder.engine()
    storage.switch("two")
    holder.renew()
    holder.renew()
    assert holder.engine().index.id == "two" and storage.opened == ["one", "two"]


def test_an_index_that_cannot_be_opened_is_tried_once_and_the_old_one_goes_on(storage: Storage) -> None:
    storage.switch("one")
    holder = EngineHolder(Settings(storage=storage.folder))
    holder.engine()
    storage.switch("two")
    storage.error = IndexMismatchError("it was built with other settings")
    with pytest.raises(IndexMismatchError):
        holder.renew()
    assert holder.engine().index.id == "one"
    storage.error = None
    storage.switch("three")
    assert until(lambda: holder.engine().index.id == "three")
    assert storage.opened == ["one", "three"]


def test_without_an_index_the_error_is_raised_until_there_is_one(storage: Storage) -> None:
    holder = EngineHolder(Settings(storage=storage.folder))
    with pytest.raises(IndexMissingError):
        holder.engine()
    storage.switch("one")
    assert holder.engine().index.id == "one"
