"""Many questions → one JSON object a line, in the order of the input. A bad row is told in its place; the rest goes on."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.cli_progress import counting
from app.row_files import Ids, RowError, RowId, Value, id_of, json_values
from ingest.errors import InputError, QiantangError

if TYPE_CHECKING:
    from answer.engine import AnswerEngine
    from answer.types import Answer

EXAMPLE = '{"id": "q1", "question": "…"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """A row of the input."""

    id: RowId  # as it stands in the row; None where it has none
    questions: tuple[str, ...] = ()  # one, or the turns of a dialogue; empty if the row is bad
    turn_ids: tuple[RowId, ...] | None = None  # of a dialogue; None for a question
    error: str | None = None  # what is wrong with the row


def read_rows(path: Path) -> list[AskRow]:
    """The rows of a file of questions or dialogues (JSON Lines); those that cannot be asked carry an error.

    Raises:
        InputError: the file cannot be read, holds no JSON object, or two rows have one id.
    """
    ids = Ids(path)
    rows = []
    for item in json_values(path, of="questions", example=EXAMPLE):
        row = _row(item)
        ids.add(row.id, item.number)
        rows.append(row)
    return rows


def answer_rows(rows: Sequence[AskRow], engine: "AnswerEngine", out: IO[str], *, as_of: str | None = None) -> int:
    """Writes the answer to each row, in order; the number of bad rows, which is told on stderr too.

    Raises:
        QiantangError: something that concerns every row, such as an index that has been damaged.
    """
    bad = 0
    with counting("Answering", len(rows)) as advance:
        for row in rows:
            reply = _reply(row, engine, as_of)
            bad += "error" in reply
            out.write(json.dumps(reply, ensure_ascii=False) + "\n")
            advance()
    if bad:
        print(f"qiantang: {bad} of {len(rows)} rows could not be answered; each has an 'error' in its place", file=sys.stderr)
    return bad


def _row(item: Value) -> AskRow:
    if item.error is not None:
        return AskRow(id=None, error=item.error)
    try:
        row_id = id_of(item, needs="question")
    except RowError as exc:
        return AskRow(id=None, error=str(exc))
    value = item.value
    assert isinstance(value, dict)  # it has an id
    try:
        turns = value.get("turns")
        if turns is None:
            return AskRow(id=row_id, questions=(_question(value, "the row"),))
        if not isinstance(turns, list) or not turns:
            raise RowError("'turns' is not a list of questions, or an empty one")
        questions = tuple(_question(turn, f"turn {at}") for at, turn in enumerate(turns, start=1))
    except RowError as exc:
        return AskRow(id=row_id, error=f"line {item.number}: {exc}")
    return AskRow(id=row_id, questions=questions, turn_ids=tuple(_turn_id(turn) for turn in turns))


def _question(value: object, where: str) -> str:
    question = value.get("question") if isinstance(value, Mapping) else None
    if not isinstance(question, str):
        raise RowError(f"{where} has no question" if question is None else f"the question of {where} is {question!r}, not text")
    return question


def _turn_id(turn: Mapping[str, Any]) -> RowId:
    found = turn.get("id")
    return found if isinstance(found, str | int) else None


def _reply(row: AskRow, engine: "AnswerEngine", as_of: str | None) -> dict[str, Any]:
    """What is written for a row."""
    if row.error is not None:
        return {"id": row.id, "error": row.error}
    history: list[Answer] = []
    try:
        for question in row.questions:
            history.append(engine.ask(question, history=tuple(history), as_of=as_of))
    except InputError as exc:
        return {"id": row.id, "error": str(exc)}
    except QiantangError:
        raise
    except Exception as exc:  # one question that breaks the engine must not cost the others their answers
        return {"id": row.id, "error": f"{type(exc).__name__}: {exc}"}
    if row.turn_ids is None:
        return {**history[0].to_json(), "id": row.id}
    turns = [{**answer.to_json(), "id": turn_id} for answer, turn_id in zip(history, row.turn_ids, strict=True)]
    return {"id": row.id, "turns": turns}
