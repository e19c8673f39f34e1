"""Answers read back from the contract's JSON: equal where nothing was rounded, and refused with the place of what is wrong."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from answer.from_json import answer_from_json, exact_json
from answer.types import Answer, Citation, CitedSentence, Conflict, ConflictValue, LookedAt, Notice, PromptRef

TEXT = some.text(some.characters(), max_size=12)  # also halves of characters, as a language model's JSON may hold them
NUMBER = some.floats(allow_nan=False, allow_infinity=False)
COUNT = some.integers(0, 10**9)


def maybe(strategy: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:
    return some.none() | strategy


def several(strategy: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:
    return some.lists(strategy, max_size=2).map(tuple)


CITATION = some.builds(
    Citation,
    document=TEXT,
    sha=TEXT,
    title=TEXT,
    published=maybe(TEXT),
    page=maybe(COUNT),
    locator=maybe(TEXT),
    start=COUNT,
    end=COUNT,
    quote=TEXT,
    as_of=maybe(TEXT),
)
VALUE = some.builds(ConflictValue, value=TEXT, as_of=maybe(TEXT), citation=CITATION)


def answers(parts: some.SearchStrategy[Any]) -> some.SearchStrategy[Answer]:
    return some.builds(
        Answer,
        question=TEXT,
        standalone_question=TEXT,
        status=some.sampled_from(["answered", "declined"]),
        reason=maybe(TEXT),
        answer=TEXT,
        short_answer=maybe(TEXT),
        confidence=NUMBER,
        sentences=several(some.builds(CitedSentence, text=TEXT, supported=some.booleans(), citations=several(CITATION))),
        conflicts=several(some.builds(Conflict, about=TEXT, values=several(VALUE))),
        looked_at=several(some.builds(LookedAt, document=TEXT, start=COUNT, end=COUNT, quote=TEXT, score=NUMBER)),
        candidate=maybe(TEXT),
        parts=parts,
        notices=several(some.builds(Notice, kind=TEXT, text=TEXT)),
        engine=TEXT,
        prompt=maybe(some.builds(PromptRef, name=TEXT, hash=TEXT)),
        index=TEXT,
        took_ms=COUNT,
        id=maybe(TEXT),
    )


ANSWER = answers(several(answers(some.just(()))))
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SMALL = Answer(question="q", standalone_question="q", status="answered")


@FEW
@given(ANSWER)
def test_what_is_written_is_read_back_equal(answer: Answer) -> None:
    assert answer_from_json(json.loads(json.dumps(exact_json(answer)))) == answer


@FEW
@given(ANSWER)
def test_the_contracts_own_form_is_read_too_but_for_its_rounding(answer: Answer) -> None:
    read = answer_from_json(json.loads(json.dumps(answer.to_json())))
    assert read.to_json() == answer.to_json()


def test_the_exact_form_has_the_keys_of_the_contract() -> None:
    assert exact_json(SMALL).keys() == SMALL.to_json().keys()


def test_what_an_older_version_left_out_or_a_newer_one_adds_does_not_matter() -> None:
    assert answer_from_json({"question": "q", "standalone_question": "q", "status": "answered", "mood": "good"}) == SMALL


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "answer is []; expected an object"),
        ({"question": "q", "status": "answered"}, "answer has no 'standalone_question'"),
        ({**SMALL.to_json(), "took_ms": "41"}, "answer.took_ms is '41'; expected int"),
        ({**SMALL.to_json(), "took_ms": True}, "answer.took_ms is True; expected int"),
        ({**SMALL.to_json(), "question": None}, "answer.question is None; expected str"),
        (
            {**SMALL.to_json(), "sentences": [{"text": "t", "citations": {}}]},
            "answer.sentences[0].citations is {}; expected a list",
        ),
        ({**SMALL.to_json(), "parts": [{"question": "q"}]}, "answer.parts[0] has no 'standalone_question'"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(value: object, said: str) -> None:
    with pytest.raises(ValueError) as refused:
        answer_from_json(value)
    assert str(refused.value) == said
