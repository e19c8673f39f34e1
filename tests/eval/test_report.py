"""What people see of a run: the page, the terminal, the words."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from eval import charts
from eval.compare import Comparison, said
from eval.figures import breakdown_of, figures_of
from eval.measures import BY_NAME
from eval.metrics.calibration import bins
from eval.paired import Difference
from eval.progress import Bar
from eval.report import cited, render
from eval.run import EngineRun, RowResult, Run, SetResult
from eval.table import print_comparison, print_run
from eval.wording import direction, value_text

HOSTILE = "<script>alert('1')</script>{{ 7 * 7 }}\"><img src=x>"


def row(number: int, is_right: bool, **more: Any) -> RowResult:
    observations = {
        "right": (float(is_right),),
        "took_ms": (10.0 * number,),
        "confidence_right": (0.5, float(is_right)),
    }
    return RowResult(
        **{
            "id": f"r{number}", "sha": "s", "asked": "How tall?", "expected": "90", "evidence": (), "kind": "number",
            "difficulty": None, "document": None, "got": {"status": "answered", "answer": "80"},
            "observations": observations, "unscored": {}, **more,
        }
    )  # fmt: skip


def run_of(*rows: RowResult, engines: tuple[str, ...] = ("ours",), name: str = "facts") -> Run:
    one = SetResult(
        name=name, form="questions", path="q.jsonl", sha="abc", corpus_sha="def", document_count=2,
        row_count=len(rows), rows=rows, figures=figures_of(rows, resamples=20),
        breakdown=breakdown_of(rows, resamples=20),
    )  # fmt: skip
    return Run(
        started="2030-01-01T00:00:00+00:00", took_s=1.0, interrupted=False, commit=None, machine={}, settings={},
        engines=tuple(EngineRun(engine=engine, described={"": {}}, sets=(one,)) for engine in engines),
    )  # fmt: skip


def page_of(run: Run) -> str:
    return render(run, None, [])


def test_text_of_documents_and_engines_can_not_become_markup() -> None:
    got = {
        "status": "answered",
        "answer": HOSTILE,
        "short_answer": HOSTILE,
        "sentences": [{"citations": [{"quote": HOSTILE}]}],
    }
    evidence = ({"document": HOSTILE, "quote": HOSTILE},)
    hostile = row(1, False, id=HOSTILE, asked=HOSTILE, expected=HOSTILE, kind=HOSTILE, got=got, evidence=evidence)
    page = page_of(run_of(hostile, engines=(HOSTILE,), name=HOSTILE))
    assert "<script" not in page and "<img" not in page and "{{ 7 * 7 }}" in page
    assert page.count("&lt;script&gt;") > 8


def test_the_page_loads_nothing() -> None:
    page = page_of(run_of(row(1, True), row(2, False)))
    assert not re.search(r"<(script|link|img|iframe|object)\b|url\(|@import|src=|https?:", page)
    assert "default-src 'none'" in page


def test_only_rows_that_fell_short_are_listed_and_the_rest_counted() -> None:
    rows = [row(n, n > 205, asked=f"question {n}?") for n in range(1, 211)]
    page = page_of(run_of(*rows))
    assert "205 rows fell short; the first 200, all are in run.json" in page
    assert "question 200?" in page and "question 201?" not in page and "question 206?" not in page


def test_a_row_without_an_answer_is_shown_with_its_reason() -> None:
    page = page_of(run_of(row(1, True), row(2, True, got=None, observations={}, unscored={"right": "no reply"})))
    assert "no reply (right)" in page


def test_a_citation_is_listed_once_and_names_its_document() -> None:
    citation = {"document": "d", "quote": "q"}
    assert cited({"sentences": [{"citations": [citation]}, {"citations": [citation]}]}) == ["d: q"]
    assert cited({"verdict": "supported", "citations": [citation]}) == ["d: q"]
    assert cited(None) == cited({"sentences": None}) == []


@pytest.mark.parametrize(
    ("got", "text"),
    [
        (None, "(nothing)"),
        ({"error": "gone"}, "(error: gone)"),
        ({"status": "answered", "answer": "one\n two"}, "one two"),
        ({"status": "declined", "answer": "No."}, "(declined) No."),
        ({"verdict": "supported", "explanation": "same"}, "supported: same"),
        ({"verdict": "not_found"}, "not_found"),
    ],
)
def test_said(got: Any, text: str) -> None:
    assert said(got) == text


def printed(run: Run) -> list[str]:
    out = StringIO()
    print_run(run, Console(file=out, width=100))
    return out.getvalue().splitlines()


def test_the_table_fits_100_columns_with_four_engines() -> None:
    rows = [row(n, n % 2 == 0) for n in range(1, 30)]
    lines = printed(run_of(*rows, engines=("extractive", "naive", "bm25", "fused"), name="a rather long name of a set"))
    assert max(map(len, lines)) <= 100
    (right,) = [line.split() for line in lines if line.strip().startswith("right ")]
    assert right[:2] == ["right", "0.483"] and right[-3:] == ["0.483"] * 3


def test_measures_without_anything_to_say_are_left_out() -> None:
    lines = printed(run_of(row(1, True), row(2, True)))
    assert not any("auroc_right" in line for line in lines)  # all right: there is no such thing
    assert any("aurc" in line for line in lines)


def moved(before: float, after: float, p: float = 0.01) -> Difference:
    return Difference(n=9, before=before, after=after, low=0.0, high=0.0, p=p, method="mcnemar")


@pytest.mark.parametrize(
    ("measure", "difference", "word"),
    [
        ("accuracy", moved(0.5, 0.6), "better"),
        ("accuracy", moved(0.6, 0.5), "worse"),
        ("accuracy", moved(0.5, 0.6, p=0.06), ""),
        ("accuracy", moved(0.5, 0.5), ""),
        ("ece", moved(0.5, 0.6), "worse"),
        ("words", moved(9, 12), "moved"),
        ("p50_ms", moved(100, 119), ""),
        ("p50_ms", moved(100, 121), "worse"),
    ],
)
def test_direction(measure: str, difference: Difference, word: str) -> None:
    assert direction(difference, BY_NAME[measure]) == word


def test_values_are_as_exact_as_they_can_be() -> None:
    pairs = [("accuracy", 2 / 3), ("words", 17.26), ("p50_ms", 1234.5), ("p50_ms", 1.26)]
    assert [value_text(v, BY_NAME[m]) for m, v in pairs] == ["0.667", "17.3", "1234", "1.3"]


def test_a_comparison_in_the_terminal_names_the_rows() -> None:
    from eval.compare import Change, SetComparison

    changes = tuple(Change(id=f"r{n}", asked="How " + "very " * 30 + "tall?", expected="", before="", after="") for n in range(12))
    one = SetComparison(name="facts", differences={"accuracy": moved(0.6, 0.5), "mrr": moved(1, 1)}, better=(), worse=changes)
    out = StringIO()
    print_comparison(Comparison(before="an earlier run", sets=(one,)), Console(file=out, width=100))
    text = out.getvalue()
    assert "accuracy" in text and "mrr" not in text and "1 measures are the same" in text
    assert text.count("  worse: r") == 10 and "… 2 more worse" in text
    assert max(map(len, text.splitlines())) <= 100


def test_charts_are_drawn_from_their_values() -> None:
    chart = charts.confusion("Verdicts", [[5, 0, 0], [1, 3, 0], [0, 0, 0]])
    assert chart.title == "Verdicts" and chart.svg.count("<rect") == 9 and ">75%<" in chart.svg
    assert charts.reliability("C", bins(np.array([0.1, 0.9]), np.array([0.0, 1.0]))).svg.count("<circle") == 2
    bar = charts.Bar("number", 0.5, 0.25, 0.75, 8)
    assert charts.bars("B", [bar] * 31).title == "B, first 30 of 31"
    assert charts.bars("B", [bar] * 31).svg.count("<rect") == 30
    curve = charts.Curve("ours", [i / 1000 for i in range(1, 1001)], [0.0] * 1000)
    assert len(re.findall(r"[\d.]+,[\d.]+", charts.curves("R", "x", "y", [curve]).svg)) == 400
    assert charts.histogram("T", np.array([0.0, 5.0]), [("p50", 2.5)]).svg.count("stroke") == 0
    assert charts.histogram("T", np.array([7.0]), []).svg.startswith("<svg")


def test_the_progress_bar_counts_rows() -> None:
    out = StringIO()
    with Bar(Console(file=out, width=80, force_terminal=True)) as bar:
        bar.advance()  # nothing has begun: nobody to tell
        bar.begin("ours: facts", 2)
        bar.advance()
        bar.begin("ours: claims", None)
    assert "ours: facts" in out.getvalue() and "1/2" in out.getvalue()
