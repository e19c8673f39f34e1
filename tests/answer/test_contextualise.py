import pytest

from answer.contextualise import standalone, subject_of


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What was the added value in Hangzhou in 2021?", "And in 2020?", "What was the added value in Hangzhou in 2020?"),
        ("What was the added value of Hangzhou?", "in 2017?", "What was the added value of Hangzhou in 2017?"),
        ("How many patents does HHZ hold?", "What about Zhejiang?", "How many patents does Zhejiang hold?"),
        ("What is City Brain?", "Who developed it?", "Who developed City Brain?"),
        ("Who is Yu Yingtao?", "What did he say about the park?", "What did Yu Yingtao say about the park?"),
        ("How large is Alibaba?", "And its revenue?", "How large is Alibaba, about its revenue?"),
        ("What is City Brain?", "Why?", "Why: What is City Brain?"),
        ("What is City Brain?", "Who is the mayor of Hangzhou?", "Who is the mayor of Hangzhou?"),
        ("What is City Brain?", "Is it true that Hangzhou has a metro?", "Is it true that Hangzhou has a metro?"),
    ],
)
def test_a_follow_up_is_understood_with_what_came_before(before: str, question: str, expected: str) -> None:
    assert standalone(question, [before]) == expected


def test_a_first_question_stays_as_it_is() -> None:
    assert standalone("What  is it?", []) == "What is it?"


@pytest.mark.parametrize(
    ("question", "subject"), [("Who leads Hikvision?", "Hikvision"), ("how big is the lake", "lake"), ("what?", None)]
)
def test_subject_of_a_question(question: str, subject: str | None) -> None:
    assert subject_of(question) == subject
