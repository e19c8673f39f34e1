"""The whole flow with a scripted engine: files in, a run folder, a comparison and an exit code out."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from eval.errors import (
    AnswerFileError,
    ComparisonError,
    CorpusMismatchError,
    EvalError,
    LimitError,
    QuestionFileError,
    RunFolderError,
)
from eval.options import EvalOptions, SetSpec, sets_from_files
from eval.run import Run, SetResult, read_run
from eval.runner import check_sets, evaluate
from eval.table import print_run

Write = Callable[[str, list[Any]], Path]
LAKE = [{"document": "town.md", "quote": "The lake is 7 metres"}]
TOWER = [{"document": "town.md", "quote": "The tower is 90 tall"}]

QUESTIONS = [
    {
        "id": "tall",
        "question": "How tall?",
        "answers": ["90"],
        "evidence": TOWER,
        "kind": "number",
        "difficulty": "easy",
    },
    {"id": "deep", "question": "How deep?", "answers": ["7 metres"], "evidence": LAKE, "kind": "number"},
    {"id": "mayor", "question": "Who is mayor?", "answers": ["Li Hua"], "kind": "name"},
]
UNANSWERABLE = [
    {"id": "wide", "question": "How wide?", "answerable": False, "near": "town.md"},
    {"id": "old", "question": "How old?", "answerable": False},
]
CLAIMS = [
    {"id": "c1", "claim": "The tower is 90 tall.", "label": "supported", "evidence": TOWER},
    {"id": "c2", "claim": "The tower is 80 tall.", "label": "contradicted", "evidence": TOWER},
    {"id": "c3", "claim": "The tower is red.", "label": "not_found"},
]
CONFLICTS = [
    {"id": "k", "question": "How many?", "is_conflict": True, "values": [{"value": "1"}, {"value": "2"}]},
]
DIALOGUES = [
    {
        "id": "d",
        "turns": [
            {"question": "Is there a tower?", "answers": ["tower"], "evidence": TOWER},
            {"question": "And a lake?", "answers": ["lake"], "evidence": LAKE},
        ],
    }
]


@pytest.fixture
def script(town: Any) -> dict[str, Any]:
    """Right on two of three facts, one of two unanswerable declined, two of three claims, one of two turns."""
    return {
        "How tall?": town.answered(0),
        "How deep?": town.answered(1, confidence=0.8),
        "Who is mayor?": town.answered(3, confidence=0.7),
        "How wide?": town.declined(confidence=0.2),
        "How old?": town.answered(2, confidence=0.6),
        "The tower is 90 tall.": {"verdict": "supported", "citations": [town.span(0)]},
        "The tower is 80 tall.": {"verdict": "supported", "citations": [town.span(0)]},
        "The tower is red.": {"verdict": "not_found"},
        "How many?": town.answered(0),
        "Is there a tower?": town.answered(0),
        "And a lake?": town.answered(0),
    }


@pytest.fixture
def specs(write_rows: Write) -> tuple[SetSpec, ...]:
    files = {"facts": QUESTIONS, "none": UNANSWERABLE, "claims": CLAIMS, "conflicts": CONFLICTS, "dialogues": DIALOGUES}
    return sets_from_files([write_rows(f"{name}.jsonl", rows) for name, rows in files.items()])


@pytest.fixture
def run_it(engine: Any, script: dict[str, Any], specs: tuple[SetSpec, ...]) -> Callable[..., Run]:
    """Evaluates the scripted engine on all sets; keywords are options, `says` changes the script."""

    def run(says: dict[str, Any] | None = None, progress: Any = None, **options: Any) -> Run:
        scripted = engine({**script, **(says or {})})
        asked = EvalOptions(**{"sets": specs, "engines": ("scripted",), "out": None, "resamples": 10, **options})
        return evaluate(asked, lambda *, engine, corpus: scripted, progress)

    return run


def result(run: Run, name: str) -> SetResult:
    return next(one for one in run.engines[0].sets if one.name == name)


def value(run: Run, name: str, measure: str) -> float | None:
    figure = result(run, name).figure(measure)
    return None if figure is None else figure.value


def test_figures_of_every_form(run_it: Callable[..., Run]) -> None:
    run = run_it()
    assert [one.name for one in run.engines[0].sets] == ["facts", "none", "claims", "conflicts", "dialogues", "all"]
    assert value(run, "facts", "accuracy") == pytest.approx(2 / 3)
    assert value(run, "facts", "hit@1") == 0.5 and value(run, "facts", "hit@3") == 1.0
    assert value(run, "none", "unanswerable_declined") == 0.5
    assert value(run, "claims", "claim_accuracy") == pytest.approx(2 / 3)
    assert value(run, "claims", "balanced_accuracy") == pytest.approx(2 / 3)
    assert value(run, "claims", "contradicted_called_supported") == 1.0
    assert value(run, "conflicts", "conflict_shown") == 0.0
    assert (value(run, "dialogues", "turn_accuracy"), value(run, "dialogues", "follow_up_accuracy")) == (0.5, 0.0)


def test_all_question_sets_together_show_what_each_alone_can_not(run_it: Callable[..., Run]) -> None:
    run = run_it()
    together = result(run, "all")
    assert (together.row_count, together.rows, together.path) == (5, (), "facts, none")
    assert value(run, "all", "right") == pytest.approx(3 / 5)
    # answerable .9 .8 .7, unanswerable .2 .6: all six pairs are in order
    assert value(run, "all", "auroc") == 1.0 and value(run, "facts", "auroc") is None
    # right .9 .8, wrong .7 .6 .2: risks 0, 0, 1/3, 2/4, 3/5
    assert value(run, "all", "aurc") == pytest.approx((1 / 3 + 1 / 2 + 3 / 5) / 5)
    assert value(run, "all", "ece") == pytest.approx((0.1 + 0.2 + 0.7 + 0.6 + 0.2) / 5)


def test_breakdown_by_kind_and_difficulty(run_it: Callable[..., Run]) -> None:
    breakdown = result(run_it(), "facts").breakdown
    assert {k: (f.value, f.n) for k, f in breakdown["kind"].items()} == {"number": (1.0, 2), "name": (0.0, 1)}
    assert {k: f.n for k, f in breakdown["difficulty"].items()} == {"easy": 1}


def test_each_turn_knows_those_before(engine: Any, script: dict[str, Any], specs: tuple[SetSpec, ...]) -> None:
    scripted = engine(script)
    options = EvalOptions(sets=specs[4:], engines=("scripted",), out=None, resamples=5)
    evaluate(options, lambda *, engine, corpus: scripted)
    assert scripted.histories == {"Is there a tower?": (), "And a lake?": (script["Is there a tower?"],)}


def test_a_row_the_engine_fails_on_is_unscored_and_the_others_go_on(run_it: Callable[..., Run]) -> None:
    run = run_it({"How tall?": RuntimeError("no index"), "The tower is red.": {"verdict": "nothing_to_check"}})
    figure = result(run, "facts").figure("accuracy")
    assert figure is not None and (figure.value, figure.n, figure.unscored) == (0.5, 2, 1)
    assert result(run, "facts").rows[0].unscored["accuracy"] == "the engine failed: RuntimeError: no index"
    assert result(run, "facts").rows[0].got is None
    claims = result(run, "claims").figure("claim_accuracy")
    assert claims is not None and (claims.n, claims.unscored) == (2, 1)


def test_a_run_folder_holds_the_run_and_its_report(run_it: Callable[..., Run], tmp_path: Path) -> None:
    run = run_it(out=tmp_path / "runs" / "one", settings={"weights": "<b>.5</b>"})
    assert sorted(p.name for p in (tmp_path / "runs" / "one").iterdir()) == ["report.html", "run.json"]
    assert [p.name for p in (tmp_path / "runs").iterdir()] == ["one"]
    assert read_run(tmp_path / "runs" / "one") == read_run(tmp_path / "runs" / "one" / "run.json") == run
    kept = json.loads((tmp_path / "runs" / "one" / "run.json").read_text())
    assert kept["engines"][0]["described"] == {"": {"model": "none"}}
    assert "quote" not in kept["engines"][0]["sets"][0]["rows"][0]["got"]["looked_at"][0]
    page = (tmp_path / "runs" / "one" / "report.html").read_text()
    assert "How wide?" not in page and "How old?" in page  # only rows that fell short are shown
    assert "&lt;b&gt;.5&lt;/b&gt;" in page and "<b>.5</b>" not in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")


def test_nothing_is_written_when_something_is_wrong(run_it: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(RunFolderError, match="is there already"):
        run_it(out=tmp_path / "there")
    (tmp_path / "file").write_text("")
    with pytest.raises(RunFolderError, match="can't be written"):
        run_it(out=tmp_path / "file" / "run")
    with pytest.raises(LimitError, match="no measure is called 'acuracy'"):
        run_it(out=tmp_path / "new", minimum={"acuracy": 0.5})
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".jsonl") == ["file", "there"]


def test_evidence_of_other_documents_is_refused(run_it: Callable[..., Run], write_rows: Write, tmp_path: Path) -> None:
    rows = [{"id": "a", "question": "?", "answers": ["x"], "evidence": [{"document": "gone.md", "quote": "x"}]}]
    sets = sets_from_files([write_rows("bad.jsonl", rows)])
    with pytest.raises(CorpusMismatchError, match=r"bad.jsonl line 1 \(a\): there is no document 'gone.md'"):
        run_it(sets=sets, out=tmp_path / "run")
    assert not (tmp_path / "run").exists() and not list(tmp_path.glob(".run*"))


def test_ctrl_c_keeps_the_rows_done_so_far(run_it: Callable[..., Run], tmp_path: Path) -> None:
    run = run_it({"How wide?": KeyboardInterrupt()}, out=tmp_path / "run")
    assert run.interrupted
    assert [(one.name, len(one.rows), one.row_count) for one in run.engines[0].sets] == [
        ("facts", 3, 3), ("none", 0, 2), ("claims", 0, 3), ("conflicts", 0, 1), ("dialogues", 0, 2), ("all", 0, 5),
    ]  # fmt: skip
    assert read_run(tmp_path / "run").interrupted
    assert "Broken off" in (tmp_path / "run" / "report.html").read_text()


def test_ctrl_c_before_the_first_row_leaves_nothing(run_it: Callable[..., Run], tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_it({"How tall?": KeyboardInterrupt()}, out=tmp_path / "run")
    assert not (tmp_path / "run").exists() and not list(tmp_path.glob(".run*"))


def test_progress_is_told_of_every_row(run_it: Callable[..., Run]) -> None:
    class Told:
        steps: list[tuple[str, int | None]] = []
        rows = 0

        def begin(self, label: str, total: int | None) -> None:
            self.steps.append((label, total))

        def advance(self) -> None:
            self.rows += 1

    told = Told()
    run_it(progress=told)
    assert told.rows == 11
    assert told.steps[:3] == [
        ("scripted: making ready the corpus", None),
        ("scripted: facts", 3),
        ("scripted: none", 2),
    ]


def test_each_corpus_is_made_ready_once(engine: Any, script: dict[str, Any], specs: tuple[SetSpec, ...]) -> None:
    made: list[tuple[str, Path | None]] = []

    def factory(*, engine: str, corpus: Path | None) -> Any:
        made.append((engine, corpus))
        return scripted

    scripted = engine(script)
    a, b = Path("a"), Path("b")
    sets = tuple(SetSpec(name=s.name, path=s.path, corpus=c) for s, c in zip(specs, (a, b, a, None, b), strict=True))
    run = evaluate(EvalOptions(sets=sets, engines=("x", "y"), out=None, resamples=5), factory)
    assert made == [(name, corpus) for name in ("x", "y") for corpus in (a, b, None)]
    assert [one.name for one in run.engines[1].sets] == [s.name for s in specs]  # in their order; nothing to take together


def test_a_planted_defect_is_shown_as_worse_and_fails_the_gate(run_it: Callable[..., Run], town: Any, tmp_path: Path) -> None:
    run_it(out=tmp_path / "good")
    worse = run_it(
        {"How tall?": town.answered(3), "How old?": town.declined()},
        out=tmp_path / "bad",
        against=tmp_path / "good",
        minimum={"facts.accuracy": 0.5, "right": 0.5},
        maximum={"claims.contradicted_called_supported": 1.0},
    )
    assert worse.breaches == ("facts.accuracy is 0.3333, below 0.5",)
    assert worse.exit_code == 1 and run_it().exit_code == 0
    assert worse.comparison is not None
    facts, none = worse.comparison["sets"][:2]
    assert ([c["id"] for c in facts["worse"]], facts["better"]) == (["tall"], ())
    assert ([c["id"] for c in none["better"]], none["worse"]) == (["old"], ())
    assert facts["differences"]["accuracy"]["n"] == 3
    assert facts["differences"]["accuracy"]["method"] == "mcnemar"
    assert facts["differences"]["accuracy"]["p"] == 1.0  # one row can't be more than chance
    page = (tmp_path / "bad" / "report.html").read_text()
    assert "0 rows better, 1 worse" in page and "facts.accuracy is 0.3333, below 0.5" in page


def test_a_run_of_other_questions_can_not_be_compared(
    run_it: Callable[..., Run], specs: tuple[SetSpec, ...], write_rows: Write, tmp_path: Path
) -> None:
    run_it(out=tmp_path / "run", sets=specs[:1])
    with pytest.raises(ComparisonError, match="has no set 'none'"):
        run_it(against=tmp_path / "run")
    write_rows("facts.jsonl", QUESTIONS[:2])
    with pytest.raises(ComparisonError, match="used other questions in 'facts'"):
        run_it(against=tmp_path / "run", sets=specs[:1])
    with pytest.raises(RunFolderError, match="no run at"):
        run_it(against=tmp_path / "gone")
    (tmp_path / "run.json").write_text('{"format": 99}')
    with pytest.raises(RunFolderError, match="run format 99"):
        run_it(against=tmp_path / "run.json")
    (tmp_path / "run.json").write_text('{"format": 1, "engines": [{}]}')
    with pytest.raises(RunFolderError, match="no whole run"):
        run_it(against=tmp_path / "run.json")


def test_a_broken_off_run_is_compared_over_the_rows_of_both(run_it: Callable[..., Run], tmp_path: Path) -> None:
    run_it({"How deep?": KeyboardInterrupt()}, out=tmp_path / "part")
    run = run_it(against=tmp_path / "part")
    assert run.comparison is not None
    assert [(s["name"], s["differences"].get("right", {}).get("n")) for s in run.comparison["sets"]][:2] == [
        ("facts", 1),
        ("none", None),
    ]


def answer_lines(script: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": row["id"], **script[row["question"]], "took_ms": 5} for row in QUESTIONS]


def test_answers_of_another_system_are_scored_alike(
    run_it: Callable[..., Run], script: dict[str, Any], specs: tuple[SetSpec, ...], write_rows: Write
) -> None:
    answers = write_rows("answers.jsonl", [*answer_lines(script), {"id": "of another set"}])
    run, asked = run_it(sets=specs[:1], answers=(answers,)), run_it(sets=specs[:1])
    for measure in ("accuracy", "hit@1", "citation_recall", "aurc"):
        assert value(run, "facts", measure) == value(asked, "facts", measure)
    assert value(run, "facts", "p50_ms") == 5.0


def test_rows_without_an_answer_are_unscored(
    run_it: Callable[..., Run], script: dict[str, Any], specs: tuple[SetSpec, ...], write_rows: Write
) -> None:
    lines = [answer_lines(script)[0], {"id": "deep", "error": "too long"}]
    run = run_it(sets=specs[:1], answers=(write_rows("answers.jsonl", lines),))
    figure = result(run, "facts").figure("accuracy")
    assert figure is not None and (figure.value, figure.n, figure.unscored) == (1.0, 1, 2)
    assert [row.unscored.get("right") for row in result(run, "facts").rows] == [
        None,
        "the engine reported an error: too long",
        "the file holds no answer to it",
    ]


def test_answers_to_dialogues_come_turn_by_turn(
    run_it: Callable[..., Run], script: dict[str, Any], specs: tuple[SetSpec, ...], write_rows: Write
) -> None:
    answers = write_rows("answers.jsonl", [{"id": "d", "turns": [script["Is there a tower?"]]}])
    run = run_it(sets=specs[4:], answers=(answers,))
    figure = result(run, "dialogues").figure("turn_accuracy")
    assert figure is not None and (figure.value, figure.n, figure.unscored) == (1.0, 1, 1)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "answers.jsonl line 1: not JSON"),
        (['"x"'], "line 1: no object with an id"),
        ([{"id": "tall"}, {"id": "tall"}], "line 2: id 'tall' is answered already"),
        ([{"id": "other"}], "answers none of the 3 rows"),
    ],
)
def test_a_bad_file_of_answers_is_refused(
    run_it: Callable[..., Run], specs: tuple[SetSpec, ...], write_rows: Write, lines: list[Any], message: str
) -> None:
    with pytest.raises(AnswerFileError) as raised:
        run_it(sets=specs[:1], answers=(write_rows("answers.jsonl", lines),))
    assert message in str(raised.value)


def test_peers_stand_beside_ours(run_it: Callable[..., Run], tmp_path: Path) -> None:
    run = run_it(engines=("ours", "naive", "bm25"), out=tmp_path / "run")
    page = (tmp_path / "run" / "report.html").read_text()
    assert page.count("<th>ours</th><th>naive</th><th>bm25</th>") == 6
    assert "ours compared with naive" in page
    lines = StringIO()
    print_run(run, Console(file=lines, width=100))
    assert max(map(len, lines.getvalue().splitlines())) <= 100
    assert "ours  95% interval" in " ".join(lines.getvalue().split("\n")) or "naive" in lines.getvalue()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sets": ()}, "no question set was named"),
        ({"engines": ()}, "name at least one"),
        ({"engines": ("a", "a")}, "each once"),
        ({"answers": (Path("a"),)}, "give one answer file to each set"),
        ({"sample": 0}, "sample is 0"),
        ({"resamples": 0}, "resamples is 0"),
        ({"sets": sets_from_files([Path("all.jsonl")])}, "rename the file"),
        (
            {"sets": (SetSpec(name="a", path=Path("x")), SetSpec(name="a", path=Path("y")))},
            "two question sets are called 'a'",
        ),
    ],
)
def test_options_that_contradict_themselves_are_refused(run_it: Callable[..., Run], options: dict[str, Any], message: str) -> None:
    with pytest.raises(EvalError, match=message):
        run_it(**options)


def test_files_with_one_stem_are_told_apart_by_their_folder() -> None:
    files = [Path("squad2/questions.jsonl"), Path("tatqa/questions.jsonl"), Path("facts.jsonl")]
    assert [spec.name for spec in sets_from_files(files)] == ["squad2-questions", "tatqa-questions", "facts"]


def test_check_sets_lists_problems_without_asking(engine: Any, specs: tuple[SetSpec, ...], write_rows: Write) -> None:
    bad = write_rows("bad.jsonl", [{"id": "tall", "question": "?", "answers": ["80"], "evidence": TOWER}])
    options = EvalOptions(sets=(*specs, *sets_from_files([bad])), engines=("x",), out=None)
    problems = check_sets(options, lambda *, engine_type=engine, engine, corpus: engine_type({}))
    assert [(p.row, p.text.split(";")[0][:40]) for p in problems] == [
        ("tall", "none of the accepted ['80'] stands in th"),
        ("tall", f"the id stands in {specs[0].path} line 1 already"[:40]),
    ]
    with pytest.raises(QuestionFileError):
        check_sets(
            EvalOptions(sets=sets_from_files([Path("gone.jsonl")]), engines=("x",), out=None),
            lambda *, engine, corpus: None,  # type: ignore[arg-type, return-value]
        )
