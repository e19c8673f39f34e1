"""Writes into a `documents.toml` what someone says about a file, and leaves all else in it as it stands, comments included."""

import contextlib
import json
import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.about_table import ABOUT_FILE
from ingest.errors import InputError, StorageError

Value = str | bool | None  # None: the key goes
BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Lines of the file that belong together."""

    lines: tuple[str, ...]
    table: str | None = None  # name of the table that they begin; None if they begin none
    key: str | None = None  # that they give a value; None if they give none


def write_about(folder: Path, name: str, values: Mapping[str, Value]) -> None:
    """Gives keys of the file's table these values, in one step: whoever reads meanwhile sees the old or the new.

    Args:
        name: of the file, in this folder.
        values: by key; None takes a key away, and a table without keys goes with its last one.
    Raises:
        InputError: what is there is no valid TOML, or is written in a way that this cannot change safely.
        StorageError: it cannot be written.
    """
    path = folder / ABOUT_FILE
    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
        text = with_values(before, name, values)
        if text != before:
            _replace(path, text)
    except UnicodeDecodeError as exc:
        raise InputError(f"{path} is not UTF-8 (byte {exc.start}); save it as UTF-8") from exc
    except tomllib.TOMLDecodeError as exc:
        raise InputError(f"{path} cannot be read as TOML ({exc}); mend that place, or take the file away") from exc
    except ValueError as exc:
        raise InputError(f"{path}: {exc}") from exc
    except OSError as exc:
        raise StorageError(f"{path} cannot be written ({exc.strerror or exc}); nothing was changed") from exc


def with_values(text: str, name: str, values: Mapping[str, Value]) -> str:
    """The text of the file with these values in the table `name`.

    Raises:
        tomllib.TOMLDecodeError: the text is no valid TOML.
        ValueError: the table is written in a way that this cannot change.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    wanted = _wanted(tomllib.loads(plain), name, values)
    changed = "".join(line for entry in _changed(list(_entries(plain)), name, values) for line in entry.lines)
    if tomllib.loads(changed) != wanted:
        raise ValueError(f'the table of {name!r} is written in a form that cannot be changed here; write it as ["{name}"]')
    return mark + changed.replace("\n", end)


def _wanted(tables: dict[str, object], name: str, values: Mapping[str, Value]) -> dict[str, object]:
    """What the file is to say."""
    held = tables.get(name, {})
    table = {**(held if isinstance(held, dict) else {}), **values}
    kept = {key: value for key, value in table.items() if value is not None}
    others = {key: value for key, value in tables.items() if key != name}
    return {**others, name: kept} if kept else others


def _entries(text: str) -> Iterator[_Entry]:
    """The text, an entry at a time: the head of a table, a key with its value over however many lines, a comment, a blank line."""
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        stripped = lines[at].strip()
        if not stripped or stripped.startswith("#"):
            yield _Entry(lines=(lines[at],))
            at += 1
            continue
        if stripped.startswith("["):
            yield _Entry(lines=(lines[at],), table=_only_key(tomllib.loads(lines[at])))
            at += 1
            continue
        last = next((last for last in range(at + 1, len(lines) + 1) if _parsed("".join(lines[at:last])) is not None), len(lines))
        found = tuple(lines[at:last])
        yield _Entry(lines=found, key=_only_key(_parsed("".join(found)) or {}))
        at = last


def _only_key(tables: Mapping[str, object]) -> str:
    """The name of a head or a key; of a dotted one its dotted form, which no name here equals."""
    key, value = next(iter(tables.items()), ("", None))
    while isinstance(value, Mapping) and value:
        inner, value = next(iter(value.items()))
        key = f"{key}\0{inner}"
    return key


def _parsed(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _changed(entries: list[_Entry], name: str, values: Mapping[str, Value]) -> list[_Entry]:
    head = next((at for at, entry in enumerate(entries) if entry.table == name), None)
    if head is None:
        return entries + _new_table(entries, name, values)
    after = next((at for at in range(head + 1, len(entries)) if entries[at].table is not None), len(entries))
    body = entries[head + 1 : after]
    left = dict(values)
    made = []
    for entry in body:
        if entry.key not in left:
            made.append(entry)
        elif (value := left.pop(entry.key)) is not None:
            made.append(_Entry(lines=(f"{entry.key} = {_toml(value)}{_comment(entry)}\n",), key=entry.key))
    fresh = [_Entry(lines=(f"{key} = {_toml(value)}\n",), key=key) for key, value in left.items() if value is not None]
    if not fresh and not any(entry.key for entry in made):
        return entries[:head] + made + entries[after:]  # what is left are comments, which stay
    last = max((at + 1 for at, entry in enumerate(made) if entry.key), default=0)
    body = _ended(made[:last]) + fresh + made[last:]
    return _ended(entries[: head + 1]) + body + entries[after:]


def _new_table(entries: list[_Entry], name: str, values: Mapping[str, Value]) -> list[_Entry]:
    given = {key: value for key, value in values.items() if value is not None}
    if not given:
        return []
    last = entries[-1].lines[-1] if entries else "\n"
    gap = "" if not entries or not last.strip() else "\n" if last.endswith("\n") else "\n\n"
    lines = [f"{gap}[{_toml(name)}]\n", *(f"{key} = {_toml(value)}\n" for key, value in given.items())]
    return [_Entry(lines=tuple(lines))]


def _ended(entries: list[_Entry]) -> list[_Entry]:
    """The same, the last line with its end: a file may stop without one."""
    if not entries or entries[-1].lines[-1].endswith("\n"):
        return entries
    last = entries[-1]
    return [*entries[:-1], _Entry(lines=(*last.lines[:-1], last.lines[-1] + "\n"), table=last.table, key=last.key)]


def _comment(entry: _Entry) -> str:
    """The comment behind a value on one line; "" if there is none."""
    line = entry.lines[0].rstrip("\n")
    if len(entry.lines) > 1:
        return ""
    value = _parsed(line)
    places = (at for at, char in enumerate(line) if char == "#")
    return next((f"  {line[at:]}" for at in places if _parsed(line[:at]) == value), "")


def _toml(value: str | bool) -> str:
    """The value as TOML writes it. JSON's escapes are TOML's; U+007F alone is allowed in the one and not in the other."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, text: str) -> None:
    """The file with this text, in one step."""
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(draft).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(draft).unlink()
        raise
