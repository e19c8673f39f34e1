"""`qiantang eval --engine llm` measures the whole path; the paraphrases that it is measured with stand on the shipped documents."""

import json
from pathlib import Path

import pytest

from app.settings import Settings
from tests.app.conftest import Run
from tests.llm_server.computed import copier
from tests.llm_server.paraphrases import HALVES, changed_to, read_paraphrases
from tests.llm_server.server import LlmServer, Says

QUESTION = {"id": "q1", "question": "How much did the lake town's digital economy add in 2021?", "answers": ["42.5 billion yuan"]}


def figures(folder: Path) -> dict[str, tuple[float | None, int]]:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    found = run["engines"][0]["sets"][0]["figures"]
    return {figure["measure"]: (figure["value"], figure["n"]) for figure in found}


def test_without_a_language_model_it_says_what_to_set(qiantang: Run, tmp_path: Path, tiny_folder: Path) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps(QUESTION) + "\n", encoding="utf-8")

    ran = qiantang("eval", "q.jsonl", "--engine", "llm", "--corpus", tiny_folder)

    assert (ran.code, "set QIANTANG_LLM_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL" in ran.err) == (2, True)


@pytest.mark.usefixtures("shared_model")
@pytest.mark.parametrize(("says", "supported", "fell_back"), [(None, 1.0, 0.0), ("Robots rule the town [1].", 0.0, 1.0)])
def test_what_is_supported_and_what_fell_back_is_counted(
    qiantang: Run,
    tmp_path: Path,
    tiny_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    says: str | None,
    supported: float,
    fell_back: float,
) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps(QUESTION) + "\n", encoding="utf-8")
    with LlmServer(copier if says is None else lambda request: Says(says)) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.address)
        monkeypatch.setenv("QIANTANG_LLM_MODEL", "test-model")
        ran = qiantang("eval", "q.jsonl", "--engine", "llm", "--engine", "ours", "--corpus", tiny_folder, "--out", "run")

    assert ran.code == 0, ran.err
    found = figures(tmp_path / "run")
    assert (found["model_supported"], found["fell_back"], found["accuracy"]) == ((supported, 1), (fell_back, 1), (1.0, 1))
    assert len(server.requests) == 1  # `ours` answers without it


def test_there_are_enough_paraphrases_and_their_evidence_stands_in_the_documents(repository: Path) -> None:
    from ingest.load import load_paths

    rows = [row for half in HALVES for row in read_paraphrases(half)]
    texts = {doc.id: doc.text for doc in load_paths([repository / "corpus"]).docs}
    lines = [
        json.loads(line)
        for half in HALVES
        for line in (repository / "tests" / "llm_server" / f"paraphrases.{half}.jsonl").read_text(encoding="utf-8").splitlines()
    ]

    assert len(rows) >= 200
    assert len({row.id for row in rows}) == len(rows)
    assert [item for line in lines for item in line["evidence"] if item["quote"] not in texts[item["document"]]] == []
    assert [row.sentence for row in rows if row.sentence in "\n".join(texts.values())] == []  # in other words, not copied


@pytest.mark.parametrize("half", HALVES)
def test_each_of_them_can_be_changed_in_one_fact(half: str) -> None:
    rows = read_paraphrases(half)
    changed = changed_to(rows)

    assert {kind for kind, _ in changed.values()} == {"number", "year", "name", "denial"}
    assert [row.sentence for row in rows if changed[row.id][1] == row.sentence] == []


def test_a_setting_that_is_unset_leaves_everything_as_it_is() -> None:
    assert not Settings().answer_options().language_model.is_set
