"""Which rows of the claim sets are trained on, which are for choosing, and which are only reported on.

    python -m train.support.splits --data DIR

Writes `splits.json`: ids, no text. Questions and their documents follow the span reader's split, whose "fit" is "dev" here.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from train.span_reader.splits import load_splits as load_question_splits

SPLITS = Path(__file__).resolve().parent / "splits.json"
PARTS = ("train", "dev", "report")
CLAIM_SETS = ("fever_symmetric", "feverous", "factcheck", "wice")
NEIGHBOURS = 10  # claims that stand together are of one answer or one article, and go one way together
DEV_NTH = 6  # every n-th of what is not reported on is for choosing

Split = dict[str, list[str]]


def load_splits() -> dict[str, Split]:
    """Part → ids of rows, of each claim set."""
    values: dict[str, Split] = json.loads(SPLITS.read_text(encoding="utf-8"))
    return values


def question_part(documents: Mapping[str, Mapping[str, Sequence[str]]], name: str, document: str) -> str | None:
    """The part of a document of a question set; None if it is in none.

    Args:
        documents: the span reader's split.
    """
    split = documents[name]
    named = {"train": split["train"], "dev": split["fit"], "report": split["report"]}
    return next((part for part in PARTS if document in named[part]), None)


def rows_of(data: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a claim set, in the order of its file."""
    return [json.loads(line) for line in (data / name / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def make_split(name: str, rows: Sequence[Mapping[str, Any]]) -> Split:
    """The split by rule.

    fever_symmetric: each of its claims stands in an even row and in an odd one, so nothing of it is trained on; the even rows are
    for choosing. feverous: by the number of its documents; the odd ones are reported on. The others: claims that stand together
    go one way.
    """
    split: Split = {part: [] for part in PARTS}
    if name == "fever_symmetric":
        for number, row in enumerate(rows):
            split["report" if number % 2 else "dev"].append(row["id"])
        return split
    numbers = [int(row["id"].rsplit("-", 1)[1]) for row in rows] if name == "feverous" else _blocks(rows)
    for row, number in zip(rows, numbers, strict=True):
        split["report" if number % 2 else "dev" if number // 2 % DEV_NTH == DEV_NTH - 1 else "train"].append(row["id"])
    return split


def _blocks(rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """For each row the number of the group of claims that it stands in; a claim with several pieces of evidence counts once."""
    seen: dict[str, int] = {}
    return [seen.setdefault(row["claim"], len(seen)) // NEIGHBOURS for row in rows]


def main() -> None:
    """Write the split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    splits = {name: make_split(name, rows_of(given.data, name)) for name in CLAIM_SETS}
    SPLITS.write_text(json.dumps(splits, indent=0) + "\n", encoding="utf-8")
    for name, split in splits.items():
        print(name, {part: len(ids) for part, ids in split.items()})


__all__ = ["CLAIM_SETS", "PARTS", "load_question_splits", "load_splits", "make_split", "question_part", "rows_of"]

if __name__ == "__main__":
    main()
