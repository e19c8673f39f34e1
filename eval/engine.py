"""What an engine must offer to be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol


class CannotCheckError(Exception):
    """An engine has no claim check; its claim rows stay unscored, with this text as the reason."""


class Engine(Protocol):
    """Answers questions and checks claims over one corpus, in the contract's JSON form."""

    @property
    def name(self) -> str:
        """Name for tables: `extractive`, `naive`, a model's name."""
        ...

    def describe(self) -> Mapping[str, Any]:
        """Settings, models and versions that the figures depend on; secrets masked."""
        ...

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        """The answer; `history` holds the answers of the turns before, oldest first."""
        ...

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        """The verdict, against `evidence_text` alone where it is given, else against the corpus."""
        ...

    def documents(self) -> Mapping[str, str]:
        """Document id → stored text."""
        ...


class EngineFactory(Protocol):
    """Builds engines; the application passes one in, so nothing here knows how an engine is made."""

    def __call__(self, *, engine: str, corpus: Path | None) -> Engine:
        """The engine of that name over the documents in `corpus` (None: the corpus that is indexed by default)."""
        ...
