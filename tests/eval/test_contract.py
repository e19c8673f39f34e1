"""Answers and verdicts are read tolerantly, but never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from eval.contract import Answer, ContractError, Span, parse_answer, parse_verdict


def test_what_is_missing_is_none_or_empty() -> None:
    assert parse_answer({"status": "declined"}) == Answer(
        status="declined", text="", short_answer=None, confidence=None, sentences=(), conflicts=(), looked_at=(),
        candidate=None, took_ms=None,
    )  # fmt: skip


def test_citations_of_unsupported_sentences_are_no_part_of_the_answer() -> None:
    cited = {"document": "d", "start": 0, "end": 2, "quote": "ab", "page": None, "sha": "…"}
    sentences = [{"text": "x", "supported": flag, "citations": [cited]} for flag in (True, False, None)]
    answer = parse_answer({"status": "answered", "answer": "x", "sentences": sentences})
    assert answer.citations == (Span(document="d", start=0, end=2, quote="ab"),) * 2


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "answer is a NoneType"),
        ({}, "status is None"),
        ({"status": "maybe"}, "status is 'maybe'"),
        ({"error": "no index"}, "the engine reported an error: no index"),
        ({"status": "answered", "answer": 3}, "answer is 3"),
        ({"status": "answered", "confidence": 1.2}, "confidence is 1.2; expected 0 to 1"),
        ({"status": "answered", "confidence": float("nan")}, "confidence is nan"),
        ({"status": "answered", "confidence": True}, "confidence is True"),
        ({"status": "answered", "sentences": "x"}, "sentences is a str"),
        ({"status": "answered", "sentences": ["x"]}, "an entry of sentences is a str"),
        ({"status": "answered", "sentences": [{"text": "x", "supported": "yes"}]}, "supported is 'yes'"),
        ({"status": "answered", "looked_at": [{"document": "d", "start": 0}]}, "all three are needed"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(value: Any, message: str) -> None:
    with pytest.raises(ContractError) as raised:
        parse_answer(value)
    assert message in str(raised.value)


def test_verdicts() -> None:
    assert parse_verdict({"verdict": "contradicted", "confidence": 0.5}).verdict == "contradicted"
    for wrong in ({"verdict": "nothing_to_check"}, {"error": "x"}, [], {"verdict": "supported", "citations": {}}):
        with pytest.raises(ContractError):
            parse_verdict(wrong)
