"""Files of rows in, a file of replies out: JSON Lines or CSV, each row with its id; what is written is whole or not there."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.errors import InputError

RowId = str | int | None


class RowError(ValueError):
    """What is wrong with a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one line of a file holds."""

    number: int  # of the line, from 1
    value: object = None  # as the line holds it
    error: str | None = None  # what is wrong with the line, if it cannot be read


def json_values(path: Path, *, of: str, example: str) -> list[Value]:
    """What the lines of a JSON Lines file hold; blank lines are left out.

    Args:
        of: what the file is of, in the plural, for messages: "questions".
        example: a row that is right.
    Raises:
        InputError: the file cannot be read or holds no JSON object.
    """
    found: list[Value] = []
    # At "\n" alone: splitlines() also cuts at U+2028 and others that may stand inside a JSON string.
    for number, line in enumerate(read_text(path, of=f"{of}, a JSON object a line").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(Value(number=number, value=json.loads(line)))
        except (ValueError, RecursionError) as exc:
            found.append(Value(number=number, error=f"line {number} is not JSON: {exc}"))
    if not any(isinstance(item.value, dict) for item in found):
        raise InputError(f"{path} holds no {'rows' if not found else 'JSON objects'}; write one a line, such as {example}")
    return found


def csv_values(path: Path, *, of: str, column: str) -> list[Value]:
    """What the rows of a CSV file hold, a mapping by column; without a column `id`, the number of the line is the id.

    Args:
        column: must be there.
    Raises:
        InputError: the file cannot be read, is no CSV, has no such column, or holds no rows.
    """
    text = read_text(path, of=of)
    try:
        dialect = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, strict=True)
        names = [(name or "").strip().casefold() for name in reader.fieldnames or ()]
        if column not in names:
            said = ", ".join(repr(name) for name in names) or "none"
            raise InputError(f"{path} has no column {column!r} (its columns: {said}); name one so in the first line")
        reader.fieldnames = names
        found = []
        for row in reader:
            value = {key: cell for key, cell in row.items() if isinstance(key, str) and isinstance(cell, str)}
            found.append(
                Value(number=reader.line_num, value={"id": reader.line_num, **{k: v for k, v in value.items() if v or k != "id"}})
            )
    except csv.Error as exc:
        raise InputError(f"{path} is no CSV that can be read ({exc}); save it as CSV with commas, in UTF-8") from exc
    if not found:
        raise InputError(f"{path} holds no rows; write one {column} a line below the line of columns")
    return found


def read_text(path: Path, *, of: str, option: str = "--batch") -> str:
    """The text of a file in UTF-8, without byte-order mark.

    Raises:
        InputError: it cannot be read, or is in another encoding.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as exc:
        raise InputError(f"{option} {path} does not exist; name a file of {of}") from exc
    except OSError as exc:
        raise InputError(f"{option} {path} cannot be read ({exc.strerror}); name a file of {of}") from exc
    except UnicodeDecodeError as exc:
        raise InputError(f"{option} {path} is not UTF-8 (byte {exc.start}); save it as UTF-8") from exc


def id_of(item: Value, *, needs: str) -> RowId:
    """The id of a row.

    Args:
        needs: what a row has beside its id, for messages: "question".
    Raises:
        RowError: the line is no object, or has no id that can be used.
    """
    value = item.value
    if not isinstance(value, dict):
        raise RowError(f"line {item.number} is a {type(value).__name__}, not an object with id and {needs}")
    row_id = value.get("id")
    if isinstance(row_id, bool) or not isinstance(row_id, str | int) or row_id == "":
        said = "has no id" if row_id in (None, "") else f"has the id {row_id!r}, which is neither text nor a whole number"
        raise RowError(f"line {item.number} {said}")
    return row_id


class Ids:
    """Ids that were seen, so that no two rows have one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._line_of: dict[str, int] = {}

    def add(self, row_id: RowId, number: int) -> None:
        """
        Raises:
            InputError: an earlier line has the same id.
        """
        if row_id is None:
            return
        first = self._line_of.setdefault(str(row_id), number)
        if first != number:
            raise InputError(f"{self._path} has the id {row_id!r} in line {first} and in line {number}; give each row its own")


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
