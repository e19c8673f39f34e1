"""Yes/no questions of our own with the sentences that decide them, or do not; retrieval is left out.

`shipped.jsonl` is about the documents that ship; the rules were made with those about city-profile-2021 and investment-2018 and
measured on the others. `made_up.jsonl` is about towns that there are not. `why_not` says why a row is not reached yet.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from answer.deciding.decide import decided
from ingest.aliases import load_aliases
from ingest.facts.names.lexicon import EMPTY, Lexicon
from tests.answer.candidates import read_of

HOME = Path(__file__).parent
CORPUS = Path(__file__).parents[3] / "corpus"
AS_OF = {
    "city-profile-2021.md": "2021",
    "investment-2018.md": "2018-H1",
    "high-tech-zone-2022.md": "2022",
    "first-city-plan-2018.md": "2018",
    "new-paradise-2023.md": "2023",
}


def rows(name: str) -> Iterator[Any]:
    for line in (HOME / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = [pytest.mark.xfail(strict=True, reason=row["why_not"])] if "why_not" in row else []
        yield pytest.param(row, id=row["id"], marks=marks)


@cache
def shipped_lexicon() -> Lexicon:
    return Lexicon.of(load_aliases(CORPUS))


@pytest.mark.parametrize("row", rows("shipped.jsonl"))
def test_a_question_about_the_shipped_documents_is_decided_by_its_sentences(row: Mapping[str, Any]) -> None:
    said = [(item["document"], AS_OF[item["document"]], item["quote"]) for item in row["evidence"]]
    asked, ranked, _ = read_of(row["question"], *said, lexicon=shipped_lexicon())

    got = decided(asked, ranked, shipped_lexicon())

    assert (got.said if got else None) == row["said"]


@pytest.mark.parametrize("row", rows("made_up.jsonl"))
def test_a_question_about_made_up_towns_is_decided_by_its_sentences(row: Mapping[str, Any]) -> None:
    asked, ranked, _ = read_of(row["question"], *(("a", None, sentence) for sentence in row["sentences"]))

    got = decided(asked, ranked, EMPTY)

    assert (got.said if got else None) == row["said"]
