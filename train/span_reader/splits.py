"""Which documents are trained on, which are for fitting what stands upon the reader, and which are only reported on.

    python -m train.span_reader.splits --data DIR --work DIR

Writes `splits.json`. Whole documents go one way, so that no text that is reported on was ever seen, as a wrong chunk either.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from train.span_reader.sets import NAMES, read_set

SPLITS = Path(__file__).resolve().parent / "splits.json"
HALVES = Path(__file__).resolve().parent.parent / "reader_splits.json"  # of the fitted reader: what it reports stays reported
PARTS = ("train", "fit", "report")

Split = dict[str, list[str]]


# Folders of train/towns/corpus: whole writers go one way.
TOWN_FOLDERS = {"train": "abdfghijlmqrstuvwyz", "fit": "ekox", "report": "cnp"}
OFFICIAL = "qrstuvwyz"  # those of them whose texts are in the style of a city government's
QUOTE_WORDS = 12  # joined words in a document's name


def load_splits() -> dict[str, Split]:
    """Part → documents, of each set."""
    values: dict[str, Split] = json.loads(SPLITS.read_text(encoding="utf-8"))
    return values


def part_of(splits: Mapping[str, Split], name: str, document: str) -> str | None:
    """The part of a set's document; None if it is in none, as documents without questions are."""
    return next((part for part in PARTS if document in splits[name][part]), None)


def every(documents: Sequence[str], nth: int, first: int) -> tuple[list[str], list[str]]:
    """The documents numbered `first`, `first + nth`, … and the others."""
    taken = [document for at, document in enumerate(documents) if at % nth == first]
    return taken, [document for document in documents if document not in taken]


def make_splits(documents: Mapping[str, Sequence[str]], halves: Mapping[str, Split]) -> dict[str, Split]:
    """The split by rule.

    Args:
        documents: with questions, of each set.
        halves: "fit" and "report" of squad2 and tatqa.
    """
    splits = {}
    fit, train = every(sorted(documents["squad1"]), 6, 5)
    splits["squad1"] = {"train": train, "fit": fit, "report": []}
    # Six articles are enough to report on; every third of the nine is of more use in training.
    moved, report = every(halves["squad2"]["report"], 3, 2)
    fit, train = every(halves["squad2"]["fit"], 3, 0)
    splits["squad2"] = {"train": sorted([*train, *moved]), "fit": fit, "report": report}
    for name in ("tatqa", "clapnq"):
        ordered = sorted(documents[name])
        half = halves.get(name) or {"fit": ordered[0::2], "report": ordered[1::2]}
        fit, train = every([document for document in half["fit"] if document], 3, 0)
        splits[name] = {"train": train, "fit": fit, "report": list(half["report"])}
    towns = sorted(documents["towns"])
    splits["towns"] = {part: [name for name in towns if name.split("/")[0] in folders] for part, folders in TOWN_FOLDERS.items()}
    return splits


def without_quotes(splits: Mapping[str, Split]) -> dict[str, Split]:
    """The split without documents whose name is a long quotation itself: no text of the sets is committed."""
    return {
        name: {part: [document for document in split[part] if document.count("-") < QUOTE_WORDS] for part in PARTS}
        for name, split in splits.items()
    }


def main() -> None:
    """Write the split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    given = parser.parse_args()
    documents = {
        name: sorted({question.document for question in read_set(given.data, given.work, name).questions} - {""}) for name in NAMES
    }
    splits = without_quotes(make_splits(documents, json.loads(HALVES.read_text(encoding="utf-8"))))
    SPLITS.write_text(json.dumps(splits, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
