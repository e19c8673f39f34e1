"""How well are facts read from sentences? Precision and recall against a careful reader's labels.

    python -m train.score_facts --shared DIR [--errors N]

DIR holds the documents that were labelled: `seeds/`, `bench/tatqa/corpus/` and `bench/feverous/corpus/`. Two facts can only match
if their spans overlap; what else must agree is in `fact_matching.py`. Intervals are Wilson's, 95%.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.document import SourceDocument
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY
from ingest.facts.times.anchors import Anchor, anchor_of
from ingest.facts.types import Facts
from ingest.load import load_paths
from train.fact_counting import score, table
from train.fact_labels import LABELS, LabelledSentence, read_labels

FOLDERS = {"seeds": "seeds", "tatqa": "bench/tatqa/corpus", "feverous": "bench/feverous/corpus"}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the documents that were labelled")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N errors of each kind and source")
    options = parser.parse_args(argv)
    labels = read_labels(options.labels)
    docs = {source: documents(options.shared / FOLDERS[source]) for source in dict.fromkeys(one.source for one in labels)}
    anchors: dict[tuple[str, str], Anchor | None] = {
        (source, name): anchor_of(doc.about) for source, found in docs.items() for name, doc in found.items()
    }

    def read(label: LabelledSentence) -> tuple[str, Facts]:
        text = label.text(docs[label.source])
        return text, annotate(text, anchor=anchors[label.source, label.document], lexicon=EMPTY)

    tallies = score(labels, read)
    print(table(tallies))
    for (measure, source), tally in tallies.items():
        for error in tally.errors[: options.errors]:
            print(f"{measure}, {source}: {error}")


def documents(folder: Path) -> Mapping[str, SourceDocument]:
    """The documents below a folder by id."""
    return {doc.id: doc for doc in load_paths([folder]).docs}


if __name__ == "__main__":
    main()
