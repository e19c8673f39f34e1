"""A scripted engine whose figures can be worked out in the head, and small question files for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is no failure, and a red build must be the same for everyone.
settings.register_profile("eval", deadline=None, derandomize=True)
settings.load_profile("eval")

# Offsets are easy to see: every sentence of "town.md" is 20 characters long, with a blank between.
TOWN = "The tower is 90 tall The lake is 7 metres The mayor is Li Hua. The fair is in May.."
SENTENCES = [(0, 20), (21, 41), (42, 62), (63, 83)]
DOCUMENTS = {"town.md": TOWN, "other.md": "Nothing about towers"}


def span(number: int, document: str = "town.md") -> dict[str, Any]:
    """The citation of one sentence of "town.md"."""
    start, end = SENTENCES[number]
    return {"document": document, "start": start, "end": end, "quote": DOCUMENTS[document][start:end]}


def answered(number: int, *, confidence: float = 0.9, looked_at: Sequence[int] = (0, 1, 2, 3), **more: Any) -> dict[str, Any]:
    """An answer that consists of one sentence of "town.md"."""
    text = span(number)["quote"]
    return {
        "status": "answered",
        "answer": text,
        "confidence": confidence,
        "candidate": text,
        "sentences": [{"text": text, "supported": True, "citations": [span(number)]}],
        "looked_at": [span(n) for n in looked_at],
        **more,
    }


def declined(*, confidence: float = 0.1, candidate: int = 0) -> dict[str, Any]:
    """A refusal that still names its best candidate."""
    return {
        "status": "declined",
        "reason": "not_in_documents",
        "answer": "The documents don't say.",
        "confidence": confidence,
        "candidate": span(candidate)["quote"],
        "looked_at": [span(n) for n in (3, 2, 1, 0)],
    }


class ScriptedEngine:
    """Says what it was told to say: question or claim → answer, verdict, or an exception to raise."""

    name = "scripted"

    def __init__(self, script: Mapping[str, Any]) -> None:
        self.script = script
        self.histories: dict[str, Sequence[Mapping[str, Any]]] = {}

    def describe(self) -> Mapping[str, Any]:
        return {"model": "none"}

    def documents(self) -> Mapping[str, str]:
        return DOCUMENTS

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        self.histories[question] = history
        return self._say(question)

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        return self._say(claim)

    def _say(self, text: str) -> Mapping[str, Any]:
        said = self.script[text]
        if isinstance(said, BaseException):
            raise said
        return dict(said)


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[[str, Iterable[Any]], Path]:
    """Writes rows (or a line as it is) to a file of JSON Lines."""

    def write(name: str, rows: Iterable[Any]) -> Path:
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def engine() -> type[ScriptedEngine]:
    return ScriptedEngine


@pytest.fixture
def town() -> Any:
    """The scripted world: span(), answered(), declined(), documents."""

    class Town:
        documents = DOCUMENTS

    Town.span, Town.answered, Town.declined = staticmethod(span), staticmethod(answered), staticmethod(declined)  # type: ignore[attr-defined]
    return Town
