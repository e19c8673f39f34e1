"""`python -m tests.llm_server.share_table RUN…`: of the true paraphrases and of the changed ones, how many are shown as supported.

Each RUN is the folder of `qiantang eval tests/llm_server/paraphrases.HALF.jsonl --engine llm` with a computed model. Counts only:
no row is printed, so that the half kept for reporting stays unread.
"""

import json
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.intervals import wilson
from tests.llm_server.paraphrases import HALVES, read_paraphrases

HEAD = ("model", "rows", "sentences", "shown as supported", "share (95%)", "fell back", "not asked", "median", "p95")


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(map(str, cells)) + " |"


def share(hits: int, n: int) -> str:
    """A share with its Wilson interval."""
    if not n:
        return "–"
    low, high = wilson(hits, n)
    return f"{hits / n:.3f} ({low:.3f}–{high:.3f})"


def written_by(model: str) -> dict[str, str]:
    """Sentence without its full stop → kind: of paraphrase, or of change."""
    name, half = model.split(".")
    rows = [row for known in HALVES if known == half for row in read_paraphrases(known)]
    if name == "changer":
        return {row.changed[1].rstrip("."): row.changed[0] for row in rows}
    return {row.sentence.rstrip("."): row.kind for row in rows}


def told(run: Any) -> Iterator[tuple[str, ...]]:
    """One line for all sentences of a run, and one for each kind of them."""
    model = run["settings"]["llm_model"]
    kinds = written_by(model)
    answers = [item["got"] for item in run["engines"][0]["sets"][0]["rows"]]
    shown: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    fell_back = 0
    for answer in answers:
        said = [sentence for sentence in answer["sentences"] if sentence["text"].rstrip(".") in kinds]
        fell_back += bool(said) and answer["engine"] == "extractive"
        for sentence in said[-1:]:  # the model writes one; an extractive sentence before it is no word of its
            kind = kinds[sentence["text"].rstrip(".")]
            all_of[kind] += 1
            shown[kind] += sentence["supported"]
    n, times = all_of.total(), sorted(answer["took_ms"] for answer in answers)
    middle, late = statistics.median(times), times[int(0.95 * (len(times) - 1))]
    yield (
        model,
        str(len(answers)),
        str(n),
        str(shown.total()),
        share(shown.total(), n),
        f"{fell_back / n:.3f}" if n else "–",
        str(len(answers) - n),
        f"{middle:.0f} ms",
        f"{late:.0f} ms",
    )
    for kind, count in sorted(all_of.items()):
        yield (f"– {kind}", "", str(count), str(shown[kind]), share(shown[kind], count), "", "", "", "")


def main() -> None:
    """Prints the table."""
    print(row(*HEAD))
    print(row("---", *["---:"] * (len(HEAD) - 1)))
    for folder in sys.argv[1:]:
        for line in told(json.loads((Path(folder) / "run.json").read_text(encoding="utf-8"))):
            print(row(*line))


if __name__ == "__main__":
    main()
