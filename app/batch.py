"""Many questions → one JSON object a line, in the order of the input. A bad row is told in its place; the rest goes on."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.cli_progress import counting
from ingest.errors import InputError, QiantangError

if TYPE_CHECKING:
    from answer.engine import AnswerEngine
    from answer.types import Answer

RowId = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """A row of the input."""

    id: RowId  # as it stands in the row; None where it has none
    questions: tuple[str, ...] = ()  # one, or the turns of a dialogue; empty if the row is bad
    turn_ids: tuple[RowId, ...] | None = None  # of a dialogue; None for a question
    error: str | None = None  # what is wrong with the row


class _RowError(ValueError):
    """What is wrong with a row."""


def read_rows(path: Path) -> list[AskRow]:
    """The rows of a file of questions or dialogues (JSON Lines); those that cannot be asked carry an error.

    Raises:
        InputError: the file cannot be read, holds no JSON object, or two rows have one id.
    """
    rows: list[AskRow] = []
    line_of: dict[str, int] = {}
    objects = 0
    for number, line in _lines(path):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as exc:
            rows.append(AskRow(id=None, error=f"line {number} is not JSON: {exc}"))
            continue
        objects += isinstance(value, dict)
        row = _row(value, number)
        if row.id is not None:
            first = line_of.setdefault(str(row.id), number)
            if first != number:
                raise InputError(f"{path} has the id {row.id!r} in line {first} and in line {number}; give each row its own")
        rows.append(row)
    if not objects:
        what = "holds no rows" if not rows else "holds no JSON objects"
        raise InputError(f'{path} {what}; write one a line, such as {{"id": "q1", "question": "…"}}')
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


@contextmanager
def written_whole(path: Path | None) -> Iterator[IO[str]]:
    """A file that takes its place when the block ends well, and leaves no trace when it does not; None: stdout.

    Raises:
        InputError: the file cannot be written; said before any work is done.
    """
    if path is None:
        yield sys.stdout
        return
    target = path.resolve()  # a link stays a link
    if target.is_dir():
        raise InputError(f"--out {path} is a folder; name a file")
    if target.exists() and not target.is_file():  # /dev/null and the like: nothing to replace
        with target.open("w", encoding="utf-8") as file:
            yield file
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        file = draft.open("w", encoding="utf-8", newline="\n", errors="backslashreplace")
    except OSError as exc:
        raise InputError(f"--out {path} cannot be written ({exc.strerror}); name a file in a folder that can") from exc
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as exc:
        raise InputError(f"--out {path} cannot be written ({exc.strerror or exc}); nothing was changed") from exc
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not blank."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as exc:
        raise InputError(f"--batch {path} does not exist; name a file of questions, a JSON object a line") from exc
    except OSError as exc:
        raise InputError(f"--batch {path} cannot be read ({exc.strerror}); name a file of questions") from exc
    except UnicodeDecodeError as exc:
        raise InputError(f"--batch {path} is not UTF-8 (byte {exc.start}); save it as UTF-8") from exc
    # At "\n" alone: splitlines() also cuts at U+2028 and others that may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _row(value: object, number: int) -> AskRow:
    if not isinstance(value, dict):
        return AskRow(id=None, error=f"line {number} is a {type(value).__name__}, not an object with id and question")
    row_id = value.get("id")
    if isinstance(row_id, bool) or not isinstance(row_id, str | int) or row_id == "":
        said = "has no id" if row_id in (None, "") else f"has the id {row_id!r}, which is neither text nor a whole number"
        return AskRow(id=None, error=f"line {number} {said}")
    try:
        turns = value.get("turns")
        if turns is None:
            return AskRow(id=row_id, questions=(_question(value, "the row"),))
        if not isinstance(turns, list) or not turns:
            raise _RowError("'turns' is not a list of questions, or an empty one")
        questions = tuple(_question(turn, f"turn {at}") for at, turn in enumerate(turns, start=1))
    except _RowError as exc:
        return AskRow(id=row_id, error=f"line {number}: {exc}")
    return AskRow(id=row_id, questions=questions, turn_ids=tuple(_turn_id(turn) for turn in turns))


def _question(value: object, where: str) -> str:
    question = value.get("question") if isinstance(value, Mapping) else None
    if not isinstance(question, str):
        raise _RowError(f"{where} has no question" if question is None else f"the question of {where} is {question!r}, not text")
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
