"""Question files read into rows; a malformed line is named with its number and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from eval.contract import STATUSES, VERDICTS
from eval.errors import QuestionFileError
from eval.json_lines import numbered_lines
from eval.rows import (
    FORMS,
    Claim,
    ConflictQuestion,
    Dialogue,
    Evidence,
    GoldValue,
    Question,
    QuestionSet,
    Row,
)

POLARITIES = ("yes", "no")
KINDS = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


class _RowError(ValueError):
    """What is wrong with one row; the reader adds file and line."""


def read_set(path: Path, *, name: str, corpus: Path | None, sample: int | None = None) -> QuestionSet:
    """The rows of `path`, in order, all of one form.

    Args:
        name: the set's name in tables and limits.
        corpus: folder of the documents that the set is about; None: the corpus that is indexed by default.
        sample: draw so many rows, always the same ones for the same ids; None: all.
    Raises:
        QuestionFileError: the file can't be read or has no rows, a line is malformed, an id stands twice, or forms
            are mixed.
    """
    rows: list[Row] = []
    lines: list[int] = []
    for number, row in read_rows(path):
        if isinstance(row, Malformed):
            raise QuestionFileError(f"{path} line {number}: {row.text}")
        rows.append(row)
        lines.append(number)
    if not rows:
        raise QuestionFileError(f"{path} holds no rows; a question set needs at least one")
    chosen = _sample(rows, sample)
    return QuestionSet(
        name=name,
        path=path,
        corpus=corpus,
        form=FORMS[type(rows[0])],
        rows=tuple(rows[i] for i in chosen),
        lines=tuple(lines[i] for i in chosen),
        sha=rows_sha(rows[i] for i in chosen),
        row_count=len(rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformed:
    """A line that holds no row of its file."""

    id: str  # as far as it can be read; else ""
    text: str  # what is wrong with it


def read_rows(path: Path) -> Iterator[tuple[int, Row | Malformed]]:
    """The number of each line that is not blank with its row, or with what is wrong with it.

    Raises:
        QuestionFileError: the file can't be read.
    """
    seen: dict[str, int] = {}
    form: type[Row] | None = None
    for number, line in numbered_lines(path, of="questions", error=QuestionFileError):
        value: object = None
        try:
            value = json.loads(line)
            row = parse_row(value)
            if row.id in seen:
                raise _RowError(f"id {row.id!r} stands in line {seen[row.id]} already")
            if form is not None and type(row) is not form:
                raise _RowError(f"a row of {FORMS[type(row)]} in a file of {FORMS[form]}; keep one form to a file")
        except json.JSONDecodeError as exc:
            yield number, Malformed(id="", text=f"not JSON ({exc.msg}, column {exc.colno})")
        except (_RowError, RecursionError) as exc:
            row_id = value.get("id") if isinstance(value, Mapping) else None
            text = str(exc) if isinstance(exc, _RowError) else "not JSON (nested too deeply)"
            yield number, Malformed(id=row_id if isinstance(row_id, str) else "", text=text)
        else:
            seen[row.id], form = number, form or type(row)
            yield number, row


def kind_of(value: object) -> str:
    """What a value of JSON is, as whoever wrote it would call it."""
    return KINDS.get(type(value), "null")


def rows_sha(rows: Iterable[Row]) -> str:
    """SHA-256 (hex) of what the rows ask and expect, in order; the same for a file moved or spaced otherwise."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(asdict(row), sort_keys=True, ensure_ascii=False).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def parse_row(value: object) -> Row:
    """The row in `value`; its keys say which form it is."""
    if not isinstance(value, Mapping):
        raise _RowError(f"{kind_of(value)}; expected an object")
    if "turns" in value:
        return _dialogue(value)
    if "claim" in value:
        return _claim(value)
    if "is_conflict" in value:
        return _conflict(value)
    return _question(value, _needed_text(value, "id"))


def _sample(rows: list[Row], sample: int | None) -> list[int]:
    if sample is None or sample >= len(rows):
        return list(range(len(rows)))
    by_hash = sorted(range(len(rows)), key=lambda i: hashlib.sha256(rows[i].id.encode()).digest())
    return sorted(by_hash[:sample])


def _question(value: Mapping[str, object], row_id: str) -> Question:
    answers_all = tuple(_variants(item) for item in _list(value, "answers_all"))
    need = _optional_int(value, "need")
    if need is None:
        need = len(answers_all)
    if not 0 < need <= len(answers_all) and (answers_all or need):
        raise _RowError(f"need is {need}, but answers_all names {len(answers_all)} things")
    polarity = _choice(value, "polarity", POLARITIES)
    answerable = _flag(value, "answerable", default=True)
    if not answerable and (answers_all or polarity or value.get("answers")):
        raise _RowError("answerable is false, but the row has accepted answers")
    max_words = _optional_int(value, "max_words")
    if max_words is not None and max_words < 1:
        raise _RowError(f"max_words is {max_words}; expected at least 1")
    return Question(
        id=row_id,
        question=_needed_text(value, "question", may_be_empty=True),
        answerable=answerable,
        answers=_texts(value, "answers"),
        answers_all=answers_all,
        need=need,
        polarity=polarity,
        max_words=max_words,
        evidence=_evidence(value.get("evidence")),
        expect_status=_choice(value, "expect_status", STATUSES),
        follow_up=_flag(value, "follow_up", default=False) if "follow_up" in value else None,
        near=_optional_text(value, "near"),
        derived=_flag(value, "derived", default=False),
        kind=_optional_text(value, "kind"),
        difficulty=_optional_text(value, "difficulty"),
    )


def _dialogue(value: Mapping[str, object]) -> Dialogue:
    row_id = _needed_text(value, "id")
    turns = _list(value, "turns")
    if not turns:
        raise _RowError("turns is empty; a dialogue needs at least one")
    questions = []
    for number, turn in enumerate(turns, start=1):
        if not isinstance(turn, Mapping):
            raise _RowError(f"turn {number} is {kind_of(turn)}; expected an object like a question")
        try:
            question = _question(turn, f"{row_id}#{number}")
        except _RowError as exc:
            raise _RowError(f"turn {number}: {exc}") from exc
        questions.append(
            replace(
                question,
                kind=question.kind or _optional_text(value, "kind"),
                difficulty=question.difficulty or _optional_text(value, "difficulty"),
            )
        )
    return Dialogue(id=row_id, turns=tuple(questions))


def _claim(value: Mapping[str, object]) -> Claim:
    label = _choice(value, "label", VERDICTS)
    if label is None:
        raise _RowError(f"label is missing; expected one of {', '.join(VERDICTS)}")
    return Claim(
        id=_needed_text(value, "id"),
        claim=_needed_text(value, "claim"),
        label=label,
        evidence=_evidence(value.get("evidence")),
        documents=_texts(value, "documents"),
        evidence_text=_optional_text(value, "evidence_text"),
        derived=_flag(value, "derived", default=False),
        kind=_optional_text(value, "kind"),
        difficulty=_optional_text(value, "difficulty"),
    )


def _conflict(value: Mapping[str, object]) -> ConflictQuestion:
    is_conflict = _flag(value, "is_conflict", default=False)
    values = tuple(_gold_value(item) for item in _list(value, "values"))
    if is_conflict and len(values) < 2:
        raise _RowError(f"is_conflict is true, but values holds {len(values)}; a conflict needs two")
    return ConflictQuestion(
        id=_needed_text(value, "id"),
        question=_needed_text(value, "question"),
        is_conflict=is_conflict,
        values=values,
        derived=_flag(value, "derived", default=False),
        kind=_optional_text(value, "kind"),
        difficulty=_optional_text(value, "difficulty"),
    )


def _gold_value(value: object) -> GoldValue:
    if not isinstance(value, Mapping):
        raise _RowError(f"an entry of values is {kind_of(value)}; expected an object")
    return GoldValue(
        value=_needed_text(value, "value"),
        as_of=_optional_text(value, "as_of"),
        evidence=_evidence(value.get("evidence")),
        variants=_texts(value, "variants"),
        derived=_flag(value, "derived", default=False),
    )


def _evidence(value: object) -> tuple[Evidence, ...]:
    if value is None:
        return ()
    items = [value] if isinstance(value, Mapping) else value
    if not isinstance(items, list):
        raise _RowError(f"evidence is {kind_of(value)}; expected a list of {{document, quote}}")
    read = []
    for item in items:
        if not isinstance(item, Mapping):
            raise _RowError(f"an entry of evidence is {kind_of(item)}; expected {{document, quote}}")
        document, quote = _needed_text(item, "document"), _needed_text(item, "quote")
        read.append(Evidence(document=document, quote=quote, also=_evidence(item.get("also"))))
    return tuple(read)


def _variants(value: object) -> tuple[str, ...]:
    variants = [value] if isinstance(value, str) else value
    if not isinstance(variants, list) or not variants or not all(isinstance(v, str) and v.strip() for v in variants):
        raise _RowError(f"an entry of answers_all is {value!r}; expected a list of texts")
    return tuple(variants)


def _list(value: Mapping[str, object], key: str) -> list[object]:
    items = value.get(key)
    if items is None:
        return []
    if not isinstance(items, list):
        raise _RowError(f"{key} is {kind_of(items)}; expected a list")
    return items


def _texts(value: Mapping[str, object], key: str) -> tuple[str, ...]:
    texts = [item for item in _list(value, key) if isinstance(item, str) and item.strip()]
    if len(texts) != len(_list(value, key)):
        raise _RowError(f"{key} is {value[key]!r}; expected a list of texts, none of them empty")
    return tuple(texts)


def _needed_text(value: Mapping[str, object], key: str, *, may_be_empty: bool = False) -> str:
    text = value.get(key)
    if not isinstance(text, str) or not (may_be_empty or text.strip()):
        raise _RowError(f"{key} is {'missing' if text is None else repr(text)}; expected text")
    return text


def _optional_text(value: Mapping[str, object], key: str) -> str | None:
    return None if value.get(key) is None else _needed_text(value, key, may_be_empty=True)


def _optional_int(value: Mapping[str, object], key: str) -> int | None:
    number = value.get(key)
    if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
        raise _RowError(f"{key} is {number!r}; expected a whole number")
    return number


def _flag(value: Mapping[str, object], key: str, *, default: bool) -> bool:
    flag = value.get(key, default)
    if not isinstance(flag, bool):
        raise _RowError(f"{key} is {flag!r}; expected true or false")
    return flag


def _choice(value: Mapping[str, object], key: str, choices: tuple[str, ...]) -> str | None:
    chosen = value.get(key)
    if chosen is not None and chosen not in choices:
        raise _RowError(f"{key} is {chosen!r}; expected one of {', '.join(choices)}")
    return str(chosen) if chosen is not None else None
