"""What the page Evaluate shows of runs and comparisons, before anything is drawn."""

from dataclasses import replace

from app.eval_runs import compare_runs, list_runs
from app.pages.evaluate.charts.differences import differences
from app.pages.evaluate.charts.of_set import pictures
from app.pages.evaluate.charts.picture import in_columns
from app.pages.evaluate.compare_data import differences_table, moved, said_of
from app.pages.evaluate.data import (
    UNSCORED,
    Filter,
    Quote,
    chosen_set,
    figures_table,
    glance_table,
    kinds_of,
    run_label,
    run_labels,
    runs_table,
    short_rows,
)
from tests.app.evaluate_world import BOATS, CLAIMS, QUESTIONS, TALL, measured


def test_a_run_has_a_name_that_tells_it_from_the_others(tmp_path):
    measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL, "naive": BOATS})
    (head,), _ = list_runs(tmp_path / "runs")
    assert run_label(head).endswith(" UTC · town · ours, naive · 3 rows")
    (row,) = runs_table([head])
    assert (row["sets"], row["rows"], row["right (95%)"], row["folder"]) == ("town", "3", "0.33 (0.06–0.79)", "one")


def test_runs_of_one_minute_are_told_apart_by_their_folder(tmp_path):
    for name in ("a", "b"):
        measured(tmp_path / "runs" / name, QUESTIONS, engines={"ours": TALL})
    heads, _ = list_runs(tmp_path / "runs")
    one = replace(heads[0], started=heads[1].started)
    assert [label.rpartition(" · ")[2] for label in run_labels([one, heads[1]]).values()] == [one.name, heads[1].name]


def test_figures_stand_with_interval_n_and_the_peers_beside_them(tmp_path):
    run = measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL, "naive": BOATS})
    rows = {row["name"]: row for row in figures_table(run, chosen_set(run, "town"))}
    accuracy = rows["accuracy"]
    assert (accuracy["measure"], accuracy["ours"], accuracy["naive"], accuracy["n"]) == (
        "Accuracy of answerable questions",
        "0.500",
        "0.500",
        2,
    )
    assert accuracy["95% interval"] == "0.095–0.905"
    assert rows["answerable_declined"]["measure"] == "Answerable, declined by mistake ↓"
    assert [row["engine"] for row in glance_table(run)] == ["ours", "naive"]


def test_rows_that_fell_short_are_filtered_by_measure_and_kind(tmp_path):
    run = measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL})
    ours = run.engines[0]
    assert [row.id for row in short_rows(ours, Filter())] == ["boats", "opera"]
    assert [row.id for row in short_rows(ours, Filter(measure="evidence_cited"))] == ["boats"]
    assert [row.id for row in short_rows(ours, Filter(kind="no opera"))] == ["opera"]
    assert short_rows(ours, Filter(set="another")) == []
    assert kinds_of(ours, None) == ["number", "no opera"]
    boats = short_rows(ours, Filter())[0]
    assert (boats.expected, boats.got, boats.evidence) == ("7", TALL, (Quote(document="town.md", text=BOATS),))


def test_a_citation_links_to_a_document_that_the_library_has(tmp_path):
    run = measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL})
    (unlinked,) = short_rows(run.engines[0], Filter())[0].cited
    (linked,) = short_rows(run.engines[0], Filter(), {"town.md"})[0].cited
    assert unlinked == Quote(document="town.md", text=TALL)
    assert linked.link is not None and linked.link.startswith("document=town.md&sha=s&start=0&end=28&quote=")


def test_rows_that_could_not_be_scored_are_shown_with_the_reason(tmp_path):
    run = measured(tmp_path / "runs" / "one", [{"id": "why", "question": "Why?"}], engines={"ours": TALL})
    (row,) = short_rows(run.engines[0], Filter(measure=UNSCORED))
    assert "the row names no accepted answer" in row.unscored


def test_a_comparison_says_what_moved_and_leaves_out_what_did_not(tmp_path):
    runs = tmp_path / "runs"
    measured(runs / "before", QUESTIONS[1:], engines={"ours": TALL})
    measured(runs / "after", QUESTIONS[1:], engines={"ours": BOATS})
    (one,) = compare_runs(runs / "before", runs / "after", engines=("ours", "ours")).sets
    assert said_of(one).startswith("2 rows in both: 1 won, 0 lost. Share right 0.000 before, 0.500 after: +0.500 (")
    table = {row["measure"]: row for row in differences_table(one)}
    right = table["Rows that came out as they should"]
    assert (right["before"], right["after"], right["difference"], right["n"]) == ("0.000", "0.500", "+0.500", 2)
    assert right["more than chance?"] == "may be chance"
    assert "Unanswerable, declined" not in table
    drawn = differences(moved(one))
    assert drawn is not None and "Rows that came out as they should" in [row["measure"] for row in drawn.table]


def test_every_chart_can_be_drawn_and_has_its_figures_as_a_table(tmp_path):
    questions = measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL, "naive": BOATS})
    claims = measured(tmp_path / "runs" / "two", CLAIMS, engines={"ours": TALL}, name="claims")
    drawn = pictures(questions.engines, chosen_set(questions, "town"))
    assert [picture.title for picture in drawn] == [
        "Measures",
        "Right by kind",
        "Risk and coverage",
        "Calibration",
        "Time an answer",
    ]
    drawn += pictures(claims.engines, chosen_set(claims, "claims"))
    for picture in drawn:
        assert picture.table and picture.chart.to_dict()
    verdicts = next(picture for picture in drawn if picture.title == "Verdicts by label")
    assert verdicts.table == [
        {"label": "supported", "judged supported": 1, "judged contradicted": 0, "judged not found": 0},
        {"label": "contradicted", "judged supported": 1, "judged contradicted": 0, "judged not found": 0},
        {"label": "not found", "judged supported": 0, "judged contradicted": 0, "judged not found": 0},
    ]
    assert sum(map(len, in_columns(drawn, 2))) == len(drawn)
