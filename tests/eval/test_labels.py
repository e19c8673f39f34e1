"""Two hundred answers, labelled right or wrong by reading them, against the matching rules.

The answers come from this project's engine and from plain LlamaIndex over `corpus/`; they were drawn by chance within each kind
and labelled, all by one reader, before the rules had judged them. Right: who reads the answer has been told what was asked.

Yes-or-no questions stand apart. The rules read the short answer alone, and these replies have none: their labels say whether the
text lets its reader decide.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.agreement import agreement

Write = Callable[[str, list[Any]], Path]

HOME = Path(__file__).parents[2] / "eval"
ANSWERS, YES_NO = HOME / "labels" / "answers.jsonl", HOME / "labels" / "yes_no.jsonl"
LEAST_AGREEMENT = 0.97
KEY = ("answers", "answers_all", "need", "polarity")


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rekeyed(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The labelled answers with the keys that the question sets have today, where the question is still the same."""
    sets = (HOME / "questions" / f"{name}.jsonl" for name in ("facts", "first", "overview"))
    today = {row["id"]: row for path in sets for row in lines_of(path)}
    found = []
    for label in labels:
        row = today.get(label["row"]["id"])
        if row is not None and row["question"] == label["row"]["question"]:
            kept = {k: v for k, v in label["row"].items() if k not in KEY}
            found.append({**label, "row": kept | {k: row[k] for k in KEY if k in row}})
    return found


def test_the_matching_rules_see_what_a_reader_sees() -> None:
    found = agreement(ANSWERS)
    assert (found.n, found.unscored) == (200, 0)
    assert found.share >= LEAST_AGREEMENT, found.disagreements


def test_so_do_the_keys_that_ship_today(write_rows: Write) -> None:
    labels = rekeyed(lines_of(ANSWERS))
    assert len(labels) >= 180, "too many questions were reworded since: draw and label answers anew"
    found = agreement(write_rows("labels.jsonl", labels))
    assert found.share >= LEAST_AGREEMENT, found.disagreements


def test_the_labels_hold_enough_of_each_sort() -> None:
    labels = lines_of(ANSWERS)
    assert len({(label["row"]["id"], label["answer"]["answer"]) for label in labels}) == len(labels)
    engines, said = Counter(label["engine"] for label in labels), Counter(label["label"] for label in labels)
    assert min(engines["ours"], engines["naive"], said["right"], said["wrong"]) >= 60
    kinds = Counter(label["row"]["kind"] for label in labels)
    assert min(kinds["comparison"], kinds["list"], kinds["entity"]) >= 15
    assert sum(label["row"]["id"].startswith("overview-") for label in labels) >= 25
    assert sum(label["answer"]["status"] == "declined" for label in labels) <= 10
    assert not any("polarity" in label["row"] for label in labels)


@pytest.mark.parametrize("label", lines_of(YES_NO), ids=lambda label: f"{label['row']['id']}-{label['engine']}")
def test_yes_or_no_is_read_from_the_short_answer_alone(label: dict[str, Any], write_rows: Write) -> None:
    polarity = label["row"]["polarity"]
    assert label["answer"]["short_answer"] is None

    def judged_right(short_answer: str | None) -> bool:
        reply = {**label, "answer": {**label["answer"], "short_answer": short_answer}, "label": "right"}
        return agreement(write_rows("one.jsonl", [reply])).agreed == 1

    assert not judged_right(None)
    assert judged_right(polarity.capitalize())
    assert not judged_right("No" if polarity == "yes" else "Yes")
