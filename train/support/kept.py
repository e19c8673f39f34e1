"""Groups of pairs, and the pairs of each pass over them, made once and kept in the folder of work.

    python -m train.support.kept --data DIR --work DIR --passes 2

Remove WORK/*.jsonl to have them made anew.
"""

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path

from train.support.drawing import drawn
from train.support.examples import Group, Pair
from train.support.sets import made_groups, real_groups

SEED = 21


def groups_of(data: Path, work: Path, part: str) -> list[Group]:
    """Made and real groups of a part."""
    kept = work / f"{part}.groups.jsonl"
    if not kept.is_file():
        work.mkdir(parents=True, exist_ok=True)
        groups = [*made_groups(data, part), *real_groups(data, part)]
        lines = (json.dumps(asdict(group), ensure_ascii=False) for group in groups)
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [_group(line) for line in kept.read_text(encoding="utf-8").split("\n") if line]


def _group(line: str) -> Group:
    values = json.loads(line)
    pairs = {label: [Pair(**pair) for pair in found] for label, found in values["pairs"].items()}
    return Group(source=values["source"], kind=values["kind"], pairs=pairs)


def pairs_of(data: Path, work: Path, number: int) -> list[Pair]:
    """The training pairs of one pass, in the order in which they are drawn."""
    kept = work / f"train.pass{number}.jsonl"
    if not kept.is_file():
        pairs = drawn(groups_of(data, work, "train"), random.Random(SEED + number))
        kept.write_text("".join(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs), encoding="utf-8")
    return [Pair(**json.loads(line)) for line in kept.read_text(encoding="utf-8").split("\n") if line]


def main() -> None:
    """Make what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=2)
    given = parser.parse_args()
    for number in range(given.passes):
        print(f"pass {number}: {len(pairs_of(given.data, given.work, number))} pairs")


if __name__ == "__main__":
    main()
