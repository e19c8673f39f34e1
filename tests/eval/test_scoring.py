"""What one row contributes; the scripted town has four sentences of twenty characters."""

from __future__ import annotations

from math import log2
from typing import Any

import pytest

from eval.contract import parse_answer, parse_verdict
from eval.rows import Claim, ConflictQuestion, Evidence, GoldValue, Question
from eval.scoring import Offers, Scores, offers_of, score_claim, score_conflict, score_question, unscored

LAKE = Evidence(document="town.md", quote="The lake is 7 metres")
EVERYTHING = Offers(short_answers=True, looked_at=True, supported=True)


def score(town: Any, answer: dict[str, Any], offers: Offers = EVERYTHING, **row: Any) -> Scores:
    question = Question(id="q", question="How deep?", **{"answers": ("7 metres",), "evidence": (LAKE,), **row})
    return score_question(question, parse_answer(answer), town.documents, offers)


def test_a_right_answer(town: Any) -> None:
    scores = score(town, town.answered(1, confidence=0.8, looked_at=(0, 1, 2), short_answer="7 m"))
    assert scores.unscored == {}
    assert scores.observations == {
        "answerable_declined": (0.0,),
        "accuracy": (1.0,),
        "right": (1.0,),
        "confidence_answerable": (0.8, 1.0),
        "confidence_right": (0.8, 1.0),
        "exact_match": (0.0,),
        "token_f1": (0.5,),  # one of two words each way
        "citation_recall": (1.0,),
        "evidence_cited": (1.0,),
        "citation_precision": (1.0,),
        "hit@1": (0.0,),
        "hit@3": (1.0,),
        "hit@5": (1.0,),
        "hit@10": (1.0,),
        "mrr": (0.5,),
        "ndcg@10": (pytest.approx(1 / log2(3)),),
        "words": (5.0,),
        "sentences_cited": (1.0,),
        "self_supported": (1.0,),
        "citations_resolve": (1.0,),
    }


def test_a_refusal_is_wrong_even_if_it_names_the_answer(town: Any) -> None:
    answer = {**town.declined(candidate=1), "answer": "I can't say, but nearby stands: The lake is 7 metres"}
    scores = score(town, answer)
    assert scores.is_right is False
    assert scores.observations["answerable_declined"] == (1.0,)
    assert scores.observations["confidence_right"] == (0.1, 1.0)  # its candidate was right
    assert scores.observations["citation_recall"] == (0.0,)
    assert "citation_precision" not in scores.observations and "words" not in scores.observations


def test_what_is_given_to_an_unanswerable_question_is_wrong(town: Any) -> None:
    row = {"answerable": False, "answers": (), "evidence": ()}
    wrong, right = score(town, town.answered(1), **row), score(town, town.declined(), **row)
    assert (wrong.is_right, right.is_right) == (False, True)
    assert wrong.observations["unanswerable_declined"] == (0.0,)
    assert wrong.observations["confidence_answerable"] == (0.9, 0.0)
    assert wrong.observations["confidence_right"] == (0.9, 0.0)
    assert right.observations["confidence_right"] == (0.1, 0.0)
    assert not {"accuracy", "hit@1", "answerable_declined"} & wrong.observations.keys()


def test_yes_or_no_needs_the_short_answer(town: Any) -> None:
    row = {"polarity": "yes", "answers": ()}
    assert score(town, town.answered(1, short_answer="Yes"), **row).is_right is True
    assert score(town, town.answered(1, answer="Yes, it is."), **row).is_right is False
    silent = score(town, town.declined(), **row)
    assert silent.unscored == {"confidence_right": "yes or no is judged on the short answer, and there is none"}


def test_a_greeting_is_right_by_its_status(town: Any) -> None:
    row = {"answers": (), "evidence": (), "expect_status": "answered"}
    assert score(town, town.answered(1), **row).observations["right"] == (1.0,)
    refused = score(town, town.declined(), **row)
    assert (refused.is_right, refused.observations["status_expected"]) == (False, (0.0,))
    assert "accuracy" not in refused.observations


def test_a_follow_up_is_a_turn_that_needs_those_before(town: Any) -> None:
    def names(turn: int, follow_up: bool | None) -> bool:
        row = Question(id="q", question="?", answers=("7",), follow_up=follow_up)
        scores = score_question(row, parse_answer(town.answered(1)), town.documents, EVERYTHING, turn=turn)
        return "follow_up_accuracy" in scores.observations

    assert [names(1, None), names(2, None), names(2, False), names(2, True)] == [False, True, False, True]


def test_a_passage_that_says_the_same_will_do(town: Any) -> None:
    piece = Evidence(document="town.md", quote="The mayor is Li Hua.", also=(LAKE,))
    scores = score(town, town.answered(1, looked_at=(1,)), evidence=(piece,))
    assert scores.observations["citation_recall"] == scores.observations["hit@1"] == (1.0,)


def test_an_answer_longer_than_allowed_is_not_right(town: Any) -> None:
    assert score(town, town.answered(1), max_words=5).is_right is True
    assert score(town, town.answered(1), max_words=4).is_right is False


def test_two_pieces_of_evidence_half_cited(town: Any) -> None:
    tower = Evidence(document="town.md", quote="The tower is 90 tall")
    scores = score(town, town.answered(1, looked_at=(1, 3, 0)), evidence=(LAKE, tower))
    assert scores.observations["citation_recall"] == (0.5,)
    assert scores.observations["evidence_cited"] == (1.0,)
    assert scores.observations["ndcg@10"] == (pytest.approx((1 + 1 / 2) / (1 + 1 / log2(3))),)


def test_a_row_without_key_or_evidence_is_unscored_with_a_reason(town: Any) -> None:
    scores = score(town, town.answered(1), answers=(), evidence=())
    assert scores.is_right is None
    assert scores.unscored["accuracy"] == scores.unscored["right"] == "the row names no accepted answer"
    assert scores.unscored["hit@5"] == scores.unscored["citation_recall"] == "the row names no evidence"


def test_what_an_engine_never_gives_is_not_held_against_it(town: Any) -> None:
    answer = parse_answer({"status": "answered", "answer": "7 metres", "sentences": [{"text": "7 metres"}]})
    offers = offers_of([answer])
    assert offers == Offers(short_answers=False, looked_at=False, supported=False)
    scores = score(town, {"status": "answered", "answer": "7 metres", "sentences": [{"text": "7 metres"}]}, offers)
    assert scores.is_right is True
    assert scores.unscored == {
        "confidence_answerable": "the answer has no confidence",
        "confidence_right": "the answer has no confidence",
        "exact_match": "the engine gives no short answers",
        "token_f1": "the engine gives no short answers",
        "citation_precision": "the answer cites nothing",
        **dict.fromkeys(("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10"), "the engine doesn't show what it looked at"),
        "self_supported": "the engine doesn't check its sentences",
    }
    assert scores.observations["sentences_cited"] == (0.0,)


def test_but_an_empty_list_of_one_that_does_show_is_no_hit(town: Any) -> None:
    assert score(town, town.answered(1, looked_at=())).observations["hit@10"] == (0.0,)


def test_citations_that_do_not_resolve_are_counted(town: Any) -> None:
    wrong = {**town.span(1), "quote": "The lake is 8 metres"}
    sentence = {"text": "x", "supported": True, "citations": [town.span(1), wrong]}
    scores = score(town, {**town.answered(1), "sentences": [sentence]})
    assert scores.observations["citations_resolve"] == (0.5,)


GOLD = (
    GoldValue(value="90 metres", as_of="2021", evidence=()),
    GoldValue(value="80 metres", as_of="2018", evidence=()),
)


def conflict(*values: str) -> dict[str, Any]:
    shown = [{"about": "height", "values": [{"value": v, "as_of": None} for v in values]}] if values else []
    return {"status": "answered", "answer": "x", "conflicts": shown}


@pytest.mark.parametrize(
    ("is_conflict", "values", "observations"),
    [
        (True, ("90 metres", "80 metres"), {"conflict_shown": (1.0,), "newest_first": (1.0,), "right": (1.0,)}),
        (True, ("80 metres", "90 metres"), {"conflict_shown": (1.0,), "newest_first": (0.0,), "right": (1.0,)}),
        (True, (), {"conflict_shown": (0.0,), "right": (0.0,)}),
        (False, (), {"conflict_raised": (0.0,), "right": (1.0,)}),
        (False, ("1", "2"), {"conflict_raised": (1.0,), "right": (0.0,)}),
    ],
)
def test_conflicts(town: Any, is_conflict: bool, values: tuple[str, ...], observations: dict[str, Any]) -> None:
    row = ConflictQuestion(id="c", question="?", is_conflict=is_conflict, values=GOLD)
    assert score_conflict(row, parse_answer(conflict(*values)), town.documents).observations == observations


def test_claims(town: Any) -> None:
    claim = Claim(id="c", claim="The lake is 8 metres.", label="contradicted", evidence=(LAKE,))
    scores = score_claim(claim, parse_verdict({"verdict": "supported", "citations": [town.span(1)]}), town.documents)
    assert scores.observations == {
        "right": (0.0,),
        "claim_accuracy": (0.0,),
        "label_verdict": (1.0, 0.0),
        "contradicted_called_supported": (1.0,),
        "citation_recall": (1.0,),
        "evidence_cited": (1.0,),
        "citations_resolve": (1.0,),
    }


def test_a_claim_with_its_own_text_is_cited_from_it() -> None:
    claim = Claim(id="c", claim="x", label="supported", evidence_text="It is so.")
    cited = {"document": "evidence_text", "start": 0, "end": 5, "quote": "It is"}
    scores = score_claim(claim, parse_verdict({"verdict": "supported", "citations": [cited]}), {})
    assert scores.observations["citations_resolve"] == (1.0,) and scores.is_right is True


def test_an_unreadable_answer_leaves_every_measure_of_its_row() -> None:
    scores = unscored(Question(id="q", question="?", answerable=False), "status is None")
    assert scores.observations == {} and scores.is_right is None
    names = {"right", "unanswerable_declined", "confidence_answerable", "confidence_right", "took_ms"}
    assert scores.unscored == dict.fromkeys(names, "status is None")
    assert "follow_up_accuracy" in unscored(Question(id="q", question="?"), "x", turn=2).unscored
    assert "contradicted_called_supported" in unscored(Claim(id="c", claim="x", label="contradicted"), "x").unscored
    conflict_row = ConflictQuestion(id="c", question="?", is_conflict=False, values=())
    assert set(unscored(conflict_row, "x").unscored) == {"right", "conflict_raised", "took_ms"}
