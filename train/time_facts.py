"""How fast are facts read, and does every sentence go through?

    OMP_NUM_THREADS=1 python -m train.time_facts --shared DIR [--sample N] [--repeat N]

Sentences a second, for each source and each part, on one core: the median of the runs. "Cold" is the first run, with empty caches;
"all" is `annotate`. Then every sentence of the company filings and the encyclopedia is parsed and each span looked at.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path

from eval.progress import Bar
from ingest.blocks import blocks_of
from ingest.facts.annotate import annotate
from ingest.facts.names.find import find_names
from ingest.facts.names.lexicon import EMPTY
from ingest.facts.polarity.find import find_directions, find_negations
from ingest.facts.quantities.find import find_quantities
from ingest.facts.ranks.find import find_ranks
from ingest.facts.times.anchors import Anchor, anchor_of
from ingest.facts.times.find import find_times
from ingest.facts.types import Facts
from ingest.sentences import sentence_spans
from train.score_facts import documents

FOLDERS = {
    "seeds": "seeds",
    "tatqa": "bench/tatqa/corpus",
    "feverous": "bench/feverous/corpus",
    "squad2": "bench/squad2/corpus",
}
CHECKED = ("tatqa", "feverous")
PARTS: dict[str, Callable[[str], object]] = {
    "all": annotate,
    "times": find_times,
    "ranks": find_ranks,
    "quantities": find_quantities,
    "names": find_names,
    "negations": find_negations,
    "directions": find_directions,
}
Sentence = tuple[str, Anchor | None]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the documents")
    parser.add_argument("--sample", type=int, default=2000, metavar="N", help="sentences of each source that are timed")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs that the median is of")
    options = parser.parse_args(argv)
    with Bar() as bar:
        bar.begin("reading the documents", len(FOLDERS))
        sources: dict[str, list[Sentence]] = {}
        for source, folder in FOLDERS.items():
            sources[source] = list(sentences(options.shared / folder))
            bar.advance()
        bar.begin("timing", len(sources))
        lines = []
        for source, found in sources.items():
            lines.append(row(source, spread(found, options.sample), options.repeat))
            bar.advance()
        faults = [fault for source in CHECKED for fault in check(source, sources[source], bar)]
    print(f"sentences a second, median of {options.repeat}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':10}{'timed':>8}{'cold':>9}" + "".join(f"{part:>12}" for part in PARTS))
    print("\n".join(lines))
    print(f"parsed {sum(len(sources[source]) for source in CHECKED):,} sentences of {' and '.join(CHECKED)}: {len(faults)} faults")
    print("\n".join(faults[:20]), file=sys.stderr)
    return 1 if faults else 0


def sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences below the folder that an index holds, with the date of their document."""
    for doc in documents(folder).values():
        anchor = anchor_of(doc.about)
        for block in blocks_of(doc.text, doc.media, doc.layout):
            if block.dropped is None:
                yield from ((doc.text[a:b], anchor) for a, b in sentence_spans(doc.text, block.start, block.end))


def spread(found: Sequence[Sentence], count: int) -> list[str]:
    """Texts from all over the source, at most that many."""
    step = max(1, len(found) // count)
    return [text for text, _ in found[::step]][:count]


def row(source: str, texts: Sequence[str], repeat: int) -> str:
    """A line of the table."""
    forget()
    cold = len(texts) / seconds(annotate, texts)
    rates = [len(texts) / statistics.median(seconds(part, texts) for _ in range(repeat)) for part in PARTS.values()]
    return f"{source:10}{len(texts):>8,}{cold:>9,.0f}" + "".join(f"{rate:>12,.0f}" for rate in rates)


def forget() -> None:
    """Empty the caches of words; tables that are read once stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ingest."):
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] != 1:
                    value.cache_clear()


def seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    begin = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begin


def check(source: str, found: Sequence[Sentence], bar: Bar) -> list[str]:
    """What goes wrong in any of the sentences: an exception, or a span outside the text."""
    bar.begin(f"all of {source}", len(found))
    faults = []
    for text, anchor in found:
        try:
            wrong = outside(text, annotate(text, anchor=anchor, lexicon=EMPTY))
        except Exception as exc:  # the very thing that is looked for
            wrong = repr(exc)
        if wrong:
            faults.append(f"{source}: {wrong} in {text[:200]!r}")
        bar.advance()
    return faults


def outside(text: str, facts: Facts) -> str:
    """The first fact whose span is empty or not within the text; "" if there is none."""
    for kind in (facts.quantities, facts.times, facts.ranks, facts.names, facts.negations, facts.directions):
        for fact in kind:
            if not 0 <= fact.start < fact.end <= len(text):
                return repr(fact)
    return ""


if __name__ == "__main__":
    sys.exit(main())
