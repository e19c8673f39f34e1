"""Many claims → one JSON object a line, in the order of the input. A bad row is told in its place; the rest goes on."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.cli_progress import counting
from app.row_files import Ids, RowError, RowId, Value, csv_values, id_of, json_values
from ingest.errors import InputError, QiantangError

if TYPE_CHECKING:
    from answer.checking.checker import Checker

EXAMPLE = '{"id": "c1", "claim": "…"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A row of the input."""

    id: RowId  # as it stands in the row; None where it has none
    claim: str = ""  # "" if the row is bad
    evidence_text: str | None = None  # the claim is held against this text and nothing else
    error: str | None = None  # what is wrong with the row


def read_claims(path: Path) -> list[ClaimRow]:
    """The rows of a file of claims (JSON Lines, or CSV by its ending); those that cannot be checked carry an error.

    Raises:
        InputError: the file cannot be read, holds no claims, or two rows have one id.
    """
    is_csv = path.suffix.lower() == ".csv"
    values = csv_values(path, of="claims", column="claim") if is_csv else json_values(path, of="claims", example=EXAMPLE)
    ids = Ids(path)
    rows = []
    for item in values:
        row = _row(item)
        ids.add(row.id, item.number)
        rows.append(row)
    return rows


def check_rows(rows: Sequence[ClaimRow], checker: "Checker", out: IO[str], *, as_of: str | None = None) -> int:
    """Writes the verdict on each row, in order; the number of bad rows, which is told on stderr too.

    Raises:
        QiantangError: something that concerns every row, such as an index that has been damaged.
    """
    bad = 0
    with counting("Checking", len(rows)) as advance:
        for row in rows:
            reply = _reply(row, checker, as_of)
            bad += "error" in reply
            out.write(json.dumps(reply, ensure_ascii=False) + "\n")
            advance()
    if bad:
        print(f"qiantang: {bad} of {len(rows)} rows could not be checked; each has an 'error' in its place", file=sys.stderr)
    return bad


def _row(item: Value) -> ClaimRow:
    if item.error is not None:
        return ClaimRow(id=None, error=item.error)
    try:
        row_id = id_of(item, needs="claim")
    except RowError as exc:
        return ClaimRow(id=None, error=str(exc))
    value = item.value
    assert isinstance(value, dict)  # it has an id
    claim, evidence = value.get("claim"), value.get("evidence_text")
    if not isinstance(claim, str):
        said = "the row has no claim" if claim is None else f"the claim is {claim!r}, not text"
        return ClaimRow(id=row_id, error=f"line {item.number}: {said}")
    if evidence is not None and not isinstance(evidence, str):
        return ClaimRow(id=row_id, error=f"line {item.number}: the evidence_text is {evidence!r}, not text")
    return ClaimRow(id=row_id, claim=claim, evidence_text=evidence or None)


def _reply(row: ClaimRow, checker: "Checker", as_of: str | None) -> dict[str, Any]:
    """What is written for a row."""
    if row.error is not None:
        return {"id": row.id, "error": row.error}
    try:
        verdict = checker.check(row.claim, evidence_text=row.evidence_text, as_of=as_of)
    except InputError as exc:
        return {"id": row.id, "error": str(exc)}
    except QiantangError:
        raise
    except Exception as exc:  # one claim that breaks the check must not cost the others their verdicts
        return {"id": row.id, "error": f"{type(exc).__name__}: {exc}"}
    return replace(verdict, id=row.id).to_json()
