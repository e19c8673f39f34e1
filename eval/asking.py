"""Rows put to an engine, or looked up in a file of answers, one reply each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from eval.engine import CannotCheckError, Engine
from eval.rows import Claim, ConflictQuestion, Dialogue, Question, Row

Json = Mapping[str, Any]
Asked = Question | ConflictQuestion | Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back for one row or turn."""

    row: Asked
    source: Row  # the row itself, or the dialogue of the turn
    turn: int | None  # 1-based; None outside of dialogues
    value: Any | None  # JSON as it came; None where nothing did
    failure: str | None  # why nothing did
    elapsed_ms: float | None  # measured here; None for a file of answers


def ask_engine(row: Row, engine: Engine) -> Iterator[Reply]:
    """The replies of an engine to a row: one, or for a dialogue one a turn, each knowing those before."""
    if isinstance(row, Claim):
        yield _timed(row, row, None, partial(engine.check, row.claim, row.evidence_text))
    elif isinstance(row, Dialogue):
        history: list[Json] = []
        for number, turn in enumerate(row.turns, start=1):
            reply = _timed(turn, row, number, partial(engine.ask, turn.question, tuple(history)))
            if isinstance(reply.value, Mapping):
                history.append(reply.value)
            yield reply
    else:
        yield _timed(row, row, None, partial(engine.ask, row.question, ()))


def look_up(row: Row, answers: Mapping[str, Json]) -> Iterator[Reply]:
    """The replies to a row in a file of answers."""
    found = answers.get(row.id)
    if not isinstance(row, Dialogue):
        yield _found(row, row, None, found)
        return
    turns = found.get("turns") if found is not None and not found.get("error") else None
    for number, turn in enumerate(row.turns, start=1):
        if isinstance(turns, list) and number <= len(turns):
            yield _found(turn, row, number, turns[number - 1])
        else:
            yield _found(turn, row, number, found if found is not None and found.get("error") else None)


def _found(row: Asked, source: Row, turn: int | None, value: Any | None) -> Reply:
    failure = "the file holds no answer to it" if value is None else None
    return Reply(row=row, source=source, turn=turn, value=value, failure=failure, elapsed_ms=None)


def _timed(row: Asked, source: Row, turn: int | None, ask: Callable[[], Json]) -> Reply:
    value: Json | None = None
    failure = None
    begun = perf_counter()
    try:
        value = ask()
    except CannotCheckError as exc:
        failure = str(exc)
    except Exception as exc:  # whatever an engine raises is that row's result; the other rows go on
        failure = f"the engine failed: {type(exc).__name__}: {exc}"
    elapsed_ms = 1000 * (perf_counter() - begun)
    return Reply(row=row, source=source, turn=turn, value=value, failure=failure, elapsed_ms=elapsed_ms)
