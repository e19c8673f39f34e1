"""The triples and the questions with an answer behind them: that they are whole, and what pairs they make."""

import json
from collections import Counter
from pathlib import Path

import pytest

from train.span_reader.splits import TOWN_FOLDERS
from train.support.asked import asked_pairs
from train.support.splits import load_question_splits, load_splits
from train.support.triples import PAGES, digest_of, triple_pairs, triple_rows

LABELS = ("supported", "contradicted", "not_found")


@pytest.fixture(scope="module")
def rows():
    return triple_rows()


def test_each_label_is_about_as_frequent(rows):
    counts = Counter(row["label"] for row in rows)
    assert set(counts) == set(LABELS)
    assert min(counts.values()) > 0.97 * max(counts.values())


def test_ids_are_unique_and_wrong_words_stand_in_the_claim(rows):
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["wrong"] in row["claim"] for row in rows if "wrong" in row)
    assert not any(row.get("wrong") for row in rows if row["label"] == "supported")


def test_all_are_about_documents_that_are_trained_on(rows):
    splits, claims = load_question_splits(), load_splits()
    for row in rows:
        if row["set"] == "towns":
            assert row["document"][0] in TOWN_FOLDERS["train"]
        elif row["set"] == "feverous":  # its documents are named by the claim that they belong to
            assert f"feverous-{row['document'].removesuffix('.md').rsplit('-', 1)[1]}" in claims["feverous"]["train"]
        elif row["set"] != PAGES:
            assert row["document"] in splits[row["set"]]["train"]


def test_pairs_of_towns_need_no_other_set(tmp_path):
    pairs = triple_pairs(tmp_path, 0)
    counts = Counter(pair.label for pair in pairs)
    assert counts["supported"] > 2000
    assert counts["not_found"] > counts["supported"]  # decided claims are also shown beside what does not decide them


def test_a_document_that_is_cut_otherwise_is_refused(tmp_path):
    corpus = tmp_path / "squad1" / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "Quay.md").write_text("The quay is 17 metres deep. It lies in Ningbo.", encoding="utf-8")
    row = {"id": "X-1", "set": "squad1", "document": "Quay.md", "paragraph": 0, "sentences": [0], "label": "supported"}
    row |= {"claim": "The quay has a depth of 17 metres.", "digest": digest_of(["The quay is 17 metres deep."])}
    path = tmp_path / "claims.jsonl"

    path.write_text(json.dumps(row), encoding="utf-8")
    (pair, *_) = triple_pairs(tmp_path, 0, path)
    assert "17 metres deep" in pair.evidence

    path.write_text(json.dumps(row | {"digest": "00000000"}), encoding="utf-8")
    with pytest.raises(ValueError, match="Quay.md is cut otherwise"):
        triple_pairs(tmp_path, 0, path)


def test_questions_are_shown_with_an_answer_behind_them():
    pairs = asked_pairs(Path("no such folder"), 0)
    counts = Counter(pair.label for pair in pairs)
    assert counts["supported"] > 1000
    assert counts["not_found"] > counts["supported"]
    assert all(pair.claim.split("?")[-1].strip() for pair in pairs if pair.label == "supported" and "?" in pair.claim)
