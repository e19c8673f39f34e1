from pathlib import Path

import pytest

from index.bm25 import BM25, tokens_of


def test_numbers_letters_and_ideographs_are_words_of_their_own() -> None:
    assert tokens_of(["RMB490.5bn in 4,200 杭州 companies"]) == [["rmb", "490.5", "bn", "4200", "杭", "州", "compani"]]


def test_saved_index_scores_like_the_built_one(tmp_path: Path) -> None:
    built = BM25.build(["the old lake", "a new hill", "tea"], tmp_path)

    opened = BM25.open(tmp_path, 3)

    assert opened.scores("lake").tolist() == built.scores("lake").tolist()
    assert [score > 0 for score in opened.scores("lake")] == [True, False, False]


def test_scores_follow_the_formula_worked_out_by_hand(tmp_path: Path) -> None:
    # Lucene's BM25: idf ln(1 + (3 - 1 + .5) / (1 + .5)) = .98083; one occurrence in a text of the average length: 1 / (1 + 1.5).
    scores = BM25.build(["old lake", "new hill", "green tea"], tmp_path).scores("lake")

    assert scores[0] == pytest.approx(0.98083 / 2.5, abs=1e-4)


def test_texts_without_a_word_are_no_error(tmp_path: Path) -> None:
    BM25.build(["—", "…"], tmp_path)

    assert BM25.open(tmp_path, 2).scores("lake").tolist() == [0.0, 0.0]


def test_rare_words_tell_more(tmp_path: Path) -> None:
    idf = BM25.build(["lake city", "hill city", "tea city"], tmp_path).idf(["lake", "citi", "absent"])

    assert idf["citi"] < idf["lake"] < idf["absent"]


def test_another_name_counts_as_the_name_and_for_no_more(tmp_path: Path) -> None:
    texts = ["hangzhou tea", "hangzhou boats", "hang lake", "green hill"]
    bm25 = BM25.build(texts, tmp_path)

    plain, named = bm25.scores("hangzhou"), bm25.scores("hangzhou", names=[("Hangzhou", ["Hang"])])

    assert plain[2] == 0
    assert named.tolist() == pytest.approx([plain[0], plain[1], plain[0], 0.0])


def test_a_name_that_the_documents_do_not_write_is_found_by_another(tmp_path: Path) -> None:
    bm25 = BM25.build(["the zone holds patents", "green hill"], tmp_path)

    assert [score > 0 for score in bm25.scores("hhz", names=[("HHZ", ["the zone"])])] == [True, False]
