"""Question and claim files in the ordinary form, made from rows that hold offsets and from the documents themselves.

The documents' text may not be committed, so a row names where its evidence stands, in code points of the stored text,
and the quote is put in here:

    python -m tests.seeds.materialise --shared ../shared --out DIR [--set seeds|visitors|later|newest|last|draft] [--part dev|test]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SETS = {
    "seeds": ("questions.jsonl", "claims.jsonl"),
    "visitors": ("visitors.jsonl",),
    "later": ("later_questions.jsonl", "later_claims.jsonl"),
    "newest": ("newest_questions.jsonl", "newest_claims.jsonl"),
    "last": ("last_questions.jsonl", "last_claims.jsonl"),
    "draft": ("draft.md", "draft_labels.jsonl"),
}
FILES = tuple(name for names in SETS.values() for name in names if name.endswith(".jsonl"))
PARTS = ("dev", "test")
# First 16 digits of the SHA-256 of each stored text in UTF-8: offsets hold for these texts and for no others.
TEXTS = {
    "000_4d1e7ddaf389e6bd.txt": "782c3a64e99c520d",
    "001_81f8a729c0cbfda9.txt": "8711d06a5755b5f2",
    "002_1a2adf2dc68a5f5f.txt": "ebd7a244a8d66aad",
    "003_e68f822c60a13a50.txt": "78ccbdb816596d7d",
    "004_00db62200457e251.txt": "0acac367ef842c39",
}


class SeedError(ValueError):
    """A document is missing or isn't the one that the offsets were taken from, or a span doesn't lie in it."""


def read_rows(name: str, part: str | None = None) -> list[dict[str, Any]]:
    """The rows of one of `FILES` in order; of one part only, if one is named. A row without a part is in each."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if part in (None, row.get("part", part))]


def stored_text(raw: bytes) -> str:
    """The text as the project stores it: without byte-order mark, line ends as "\\n"."""
    return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_documents(shared: Path) -> dict[str, str]:
    """Stored text by file name, of all that `TEXTS` names.

    Raises:
        SeedError: one is missing or has changed.
    """
    documents = {}
    for name, sha in TEXTS.items():
        path = shared / "seeds" / name
        try:
            text = stored_text(path.read_bytes())
        except FileNotFoundError as exc:
            raise SeedError(f"there is no {path}; name the folder that holds seeds/ with --shared") from exc
        found = hashlib.sha256(text.encode()).hexdigest()[:16]
        if found != sha:
            raise SeedError(f"{path} has changed (SHA-256 {found}…, the offsets are of {sha}…); take the offsets anew")
        documents[name] = text
    return documents


def with_quotes(row: Mapping[str, Any], documents: Mapping[str, str]) -> dict[str, Any]:
    """The row with `document` and `quote` in place of each span of its evidence."""
    if "evidence" not in row:
        return dict(row)
    return {**row, "evidence": [_quoted(span, documents) for span in row["evidence"]]}


def _quoted(span: Mapping[str, Any], documents: Mapping[str, str]) -> dict[str, Any]:
    text = documents.get(span["document"])
    if text is None:
        raise SeedError(f"there is no document {span['document']!r}; expected one of {', '.join(documents)}")
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(text):
        raise SeedError(f"{start}..{end} is no span of {span['document']}, which has {len(text)} characters")
    quoted: dict[str, Any] = {"document": span["document"], "quote": text[start:end]}
    if "also" in span:
        quoted["also"] = [_quoted(other, documents) for other in span["also"]]
    return quoted


def write(shared: Path, out: Path, part: str | None, names: Iterable[str] = SETS["seeds"]) -> None:
    """Write the files `names`, rows with quotes, into `out`; not within the repository, since they hold the documents' text."""
    if out.resolve().is_relative_to(HERE.parent.parent):
        raise SeedError(f"{out} lies in the repository, where the documents' text may not stand; name another folder with --out")
    documents = read_documents(shared)
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name not in FILES:
            shutil.copyfile(HERE / name, out / name)
            print(f"{out / name}: copied", file=sys.stderr)
            continue
        rows = [with_quotes(row, documents) for row in read_rows(name, part)]
        (out / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        print(f"{out / name}: {len(rows)} rows", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds seeds/")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the files of the set to")
    parser.add_argument("--set", choices=SETS, default="seeds", help="which files; default: questions and claims")
    parser.add_argument("--part", choices=PARTS, help="one part only; default: both; a draft has no parts")
    given = parser.parse_args()
    try:
        write(given.shared, given.out, given.part, SETS[given.set])
    except SeedError as exc:
        print(exc, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
