"""`eval` as it is called: over a real index with the real model, on sets of a few rows."""

import json
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from app.eval_plan import planned
from app.settings import Settings
from eval.options import LIMITS, QUESTIONS
from eval.run import read_run

ADDED = {"document": "lake.md", "quote": "The lake town's digital economy added 42.5 billion yuan in 2021."}
FACTORY = {"document": "lake.md", "quote": "The first robot factory of the lake town opened on May 4, 2019."}
HOW_MUCH = "How much did the lake town's digital economy add in 2021?"
WHEN = "When did the lake town's first robot factory open?"
FACTS = [
    {"id": "added", "question": HOW_MUCH, "answers": ["42.5 billion"], "evidence": [ADDED]},
    {"id": "opened", "question": WHEN, "answers": ["May 4, 2019"], "evidence": [FACTORY]},
    {"id": "ceiling", "question": "Who painted the ceiling of the Sistine Chapel?", "answerable": False},
]
CLAIMS = [{"id": "c", "claim": "The factory opened in 2018.", "label": "contradicted", "evidence": [FACTORY]}]


@pytest.fixture
def write(tmp_path):
    """Writes rows to a file of questions, below the folder that the command runs in."""

    def to(name: str, rows: list[object]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return to


@pytest.fixture
def measure(qiantang, shared_model, tiny_settings):
    """Runs `eval` over the index of the two small documents."""
    return lambda *arguments: qiantang("eval", *arguments, "--storage", tiny_settings.storage)


def figure(folder: Path, measure: str, engine: int = 0) -> tuple[float | None, int, int]:
    """Value, n and unscored of a measure of the first set."""
    found = read_run(folder).engines[engine].sets[0].figure(measure)
    assert found is not None
    return found.value, found.n, found.unscored


def test_a_run_is_printed_and_kept_with_its_report(measure, write):
    ran = measure(write("facts.jsonl", FACTS), "--out", "run")
    assert ran.code == 0
    assert "facts (3 rows)" in ran.out and ran.out.endswith("run/report.html\n")
    assert figure(Path("run"), "accuracy") == (1.0, 2, 0)
    assert figure(Path("run"), "unanswerable_declined") == (1.0, 1, 0)
    assert figure(Path("run"), "citations_resolve") == (1.0, 2, 0)
    assert "<html" in Path("run/report.html").read_text(encoding="utf-8")
    assert ran.err.splitlines() == ["ours: making ready the corpus", "ours: facts, 3"]


def test_runs_get_a_folder_of_their_own(measure, write):
    facts = write("facts.jsonl", FACTS)
    measure(facts), measure(facts)
    assert len(list(Path("runs").iterdir())) == 2


def test_all_engines_are_put_side_by_side(measure, write):
    ran = measure(write("facts.jsonl", FACTS), *"--engine ours --engine naive --engine bm25 --engine fused --out run".split())
    assert ran.code == 0
    run = read_run(Path("run"))
    assert [engine.engine for engine in run.engines] == ["ours", "naive", "bm25", "fused"]
    assert [engine.described[""]["engine"][:4] for engine in run.engines] == ["extr", "plai", "BM25", "our "]
    assert run.engines[2].described[""]["weights"] == {"bm25": 1, "dense": 0, "sentence": 0}
    for engine in (1, 2, 3):  # they never decline
        assert figure(Path("run"), "unanswerable_declined", engine) == (0.0, 1, 0)
        assert figure(Path("run"), "citations_resolve", engine) == (1.0, 3, 0)


def test_a_table_for_a_readme_can_be_printed_instead(measure, write):
    ran = measure(write("facts.jsonl", FACTS), "--engine", "ours", "--engine", "fused", "--markdown")
    assert ran.out.splitlines() == [
        "| set | measure | n | ours (95%) | fused |",
        "| --- | --- | ---: | ---: | ---: |",
        "| facts | accuracy of answerable questions | 2 | 1.000 (0.342–1.000) | 1.000 |",
        "|  | evidence among the first 5 | 2 | 1.000 (0.342–1.000) | 1.000 |",
        "|  | rows with a piece of gold evidence cited | 2 | 1.000 (0.342–1.000) | 1.000 |",
        "|  | unanswerable, declined | 1 | 1.000 (0.207–1.000) | 0.000 |",
        "|  | answerable, declined by mistake ↓ | 2 | 0.000 (0.000–0.658) | 0.000 |",
        "|  | AUROC of confidence: answerable or not | 3 | 1.000 (1.000–1.000) | 1.000 |",
    ]


def test_a_measure_beyond_its_limit_is_exit_code_1(measure, write):
    facts = write("facts.jsonl", FACTS)
    ran = measure(facts, "--min", "accuracy=0.9", "--max", "facts.words=1", "--out", "run")
    assert ran.code == 1
    assert "beyond its limit: facts.words is " in ran.out and "accuracy is" not in ran.out
    assert read_run(Path("run")).exit_code == 1


def test_two_runs_are_compared_row_by_row(measure, write, monkeypatch):
    facts = write("facts.jsonl", FACTS)
    assert measure(facts, "--out", "before").code == 0
    monkeypatch.setenv("QIANTANG_DECLINE_BELOW", "1")  # declines all
    ran = measure(facts, "--against", "before", "--out", "after")
    assert ran.code == 0
    assert "compared with ours of " in ran.out
    assert "  worse: added: How much did" in ran.out and "worse: ceiling" not in ran.out


def test_answers_of_another_system_are_scored_without_asking(measure, write, qiantang, tiny_settings, monkeypatch):
    facts = write("facts.jsonl", FACTS)
    assert qiantang("ask", "--batch", facts, "--out", "answers.jsonl", "--storage", tiny_settings.storage).code == 0
    monkeypatch.setattr(AnswerEngine, "ask", None)
    assert measure(facts, "--answers", "answers.jsonl", "--out", "run").code == 0
    assert figure(Path("run"), "accuracy") == (1.0, 2, 0)


def test_a_folder_of_documents_is_indexed_into_a_cache(measure, write, tmp_path, tiny_settings):
    write("hills/hill.txt", [])
    (tmp_path / "hills" / "hill.txt").write_text("The hill station has 41 tea houses.", encoding="utf-8")
    facts = write("hills.jsonl", [{"id": "h", "question": "How many tea houses has the hill station?", "answers": ["41"]}])
    assert measure(facts, "--corpus", "hills", "--out", "run").code == 0
    (one,) = read_run(Path("run")).engines[0].sets
    assert one.document_count == 1
    assert [chunk["document"] for chunk in one.rows[0].got["looked_at"]] == ["hill.txt"]
    assert list((tiny_settings.storage / "corpora").glob("hills-*"))


def test_turns_know_the_turns_before(measure, write):
    turns = [
        {"question": WHEN, "answers": ["May 4, 2019"]},
        {"question": "Who is its director?", "answers": ["Lin Yue"]},
    ]
    assert measure(write("dialogues.jsonl", [{"id": "d", "turns": turns}]), "--out", "run").code == 0
    first, second = (row.got for row in read_run(Path("run")).engines[0].sets[0].rows)
    assert first["standalone_question"] == turns[0]["question"]
    assert second["standalone_question"] != turns[1]["question"]


def test_claims_are_checked(measure, write):
    ran = measure(write("claims.jsonl", CLAIMS), "--out", "run")
    assert ran.code == 0
    assert read_run(Path("run")).engines[0].sets[0].rows[0].got["verdict"] in ("supported", "contradicted", "not_found")
    assert figure(Path("run"), "claim_accuracy")[1:] == (1, 0)


def test_a_sample_is_drawn_from_each_set(measure, write):
    assert measure(write("facts.jsonl", FACTS), "--limit", "2", "--out", "run").code == 0
    assert read_run(Path("run")).engines[0].sets[0].row_count == 2


def test_validation_names_each_row_that_is_wrong(measure, write):
    good, bad = write("good.jsonl", FACTS), write("bad.jsonl", [{**FACTS[0], "id": "x", "answers": ["43 billion"]}])
    assert measure(good, "--validate").out == "1 question set: every quote stands in its document, every key in its evidence.\n"
    ran = measure(good, bad, "--validate")
    assert ran.code == 2
    assert ran.out.startswith(f"{bad} line 1 (x): none of the accepted ['43 billion'] stands in the evidence")
    assert ran.err == "qiantang: 1 problem in the question sets; mend the rows named above\n"
    assert not Path("runs").exists()


def test_ctrl_c_keeps_the_rows_done_so_far(measure, write, monkeypatch):
    ask, asked = AnswerEngine.ask, []

    def ask_once(self, question, **more):
        asked.append(question)
        if len(asked) > 1:
            raise KeyboardInterrupt
        return ask(self, question, **more)

    monkeypatch.setattr(AnswerEngine, "ask", ask_once)
    ran = measure(write("facts.jsonl", FACTS), "--out", "run")
    assert ran.code == 130
    assert "Broken off" in ran.out
    assert [row.id for row in read_run(Path("run")).engines[0].sets[0].rows] == ["added"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl does not exist"),
        (["broken.jsonl"], "broken.jsonl line 2: not JSON"),
        (["facts.jsonl", "--min", "luck=1"], "no measure is called 'luck'"),
        (["facts.jsonl", "--min", "accuracy"], "limit 'accuracy'; expected measure=value"),
        (["facts.jsonl", "--against", "nowhere"], "no run at nowhere"),
        (["facts.jsonl", "--out", "facts.jsonl"], "facts.jsonl is there already"),
        (["facts.jsonl", "--corpus", "nowhere"], "nowhere does not exist"),
        (["facts.jsonl", "--answers", "a", "--answers", "b"], "2 answer files for 1 question sets"),
        (["facts.jsonl", "--limit", "0"], "sample is 0"),
        (["facts.jsonl", "--engine", "magic"], "'magic' is not one of 'ours'"),
        (["--public", "nowhere"], "none of the public sets is in nowhere"),
        (["squad3", "--public", "nowhere"], "no public set is called 'squad3'"),
        (["--public", "nowhere", "--corpus", "docs"], "public sets bring their own documents"),
    ],
)
def test_bad_input_is_one_line_and_no_run(measure, write, arguments, said):
    write("facts.jsonl", FACTS)
    Path("broken.jsonl").write_text(json.dumps(FACTS[0]) + "\n{\n", encoding="utf-8")
    ran = measure(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("qiantang: ") and said in ran.err and len(ran.err.splitlines()) == 1
    assert not Path("runs").exists()


def test_a_set_for_other_documents_is_refused(measure, write):
    rows = [{**FACTS[0], "evidence": [{"document": "sea.md", "quote": "Salt."}]}]
    ran = measure(write("facts.jsonl", rows), "--out", "run")
    assert ran.code == 2
    assert "there is no document 'sea.md'" in ran.err
    assert list(Path().glob("*run*")) == []


def test_a_run_over_other_questions_is_no_measure(measure, write):
    assert measure(write("facts.jsonl", FACTS), "--out", "before").code == 0
    ran = measure(write("facts.jsonl", FACTS[:1]), "--against", "before", "--out", "after")
    assert ran.code == 2
    assert "used other questions in 'facts'" in ran.err


def test_without_an_index_files_of_ones_own_need_a_folder(qiantang, write):
    ran = qiantang("eval", write("facts.jsonl", FACTS))
    assert (ran.code, ran.err) == (2, "qiantang: there is no index in .qiantang yet; run 'qiantang ingest' first\n")


def test_public_sets_bring_their_documents(measure, write, tmp_path, tiny_folder):
    write("bench/tatqa/questions.jsonl", FACTS)
    write("bench/wice/claims.jsonl", [{"id": "w", "claim": "A.", "label": "supported", "evidence_text": "A."}])
    (tmp_path / "bench" / "tatqa" / "corpus").symlink_to(tiny_folder)
    ran = measure("--public", "bench", "--out", "run")
    assert ran.code == 0
    assert [one.name for one in read_run(Path("run")).engines[0].sets] == ["tatqa", "wice"]


def plan(repository, **given):
    nothing = {"files": [], "minimum": [], "maximum": [], "answers": []}
    none = dict.fromkeys(("against", "public", "sample", "out", "corpus"))
    settings = Settings(corpus=repository / "corpus", storage=repository / "nowhere")
    return planned(settings, **{**nothing, **none, "engines": ["ours"], **given})


def test_what_ships_is_measured_over_the_documents_that_ship_and_held_to_its_limits(repository):
    made = plan(repository)
    assert {spec.corpus for spec in made.sets} == {repository / "corpus"}
    assert [spec.name for spec in made.sets] == sorted(p.stem for p in QUESTIONS.glob("*.jsonl"))
    assert made.limits == LIMITS


@pytest.mark.parametrize("given", [{"engines": ["naive"]}, {"sample": 5}, {"files": [QUESTIONS / "facts.jsonl"]}])
def test_limits_say_nothing_of_other_engines_samples_and_parts(repository, given):
    assert plan(repository, **given).limits is None
