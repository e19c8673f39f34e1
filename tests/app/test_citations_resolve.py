"""Promise 1 on the shipped corpus and, where they are at hand, on the source documents: `text[start:end] == quote`, always."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
QUESTIONS = REPOSITORY / "eval" / "questions" / "first.jsonl"
SEEDS = REPOSITORY.parent / "shared" / "seeds"


def citations_of(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for sentence in answer["sentences"]:
        yield from sentence["citations"]
    for conflict in answer["conflicts"]:
        yield from (value["citation"] for value in conflict["values"])
    for part in answer["parts"]:
        yield from citations_of(part)


@pytest.mark.slow
@pytest.mark.parametrize("folder", [REPOSITORY / "corpus", SEEDS], ids=["corpus", "sources"])
def test_every_citation_of_a_batch_is_what_documents_show_says(folder: Path, qiantang, shared_model, tmp_path: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is on the developers' machines only")

    ran = qiantang("ask", "--batch", QUESTIONS, "--corpus", folder, "--out", tmp_path / "answers.jsonl")

    assert ran.code == 0
    answers = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(answers) == len(QUESTIONS.read_text(encoding="utf-8").splitlines())
    cited = [citation for answer in answers for citation in citations_of(answer)]
    looked_at = [item for answer in answers for item in answer["looked_at"]]
    documents = {
        doc_id: json.loads(qiantang("documents", "show", doc_id, "--json", "--corpus", folder).out)
        for doc_id in {item["document"] for item in (*cited, *looked_at)}
    }
    assert len(cited) >= len(answers)
    for item in (*cited, *looked_at):
        assert documents[item["document"]]["text"][item["start"] : item["end"]] == item["quote"]
    assert all(documents[citation["document"]]["sha"] == citation["sha"] for citation in cited)
    for answer in answers:
        assert (answer["status"] == "answered") == bool(answer["sentences"])
        assert all(sentence["citations"] for sentence in answer["sentences"])
        assert len(answer["looked_at"]) == 10
