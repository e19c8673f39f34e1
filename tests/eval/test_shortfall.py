"""Which rows fell short, by measure."""

from eval.measures import BY_NAME
from eval.run import RowResult
from eval.shortfall import JUDGED, fell_short, short_of


def row(**observations: tuple[float, ...]) -> RowResult:
    return RowResult(
        id="r", sha="", asked="?", expected="", evidence=(), kind=None, difficulty=None, document=None, got=None,
        observations=observations, unscored={},
    )  # fmt: skip


def test_less_than_all_falls_short_where_more_is_better():
    assert fell_short(row(citation_recall=(0.5,)), BY_NAME["citation_recall"])
    assert not fell_short(row(citation_recall=(1.0,)), BY_NAME["citation_recall"])


def test_anything_falls_short_where_less_is_better():
    assert fell_short(row(answerable_declined=(1.0,)), BY_NAME["answerable_declined"])
    assert not fell_short(row(answerable_declined=(0.0,)), BY_NAME["answerable_declined"])


def test_a_row_does_not_fall_short_of_what_it_was_not_scored_in():
    assert short_of([row(), row(right=(1.0,))]) == {}


def test_rows_are_counted_for_each_measure_that_one_fell_short_of():
    assert short_of([row(right=(0.0,), accuracy=(0.0,)), row(right=(0.0,), accuracy=(1.0,))]) == {"right": 2, "accuracy": 1}


def test_only_measures_that_a_single_row_has_are_judged():
    assert {measure.unit for measure in JUDGED} == {"share"}
    assert not {"auroc", "p50_ms", "words", "model_supported"} & {measure.name for measure in JUDGED}
