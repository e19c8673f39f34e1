"""Writes the part of the public question sets that nothing was trained or fitted on, to be measured.

    python -m train.report_part --data DIR --out DIR

Each set keeps its whole corpus; its questions are those about the "report" documents of `span_reader/splits.json`. Then:

    make eval-public BENCH=OUT
"""

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SPLITS = Path(__file__).resolve().parent / "span_reader" / "splits.json"


def document_of(line: Mapping[str, Any]) -> str:
    """The document that a question is about: of its evidence, or the one that tempts."""
    evidence = line.get("evidence") or []
    return str(evidence[0]["document"] if evidence else line.get("near") or "")


def report_part(data: Path, out: Path) -> dict[str, int]:
    """Rows written, by set."""
    counts = {}
    for name, parts in json.loads(SPLITS.read_text(encoding="utf-8")).items():
        if not parts.get("report") or not (data / name / "questions.jsonl").is_file():
            continue
        lines = (data / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if document_of(json.loads(line)) in set(parts["report"])]
        shutil.copytree(data / name / "corpus", out / name / "corpus", dirs_exist_ok=True)
        (out / name / "questions.jsonl").write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
        counts[name] = len(kept)
    return counts


def main() -> None:
    """Write, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    for name, count in report_part(given.data, given.out).items():
        print(f"{name}: {count} questions")


if __name__ == "__main__":
    main()
