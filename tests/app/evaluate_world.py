"""What the tests of Evaluate share: an engine whose answers are known beforehand, and runs that it made."""

import json
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.settings import Settings
from eval.options import EvalOptions, SetSpec
from eval.run import Run
from eval.runner import evaluate

DOCUMENT = "The tower is 90 metres tall. The lake has 7 boats."
TALL, BOATS = DOCUMENT[:28], DOCUMENT[29:]
HOSTILE = '<img src=x onerror="window.pwned=1"> ![i](http://192.0.2.1/x.png) $a^2$ :red[b] **c**'
QUESTIONS: list[dict[str, Any]] = [
    {"id": "tall", "question": "How tall is the tower?", "answers": ["90 metres"], "kind": "number",
     "evidence": [{"document": "town.md", "quote": TALL}]},
    {"id": "boats", "question": "How many boats has the lake?", "answers": ["7"], "kind": "number",
     "evidence": [{"document": "town.md", "quote": BOATS}]},
    {"id": "opera", "question": f"Who built the opera? {HOSTILE}", "answerable": False, "kind": "no opera"},
]  # fmt: skip
CLAIMS = [
    {"id": "c1", "claim": "The tower is 90 metres tall.", "label": "supported", "documents": ["town.md"]},
    {"id": "c2", "claim": "The lake has 9 boats.", "label": "contradicted", "documents": ["town.md"]},
]


class ScriptedEngine:
    """Answers every question with the same sentence, surely; judges every claim supported; a gate lets each question through."""

    name = "scripted"

    def __init__(self, said: str, gate: threading.Semaphore | None = None) -> None:
        self._said, self._gate = said, gate

    def describe(self) -> Mapping[str, Any]:
        return {"engine": self.name}

    def documents(self) -> Mapping[str, str]:
        return {"town.md": DOCUMENT}

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        assert self._gate is None or self._gate.acquire(timeout=20)
        citation = self._citation()
        return {
            "status": "answered",
            "answer": self._said,
            "confidence": 0.9 if "tower" in question else 0.4,
            "candidate": self._said,
            "sentences": [{"text": self._said, "supported": True, "citations": [citation]}],
            "looked_at": [citation],
        }

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        return {"verdict": "supported", "explanation": "It says so.", "confidence": 0.8, "citations": [self._citation()]}

    def _citation(self) -> dict[str, Any]:
        start = DOCUMENT.index(self._said)
        return {"document": "town.md", "sha": "s", "start": start, "end": start + len(self._said), "quote": self._said}


def write(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A file of questions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def settings_in(folder: Path) -> Settings:
    """Settings whose storage looks as if something had been ingested; the documents that ship are not there."""
    storage = folder / "storage"
    storage.mkdir(exist_ok=True)
    (storage / "CURRENT").write_text("fake", encoding="ascii")
    return Settings(storage=storage, runs=folder / "runs", corpus=folder / "none")


def measured(folder: Path, rows: Sequence[Mapping[str, Any]], *, engines: Mapping[str, str], name: str = "town") -> Run:
    """A run written to `folder`: each engine says the same to every question, a claim is always supported."""
    path = write(folder.parent.parent / "questions" / f"{name}.jsonl", rows)
    options = EvalOptions(
        sets=(SetSpec(name=name, path=path),), engines=tuple(engines), out=folder, resamples=50, settings={"secret": "**"}
    )
    return evaluate(options, lambda *, engine, corpus: ScriptedEngine(engines[engine]))
